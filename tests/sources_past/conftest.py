"""A Home Assistant with a real recorder, a clock that is moved, and gateways on loopback."""

from collections.abc import AsyncIterator
from pathlib import Path

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.hameau import past as past_module
from custom_components.hameau.sources import electricity_gateway, point
from tests.servers.conso_api import ConsoApiStand
from tests.servers.myelectricaldata import MyElectricalDataStand
from tests.sources_past.pages import HOME


@pytest.fixture(autouse=True)
def at_once(
    recorder_mock: Recorder, socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Talk to loopback, and wait for nobody: pauses are for people and services."""
    monkeypatch.setattr("custom_components.hameau.config_flow.SHOWN_S", 0.0)
    monkeypatch.setattr(electricity_gateway, "BETWEEN_S", 0.0)
    monkeypatch.setattr(point, "SETTLE_S", 0.0)
    monkeypatch.setattr(past_module, "WRITE_AFTER_S", 0.0)


@pytest.fixture
def hass_config_dir(tmp_path: Path) -> str:
    """A folder of its own: the archive is in it."""
    return str(tmp_path)


@pytest.fixture(autouse=True)
async def french_clock(hass: HomeAssistant) -> None:
    """Home Assistant lives in France."""
    await hass.config.async_set_time_zone("Europe/Paris")


@pytest.fixture
async def conso() -> AsyncIterator[ConsoApiStand]:
    """Conso API, at the time Home Assistant believes it is."""
    async with ConsoApiStand(HOME, dt_util.utcnow) as stand:
        yield stand


@pytest.fixture
async def med() -> AsyncIterator[MyElectricalDataStand]:
    """MyElectricalData, likewise."""
    async with MyElectricalDataStand(HOME, dt_util.utcnow) as stand:
        yield stand
