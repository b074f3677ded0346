"""The one type of every history: intervals by their start, in UTC, integers of a unit, missing left out."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from enum import IntEnum, StrEnum
from typing import NamedTuple, Self

from .errors import SeriesError
from .step import Step


class Unit(StrEnum):
    """What one of the integers stands for."""

    ENERGY = "Wh"
    POWER = "VA"
    VOLUME = "L"
    """Litres, thousandths of a m³: a gas meter's last digit."""
    MONEY = "µEUR"
    PRICE = "µEUR/kWh"


class Quality(IntEnum):
    """How a value was come by, best first."""

    MEASURED = 0
    CORRECTED = 1
    ESTIMATED = 2
    PARTIAL = 3
    """Only a part of the interval is known: the value is of that part."""
    DOUBTFUL = 4

    @property
    def worth(self) -> int:
        """Rank among values of the same moment, 0 first: a correction is worth a measure."""
        return max(0, self - 1)


class Quantity(StrEnum):
    """What is counted, seen from the home."""

    IMPORT = "import"
    EXPORT = "export"
    MAX_POWER = "max_power"
    MAX_POWER_EXPORT = "max_power_export"
    GAS_ENERGY = "gas_energy"
    GAS_VOLUME = "gas_volume"
    PRICE = "price"

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return _UNITS.get(self, Unit.ENERGY)


_UNITS = {
    Quantity.MAX_POWER: Unit.POWER,
    Quantity.MAX_POWER_EXPORT: Unit.POWER,
    Quantity.GAS_VOLUME: Unit.VOLUME,
    Quantity.PRICE: Unit.PRICE,
}


class SeriesKey(NamedTuple):
    """Which history: of which point of delivery, of what, and of which register ("" is the total)."""

    point: str
    quantity: Quantity
    register: str = ""


class Interval(NamedTuple):
    """One value: from `start` to `end`, not included (epoch seconds)."""

    start: int
    end: int
    value: int
    quality: Quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Intervals of one step, in rising order; what is missing is not there.

    `starts` are epoch seconds, `values` integers of `unit`, `quality` one byte each (a `Quality`).
    """

    step: Step
    unit: Unit
    zone: tzinfo
    starts: array[int] = field(default_factory=lambda: array("q"))
    values: array[int] = field(default_factory=lambda: array("q"))
    quality: bytes = b""

    @classmethod
    def of(
        cls, step: Step, unit: Unit, zone: tzinfo, rows: Iterable[tuple[int, int, int]]
    ) -> Self:
        """Build from (start, value, quality). Raises SeriesError: not rising, or off the grid of the step."""
        starts, values, quality = array("q"), array("q"), bytearray()
        before = None
        for start, value, how in rows:
            if before is not None and start <= before:
                raise SeriesError(f"{start} comes after {before}")
            if step.floor(start, zone) != start:
                raise SeriesError(f"no interval of {step} begins at {start}")
            starts.append(start)
            values.append(value)
            quality.append(how)
            before = start
        return cls(
            step=step,
            unit=unit,
            zone=zone,
            starts=starts,
            values=values,
            quality=bytes(quality),
        )

    def __len__(self) -> int:
        """How many values there are."""
        return len(self.starts)

    def __iter__(self) -> Iterator[Interval]:
        """Give each interval."""
        end = self.step.end
        for start, value, how in zip(
            self.starts, self.values, self.quality, strict=True
        ):
            yield Interval(start, end(start, self.zone), value, Quality(how))

    @property
    def first(self) -> int:
        """Start of the first interval; IndexError without any."""
        return self.starts[0]

    @property
    def last(self) -> int:
        """End of the last interval; IndexError without any."""
        return self.step.end(self.starts[-1], self.zone)

    @property
    def total(self) -> int:
        """Sum of the values."""
        return sum(self.values)

    def between(self, first: int, last: int) -> Self:
        """The intervals that begin from `first` to `last`, not included."""
        low, high = bisect_left(self.starts, first), bisect_left(self.starts, last)
        return type(self)(
            step=self.step,
            unit=self.unit,
            zone=self.zone,
            starts=self.starts[low:high],
            values=self.values[low:high],
            quality=self.quality[low:high],
        )


class GapReason(StrEnum):
    """Why nothing is known of a while."""

    ABSENT = "absent"
    """No row speaks of it."""
    EMPTY = "empty"
    """There is a row, without a value."""
    LAST_STEP = "last_step"
    """The export ends one step early."""
    RESET = "reset"
    """The index fell: another meter, or another contract."""
    UNKNOWN_STEP = "unknown_step"
    """How long the value's interval is cannot be told."""
    WHOLE = "whole"
    """Only the sum of it is known: a week, a month, a billing period."""
    REFUSED = "refused"
    """A value was there that cannot be true."""
    NOT_COLLECTED = "not_collected"
    """The service has none: the recording of the curve was not switched on."""
    NOT_YET = "not_yet"
    """The service has none yet."""


class Gap(NamedTuple):
    """A while without values, from `start` to `end`; `value` is what is known of the whole of it, in the series' unit."""

    start: int
    end: int
    reason: GapReason
    value: int | None = None


class DoubtKind(StrEnum):
    """What is odd about a row that was read all the same, or dropped for it."""

    DUPLICATE = "duplicate"
    """The same row again."""
    CONFLICT = "conflict"
    """Two values for one moment: the first is kept."""
    OVERLAP = "overlap"
    """The interval begins before the one before it ends: it is left out."""
    NEGATIVE = "negative"
    AMBIGUOUS_HOUR = "ambiguous_hour"
    """An hour that autumn repeats comes once only: taken for the first."""
    NO_SUCH_HOUR = "no_such_hour"
    """An hour that spring skips: the row is left out."""
    OFF_GRID = "off_grid"
    """The moment does not lie on the grid of any step."""
    RESET = "reset"


class Doubt(NamedTuple):
    """Something odd, where (epoch seconds) and what was found there."""

    kind: DoubtKind
    start: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What rows turned out to be: one series for each step found, gaps and doubts in rising order."""

    series: tuple[Series, ...] = ()
    gaps: tuple[Gap, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def total(self) -> int:
        """Sum of all values."""
        return sum(series.total for series in self.series)
