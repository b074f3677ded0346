"""What lies in each stretch of one price: all that views need of costs, without the money of each interval."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import accumulate

from ..series import Merged
from .calendar import TariffCalendar
from .contract import Electricity, FeedIn
from .segments import (
    Row,
    Segment,
    Share,
    cut,
    electricity_segments,
    feed_in_segments,
    laid,
)
from .timetable import Lack


@dataclass(slots=True)
class Entry:
    """What lies in one segment."""

    energy: int = 0
    priced: int = 0
    spread: int = 0
    lacking: dict[Lack, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """Segments one after the other, and what lies in each."""

    segments: Sequence[Segment]
    entries: Sequence[Entry]


def electricity_booked(
    energy: Merged,
    contract: Electricity,
    zone: tzinfo,
    *,
    calendar: TariffCalendar | None = None,
    market: Sequence[Row] = (),
    edges: Iterable[int] = (),
) -> Booked:
    """Book what was drawn (Wh) by segments that are cut at `edges`. `market` as for `electricity_segments`."""
    segments = electricity_segments(contract, *_reach(energy), zone, calendar, market)
    return booked(energy, cut(segments, edges))


def feed_in_booked(
    energy: Merged, rates: Sequence[FeedIn], zone: tzinfo, edges: Iterable[int] = ()
) -> Booked:
    """Book what was fed in (Wh) by segments that are cut at `edges`."""
    segments = feed_in_segments(rates, *_reach(energy), zone)
    return booked(energy, cut(segments, edges))


def _reach(energy: Merged) -> tuple[int, int]:
    return (energy.starts[0], energy.ends[-1]) if len(energy) else (0, 0)


def booked(energy: Merged, segments: Sequence[Segment]) -> Booked:
    """Book energy by segments that cover it: the same entries as `costs.costs` makes of its rows.

    Rows within a segment are told by what adds up to them; only those across an edge are looked at one by one.
    """
    entries = [Entry() for _ in segments]
    sums = list(accumulate(energy.values, initial=0))
    low = 0
    for place, segment in enumerate(segments):
        high = bisect_left(energy.starts, segment.end, low)
        inside = high
        if low < high and energy.ends[high - 1] > segment.end:
            inside -= 1
            row = (energy.starts[inside], energy.ends[inside], energy.values[inside], 0)
            for _, shares in laid((row,), segments, place):
                book(shares, segments, entries)
        if low < inside:
            _enter(entries[place], segment, sums[inside] - sums[low])
        low = high
    return Booked(segments=segments, entries=entries)


def _enter(entry: Entry, segment: Segment, energy: int) -> None:
    """Enter what lies whole in a segment."""
    entry.energy += energy
    if segment.lack is None:
        entry.priced += energy
    else:
        entry.lacking[segment.lack] = entry.lacking.get(segment.lack, 0) + energy


def book(
    shares: Sequence[Share], segments: Sequence[Segment], entries: Sequence[Entry]
) -> int | None:
    """Enter a row; give its exact cost, None when it has none."""
    parts = [segments[place] for place, _ in shares]
    lack = next((part.lack for part in parts if part.lack is not None), None)
    spread = len({(part.period, part.price) for part in parts}) > 1
    exact = 0
    for (place, energy), part in zip(shares, parts, strict=True):
        entry = entries[place]
        entry.energy += energy
        if spread:
            entry.spread += energy
        if lack is not None:
            entry.lacking[lack] = entry.lacking.get(lack, 0) + energy
        else:
            entry.priced += energy
            exact += energy * (part.price or 0)
    return exact if lack is None else None
