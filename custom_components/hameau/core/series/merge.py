"""Several tellings of one history, made one by a stated order of trust."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import accumulate, compress
from operator import lt
from typing import NamedTuple, Self

from .series import Interval, Quality, Series
from .step import HOUR_S


class Trust(IntEnum):
    """Who is believed, first to last, where two tell of the same moment in the same quality."""

    HAND = 0
    """A person corrected it."""
    FILE = 1
    """A file from the network operator."""
    GATEWAY = 2
    """The operator's data by a service in between."""
    METER = 3
    """The meter's own index, as we read it."""
    SUPPLIER = 4
    """A file from a supplier."""
    ENTITY = 5
    """Any sensor."""


class Origin(NamedTuple):
    """Where values come from: its number, how far it is believed, and when it came (epoch seconds)."""

    number: int
    trust: Trust
    received: int


class Layer(NamedTuple):
    """What one origin tells, in one step."""

    origin: Origin
    series: Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What is believed in the end: intervals that never overlap, in rising order, each with the number of its origin."""

    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))
    values: array[int] = field(default_factory=lambda: array("q"))
    quality: bytes = b""
    origins: array[int] = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        """How many intervals there are."""
        return len(self.starts)

    def __iter__(self) -> Iterator[Interval]:
        """Give each interval."""
        for start, end, value, quality in self.rows():
            yield Interval(start, end, value, Quality(quality))

    def rows(self) -> Iterable[tuple[int, int, int, int]]:
        """Each start, end, value and quality, as bare numbers."""
        return zip(self.starts, self.ends, self.values, self.quality, strict=True)

    @property
    def total(self) -> int:
        """Sum of the values."""
        return sum(self.values)

    def between(self, first: int, last: int) -> Self:
        """The intervals that begin from `first` to `last`, not included."""
        low, high = bisect_left(self.starts, first), bisect_left(self.starts, last)
        return type(self)(
            starts=self.starts[low:high],
            ends=self.ends[low:high],
            values=self.values[low:high],
            quality=self.quality[low:high],
            origins=self.origins[low:high],
        )

    def since(self, first: int) -> Self:
        """The intervals that end after `first`."""
        low = bisect_right(self.ends, first)
        return (
            self.between(self.starts[low], self.starts[-1] + 1)
            if low < len(self)
            else type(self)()
        )

    def holes(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where between two instants nothing is known: (start, end) in rising order."""
        reached = [first, *accumulate(self.ends, max)]
        begun = [*self.starts, last]
        # Most intervals begin where the one before ended: those are passed over without a loop.
        apart = compress(
            zip(reached, begun, strict=True), map(lt, reached, begun, strict=True)
        )
        inside = ((max(start, first), min(end, last)) for start, end in apart)
        return [(start, end) for start, end in inside if start < end]


class _Piece(NamedTuple):
    """An interval and how much it is worth: fields in the order they are compared."""

    rank: tuple[int, int, int, int]
    start: int
    end: int
    value: int
    quality: int
    origin: int


def merge(layers: Sequence[Layer]) -> Merged:
    """Make one history of several.

    Of values for one moment the one of better quality wins, then the more trusted origin, then the finer step, then the
    one that came later. Two exceptions keep sums whole: a whole hour wins over parts of it that do not fill it; and a day
    is only laid where nothing finer is known. Values are never mixed into one another.
    """
    if len(layers) == 1:
        return _alone(layers[0])
    fine = [layer for layer in layers if not layer.series.step.is_day]
    days = [layer for layer in layers if layer.series.step.is_day]
    chosen = _of_fine(fine)
    return _with_days(chosen, days) if days else chosen


def _of_fine(layers: Sequence[Layer]) -> Merged:
    """What is believed of intervals of an hour or less."""
    if not layers:
        return Merged()
    if len(layers) == 1:
        return _alone(layers[0])
    if len({layer.series.step for layer in layers}) == 1:
        return _of_one_step(layers)
    return _made_of(_hour_by_hour(layers))


def _made_of(pieces: Sequence[_Piece]) -> Merged:
    return Merged(
        starts=array("q", (piece.start for piece in pieces)),
        ends=array("q", (piece.end for piece in pieces)),
        values=array("q", (piece.value for piece in pieces)),
        quality=bytes(piece.quality for piece in pieces),
        origins=array("q", (piece.origin for piece in pieces)),
    )


def _of_one_step(layers: Sequence[Layer]) -> Merged:
    """Choose among intervals that are all as long, so that each competes with those of its own start only."""
    best: dict[int, tuple[int, int, int, int, int, int]] = {}
    worth = [quality.worth for quality in Quality]
    for origin, series in layers:
        rank = (origin.trust, -origin.received)
        for start, value, quality in zip(
            series.starts, series.values, series.quality, strict=True
        ):
            mine = (worth[quality], *rank, value, quality, origin.number)
            other = best.get(start)
            if other is None or mine < other:
                best[start] = mine
    seconds = layers[0].series.step.seconds
    assert seconds is not None  # a day is not among the fine ones
    starts = sorted(best)
    chosen = [best[start] for start in starts]
    return Merged(
        starts=array("q", starts),
        ends=array("q", [start + seconds for start in starts]),
        values=array("q", (row[3] for row in chosen)),
        quality=bytes(row[4] for row in chosen),
        origins=array("q", (row[5] for row in chosen)),
    )


