"""A home's tastes: its patience, the order of its appliances, its days."""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.core.control.shedding import PROFILES
from custom_components.hameau.sources.home_options import DEFAULTS, TERRITORIES
from tests.home_flow.pages import (
    TEXTS,
    Part,
    a_home,
    check_texts,
    options_page,
    suggested,
)

TARGETS = ["input_boolean.boiler", "input_boolean.oven", "input_select.pump"]


@pytest.fixture
async def appliances(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """Give three appliances: the oven is the most important one, then the pump."""
    part = Part(hass, home, "appliance")
    for target, kind in zip(TARGETS, ("car", "oven", "radiator"), strict=True):
        await part.add()
        await part.answer(entity_id=target, type=kind)
        await part.answer()
        if part.page["step_id"] == "select":
            await part.answer(off_value="Stop", on_value="Fast")
        await part.choose("save")


async def send(
    hass: HomeAssistant, home: MockConfigEntry, page: Any, **typed: Any
) -> Any:
    """Send the page as it is filled in, but for what is typed."""
    shown = suggested(page)
    answer = {**shown, **typed}
    for name in ("fine", "days"):
        answer[name] = {**shown[name], **typed.get(name, {})}
    manager = hass.config_entries.options
    done = await manager.async_configure(page["flow_id"], answer)
    check_texts(done, home)
    await hass.async_block_till_done()
    return done


async def test_nothing_has_to_be_chosen(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """What is shown at first is what applies."""
    page = await options_page(hass, home)
    assert "order" not in page["data_schema"].schema
    done = await send(hass, home, page)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert home.options == DEFAULTS


async def test_an_order_by_drag_numbers_the_appliances(
    hass: HomeAssistant, home: MockConfigEntry, appliances: None
) -> None:
    """The first is cut last; one that was left out comes after the others."""
    boiler, oven, pump = TARGETS
    page = await options_page(hass, home)
    field = page["data_schema"].schema["order"]
    assert (field.config["reorder"], field.config["multiple"]) == (True, True)
    assert suggested(page)["order"] == [oven, pump, boiler]
    await send(hass, home, page, order=[pump, boiler])
    found = home.get_subentries_of_type("appliance")
    order = {one.data["entity_id"]: one.data["priority"] for one in found}
    assert order == {pump: 1, boiler: 2, oven: 3}
    running = home.runtime_data.appliances.values()
    assert {one.entity_id: one.priority for one in running} == order


@pytest.mark.parametrize("order", [[], [TARGETS[1], TARGETS[2], TARGETS[0]]])
async def test_an_order_left_as_it_was_changes_no_number(
    hass: HomeAssistant, home: MockConfigEntry, appliances: None, order: list[str]
) -> None:
    """Equals stay equals, and important classes stay so."""
    page = await options_page(hass, home)
    await send(hass, home, page, order=order)
    found = [one.data["priority"] for one in home.get_subentries_of_type("appliance")]
    assert sorted(found) == [2, 5, 9]


async def test_tastes_are_kept_as_the_controller_reads_them(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """Per cent become a part, pairs of days a list; the home takes them in as it runs."""
    hass.states.async_set("sensor.cap", "3", {"unit_of_measurement": "kVA"})
    runtime = home.runtime_data
    page = await options_page(hass, home)
    holidays = [{"start": "2026-12-19", "end": "2027-01-04"}]
    await send(
        *(hass, home, page),
        profile="tolerant",
        fine={"factor": 90.0, "cap_entity": "sensor.cap", "manual_minutes": 10.0},
        days={"bank_holidays": "alsace_moselle", "school_days": holidays},
    )
    assert home.options == {
        **DEFAULTS,
        "profile": "tolerant",
        "factor": 0.9,
        "cap_entity": "sensor.cap",
        "manual_minutes": 10,
        "bank_holidays": "alsace_moselle",
        "school_days": [["2026-12-19", "2027-01-04"]],
    }
    assert home.runtime_data is runtime
    assert runtime.config.profile.name == "tolerant"
    page = await options_page(hass, home)
    shown = suggested(page)
    assert (shown["fine"]["factor"], shown["days"]["school_days"]) == (90, holidays)
    cleared = {**shown["fine"]}
    del cleared["cap_entity"]
    answer = {**shown, "fine": cleared}
    await hass.config_entries.options.async_configure(page["flow_id"], answer)
    await hass.async_block_till_done()
    assert home.options["cap_entity"] is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"fine": {"cap_entity": "sensor.lux"}}, "cap_unit"),
        (
            {"days": {"school_days": [{"start": "2026-12-19", "end": "2026-12-18"}]}},
            "before_start",
        ),
    ],
)
async def test_what_cannot_be_meant_is_asked_again(
    hass: HomeAssistant, home: MockConfigEntry, typed: Any, problem: str
) -> None:
    """And what was typed stays."""
    hass.states.async_set("sensor.lux", "3", {"unit_of_measurement": "lx"})
    page = await options_page(hass, home)
    again = await send(hass, home, page, profile="strict", **typed)
    assert again["errors"] == {"base": problem}
    assert suggested(again)["profile"] == "strict"
    good = {"fine": {"cap_entity": "sensor.cap"}, "days": {"school_days": []}}
    hass.states.async_set("sensor.cap", "3", {"unit_of_measurement": "kVA"})
    done = await send(hass, home, again, **good)
    assert done["type"] is FlowResultType.CREATE_ENTRY


async def test_bank_holidays_are_first_those_of_the_time_zone(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """Overseas too."""
    before = dt_util.get_default_time_zone()
    await hass.config.async_set_time_zone("Indian/Reunion")
    try:
        page = await options_page(hass, home)
        assert suggested(page)["days"]["bank_holidays"] == "reunion"
    finally:
        dt_util.set_default_time_zone(before)


async def test_a_home_at_rest_is_started_by_its_new_tastes(
    hass: HomeAssistant,
) -> None:
    """What does not run cannot take them in."""
    home = a_home()
    home.add_to_hass(hass)
    page = await options_page(hass, home)
    await send(hass, home, page, profile="strict")
    assert home.state is ConfigEntryState.LOADED
    await hass.config_entries.async_unload(home.entry_id)


def test_every_choice_has_its_words() -> None:
    """Profiles and regions."""
    words = TEXTS["selector"]
    assert set(words["profile"]["options"]) == set(PROFILES)
    assert set(words["bank_holidays"]["options"]) == set(TERRITORIES)
