"""What all entries share: the file and its troubles, statistics that are owed, what is taken back, backups."""

from http import HTTPStatus
from pathlib import Path
import sqlite3

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.hameau.backup import async_post_backup, async_pre_backup
from custom_components.hameau.core.archive import Archive, NewOrigin
from custom_components.hameau.core.errors import ArchiveError
from custom_components.hameau.core.series import (
    Parts,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
    Unit,
)
from custom_components.hameau.past import async_get_past, path_of
from tests.sources_past.pages import (
    PARIS,
    POINT,
    days_of,
    expected,
    files_entry,
    raised,
    run_of,
    settle,
)
from tests.sources_past.test_contract import FIRST, LAST, tell_curve

KEY = SeriesKey(POINT, Quantity.IMPORT)


def wrong_day() -> Parts:
    """A value of the first day that is not so."""
    start = Step.HOUR.floor(Step.DAY.start_of(FIRST, PARIS), PARIS)
    series = Series.of(Step.HOUR, Unit.ENERGY, PARIS, [(start, 99_999, 0)])
    return Parts(series=(series,))


async def test_what_is_told_twice_changes_nothing(hass: HomeAssistant) -> None:
    """And what an origin told is taken back as it was put in."""
    run = await run_of(hass, files_entry(hass))
    await tell_curve(run)
    await settle(hass)
    whole = await days_of(hass, "import")
    assert whole == expected(FIRST, LAST)
    await tell_curve(run)
    past = await async_get_past(hass)
    assert await past.async_ask(Archive.pending) == {}
    hand = NewOrigin(Trust.HAND, "hand", "by hand", "hand", 0)
    await past.async_tell(KEY, PARIS, hand, wrong_day())
    await settle(hass)
    assert await days_of(hass, "import") != whole
    [number] = [
        one.number
        for one in await past.async_ask(lambda archive: archive.origins(KEY))
        if one.kind == "hand"
    ]
    await past.async_take_back(number)
    await settle(hass)
    assert await days_of(hass, "import") == whole


async def test_what_came_while_an_entry_was_at_rest_is_written_after(
    hass: HomeAssistant,
) -> None:
    """Nobody made statistics of it then; they are owed."""
    entry = files_entry(hass)
    run = await run_of(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    await tell_curve(run)
    await settle(hass)
    assert await days_of(hass, "import") == {}
    await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)
    assert await days_of(hass, "import") == expected(FIRST, LAST)


async def test_a_damaged_file_is_set_aside_once_the_person_agrees(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Nothing is deleted; the entry goes on with a new file, all others were never touched."""
    path = path_of(hass)
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)
    entry = files_entry(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state.value == "setup_retry"
    assert raised(hass) == {"archive_corrupt"}
    assert await async_setup_component(hass, "repairs", {})
    client = await hass_client()
    answer = await client.post(
        "/api/repairs/issues/fix",
        json={"handler": "hameau", "issue_id": "archive_corrupt"},
    )
    assert answer.status == HTTPStatus.OK
    flow = (await answer.json())["flow_id"]
    await client.post(f"/api/repairs/issues/fix/{flow}", json={})
    await settle(hass)
    assert entry.state.value == "loaded"
    assert raised(hass) == set()
    [kept] = [one for one in path.parent.iterdir() if one.name.startswith("history.2")]
    assert kept.read_bytes().startswith(b"not a database")


async def test_a_newer_file_is_left_alone(hass: HomeAssistant) -> None:
    """It is told what to do; the file is not changed."""
    path = path_of(hass)
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    entry = files_entry(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert raised(hass) == {"archive_newer"}
    assert not list(path.parent.glob("history.2*"))


async def test_a_folder_that_is_none_is_told(hass: HomeAssistant) -> None:
    """Home Assistant may not write there."""
    path_of(hass).parent.write_text("a file in the way")
    entry = files_entry(hass)
    await hass.config_entries.async_setup(entry.entry_id)
    assert raised(hass) == {"archive_cannot_open"}


async def test_a_full_disk_is_told_and_forgotten(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be kept was not kept in half; the next success clears it."""
    run = await run_of(hass, files_entry(hass))

    def full(*_: object) -> None:
        raise ArchiveError("disk_full", "database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Archive, "add", full)
        with pytest.raises(ArchiveError):
            await tell_curve(run)
    assert raised(hass) == {"archive_disk_full"}
    await tell_curve(run)
    assert raised(hass) == set()
    await settle(hass)
    assert await days_of(hass, "import") == expected(FIRST, LAST)


async def test_a_backup_has_a_whole_file(hass: HomeAssistant, tmp_path: Path) -> None:
    """Copied alone, it is all there; what comes meanwhile waits."""
    run = await run_of(hass, files_entry(hass))
    await tell_curve(run)
    await settle(hass)
    await async_pre_backup(hass)
    waiting = hass.async_create_task(
        run.async_told(Quantity.EXPORT, Trust.FILE, "file", "a file", wrong_day())
    )
    copy = tmp_path / "copy.db"
    copy.write_bytes(path_of(hass).read_bytes())
    archive = Archive.open(copy)
    first, last = Step.DAY.start_of(FIRST, PARIS), Step.DAY.start_of(LAST, PARIS)
    assert (
        archive.believed(KEY, first, last).total
        == sum(expected(FIRST, LAST).values()) - run.figures.last_values["import"]
    )
    archive.close()
    assert not waiting.done()
    await async_post_backup(hass)
    await waiting
    await settle(hass)


async def test_nothing_is_held_where_there_is_no_past(hass: HomeAssistant) -> None:
    """A home without histories has nothing to fold."""
    await async_pre_backup(hass)
    await async_post_backup(hass)
    assert not path_of(hass).exists()
