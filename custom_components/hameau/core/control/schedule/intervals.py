"""Stretches of time: first instant included, last one not."""

from collections.abc import Iterable, Iterator
from datetime import datetime

type Interval = tuple[datetime, datetime]


def meet(one: Iterable[Interval], other: Iterable[Interval]) -> list[Interval]:
    """Give what both have; each is in the order of time and without overlap."""
    found: list[Interval] = []
    others = list(other)
    for start, end in one:
        for from_, to in others:
            if from_ >= end:
                break
            if to > start:
                found.append((max(start, from_), min(end, to)))
    return found


def without(one: Iterable[Interval], other: Iterable[Interval]) -> list[Interval]:
    """Give what the first has and the other has not."""
    taken = list(other)
    found: list[Interval] = []
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


def merged(pieces: Iterable[Interval]) -> list[Interval]:
    """Give the same time in the fewest pieces, in order."""
    found: list[Interval] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        elif start < end:
            found.append((start, end))
    return found


def gaps(pieces: Iterable[Interval], whole: Interval) -> Iterator[Interval]:
    """Give what ordered pieces leave of the whole."""
    yield from without([whole], pieces)
