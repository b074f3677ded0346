"""Days from files and days made up."""

import json
from pathlib import Path

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.control.simulator import (
    CONTRACTS,
    Meter,
    Patient,
    Scenario,
    Shedder,
    Threshold,
    World,
    invent,
    oracle,
    play,
    read_scenarios,
)
from hameau_core.errors import ScenarioError
from tests.core.control.simulator.homes import home, load

LOAD = {"id": "car", "prio": 5, "nominal_va": 3700, "min_on_s": 300, "min_off_s": 300}
HOUSE = {"p_sub_va": 6000, "loads": [LOAD]}
EVENTS = "t_s,channel,value\n0,base0,200\n0,car,1\n60,car,0\n"


def folder(path: Path, house: object = HOUSE, events: str = EVENTS) -> Path:
    """Write a scenario."""
    (path / "loads.json").write_text(json.dumps(house))
    (path / "events_00.csv").write_text(events)
    return path


def test_a_folder_is_read(tmp_path: Path) -> None:
    (day,) = read_scenarios(folder(tmp_path))

    assert (day.name, day.seconds, day.limit_va) == ("events_00", 86_400, 6000)
    powers = play(day).powers_va
    assert [powers[t] for t in (0, 59, 60)] == [3900, 3900, 200]


@pytest.mark.parametrize(
    ("house", "events", "words"),
    [
        ({"p_sub_va": 6000}, EVENTS, "'loads' is missing"),
        ({**HOUSE, "loads": [LOAD, LOAD]}, EVENTS, "two loads have the same id"),
        (HOUSE, "0,car,1\n", "the first line is not"),
        (HOUSE, EVENTS + "70,car\n", r"events_00\.csv, line 5"),
        (HOUSE, EVENTS + "70,boat,1\n", "no load is called 'boat'"),
        (HOUSE, EVENTS + "70,base1@2,1\n", "base1@2: there is no phase 2"),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, house: object, events: str, words: str
) -> None:
    with pytest.raises(ScenarioError, match=words):
        read_scenarios(folder(tmp_path, house, events))


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="No such file"):
        read_scenarios(tmp_path)


@pytest.mark.genuine
def test_without_control_the_reference_days_trip_as_often_as_published(
    shared_data: Path,
) -> None:
    days = read_scenarios(shared_data / "control" / "shed")

    assert sum(len(play(day).trips) for day in days) == 224


@pytest.mark.genuine
def test_the_patient_rule_behaves_as_its_published_model(shared_data: Path) -> None:
    day = read_scenarios(shared_data / "control" / "shed")[0]

    outcome = play(day, Patient(day.house), World(meter=Meter(period_s=2)))

    assert (outcome.trips, outcome.early_restores) == ([], 0)
    assert 120 < outcome.switchings < 180


@settings(max_examples=6)
@given(st.integers(0, 10**6), st.sampled_from(sorted(CONTRACTS)))
def test_made_up_days_are_the_same_for_the_same_seed(seed: int, contract: str) -> None:
    day: Scenario = invent(seed, contract)

    assert day == invent(seed, contract)
    assert len(day.silences) == 2
    assert min(min(series) for series in day.base_va) >= 0
    missing, important = oracle(day)
    assert missing >= important >= 0


def test_rules_and_shedder_live_in_the_same_house() -> None:
    loads = [load("heater", 1, 1500), load("dryer", 3, 2200), load("car", 5, 3700)]
    day = home(*loads, base_va=2000, seconds=1200)

    plain, ours = play(day, Threshold(day.house)), play(day, Shedder(day.house))

    assert plain.switchings > 100
    assert plain.early_restores > 50
    assert plain.powers_va[0] == ours.powers_va[0] == 9400
    assert ours.trips == []
    assert 0 < ours.switchings < 10
    assert ours.powers_va[-1] <= day.limit_va
