"""What the time between edges costs: by period, with the standing charge apart. All amounts exact (see `tariffs.costs`)."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from itertools import pairwise

from ...series import Merged
from ...tariffs.booking import Booked
from ...tariffs.contract import Charged
from ...tariffs.costs import NANO, Costs
from ...tariffs.days import Days, pieces
from ...tariffs.segments import Row
from ...tariffs.standing import standing_total
from ...tariffs.timetable import Lack
from ...tic.tariff import Period
from .bars import dated, summed_up


@dataclass(slots=True)
class PeriodBars:
    """Energy (Wh) and exact cost of one period, bar by bar."""

    energy: list[int]
    cost: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charges:
    """Bar by bar: exact cost of the energy that has a price, the energy that has none (Wh), the exact standing charge.

    `periods` by name, in their usual order; `lacks`: why energy has no price, and which (Wh).
    """

    cost: Sequence[int]
    unpriced: Sequence[int]
    standing: Sequence[int]
    periods: Mapping[Period, PeriodBars] = field(default_factory=dict)
    lacks: Mapping[Lack, Sequence[int]] = field(default_factory=dict)


def charges(booked: Booked, edges: Sequence[int], standing: Sequence[int]) -> Charges:
    """Sum what was booked by segments cut at these edges."""
    count = len(edges) - 1
    cost, unpriced = [0] * count, [0] * count
    periods: dict[Period, PeriodBars] = {}
    lacks: dict[Lack, list[int]] = {}
    place = 0
    for segment, entry in zip(booked.segments, booked.entries, strict=True):
        if not entry.energy or segment.start < edges[0]:
            continue
        while place < count and edges[place + 1] <= segment.start:
            place += 1
        if place == count:
            break
        for lack, energy in entry.lacking.items():
            lacks.setdefault(lack, [0] * count)[place] += energy
        exact = entry.priced * (segment.price or 0)
        cost[place] += exact
        unpriced[place] += entry.energy - entry.priced
        if segment.period is not None:
            if segment.period not in periods:
                periods[segment.period] = PeriodBars([0] * count, [0] * count)
            periods[segment.period].energy[place] += entry.energy
            periods[segment.period].cost[place] += exact
    return Charges(
        cost=cost,
        unpriced=unpriced,
        standing=standing,
        periods={p: periods[p] for p in sorted(periods, key=list(Period).index)},
        lacks=lacks,
    )


def charges_gathered(fine: Charges, of: Sequence[int], edges: Sequence[int]) -> Charges:
    """Charges between the edges `of`, summed between others that are among them."""
    return Charges(
        cost=summed_up(fine.cost, of, edges),
        unpriced=summed_up(fine.unpriced, of, edges),
        standing=summed_up(fine.standing, of, edges),
        periods={
            name: PeriodBars(
                summed_up(one.energy, of, edges), summed_up(one.cost, of, edges)
            )
            for name, one in fine.periods.items()
        },
        lacks={
            lack: summed_up(energy, of, edges) for lack, energy in fine.lacks.items()
        },
    )


def charges_by_row(
    energy: Merged,
    costs: Costs,
    edges: Sequence[int],
    standing: Sequence[int],
    zone: tzinfo,
) -> Charges:
    """Sum costs that were laid over rows as they are: a gas day is priced by its own hours, and paid on its date."""
    count = len(edges) - 1
    cost, unpriced = [0] * count, [0] * count
    for place, row in pieces(edges, dated(costs.money, zone).rows()):
        cost[place] += row[2] * NANO
    priced = set(costs.money.starts)
    for place, row in pieces(edges, _without(energy, dated(energy, zone), priced)):
        unpriced[place] += row[2]
    return Charges(
        cost=cost,
        unpriced=unpriced,
        standing=standing,
        lacks={Lack.NO_CONTRACT: unpriced} if any(unpriced) else {},
    )


def _without(energy: Merged, shown: Merged, priced: set[int]) -> list[Row]:
    """The rows, on their dates, of those that have no price."""
    return [
        row
        for start, row in zip(energy.starts, shown.rows(), strict=True)
        if start not in priced
    ]


def standing_bars[T: Charged](
    terms: Sequence[T], edges: Sequence[int], first: int, last: int, zone: tzinfo
) -> list[int]:
    """Exact standing charge of each bar, from the first to the last instant anything is known: it is owed in holes, too.

    Bars of a part of a day get its charge by time.
    """
    low, high = max(first, edges[0]), min(last, edges[-1])
    if low >= high or not terms:
        return [0] * (len(edges) - 1)
    if len(edges) <= 2 or edges[1] - edges[0] > 23 * 3600:
        return [
            standing_total(terms, max(start, low), min(end, high), zone).exact
            if start < high and end > low
            else 0
            for start, end in pairwise(edges)
        ]
    days = Days.of(_date(edges[0], zone), _date(edges[-1] - 1, zone), zone).edges
    by_day = standing_bars(terms, days, first, last, zone)
    return [
        _share(days, by_day, max(start, low), min(end, high), (low, high))
        for start, end in pairwise(edges)
    ]


def _date(instant: int, zone: tzinfo) -> date:
    return datetime.fromtimestamp(instant, zone).date()


def _share(
    days: Sequence[int],
    by_day: Sequence[int],
    start: int,
    end: int,
    reach: tuple[int, int],
) -> int:
    """What of a day's charge is due between two instants of it."""
    if start >= end:
        return 0
    place = bisect_right(days, start) - 1
    low, high = max(days[place], reach[0]), min(days[place + 1], reach[1])
    amount, length = by_day[place], high - low
    return amount * (end - low) // length - amount * (start - low) // length
