"""System health: what runs, at a glance."""

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import get_system_health_info

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from tests.wire import Home


async def test_meters_their_links_and_the_worst_line(hass: HomeAssistant) -> None:
    """Two meters, one of them damaged on its way."""
    await Home(hass, BASE).set_up()
    bad = Home(hass, BASE, serial="041961000777")
    await bad.set_up()
    bad.line.say(b"\nEAST\t000000001\tX\r")
    await bad.settle()
    assert await async_setup_component(hass, "system_health", {})
    info = await get_system_health_info(hass, DOMAIN)
    assert info["sources"] == info["loaded"] == 2
    assert info["links"] == "serial live × 2"
    valid = bad.entry.runtime_data.meter.quality.valid
    assert info["quality"] == f"{round(100 * valid / (valid + 1), 1):g} %"
    assert info["version"].count(".") == 2


async def test_nothing_set_up(hass: HomeAssistant) -> None:
    """No meter, no quality."""
    assert await async_setup_component(hass, DOMAIN, {})
    assert await async_setup_component(hass, "system_health", {})
    info = await get_system_health_info(hass, DOMAIN)
    assert (info["sources"], info["links"], info["quality"]) == (0, "", "–")
