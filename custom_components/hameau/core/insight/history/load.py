"""How much is drawn for how long: load duration, base load, peaks over the subscribed power.

Powers are means of intervals of an hour at most, in W: what was drawn at an instant may have been more.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from heapq import nlargest
from typing import NamedTuple

from ...series import HOUR_S, Merged, Quality
from ...tariffs.contract import Electricity
from ...tariffs.days import Days
from ...tariffs.segments import Row
from ...tariffs.timetable import in_force
from .profile import percentile

_NIGHT_S = 6 * HOUR_S
_QUIET = 10
_LEAST_OF_NIGHT_S = 4 * HOUR_S


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Load-duration curve: `points` are (seconds at this power or more, W), falling; `seconds` is all that is known."""

    seconds: int
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseLoad:
    """What is always on, in W: the middle night's quiet power, those of the quieter and the louder nights, how many nights."""

    watts: int
    low: int
    high: int
    nights: int


class Peak(NamedTuple):
    """An interval above the subscribed power: its start (epoch seconds), its mean power (W), the power subscribed (VA)."""

    start: int
    watts: int
    subscribed_va: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Peaks:
    """Intervals above the subscribed power: how many, for how long (s), on how many days, what energy above (Wh), the highest."""

    count: int
    seconds: int
    days: int
    energy: int
    highest: tuple[Peak, ...]


def _fine(rows: Iterable[Row]) -> Iterator[tuple[int, int, int]]:
    """Start, length and mean power of the intervals that tell one."""
    for start, end, value, quality in rows:
        length = end - start
        if length <= HOUR_S and quality != Quality.PARTIAL:
            yield start, length, (value * HOUR_S + length // 2) // length


def load_duration(rows: Iterable[Row], points: int = 200) -> Duration:
    """Sort powers from the highest down, and give about so many points of the curve, its two ends included."""
    by_power: dict[int, int] = {}
    for _, length, power in _fine(rows):
        by_power[power] = by_power.get(power, 0) + length
    whole = sum(by_power.values())
    found: list[tuple[int, int]] = []
    seconds, due = 0, 0
    ordered = sorted(by_power, reverse=True)
    for power in ordered:
        seconds += by_power[power]
        if seconds * points >= due * whole or power == ordered[-1]:
            found.append((seconds, power))
            due = seconds * points // whole + 1
    return Duration(seconds=whole, points=tuple(found))


def base_load(energy: Merged, first: date, last: date, zone: tzinfo) -> BaseLoad | None:
    """Tell the base load of some days, both ends included; None where no night is known.

    Of each night (00:00 to 06:00) of which four hours are known, the power that a tenth of them stays below: a water heater
    that is on for four and a half of these hours leaves enough; of the nights the median, and the 10th and 90th percentiles: one loud
    night, or one away, moves neither far. What is on all night long cannot be told from what is always on.
    """
    quiet: list[int] = []
    for midnight in Days.of(first, last, zone).edges[:-1]:
        night = list(_fine(energy.between(midnight, midnight + _NIGHT_S).rows()))
        if sum(length for _, length, _ in night) >= _LEAST_OF_NIGHT_S:
            powers = sorted(power for *_, power in night)
            quiet.append(percentile(powers, _QUIET))
    quiet.sort()
    if not quiet:
        return None
    low, middle, high = (percentile(quiet, level) for level in (10, 50, 90))
    return BaseLoad(watts=middle, low=low, high=high, nights=len(quiet))


def subscribed(
    contract: Electricity, first: int, last: int, zone: tzinfo
) -> list[tuple[int, int, int]]:
    """Give what power was subscribed from when to when (epoch seconds, VA); nothing for times without a contract."""
    return [
        (start, end, term.subscribed_va)
        for start, end, term in in_force(contract.terms, first, last, zone)
        if term is not None
    ]


def peaks(
    rows: Iterable[Row],
    limits: Sequence[tuple[int, int, int]],
    zone: tzinfo,
    most: int = 10,
) -> Peaks:
    """Find the intervals whose mean power is above what was subscribed; `limits` as `subscribed` gives them."""
    found: list[Peak] = []
    seconds = energy = place = 0
    for start, length, power in _fine(rows):
        while place < len(limits) and limits[place][1] <= start:
            place += 1
        if place == len(limits):
            break
        limit = limits[place][2]
        if power > limit and start >= limits[place][0]:
            found.append(Peak(start, power, limit))
            seconds += length
            energy += (power - limit) * length // HOUR_S
    highest = nlargest(most, found, key=lambda peak: (peak.watts, -peak.start))
    return Peaks(
        count=len(found),
        seconds=seconds,
        days=len({datetime.fromtimestamp(peak.start, zone).date() for peak in found}),
        energy=energy,
        highest=tuple(highest),
    )
