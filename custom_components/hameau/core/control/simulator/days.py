"""Days that are in no file, of the same family as those that are: for a rule is good on days it never saw.

A winter's day at home, in seconds from midnight: thermostats that cycle (more in the morning and in the
evening), a dryer of eight pulses, a tank at off-peak times, a car that comes home; below them what nobody
controls: standby, a fridge, kettles, hobs and an oven at two meals, a washing machine, a dishwasher, an
iron, lights. The meter falls silent twice, for 45 to 420 s. All times, durations and powers are drawn from
a seed: equal seeds give equal days.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from ..shedding.house import House, Load
from .scenario import BASE, DAY_S, SILENT, Change, Scenario, one_limit

_H = 3600

type Pulse = tuple[float, float, float]
"""From when (s), for how long (s), how much (VA; 1 for a load that wants power)."""

type Habit = Callable[[Random], Iterator[Pulse]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A subscribed power with a house that makes it tight; `base` scales what nobody controls."""

    subscribed_va: float
    loads: Mapping[Load, Habit]
    phases: int = 1
    base: float = 1.0


def invent(seed: int, contract: str = "6 kVA") -> Scenario:
    """Make up a day of `CONTRACTS[contract]`; the same for the same seed."""
    terms = CONTRACTS[contract]
    chance = Random(f"{seed} {contract}")
    house = House(
        limits=one_limit(terms.subscribed_va, terms.phases), loads=tuple(terms.loads)
    )
    changes: list[Change] = []
    for load, habit in terms.loads.items():
        changes += _changes(load.id, habit(chance))
    for number, (at, seconds, power) in enumerate(_uncontrolled(chance)):
        phase = chance.randint(1, terms.phases)
        pulse = (at, seconds, round(power * terms.base))
        changes += _changes(f"{BASE}{number}@{phase}", (pulse,))
    changes += _changes(SILENT, _silences(chance))
    return Scenario.from_changes(
        f"{contract}, seed {seed}", house, changes, phases=terms.phases
    )


