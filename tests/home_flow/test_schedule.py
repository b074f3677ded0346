"""A schedule is a ready-made one, or days and times of one's own; the card's are left as they are."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.core.control.schedule import schedule_from
from custom_components.hameau.subentries.schedule_pages import (
    DAYS,
    PERIODS,
    PRESETS,
    built,
    custom_page,
    custom_rule,
    preset_of,
)
from tests.home_flow.pages import TEXTS, Part, suggested


@pytest.fixture
async def boiler(hass: HomeAssistant, home: MockConfigEntry) -> str:
    """Give the id of an appliance."""
    part = Part(hass, home, "appliance")
    await part.add()
    await part.answer(entity_id="input_boolean.boiler", type="water_heater")
    await part.answer()
    await part.choose("save")
    (added,) = home.get_subentries_of_type("appliance")
    boiler: str = added.subentry_id
    return boiler


@pytest.fixture
def part(hass: HomeAssistant, home: MockConfigEntry) -> Part:
    """Give the flow of a schedule."""
    return Part(hass, home, "schedule")


def only(home: MockConfigEntry) -> Any:
    """Give the only schedule there is."""
    (found,) = home.get_subentries_of_type("schedule")
    return found


async def test_something_to_switch_comes_first(part: Part) -> None:
    """The refusal says what to do."""
    refused = await part.add()
    assert refused["reason"] == "no_appliance"


@pytest.mark.parametrize("preset", PRESETS)
async def test_a_ready_made_schedule_takes_one_page(
    part: Part, home: MockConfigEntry, boiler: str, preset: str
) -> None:
    """It runs at once, and is recognised when it is changed."""
    await part.add()
    done = await part.answer(name=" Hot water ", targets=[boiler], preset=preset)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    added = only(home)
    assert (added.title, added.data["enabled"]) == ("Hot water", True)
    assert added.data["targets"] == added.data["schedule"]["targets"] == [boiler]
    running = home.runtime_data.config.schedules[added.subentry_id]
    assert running.targets == (boiler,)
    page = await part.change(added.subentry_id)
    assert suggested(page) == {
        "name": "Hot water",
        "targets": [boiler],
        "preset": preset,
    }


async def test_names_and_targets_are_needed(
    part: Part, home: MockConfigEntry, boiler: str
) -> None:
    """Both are told at once, and what was typed stays."""
    await part.add()
    page = await part.answer(name=" ", targets=[], preset="night")
    assert page["errors"] == {"name": "missing", "targets": "missing"}
    await part.answer(name="Night", targets=[boiler])
    await part.add()
    page = await part.answer(name="night", targets=[boiler], preset="night")
    assert page["errors"] == {"name": "name_taken"}


async def test_days_and_times_of_ones_own(
    part: Part, home: MockConfigEntry, boiler: str
) -> None:
    """As the frontend sends them, to the minute; shown again when they are changed."""
    await part.add()
    page = await part.answer(name="Mine", targets=[boiler], preset="custom")
    assert page["step_id"] == "times"
    typed = {
        "slots": [{"start": "06:30:00", "end": "08:00:00"}],
        "days": ["workday"],
        "tariff": ["off_peak"],
        "otherwise": "hands_off",
    }
    await part.answer(**typed)
    written = only(home).data["schedule"]
    assert written["rules"] == [
        {
            "id": "rule",
            "slots": [{"start": "06:30", "end": "08:00"}],
            "days": ["workday"],
            "conditions": [{"period": ["off_peak"]}],
        }
    ]
    assert written["otherwise"] is None
    await part.change(only(home).subentry_id)
    page = await part.answer()
    assert suggested(page) == {
        **typed,
        "slots": [{"start": "06:30", "end": "08:00"}],
    }
    done = await part.answer(tariff=[], otherwise="off")
    assert done["reason"] == "reconfigure_successful"
    changed = only(home).data["schedule"]
    assert (changed["id"], "otherwise" in changed) == (written["id"], False)


async def test_what_would_never_run_is_told(
    part: Part, home: MockConfigEntry, boiler: str
) -> None:
    """Neither times nor a tariff; a time with seconds; then a tariff alone is fine."""
    await part.add()
    await part.answer(name="Mine", targets=[boiler], preset="custom")
    assert (await part.answer())["errors"] == {"slots": "never_runs"}
    seconds = [{"start": "06:30:15", "end": "08:00:00"}]
    page = await part.answer(slots=seconds)
    assert page["errors"] == {"slots": "bad_time"}
    assert page["description_placeholders"] == {"value": "'06:30:15'"}
    await part.answer(slots=[], tariff=["red_off_peak", "blue_off_peak"])
    (rule,) = only(home).data["schedule"]["rules"]
    assert rule["slots"][0]["end"]["edge"] == "end"
    await part.change(only(home).subentry_id)
    page = await part.answer()
    assert suggested(page)["tariff"] == ["blue_off_peak", "red_off_peak"]


SUN = {"slots": [{"start": {"sun": "sunset"}, "minutes": 90}]}
BY_CARD: Any = [
    {"rules": [{"id": "a", **SUN}]},
    {"rules": [{"id": "a", **SUN}, {"id": "b", **SUN}]},
    {"rules": [{"id": "a", "slots": [], "priority": 2}]},
    {"rules": [{"id": "a", "slots": [], "days": ["calendar:work"]}]},
    {"rules": [{"id": "a", "slots": [], "conditions": [{"away": True}]}]},
    {"rules": [{"id": "a", "slots": [], "conditions": [{"period": ["other"]}]}]},
    {"rules": [{"id": "a", "slots": []}], "otherwise": {"level": 6}},
    {"rules": [{"id": "a", "slots": []}], "hold": "for_ever"},
]


@pytest.mark.parametrize("drawn", BY_CARD)
async def test_what_a_card_drew_is_kept_as_it_is(
    part: Part, home: MockConfigEntry, boiler: str, drawn: dict[str, Any]
) -> None:
    """Name and appliances may change; another choice may replace it."""
    await part.add()
    await part.answer(name="Mine", targets=[boiler], preset="night")
    known = only(home)
    written = {"id": "x", "name": "Mine", "targets": [boiler], **drawn}
    schedule_from(written)
    part.hass.config_entries.async_update_subentry(
        home, known, data={**known.data, "schedule": written, "enabled": False}
    )
    page = await part.change(known.subentry_id)
    assert suggested(page)["preset"] == "as_it_is"
    await part.answer(name="Evening")
    kept = only(home)
    assert kept.data["schedule"] == {**written, "name": "Evening"}
    assert (kept.title, kept.data["enabled"]) == ("Evening", False)
    await part.change(known.subentry_id)
    assert suggested(await part.answer(preset="custom")) == {"otherwise": "off"}


async def test_an_appliance_that_is_gone_is_not_proposed(
    part: Part, home: MockConfigEntry, boiler: str
) -> None:
    """The schedule asks for another one."""
    oven = Part(part.hass, home, "appliance")
    await oven.add()
    await oven.answer(entity_id="input_boolean.oven")
    await oven.answer()
    await oven.choose("save")
    await part.add()
    await part.answer(name="Mine", targets=[boiler], preset="night")
    part.hass.config_entries.async_remove_subentry(home, boiler)
    await part.hass.async_block_till_done()
    page = await part.change(only(home).subentry_id)
    assert suggested(page)["targets"] == []


clock = st.times().map(lambda at: at.replace(second=0).strftime("%H:%M"))
pages = st.fixed_dictionaries(
    {
        "slots": st.lists(
            st.fixed_dictionaries({"start": clock, "end": clock}), max_size=4
        ),
        "days": st.lists(st.sampled_from(DAYS), unique=True).map(sorted),
        "tariff": st.lists(st.sampled_from(PERIODS), unique=True).map(sorted),
        "otherwise": st.sampled_from(["off", "hands_off"]),
    }
)


@given(pages)
def test_a_page_is_shown_again_as_it_was_sent(page: dict[str, Any]) -> None:
    """Whatever its days, times and tariff."""
    rule = custom_rule(page)
    if rule is None:
        assert not page["slots"]
        assert not page["tariff"]
        return
    written = built("x", "Mine", ["a"], rule, otherwise=page["otherwise"])
    assert custom_page(written) == page
    assert preset_of(written) in {"custom", *PRESETS}


def test_every_choice_has_its_words() -> None:
    """Presets, days and periods."""
    words = TEXTS["selector"]
    assert set(words["preset"]["options"]) == {*PRESETS, "custom", "as_it_is"}
    assert set(words["day"]["options"]) == set(DAYS)
    assert set(PERIODS) <= set(words["tariff_period"]["options"])
