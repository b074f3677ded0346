"""Schedules as JSON: the way there and back, and refusals that name the field."""

from datetime import UTC, datetime
import json
from typing import Any

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.control.schedule import (
    OFF,
    Override,
    Schedule,
    override_from,
    schedule_from,
    special_from,
    to_dict,
)
from hameau_core.errors import ScheduleError
from tests.core.control.schedule.worlds import World, schedules, worlds

RULE = {"id": "r", "slots": [{"start": "22:00", "end": "06:00"}]}


def _with(**rule: Any) -> dict[str, Any]:
    return {"id": "s", "targets": ["switch.a"], "rules": [RULE | rule]}


@settings(max_examples=150)
@given(schedules(0))
def test_schedule_comes_back_the_same(schedule: Schedule) -> None:
    assert schedule_from(json.loads(json.dumps(to_dict(schedule)))) == schedule


@settings(max_examples=50)
@given(worlds(special=True))
def test_special_days_come_back_the_same(world: World) -> None:
    for special in world.specials:
        assert special_from(json.loads(json.dumps(to_dict(special)))) == special


def test_override_comes_back_the_same() -> None:
    made = datetime(2026, 11, 21, 6, tzinfo=UTC)
    for until in (None, made.replace(hour=9)):
        hand = Override(target="switch.a", action=OFF, made=made, until=until)
        assert override_from(json.loads(json.dumps(to_dict(hand)))) == hand


def test_everything_a_card_may_write() -> None:
    data = _with(
        days=["monday", "calendar:calendar.gîte"],
        not_days=["bank_holiday"],
        season=["10-15", "04-15"],
        **{"from": "2026-01-01", "to": "2027-12-31"},
        conditions=[
            {"flag": "binary_sensor.home"},
            {"away": False},
            {"period": ["off_peak"], "not": True},
            {"calendar": "calendar.gîte"},
        ],
        action={"level": 19.5},
        slots=[
            {"start": {"sun": "sunset", "offset": -30}, "minutes": 90},
            {
                "start": {"period": ["off_peak"]},
                "end": {"period": ["off_peak"], "edge": "end"},
            },
            {"cheapest": {"minutes": 180, "below": 0.2, "contiguous": True}},
        ],
    ) | {"hold": {"minutes": 45}, "otherwise": None, "enabled": False, "name": "Gîte"}
    schedule = schedule_from(data)
    assert schedule.otherwise is None
    assert to_dict(schedule) == data | {
        "rules": [data["rules"][0] | {"days": ["calendar:calendar.gîte", "monday"]}]
    }


@pytest.mark.parametrize(
    ("data", "field", "key"),
    [
        ([], ".", "not_an_object"),
        ({"id": "s"}, "targets", "missing"),
        ({"id": "s", "targets": []}, "targets", "empty_or_twice"),
        ({"id": "", "targets": ["a"]}, "id", "missing"),
        (_with(days=["lundi"]), "rules[0].days[0]", "not_one_of"),
        (_with(slots=[{"start": "25:00"}]), "rules[0].slots[0].start", "not_a_time"),
        (_with(slots=[{"start": "22:00"}]), "rules[0].slots[0].end", "missing"),
        (_with(slots=[{"start": 22}]), "rules[0].slots[0].start", "not_an_object"),
        (_with(slots={}), "rules[0].slots", "not_a_list"),
        (_with(slots=[{"cheapest": {}}]), "rules[0].slots[0].cheapest", "missing"),
        (_with(priority=1e9), "rules[0].priority", "out_of_range"),
        (_with(priority=1.5), "rules[0].priority", "not_whole"),
        (_with(priority=True), "rules[0].priority", "not_a_number"),
        (_with(action={"level": "x"}), "rules[0].action.level", "not_a_number"),
        (
            _with(action={"level": float("nan")}),
            "rules[0].action.level",
            "out_of_range",
        ),
        (_with(action="level"), "rules[0].action", "without_value"),
        (_with(limit_minutes=0), "rules[0].limit_minutes", "out_of_range"),
        (_with(**{"from": "2026-02-30"}), "rules[0].from", "not_a_date"),
        (_with(season=["02-30", "03-01"]), "rules[0].season[0]", "not_a_month_day"),
        (_with(eve="yes"), "rules[0].eve", "not_yes_or_no"),
        (_with(evening=True), "rules[0]", "unknown_field"),
        (_with(conditions=[{}]), "rules[0].conditions[0]", "not_a_condition"),
    ],
)
def test_refusal_names_the_field(data: Any, field: str, key: str) -> None:
    with pytest.raises(ScheduleError) as caught:
        schedule_from(data)
    assert (caught.value.field, caught.value.key) == (field, key)


def test_two_rules_of_one_id_are_refused() -> None:
    data = {"id": "s", "targets": ["a"], "rules": [RULE, RULE]}
    with pytest.raises(ScheduleError, match="rules: empty_or_twice"):
        schedule_from(data)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(("start", "end", "cheapest", "minutes", "sun", "period")),
            inner,
            max_size=3,
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.sampled_from(("slots", "days", "season", "conditions", "action")), JSON)
def test_whatever_is_written_is_read_or_refused(name: str, value: Any) -> None:
    refused: ScheduleError | None = None
    try:
        schedule_from(_with(**{name: value}))
    except ScheduleError as error:
        refused = error
    assert refused is None or refused.field.startswith("rules[0]")
