"""What the simulated meter counts: every Wh of every second, in the index of its hour."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.tic import Mode, StatusRegister
from hameau_core.tic.simulator import (
    SCENARIOS,
    Home,
    Simulator,
    Use,
    history,
    open_scenario,
    simulator,
)
from hameau_core.tic.simulator.offers import PARIS, seconds
from hameau_core.tic.simulator.scenarios import BASE
from tests.core.tic.meters import Bench
from tests.core.tic.plays import STANDARD, START, played, watch


@pytest.mark.parametrize("name", SCENARIOS)
def test_registers_add_up_and_never_fall(name: str) -> None:
    bench = Bench()
    before = 0
    for due, data in played(name, START, 60):
        bench.now = due
        bench.feed(data, 0)
        energy = bench.meter.energy_wh
        assert energy is not None
        assert energy >= before
        before = energy

    indexes = bench.meter.indexes
    if bench.meter.mode is Mode.STANDARD:
        for kind in ("EASF", "EASD"):
            parts = sum(wh for label, wh in indexes.items() if label.startswith(kind))
            assert parts == indexes["EAST"]


@pytest.mark.parametrize("name", ["house", "three_phase_overload", "producer_noon"])
def test_a_play_that_begins_later_goes_on_with_the_same_registers(name: str) -> None:
    clock = SCENARIOS[name].clock
    begin = clock(START)
    early, late = simulator(name, START), simulator(name, START)
    moment = begin + timedelta(minutes=37, seconds=11)
    late = Simulator(
        offer=SCENARIOS[name].offer,
        load=SCENARIOS[name].home(1),
        start=moment,
        settings=SCENARIOS[name].settings,
    )

    early.state.advance(seconds(moment))

    assert early.state.registers == late.state.registers


@settings(max_examples=25, deadline=None)
@given(st.integers(-10 * 86_400, 700 * 86_400), st.integers(1, 4000))
def test_the_closed_form_is_the_sum_of_the_seconds(offset: int, length: int) -> None:
    home = SCENARIOS["producer_noon"].home(3)
    start = seconds(datetime(2026, 1, 1, tzinfo=UTC)) + offset
    nets = [sum(home.watts(second)) for second in range(start, start + length)]

    before, after = home.totals(start), home.totals(start + length)

    assert before is not None
    assert after is not None
    assert after[0] - before[0] == sum(net for net in nets if net > 0)
    assert after[1] - before[1] == -sum(net for net in nets if net < 0)


def test_the_power_moves_every_second_and_loses_nothing() -> None:
    home = Home(lambda _: [], standing_w=(1000,), seed=5)
    start = seconds(START)

    watts = [home.watts(second)[0] for second in range(start, start + 600)]

    assert sum(watts) == 600_000
    assert len(set(watts)) > 20
    assert max(watts) <= 1040


def test_a_curve_is_integrated_to_the_wh() -> None:
    def curve(at: datetime) -> float:
        return 3600 if at.minute % 2 else -1800

    meter = Simulator(offer=BASE, load=curve, start=START, settings=STANDARD)
    before = meter.state.registers.copy()

    meter.frame(START + timedelta(hours=2))

    assert meter.state.registers.drawn - before.drawn == 3600
    assert meter.state.registers.injected - before.injected == 1800


def test_the_load_curve_is_the_mean_of_half_an_hour() -> None:
    begin = START + timedelta(minutes=10)
    meter = Simulator(
        offer=BASE,
        load=lambda at: 900 if at < begin else 1200,
        start=begin,
        settings=STANDARD,
    )
    bench = Bench()

    bench.feed(meter.frame(START + timedelta(minutes=31)))

    assert bench.meter.number("CCASN") == pytest.approx(1100, abs=4)
    assert bench.meter.number("CCASN-1") == 900


def test_noon_injects_and_counts_it() -> None:
    bench = Bench()
    summer = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
    watch(bench, played("producer_noon", summer, 60))

    meter = bench.meter
    assert meter.producer
    assert meter.injected_va is not None
    assert meter.injected_va > 0
    assert meter.power_va == 0
    assert meter.active_power_w == 0
    assert meter.active_power_export_w == pytest.approx(
        meter.injected_va * 0.97, rel=0.1
    )
    status = meter.status
    assert isinstance(status, StatusRegister)
    assert status.injecting


@pytest.mark.parametrize(
    "name", ["house", "hc_historique", "producer_noon", "three_phase_overload"]
)
def test_the_past_leads_to_the_first_frame(name: str) -> None:
    begin = SCENARIOS[name].clock(START)
    hour = timedelta(hours=1)
    steps = history(name, begin - 50 * hour, begin, hour)
    bench = Bench()
    bench.feed(next(open_scenario(name, START))[1])

    assert len(steps) == 50
    assert steps[-1].indexes.items() <= bench.meter.indexes.items()
    assert all(step.power_w == step.energy_wh for step in steps)
    label = "BASE" if "BASE" in steps[0].indexes else next(iter(steps[0].indexes))
    values = [step.indexes[label] for step in steps]
    assert values == sorted(values)


def test_each_index_counts_in_its_own_hours() -> None:
    local = datetime(2026, 1, 12, tzinfo=PARIS)
    steps = history(
        "hc_standard", local, local + timedelta(days=1), timedelta(minutes=30)
    )

    for step, after in pairwise(steps):
        off_peak = (
            not (6, 30) <= after.start.astimezone(PARIS).timetuple()[3:5] < (22, 30)
        )
        counted, other = ("EASF01", "EASF02") if off_peak else ("EASF02", "EASF01")
        assert after.indexes[counted] - step.indexes[counted] == after.energy_wh > 0
        assert after.indexes[other] == step.indexes[other]


def test_history_before_the_epoch_is_coherent_too() -> None:
    start = datetime(2025, 12, 30, 23, 0, tzinfo=UTC)
    steps = history("house", start, start + timedelta(days=2), timedelta(days=1))

    energy = steps[1].energy_wh
    assert steps[1].indexes["EAST"] - steps[0].indexes["EAST"] == energy
    assert 5_000 < energy < 90_000


def test_uses_run_over_midnight() -> None:
    def late(day: date) -> list[Use]:
        return [Use(23 * 3600, 26 * 3600, 500)] if day.day == 12 else []

    home = Home(late, standing_w=(0,))
    midnight = datetime(2026, 1, 12, 23, 0, tzinfo=UTC)

    assert home.watts(seconds(midnight) - 10)[0] == pytest.approx(500, rel=0.05)
    assert home.watts(seconds(midnight) + 3600)[0] == pytest.approx(500, rel=0.05)
    assert home.watts(seconds(midnight) + 7200)[0] == 0