def _ends(series: Series) -> array[int]:
    if (seconds := series.step.seconds) is not None:
        return array("q", [start + seconds for start in series.starts])
    return array("q", [series.step.end(start, series.zone) for start in series.starts])


def _alone(layer: Layer) -> Merged:
    """What is believed when nobody else tells anything."""
    origin, series = layer
    return Merged(
        starts=series.starts,
        ends=_ends(series),
        values=series.values,
        quality=series.quality,
        origins=array("q", [origin.number]) * len(series),
    )


def _pieces(layer: Layer) -> Iterator[_Piece]:
    """A layer's intervals with their rank, the best least."""
    origin, series = layer
    step, zone = series.step, series.zone
    for start, value, quality in zip(
        series.starts, series.values, series.quality, strict=True
    ):
        end = step.end(start, zone)
        worth = Quality(quality).worth
        rank = (worth, origin.trust, end - start, -origin.received)
        yield _Piece(rank, start, end, value, quality, origin.number)


def _hour_by_hour(layers: Sequence[Layer]) -> list[_Piece]:
    """Choose among intervals of an hour or less, hour by hour."""
    hours: dict[int, list[_Piece]] = {}
    for layer in layers:
        for piece in _pieces(layer):
            hours.setdefault(piece.start - piece.start % HOUR_S, []).append(piece)
    return [piece for hour in sorted(hours) for piece in _best(hours[hour])]


def _best(candidates: list[_Piece]) -> list[_Piece]:
    """Choose what is believed of one hour."""
    chosen: list[_Piece] = []
    for piece in sorted(candidates):
        if all(
            piece.end <= other.start or other.end <= piece.start for other in chosen
        ):
            chosen.append(piece)
    if sum(piece.end - piece.start for piece in chosen) < HOUR_S:
        whole = [piece for piece in candidates if piece.end - piece.start == HOUR_S]
        if whole:
            return [min(whole)]
    return sorted(chosen, key=lambda piece: piece.start)


def _with_days(fine: Merged, layers: Sequence[Layer]) -> Merged:
    """Add the days of which nothing finer is known.

    A day between two snapshots begins an hour late in summer: the civil day beside it may tell that hour, and then it is
    taken off.
    """
    laid: list[_Piece] = []
    for piece in sorted(piece for layer in layers for piece in _pieces(layer)):
        rest = _without_edge(piece, fine.between(piece.start, piece.end))
        if rest and (rest := _beside(laid, rest)):
            laid.insert(bisect_right(laid, rest.start, key=_start), rest)
    return _between_them(fine, laid) if laid else fine


def _between_them(fine: Merged, laid: Sequence[_Piece]) -> Merged:
    """Put days, in order, where they belong among what is finer."""
    places = [bisect_left(fine.starts, piece.start) for piece in laid]
    found = _made_of(())
    quality = bytearray()
    for low, high, days in zip(
        [0, *places],
        [*places, len(fine)],
        [*([piece] for piece in laid), []],
        strict=True,
    ):
        added = _made_of(days)
        for name in ("starts", "ends", "values", "origins"):
            column: array[int] = getattr(found, name)
            column.extend(getattr(fine, name)[low:high])
            column.extend(getattr(added, name))
        quality += fine.quality[low:high] + added.quality
    return replace(found, quality=bytes(quality))


def _start(piece: _Piece) -> int:
    return piece.start


def _beside(laid: Sequence[_Piece], piece: _Piece) -> _Piece | None:
    """The day beside the days that are laid already; without its share of an hour they take; None if they take more."""
    place = bisect_right(laid, piece.start, key=_start)
    start = max(piece.start, laid[place - 1].end) if place else piece.start
    end = min(piece.end, laid[place].start) if place < len(laid) else piece.end
    whole, left = piece.end - piece.start, end - start
    if left == whole:
        return piece
    if left < whole - HOUR_S:
        return None
    value = (piece.value * left + whole // 2) // whole
    return piece._replace(start=start, end=end, value=value, quality=Quality.ESTIMATED)


def _without_edge(piece: _Piece, inside: Merged) -> _Piece | None:
    """The day without the one hour at its edge that is known; None where more of it is, or another hour."""
    if not len(inside):
        return piece
    value = piece.value - inside.total
    if sum(inside.ends) - sum(inside.starts) != HOUR_S or value < 0:
        return None
    if inside.ends[-1] == piece.start + HOUR_S:
        return piece._replace(start=piece.start + HOUR_S, value=value)
    if inside.starts[0] == piece.end - HOUR_S:
        return piece._replace(end=piece.end - HOUR_S, value=value)
    return None
