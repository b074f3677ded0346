"""Values of whole days, each by its date."""

from collections.abc import Sequence
from datetime import date, tzinfo
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from .gaps import Gaps
from .series import Doubt, DoubtKind, GapReason, Parts, Quality, Series, Unit
from .step import Step


class DayRow(NamedTuple):
    """One day: its date, its value in the series' unit, perhaps with decimals, or None where it is empty."""

    day: date
    value: int | Decimal | Fraction | None
    quality: Quality = Quality.MEASURED


def from_days(
    rows: Sequence[DayRow], zone: tzinfo, *, step: Step = Step.DAY, unit: Unit
) -> Parts:
    """Turn days into a series, whatever their order; days between the first and the last that no row speaks of are gaps.

    What rounding to whole units takes from one day is given to the next, so that sums are right to the unit. A powers'
    series is rounded day by day: nobody adds maxima.
    """
    kept, doubts = _sorted(rows, step, zone)
    gaps = Gaps()
    found: list[tuple[int, int, int]] = []
    exact, given = Fraction(0), 0
    reached: int | None = None
    for start, row in kept:
        end = step.end(start, zone)
        if reached is not None:
            gaps.add(reached, start, GapReason.ABSENT)
        reached = end
        if row.value is None:
            gaps.add(start, end, GapReason.EMPTY)
            continue
        quality = row.quality
        if row.value < 0:
            quality = Quality.DOUBTFUL
            doubts.append(Doubt(DoubtKind.NEGATIVE, start, str(row.value)))
        if unit is Unit.POWER:
            exact, given = Fraction(0), 0
        exact += Fraction(row.value)
        value = round(exact) - given
        given += value
        found.append((start, value, quality))
    series = (Series.of(step, unit, zone, found),) if found else ()
    return Parts(series=series, gaps=gaps.all, doubts=tuple(doubts))


def _sorted(
    rows: Sequence[DayRow], step: Step, zone: tzinfo
) -> tuple[list[tuple[int, DayRow]], list[Doubt]]:
    """Put the rows in order, one for each day: a value before an empty row, the first of two values."""
    kept: list[tuple[int, DayRow]] = []
    doubts: list[Doubt] = []
    for row in sorted(rows, key=lambda row: row.day):
        start = step.start_of(row.day, zone)
        last = kept[-1][1] if kept and kept[-1][0] == start else None
        if last is None:
            kept.append((start, row))
        elif row.value is None or row.value == last.value:
            doubts.append(Doubt(DoubtKind.DUPLICATE, start))
        elif last.value is None:
            kept[-1] = (start, row)
            doubts.append(Doubt(DoubtKind.DUPLICATE, start))
        else:
            kept[-1] = (start, last._replace(quality=Quality.DOUBTFUL))
            doubts.append(
                Doubt(DoubtKind.CONFLICT, start, f"{last.value} / {row.value}")
            )
    return kept, doubts
