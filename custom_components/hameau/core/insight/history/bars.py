"""A history between edges: what a chart draws as bars, and how it lies on the days of a calendar."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from itertools import accumulate, compress, count, pairwise
from operator import sub

from ...series import HOUR_S, Gap, Merged, Quality, Step, hourly
from ...tariffs.days import pieces
from ...tariffs.segments import Row

LAID = 8
"""Added to the quality of a row that is a share of a longer one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """What is known between edges: sums (None: nothing), seconds known whole, worst quality, whether laid from something longer."""

    edges: Sequence[int]
    values: Sequence[int | None]
    known: Sequence[int]
    quality: Sequence[Quality | None]
    laid: Sequence[bool]

    @property
    def total(self) -> int | None:
        """Sum of what is known; None when nothing is."""
        found = [value for value in self.values if value is not None]
        return sum(found) if found else None


def _longer(history: Merged) -> list[int]:
    """The places of what is longer than an hour."""
    lengths = map(sub, history.ends, history.starts, strict=True)
    return list(compress(count(), map(HOUR_S.__lt__, lengths)))


def has_days(history: Merged) -> bool:
    """Whether something longer than an hour is in it."""
    return bool(_longer(history))


def dated(history: Merged, zone: tzinfo) -> Merged:
    """Lay each day on the civil day of its date, as its provider dates it and as `hourly` does.

    A gas day (06:00 to 06:00), or a day between two snapshots (from 01:00 in summer), is all of its own date; what
    something finer tells of that date is left to it.
    """
    longer = _longer(history)
    if not longer:
        return history
    starts, ends = history.starts[:], history.ends[:]
    for place in longer:
        reached = ends[place - 1] if place else 0
        starts[place], ends[place] = _on_its_date(
            starts[place], ends[place], reached, zone
        )
    return replace(history, starts=starts, ends=ends)


def _on_its_date(start: int, end: int, reached: int, zone: tzinfo) -> tuple[int, int]:
    morning = Step.DAY.floor(start, zone)
    midnight = Step.DAY.end(morning, zone)
    if midnight - start <= (end - start) // 2:
        return max(start, reached), end
    return max(morning, reached), min(end, midnight)


def dated_gaps(gaps: Iterable[Gap], zone: tzinfo) -> list[Gap]:
    """Lay gaps of gas days on the civil days of their dates, as `dated` lays what is known; others stay as they are."""

    def morning(instant: int) -> bool:
        return Step.GAS_DAY.floor(instant, zone) == instant

    return [
        gap._replace(
            start=Step.DAY.floor(gap.start, zone), end=Step.DAY.floor(gap.end, zone)
        )
        if morning(gap.start) and morning(gap.end)
        else gap
        for gap in gaps
    ]


def over_hours(history: Merged, zone: tzinfo) -> Merged:
    """Give it with days as the hours they are laid over in statistics; the quality of these is marked `LAID`."""
    if not has_days(history):
        return history
    rows = list(history.rows())
    longer = [row for row in rows if row[1] - row[0] > HOUR_S]
    fine = [row for row in rows if row[1] - row[0] <= HOUR_S]
    # Only what lies within a day, or in the hours around it, can have taken one of its hours.
    begun = [start for start, *_ in fine]
    near: set[Row] = set(longer)
    for start, end, _, _ in longer:
        low = bisect_left(begun, start - HOUR_S)
        near.update(fine[low : bisect_left(begun, end + HOUR_S)])
    taken = {start - start % HOUR_S for start, end, *_ in near if end - start <= HOUR_S}
    hours = hourly(_of(sorted(near)), zone)
    laid = (
        (hour, hour + HOUR_S, value, quality + LAID)
        for hour, value, quality in zip(
            hours.starts, hours.values, hours.quality, strict=True
        )
        if hour not in taken
    )
    return _of(sorted((*fine, *laid)))


def _of(rows: Sequence[Row]) -> Merged:
    """Rows as a history."""
    return Merged(
        starts=array("q", (row[0] for row in rows)),
        ends=array("q", (row[1] for row in rows)),
        values=array("q", (row[2] for row in rows)),
        quality=bytes(row[3] for row in rows),
        origins=array("q", bytes(8 * len(rows))),
    )


