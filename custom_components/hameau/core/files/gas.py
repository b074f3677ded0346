"""Gas as GRDF tells it: gas days of volume and energy, or a week, a month or a billing period as one number.

Energy is never computed from the volume: GRDF computes it from a volume it does not show, and on one day of four the index
difference is not even the volume shown (sources.md §d1).
"""

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from fractions import Fraction
from typing import NamedTuple

from ..series import Doubt, DoubtKind, Gap, GapReason, Parts, Quality, Quantity, Step
from ..series.daily import DayRow
from .content import Measure
from .grid import Number, fold, scaled
from .points import Point

ENERGY = Measure(Quantity.GAS_ENERGY)
VOLUME = Measure(Quantity.GAS_VOLUME)

_ONE_DAY = timedelta(days=1)
_QUALITIES = {
    "mesure": Quality.MEASURED,
    "corrige": Quality.CORRECTED,
    "estime": Quality.ESTIMATED,
}


class Reading(NamedTuple):
    """What went through a gas meter from the morning of a day to that of another, not included."""

    first: date
    last: date
    volume_m3: Number | None
    energy_kwh: Number | None
    quality: Quality = Quality.MEASURED
    coefficient: Number | None = None


def quality_of(words: str) -> Quality | None:
    """The quality of a reading by its "qualification": None where there is no reading ("Absence de Données")."""
    said = fold(words)
    if said.startswith("absence"):
        return None
    if not said:
        return Quality.MEASURED
    return _QUALITIES.get(said, Quality.DOUBTFUL)


def hand_over(point: Point, readings: Sequence[Reading]) -> None:
    """Give a point its readings: days as days, what is longer as the value of a whole."""
    point.day_step = Step.GAS_DAY
    zone = point.zone
    wholes: list[Reading] = []
    for reading in readings:
        if reading.last - reading.first != _ONE_DAY:
            wholes.append(reading)
            continue
        for measure, value in _values(reading):
            row = DayRow(reading.first, value, reading.quality)
            point.days.setdefault(measure, []).append(row)
        if reading.coefficient is not None:
            start = Step.GAS_DAY.start_of(reading.first, zone)
            point.coefficients[start] = round(reading.coefficient * 1000)
    if wholes:
        for measure in (ENERGY, VOLUME):
            point.read[measure] = _wholes(wholes, measure, zone)


def _values(reading: Reading) -> tuple[tuple[Measure, Number | None], ...]:
    """Wh and litres."""
    energy, volume = reading.energy_kwh, reading.volume_m3
    return (
        (ENERGY, None if energy is None else scaled(energy, 1000)),
        (VOLUME, None if volume is None else scaled(volume, 1000)),
    )


def _wholes(readings: Sequence[Reading], measure: Measure, zone: tzinfo) -> Parts:
    """Weeks, months and billing periods: gaps whose value is known. A sum over them is right to the unit.

    Where two overlap the first is kept; a second that says the same is no matter.
    """
    gaps: list[Gap] = []
    doubts: list[Doubt] = []
    exact, given = Fraction(0), 0
    for reading in sorted(readings, key=lambda reading: (reading.first, reading.last)):
        start = Step.GAS_DAY.start_of(reading.first, zone)
        end = Step.GAS_DAY.start_of(reading.last, zone)
        value = dict(_values(reading))[measure]
        if end <= start or (gaps and start < gaps[-1].end):
            same = bool(gaps) and (start, end) == (gaps[-1].start, gaps[-1].end)
            kind = DoubtKind.DUPLICATE if same else DoubtKind.OVERLAP
            doubts.append(Doubt(kind, start, str(value)))
            continue
        whole: int | None = None
        if value is not None:
            exact += Fraction(value)
            whole = round(exact) - given
            given += whole
        reason = GapReason.EMPTY if value is None else GapReason.WHOLE
        gaps.append(Gap(start, end, reason, whole))
    return Parts(gaps=tuple(gaps), doubts=tuple(doubts))