def crowd(seconds: int = 3 * _H) -> Scenario:
    """Make up hours of thirty loads that often want together more than 12 kVA: to measure time, not harm."""
    loads = tuple(
        Load(
            id=f"load_{number:02}",
            priority=1 + number // 3,
            nominal_va=400 + 100 * (number * 7 % 11),
        )
        for number in range(30)
    )
    changes = [Change(0, BASE, 300)]
    for number, load in enumerate(loads):
        period = 500 + 37 * number
        for start in range(13 * number, seconds, period):
            changes.append(Change(start, load.id, 1))
            changes.append(Change(start + 3 * period // 5, load.id, 0))
    house = House(limits=one_limit(12_000), loads=loads)
    return Scenario.from_changes("30 loads", house, changes, seconds=seconds)


def _changes(
    channel: str, pulses: Iterator[Pulse] | tuple[Pulse, ...]
) -> Iterator[Change]:
    for at, seconds, value in pulses:
        if at < DAY_S:
            yield Change(int(at), channel, value)
            yield Change(min(int(at + seconds), DAY_S), channel, 0)


def thermostat(chance: Random) -> Iterator[Pulse]:
    """A heater that cycles every ten to twelve minutes, a third of the time or, at its busiest, two thirds."""
    usual, busy = chance.uniform(0.25, 0.42), chance.uniform(0.5, 0.75)
    at = chance.uniform(0, 600)
    while at < DAY_S:
        eager = 6 * _H < at < 8 * _H or at > 17 * _H
        period = chance.uniform(600, 720)
        on = period * (busy if eager else usual) * chance.uniform(0.9, 1.1)
        yield at, on, 1
        at += period


def cycles(chance: Random) -> Iterator[Pulse]:
    """A dryer: pulses of eight minutes, two apart, once a day and sometimes twice."""
    for _ in range(chance.choice((1, 1, 2))):
        at = chance.uniform(8.5, 20) * _H
        for number in range(chance.randint(6, 9)):
            yield at + 600 * number, 480, 1


def tank(chance: Random) -> Iterator[Pulse]:
    """A water heater: after midnight, at midday, late in the evening."""
    yield 0, chance.uniform(1.5, 3) * _H, 1
    yield chance.uniform(12, 14.5) * _H, chance.uniform(0.6, 1.5) * _H, 1
    yield chance.uniform(22, 23) * _H, 2 * _H, 1


def car(chance: Random) -> Iterator[Pulse]:
    """A car: the end of the night's charge, and from the evening on."""
    yield 0, chance.uniform(0.2, 2.5) * _H, 1
    yield chance.uniform(16, 20) * _H, chance.uniform(2, 8) * _H, 1


def pump(chance: Random) -> Iterator[Pulse]:
    """A pool's pump: hours in the daytime."""
    yield chance.uniform(8, 11) * _H, chance.uniform(5, 9) * _H, 1


def _uncontrolled(chance: Random) -> Iterator[Pulse]:
    yield 0, DAY_S, chance.uniform(120, 260)
    yield from _fridge(chance)
    morning, lunch = chance.uniform(6.3, 7.5) * _H, chance.uniform(11.7, 12.6) * _H
    dinner = chance.uniform(18.4, 19.6) * _H
    yield morning, 7200, 350
    yield morning + chance.uniform(0.3, 0.9) * _H, 300, 1600
    yield chance.uniform(17, 18) * _H, chance.uniform(4.8, 5.6) * _H, 420
    kettles = (morning + 300, morning + 2000, 10 * _H, 16.3 * _H, 20.8 * _H)
    for at in kettles:
        yield (
            at + chance.uniform(0, 1200),
            chance.uniform(120, 240),
            _near(chance, 2075),
        )
    yield from _meal(chance, lunch, chance.uniform(0.5, 0.9) * _H)
    yield from _meal(chance, dinner, chance.uniform(0.9, 1.4) * _H)
    washing = chance.uniform(8, 15) * _H
    yield washing, 900, 2050
    yield washing, 4800, 180
    yield chance.uniform(14, 16.5) * _H, 900, 1100
    dishes = chance.uniform(20, 21.5) * _H
    yield dishes, 5400, 90
    yield dishes + 250, 700, 1900
    yield dishes + 3000, 800, 1900


def _fridge(chance: Random) -> Iterator[Pulse]:
    at = chance.uniform(0, 1800)
    while at < DAY_S:
        yield at, chance.uniform(450, 780), chance.uniform(110, 130)
        at += chance.uniform(1800, 2700)


def _meal(chance: Random, at: float, seconds: float) -> Iterator[Pulse]:
    hob, end = at, at + seconds
    while hob < end:
        yield hob, chance.uniform(45, 105), _near(chance, 1900)
        hob += chance.uniform(100, 165)
    oven = at + chance.uniform(60, 400)
    yield oven, 540, 2300
    oven += chance.uniform(620, 700)
    while oven < end:
        yield oven, chance.uniform(60, 100), 2300
        oven += chance.uniform(120, 170)


def _silences(chance: Random) -> Iterator[Pulse]:
    for hour in (8, 19):
        yield chance.uniform(hour - 1, hour + 1) * _H, chance.choice((45, 120, 420)), 1


def _near(chance: Random, power_va: float) -> float:
    return power_va * chance.uniform(0.95, 1.05)


def _load(
    name: str,
    priority: int,
    nominal_va: float,
    rest_s: float = 300,
    levels_va: tuple[float, ...] = (),
) -> Load:
    return Load(
        id=name,
        priority=priority,
        nominal_va=nominal_va,
        min_on_s=120 if rest_s < 300 else 300,
        min_off_s=rest_s,
        levels_va=levels_va,
    )


_CAR_VA = (1400, 2300, 3700, 5500)
_SIX: Mapping[Load, Habit] = {
    _load("heat_living", 1, 1500, 180): thermostat,
    _load("heat_bed1", 2, 1000, 180): thermostat,
    _load("heat_bed2", 2, 1000, 180): thermostat,
    _load("dryer", 3, 2200): cycles,
    _load("water_heater", 4, 2400): tank,
    _load("ev", 5, 3700): car,
}
_THREE: Mapping[Load, Habit] = {
    _load("heat_living", 1, 1000, 180): thermostat,
    _load("heat_bath", 2, 750, 180): thermostat,
    _load("dryer", 3, 1200): cycles,
    _load("water_heater", 4, 1500): tank,
}
_NINE: Mapping[Load, Habit] = {
    _load("heat_living", 1, 2000, 180): thermostat,
    _load("heat_bed1", 2, 1000, 180): thermostat,
    _load("heat_bed2", 2, 1250, 180): thermostat,
    _load("heat_bath", 3, 1500, 180): thermostat,
    _load("dryer", 4, 2400): cycles,
    _load("water_heater", 4, 3000): tank,
    _load("ev", 5, 7400, levels_va=_CAR_VA): car,
    _load("pool", 6, 1100): pump,
}
_TWELVE: Mapping[Load, Habit] = {
    _load("heat_pump", 1, 2500): thermostat,
    _load("heat_bed1", 2, 1500, 180): thermostat,
    _load("heat_bed2", 2, 1500, 180): thermostat,
    _load("heat_bed3", 2, 1000, 180): thermostat,
    _load("dryer", 3, 2500): cycles,
    _load("water_heater", 4, 3000): tank,
    _load("ev", 5, 7400): car,
    _load("spa", 6, 2000, 180): thermostat,
    _load("pool", 6, 1100): pump,
}
_ON_THREE: Mapping[Load, Habit] = {
    replace(load, phases=(1, 2, 3) if load.id == "ev" else (1 + number % 3,)): habit
    for number, (load, habit) in enumerate(_TWELVE.items())
}
CONTRACTS: Mapping[str, Contract] = {
    "3 kVA": Contract(subscribed_va=3000, loads=_THREE, base=0.7),
    "6 kVA": Contract(subscribed_va=6000, loads=_SIX),
    "9 kVA": Contract(subscribed_va=9000, loads=_NINE, base=1.1),
    "12 kVA": Contract(subscribed_va=12000, loads=_TWELVE, base=1.3),
    "12 kVA, three phases": Contract(subscribed_va=12000, loads=_ON_THREE, phases=3),
}
"""Houses to make days of, by their contract."""
