"""A home that runs, and things to switch in it."""

from collections.abc import AsyncIterator

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.home_flow.pages import a_home

HELPERS = {
    "input_boolean": {"boiler": {"name": "Boiler"}, "oven": {"name": "Four"}},
    "input_number": {
        "charger": {"name": "Charger", "min": 0, "max": 32, "unit_of_measurement": "A"}
    },
    "input_select": {"pump": {"name": "Pump", "options": ["Stop", "Slow", "Fast"]}},
}


@pytest.fixture(autouse=True)
async def helpers(hass: HomeAssistant) -> None:
    """Give things to switch."""
    for domain, config in HELPERS.items():
        assert await async_setup_component(hass, domain, {domain: config})


@pytest.fixture
async def home(hass: HomeAssistant) -> AsyncIterator[MockConfigEntry]:
    """Give a home without a meter that runs."""
    entry = a_home()
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)
