"""The simulated Linky's filter and breaker."""

import math

import pytest

from hameau_core.control.simulator import Change, Fault, FaultKind, World, play
from hameau_core.control.simulator.play import OUTAGE_S
from tests.core.control.simulator.homes import KVA, Scripted, home, load, off

CUT = 1.3 * KVA


def steps_to_cut(power_va: float, before_va: float = 0) -> int:
    """Whole seconds at a power until Y reaches (1.3 PCOUP)²: the closed form of Enedis-NOI-CPT_54E, 7."""
    square = power_va**2
    part = (square - CUT**2) / (square - before_va**2)
    return math.ceil(math.log(part) / math.log(0.992))


@pytest.mark.parametrize("ratio", [1.35, 1.5, 2.0, 3.0])
def test_the_breaker_opens_at_the_closed_forms_second(ratio: float) -> None:
    outcome = play(home(base_va=ratio * KVA, seconds=500))

    assert outcome.trips[0] + 1 == steps_to_cut(ratio * KVA)


def test_what_was_drawn_before_brings_the_cut_nearer() -> None:
    hours = 7200
    scenario = home(
        base_va=0.9 * KVA,
        changes=[Change(hours, "base1", 1.1 * KVA)],
        seconds=hours + 300,
    )

    outcome = play(scenario)

    assert outcome.trips[0] + 1 - hours == steps_to_cut(2 * KVA, 0.9 * KVA) == 41


def test_thirteen_tenths_are_borne_for_ever() -> None:
    outcome = play(home(base_va=CUT, seconds=20_000))

    assert outcome.trips == []
    assert outcome.seconds_above == 20_000


def test_an_open_breaker_leaves_the_house_dark_then_begins_anew() -> None:
    outcome = play(home(load("heater", 1, 3000), base_va=2 * KVA, seconds=450))

    first, second = outcome.trips
    dark = outcome.powers_va[first + 1 : first + OUTAGE_S]
    assert set(dark) == {0.0}
    assert outcome.powers_va[first + OUTAGE_S] == 2 * KVA + 3000
    assert second - first == OUTAGE_S + first
    assert outcome.unserved_wh == pytest.approx(3000 * (OUTAGE_S - 1) * 2 / 3600)


def test_each_phase_is_compared_with_its_third() -> None:
    alone = home(changes=[Change(0, "base1@2", 3500)], phases=3)
    spread = home(
        changes=[Change(0, f"base{n}@{n}", 3500 / 3) for n in (1, 2, 3)], phases=3
    )

    assert play(alone).trips
    assert not play(spread).trips


def test_a_phase_above_its_third_counts_as_above() -> None:
    outcome = play(home(changes=[Change(100, "base1@2", 2001)], phases=3))

    assert outcome.seconds_above == 500


def test_a_welded_relay_lets_the_breaker_open() -> None:

    scenario = home(load("oven", 1, 3000), base_va=KVA, seconds=300)
    weld = World(faults=(Fault(load="oven", kind=FaultKind.WELDED, span=(0, 300)),))

    assert not play(scenario, Scripted({5: off("oven")})).trips
    assert play(scenario, Scripted({5: off("oven")}), weld).trips
