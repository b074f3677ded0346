"""A recorder that has closed its threads and is not over yet: whoever asks it hears so, and goes on."""

from datetime import timedelta

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.hameau.core.errors import HistoryError
from custom_components.hameau.home_history import async_power
from custom_components.hameau.sums import async_begin_anew


@pytest.fixture(autouse=True)
def ending(recorder_mock: Recorder) -> None:
    """Close its threads, as it does before it ends."""
    threads = recorder_mock._db_executor
    assert threads is not None
    threads.shutdown(join_threads_or_timeout=False)
    assert recorder_mock.is_alive()


async def test_sums_are_not_begun_anew(hass: HomeAssistant) -> None:
    with pytest.raises(HistoryError, match="it has stopped"):
        await async_begin_anew(hass, {"sensor.meter_energy"})


async def test_there_is_no_power_to_draw(hass: HomeAssistant) -> None:
    now = dt_util.utcnow()
    day = timedelta(days=1)
    assert await async_power(hass, ["sensor.meter_power"], now - day, now) == []
