"""What a day was worth, on cases done by hand."""

import pytest

from hameau_core.control.simulator import (
    Change,
    Meter,
    Outcome,
    Score,
    World,
    oracle,
    play,
    score,
)
from tests.core.control.simulator.homes import Scripted, home, load, off, on

HOUR = 3600


def test_the_oracle_serves_the_most_important_first() -> None:
    loads = [load("heater", 1, 1500), load("dryer", 3, 2200), load("car", 5, 3700)]

    missing, important = oracle(home(*loads, base_va=2000, seconds=HOUR))

    # 4,000 VA are left: heater and dryer (3,700) fit, then the car does not.
    assert missing == pytest.approx(3700)
    assert important == 0


def test_less_important_ones_pass_what_does_not_fit() -> None:
    loads = [load("heater", 1, 1500), load("car", 4, 3700), load("dryer", 5, 2200)]

    missing, _ = oracle(home(*loads, base_va=2000, seconds=HOUR))

    assert missing == pytest.approx(3700)


def test_equals_are_packed_for_most_power() -> None:
    loads = [load("a", 2, 1000), load("b", 2, 1500), load("c", 2, 2500)]

    missing, important = oracle(home(*loads, base_va=3400, seconds=HOUR))

    # Of 2,600 VA, c alone or a and b take 2,500: 100 VA more than any other choice.
    assert missing == important == pytest.approx(2500)


def test_a_base_above_the_limit_leaves_nothing() -> None:
    missing, important = oracle(home(load("a", 2, 1000), base_va=7000, seconds=HOUR))

    assert missing == important == pytest.approx(1000)


def test_the_oracle_lowers_what_has_levels() -> None:
    car = load("car", 5, 3700, levels_va=(1400.0, 2300.0))

    missing, _ = oracle(home(car, base_va=3000, seconds=HOUR))

    assert missing == pytest.approx(3700 - 2300)


def test_the_oracle_heeds_each_phase() -> None:
    loads = [load("a", 1, 1500, phases=(1,)), load("b", 2, 1500, phases=(1,))]

    missing, _ = oracle(home(*loads, phases=3, seconds=HOUR))

    assert missing == pytest.approx(1500)


def test_j_weighs_each_harm() -> None:
    day = Score(
        trips=2,
        seconds_above=1200,
        switchings=50,
        unserved_kwh=1.5,
        unserved_important_kwh=0.5,
        early_restores=4,
        blind_restores=7,
    )

    assert day.j == pytest.approx(1.5 + 3 * 0.5 + 1.0 + 2.0 + 0.2 + 20)


def test_a_day_is_judged_beside_the_oracle() -> None:
    scenario = home(
        load("heater", 2, 1500), load("car", 5, 3700), base_va=2000, seconds=HOUR
    )
    outcome = play(scenario, Scripted({600: off("heater")}))

    verdict = score(outcome, scenario)

    # 7,200 VA until the heater is off at 602 s; the oracle would have left the car off.
    assert verdict.seconds_above == 602
    assert verdict.unserved_important_kwh == pytest.approx(1.5 * 2998 / HOUR)
    assert verdict.unserved_kwh == pytest.approx(1.5 * 2998 / HOUR - 3.7)


@pytest.mark.parametrize(("rest", "early"), [(179, 1), (180, 0)])
def test_a_restore_before_the_minimum_is_early(rest: int, early: int) -> None:
    orders = {10: off("heater"), 10 + rest: on("heater")}

    outcome = play(home(load("heater", 1, 1500, min_off_s=180)), Scripted(orders))

    assert outcome.early_restores == early


@pytest.mark.parametrize(
    ("period", "at", "blind"), [(2, 31, 1), (2, 30, 0), (60, 69, 1), (60, 68, 0)]
)
def test_a_restore_in_silence_is_blind(period: int, at: int, blind: int) -> None:
    silence = [Change(21, "meter_silent", 1)]
    scenario = home(load("heater", 1, 1500), changes=silence)

    outcome: Outcome = play(
        scenario,
        Scripted({5: off("heater"), at: on("heater")}),
        World(meter=Meter(period_s=period)),
    )

    assert outcome.blind_restores == blind
