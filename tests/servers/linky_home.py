"""An invented home's electricity: the same for the same seed on every machine, for any day of any year.

Heated by electricity, water heated at night, people at home mornings, evenings and weekends, panels on the roof. Powers are
even numbers of W over half-hours, so that every half-hour is whole Wh and a day is the sum of its half-hours.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from hashlib import sha256
from math import cos, exp, pi
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
HALF_HOUR_S = 1800

type Flow = Callable[[int, int, tzinfo], int]

_WATER = (1.5, 4.0, 1900.0)
_PEAKS = ((7.4, 0.7, 520.0), (12.6, 0.8, 380.0), (19.6, 1.6, 900.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkyHome:
    """What flows, and since when anything is known of it.

    `activated` is the first day of the contract, `curve_since` the first day whose curve is kept. `no_curve` are days without
    a curve, `no_day` days without anything.
    """

    point: str = "01234567890123"
    seed: int = 1
    zone: tzinfo = PARIS
    activated: date = date(2019, 6, 12)
    curve_since: date = date(2019, 6, 12)
    producer: bool = True
    no_curve: frozenset[date] = frozenset()
    no_day: frozenset[date] = frozenset()

    def watts(self, start: int, step_s: int = HALF_HOUR_S) -> int:
        """Mean W drawn in the interval that starts there (epoch seconds)."""
        return self._mean(drawn, start, step_s)

    def watts_out(self, start: int, step_s: int = HALF_HOUR_S) -> int:
        """Mean W given back in the interval that starts there."""
        return self._mean(given_back, start, step_s)

    def day(self, day: date, *, out: bool = False) -> int:
        """Wh of a civil day."""
        flow = self.watts_out if out else self.watts
        return sum(flow(start) for start in self.half_hours(day)) // 2

    def peak(self, day: date) -> tuple[int, int]:
        """Highest VA of a civil day, and when (epoch seconds)."""
        start = max(self.half_hours(day), key=self.watts)
        extra = 40 + int(chance(self.seed, start, "peak") * 900)
        return self.watts(start) + extra, start + int(
            chance(self.seed, start, "when") * 1799
        )

    def half_hours(self, day: date) -> Iterator[int]:
        """Starts of the half-hours of a civil day: 46, 48 or 50."""
        return steps(day, HALF_HOUR_S, self.zone)

    def _mean(self, flow: Flow, start: int, step_s: int) -> int:
        """Mean over the ten minutes the interval is made of; a half-hour is the same throughout."""
        slots = range(start, start + step_s, min(step_s, 600))
        halves = [
            flow(self.seed, slot - slot % HALF_HOUR_S, self.zone) for slot in slots
        ]
        return sum(halves) // len(halves)


@lru_cache(maxsize=200_000)
def drawn(seed: int, start: int, zone: tzinfo) -> int:
    """Even W drawn in one half-hour."""
    local = datetime.fromtimestamp(start, zone)
    hour = local.hour + local.minute / 60
    cold = max(0.0, 15 - _temperature(seed, local, hour))
    home = 1.0 if local.weekday() >= 5 or not 8.5 <= hour < 17 else 0.35
    watts = 90 + 60 * chance(seed, start, "fridge") + 95 * cold * (0.6 + 0.4 * home)
    for middle, width, height in _PEAKS:
        near = exp(-(((hour - middle) / width) ** 2))
        watts += home * height * near * (0.5 + chance(seed, start, "people"))
    begin, length, power = _WATER
    if begin <= hour < begin + length * (0.6 + 0.4 * chance(seed, start, "water")):
        watts += power
    return 2 * int(watts / 2)


@lru_cache(maxsize=200_000)
def given_back(seed: int, start: int, _: tzinfo) -> int:
    """Even W given back in one half-hour, over what the home takes."""
    utc = datetime.fromtimestamp(start, UTC)
    hour = utc.hour + utc.minute / 60
    season = cos(2 * pi * (utc.timetuple().tm_yday - 172) / 365.25)
    away = abs(hour - 12) / (6.1 + 2 * season)
    if away >= 1:
        return 0
    clouds = 0.25 + 0.75 * chance(seed, start // 7200, "clouds")
    sun = 2900 * (0.62 + 0.38 * season) * cos(away * pi / 2) ** 1.3 * clouds
    return 2 * int(max(0.0, sun - 260) / 2)


def chance(seed: int, of: int, use: str) -> float:
    """A number from 0 to 1, drawn once and for all."""
    digest = sha256(f"{seed}/{use}/{of}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def _temperature(seed: int, local: datetime, hour: float) -> float:
    """Outdoor °C."""
    season = cos(2 * pi * (local.timetuple().tm_yday - 200) / 365.25)
    weather = 8 * (chance(seed, local.toordinal(), "weather") - 0.5)
    return 11.5 + 8 * season + 3 * cos(2 * pi * (hour - 15) / 24) + weather


def steps(day: date, step_s: int, zone: tzinfo) -> Iterator[int]:
    """Starts of the steps of a civil day (epoch seconds)."""
    begin = int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp())
    after = day + timedelta(days=1)
    end = int(datetime(after.year, after.month, after.day, tzinfo=zone).timestamp())
    return iter(range(begin, end, step_s))
