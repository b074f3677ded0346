"""A Home Assistant of nothing but its recorder, on a database of its own: for benchmarks and for processes that are killed."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from homeassistant import loader
from homeassistant.components.recorder.core import Recorder
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.config_entries import ConfigEntries
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.recorder import async_initialize_recorder, get_instance
from homeassistant.setup import async_setup_component


@asynccontextmanager
async def recording(folder: Path, zone: str) -> AsyncGenerator[HomeAssistant]:
    """Start one in a folder, its database a file of SQLite there; stop it at the end."""
    hass = HomeAssistant(str(folder))
    loader.async_setup(hass)
    hass.config.skip_pip = True
    await hass.config.async_set_time_zone(zone)
    hass.config_entries = ConfigEntries(hass, {})
    dr.async_setup(hass)
    async_initialize_recorder(hass)
    database = f"sqlite:///{folder / 'home-assistant_v2.db'}"
    try:
        done = await async_setup_component(
            hass, "recorder", {"recorder": {"db_url": database}}
        )
        assert done, "the recorder was not set up"
        await hass.async_start()
        await get_instance(hass).async_recorder_ready.wait()
        yield hass
    finally:
        await hass.async_stop(force=True)


async def async_recorded(recorder: Recorder) -> None:
    """Wait until all that was asked of the recorder so far is done."""
    done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    recorder.queue_task(SynchronizeTask(done))
    await done
