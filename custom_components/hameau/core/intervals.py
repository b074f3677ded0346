"""Stretches of time, first instant included, last one not: of instants as datetimes, or as epoch seconds."""

from collections.abc import Iterable, Iterator
from datetime import datetime

type Interval = tuple[datetime, datetime]


def meet[T: (datetime, int)](
    one: Iterable[tuple[T, T]], other: Iterable[tuple[T, T]]
) -> list[tuple[T, T]]:
    """Give what both have; each is in the order of time and without overlap."""
    found: list[tuple[T, T]] = []
    others = list(other)
    for start, end in one:
        for from_, to in others:
            if from_ >= end:
                break
            if to > start:
                found.append((max(start, from_), min(end, to)))
    return found


def without[T: (datetime, int)](
    one: Iterable[tuple[T, T]], other: Iterable[tuple[T, T]]
) -> list[tuple[T, T]]:
    """Give what the first has and the other has not."""
    taken = list(other)
    found: list[tuple[T, T]] = []
    for start, end in one:
        at = start
        for from_, to in taken:
            if to <= at or from_ >= end:
                continue
            if from_ > at:
                found.append((at, from_))
            at = max(at, to)
        if at < end:
            found.append((at, end))
    return found


def merged[T: (datetime, int)](pieces: Iterable[tuple[T, T]]) -> list[tuple[T, T]]:
    """Give the same time in the fewest pieces, in order."""
    found: list[tuple[T, T]] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def gaps[T: (datetime, int)](
    pieces: Iterable[tuple[T, T]], whole: tuple[T, T]
) -> Iterator[tuple[T, T]]:
    """Give what ordered pieces leave of the whole."""
    yield from without([whole], pieces)
