"""A recorder that ends, or whose database does not answer: whoever asks it hears so, and goes on."""

import asyncio
from datetime import timedelta
import gc
import threading
import time

from homeassistant.components.recorder.core import Recorder
from homeassistant.components.recorder.tasks import StopTask
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import session_scope
from homeassistant.util import dt as dt_util
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from custom_components.hameau.core.errors import HistoryError
from custom_components.hameau.home_history import async_power
from custom_components.hameau.recorder_threads import async_asked
from custom_components.hameau.sums import async_begin_anew


@pytest.fixture
def ending(recorder_mock: Recorder) -> None:
    """Close its threads, as it does before it ends."""
    threads = recorder_mock._db_executor
    assert threads is not None
    threads.shutdown(join_threads_or_timeout=False)
    assert recorder_mock.is_alive()


@pytest.mark.usefixtures("ending")
async def test_sums_are_not_begun_anew(hass: HomeAssistant) -> None:
    with pytest.raises(HistoryError, match="it has stopped"):
        await async_begin_anew(hass, {"sensor.meter_energy"})


@pytest.mark.usefixtures("ending")
async def test_there_is_no_power_to_draw(hass: HomeAssistant) -> None:
    now = dt_util.utcnow()
    day = timedelta(days=1)
    assert await async_power(hass, ["sensor.meter_power"], now - day, now) == []


async def test_a_question_under_way_as_the_recorder_ends_finds_it_closed(
    hass: HomeAssistant, recorder_mock: Recorder
) -> None:
    begun = asyncio.Event()

    def question() -> None:
        hass.loop.call_soon_threadsafe(begun.set)
        while recorder_mock._get_session is not None:
            time.sleep(0.01)
        with session_scope(session=recorder_mock.get_session()):
            pytest.fail("its database is closed")

    asked = hass.async_create_task(async_asked(recorder_mock, question))
    await begun.wait()
    recorder_mock.queue_task(StopTask())

    with pytest.raises(HistoryError, match="no_recorder"):
        await asked


async def test_a_database_that_does_not_answer_is_busy(
    recorder_mock: Recorder,
) -> None:
    def question() -> None:
        with session_scope(session=recorder_mock.get_session()) as session:
            session.execute(text("SELECT 1 FROM gone"))

    with pytest.raises(HistoryError, match="busy"):
        await async_asked(recorder_mock, question)


async def test_who_asks_no_more_leaves_no_error_behind(
    hass: HomeAssistant, recorder_mock: Recorder, caplog: pytest.LogCaptureFixture
) -> None:
    begun, go = asyncio.Event(), threading.Event()

    def question() -> None:
        hass.loop.call_soon_threadsafe(begun.set)
        go.wait()
        raise OperationalError(None, None, TimeoutError("gone"))

    asked = hass.async_create_task(async_asked(recorder_mock, question))
    await begun.wait()
    asked.cancel()
    await asyncio.wait({asked})
    del asked
    go.set()
    await recorder_mock.async_add_executor_job(int)
    await asyncio.sleep(0.05)
    gc.collect()

    assert "never retrieved" not in caplog.text