def bars(history: Merged, edges: Sequence[int]) -> Bars:
    """Sum what is known between edges. A row across an edge is shared by time, and laid."""
    cuts = [bisect_left(history.starts, edge) for edge in edges]
    if _marked(history, edges) or _across(history, cuts, edges):
        return _shared_bars(history, edges)
    return _whole_bars(history, cuts, edges)


def _marked(history: Merged, edges: Sequence[int]) -> bool:
    """Whether some rows are laid, or may be longer than the bars they lie in."""
    return edges[1] - edges[0] < HOUR_S or max(history.quality, default=0) >= LAID


def _across(history: Merged, cuts: Sequence[int], edges: Sequence[int]) -> bool:
    """Whether some row lies across an edge."""
    return any(
        cut and history.ends[cut - 1] > edge
        for cut, edge in zip(cuts, edges, strict=True)
    )


def _whole_bars(history: Merged, cuts: Sequence[int], edges: Sequence[int]) -> Bars:
    """Sum rows of which each lies in one bar: by what adds up to the rows at each cut, without a look at each row."""
    sums = list(accumulate(history.values, initial=0))
    lengths: Iterable[int] = map(sub, history.ends, history.starts, strict=True)
    if Quality.PARTIAL in history.quality:
        lengths = (
            0 if quality == Quality.PARTIAL else length
            for length, quality in zip(lengths, history.quality, strict=True)
        )
    known = list(accumulate(lengths, initial=0))
    best = Quality.MEASURED
    all_best = not any(history.quality)
    return Bars(
        edges=edges,
        values=[
            sums[high] - sums[low] if low < high else None
            for low, high in pairwise(cuts)
        ],
        known=[known[high] - known[low] for low, high in pairwise(cuts)],
        quality=[
            (best if all_best else Quality(max(history.quality[low:high])))
            if low < high
            else None
            for low, high in pairwise(cuts)
        ],
        laid=[False] * (len(edges) - 1),
    )


def _shared_bars(history: Merged, edges: Sequence[int]) -> Bars:
    """Sum row by row."""
    count = len(edges) - 1
    values: list[int | None] = [None] * count
    known, worst, laid = [0] * count, [-1] * count, [False] * count
    rows = _long_marked(history.rows(), edges)
    for place, (start, end, value, mark) in pieces(edges, rows):
        values[place] = (values[place] or 0) + value
        quality = mark % LAID
        if quality != Quality.PARTIAL:
            known[place] += end - start
        worst[place] = max(worst[place], quality)
        laid[place] = laid[place] or mark >= LAID
    return Bars(
        edges=edges,
        values=values,
        known=known,
        quality=[Quality(how) if how >= 0 else None for how in worst],
        laid=laid,
    )


def _long_marked(rows: Iterable[Row], edges: Sequence[int]) -> Iterator[Row]:
    """Mark rows that are longer than the bars they lie in: between edges of an hour or less, all bars are alike."""
    length = edges[1] - edges[0] if len(edges) > 1 else 0
    if not 0 < length < HOUR_S:
        yield from rows
        return
    for start, end, value, mark in rows:
        longer = end - start > length and mark < LAID
        yield start, end, value, mark + LAID * longer


def gathered(fine: Bars, edges: Sequence[int]) -> Bars:
    """Bars of several bars each: every edge of the fine ones' time is one of theirs, too."""
    count = len(edges) - 1
    values: list[int | None] = [None] * count
    known, worst = [0] * count, [-1] * count
    for place, at in _places(fine.edges, edges):
        if (value := fine.values[at]) is not None:
            values[place] = (values[place] or 0) + value
        known[place] += fine.known[at]
        if (quality := fine.quality[at]) is not None:
            worst[place] = max(worst[place], quality)
    return Bars(
        edges=edges,
        values=values,
        known=known,
        quality=[Quality(how) if how >= 0 else None for how in worst],
        laid=[False] * count,
    )


def summed_up(
    fine: Sequence[int], of: Sequence[int], edges: Sequence[int]
) -> list[int]:
    """Sums of what lies between the edges `of`, between others that are among them."""
    found = [0] * (len(edges) - 1)
    for place, at in _places(of, edges):
        found[place] += fine[at]
    return found


def _places(fine: Sequence[int], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The place of each fine bar among the others, and its own; those outside are left out."""
    place, count = 0, len(edges) - 1
    for at in range(bisect_left(fine, edges[0]), len(fine) - 1):
        while place < count and edges[place + 1] <= fine[at]:
            place += 1
        if place == count:
            return
        yield place, at
