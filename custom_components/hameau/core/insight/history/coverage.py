"""What is known of each day, from whom, and where the holes are."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from itertools import accumulate

from ...series import Gap, GapReason, Merged, Quality
from ...tariffs.days import Days

_QUALITIES = len(Quality)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCoverage:
    """What is known of a civil day: `known` of `of` seconds, from which origins, the worst quality, the longest interval (s).

    A day of which only the sum is known has one interval as long as itself.
    """

    day: date
    known: int
    of: int
    origins: tuple[int, ...] = ()
    quality: Quality | None = None
    longest: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing of it is missing."""
        return self.known == self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Days one after the other, and every hole among them with its reason."""

    days: tuple[DayCoverage, ...]
    holes: tuple[Gap, ...]

    @property
    def whole_days(self) -> int:
        """How many days miss nothing."""
        return sum(day.whole for day in self.days)


def coverage(
    history: Merged,
    first: date,
    last: date,
    zone: tzinfo,
    reasons: Iterable[Gap] = (),
) -> Coverage:
    """Tell what is known of the civil days from `first` to `last`, both included.

    `reasons`: gaps as readers and services told them. A hole that none of them touches is ABSENT. An interval known in
    part is no hole, and leaves its day short of whole.
    """
    days = Days.of(first, last, zone)
    known, longest = [0] * len(days), [0] * len(days)
    worst = [-1] * len(days)
    origins: list[set[int]] = [set() for _ in range(len(days))]
    # In the place of the quality, which goes unchanged with each part of an interval.
    marks = (
        quality + _QUALITIES * origin
        for quality, origin in zip(history.quality, history.origins, strict=True)
    )
    rows = zip(history.starts, history.ends, history.values, marks, strict=True)
    for place, (start, end, _, mark) in days.pieces(rows):
        length = end - start
        origin, quality = divmod(mark, _QUALITIES)
        if quality != Quality.PARTIAL:
            known[place] += length
        longest[place] = max(longest[place], length)
        worst[place] = max(worst[place], quality)
        origins[place].add(origin)
    return Coverage(
        days=tuple(
            DayCoverage(
                day=days.date(place),
                known=known[place],
                of=days.length(place),
                origins=tuple(sorted(origins[place])),
                quality=Quality(worst[place]) if worst[place] >= 0 else None,
                longest=longest[place],
            )
            for place in range(len(days))
        ),
        holes=tuple(holes(history, days.edges[0], days.edges[-1], reasons)),
    )


def holes(
    history: Merged, first: int, last: int, reasons: Iterable[Gap] = ()
) -> Iterator[Gap]:
    """Give what is between the intervals from `first` to `last`, cut by the reasons that are known for it."""
    known = sorted(reasons)
    ends = list(accumulate((reason.end for reason in known), max))
    for start, end in history.holes(first, last):
        at = start
        for reason in known[bisect_right(ends, start) :]:
            if reason.start >= end:
                break
            from_, to = max(reason.start, at), min(reason.end, end)
            if from_ >= to:
                continue
            if at < from_:
                yield Gap(at, from_, GapReason.ABSENT)
            whole = (from_, to) == (reason.start, reason.end)
            yield Gap(from_, to, reason.reason, reason.value if whole else None)
            at = to
        if at < end:
            yield Gap(at, end, GapReason.ABSENT)
