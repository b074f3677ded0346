"""A meter in Home Assistant, from bytes on its line to states: the pattern of a source's test."""

from dataclasses import replace
from datetime import timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from syrupy.assertion import SnapshotAssertion

from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import SCENARIOS
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
from tests.meter import counted, disabler, shown
from tests.wire import START, Home


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
    assert home.state("message_short") == "none"
    assert home.state("time_to_cut") == "unknown"
    assert home.state("breaker") == "closed"
    assert home.state("connected", "binary_sensor") == "on"


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
