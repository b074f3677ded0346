"""A recorder that is absent, late, locked, shared, or built otherwise: nothing is lost, and it is said which it is."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
import sqlite3
import threading
from unittest.mock import patch

from homeassistant.components.recorder.core import Recorder
from homeassistant.components.recorder.tasks import StopTask
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import RecorderInstanceGenerator
from sqlalchemy import Column, Connection, Integer, MetaData, Table, event

from custom_components.hameau import history, history_task
from custom_components.hameau.core.archive import Archive
from custom_components.hameau.core.errors import HistoryError
from custom_components.hameau.history import History
from custom_components.hameau.history_sql import TABLE, Done
from tests.history.door import Door, at, every_hour

ROWS = every_hour(at(2025, 1, 1), at(2025, 3, 1))


@pytest.fixture
async def locked(
    door: Door, recorder_mock: Recorder, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[sqlite3.Connection]:
    """Give another process's hold on the recorder's database; the recorder waits for a moment only."""
    if not recorder_mock.db_url.startswith("sqlite"):
        pytest.skip("a server of databases is never held by another as a whole")
    monkeypatch.setattr(history, "AGAIN_S", (0.2, 0.2))
    await door.tell(ROWS[:24])
    await door.write()

    @event.listens_for(recorder_mock.engine, "begin")
    def hurry(connection: Connection) -> None:
        connection.exec_driver_sql("PRAGMA busy_timeout = 20")

    path = recorder_mock.db_url.removeprefix("sqlite:///")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


@pytest.mark.parametrize("persistent_database", [True])
async def test_a_locked_database_is_asked_again(
    door: Door, locked: sqlite3.Connection
) -> None:
    await door.tell(ROWS)
    writing = door.hass.async_create_task(door.write())
    await asyncio.sleep(0.1)
    assert not writing.done()

    locked.execute("ROLLBACK")

    assert (await writing).written == len(ROWS) - 24
    assert await door.hours() == dict(ROWS)


@pytest.mark.parametrize("persistent_database", [True])
async def test_what_a_locked_database_did_not_take_is_still_owed(
    door: Door, locked: sqlite3.Connection
) -> None:
    await door.tell(ROWS)
    with pytest.raises(HistoryError, match="busy: database is locked"):
        await door.write()
    assert set(door.archive.pending()) == {door.statistic.id}

    locked.execute("ROLLBACK")
    await door.write()

    assert await door.hours() == dict(ROWS)
    assert door.archive.pending() == {}


@pytest.mark.parametrize("persistent_database", [True])
async def test_a_statistic_that_could_not_be_made_is_still_owed(
    door: Door, locked: sqlite3.Connection, recorder_mock: Recorder
) -> None:
    recorder_mock.async_clear_statistics([door.statistic.id])
    await door.tell(ROWS)
    locked.execute("ROLLBACK")
    await recorder_mock.async_block_till_done()
    locked.execute("BEGIN IMMEDIATE")

    with pytest.raises(HistoryError, match="busy"):
        await door.write()
    locked.execute("ROLLBACK")
    await door.write()

    assert (await door.hours())[ROWS[-1][0]] == ROWS[-1][1]


async def test_no_recorder_is_said(hass: HomeAssistant, tmp_path: Path) -> None:
    archive = await hass.async_add_executor_job(Archive.open, tmp_path / "history.db")
    door = Door(hass, archive)
    await door.tell(ROWS)

    with pytest.raises(HistoryError, match="no_recorder"):
        await door.write()

    assert set(archive.pending()) == {door.statistic.id}
    archive.close()


async def test_a_recorder_that_stops_is_not_waited_for(
    door: Door, recorder_mock: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "ALIVE_S", 0.05)
    await door.tell(ROWS)
    recorder_mock.queue_task(StopTask())

    with pytest.raises(HistoryError, match="it has stopped"):
        await door.write()


async def test_a_recorder_that_has_closed_its_threads_answers_nothing(
    door: Door, recorder_mock: Recorder
) -> None:
    """It ends in two steps: between them it is alive and takes no question."""
    threads = recorder_mock._db_executor
    assert threads is not None
    threads.shutdown(join_threads_or_timeout=False)
    assert recorder_mock.is_alive()

    with pytest.raises(HistoryError, match="it has stopped"):
        await door.verify()
    with pytest.raises(HistoryError, match="it has stopped"):
        await door.hours()


async def test_a_question_the_recorder_drops_as_it_ends_is_not_waited_for(
    door: Door, recorder_mock: Recorder
) -> None:
    threads = recorder_mock._db_executor
    assert threads is not None
    hold = threading.Event()
    for _ in range(threads._max_workers):
        recorder_mock.async_add_executor_job(hold.wait)
    asked = door.hass.async_create_task(door.hours())
    await asyncio.sleep(0.1)
    assert not asked.done()
    threads.shutdown(join_threads_or_timeout=False)

    with pytest.raises(HistoryError, match="it has stopped"):
        await asked
    hold.set()


async def test_a_recorder_that_waits_for_the_start_is_waited_for(
    async_setup_recorder_instance: RecorderInstanceGenerator,
    hass: HomeAssistant,
    tmp_path: Path,
) -> None:
    hass.set_state(CoreState.starting)
    await async_setup_recorder_instance(hass, wait_recorder=False)
    archive = await hass.async_add_executor_job(Archive.open, tmp_path / "history.db")
    door = Door(hass, archive)
    await door.tell(ROWS)
    writing = hass.async_create_background_task(door.write(), "writing")
    await asyncio.sleep(0.2)
    assert not writing.done()

    await hass.async_start()

    assert await writing == Done(written=len(ROWS))
    archive.close()


async def test_statistics_go_on_while_nothing_is_recorded(
    door: Door, recorder_mock: Recorder
) -> None:
    recorder_mock.set_enable(False)
    await door.tell(ROWS)
    await door.write()

    assert await door.hours() == dict(ROWS)


async def test_two_writers_of_one_statistic_do_not_harm_it(door: Door) -> None:
    await door.tell(every_hour(at(2022, 1, 1), at(2025, 1, 1)))
    other = History(door.hass)
    writers = (door.history, door.history, other, other)

    done = await asyncio.gather(
        *(writer.async_write(door.ask, door.statistic, 0) for writer in writers)
    )

    assert sum(one.written for one in done) >= 3 * 365 * 24
    assert await door.sums_hold()
    assert await door.history.async_write(door.ask, door.statistic, 0) == Done()


def test_this_recorder_is_one_we_know() -> None:
    history_task.refuse_changes()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ([], "no column created_ts, metadata_id"),
        ([*TABLE.columns, Column("weight", Integer, nullable=False)], "column weight"),
    ],
)
def test_another_table_is_refused(columns: list[Column[int]], said: str) -> None:
    own = [Column(c.name, c.type, primary_key=c.primary_key, nullable=c.nullable) for c in columns]  # fmt: skip
    other = Table("statistics", MetaData(), *own)
    with (
        patch.object(history_task, "TABLE", other),
        pytest.raises(HistoryError, match=said),
    ):
        history_task.refuse_changes()


def test_another_way_to_make_metadata_is_refused() -> None:
    def import_statistics(instance: Recorder, metadata: object) -> None:
        """Take less."""

    with (
        patch.object(history_task, "import_statistics", import_statistics),
        pytest.raises(HistoryError, match=r"changed: import_statistics\(instance, m"),
    ):
        history_task.refuse_changes()
