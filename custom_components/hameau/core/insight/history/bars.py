"""A history between edges: what a chart draws as bars, and how it lies on the days of a calendar."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from ...series import HOUR_S, Merged, Quality, Step, hourly
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


def has_days(history: Merged) -> bool:
    """Whether something longer than an hour is in it."""
    return any(
        end - start > HOUR_S
        for start, end in zip(history.starts, history.ends, strict=True)
    )


def dated(history: Merged, zone: tzinfo) -> Merged:
    """Lay each day on the civil day of its date, as its provider dates it and as `hourly` does.

    A gas day (06:00 to 06:00), or a day between two snapshots (from 01:00 in summer), is all of its own date; what
    something finer tells of that date is left to it.
    """
    if not has_days(history):
        return history
    starts, ends = array("q"), array("q")
    reached = 0
    for start, end in zip(history.starts, history.ends, strict=True):
        if end - start > HOUR_S:
            begun, reached = _on_its_date(start, end, reached, zone)
        else:
            begun, reached = start, end
        starts.append(begun)
        ends.append(reached)
    return replace(history, starts=starts, ends=ends)


def _on_its_date(start: int, end: int, reached: int, zone: tzinfo) -> tuple[int, int]:
    morning = Step.DAY.floor(start, zone)
    midnight = Step.DAY.end(morning, zone)
    if midnight - start <= (end - start) // 2:
        return max(start, reached), end
    return max(morning, reached), min(end, midnight)


def over_hours(history: Merged, zone: tzinfo) -> list[Row]:
    """Give its rows, days as the hours they are laid over in statistics; these are marked `LAID`."""
    rows = list(history.rows())
    longer = [row for row in rows if row[1] - row[0] > HOUR_S]
    if not longer:
        return rows
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
    return sorted((*fine, *laid))


def _of(rows: Sequence[Row]) -> Merged:
    """Rows as a history."""
    return Merged(
        starts=array("q", (row[0] for row in rows)),
        ends=array("q", (row[1] for row in rows)),
        values=array("q", (row[2] for row in rows)),
        quality=bytes(row[3] for row in rows),
        origins=array("q", bytes(8 * len(rows))),
    )


def bars(rows: Sequence[Row], edges: Sequence[int]) -> Bars:
    """Sum rows, which are in order, between edges. A row across an edge is shared by time, and laid."""
    count = len(edges) - 1
    values: list[int | None] = [None] * count
    known, worst, laid = [0] * count, [-1] * count, [False] * count
    for place, (start, end, value, mark) in pieces(edges, _long_marked(rows, edges)):
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


def _long_marked(rows: Sequence[Row], edges: Sequence[int]) -> Iterator[Row]:
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
