"""What energy costs, interval by interval.

Wh times µEUR/kWh are thousand-millionths of a euro: whole numbers, summed without rounding. Only what is shown is rounded,
and what rounding leaves is carried on, so that any run of intervals sums to its exact total, rounded once.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

from ..series import Merged
from ..tic.tariff import Period
from .booking import Booked, Entry, book
from .calendar import TariffCalendar
from .contract import Electricity, FeedIn
from .gas import GasTerm
from .segments import (
    Row,
    Segment,
    cut,
    electricity_segments,
    feed_in_segments,
    gas_segments,
    laid,
)
from .timetable import Lack

NANO = 1000
"""Thousand-millionths of a euro in a µEUR."""


def rounded(exact: int) -> int:
    """Give an exact amount (thousand-millionths of a euro) in µEUR, half up."""
    return (exact + NANO // 2) // NANO


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTotal:
    """What was used in a period: all of it and what of it has no price (Wh), and the cost of the rest, exact."""

    energy: int = 0
    unpriced: int = 0
    exact: int = 0

    @property
    def cost(self) -> int:
        """Cost in µEUR, rounded."""
        return rounded(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What some time makes up to. Amounts are exact, in thousand-millionths of a euro; energies in Wh.

    `unknown`: energy whose period is not known. `lacking`: energy without a price, by the first reason why; an interval
    that lacks it for a part has none. `spread`: energy of intervals that lie across prices, shared by time.
    """

    periods: Mapping[Period, PeriodTotal] = field(default_factory=dict)
    unknown: int = 0
    lacking: Mapping[Lack, int] = field(default_factory=dict)
    spread: int = 0

    @property
    def energy(self) -> int:
        """All energy, in Wh."""
        return self.unknown + sum(total.energy for total in self.periods.values())

    @property
    def exact(self) -> int:
        """Exact cost of what has a price."""
        return sum(total.exact for total in self.periods.values())

    @property
    def cost(self) -> int:
        """Cost of what has a price, in µEUR, rounded once."""
        return rounded(self.exact)

    @property
    def whole(self) -> bool:
        """Whether all energy has a price."""
        return not self.lacking

    def costs(self) -> dict[Period, int]:
        """Cost of each period in µEUR, rounded so that they sum to `cost`."""
        found: dict[Period, int] = {}
        so_far = 0
        for period, total in self.periods.items():
            found[period] = rounded(so_far + total.exact) - rounded(so_far)
            so_far += total.exact
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs(Booked):
    """The costs of some intervals: `money` has those with a price, in µEUR, at their own lengths and qualities.

    `carry` is what rounding left over, exact: give it to the costs of the intervals that follow.
    """

    money: Merged
    carry: int

    def totals(self, first: int | None = None, last: int | None = None) -> Totals:
        """Sum up all, or what lies between two of the `edges` that were asked for."""
        segments = self.segments
        low = 0 if first is None else bisect_left(segments, first, key=_start)
        high = len(segments)
        if last is not None:
            high = bisect_left(segments, last, low, key=_start)
        return summed(zip(segments[low:high], self.entries[low:high], strict=True))


def _start(segment: Segment) -> int:
    return segment.start


def electricity_costs(
    rows: Iterable[Row],
    contract: Electricity,
    zone: tzinfo,
    *,
    calendar: TariffCalendar | None = None,
    market: Sequence[Row] = (),
    edges: Iterable[int] = (),
    carry: int = 0,
) -> Costs:
    """Cost what was drawn: `rows` in Wh, in order. The standing charge is apart (`standing`).

    `edges`: instants (epoch seconds) between which totals will be asked for. `market` as for `electricity_segments`.
    """
    energy = list(rows)
    first, last = _reach(energy)
    segments = electricity_segments(contract, first, last, zone, calendar, market)
    return costs(energy, cut(segments, edges), carry)


def feed_in_revenue(
    rows: Iterable[Row],
    rates: Sequence[FeedIn],
    zone: tzinfo,
    *,
    edges: Iterable[int] = (),
    carry: int = 0,
) -> Costs:
    """Tell what is paid for what was fed in: as costs, positive."""
    energy = list(rows)
    segments = feed_in_segments(rates, *_reach(energy), zone)
    return costs(energy, cut(segments, edges), carry)


def gas_costs(
    rows: Iterable[Row],
    terms: Sequence[GasTerm],
    zone: tzinfo,
    *,
    edges: Iterable[int] = (),
    carry: int = 0,
) -> Costs:
    """Cost the gas of some intervals, gas days as a rule: `rows` in Wh of gross calorific value."""
    energy = list(rows)
    segments = gas_segments(terms, *_reach(energy), zone)
    return costs(energy, cut(segments, edges), carry)


def _reach(rows: Sequence[Row]) -> tuple[int, int]:
    return (rows[0][0], rows[-1][1]) if rows else (0, 0)


def costs(rows: Iterable[Row], segments: Sequence[Segment], carry: int = 0) -> Costs:
    """Cost rows by segments that cover them."""
    entries = [Entry() for _ in segments]
    prices = [segment.price for segment in segments]
    # Nearly all rows lie in one segment: they are summed here, the others entered one by one.
    inside = [0] * len(segments)
    starts, ends, values, quality = array("q"), array("q"), array("q"), bytearray()
    exact, shown = carry, rounded(carry)
    for row, shares in laid(rows, segments):
        place, energy = shares[0]
        price = prices[place]
        if price is not None and len(shares) == 1:
            inside[place] += energy
            exact += energy * price
        else:
            priced = book(shares, segments, entries)
            if priced is None:
                continue
            exact += priced
        before, shown = shown, rounded(exact)
        starts.append(row[0])
        ends.append(row[1])
        values.append(shown - before)
        quality.append(row[3])
    for entry, energy in zip(entries, inside, strict=True):
        entry.energy += energy
        entry.priced += energy
    money = Merged(
        starts=starts,
        ends=ends,
        values=values,
        quality=bytes(quality),
        origins=array("q", bytes(8 * len(starts))),
    )
    left = exact - NANO * shown
    return Costs(money=money, carry=left, segments=segments, entries=entries)


def summed(pairs: Iterable[tuple[Segment, Entry]]) -> Totals:
    """Sum up what lies in some segments."""
    periods: dict[Period, list[int]] = {}
    lacking: dict[Lack, int] = {}
    unknown = spread = 0
    for segment, entry in pairs:
        if not entry.energy:
            continue
        spread += entry.spread
        for lack, energy in entry.lacking.items():
            lacking[lack] = lacking.get(lack, 0) + energy
        if segment.period is None:
            unknown += entry.energy
            continue
        total = periods.setdefault(segment.period, [0, 0, 0])
        total[0] += entry.energy
        total[1] += entry.energy - entry.priced
        total[2] += entry.priced * (segment.price or 0)
    ordered = sorted(periods, key=list(Period).index)
    return Totals(
        periods={
            period: PeriodTotal(
                energy=periods[period][0],
                unpriced=periods[period][1],
                exact=periods[period][2],
            )
            for period in ordered
        },
        unknown=unknown,
        lacking=lacking,
        spread=spread,
    )
