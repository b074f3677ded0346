"""Powers from what the meter sends in steps."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st
import pytest

from hameau_core.tic.powers import (
    HIGHEST_VOLTAGE,
    LOWEST_VOLTAGE,
    NOMINAL_VOLTAGE,
    ActivePower,
    highest_powers,
    likely_voltage,
)

START = datetime(2026, 1, 12, 18, 0, tzinfo=UTC)


def observed(
    watts: float, apparent_va: int, length_s: int, frame_s: float = 1.3
) -> ActivePower:
    """Show an index driven by a steady power, frame by frame."""
    power = ActivePower()
    for count in range(int(length_s / frame_s)):
        elapsed = count * frame_s
        wh = 1000 + int(watts * elapsed / 3600)
        power.observe(START + timedelta(seconds=elapsed), wh, apparent_va)
    return power


@given(
    st.lists(st.tuples(st.floats(0, 60), st.floats(207, 253)), min_size=3, max_size=3)
)
def test_historique_currents_are_never_underestimated(
    phases: list[tuple[float, float]],
) -> None:
    powers_va = [current * voltage for current, voltage in phases]
    sent = [round(current) for current, _ in phases]
    papp = round(sum(powers_va), -1)

    alone = highest_powers(sent, None)

    bounds = zip(alone, powers_va, strict=True)
    assert all(high >= power * (1 - 1e-9) for high, power in bounds)
    assert sum(highest_powers(sent, int(papp))) >= sum(powers_va) * (1 - 1e-9)


def test_papp_narrows_the_voltage() -> None:
    assert (
        highest_powers((20, 20, 20), 13_800)[0] < highest_powers((20, 20, 20), None)[0]
    )
    assert highest_powers((0, 0, 0), 0) == (0.5 * HIGHEST_VOLTAGE,) * 3


@pytest.mark.parametrize(
    ("currents", "papp", "expected"),
    [
        ((10, 10, 10), 6900, 230.0),
        ((10, 10, 10), 9000, HIGHEST_VOLTAGE),
        ((10, 10, 10), 5000, LOWEST_VOLTAGE),
        ((0, 0, 0), 100, NOMINAL_VOLTAGE),
        ((4, 2, 1), None, NOMINAL_VOLTAGE),
    ],
)
def test_the_voltage_makes_the_currents_add_up(
    currents: tuple[int, ...], papp: int | None, expected: float
) -> None:
    assert likely_voltage(currents, papp) == expected


@pytest.mark.parametrize("watts", [250, 900, 2300, 6000])
def test_a_steady_power_is_found_within_five_percent(watts: int) -> None:
    power = observed(watts, 9000, 120)

    assert power.watts(9000) == pytest.approx(watts, rel=0.05)


@given(st.integers(1, 9000), st.integers(0, 9000), st.integers(5, 200))
def test_the_apparent_power_is_never_exceeded(
    watts: int, apparent: int, length: int
) -> None:
    found = observed(watts, apparent, length).watts(apparent)

    assert found is None or 0 <= found <= apparent


def test_nothing_is_told_before_two_steps_ten_seconds_apart() -> None:
    assert observed(100, 200, 36).watts(200) is None
    assert observed(6000, 7000, 9).watts(7000) is None
    assert ActivePower().watts(None) is None


def test_no_apparent_power_is_no_active_power() -> None:
    assert ActivePower().watts(0) == 0


def test_a_load_that_goes_off_fades_as_its_next_step_fails_to_come() -> None:
    power = observed(1800, 2000, 120)
    wh = 1000 + int(1800 * 119 / 3600)

    power.observe(START + timedelta(seconds=180), wh, None)

    found = power.watts(None)
    assert found is not None
    assert found <= 3600 / 60


def test_a_jump_is_not_mixed_with_what_was_before() -> None:
    power = observed(300, 320, 120)
    for count in range(16):
        elapsed = 120 + count * 1.3
        wh = 1010 + int(3000 * count * 1.3 / 3600)
        power.observe(START + timedelta(seconds=elapsed), wh, 3100)

    assert power.watts(3100) == pytest.approx(3000, rel=0.1)


def test_right_after_a_jump_the_mean_of_before_is_given_within_the_new_power() -> None:
    power = observed(3000, 3100, 120)

    power.observe(START + timedelta(seconds=120), 1100, 400)

    assert power.watts(400) == 400


def test_an_index_that_falls_starts_again() -> None:
    power = observed(2000, 2500, 60)

    power.observe(START + timedelta(seconds=61), 5, 2500)

    assert power.watts(2500) is None
