"""Captures that people uploaded: kept while they serve, and no longer."""

import os
from pathlib import Path
import time

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.sources import meter_forms
from custom_components.hameau.sources.meter_forms import async_prepare_link


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty folder of captures."""
    monkeypatch.setattr(meter_forms, "CAPTURES", str(tmp_path))
    return tmp_path


def capture(folder: Path, name: str, age_s: float) -> Path:
    """Put a capture of some age into the folder."""
    file = folder / name
    file.write_bytes(b"TIC")
    then = time.time() - age_s
    os.utime(file, (then, then))
    return file


def names(folder: Path) -> set[str]:
    """Give what is in the folder."""
    return {file.name for file in folder.iterdir()}


async def test_a_capture_nobody_plays_is_removed_after_a_day(
    hass: HomeAssistant, folder: Path
) -> None:
    """A flow that was left, or an entry that reads something else by now, at the next opening of anything."""
    capture(folder, "left.tic", 90_000)
    capture(folder, "fresh.tic", 3_600)
    played = capture(folder, "played.tic", 1_000_000)
    tried = capture(folder, "tried.tic", 1_000_000)
    capture(folder, "other.txt", 1_000_000)
    data = {"source": "meter", "link": "replay", "file": str(played)}
    MockConfigEntry(domain=DOMAIN, data=data).add_to_hass(hass)
    await async_prepare_link(hass, {"link": "replay", "file": str(tried)})
    assert names(folder) == {"fresh.tic", "played.tic", "tried.tic", "other.txt"}


async def test_no_folder_of_captures_is_no_matter(
    hass: HomeAssistant, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most people never upload one."""
    hass.config.config_dir = str(folder)
    missing = "captures-nobody-made"
    monkeypatch.setattr(meter_forms, "CAPTURES", missing)
    await async_prepare_link(hass, {"link": "network", "url": "socket://box:7000"})
    assert names(folder) == set()
