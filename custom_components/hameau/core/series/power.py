"""Mean powers stamped at the end of their step, turned into energies stamped at its start."""

from collections.abc import Sequence
from datetime import tzinfo
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from .gaps import Gaps
from .series import Doubt, DoubtKind, GapReason, Parts, Quality, Series, Unit
from .step import HOUR_S, Step

type Watts = int | float | Decimal | Fraction

_SURE_AFTER: Final = 3
"""A longer step is believed when it comes so many times on end; once or twice it is a row that is missing."""
_SURE_AT_FIRST: Final = 2


class PowerRow(NamedTuple):
    """One row of a load curve: end of its step (epoch seconds), mean W or None where it is empty."""

    end: int
    watts: Watts | None
    quality: Quality = Quality.MEASURED
    step_s: int | None = None
    """The length of its step where the source says it."""


def from_power(rows: Sequence[PowerRow], zone: tzinfo) -> Parts:
    """Turn a load curve into Wh by step, whatever the order of its rows.

    Where a row does not say its step, the distance to the row before does, if a meter has such a step; one value is never
    spread over a hole. What rounding to whole Wh takes from one interval is given to the next, so that every sum over rows
    that follow each other is right to the Wh.
    """
    kept, doubts = _sorted(rows)
    steps = _steps(kept)
    gaps = Gaps()
    found: dict[Step, list[tuple[int, int, int]]] = {}
    exact: int | Fraction = 0
    given = 0
    reached: int | None = None
    for row, seconds in zip(kept, steps, strict=True):
        step = Step.lasting(seconds) if seconds else None
        if step is None or seconds is None:
            gaps.add(
                row.end - 1 if reached is None else reached,
                row.end,
                GapReason.UNKNOWN_STEP,
            )
            reached = row.end
            continue
        start = row.end - seconds
        if step.floor(start, zone) != start:
            doubts.append(Doubt(DoubtKind.OFF_GRID, start, str(seconds)))
            continue
        if reached is not None and start < reached:
            doubts.append(Doubt(DoubtKind.OVERLAP, start, str(seconds)))
            continue
        if reached is not None:
            gaps.add(reached, start, GapReason.ABSENT)
        reached = row.end
        if row.watts is None:
            gaps.add(start, row.end, GapReason.EMPTY)
            continue
        quality = row.quality
        if row.watts < 0:
            quality = Quality.DOUBTFUL
            doubts.append(Doubt(DoubtKind.NEGATIVE, start, str(row.watts)))
        watts = row.watts if isinstance(row.watts, int) else Fraction(row.watts)
        exact += watts * seconds
        value = (2 * exact + HOUR_S) // (2 * HOUR_S) - given
        given += value
        found.setdefault(step, []).append((start, value, quality))
    return Parts(
        series=tuple(
            Series.of(step, Unit.ENERGY, zone, values) for step, values in found.items()
        ),
        gaps=gaps.all,
        doubts=tuple(doubts),
    )


def _sorted(rows: Sequence[PowerRow]) -> tuple[list[PowerRow], list[Doubt]]:
    """Put the rows in order, one for each moment: a value before an empty row, the first of two values."""
    kept: list[PowerRow] = []
    doubts: list[Doubt] = []
    for row in sorted(rows, key=lambda row: row.end):
        if not kept or kept[-1].end != row.end:
            kept.append(row)
        elif row.watts is None or row.watts == kept[-1].watts:
            doubts.append(Doubt(DoubtKind.DUPLICATE, row.end))
        elif kept[-1].watts is None:
            kept[-1] = row
            doubts.append(Doubt(DoubtKind.DUPLICATE, row.end))
        else:
            both = f"{kept[-1].watts} / {row.watts}"
            kept[-1] = kept[-1]._replace(quality=Quality.DOUBTFUL)
            doubts.append(Doubt(DoubtKind.CONFLICT, row.end, both))
    return kept, doubts


def _steps(rows: Sequence[PowerRow]) -> list[int | None]:
    """Length of each row's step in seconds; None where nothing tells it."""
    far = [later.end - earlier.end for earlier, later in pairwise(rows)]
    steps: list[int | None] = []
    before: int | None = None
    for index, row in enumerate(rows):
        step = row.step_s
        if step is None and index and _believed(far, index - 1, before):
            step = far[index - 1]
        if step is None and index < len(far) and _believed(far, index, before):
            step = far[index]
        before = step or before
        steps.append(before)
    first = next((step for step in steps if step), _shortest(far))
    return [step or first for step in steps]


def _shortest(far: Sequence[int]) -> int | None:
    """The least distance a meter may have as a step: all that some few odd rows can tell."""
    return min((distance for distance in far if Step.lasting(distance)), default=None)


def _believed(far: Sequence[int], index: int, before: int | None) -> bool:
    """Whether that distance between two rows is the step of the later one, and no hole."""
    distance = far[index]
    if Step.lasting(distance) is None:
        return False
    if before is not None and distance <= before:
        return True
    least = _SURE_AFTER if before else _SURE_AT_FIRST
    same = far[index : index + least]
    return len(set(same)) == 1 and len(same) == min(least, len(far))
