"""Random homes with random troubles: what the shedder's invariants must bear. Equal seeds give equal cases."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from hypothesis import strategies as st

from hameau_core.control.shedding import (
    HOUSE,
    PROFILES,
    Armed,
    Asked,
    DryRun,
    Event,
    House,
    Limit,
    LimitSet,
    Load,
    LoadClass,
    Profile,
    Wish,
)
from hameau_core.control.simulator import (
    Change,
    Fault,
    FaultKind,
    Hand,
    Meter,
    Scenario,
    World,
    one_limit,
)

SUBSCRIBED_VA = (3000, 6000, 6000, 9000, 12000)
PERIODS_S = (1, 2, 2, 2, 5, 10, 20, 30, 60)
KINDS = (LoadClass.NORMAL,) * 7 + (
    LoadClass.HARD,
    LoadClass.LAST_RESORT,
    LoadClass.NOTIFY,
)

type Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A home's time, what people say in it (by second), and when the program is not there."""

    scenario: Scenario
    world: World
    said: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)
    away: tuple[Span, ...] = ()
    seed: int | None = None

    @property
    def house(self) -> House:
        """What is configured."""
        return self.scenario.house


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """Which troubles may be drawn, each as a chance of 0 to 1."""

    silence: float = 0.3
    frozen: float = 0.15
    fault: float = 0.25
    hands: float = 0.25
    wishes: float = 0.25
    limits: float = 0.2
    armed: float = 0.1
    dry_run: float = 0.1
    restart: float = 0.25
    three_phases: float = 0.2
    circuits: float = 0.2
    levels: float = 0.2
    seconds: Span = (180, 600)
    periods_s: tuple[int, ...] = PERIODS_S
    loads: Span = (1, 12)


TROUBLED = Taste()
PLAIN = Taste(
    silence=0,
    frozen=0,
    fault=0,
    hands=0,
    wishes=0,
    limits=0,
    armed=0,
    dry_run=0,
    restart=0,
)
"""A sound home: every relay obeys, every sample comes, nobody meddles."""


def case_of(seed: int, taste: Taste = TROUBLED) -> Case:
    """Make up a case."""
    dice = Random(seed)
    subscribed = dice.choice(SUBSCRIBED_VA)
    phases = 3 if dice.random() < taste.three_phases else 1
    circuits = _circuits(dice, subscribed) if dice.random() < taste.circuits else ()
    loads = tuple(
        _load(dice, number, subscribed, phases, circuits, taste)
        for number in range(dice.randint(*taste.loads))
    )
    house = House(
        limits=(*one_limit(subscribed, phases), *circuits),
        loads=loads,
        profile=_profile(dice),
        order_first=dice.random() < 0.25,
        latency_s=dice.choice((3, 3, 4)),
        manual_s=dice.choice((60, 300, 1800)),
        rebound_s=dice.choice((60, 600)),
        hold_cap_s=dice.choice((240, 1200)),
        rotation_s=dice.choice((60, 900)),
    )
    seconds = dice.randint(*taste.seconds)
    changes = [
        *_wants(dice, loads, seconds),
        *_base(dice, subscribed, phases, seconds),
        *_silences(dice, seconds, taste),
    ]
    return Case(
        scenario=Scenario.from_changes(
            f"seed {seed}", house, changes, phases=phases, seconds=seconds
        ),
        world=_world(dice, loads, seconds, taste),
        said=_said(dice, house, seconds, taste),
        away=_away(dice, seconds, taste),
        seed=seed,
    )


def cases(taste: Taste = TROUBLED) -> st.SearchStrategy[Case]:
    """Cases by seed, so that one found is found again: `case_of(seed, taste)`."""
    return st.integers(0, 2**32 - 1).map(lambda seed: case_of(seed, taste))


def permuted(case: Case) -> Case:
    """The same case with its loads listed the other way round."""
    house = case.house
    turned = replace(house, loads=house.loads[::-1])
    last = len(house.loads) - 1
    wants = [
        sum(1 << (last - bit) for bit in range(last + 1) if mask >> bit & 1)
        for mask in case.scenario.wants
    ]
    return replace(case, scenario=replace(case.scenario, house=turned, wants=wants))


def with_house(case: Case, **changes: object) -> Case:
    """The same case in a house that is configured otherwise."""
    house = replace(case.house, **changes)  # type: ignore[arg-type]  # fields of House
    return replace(case, scenario=replace(case.scenario, house=house))


def _profile(dice: Random) -> Profile:
    """One of ours, or one in a hurry, with which more happens in a short time."""
    profile = dice.choice(list(PROFILES.values()))
    if dice.random() < 0.4:
        return profile
    return replace(
        profile,
        amber_s=min(profile.amber_s, dice.choice((8, 20))),
        window_other_s=dice.choice((20, 45)),
    )


def _circuits(dice: Random, subscribed: int) -> tuple[Limit, ...]:
    part = dice.choice((0.3, 0.5))
    kitchen = Limit(
        id="kitchen", limit_va=subscribed * part, parent=HOUSE, measured=False
    )
    if dice.random() < 0.5:
        return (kitchen,)
    oven = Limit(
        id="oven", limit_va=subscribed * part / 2, parent="kitchen", measured=False
    )
    return kitchen, oven


