"""An exception is a day or some, on which schedules rest or run at other times."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.home_flow.pages import Part, suggested


@pytest.fixture
async def part(
    hass: HomeAssistant, home: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> Part:
    """Give the flow of an exception, in the evening of 20 December in Paris."""
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to("2026-12-20T22:30:00+00:00")
    return Part(hass, home, "exception")


def only(home: MockConfigEntry) -> Any:
    """Give the only exception there is."""
    (found,) = home.get_subentries_of_type("exception")
    return found


async def test_one_day_of_rest_takes_a_name_and_a_date(
    part: Part, home: MockConfigEntry
) -> None:
    """Today is soon enough."""
    await part.add()
    done = await part.answer(name=" Party ", start="2026-12-20")
    assert done["type"] is FlowResultType.CREATE_ENTRY
    kept = dict(only(home).data)
    assert kept.pop("id")
    assert kept == {"name": "Party", "start": "2026-12-20"}
    (running,) = home.runtime_data.config.specials
    assert running.name == "Party"


async def test_other_times_may_replace_those_of_some_schedules(
    part: Part, home: MockConfigEntry
) -> None:
    """On a second page; all is shown again when it is changed."""
    appliance = Part(part.hass, home, "appliance")
    await appliance.add()
    await appliance.answer(entity_id="input_boolean.boiler")
    await appliance.answer()
    await appliance.choose("save")
    (boiler,) = home.get_subentries_of_type("appliance")
    schedule = Part(part.hass, home, "schedule")
    await schedule.add()
    await schedule.answer(name="N", targets=[boiler.subentry_id], preset="night")
    (night,) = home.get_subentries_of_type("schedule")
    await part.add()
    typed = {
        "name": "Holidays",
        "start": "2026-12-21",
        "end": "2027-01-03",
        "action": "replace",
        "schedules": [night.subentry_id],
    }
    await part.answer(**typed)
    assert (await part.answer())["errors"] == {"slots": "missing"}
    seconds = [{"start": "10:00:01", "end": "11:00:00"}]
    assert (await part.answer(slots=seconds))["errors"] == {"slots": "bad_time"}
    await part.answer(slots=[{"start": "10:00:00", "end": "11:00:00"}])
    kept = only(home)
    assert kept.data["slots"] == [{"start": "10:00", "end": "11:00"}]
    assert kept.data["schedules"] == [night.subentry_id]
    page = await part.change(kept.subentry_id)
    assert suggested(page) == typed
    page = await part.answer()
    assert suggested(page) == {"slots": [{"start": "10:00", "end": "11:00"}]}
    before = dict(kept.data)
    assert (await part.answer())["reason"] == "reconfigure_successful"
    assert dict(kept.data) == before
    await part.change(kept.subentry_id)
    await part.answer(action="suspend", schedules=[])
    assert "slots" not in kept.data
    assert "schedules" not in kept.data


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"name": " "}, {"name": "missing"}),
        ({"end": "2026-12-20"}, {"end": "before_start"}),
        ({"start": "2026-12-19"}, {"start": "past"}),
        ({"start": "2026-12-01", "end": "2026-12-19"}, {"end": "past"}),
    ],
)
async def test_days_that_cannot_be_meant_are_asked_again(
    part: Part,
    home: MockConfigEntry,
    typed: dict[str, str],
    problems: dict[str, str],
) -> None:
    """And the page then succeeds."""
    await part.add()
    page = await part.answer(**{"name": "Party", "start": "2026-12-21", **typed})
    assert page["errors"] == problems
    done = await part.answer(name="Party", start="2026-12-21", end="2026-12-22")
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert only(home).data["end"] == "2026-12-22"
