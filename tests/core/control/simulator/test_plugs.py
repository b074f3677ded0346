"""Simulated relays, plugs and meter: what a controller hears, and when."""

import pytest

from hameau_core.control.shedding.events import (
    Action,
    Command,
    Failed,
    Readings,
    Sample,
    Switched,
    Tick,
)
from hameau_core.control.simulator import (
    Change,
    Fault,
    FaultKind,
    Hand,
    Meter,
    World,
    play,
)
from tests.core.control.simulator.homes import Scripted, home, load, off, on


def faulty(kind: FaultKind, **more: float) -> World:
    """Give a world where the heater's plug has a fault from 20 to 40 s."""
    return World(faults=(Fault(load="heater", kind=kind, span=(20, 40), **more),))


def test_a_relay_moves_after_its_delay_and_says_so() -> None:
    controller = Scripted({10: off("heater"), 30: on("heater")})
    world = World(relays_s={"heater": 5})

    outcome = play(home(load("heater", 1, 1500), seconds=60), controller, world)

    powers = outcome.powers_va
    assert [powers[t] for t in (14, 15, 34, 35)] == [1500, 0, 0, 1500]
    said = [(at, event.on) for at, event in controller.of(Switched)]
    assert said == [(0, True), (15, False), (35, True)]
    assert outcome.switchings == 2
    assert outcome.unserved_wh == pytest.approx(20 * 1500 / 3600)


def test_an_order_that_changes_nothing_is_no_switching() -> None:
    outcome = play(
        home(load("heater", 1, 1500), seconds=60), Scripted({10: on("heater")})
    )

    assert outcome.switchings == 0
    assert len(outcome.orders) == 1


def test_a_lowered_load_draws_its_level() -> None:
    lower = Command(load="car", action=Action.LEVEL, level_va=2300)
    car = load("car", 5, 3700, levels_va=(1400.0, 2300.0))
    controller = Scripted({10: lower})

    outcome = play(home(car, seconds=30), controller)

    assert outcome.powers_va[12] == 2300
    assert controller.of(Switched)[-1][1].level_va == 2300


@pytest.mark.parametrize(
    ("kind", "power", "said"),
    [
        (FaultKind.DEAF, 1500, [True]),
        (FaultKind.WELDED, 1500, [True, False]),
        (FaultKind.UNREACHABLE, 1500, [True, None, True]),
    ],
)
def test_a_broken_plug_goes_on_drawing(
    kind: FaultKind, power: float, said: list[bool | None]
) -> None:
    controller = Scripted({25: off("heater")})

    outcome = play(home(load("heater", 1, 1500), seconds=60), controller, faulty(kind))

    assert outcome.powers_va[30] == power
    assert [event.on for _, event in controller.of(Switched)] == said
    assert len(controller.of(Failed)) == (kind is FaultKind.UNREACHABLE)


@pytest.mark.parametrize(
    ("kind", "reading"), [(FaultKind.LYING, 42), (FaultKind.UNREACHABLE, None)]
)
def test_a_plug_may_measure_wrong_or_nothing(
    kind: FaultKind, reading: float | None
) -> None:
    controller = Scripted()
    world = faulty(kind, reading_va=42)

    play(home(load("heater", 1, 1500), seconds=60), controller, world)

    read = {at: event.powers_va["heater"] for at, event in controller.of(Readings)}
    assert read == {0: 1500, 10: 1500, 20: reading, 30: reading, 40: 1500, 50: 1500}


def test_a_hand_moves_a_relay_at_once() -> None:
    controller = Scripted({10: off("heater")})
    world = World(hands=(Hand(at_s=30, load="heater", on=True),))

    outcome = play(home(load("heater", 1, 1500), seconds=60), controller, world)

    assert list(outcome.powers_va[29:31]) == [0, 1500]
    at, last = controller.of(Switched)[-1]
    assert (at, last.on, last.by_hand) == (30, True, True)
    assert outcome.early_restores == 0
    assert outcome.switchings == 1


def test_what_a_person_switched_off_is_no_cut_of_ours() -> None:
    controller = Scripted({10: off("heater"), 45: on("heater")})
    hands = [
        Hand(at_s=30, load="heater", on=True),
        Hand(at_s=40, load="heater", on=False),
    ]

    outcome = play(
        home(load("heater", 1, 1500), seconds=60), controller, World(hands=tuple(hands))
    )

    assert outcome.powers_va[47] == 1500
    assert outcome.early_restores == 0


def test_the_meter_speaks_at_its_period_and_keeps_silent() -> None:
    silence = [Change(15, "meter_silent", 1), Change(41, "meter_silent", 0)]
    controller = Scripted()

    play(
        home(base_va=1234.6, changes=silence, seconds=60),
        controller,
        World(meter=Meter(period_s=10)),
    )

    samples = [(at, event.powers_va["house"]) for at, event in controller.of(Sample)]
    assert samples == [(0, 1235), (10, 1235), (50, 1235)]
    assert len(controller.of(Tick)) == 60


def test_a_late_or_frozen_meter_says_what_was() -> None:
    ramp = [Change(t, "base1", 100 * t) for t in range(1, 60)]
    late, frozen = Scripted(), Scripted()

    play(home(changes=ramp, seconds=60), late, World(meter=Meter(latency_s=3)))
    play(
        home(changes=ramp, seconds=60),
        frozen,
        World(meter=Meter(period_s=10, frozen=((15, 45),))),
    )

    assert dict(late.of(Sample))[20].powers_va["house"] == 1700
    said = [event.powers_va["house"] for _, event in frozen.of(Sample)]
    assert said == [0, 1000, 1000, 1000, 1000, 5000]


def test_three_phases_are_told_apart() -> None:
    heater = load("heater", 1, 1500, phases=(2,))
    hob = load("hob", 2, 3000, phases=(1, 2, 3))
    controller = Scripted()

    play(home(heater, hob, phases=3, seconds=1), controller)

    (_, sample), *_ = controller.of(Sample)
    assert sample.powers_va == {
        "house": 4500,
        "phase_1": 1000,
        "phase_2": 2500,
        "phase_3": 1000,
    }
