"""What a point's energy was and cost, hour by hour: what its statistics and figures are made of.

Knows the archive and the tariffs, not Home Assistant; runs in the executor.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from ..core.archive import Archive
from ..core.series import HOUR_S, Hours, Quality, Quantity, SeriesKey, Step, hourly
from ..core.tariffs.calendar import TariffCalendar
from ..core.tariffs.contract import Charged, Electricity
from ..core.tariffs.costs import feed_in_revenue, rounded
from ..core.tariffs.gas import Gas
from ..core.tariffs.segments import (
    Row,
    Segment,
    by_hour,
    electricity_segments,
    gas_segments,
    laid,
)
from ..core.tariffs.standing import standing_hours
from ..core.tic.tariff import Colour, Period

TEMPO_DAYS: Final = "tempo"
EJP_DAYS: Final = "ejp"
PEAK: Final = "1"
"""What is kept of an EJP day; anything else is said of the other days."""
MARKET: Final = SeriesKey("FR", Quantity.PRICE)
"""The day-ahead price of France."""

_AROUND: Final = timedelta(days=2)


class _Piece(NamedTuple):
    """What was used in one hour under one price."""

    hour: int
    segment: Segment
    energy: int
    quality: int
    priced: bool


@dataclass(slots=True)
class _Ledger:
    """Values of hours while they are added up: energy in Wh, money in thousand-millionths of a euro."""

    values: dict[int, int] = field(default_factory=dict)
    quality: dict[int, int] = field(default_factory=dict)

    def add(self, hour: int, value: int, quality: int) -> None:
        """Add to an hour."""
        self.values[hour] = self.values.get(hour, 0) + value
        self.quality[hour] = max(self.quality.get(hour, 0), quality)

    def energy(self) -> Hours:
        """The hours as they are."""
        starts = array("q", sorted(self.values))
        return Hours(
            starts=starts,
            values=array("q", (self.values[hour] for hour in starts)),
            quality=bytes(self.quality[hour] for hour in starts),
        )

    def money(self) -> Hours:
        """The hours in µEUR; what rounding takes from one is given to the next."""
        starts = array("q", sorted(self.values))
        values, exact = array("q"), 0
        for hour in starts:
            before, exact = rounded(exact), exact + self.values[hour]
            values.append(rounded(exact) - before)
        quality = bytes(self.quality[hour] for hour in starts)
        return Hours(starts=starts, values=values, quality=quality)


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """Some hours under a contract: cost with and without the standing charge, energy and cost of each period."""

    cost: Hours
    energy_by_period: Mapping[Period, Hours]
    cost_by_period: Mapping[Period, Hours]


def energy_hours(
    archive: Archive, key: SeriesKey, zone: ZoneInfo, first: int, last: int
) -> Hours:
    """The energy (or the volume) of the hours from `first` to `last`, not included."""
    around = int(_AROUND.total_seconds())
    merged = archive.believed(key, first - around, last)
    return within(hourly(merged, zone), first, last)


def within(hours: Hours, first: int, last: int) -> Hours:
    """The hours that begin from `first` to `last`, not included."""
    low = next((i for i, at in enumerate(hours.starts) if at >= first), len(hours))
    high = len(hours)
    while high > low and hours.starts[high - 1] >= last:
        high -= 1
    return Hours(
        starts=hours.starts[low:high],
        values=hours.values[low:high],
        quality=hours.quality[low:high],
    )


def electricity_hours(
    archive: Archive,
    key: SeriesKey,
    contract: Electricity,
    zone: ZoneInfo,
    first: int,
    last: int,
) -> Priced:
    """What was drawn in some hours, and what it cost."""
    begin = first - int(_AROUND.total_seconds())
    rows = list(archive.believed(key, begin, last).rows())
    segments = electricity_segments(
        contract, begin, last + int(_AROUND.total_seconds()), zone,
        calendar_of(archive, zone, begin, last), _market(archive, contract, begin, last),
    )  # fmt: skip
    owed = _owed(archive, key, first, last)
    return _priced(rows, segments, contract.terms, zone, (first, last), owed)


def gas_hours(
    archive: Archive, key: SeriesKey, gas: Gas, zone: ZoneInfo, first: int, last: int
) -> Priced:
    """What gas was used in some hours, and what it cost: a gas day's energy is paid in the hours over which it is laid."""
    begin = first - int(_AROUND.total_seconds())
    end = last + int(_AROUND.total_seconds())
    hours = hourly(archive.believed(key, begin, last), zone)
    rows = [
        (at, at + HOUR_S, energy, quality)
        for at, energy, quality in zip(
            hours.starts, hours.values, hours.quality, strict=True
        )
    ]
    segments = gas_segments(gas.terms, begin, end, zone)
    owed = _owed(archive, key, first, last)
    return _priced(rows, segments, gas.terms, zone, (first, last), owed)


