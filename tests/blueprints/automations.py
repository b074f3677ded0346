"""What the tests of blueprints share: automations made of them, time, states."""

import asyncio
from datetime import timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.hameau.blueprint_files import async_install_blueprints

AUTOMATION_DOMAIN = "automation"
TELL = [{"action": "test.tell", "data": {"message": "{{ message }}"}}]


async def automate(
    hass: HomeAssistant, name: str, *, told: bool = True, **inputs: Any
) -> None:
    """Install the blueprints and make an automation of one, which tells what it says unless it says nothing."""
    await async_install_blueprints(hass, overwrite=False)
    if told:
        inputs = {"actions": TELL, **inputs}
    use = {"path": f"hameau/{name}.yaml", "input": inputs}
    config = {AUTOMATION_DOMAIN: {"alias": name, "use_blueprint": use}}
    assert await async_setup_component(hass, AUTOMATION_DOMAIN, config)
    await hass.async_block_till_done()
    assert hass.states.is_state(f"automation.{name}", "on")


async def settle() -> None:
    """Let everything react, what passes through a thread too; a run that waits for its delay never ends by itself."""
    for _ in range(4):
        for _ in range(100):
            await asyncio.sleep(0)
        await asyncio.get_running_loop().run_in_executor(None, int)


async def wait(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **time: float
) -> None:
    """Let time pass."""
    freezer.tick(timedelta(**time))
    async_fire_time_changed(hass)
    await settle()


async def show(
    hass: HomeAssistant, entity_id: str, state: str, **attributes: Any
) -> None:
    """Set a state and let everything react."""
    hass.states.async_set(entity_id, state, attributes)
    await settle()
