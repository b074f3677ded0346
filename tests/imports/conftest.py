"""A home that files are sent to over HTTP."""

from pathlib import Path

from homeassistant.components import file_upload
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from tests.imports.sender import Sender
from tests.past_views.conftest import hass_config_dir, in_france
from tests.past_views.home import home_of

__all__ = ["hass_config_dir", "in_france"]


@pytest.fixture(autouse=True)
def own_uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the folder that every Home Assistant of this machine empties when it ends."""
    monkeypatch.setattr(file_upload, "TEMP_DIR_NAME", tmp_path / "uploads")


@pytest.fixture
async def sender(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    hass_client: ClientSessionGenerator,
) -> Sender:
    """Give a home without an entry, and a line to send files over."""
    home = await home_of(hass, hass_ws_client)
    return Sender(home, await hass_client())
