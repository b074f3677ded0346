"""Our triggers, in automations of a real Home Assistant that reads a simulated meter."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Period
from custom_components.hameau.core.tic.simulator.scenarios import BASE, TEMPO
from tests.wire import Home


@pytest.fixture
def runs(hass: HomeAssistant) -> list[ServiceCall]:
    """Collect the runs of the automation."""
    calls: list[ServiceCall] = async_mock_service(hass, "test", "run")
    return calls


async def automate(
    hass: HomeAssistant, home: Home, trigger: str, **options: Any
) -> None:
    """Make an automation whose target is the meter's device."""
    (device,) = dr.async_entries_for_config_entry(
        dr.async_get(hass), home.entry.entry_id
    )
    on: dict[str, Any] = {
        "trigger": f"hameau.{trigger}",
        "target": {"device_id": device.id},
    }
    run = {"action": "test.run", "data": {"entity": "{{ trigger.entity_id }}"}}
    if options:
        on["options"] = options
    config = {"triggers": [on], "actions": [run]}
    assert await async_setup_component(hass, "automation", {"automation": config})
    await hass.async_block_till_done()
    (automation,) = hass.states.async_all("automation")
    assert automation.state == "on"


def show(hass: HomeAssistant, home: Home, key: str, *states: str, **more: Any) -> None:
    """Show states in turn where the meter shows this key."""
    entity_id = home.entity(key)
    for state in states:
        hass.states.async_set(entity_id, state, more)


async def test_breaker_about_to_open(
    hass: HomeAssistant, runs: list[ServiceCall]
) -> None:
    """A real overload: 9 kVA at 6 kVA cuts in about two minutes and a half."""
    home = Home(hass, BASE)
    await home.set_up()
    await automate(hass, home, "breaker_about_to_open", seconds=300)
    assert home.state("time_to_cut") == "unknown"
    await home.hear(3, watts=9000)
    assert 0 < float(home.state("time_to_cut")) < 300
    assert [run.data["entity"] for run in runs] == [home.entity("time_to_cut")]
    await home.hear(3)
    assert len(runs) == 1


async def test_breaker_with_time_to_spare(
    hass: HomeAssistant, runs: list[ServiceCall]
) -> None:
    """Fired on the way down alone, whatever the unit a person chose to see."""
    home = Home(hass, BASE)
    await home.set_up()
    await automate(hass, home, "breaker_about_to_open", seconds=60)
    show(hass, home, "time_to_cut", "5", "3", unit_of_measurement="min")
    await hass.async_block_till_done()
    assert not runs
    show(hass, home, "time_to_cut", "0.9", "0.5", unit_of_measurement="min")
    show(hass, home, "time_to_cut", "unavailable")
    show(hass, home, "time_to_cut", "30", unit_of_measurement="s")
    show(hass, home, "time_to_cut", "soon", unit_of_measurement="s")
    await hass.async_block_till_done()
    assert len(runs) == 1


async def test_tariff_period_starts(
    hass: HomeAssistant, runs: list[ServiceCall]
) -> None:
    """Only the chosen ones, and not because Home Assistant restarts."""
    home = Home(hass, TEMPO)
    await home.set_up()
    await automate(
        hass, home, "tariff_period_starts", period=["red_peak", "red_off_peak"]
    )
    show(hass, home, "tariff_period", "blue_peak", "red_off_peak", "white_peak")
    show(hass, home, "tariff_period", "unavailable", "red_peak")
    await hass.async_block_till_done()
    assert len(runs) == 1


async def test_colour_announced(hass: HomeAssistant, runs: list[ServiceCall]) -> None:
    """From unknown to a chosen colour; a colour that comes back is old news."""
    home = Home(hass, TEMPO)
    await home.set_up()
    await automate(hass, home, "colour_announced", colour="red")
    show(hass, home, "colour_tomorrow", "unknown", "white", "unknown", "red")
    show(hass, home, "colour_tomorrow", "unavailable", "red")
    await hass.async_block_till_done()
    assert len(runs) == 1


async def test_any_colour_announced(
    hass: HomeAssistant, runs: list[ServiceCall]
) -> None:
    """Without a choice, every colour is one."""
    home = Home(hass, TEMPO)
    await home.set_up()
    await automate(hass, home, "colour_announced")
    show(hass, home, "colour_tomorrow", "unknown", "blue")
    await hass.async_block_till_done()
    assert len(runs) == 1


async def test_meter_silent_for_a_while(
    hass: HomeAssistant, runs: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    """The link breaks and stays broken for five minutes."""
    home = Home(hass, BASE)
    await home.set_up()
    await automate(hass, home, "meter_silent", **{"for": {"minutes": 5}})
    home.line.error = LinkError("connection_lost")
    home.line.say(home.line.error)
    for _ in range(20):
        await asyncio.sleep(0)
    assert home.state("connected", "binary_sensor") == "off"
    assert not runs
    freezer.tick(timedelta(minutes=5, seconds=1))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert len(runs) == 1


async def test_other_entities_of_the_target_set_nothing_off(
    hass: HomeAssistant, runs: list[ServiceCall]
) -> None:
    """A device has many sensors; one of them is meant."""
    home = Home(hass, TEMPO)
    await home.set_up()
    await automate(hass, home, "tariff_period_starts", period="red_peak")
    show(hass, home, "next_tariff_period", "blue_peak", "red_peak")
    await hass.async_block_till_done()
    assert not runs


async def test_descriptions_fit_what_is_validated(hass: HomeAssistant) -> None:
    """What the editor offers is what the trigger takes."""
    assert await async_setup_component(hass, "hameau", {})
    assert await async_setup_component(hass, "automation", {})
    all_of_them = await async_get_all_descriptions(hass)
    ours = {
        key: value for key, value in all_of_them.items() if key.startswith("hameau.")
    }
    assert set(ours) == {
        "hameau.appliance_restored",
        "hameau.appliance_shed",
        "hameau.appliance_unresponsive",
        "hameau.breaker_about_to_open",
        "hameau.colour_announced",
        "hameau.meter_silent",
        "hameau.shedding_blind",
        "hameau.tariff_period_starts",
    }
    described = ours["hameau.tariff_period_starts"]
    assert described is not None
    periods = described["fields"]["period"]["selector"]["select"]["options"]
    assert periods == [period.value for period in Period]
