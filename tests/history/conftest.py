"""A real recorder, an archive on the disk, and the door between them."""

from collections.abc import AsyncGenerator
from pathlib import Path

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.archive import Archive
from tests.history.door import Door


@pytest.fixture(autouse=True)
def load_hameau() -> None:
    """Set nothing up: the door needs a recorder alone, and some tests start that one late."""


@pytest.fixture
async def door(
    recorder_mock: Recorder, hass: HomeAssistant, tmp_path: Path
) -> AsyncGenerator[Door]:
    """Open the archive, in a home in Paris."""
    await hass.config.async_set_time_zone("Europe/Paris")
    archive = await hass.async_add_executor_job(Archive.open, tmp_path / "history.db")
    yield Door(hass, archive)
    await hass.async_add_executor_job(archive.close)
