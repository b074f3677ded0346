"""A home is added in two pages at most, and goes on to its first appliance."""

from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntryState,
    FlowType,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from tests.home_flow.pages import a_home, check_texts, suggested


async def first_page(hass: HomeAssistant, language: str = "en") -> Any:
    """Open the page of a new home by the menu of sources."""
    hass.config.language = language
    menu = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    check_texts(menu)
    assert menu["menu_options"][:2] == ["meter", "home"]
    return await answer(hass, menu, next_step_id="home")


async def answer(hass: HomeAssistant, page: Any, **typed: Any) -> Any:
    """Send a page."""
    shown = await hass.config_entries.flow.async_configure(page["flow_id"], typed)
    check_texts(shown)
    return shown


def a_meter(hass: HomeAssistant, title: str = "Linky") -> MockConfigEntry:
    """Give a meter of ours."""
    entry = MockConfigEntry(
        domain=DOMAIN, title=title, data={"source": "meter", "link": "serial"}
    )
    entry.add_to_hass(hass)
    return entry


@pytest.mark.parametrize(("language", "name"), [("en", "My home"), ("fr", "Mon foyer")])
async def test_a_meter_of_ours_is_chosen_beforehand(
    hass: HomeAssistant, language: str, name: str
) -> None:
    """One press adds the home; the next window adds its first appliance."""
    meter = a_meter(hass)
    page = await first_page(hass, language)
    assert suggested(page) == {"name": name, "meter": meter.entry_id}
    made = await answer(hass, page, **suggested(page))
    assert made["type"] is FlowResultType.CREATE_ENTRY
    home = made["result"]
    assert (home.title, home.unique_id[:5]) == (name, "home_")
    assert dict(home.data) == {
        "source": "home",
        "meter_entry": meter.entry_id,
        "meter_entities": [],
        "subscribed_va": None,
    }
    kind, flow_id = made["next_flow"]
    assert kind is FlowType.CONFIG_SUBENTRIES_FLOW
    first = hass.config_entries.subentries.async_get(flow_id)
    assert (first["handler"], first["step_id"]) == (
        (home.entry_id, "appliance"),
        "target",
    )
    assert home.state is ConfigEntryState.LOADED


async def test_a_home_without_a_meter_has_schedules(hass: HomeAssistant) -> None:
    """And a name that is left blank is the usual one."""
    page = await first_page(hass)
    assert suggested(page)["meter"] == "other"
    made = await answer(hass, page, name=" ", meter="none")
    assert made["title"] == "My home"
    assert made["data"]["meter_entry"] is None


async def test_a_second_home_has_another_name_and_another_meter(
    hass: HomeAssistant,
) -> None:
    """Two homes on one meter would both cut for the same watts."""
    taken, free = a_meter(hass, "Linky"), a_meter(hass, "Linky 2")
    a_home(meter_entry=taken.entry_id).add_to_hass(hass)
    page = await first_page(hass)
    offered = page["data_schema"].schema["meter"].config["options"]
    assert [one["value"] for one in offered] == [free.entry_id, "other", "none"]
    assert suggested(page) == {"name": "My home 2", "meter": free.entry_id}


@pytest.fixture
def sensors(hass: HomeAssistant) -> None:
    """Give sensors of another integration."""
    units = {"house": "W", "water": "L", "l1": "A", "l2": "A", "l3": "A", "va": "kVA"}
    for name, unit in units.items():
        words = {"unit_of_measurement": unit, "friendly_name": name}
        hass.states.async_set(f"sensor.{name}", "1", words)


async def sensor_page(hass: HomeAssistant) -> Any:
    """Go to the page of sensors."""
    page = await first_page(hass)
    return await answer(hass, page, name="House", meter="other")


@pytest.mark.parametrize(
    ("chosen", "problem", "told"),
    [
        (["house", "va"], "one_or_three", ""),
        (["water"], "unknown_unit", "water (L)"),
        (["gone"], "unknown_unit", "sensor.gone (–)"),
        (["l1", "l2", "house"], "mixed_units", "l1 (A), l2 (A), house (W)"),
    ],
)
async def test_sensors_that_tell_no_power_are_refused_by_name(
    hass: HomeAssistant, sensors: None, chosen: list[str], problem: str, told: str
) -> None:
    """And what was typed stays; the right one then succeeds."""
    page = await sensor_page(hass)
    typed = {"meter_entities": [f"sensor.{one}" for one in chosen], "subscribed": 9}
    page = await answer(hass, page, **typed)
    assert page["errors"] == {"meter_entities": problem}
    assert page["description_placeholders"] == {"sensors": told}
    assert suggested(page) == typed
    good = ["sensor.l1", "sensor.l2", "sensor.l3"]
    made = await answer(hass, page, meter_entities=good, subscribed=9)
    assert made["data"]["meter_entities"] == good
    assert made["data"]["subscribed_va"] == 9000
    assert made["data"]["meter_entry"] is None


async def test_reconfiguring_begins_with_what_is_known(
    hass: HomeAssistant, sensors: None, home: MockConfigEntry
) -> None:
    """From no meter to a sensor, then from the sensor to another; the home goes on running."""
    for name, before in (("va", "none"), ("house", "other")):
        page = await hass.config_entries.flow.async_init(
            DOMAIN,
            context={"source": SOURCE_RECONFIGURE, "entry_id": home.entry_id},
        )
        check_texts(page)
        assert suggested(page) == {"name": home.title, "meter": before}
        page = await answer(hass, page, name="Renamed", meter="other")
        known = suggested(page).get("meter_entities", [])
        assert known == home.data["meter_entities"]
        done = await answer(
            hass, page, meter_entities=[f"sensor.{name}"], subscribed=12
        )
        assert done["reason"] == "reconfigure_successful"
        await hass.async_block_till_done()
        assert home.data["meter_entities"] == [f"sensor.{name}"]
    assert (home.title, home.data["subscribed_va"]) == ("Renamed", 12000)
    assert home.state is ConfigEntryState.LOADED


async def test_a_home_at_rest_is_started_by_its_new_settings(
    hass: HomeAssistant,
) -> None:
    """What does not run cannot take them in."""
    home = a_home()
    home.add_to_hass(hass)
    page = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_RECONFIGURE, "entry_id": home.entry_id}
    )
    done = await answer(hass, page, name="My home", meter="none")
    assert done["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert home.state is ConfigEntryState.LOADED
    await hass.config_entries.async_unload(home.entry_id)


async def test_only_homes_have_parts(
    hass: HomeAssistant, home: MockConfigEntry
) -> None:
    """A meter has no appliances."""
    assert set(home.supported_subentry_types) == {
        *("appliance", "circuit", "schedule", "exception")
    }
    assert a_meter(hass).supported_subentry_types == {}
