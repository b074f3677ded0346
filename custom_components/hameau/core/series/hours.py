"""Whole hours, the grain of Home Assistant's statistics."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo

from .merge import Merged
from .series import Quality
from .step import HOUR_S, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Values by hour, in rising order: starts (epoch seconds), values, quality (bytes), and which were laid from a day."""

    starts: array[int] = field(default_factory=lambda: array("q"))
    values: array[int] = field(default_factory=lambda: array("q"))
    quality: bytes = b""

    def __len__(self) -> int:
        """How many hours have a value."""
        return len(self.starts)


def hourly(merged: Merged, zone: tzinfo) -> Hours:
    """Sum what is shorter than an hour, lay what is longer over its hours.

    An hour known in part is PARTIAL. A day is laid evenly, to the last Wh, over the hours of its own civil date, so that
    each day of a calendar shows the figure its provider dates so: all 23 to 25 of them for a civil day, from 06:00 to
    midnight for a gas day. Hours laid so are ESTIMATED; hours that something finer tells are left to it.
    """
    sums: dict[int, int] = {}
    known: dict[int, int] = {}
    worst: dict[int, int] = {}
    longer: list[tuple[int, int, int]] = []
    for start, end, value, quality in merged.rows():
        if end - start > HOUR_S:
            longer.append((start, end, value))
            continue
        hour = start - start % HOUR_S
        sums[hour] = sums.get(hour, 0) + value
        known[hour] = known.get(hour, 0) + end - start
        worst[hour] = max(worst.get(hour, 0), quality)
    for hour, seconds in known.items():
        if seconds < HOUR_S:
            worst[hour] = max(worst[hour], Quality.PARTIAL)
    for start, end, value in longer:
        for hour, share in _laid(start, end, value, zone, known):
            sums[hour] = share
            worst[hour] = Quality.ESTIMATED
    starts = array("q", sorted(sums))
    return Hours(
        starts=starts,
        values=array("q", (sums[hour] for hour in starts)),
        quality=bytes(worst[hour] for hour in starts),
    )


def _laid(
    start: int, end: int, value: int, zone: tzinfo, taken: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Share a day's value among the free hours of its date, what is left over to the first ones."""
    midnight = Step.DAY.end(Step.DAY.floor(start, zone), zone)
    stop = min(end, midnight) if midnight - start > (end - start) // 2 else end
    free = [hour for hour in range(start, stop, HOUR_S) if hour not in taken]
    if not free:
        return
    share, rest = divmod(value, len(free))
    for index, hour in enumerate(free):
        yield hour, share + (index < rest)