def _load(
    dice: Random,
    number: int,
    subscribed: int,
    phases: int,
    circuits: tuple[Limit, ...],
    taste: Taste,
) -> Load:
    nominal = 4 * dice.randint(10, round(subscribed * 0.15))
    some = dice.sample((1, 2, 3), dice.choice((1, 1, 3))) if phases == 3 else ()
    variable = dice.random() < taste.levels
    return Load(
        id=f"load_{number:02}",
        priority=dice.randint(1, 6),
        nominal_va=nominal,
        kind=dice.choice(KINDS),
        min_on_s=dice.choice((0, 30, 120)),
        min_off_s=dice.choice((20, 60, 120, 180)),
        max_shed_s=dice.choice((None, None, None, 60, 300)),
        auto_restore=dice.random() < 0.92,
        start_va=dice.choice((0, 0, 0, nominal * 1.5)),
        levels_va=(nominal / 4, nominal / 2, float(nominal)) if variable else (),
        phases=tuple(sorted(some)) if dice.random() < 0.9 else (),
        circuit=dice.choice((None, *(limit.id for limit in circuits))),
        rotation=dice.choice((None, None, None, "turns")),
        measured=dice.random() < 0.85,
        enabled=dice.random() < 0.93,
    )


def _wants(dice: Random, loads: tuple[Load, ...], seconds: int) -> Iterator[Change]:
    for load in loads:
        at = dice.choice((0, 0, dice.randint(0, seconds)))
        for _ in range(dice.randint(1, 4)):
            until = at + dice.randint(20, seconds)
            yield Change(at, load.id, 1)
            yield Change(until, load.id, 0)
            at = until + dice.randint(10, 120)


def _base(dice: Random, subscribed: int, phases: int, seconds: int) -> Iterator[Change]:
    yield Change(0, "base0", dice.randint(50, subscribed // 5))
    for number in range(1, dice.randint(2, 7)):
        channel = f"base{number}@{dice.randint(1, phases)}"
        at = dice.randint(0, seconds)
        yield Change(at, channel, dice.randint(200, round(subscribed * 0.45)))
        yield Change(at + dice.randint(5, 300), channel, 0)


def _span(dice: Random, seconds: int, longest: int) -> Span:
    at = dice.randint(0, seconds)
    return at, at + dice.randint(10, longest)


def _silences(dice: Random, seconds: int, taste: Taste) -> Iterator[Change]:
    if dice.random() < taste.silence:
        begin, end = _span(dice, seconds, 240)
        yield Change(begin, "meter_silent", 1)
        yield Change(end, "meter_silent", 0)


def _world(dice: Random, loads: tuple[Load, ...], seconds: int, taste: Taste) -> World:
    frozen = (_span(dice, seconds, 400),) if dice.random() < taste.frozen else ()
    faults = tuple(
        Fault(
            load=load.id,
            kind=dice.choice(list(FaultKind)),
            span=_span(dice, seconds, 300),
            reading_va=dice.choice((0, 500, 2500)),
        )
        for load in loads
        if dice.random() < taste.fault / 2
    )
    hands = tuple(
        Hand(
            at_s=dice.randint(1, seconds),
            load=dice.choice(loads).id,
            on=dice.random() < 0.7,
        )
        for _ in range(dice.randint(1, 4) if dice.random() < taste.hands else 0)
    )
    return World(
        meter=Meter(
            period_s=dice.choice(taste.periods_s),
            latency_s=dice.choice((0, 0, 1)),
            frozen=frozen,
        ),
        relay_s=dice.choice((1, 2)),
        readings_s=dice.choice((2, 5, 10, 10, 30)),
        faults=faults,
        hands=hands,
    )


def _said(
    dice: Random, house: House, seconds: int, taste: Taste
) -> dict[int, tuple[Event, ...]]:
    said: dict[int, tuple[Event, ...]] = {}

    def add(event: Event) -> None:
        at = dice.randint(1, seconds)
        said[at] = (*said.get(at, ()), event)

    if dice.random() < taste.wishes:
        for _ in range(dice.randint(1, 5)):
            load = dice.choice(house.loads)
            wish = dice.choice(list(Wish))
            wanted = dice.choice((None, 0, 30, 120))
            add(Asked(load=load.id, wish=wish, seconds=wanted))
    if dice.random() < taste.limits:
        for _ in range(dice.randint(1, 2)):
            limit = dice.choice(house.limits)
            part = dice.choice((0.5, 0.8, 1.0))
            add(LimitSet(limit=limit.id, limit_va=limit.limit_va * part))
    if dice.random() < taste.armed:
        add(Armed(on=False))
        add(Armed(on=True))
    if dice.random() < taste.dry_run:
        add(DryRun(on=True))
        add(DryRun(on=False))
    return said


def _away(dice: Random, seconds: int, taste: Taste) -> tuple[Span, ...]:
    if dice.random() >= taste.restart:
        return ()
    at = dice.randint(1, seconds)
    return ((at, at + dice.choice((0, 0, 5, 30))),)
