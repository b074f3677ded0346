"""What a schedule written by hand may get wrong: each refusal names its field."""

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hameau_core.control.schedule import (
    Hold,
    HoldKind,
    SunAt,
    SunEvent,
    override_from,
    schedule_from,
    special_from,
    to_dict,
)
from hameau_core.errors import ScheduleError

RULE = {"id": "r", "slots": [{"start": "22:00", "end": "06:00"}]}
MADE = "2026-11-21T06:00:00+00:00"


def _with(**rule: Any) -> dict[str, Any]:
    return {"id": "s", "targets": ["switch.a"], "rules": [RULE | rule]}


def _slot(**slot: Any) -> dict[str, Any]:
    return _with(slots=[slot])


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (_with(**{"from": "2026-05-01", "to": "2026-04-01"}), "before_start"),
        (_with(action={}), None),
        (_slot(start="22:00", end="06:00", minutes=30), "end_and_minutes"),
        (_slot(start={"edge": "middles", "period": ["off_peak"]}, minutes=30), None),
        (_slot(start="25:00", end="06:00"), "not_a_time"),
        (_with(id="\n"), None),
        (_with(slots=[{"start": "1:00", "minutes": 1}] * 5000), "too_many"),
    ],
)
def test_schedule_is_refused(data: dict[str, Any], key: str | None) -> None:
    with pytest.raises(ScheduleError) as error:
        schedule_from(data)
    assert error.value.field
    if key is not None:
        assert error.value.key == key


@pytest.mark.parametrize("made", ["yesterday", "2026-11-21T06:00:00", 7])
def test_override_needs_an_instant(made: object) -> None:
    data = {"target": "switch.a", "action": "off", "made": made, "until": None}
    with pytest.raises(ScheduleError) as error:
        override_from(data)
    assert error.value.field == "made"


def test_override_may_give_an_option() -> None:
    data = {
        "target": "select.a",
        "action": {"option": "eco"},
        "made": MADE,
        "until": None,
    }
    assert to_dict(override_from(data))["action"] == {"option": "eco"}


def test_special_days_must_not_end_before_they_begin() -> None:
    with pytest.raises(ScheduleError) as error:
        special_from({"id": "x", "from": "2026-05-02", "to": "2026-05-01"})
    assert error.value.field


@pytest.mark.parametrize(
    "hold",
    [
        Hold(),
        Hold(kind=HoldKind.MINUTES, minutes=45),
        Hold(kind=HoldKind.FOR_EVER),
    ],
)
def test_hold_comes_back_the_same(hold: Hold) -> None:
    schedule = replace(schedule_from(_with()), hold=hold)
    assert schedule_from(to_dict(schedule)).hold == hold


def test_sun_that_does_not_set_has_no_sunset() -> None:
    """Astral's way to say so must not reach a schedule."""
    north = SunAt(78.2, 15.6, ZoneInfo("Arctic/Longyearbyen"))
    assert north.at(SunEvent.SUNSET, date(2026, 6, 21)) is None
