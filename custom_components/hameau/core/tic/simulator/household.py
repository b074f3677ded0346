"""The uses of simulated homes, day by day: all of them functions of the date and the seed.

Invented, in the likeness of a French home: standing uses, fridge, kettle, oven and hob, washing, water heater and car in
the off-peak hours, electric heating with the season, panels on the roof.
"""

from collections.abc import Callable
from datetime import date
import math
from random import Random

from .loads import STEP_S, Use

MINUTE, HOUR = 60, 3600
type Uses = Callable[[date], list[Use]]


def _time(hour: float, random: Random, spread_min: int = 20) -> int:
    """Seconds since midnight around an hour of the day, on a step."""
    moment = int(hour * HOUR) + random.randint(-spread_min, spread_min) * MINUTE
    return moment - moment % STEP_S


def _winter(day: date) -> float:
    """0 in July to 1 in January."""
    return (1 + math.cos((day.timetuple().tm_yday - 15) / 365 * 2 * math.pi)) / 2


def _cycles(start: int, end: int, every_s: int, use: Use) -> list[Use]:
    """A thermostat: `use`, whose start is 0, again in each `every_s`."""
    return [
        use._replace(start=begin, end=min(begin + use.end, end))
        for begin in range(start, end, every_s)
    ]


def home(
    seed: int,
    *,
    heating_w: int = 3000,
    car: bool = True,
    panels_w: int = 0,
    phases: int = 1,
) -> Uses:
    """Uses of a home: each appliance on a phase of its own where there are three."""

    def uses(day: date) -> list[Use]:
        random = Random(f"{seed}/{day.toordinal()}")
        second, third = (1, 2) if phases > 1 else (0, 0)
        return [
            *_fridge(random),
            *_daily(random, day, second),
            *_kettle(random),
            *_heating(random, day, heating_w, third),
            *_night(random, day, third, car),
            *_panels(random, day, panels_w, phases),
        ]

    return uses


def _fridge(random: Random) -> list[Use]:
    """A quarter of an hour in each three."""
    first = random.randrange(0, 45 * MINUTE, STEP_S)
    return _cycles(first, 24 * HOUR, 45 * MINUTE, Use(0, 15 * MINUTE, 90))


def _daily(random: Random, day: date, phase: int) -> list[Use]:
    """Lights, screens, cooking and washing."""
    evening, dinner = _time(18.5, random), _time(19.2, random)
    found = [
        Use(start=_time(6.7, random), end=_time(8.4, random), watts=180),
        Use(start=evening, end=_time(22.9, random), watts=260),
        Use(start=_time(7.0, random), end=_time(8.0, random, 5), watts=60),
        Use(start=dinner, end=dinner + 12 * MINUTE, watts=2300, phase=phase),
        *_cycles(
            dinner + 13 * MINUTE, dinner + 45 * MINUTE, 150, Use(0, 60, 2300, phase)
        ),
        *_cycles(
            dinner + 10 * MINUTE, dinner + 35 * MINUTE, MINUTE, Use(0, 40, 1600, phase)
        ),
    ]
    if day.weekday() >= 5:
        lunch = _time(12.1, random)
        found += _cycles(lunch, lunch + 40 * MINUTE, MINUTE, Use(0, 40, 2000, phase))
    if random.random() < 0.6:
        wash = _time(14.0 if day.weekday() >= 5 else 10.0, random, 60)
        found += [
            Use(start=wash, end=wash + 18 * MINUTE, watts=2000, phase=phase),
            Use(
                start=wash + 18 * MINUTE, end=wash + 80 * MINUTE, watts=200, phase=phase
            ),
        ]
    return found


def _kettle(random: Random) -> list[Use]:
    """A minute of 2,000 W, now and then from seven to eleven."""
    hours = range(7, 23)
    return [
        Use(start, start + MINUTE, 2000, pulse=True)
        for hour in hours
        for start in [hour * HOUR + random.randrange(0, 50 * MINUTE, STEP_S)]
    ]


def _heating(random: Random, day: date, watts: int, phase: int) -> list[Use]:
    """Convectors on half-hour cycles, longer in the cold, none in summer."""
    need = max(0.0, _winter(day) - 0.25) * (0.8 + 0.4 * random.random())
    on_s = int(need * 24 * MINUTE) // STEP_S * STEP_S
    if not on_s:
        return []
    return _cycles(6 * HOUR, 23 * HOUR, 30 * MINUTE, Use(0, on_s, watts, phase))


def _night(random: Random, day: date, phase: int, car: bool) -> list[Use]:
    """Water heater, and on some nights the car, once the off-peak hours have begun."""
    start = 22 * HOUR + 35 * MINUTE
    heater = (120 + int(50 * _winter(day)) + random.randint(-20, 20)) * MINUTE
    found = [Use(start=start, end=start + heater, watts=2200, phase=phase)]
    if car and random.random() < 0.5:
        charge = start + 5 * MINUTE
        found.append(
            Use(start=charge, end=charge + random.randint(90, 240) * MINUTE, watts=2300)
        )
    return found


def _panels(random: Random, day: date, peak_w: int, phases: int) -> list[Use]:
    """A bell from sunrise to sunset under passing clouds, equal on all phases."""
    if not peak_w:
        return []
    half = (8.0 + 4.5 * (1 - _winter(day))) / 2 * HOUR
    noon, season = 13 * HOUR, 0.45 + 0.5 * (1 - _winter(day))
    clear = random.uniform(0.35, 1.0)
    found = []
    for start in range(int(noon - half) // 600 * 600, int(noon + half), 600):
        height = math.cos((start + 300 - noon) / half * math.pi / 2)
        watts = int(
            peak_w
            * season
            * max(0.0, height)
            * min(1.0, clear + random.uniform(-0.15, 0.15))
        )
        found += [
            Use(start=start, end=start + 600, watts=-watts // phases, phase=phase)
            for phase in range(phases)
        ]
    return found


def bursts(excess_w: int) -> Uses:
    """Much more on the first phase for two minutes in every ten."""

    def uses(_: date) -> list[Use]:
        return _cycles(MINUTE, 24 * HOUR, 10 * MINUTE, Use(0, 2 * MINUTE, excess_w))

    return uses
