"""What off and on are, for a number, a list of options, a thermostat, a water heater."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.home_flow.pages import Part, suggested

THERMOSTAT = {
    "hvac_modes": ["heat", "off"],
    "preset_modes": ["none", "eco"],
    "min_temp": 7,
    "max_temp": 30,
    "temperature": 20.0,
}


@pytest.fixture
def part(hass: HomeAssistant, home: MockConfigEntry) -> Part:
    """Give the flow of an appliance."""
    return Part(hass, home, "appliance")


async def values(part: Part, entity_id: str) -> Any:
    """Go to the page of values."""
    await part.add()
    await part.answer(entity_id=entity_id, type="other")
    return await part.answer()


async def kept(part: Part, **typed: Any) -> dict[str, Any]:
    """Send the page of values, keep the appliance, give what was kept."""
    await part.answer(**typed)
    await part.choose("save")
    (added,) = part.home.get_subentries_of_type("appliance")
    found = ("off_value", "on_value", "levels", "level_unit")
    return {key: added.data[key] for key in found}


async def test_a_charger_is_lowered_by_its_own_steps(part: Part) -> None:
    """Bounds and unit are those of the entity; sixteen levels are enough."""
    page = await values(part, "input_number.charger")
    assert suggested(page) == {"off_value": 0.0, "on_value": 32.0, "level_unit": "A"}
    assert await kept(part, lowest=6.0) == {
        "off_value": 0,
        "on_value": 32,
        "levels": [*range(6, 32, 2), 32],
        "level_unit": "A",
    }
    (added,) = part.home.get_subentries_of_type("appliance")
    await part.change(added.subentry_id)
    await part.answer()
    assert suggested(await part.answer())["lowest"] == 6


async def test_few_steps_are_all_levels(part: Part) -> None:
    """Also where they do not end on the full value."""
    words = {"min": 0, "max": 10, "step": 2.5, "unit_of_measurement": "kW"}
    part.hass.states.async_set("number.router", "10", words)
    page = await values(part, "number.router")
    assert suggested(page)["level_unit"] == "A"
    found = await kept(part, lowest=2.5, on_value=9.0, level_unit="W")
    assert found["levels"] == [2.5, 5, 7.5, 9]
    assert found["level_unit"] == "W"


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"on_value": 0.0}, {"on_value": "same_value"}),
        ({"lowest": 0.0}, {"lowest": "not_between"}),
        ({"lowest": 32.0}, {"lowest": "not_between"}),
    ],
)
async def test_values_that_cannot_be_meant_are_asked_again(
    part: Part, typed: dict[str, float], problems: dict[str, str]
) -> None:
    """And the page then succeeds."""
    await values(part, "input_number.charger")
    assert (await part.answer(**typed))["errors"] == problems
    assert (await kept(part, on_value=16.0, lowest=None))["levels"] == []


async def test_a_number_that_is_not_there_now_has_usual_bounds(
    part: Part,
) -> None:
    """It can be described all the same."""
    page = await values(part, "number.gone")
    assert suggested(page) == {"off_value": 0.0, "on_value": 100.0, "level_unit": "A"}
    assert (await kept(part))["on_value"] == 100


async def test_options_are_offered_by_name(part: Part) -> None:
    """Off and on cannot be the same one."""
    page = await values(part, "input_select.pump")
    offered = page["data_schema"].schema["on_value"].config["options"]
    assert [one["value"] for one in offered] == ["Stop", "Slow", "Fast"]
    page = await part.answer(off_value="Stop", on_value="Stop")
    assert page["errors"] == {"on_value": "same_value"}
    found = await kept(part, on_value="Fast")
    assert (found["off_value"], found["on_value"], found["levels"]) == (
        *("Stop", "Fast"),
        [],
    )
    (added,) = part.home.get_subentries_of_type("appliance")
    await part.change(added.subentry_id)
    await part.answer()
    page = await part.answer()
    assert suggested(page) == {"off_value": "Stop", "on_value": "Fast"}


async def test_a_select_that_is_not_there_now_is_known_by_its_registry_entry(
    part: Part,
) -> None:
    """Its options outlive a restart."""
    entry = er.async_get(part.hass).async_get_or_create(
        "select", "other", "pump", capabilities={"options": ["off", "on"]}
    )
    page = await values(part, entry.entity_id)
    offered = page["data_schema"].schema["on_value"].config["options"]
    assert [one["value"] for one in offered] == ["off", "on"]


async def test_a_thermostat_is_turned_off_unless_told_otherwise(part: Part) -> None:
    """Modes and presets are in Home Assistant's own words, off first."""
    part.hass.config.language = "fr"
    assert await async_setup_component(part.hass, "climate", {})
    part.hass.states.async_set("climate.salon", "heat", THERMOSTAT)
    page = await values(part, "climate.salon")
    offered = page["data_schema"].schema["off_value"].config["options"]
    words = {one["value"]: one["label"] for one in offered}
    assert list(words) == ["off", "heat", "none", "eco", "degrees"]
    assert words["heat"] == "Chauffage"
    assert suggested(page) == {"off_value": "off"}
    assert await kept(part) == {
        "off_value": "off",
        "on_value": None,
        "levels": [],
        "level_unit": "A",
    }


