"""An appliance is added in two pages, three where on and off are values."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.appliances import Appliance
from custom_components.hameau.subentries.appliance_types import TYPES
from tests.home_flow.pages import TEXTS, Part, a_home, suggested

BOILER = "input_boolean.boiler"


def only(home: MockConfigEntry) -> Any:
    """Give the only appliance there is."""
    (found,) = home.get_subentries_of_type("appliance")
    return found


@pytest.fixture
def part(hass: HomeAssistant, home: MockConfigEntry) -> Part:
    """Give the flow of an appliance."""
    return Part(hass, home, "appliance")


async def add_boiler(part: Part) -> Any:
    """Add a water heater as it is proposed."""
    await part.add()
    await part.answer(entity_id=BOILER, type="water_heater")
    await part.answer()
    return await part.choose("save")


async def test_an_appliance_is_proposed_whole_by_its_type(
    part: Part, home: MockConfigEntry
) -> None:
    """Two pages, nothing to fill in but the target and the type."""
    done = await add_boiler(part)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    added = only(home)
    assert added.title == "Boiler"
    assert dict(added.data) == {
        "entity_id": BOILER,
        "type": "water_heater",
        "power_entity": None,
        "nominal_va": 2200,
        "power_factor": 1.0,
        "priority": 8,
        "kind": "normal",
        "phases": [],
        "circuit": None,
        "min_on_s": 120,
        "min_off_s": 180,
        "max_shed_minutes": None,
        "auto_restore": True,
        "start_va": 0,
        "levels": [],
        "level_unit": "A",
        "rotation": None,
        "off_value": None,
        "on_value": None,
    }
    assert home.runtime_data.appliances[added.subentry_id].nominal_va == 2200


@pytest.mark.parametrize(
    ("entity_id", "type_"),
    [
        (BOILER, "water_heater"),
        ("switch.prise_four", "oven"),
        ("switch.clim_salon", "air_conditioner"),
        ("climate.salon", "radiator"),
        ("water_heater.x", "water_heater"),
        ("number.wallbox_current", "car"),
        ("light.salon", "other"),
    ],
)
async def test_a_type_that_is_left_out_is_guessed(
    part: Part, home: MockConfigEntry, entity_id: str, type_: str
) -> None:
    """From the words of the id, in French or English, or from its domain."""
    part.hass.states.async_set(entity_id, "on")
    await part.add()
    page = await part.answer(entity_id=entity_id)
    usual = TYPES[type_]
    assert suggested(page)["power"] == usual.power_w
    assert suggested(page)["kind"] == usual.kind


async def test_fine_settings_are_kept_in_va_and_shown_again_in_watts(
    part: Part, home: MockConfigEntry
) -> None:
    """A motor of 800 W at 0.8 takes 1,000 VA, and 2,000 VA to start."""
    await part.add()
    await part.answer(entity_id=BOILER, type="pool_pump")
    await part.fine(
        power_factor=0.8,
        start_power=1600,
        phases=["3", "1"],
        rotation=" pumps ",
        max_shed_minutes=90.0,
        auto_restore=False,
    )
    await part.choose("save")
    kept = only(home)
    assert kept.data["nominal_va"] == 1000
    assert kept.data["start_va"] == 2000
    assert kept.data["phases"] == [1, 3]
    assert (kept.data["rotation"], kept.data["max_shed_minutes"]) == ("pumps", 90)
    await part.change(kept.subentry_id)
    page = await part.answer()
    fine = suggested(page)["fine"]
    assert (suggested(page)["power"], fine["start_power"]) == (800, 1600)
    assert (fine["phases"], fine["rotation"]) == (["1", "3"], "pumps")
    before = dict(kept.data)
    await part.answer()
    await part.choose("save")
    assert dict(only(home).data) == before


async def test_one_target_is_never_two_appliances(
    part: Part, home: MockConfigEntry
) -> None:
    """Not in another home either; the appliance it is already says so."""
    await add_boiler(part)
    other = a_home()
    other.add_to_hass(part.hass)
    part.hass.config_entries.async_update_entry(other, unique_id="home_2")
    again = Part(part.hass, other, "appliance")
    await again.add()
    page = await again.answer(entity_id=BOILER)
    assert page["errors"] == {"entity_id": "already_added"}
    assert page["description_placeholders"] == {
        "appliance": "Boiler",
        "home": "My home",
    }
    page = await again.answer(entity_id="input_boolean.oven")
    assert page["step_id"] == "details"


async def test_hameau_does_not_cut_itself(part: Part, home: MockConfigEntry) -> None:
    """Its own switches are not offered, and refused where they are sent all the same."""
    registry = er.async_get(part.hass)
    await part.add()
    ours = registry.async_get_or_create("switch", "hameau", "shedding")
    page = await part.answer(entity_id=ours.entity_id)
    assert page["errors"] == {"entity_id": "ours"}
    later = await Part(part.hass, home, "appliance").add()
    config = later["data_schema"].schema["entity_id"].config
    assert ours.entity_id in config["exclude_entities"]


async def test_a_power_sensor_must_tell_a_power(
    part: Part, home: MockConfigEntry
) -> None:
    """The page comes back with what was typed."""
    words = {"unit_of_measurement": "kWh", "friendly_name": "Energy"}
    part.hass.states.async_set("sensor.energy", "1", words)
    words = {"unit_of_measurement": "W"}
    part.hass.states.async_set("sensor.power", "1", words)
    await part.add()
    await part.answer(entity_id=BOILER)
    page = await part.answer(power_entity="sensor.energy", name="Tank")
    assert page["errors"] == {"power_entity": "unknown_unit"}
    assert page["description_placeholders"] == {"sensors": "Energy (kWh)"}
    assert suggested(page)["name"] == "Tank"
    await part.answer(power_entity="sensor.power")
    await part.choose("save")
    assert only(home).data["power_entity"] == "sensor.power"


@pytest.mark.parametrize("kind", ["hard", "notify"])
async def test_what_is_never_cut_is_not_tried_either(
    part: Part, home: MockConfigEntry, kind: str
) -> None:
    """The second page is the last."""
    await part.add()
    await part.answer(entity_id=BOILER, type="medical")
    done = await part.answer(kind=kind, name=" ")
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert (only(home).title, only(home).data["kind"]) == ("Boiler", kind)


async def test_another_target_takes_its_own_sensor_and_values(
    part: Part, home: MockConfigEntry
) -> None:
    """Name, power and class stay, and the home goes on running."""
    await add_boiler(part)
    known = only(home)
    await part.change(known.subentry_id)
    await part.answer(entity_id="input_number.charger")
    page = await part.answer(name="Car", power=3700)
    assert page["step_id"] == "number"
    await part.answer(lowest=6)
    done = await part.choose("save")
    assert done["reason"] == "reconfigure_successful"
    assert (known.title, known.data["type"]) == ("Car", "water_heater")
    running: Appliance = home.runtime_data.appliances[known.subentry_id]
    assert (running.entity_id, running.nominal_va) == ("input_number.charger", 3700)
    assert running.levels[0] == 6


async def test_an_appliance_may_hang_on_a_circuit_and_take_turns(
    part: Part, home: MockConfigEntry
) -> None:
    """Both are offered once they exist."""
    circuit = Part(part.hass, home, "circuit")
    await circuit.add()
    await circuit.answer(name="Annexe")
    (annexe,) = home.get_subentries_of_type("circuit")
    await part.add()
    await part.answer(entity_id=BOILER)
    await part.fine(circuit=annexe.subentry_id, rotation="heat")
    await part.choose("save")
    assert only(home).data["circuit"] == annexe.subentry_id
    await part.add()
    page = await part.answer(entity_id="input_boolean.oven")
    fine = page["data_schema"].schema["fine"].schema.schema
    assert fine["rotation"].config["options"] == ["heat"]


def test_every_type_and_class_has_its_words() -> None:
    """The lists of the first two pages."""
    words = TEXTS["selector"]
    assert set(words["appliance_type"]["options"]) == set(TYPES)
    assert set(words["appliance_kind"]["options"]) == {
        *("normal", "last_resort", "notify", "hard")
    }
