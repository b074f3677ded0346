"""Our conditions, in a real Home Assistant that reads a simulated meter."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import condition, device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.hameau.core.tic import Period
from custom_components.hameau.core.tic.simulator.scenarios import BASE, OFF_PEAK
from tests.wire import Home


async def passes(hass: HomeAssistant, home: Home, name: str, **options: Any) -> bool:
    """Run an automation with the condition; tell whether it got through."""
    (device,) = dr.async_entries_for_config_entry(
        dr.async_get(hass), home.entry.entry_id
    )
    runs = async_mock_service(hass, "test", "run")
    target = {"device_id": device.id}
    only = {"condition": f"hameau.{name}", "target": target, "options": options}
    config = {
        "triggers": [{"trigger": "event", "event_type": "go"}],
        "conditions": [only],
        "actions": [{"action": "test.run"}],
    }
    assert await async_setup_component(hass, "automation", {"automation": config})
    await hass.async_block_till_done()
    hass.bus.async_fire("go")
    await hass.async_block_till_done()
    return bool(runs)


@pytest.mark.parametrize(
    ("period", "passed"),
    [("peak", True), (["off_peak", "peak"], True), ("off_peak", False)],
)
async def test_tariff_period_is(
    hass: HomeAssistant, period: str | list[str], passed: bool
) -> None:
    """Noon is a peak hour of this contract."""
    home = Home(hass, OFF_PEAK)
    await home.set_up()
    assert home.state("tariff_period") == "peak"
    assert await passes(hass, home, "tariff_period_is", period=period) is passed


@pytest.mark.parametrize(("power", "passed"), [(5000, True), (5300, False)])
async def test_power_available_above(
    hass: HomeAssistant, power: int, passed: bool
) -> None:
    """6 kVA less the 825 VA or so that are drawn."""
    home = Home(hass, BASE)
    await home.set_up()
    assert 5000 < float(home.state("power_available")) < 5300
    assert await passes(hass, home, "power_available_above", power=power) is passed


@pytest.mark.parametrize("behavior", ["any", "all"])
async def test_nothing_is_true_of_a_meter_that_is_silent(
    hass: HomeAssistant, behavior: str
) -> None:
    """Not even for "all": a heater must not start because nothing is known."""
    home = Home(hass, BASE)
    await home.set_up()
    hass.states.async_set(home.entity("power_available"), "unavailable")
    options = {"power": -36000, "behavior": behavior}
    assert not await passes(hass, home, "power_available_above", **options)


async def test_what_is_no_number_is_not_above(hass: HomeAssistant) -> None:
    """A state of another kind is not compared."""
    home = Home(hass, BASE)
    await home.set_up()
    hass.states.async_set(
        home.entity("power_available"), "9000", {"unit_of_measurement": "lm"}
    )
    assert not await passes(hass, home, "power_available_above", power=1)


async def test_descriptions_fit_what_is_validated(hass: HomeAssistant) -> None:
    """What the editor offers is what the condition takes."""
    assert await async_setup_component(hass, "hameau", {})
    assert await async_setup_component(hass, "automation", {})
    found = await condition.async_get_all_descriptions(hass)
    ours = {key: value for key, value in found.items() if key.startswith("hameau.")}
    assert set(ours) == {
        "hameau.appliance_is_shed",
        "hameau.headroom_above",
        "hameau.power_available_above",
        "hameau.tariff_period_is",
    }
    described = ours["hameau.tariff_period_is"]
    assert described is not None
    periods = described["fields"]["period"]["selector"]["select"]["options"]
    assert periods == [period.value for period in Period]
