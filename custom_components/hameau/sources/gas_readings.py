"""Gas by hand and from a sensor: readings become gas days, and volumes energies by a dated coefficient.

Knows nothing of Home Assistant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from ..core.archive import Archive
from ..core.series import (
    Gap,
    GapReason,
    Layer,
    Origin,
    Parts,
    Quality,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
    Unit,
)
from ..core.tariffs.gas import Gas

LITRES: Final = 1000
"""In a m³."""
_MILLION: Final = 1_000_000
_ONE_DAY: Final = timedelta(days=1)
_EVER: Final = date(1970, 1, 2)


def litres_of(volume_m3: float) -> int:
    """Give m³ as litres, the last digit a meter shows."""
    return round(volume_m3 * LITRES)


def millionths(coefficient: float | None) -> int | None:
    """Give kWh in a m³ as the archive keeps it."""
    return None if coefficient is None else round(coefficient * _MILLION)


def coefficient_days(point: str) -> str:
    """The kind under which the archive keeps a point's coefficients, each from its day on."""
    return f"gas_coefficient/{point}"


def gas_days(readings: Sequence[tuple[int, int]], zone: ZoneInfo) -> Parts:
    """Turn readings (instant, litres) into gas days.

    What was used between two readings is shared evenly over the time between them. A day both of whose mornings were
    read is measured; all others are estimated. The days before the first and after the last reading are not known, nor
    is what was used while the index fell: a new meter.
    """
    rows: list[tuple[int, int, int]] = []
    gaps: list[Gap] = []
    for run in _runs(sorted(readings), gaps):
        rows += _days(run, zone)
    series = Series.of(Step.GAS_DAY, Unit.VOLUME, zone, rows)
    return Parts(series=(series,) if rows else (), gaps=tuple(gaps), doubts=())


def _runs(
    readings: Sequence[tuple[int, int]], gaps: list[Gap]
) -> Iterator[Sequence[tuple[int, int]]]:
    """Cut readings where the index falls."""
    first = 0
    for place, ((start, before), (end, after)) in enumerate(pairwise(readings), 1):
        if after < before:
            gaps.append(Gap(start, end, GapReason.RESET, None))
            yield readings[first:place]
            first = place
    yield readings[first:]


def _days(
    readings: Sequence[tuple[int, int]], zone: ZoneInfo
) -> Iterator[tuple[int, int, int]]:
    """Give the gas days between the first and the last reading: start, litres, quality."""
    if len(readings) < 2:
        return
    known = dict(readings)
    place = 0
    before: tuple[int, int] | None = None
    for morning in _mornings(readings[0][0], readings[-1][0], zone):
        while readings[place + 1][0] < morning:
            place += 1
        index = _at(morning, readings[place], readings[place + 1])
        if before is not None:
            start, former = before
            read = start in known and morning in known
            quality = Quality.MEASURED if read else Quality.ESTIMATED
            yield start, index - former, quality
        before = morning, index


def _mornings(first: int, last: int, zone: ZoneInfo) -> Iterator[int]:
    """The starts of gas days from one instant to another, both included."""
    day = Step.GAS_DAY.date_of(first, zone)
    while (morning := Step.GAS_DAY.start_of(day, zone)) <= last:
        if morning >= first:
            yield morning
        day += _ONE_DAY


def _at(instant: int, one: tuple[int, int], other: tuple[int, int]) -> int:
    """The index between two readings, as if gas had flowed evenly."""
    (start, before), (end, after) = one, other
    return before + (after - before) * (instant - start) // (end - start)


def day_of(day: date, litres: int, zone: ZoneInfo) -> Parts:
    """The volume of one gas day, as a person tells it."""
    start = Step.GAS_DAY.start_of(day, zone)
    rows = [(start, litres, Quality.MEASURED)]
    return Parts(series=(Series.of(Step.GAS_DAY, Unit.VOLUME, zone, rows),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficients:
    """How many kWh are in a m³ from a day on, in millionths: as a person told them, else as the contract says."""

    told: Mapping[date, int]
    gas: Gas | None

    def on(self, day: date) -> int | None:
        """The coefficient of a gas day."""
        begun = [since for since in self.told if since <= day]
        if begun:
            return self.told[max(begun)]
        terms = (
            [term for term in self.gas.terms if term.start <= day] if self.gas else []
        )
        known = [term.coefficient for term in terms if term.coefficient is not None]
        return known[-1] if known else None


def coefficients(archive: Archive, point: str, gas: Gas | None) -> Coefficients:
    """Read what is known of a point's coefficients."""
    told = archive.days(coefficient_days(point), _EVER, date.max)
    return Coefficients(told={day: int(text) for day, text in told.items()}, gas=gas)


def energies(
    archive: Archive, point: str, gas: Gas | None, zone: ZoneInfo
) -> list[tuple[Origin, Parts]]:
    """The energy of all volumes that came without any, by who told them."""
    known = coefficients(archive, point, gas)
    layers = archive.layers(SeriesKey(point, Quantity.GAS_VOLUME), 0, 2**33)
    found: list[tuple[Origin, Parts]] = []
    for layer in layers:
        if layer.origin.trust in (Trust.HAND, Trust.ENTITY):
            series = _energy(layer, known, zone)
            if len(series):
                found.append((layer.origin, Parts(series=(series,))))
    return found


def _energy(layer: Layer, known: Coefficients, zone: ZoneInfo) -> Series:
    """Wh are litres times kWh in a m³; what rounding takes from one interval is given to the next."""
    rows, exact, given = [], 0, 0
    for start, _, litres, _ in layer.series:
        coefficient = known.on(Step.GAS_DAY.date_of(start, zone))
        if coefficient is None:
            continue
        exact += litres * coefficient
        value = (exact + _MILLION // 2) // _MILLION - given
        given += value
        rows.append((start, value, Quality.ESTIMATED))
    return Series.of(layer.series.step, Unit.ENERGY, zone, rows)
