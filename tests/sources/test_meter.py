"""A meter in Home Assistant, from bytes on its line to states: the pattern of a source's test."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from syrupy.assertion import SnapshotAssertion

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.radio.health import Counts
from custom_components.hameau.core.tic.simulator import SCENARIOS, Registers
from custom_components.hameau.core.tic.simulator.scenarios import (
    BASE,
    EJP,
    MOBILE_PEAK,
    OFF_PEAK,
    RED_TEMPO,
    TEMPO,
    open_scenario,
)
from custom_components.hameau.frames import last_frame
from custom_components.hameau.links.diagnosis import Diagnosis
from custom_components.hameau.links.supervisor import LinkState, LinkStatus
from tests.wire import START, Home

OTHER = "041961000456"


def counted() -> Registers:
    """Give the registers of a home that has counted on two indexes."""
    return Registers(supplier=[4_000_000, 9_000_000, *[0] * 8], injected=250_000)


def shown(hass: HomeAssistant, entity_id: str) -> State:
    """Give what an entity shows."""
    state = hass.states.get(entity_id)
    assert state is not None, entity_id
    return state


def disabler(hass: HomeAssistant, entity_id: str) -> er.RegistryEntryDisabler | None:
    """Give who disabled an entity."""
    entry = er.async_get(hass).async_get(entity_id)
    assert entry is not None, entity_id
    return entry.disabled_by


def become(home: Home, state: LinkState, diagnosis: Diagnosis | None = None) -> None:
    """Let the supervisor find the line in another state."""
    home.entry.runtime_data.supervisor._become(
        LinkStatus(state=state, diagnosis=diagnosis)
    )


@pytest.mark.parametrize("scenario", SCENARIOS)
async def test_every_kind_of_meter_has_its_entities(
    hass: HomeAssistant, scenario: str, snapshot: SnapshotAssertion
) -> None:
    """The shape of the whole set: classes, units, categories, what starts disabled."""
    kind = SCENARIOS[scenario]
    home = Home(hass, kind.offer, mode=kind.settings.mode, registers=counted())
    home.settings = home.meter.settings = kind.settings
    hass.config_entries.async_update_entry(home.entry, unique_id=kind.settings.number)
    await home.set_up(frames=0)
    for _, (_, frame) in zip(range(4), open_scenario(scenario, START), strict=False):
        home.line.say(frame)
        await home.settle()
    registry = er.async_get(hass)
    entities = er.async_entries_for_config_entry(registry, home.entry.entry_id)
    assert {
        f"{entity.domain}.{entity.translation_key}": " · ".join(
            str(fact)
            for fact in (
                entity.entity_category,
                entity.original_device_class,
                entity.unit_of_measurement,
                (entity.capabilities or {}).get("state_class"),
                entity.disabled_by and "disabled",
            )
            if fact
        )
        for entity in sorted(entities, key=lambda entity: entity.unique_id)
    } == snapshot
    await hass.config_entries.async_unload(home.entry.entry_id)


async def test_numbers_are_those_of_the_meter(hass: HomeAssistant) -> None:
    """A single-phase home on off-peak, drawing 800 W; energies in kWh."""
    home = Home(hass, OFF_PEAK, registers=counted(), subscribed_kva=9)
    await home.set_up()
    east = home.entry.runtime_data.meter.number("EAST")
    assert east is not None
    assert float(home.state("energy_total")) == pytest.approx(east / 1000)
    power = int(home.state("apparent_power"))
    assert power == home.entry.runtime_data.meter.number("SINSTS")
    assert home.state("subscribed_power") == "9000"
    assert home.state("power_available") == str(9000 - power)
    assert home.state("power_without_cut") == "11700"
    assert home.state("contract") == "off_peak"
    assert home.state("tariff_period") == "peak"
    assert home.state("message_short") == "PAS DE MESSAGE"
    assert home.state("time_to_cut") == "unknown"
    assert home.state("breaker") == "closed"
    assert home.state("connected", "binary_sensor") == "on"


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


async def test_three_phases_are_shown_one_by_one(hass: HomeAssistant) -> None:
    """And what is available is what the fullest phase has left, three times."""
    home = Home(hass, BASE, phases=3, subscribed_kva=9)
    await home.set_up()
    phases = [int(home.state(f"apparent_power_{phase}")) for phase in (1, 2, 3)]
    assert home.state("power_available") == str(9000 - 3 * max(phases))
    assert home.state("overload_1", "binary_sensor") == "off"


async def test_an_index_gets_its_name_when_it_is_learnt(hass: HomeAssistant) -> None:
    """A number until the supplier's word for it was heard; the entity stays the same."""
    home = Home(hass, OFF_PEAK, registers=counted())
    await home.set_up()
    names = [shown(hass, home.entity(f"index_easf0{index}")).name for index in (1, 2)]
    assert names == ["Linky Index 1", "Linky Index Heure pleine"]