def revenue_hours(
    archive: Archive,
    key: SeriesKey,
    contract: Electricity,
    zone: ZoneInfo,
    first: int,
    last: int,
) -> Hours:
    """What was paid for what was fed in, in µEUR."""
    begin = first - int(_AROUND.total_seconds())
    rows = archive.believed(key, begin, last).rows()
    money = feed_in_revenue(rows, contract.feed_in, zone).money
    return within(hourly(money, zone), first, last)


def calendar_of(
    archive: Archive, zone: ZoneInfo, first: int, last: int
) -> TariffCalendar:
    """The days that tariffs turn on, around a while."""
    begin = datetime.fromtimestamp(first, zone).date() - _AROUND
    end = datetime.fromtimestamp(last, zone).date() + _AROUND
    colours: dict[date, Colour] = {
        day: Colour(colour)
        for day, colour in archive.days(TEMPO_DAYS, begin, end).items()
    }
    peaks = archive.days(EJP_DAYS, begin, end)
    return TariffCalendar(
        colours=colours,
        peak_days={day: told == PEAK for day, told in peaks.items()},
    )


def _owed(archive: Archive, key: SeriesKey, first: int, last: int) -> tuple[int, int]:
    """The part of a while in which a standing charge is due: in holes of the history too, wherever they lie in the while."""
    known = archive.span(key)
    if known is None:
        return first, first
    start, end = max(first, known[0]), min(last, known[1])
    return (start, end) if start < end else (first, first)


def _market(
    archive: Archive, contract: Electricity, first: int, last: int
) -> Sequence[Row]:
    """The market's prices, for terms that follow it."""
    if not any(term.indexed for term in contract.terms):
        return ()
    return list(archive.believed(MARKET, first, last).rows())


def _priced[T: Charged](
    rows: Sequence[Row],
    segments: Sequence[Segment],
    terms: Sequence[T],
    zone: ZoneInfo,
    span: tuple[int, int],
    owed: tuple[int, int],
) -> Priced:
    """Price the rows in a span; `owed`: the while of it in which standing charges are due.

    An hour of which something has no price is known in part.
    """
    first, last = span
    total = _Ledger()
    unpriced: set[int] = set()
    energies: dict[Period, _Ledger] = {}
    costs: dict[Period, _Ledger] = {}
    dated = [_on_its_date(row, zone) for row in rows]
    for hour, segment, energy, quality, priced in _pieces(dated, segments):
        if not first <= hour < last:
            continue
        if segment.period is not None:
            energies.setdefault(segment.period, _Ledger()).add(hour, energy, quality)
        if priced and segment.price is not None and segment.period is not None:
            exact = energy * segment.price
            total.add(hour, exact, quality)
            costs.setdefault(segment.period, _Ledger()).add(hour, exact, quality)
        else:
            unpriced.add(hour)
    charges, _ = standing_hours(terms, *owed, zone)
    for at, _, value, quality in charges.rows():
        total.add(at, value * 1000, quality)
    for hour in unpriced & total.values.keys():
        total.quality[hour] = max(total.quality[hour], Quality.PARTIAL)
    return Priced(
        cost=total.money(),
        energy_by_period={period: one.energy() for period, one in energies.items()},
        cost_by_period={period: one.money() for period, one in costs.items()},
    )


def _on_its_date(row: Row, zone: ZoneInfo) -> Row:
    """A day's sum as statistics show it: on the hours of the date that it is told of (`series.hourly`)."""
    start, end, value, _ = row
    if end - start <= HOUR_S:
        return row
    midnight = Step.DAY.end(Step.DAY.floor(start, zone), zone)
    stop = min(end, midnight) if midnight - start > (end - start) // 2 else end
    return start, stop, value, Quality.ESTIMATED


def _pieces(rows: Iterable[Row], segments: Sequence[Segment]) -> Iterator[_Piece]:
    """Cut rows by hours and prices; a row that has no price for a part of it has none at all."""
    for row, shares in laid(rows, segments):
        start, end, _, quality = row
        priced = all(segments[place].price is not None for place, _ in shares)
        for place, energy in shares:
            segment = segments[place]
            begin, stop = max(start, segment.start), min(end, segment.end)
            for hour, part in by_hour(begin, stop, energy):
                yield _Piece(hour, segment, part, quality, priced)
