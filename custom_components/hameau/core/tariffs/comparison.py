"""The same past under other contracts: what each would have cost, and what would have to change.

Only days known whole count, the same for every candidate. A few days of which something has no price for some of them are
left out for all, one day in ten of them all together; a candidate that would need more to be left out cannot be compared,
and is not cheaper. Nothing is extrapolated unless asked for, and then it is said.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from operator import sub
from typing import Final

from ..intervals import merged
from ..series import Merged
from ..tic.tariff import Colour, Period
from .booking import Entry
from .calendar import TariffCalendar
from .costs import Totals, rounded, summed
from .days import Days
from .offers import Candidate
from .outcomes import Comparison, Obstacle, Outcome, Shift
from .segments import Row, Segment, cut, electricity_segments, is_long, laid
from .standing import standing_total
from .timetable import Lack, Memo

_MANY: Final = 10
"""No more than one day in so many is left out, for all candidates together."""
_UNKNOWN: Final = frozenset(
    {Lack.ONLY_DAYS, Lack.NO_COLOUR, Lack.NO_PEAK_DAY, Lack.NO_MARKET_PRICE}
)
"""What of a day may be unknown; the others are of the contract itself."""


def compare(
    energy: Merged,
    candidates: Sequence[Candidate],
    first: date,
    last: date,
    zone: tzinfo,
    *,
    calendar: TariffCalendar | None = None,
    market: Sequence[Row] = (),
    present: str | None = None,
    extrapolate: bool = False,
) -> Comparison:
    """Compare candidates over the civil days from `first` to `last`; `present` is the id of the contract there is."""
    days = Days.of(first, last, zone)
    whole = days.whole(energy.rows())
    covered = sum(whole)
    bench = _Bench(
        days=days,
        whole=whole,
        rows=[row for day, row in days.pieces(energy.rows()) if whole[day]],
        zone=zone,
        scale=(1, 1),
    )
    memo: Memo = {}
    laid_out = []
    for candidate in candidates:
        segments = electricity_segments(
            *(candidate.contract, days.edges[0], days.edges[-1], zone),
            calendar,
            market,
            memo,
        )
        # Cut at midnight, so that what has no price is of one day.
        laid_out.append((candidate, cut(segments, days.edges)))
    few = bench.few_without_price(laid_out, present)
    bench.leave_out(few)
    if extrapolate and len(few) < covered:
        bench.scale = (len(days), covered - len(few))
    found = {
        candidate.id: bench.judge(candidate, segments)
        for candidate, segments in laid_out
    }
    now = found.get(present) if present is not None else None
    return Comparison(
        first=first,
        last=last,
        covered_days=sum(bench.whole),
        left_out_days=len(few),
        of_days=len(days),
        extrapolated=bench.scale[0] > bench.scale[1],
        energy=sum(row[2] for row in bench.rows),
        outcomes=tuple(_beside(*outcome, now) for outcome in found.values()),
    )


@dataclass(slots=True, kw_only=True)
class _Bench:
    """What is the same for every candidate: the days, and the rows of those known whole, cut at midnight."""

    days: Days
    whole: list[bool]
    rows: Sequence[Row]
    zone: tzinfo
    scale: tuple[int, int]
    sheets: dict[tuple[object, ...], tuple[Sequence[Segment], _Sheet]] = field(
        default_factory=dict
    )

    def judge(
        self, candidate: Candidate, segments: Sequence[Segment]
    ) -> tuple[Outcome, int]:
        """Give the outcome of a candidate and its exact cost over the covered days."""
        sheet = self._sheet(segments)
        # One at a time: thousands kept at once would have all of Home Assistant's objects looked through for garbage.
        entries = (
            Entry(
                energy=sheet.energy[place],
                priced=0 if segment.price is None else sheet.energy[place],
                spread=sheet.spread[place],
                lacking=_lacking(segment, sheet, place),
            )
            for place, segment in enumerate(segments)
        )
        totals = summed(zip(segments, entries, strict=True))
        obstacles = _obstacles(segments, sheet, self.zone)
        ordered, covered = self.scale
        standing, paid = self._standing(candidate)
        told = bool(self.rows) and not obstacles
        energy_cost = rounded(totals.exact * ordered // covered)
        standing_cost = rounded(standing)
        outcome = Outcome(
            id=candidate.id,
            total=energy_cost + standing_cost if told else None,
            energy_cost=energy_cost,
            standing_cost=standing_cost,
            totals=totals,
            obstacles=obstacles,
            term=candidate.contract.term_on(self.days.date(len(self.days) - 1)),
            peak_share=_peak_share(totals),
        )
        return outcome, totals.exact + paid

    def few_without_price(
        self,
        each: Iterable[tuple[Candidate, Sequence[Segment]]],
        present: str | None,
    ) -> set[int]:
        """The days to leave out for all, where they are few: of the present contract, then of those that lack the fewest."""
        first = self.days.first.toordinal()
        wanted: list[tuple[bool, set[int]]] = []
        for candidate, segments in each:
            by_lack = _days_without(segments, self._sheet(segments), self.zone)
            places = {day - first for days in by_lack.values() for day in days}
            lacking = {place for place in places if self.whole[place]}
            if by_lack.keys() <= _UNKNOWN:
                wanted.append((candidate.id != present, lacking))
        few: set[int] = set()
        most = sum(self.whole) // _MANY
        for _, lacking in sorted(wanted, key=lambda one: (one[0], len(one[1]))):
            if len(few | lacking) <= most:
                few |= lacking
        return few

    def leave_out(self, places: set[int]) -> None:
        """Do as if these days were not known."""
        if not places:
            return
        edges = self.days.edges
        apart = [(edges[place], edges[place + 1]) for place in sorted(places)]
        begun = [start for start, _ in apart]

        def left_out(row: Row) -> bool:
            place = bisect_right(begun, row[0]) - 1
            return place >= 0 and row[0] < apart[place][1]

        out = [row for row in self.rows if left_out(row)]
        self.rows = [row for row in self.rows if not left_out(row)]
        # Only what is left out is laid again: it is little, and all is much.
        for segments, sheet in self.sheets.values():
            sheet.take_off(_sheet(out, segments))
        for place in places:
            self.whole[place] = False

    def _sheet(self, segments: Sequence[Segment]) -> _Sheet:
        """Lay the energy over segments, once for all that have the same edges."""
        key = tuple((part.start, part.peak_share) for part in segments)
        if key not in self.sheets:
            self.sheets[key] = segments, _sheet(self.rows, segments)
        return self.sheets[key][1]

    def _standing(self, candidate: Candidate) -> tuple[int, int]:
        """Standing charge, exact: of the days the amounts are of, and of the covered ones."""
        edges, terms = self.days.edges, candidate.contract.terms
        paid = sum(
            standing_total(terms, edges[low], edges[high], self.zone).exact
            for low, high in _runs(self.whole)
        )
        if self.scale[0] == self.scale[1]:
            return paid, paid
        return standing_total(terms, edges[0], edges[-1], self.zone).exact, paid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """Energy that lies in each segment: all, what was shared by time, what of a day's sum; and how many shares there were."""

    energy: list[int]
    spread: list[int]
    of_days: list[int]
    shares: list[int]

    def take_off(self, other: _Sheet) -> None:
        """Take off what another has in the same segments."""
        for mine, theirs in (
            (self.energy, other.energy),
            (self.spread, other.spread),
            (self.of_days, other.of_days),
            (self.shares, other.shares),
        ):
            mine[:] = map(sub, mine, theirs, strict=True)


