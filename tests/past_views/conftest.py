"""A Home Assistant in France with a real recorder, and points whose histories the tests tell."""

from pathlib import Path

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.hameau import past as past_module
from custom_components.hameau.sources import point as point_module
from tests.past_views.home import Home, home_of


@pytest.fixture
def hass_config_dir(tmp_path: Path) -> str:
    """Begin with an empty archive."""
    return str(tmp_path)


@pytest.fixture(autouse=True)
async def in_france(
    recorder_mock: Recorder,
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wait for nobody."""
    monkeypatch.setattr(point_module, "SETTLE_S", 0.0)
    monkeypatch.setattr(past_module, "WRITE_AFTER_S", 0.0)
    await hass.config.async_set_time_zone("Europe/Paris")


@pytest.fixture
async def home(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> Home:
    """Give a home with an entry of electricity, and a line to ask over."""
    return await home_of(hass, hass_ws_client)