async def test_a_thermostat_may_be_set_lower_instead(part: Part) -> None:
    """A temperature that is not given is asked for."""
    part.hass.states.async_set("climate.salon", "heat", THERMOSTAT)
    await values(part, "climate.salon")
    page = await part.answer(off_value="degrees")
    assert page["errors"] == {"degrees": "missing"}
    assert (await kept(part, degrees=16.5))["off_value"] == 16.5
    (added,) = part.home.get_subentries_of_type("appliance")
    await part.change(added.subentry_id)
    await part.answer()
    page = await part.answer()
    assert suggested(page) == {"off_value": "degrees", "degrees": 16.5}
    await part.answer(off_value="eco")
    await part.choose("save")
    assert added.data["off_value"] == "eco"


async def test_a_water_heater_has_its_own_modes(part: Part) -> None:
    """Where none is called off, the first one is proposed."""
    words = {"operation_list": ["eco", "performance"]}
    part.hass.states.async_set("water_heater.tank", "performance", words)
    page = await values(part, "water_heater.tank")
    assert suggested(page) == {"off_value": "eco"}
    assert (await kept(part))["off_value"] == "eco"


@pytest.mark.parametrize(
    ("sensors", "proposed"),
    [
        ({"relay_power": "power"}, "relay_power"),
        ({"meter": "power"}, "meter"),
        ({"relay_power": "power", "other_power": "power"}, "relay_power"),
        ({"relay_w": "power", "relay_va": "apparent_power"}, "relay_va"),
        ({"relay_w1": "power", "relay_w2": "power"}, None),
        ({"relay_energy": "energy"}, None),
    ],
)
async def test_the_sensor_of_the_same_device_and_channel_is_proposed(
    part: Part, sensors: dict[str, str], proposed: str | None
) -> None:
    """None where two would do as well."""
    other = MockConfigEntry(domain="other")
    other.add_to_hass(part.hass)
    device = dr.async_get(part.hass).async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("other", "plug")}
    )
    registry = er.async_get(part.hass)

    def entity(domain: str, unique_id: str, kind: str | None = None) -> str:
        return registry.async_get_or_create(
            *(domain, "other", unique_id),
            config_entry=other,
            device_id=device.id,
            original_device_class=kind,
        ).entity_id

    relay = entity("switch", "relay")
    ids = {name: entity("sensor", name, kind) for name, kind in sensors.items()}
    await part.add()
    page = await part.answer(entity_id=relay, type="other")
    assert suggested(page).get("power_entity") == ids.get(proposed or "")