def _sheet(rows: Iterable[Row], segments: Sequence[Segment]) -> _Sheet:
    energy, spread, of_days, shares = ([0] * len(segments) for _ in range(4))
    for row, parts in laid(rows, segments):
        across = len(parts) > 1
        for place, part in parts:
            energy[place] += part
            shares[place] += 1
            if across:
                spread[place] += part
                if is_long(row) and segments[place].peak_share is None:
                    of_days[place] += part
    return _Sheet(energy=energy, spread=spread, of_days=of_days, shares=shares)


def _runs(whole: Sequence[bool]) -> list[tuple[int, int]]:
    """Give the runs of covered days: place of the first, and of the one after the last."""
    return merged(
        (place, place + 1) for place, is_whole in enumerate(whole) if is_whole
    )


def _lacks(segment: Segment, sheet: _Sheet, place: int) -> Lack | None:
    if not sheet.shares[place]:
        return None
    return segment.lack or (Lack.ONLY_DAYS if sheet.of_days[place] else None)


def _lacking(segment: Segment, sheet: _Sheet, place: int) -> dict[Lack, int]:
    if segment.lack is None or not sheet.shares[place]:
        return {}
    return {segment.lack: sheet.energy[place]}


def _days_without(
    segments: Sequence[Segment], sheet: _Sheet, zone: tzinfo
) -> dict[Lack, set[int]]:
    """The days (ordinals) of which something has no price, by what it lacks."""
    seen: dict[Lack, set[int]] = {}
    for place, segment in enumerate(segments):
        lack = _lacks(segment, sheet, place)
        if lack is not None:
            first = datetime.fromtimestamp(segment.start, zone).toordinal()
            last = datetime.fromtimestamp(segment.end - 1, zone).toordinal()
            seen.setdefault(lack, set()).update(range(first, last + 1))
    return seen


