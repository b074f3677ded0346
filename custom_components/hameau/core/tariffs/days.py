"""Civil days of a while, and which of them are known whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, tzinfo
from itertools import pairwise

from ..series import Quality
from .segments import Row
from .timetable import epoch

_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Civil days one after the other: `first` is the date of the first, `edges` their midnights and the last one's end."""

    first: date
    edges: Sequence[int]

    @classmethod
    def of(cls, first: date, last: date, zone: tzinfo) -> Days:
        """The days from `first` to `last`, both included."""
        numbers = range(first.toordinal(), last.toordinal() + 2)
        edges = [epoch(date.fromordinal(day), _MIDNIGHT, zone) for day in numbers]
        return cls(first=first, edges=edges)

    def __len__(self) -> int:
        """How many days there are."""
        return len(self.edges) - 1

    def date(self, place: int) -> date:
        """Date of the day at a place."""
        return date.fromordinal(self.first.toordinal() + place)

    def length(self, place: int) -> int:
        """Seconds of the day at a place: 23 to 25 hours."""
        return self.edges[place + 1] - self.edges[place]

    def pieces(self, rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
        """Give rows, which are in order, with the place of their day; one across midnights in parts, shared by time.

        What lies before the first day and after the last is left out.
        """
        return pieces(self.edges, rows)

    def known(self, rows: Iterable[Row]) -> list[int]:
        """Seconds of each day that rows tell whole: a value of a part of its interval tells nothing of the rest."""
        seconds = [0] * len(self)
        for place, (start, end, _, quality) in self.pieces(rows):
            if quality != Quality.PARTIAL:
                seconds[place] += end - start
        return seconds

    def whole(self, rows: Iterable[Row]) -> list[bool]:
        """Which days are known from their first second to their last."""
        lengths = (after - start for start, after in pairwise(self.edges))
        return [
            seconds == length
            for seconds, length in zip(self.known(rows), lengths, strict=True)
        ]


def pieces(edges: Sequence[int], rows: Iterable[Row]) -> Iterator[tuple[int, Row]]:
    """Give rows, which are in order, with the place of the while between two edges; one across an edge in parts.

    Parts are shared by time. What lies before the first edge and after the last is left out.
    """
    count, place = len(edges) - 1, 0
    for row in rows:
        start, end, value, quality = row
        while place < count and edges[place + 1] <= start:
            place += 1
        if place == count:
            return
        if start >= edges[place] and end <= edges[place + 1]:
            yield place, row
            continue
        whole, at = end - start, max(start, edges[place])
        day = place
        while at < end and day < count:
            to = min(end, edges[day + 1])
            part = value * (to - start) // whole - value * (at - start) // whole
            yield day, (at, to, part, quality)
            at, day = to, day + 1
