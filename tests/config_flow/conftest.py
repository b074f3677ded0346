"""Meters that speak, and an entry that reads one."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic.simulator.scenarios import TEMPO
from tests.config_flow.pages import SERIAL
from tests.links.conftest import Adapter
from tests.speaker import Speaker, speaking


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests talk to their own servers, and wait for no browser."""
    monkeypatch.setattr("custom_components.hameau.config_flow.SHOWN_S", 0.0)


@pytest.fixture
async def meter() -> AsyncIterator[Speaker]:
    """Give a meter on Tempo that speaks on a port of this machine."""
    async with speaking(TEMPO) as speaker:
        yield speaker


@pytest.fixture
def adapter(tmp_path: Path) -> Iterator[Adapter]:
    """Give a plugged serial adapter."""
    plugged = Adapter(tmp_path)
    yield plugged
    plugged.unplug()


@pytest.fixture
async def entry(hass: HomeAssistant, meter: Speaker) -> AsyncIterator[MockConfigEntry]:
    """Give an entry that reads the meter."""
    loaded = MockConfigEntry(
        domain=DOMAIN,
        title="Linky",
        unique_id=SERIAL,
        data={"source": "meter", "link": "network", "url": meter.url},
    )
    loaded.add_to_hass(hass)
    await hass.config_entries.async_setup(loaded.entry_id)
    async with asyncio.timeout(10):
        while not hass.states.get("sensor.linky_apparent_power"):  # noqa: ASYNC110 - no event says so
            await asyncio.sleep(0.01)
    yield loaded
    if loaded.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(loaded.entry_id)