def _obstacles(
    segments: Sequence[Segment], sheet: _Sheet, zone: tzinfo
) -> tuple[Obstacle, ...]:
    energy: dict[Lack, int] = {}
    for place, segment in enumerate(segments):
        lack = _lacks(segment, sheet, place)
        if lack is not None:
            energy[lack] = energy.get(lack, 0) + (
                sheet.of_days[place] if segment.lack is None else sheet.energy[place]
            )
    return tuple(
        Obstacle(
            lack=lack,
            energy=energy[lack],
            first=date.fromordinal(min(days)),
            last=date.fromordinal(max(days)),
            days=len(days),
        )
        for lack, days in _days_without(segments, sheet, zone).items()
    )


def _peak_share(totals: Totals) -> dict[Colour | None, int]:
    """Thousandths of the energy of each colour that was used at peak."""
    whole: dict[Colour | None, int] = {}
    peak: dict[Colour | None, int] = {}
    for period, total in totals.periods.items():
        if period.plain in (Period.PEAK, Period.OFF_PEAK):
            whole[period.colour] = whole.get(period.colour, 0) + total.energy
            if period.plain is Period.PEAK:
                peak[period.colour] = total.energy
    return {
        colour: 1000 * peak.get(colour, 0) // energy
        for colour, energy in whole.items()
        if energy
    }


def _beside(outcome: Outcome, exact: int, now: tuple[Outcome, int] | None) -> Outcome:
    """Say what a candidate is beside the present contract."""
    if now is None or outcome.total is None or now[0].total is None:
        return outcome
    shift = _shift(outcome, exact - now[1])
    return replace(outcome, difference=outcome.total - now[0].total, shift=shift)


def _shift(outcome: Outcome, exact: int) -> Shift | None:
    """What would have to move for a dearer candidate to cost the same, at the prices of its last term."""
    prices = outcome.term.prices if outcome.term else {}
    used = outcome.totals.periods
    if exact <= 0 or len(prices) < 2:
        return None
    dear = max(prices, key=lambda period: prices[period])
    alike = [period for period in prices if period.colour is dear.colour]
    to = min(alike, key=lambda period: prices[period])
    gap = prices[dear] - prices[to]
    if not gap:
        return None
    spent = used[dear].energy if dear in used else 0
    return Shift(from_=dear, to=to, energy=-(-exact // gap), used=spent)
