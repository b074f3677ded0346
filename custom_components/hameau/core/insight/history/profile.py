"""How a home draws over the week: weekday by time of day, with percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import chain

from ...series import HOUR_S, Merged, Quality
from ...tariffs.days import Days

LEVELS = (10, 25, 50, 75, 90)
_DAY_S = 24 * HOUR_S
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Mean powers of one weekday and time of day: how many, their mean, and the percentiles of the profile; in W."""

    count: int
    mean: int
    percentiles: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Seven weekdays (0: Monday) of cells, one every `step_s` of the civil day; None where nothing is known.

    `all_days`: the same for any weekday. `used` intervals made them up; `left_out` were too long to tell the time of
    day, or known in part.
    """

    step_s: int
    levels: tuple[int, ...]
    weekdays: tuple[tuple[Cell | None, ...], ...]
    all_days: tuple[Cell | None, ...]
    used: int
    left_out: int


def profile(
    energy: Merged,
    first: date,
    last: date,
    zone: tzinfo,
    step_s: int = HOUR_S,
    levels: tuple[int, ...] = LEVELS,
) -> Profile:
    """Profile the civil days from `first` to `last`, both included.

    Each interval is one observation of its mean power, in the cell it begins in. In the hour that autumn repeats a cell
    has two; in the one that spring skips, none.
    """
    days = Days.of(first, last, zone)
    slots = _DAY_S // step_s
    cells: list[list[int]] = [[] for _ in range(_WEEK * slots)]
    offset = first.weekday()
    left_out = 0
    for place, (start, end, value, quality) in days.pieces(energy.rows()):
        length = end - start
        if length > step_s or quality == Quality.PARTIAL:
            left_out += 1
            continue
        since = start - days.edges[place]
        if days.length(place) != _DAY_S:
            since = _wall(start, zone)
        weekday = (place + offset) % _WEEK
        power = (value * HOUR_S + length // 2) // length
        cells[weekday * slots + since // step_s].append(power)
    made = [_cell(sorted(values), levels) for values in cells]
    return Profile(
        step_s=step_s,
        levels=levels,
        weekdays=tuple(
            tuple(made[day * slots : (day + 1) * slots]) for day in range(_WEEK)
        ),
        all_days=tuple(
            _cell(sorted(chain(*cells[slot::slots])), levels) for slot in range(slots)
        ),
        used=sum(len(values) for values in cells),
        left_out=left_out,
    )


def percentile(ordered: Sequence[int], level: int) -> int:
    """Percentile of rising values, between two of them by line (to the nearest, half up)."""
    place, part = divmod((len(ordered) - 1) * level, 100)
    if not part:
        return ordered[place]
    low, high = ordered[place], ordered[place + 1]
    return low + ((high - low) * part + 50) // 100


def _wall(instant: int, zone: tzinfo) -> int:
    """Seconds of the civil time of an instant since midnight as the clock shows it."""
    at = datetime.fromtimestamp(instant, zone)
    return (at.hour * 60 + at.minute) * 60 + at.second


def _cell(ordered: Sequence[int], levels: tuple[int, ...]) -> Cell | None:
    if not ordered:
        return None
    return Cell(
        count=len(ordered),
        mean=(sum(ordered) + len(ordered) // 2) // len(ordered),
        percentiles=tuple(percentile(ordered, level) for level in levels),
    )
