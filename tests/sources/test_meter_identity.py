"""Which meter it is: its device, its memory, and what happens when another one answers."""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator.scenarios import BASE, OFF_PEAK
from tests.meter import OTHER, counted, shown
from tests.wire import Home


async def test_the_device_is_the_meter(hass: HomeAssistant) -> None:
    """Its maker and model are in its number; the delivery point is nowhere."""
    home = Home(hass, BASE)
    await home.set_up()
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, "041961000123"), home.entry.entry_id
    )
    assert device is not None
    assert (device.name, device.manufacturer) == ("Linky", "Landis+Gyr")
    assert (device.model, device.sw_version) == ("Linky G3 60 A", "02")
    assert home.settings.prm not in str(
        [state.as_dict() for state in hass.states.async_all()]
    )


async def test_an_exchanged_meter_waits_for_a_word_then_goes_on(
    hass: HomeAssistant,
) -> None:
    """Three frames of another meter hold everything; adopting it keeps the entity ids."""
    home = Home(hass, BASE)
    await home.set_up()
    ids = set(hass.states.async_entity_ids())
    energy = home.entity("energy_total")
    home.replace_meter()
    await home.hear(4)
    assert shown(hass, energy).state == "unavailable"
    event = shown(hass, home.entity("meter", "event"))
    assert event.attributes["event_type"] == "replaced"
    assert OTHER not in str(event.attributes)
    await home.entry.runtime_data.async_adopt_replacement()
    assert home.entry.unique_id == OTHER
    await hass.async_block_till_done()
    await home.set_up()
    assert set(hass.states.async_entity_ids()) == ids
    assert shown(hass, energy).state != "unavailable"


async def test_adopting_nothing_changes_nothing(hass: HomeAssistant) -> None:
    """Asked twice, or too late."""
    home = Home(hass, BASE)
    await home.set_up()
    await home.entry.runtime_data.async_adopt_replacement()
    assert home.entry.state is ConfigEntryState.LOADED


async def test_a_held_meter_is_not_forgotten_by_a_restart(hass: HomeAssistant) -> None:
    """The other meter's values never appear under the first one's name."""
    home = Home(hass, BASE)
    await home.set_up()
    home.replace_meter()
    await home.hear(4)
    await hass.config_entries.async_unload(home.entry.entry_id)
    await home.set_up(4)
    assert home.entry.runtime_data.replacement == OTHER
    assert home.state("apparent_power") == "unavailable"


async def test_a_meter_remembered_shows_all_from_the_first_word(
    hass: HomeAssistant,
) -> None:
    """Restart: entities and names are there before anything was heard."""
    home = Home(hass, OFF_PEAK, registers=counted())
    await home.set_up()
    ids = set(hass.states.async_entity_ids())
    await hass.config_entries.async_unload(home.entry.entry_id)
    await home.set_up(frames=0)
    assert set(hass.states.async_entity_ids()) == ids
    assert home.state("energy_total") == "unavailable"
    name = shown(hass, home.entity("index_easf02")).name
    assert name == "Linky Index Heure pleine"


async def test_a_killed_home_assistant_knows_its_meter(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """The memory is on disk while the meter is read, not only when all ends well."""
    home = Home(hass, OFF_PEAK, registers=counted())
    await home.set_up()
    async_fire_time_changed(hass, fire_all=True)
    await home.settle()
    saved = hass_storage[f"hameau.{home.entry.entry_id}"]["data"]
    assert "EASF02" in saved["labels"]
    assert saved["meter"]["indexes"]["EASF02"] >= 9_000_000
    assert home.settings.prm not in str(saved)


async def test_removing_the_entry_removes_its_memory(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """Nothing of the meter stays."""
    home = Home(hass, BASE)
    await home.set_up()
    await hass.config_entries.async_remove(home.entry.entry_id)
    assert f"hameau.{home.entry.entry_id}" not in hass_storage


async def test_two_meters_do_not_mix(hass: HomeAssistant) -> None:
    """Each entry has its device, its entities and its memory."""
    first = Home(hass, BASE)
    second = Home(hass, BASE, serial=OTHER, subscribed_kva=12)
    await first.set_up()
    await second.set_up()
    assert first.state("subscribed_power") == "6000"
    assert second.state("subscribed_power") == "12000"
    assert first.entity("subscribed_power") != second.entity("subscribed_power")


async def test_an_old_meter_is_not_called_a_linky(hass: HomeAssistant) -> None:
    """Its number says who made it; the model is not one of ours to name."""
    home = Home(hass, BASE, mode=Mode.HISTORIQUE, serial="041028000123")
    await home.set_up()
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, "041028000123"), home.entry.entry_id
    )
    assert device is not None
    assert (device.manufacturer, device.model) == ("Landis+Gyr", "Electronic meter")
