"""What a statistic's rows are: whole units on our side, floating point with a running sum on the recorder's.

Pure: neither the recorder nor the archive is known here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
import math
from typing import Final, NamedTuple

from homeassistant.const import UnitOfEnergy, UnitOfVolume

from .core.archive import Digest
from .core.series import HOUR_S, Hours

BIN_S: Final = 30 * 86_400
"""Statistics are compared by stretches of thirty days, counted from the epoch: no calendar, so one query does it."""

_EURO: Final = "EUR"
_PARTS: Final = {
    UnitOfEnergy.KILO_WATT_HOUR: 1000,
    UnitOfEnergy.WATT_HOUR: 1,
    UnitOfVolume.CUBIC_METERS: 1000,
    UnitOfVolume.LITERS: 1,
    _EURO: 1_000_000,
}

# How far sums over doubles may be off by their own rounding: far below one part of a unit in every home's history.
_RELATIVE: Final = 1e-12


def parts_of(unit: str) -> int:
    """How many of our whole numbers make one of the statistic's unit: Wh in a kWh, litres in a m³, µEUR in a euro.

    Raises KeyError: no statistic of ours has that unit.
    """
    return _PARTS[unit]


class Row(NamedTuple):
    """A row of the recorder: the hour's start (epoch seconds), its value, and the sum at its end, in the statistic's unit."""

    start: float
    state: float | None
    sum: float | None

    def tells(self, other: Row, parts: int) -> bool:
        """Whether it says the same as another, to our whole unit: shifted sums carry the rounding of their shifts."""
        return (
            self.start == other.start
            and _whole(self.state, parts) == _whole(other.state, parts)
            and _whole(self.sum, parts) == _whole(other.sum, parts)
        )


class Window(NamedTuple):
    """A stretch of a statistic and all its hours: whatever else the recorder has there is wrong.

    `end` is not included, and None stands for all time to come.
    """

    start: int
    end: int | None
    hours: Hours

    def pieces(self, base: float, parts: int) -> Iterator[Piece]:
        """Give the rows piece by piece, their sums counted on from `base`, the sum before; at least one hour is there."""
        starts, values = self.hours.starts, self.hours.values
        total = whole_of(base, parts)
        for low in range(0, len(starts), _PIECE):
            high = low + _PIECE
            rows = []
            for start, value in zip(starts[low:high], values[low:high], strict=True):
                total += value
                rows.append(Row(start, value / parts, total / parts))
            yield Piece(
                starts[low] if low else self.start,
                starts[high] if high < len(starts) else self.end,
                rows,
            )


class Piece(NamedTuple):
    """A part of a window, and its rows. Small: rows die before the collector of garbage has aged them.

    Of a whole window at once, some would be taken for old; and once enough are, the collector looks at all that Home
    Assistant holds, for some tenths of a second, during which the loop waits.
    """

    start: int
    end: int | None
    rows: list[Row]


_PIECE: Final = 480


def whole_of(value: float | None, parts: int) -> int:
    """Give the recorder's number in our whole units; nothing counts 0."""
    return _whole(value, parts) or 0


def _whole(value: float | None, parts: int) -> int | None:
    return None if value is None else round(value * parts)


def first_difference(
    wanted: Sequence[Row], found: Sequence[Row], parts: int
) -> int | None:
    """Give the place from which rows differ; None when they tell the same."""
    for place, (one, other) in enumerate(zip(wanted, found, strict=False)):
        if not one.tells(other, parts):
            return place
    if len(wanted) == len(found):
        return None
    return min(len(wanted), len(found))


def bin_of(instant: int) -> int:
    """Number of the thirty days an instant lies in."""
    return instant // BIN_S


def digests(window: Window) -> dict[int, Digest]:
    """Tell a window in short, by thirty days: what the recorder must say of its rows if they are these.

    The thirty days it begins with are told of even when they are empty: what is older may be another's, what follows is ours.
    """
    hours = window.hours
    found = {bin_of(window.start): _NOTHING}
    low = 0
    while low < len(hours):
        number = bin_of(hours.starts[low])
        high = bisect_left(hours.starts, (number + 1) * BIN_S, low)
        values = hours.values[low:high]
        found[number] = Digest(
            rows=high - low,
            starts=sum(hours.starts[low:high]),
            total=sum(values),
            sums=sum(accumulate(values)),
        )
        low = high
    return found


class Told(NamedTuple):
    """What the recorder says of its rows of thirty days: how many, and their starts, values and sums added up."""

    rows: int
    starts: float
    states: float
    sums: float


def first_odd_bin(
    wanted: Mapping[int, Digest], told: Mapping[int, Told], parts: int
) -> int | None:
    """Give the first thirty days of which the recorder does not say what it was told; None if all is as it was.

    Rows older than all it was told are not looked at: they stay when an archive is begun anew.
    """
    if not wanted:
        return None
    first = min(wanted)
    base = sum(
        whole_of(older.states, parts)
        for number, older in told.items()
        if number < first
    )
    for number in sorted(wanted.keys() | told.keys()):
        if number < first:
            continue
        digest = wanted.get(number, _NOTHING)
        if not _same(digest, told.get(number, _NONE_TOLD), base, parts):
            return number
        base += digest.total
    return None


_NOTHING: Final = Digest(rows=0, starts=0, total=0, sums=0)
_NONE_TOLD: Final = Told(rows=0, starts=0.0, states=0.0, sums=0.0)


def _same(digest: Digest, told: Told, base: int, parts: int) -> bool:
    return (
        (digest.rows, digest.starts) == (told.rows, round(told.starts))
        and _close(digest.total, told.states, parts)
        and _close(digest.rows * base + digest.sums, told.sums, parts)
    )


def _close(whole: int, told: float, parts: int) -> bool:
    return math.isclose(whole / parts, told, rel_tol=_RELATIVE, abs_tol=0.5 / parts)


def windows(
    since: int, spans: Iterable[tuple[int, int]]
) -> list[tuple[int, int | None]]:
    """Cut the time from an instant on into stretches of half a year, over all that is known and to the end of time.

    The first begins with the thirty days `since` lies in, so that each of them is told of as a whole.
    """
    known = list(spans)
    low = bin_of(max(since, 0)) * BIN_S
    if not known or (last := max(end for _, end in known)) <= low:
        return [(low, None)]
    first = max(low, bin_of(min(start for start, _ in known)) * BIN_S)
    edges = [low, *range(first + _WINDOW_S, last, _WINDOW_S)]
    return list(zip(edges, (*edges[1:], None), strict=True))


_WINDOW_S: Final = 6 * BIN_S
"""4,320 hours, in one transaction of a tenth of a second or two: states go on being recorded in between."""

assert BIN_S % HOUR_S == 0
