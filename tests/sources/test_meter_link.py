"""The way to the meter, as its entities show it: silent, closed, by radio, damaged, remembered."""

from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic.radio.health import Counts
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from custom_components.hameau.links.diagnosis import Diagnosis
from custom_components.hameau.links.supervisor import LinkState
from tests.meter import become, disabler, shown
from tests.wire import Home


async def test_a_silent_meter_is_unavailable_and_comes_back(
    hass: HomeAssistant,
) -> None:
    """Its last values are not shown as if they were true; the line's own figures are."""
    home = Home(hass, BASE)
    await home.set_up()
    become(home, LinkState.SILENT, Diagnosis.NO_SIGNAL)
    await home.settle()
    for key in ("apparent_power", "energy_total", "subscribed_power"):
        assert home.state(key) == "unavailable"
    assert home.state("link_state") == "silent"
    assert home.state("connected", "binary_sensor") == "off"
    event = home.entity("meter", "event")
    assert shown(hass, event).attributes["event_type"] == "silent"
    assert shown(hass, event).attributes["reason"] == "no_signal"
    await home.hear()
    assert home.state("apparent_power") != "unavailable"
    assert shown(hass, event).attributes["event_type"] == "back"


async def test_a_port_that_cannot_be_opened_is_tried_again_later(
    hass: HomeAssistant,
) -> None:
    """Setup says why, in a person's words; the meter is heard once it can be."""
    home = Home(hass, BASE)
    home.line.error = LinkError("port_busy", {"address": "/dev/ttyTest"})
    assert not await home.set_up(frames=0)
    assert home.entry.state is ConfigEntryState.SETUP_RETRY
    assert home.entry.reason.startswith("Another program is using /dev/ttyTest.")
    home.line.error = None
    assert await hass.config_entries.async_unload(home.entry.entry_id)
    assert await home.set_up()
    assert home.state("link_state") == "live"


async def test_a_silent_meter_does_not_fail_the_setup(hass: HomeAssistant) -> None:
    """The port is open; the meter may speak in a moment."""
    home = Home(hass, BASE)
    assert await home.set_up(frames=0)
    assert home.entry.state is ConfigEntryState.LOADED
    assert home.state("link_state") == "listening"


async def test_what_the_link_found_out_is_kept(hass: HomeAssistant) -> None:
    """The speed, for instance: the next start need not search it."""
    home = Home(hass, BASE)
    with patch.object(home.line, "settings", return_value={"baudrate": 1200}):
        await home.set_up()
    assert home.entry.data["baudrate"] == 1200


async def test_a_radio_without_key_raises_no_alarm_on_one_frame(
    hass: HomeAssistant,
) -> None:
    """Anyone in range may send one; two whole ones must agree."""
    home = Home(hass, BASE, subscribed_kva=6)
    home.line.trusted = False
    await home.set_up()
    await home.hear(watts=7000)
    assert home.state("overload", "binary_sensor") == "off"
    await home.hear(watts=7000)
    assert home.state("overload", "binary_sensor") == "on"
    await home.hear(2, watts=500)
    assert home.state("overload", "binary_sensor") == "off"


async def test_damage_is_counted_and_named(hass: HomeAssistant) -> None:
    """A line whose sum is wrong makes no value, and no state of its own per line."""
    await hass.config.async_set_time_zone("Europe/Paris")
    home = Home(hass, BASE)
    registry = er.async_get(hass)
    await home.set_up()
    for key in ("faults", "last_fault", "meter_time"):
        registry.async_update_entity(home.entity(key), disabled_by=None)
    await hass.config_entries.async_unload(home.entry.entry_id)
    await home.set_up()
    home.line.say(b"\nSINSTS\t00800\tx\r")
    await home.hear()
    assert home.entry.runtime_data.meter.quality.faults
    become(home, LinkState.SILENT, Diagnosis.BAD_WIRING)
    assert home.state("last_fault") == "checksum"
    assert float(home.state("faults")) >= 1
    await home.hear()
    assert home.state("meter_time").startswith("2026-01-14T11:00")


async def test_a_radio_shows_how_well_it_hears(hass: HomeAssistant) -> None:
    """The share of whole telegrams; what is refused; the rest starts disabled."""
    home = Home(hass, BASE)
    counts = Counts(packets=90, frames=40, complete=39, auth_refused=2, heard_at=0.5)
    with patch.object(home.line, "health", return_value=counts.health(1.0, 0)):
        await home.set_up()
        assert home.state("radio_last_packet") <= dt_util.utcnow().isoformat()
        assert home.state("radio_complete") == "97.5"
        assert home.state("radio_refused") == "2"
    packets = home.entity("radio_packets")
    assert disabler(hass, packets) is er.RegistryEntryDisabler.INTEGRATION
