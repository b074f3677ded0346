"""From a config entry's data to its link."""

from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.links import create_link

from .frames import standard


@pytest.mark.parametrize(
    ("data", "described"),
    [
        (
            {"link": "serial", "device": "/dev/ttyUSB0", "baudrate": 1200},
            {"link": "serial", "address": "/dev/ttyUSB0", "baudrate": None},
        ),
        (
            {"link": "network", "url": "socket://box:7000"},
            {"link": "network", "address": "socket://box:7000", "baudrate": None},
        ),
        (
            {"link": "tic2websocket", "url": "ws://box", "filter": "041976000123"},
            {"link": "tic2websocket", "address": "ws://box"},
        ),
        (
            {"link": "replay", "file": None, "scenario": "tempo_red", "speed": 2.0},
            {"link": "replay", "address": "tempo_red", "speed": 2.0},
        ),
    ],
    ids=["serial", "network", "tic2websocket", "replay"],
)
async def test_each_kind_of_link_is_made(
    hass: HomeAssistant, data: dict[str, Any], described: dict[str, Any]
) -> None:
    """Nothing is opened yet; what is shown of it holds no secret."""
    link = create_link(hass, data)
    assert link.describe() == described
    assert link.trusted
    assert link.health() is None


async def test_a_capture_is_played_from_where_it_stood(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    """The epoch in the data is what a restart goes by."""
    path = tmp_path / "mine.tic"
    path.write_bytes(standard() * 3)
    data = {"link": "replay", "file": str(path), "speed": 100.0}
    link = create_link(hass, data)
    epoch = link.settings()["epoch"]
    await link.open()
    assert (await link.read()).data
    await link.close()
    again = create_link(hass, {**data, "epoch": epoch - 1.0})
    assert again.settings() == {"epoch": epoch - 1.0}
    assert again.describe()["address"] == "mine.tic"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"link": "network", "url": "nonsense"}, "bad_url"),
        ({"link": "pigeon"}, "unknown_link"),
    ],
)
async def test_impossible_data_is_an_error(
    hass: HomeAssistant, data: dict[str, Any], key: str
) -> None:
    """Before anything is opened."""
    with pytest.raises(LinkError) as caught:
        create_link(hass, data)
    assert caught.value.key == key
