"""An index read from time to time, turned into what was counted between two readings."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import tzinfo
from itertools import pairwise

from .gaps import Gaps
from .series import Doubt, DoubtKind, GapReason, Parts, Quality, Series, Unit
from .step import Step

_DAYS = (Step.METER_DAY, Step.DAY, Step.GAS_DAY)


def from_snapshots(
    rows: Sequence[tuple[int, int | None]],
    zone: tzinfo,
    unit: Unit = Unit.ENERGY,
    days: Iterable[Step] = _DAYS,
) -> Parts:
    """Turn (instant, index) into intervals, of the step that leads from one reading to the next.

    `days` are the days that a daily reading may mean, the likelier first. Where readings are missing, what was counted
    meanwhile is known as a whole only: it is the value of the gap. An index that fell is a new beginning.
    """
    gaps = Gaps()
    known, doubts = _known(rows)
    empty = sorted(instant for instant, index in rows if index is None)
    found: dict[Step, list[tuple[int, int, int]]] = {}
    for (start, before), (end, after) in pairwise(sorted(known.items())):
        if after < before:
            gaps.add(start, end, GapReason.RESET)
            doubts.append(Doubt(DoubtKind.RESET, end, f"{before} / {after}"))
        elif step := _leads(start, end, zone, days):
            row = (start, after - before, Quality.MEASURED)
            found.setdefault(step, []).append(row)
        else:
            blank = bisect_left(empty, end) - bisect_right(empty, start)
            reason = GapReason.EMPTY if blank else GapReason.ABSENT
            gaps.add(start, end, reason, after - before)
    return Parts(
        series=tuple(
            Series.of(step, unit, zone, values) for step, values in found.items()
        ),
        gaps=gaps.all,
        doubts=tuple(doubts),
    )


def _known(
    rows: Sequence[tuple[int, int | None]],
) -> tuple[dict[int, int], list[Doubt]]:
    """The index at each moment, the first where there are two, and what was odd."""
    known: dict[int, int] = {}
    doubts = []
    for instant, index in rows:
        if index is None:
            continue
        first = known.setdefault(instant, index)
        if first != index:
            both = f"{first} / {index}"
            doubts.append(Doubt(DoubtKind.CONFLICT, instant, both))
    return known, doubts


def _leads(start: int, end: int, zone: tzinfo, days: Iterable[Step]) -> Step | None:
    """The step that begins at one reading and ends at the next."""
    if step := Step.lasting(end - start):
        return step if step.floor(start, zone) == start else None
    for day in days:
        if day.floor(start, zone) == start and day.end(start, zone) == end:
            return day
    return None