async def test_a_register_that_never_counted_starts_disabled(
    hass: HomeAssistant,
) -> None:
    """It is enabled by itself when it begins to count: nobody misses a red day."""
    home = Home(hass, RED_TEMPO, registers=counted())
    home.watts = 10
    await home.set_up()
    red, later = (home.entity(f"index_easf0{index}") for index in (6, 7))
    assert disabler(hass, red) is er.RegistryEntryDisabler.INTEGRATION
    await home.hear(10, watts=6000)
    assert home.entry.runtime_data.meter.number("EASF06") > 0
    assert disabler(hass, red) is None
    assert disabler(hass, later) is er.RegistryEntryDisabler.INTEGRATION


async def test_powers_are_rationed_and_overloads_are_not(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """A jump waits ten seconds after the last write, unless the limit is passed."""
    home = Home(hass, BASE, subscribed_kva=6)
    await home.set_up()
    before = home.state("apparent_power")
    await home.hear(watts=3000)
    assert home.state("apparent_power") == before
    freezer.tick(timedelta(seconds=11))
    await home.hear(watts=3000)
    assert float(home.state("apparent_power")) == pytest.approx(3093, abs=60)
    await home.hear(watts=9000)
    assert float(home.state("apparent_power")) > 9000
    assert home.state("overload", "binary_sensor") == "on"
    assert home.state("time_to_cut") != "unknown"
    event = shown(hass, home.entity("overload", "event"))
    assert event.attributes["event_type"] == "started"
    assert event.attributes["subscribed_va"] == 6000


async def test_a_held_value_is_told_when_its_time_has_come(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Even though the meter repeats the same current and nothing changes any more."""
    home = Home(hass, BASE)
    await home.set_up()
    before = home.state("current")
    await home.hear(2, watts=2300)
    assert home.state("current") == before
    freezer.tick(timedelta(seconds=61))
    await home.hear(watts=2300)
    assert home.state("current") == "10"


async def test_an_unchanged_state_writes_nothing(hass: HomeAssistant) -> None:
    """The same frame again leaves every state as it was reported."""
    home = Home(hass, BASE)
    await home.set_up()
    before = {state.entity_id: state.last_reported for state in hass.states.async_all()}
    home.line.say(last_frame(home.entry.runtime_data.raw))
    await home.settle()
    after = {state.entity_id: state.last_reported for state in hass.states.async_all()}
    assert after == before


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


async def test_a_label_that_is_sent_no_more_is_unknown(hass: HomeAssistant) -> None:
    """After three whole frames without it: the meter is there, the value is not."""
    home = Home(hass, OFF_PEAK)
    await home.set_up()
    assert home.state("tariff_period") == "peak"
    for _ in range(3):
        home.at += timedelta(seconds=2)
        frame = home.meter.frame(home.at)
        start = frame.index(b"\nNGTF")
        end = frame.index(b"\n", frame.index(b"\nLTARF") + 1)
        home.line.say(frame[:start] + frame[end:])
        await home.settle()
    assert home.state("tariff_period") == "unknown"


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


async def test_a_tempo_colour_is_an_event_when_announced(hass: HomeAssistant) -> None:
    """The event's type is the colour."""
    home = Home(hass, TEMPO)
    await home.set_up()
    assert home.state("colour_today") in {"blue", "white", "red"}
    home.entry.runtime_data.tell("colour", "red", {"day": "2026-01-15"})
    event = shown(hass, home.entity("colour", "event"))
    assert event.attributes["event_type"] == "red"


async def test_a_contract_with_peaks_shows_them(hass: HomeAssistant) -> None:
    """At noon the evening's peak is announced and does not run yet."""
    home = Home(hass, MOBILE_PEAK)
    await home.set_up()
    assert home.state("mobile_peak_announced", "binary_sensor") == "on"
    assert home.state("mobile_peak", "binary_sensor") == "off"


async def test_an_ejp_contract_shows_its_peaks_before_any_is_announced(
    hass: HomeAssistant,
) -> None:
    """So that an automation can be written in summer."""
    home = Home(hass, replace(EJP, peak=None), mode=Mode.HISTORIQUE)
    await home.set_up()
    assert home.state("mobile_peak_announced", "binary_sensor") == "off"


async def test_two_meters_do_not_mix(hass: HomeAssistant) -> None:
    """Each entry has its device, its entities and its memory."""
    first = Home(hass, BASE)
    second = Home(hass, BASE, serial=OTHER, subscribed_kva=12)
    await first.set_up()
    await second.set_up()
    assert first.state("subscribed_power") == "6000"
    assert second.state("subscribed_power") == "12000"
    assert first.entity("subscribed_power") != second.entity("subscribed_power")


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


async def test_an_old_meter_is_not_called_a_linky(hass: HomeAssistant) -> None:
    """Its number says who made it; the model is not one of ours to name."""
    home = Home(hass, BASE, mode=Mode.HISTORIQUE, serial="041028000123")
    await home.set_up()
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, "041028000123"), home.entry.entry_id
    )
    assert device is not None
    assert (device.manufacturer, device.model) == ("Landis+Gyr", "Electronic meter")


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
