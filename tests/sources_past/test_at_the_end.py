"""What is under way when something ends: an entry, a question, a file that is set aside."""

import asyncio
from collections.abc import Callable
import gc
import threading

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.util import dt as dt_util
import pytest

from custom_components.hameau.core.archive import Archive
from custom_components.hameau.core.errors import ArchiveError
from custom_components.hameau.past import Past, async_get_past, async_set_aside, path_of
from custom_components.hameau.sources.electricity import ElectricityRuntime
from custom_components.hameau.sources.gas import GasRuntime
from custom_components.hameau.sources.gas_options import options
from tests.servers.conso_api import ConsoApiStand
from tests.sources_past.pages import conso_entry, files_entry, raised, run_of
from tests.sources_past.test_gas import gas_entry


class Held[T]:
    """A question to the archive that is answered when the test says so."""

    def __init__(self, past: Past, answer: Callable[[], T]) -> None:
        """Ask it."""
        self._begun, self._go = asyncio.Event(), threading.Event()
        loop = past.hass.loop

        def question(_: Archive) -> T:
            loop.call_soon_threadsafe(self._begun.set)
            self._go.wait(10)
            return answer()

        self.asker = past.hass.async_create_task(past.async_ask(question))

    async def begun(self) -> None:
        """Wait until a thread is at it."""
        await self._begun.wait()

    def go(self) -> None:
        """Let it be answered."""
        self._go.set()


async def test_the_next_waits_for_a_question_that_nobody_waits_for_any_more(
    hass: HomeAssistant,
) -> None:
    """What is done in several steps is never seen half done."""
    past, order = await async_get_past(hass), list[str]()
    held = Held(past, lambda: order.append("first"))
    await held.begun()
    held.asker.cancel()
    following = hass.async_create_task(past.async_ask(lambda _: order.append("next")))
    closing = hass.async_create_task(past.async_close())
    await asyncio.wait({held.asker})
    held.go()
    await asyncio.gather(following, closing)
    assert held.asker.cancelled()
    assert order == ["first", "next"]


async def test_what_is_the_matter_with_the_file_is_told_though_nobody_waits(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """And it is not told as a mistake of ours."""

    def fail() -> None:
        raise ArchiveError("disk_full")

    held = Held(await async_get_past(hass), fail)
    await held.begun()
    held.asker.cancel()
    held.go()
    await hass.async_block_till_done(wait_background_tasks=True)
    del held
    gc.collect()
    assert raised(hass) == {"archive_disk_full"}
    assert "never retrieved" not in caplog.text


async def test_a_file_that_is_set_aside_is_not_opened_by_another_meanwhile(
    hass: HomeAssistant,
) -> None:
    """It would be renamed under it, and all that came later with it."""
    held = Held(await async_get_past(hass), int)
    await held.begun()
    setting = hass.async_create_task(async_set_aside(hass))
    opening = hass.async_create_task(async_get_past(hass))
    held.go()
    kept, past = await asyncio.gather(setting, opening)
    assert kept != path_of(hass)
    assert path_of(hass).exists()
    assert await past.async_ask(Archive.keys) == []


async def _full(*_: object, **__: object) -> None:
    raise ArchiveError("disk_full")


async def test_a_start_that_fails_leaves_nothing_behind(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again: what it had begun would be done twice."""
    entry = files_entry(hass)
    with monkeypatch.context() as patched:
        patched.setattr(ElectricityRuntime, "_async_work_out", _full)
        await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_RETRY
    past = await async_get_past(hass)
    assert past._statistics == {}
    followers = [told for some in past._followers.values() for told in some]
    assert not any("refresh" in repr(told) for told in followers)
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_contract_that_cannot_be_noted_is_taken_in_at_the_next_start(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The archive's trouble is an issue already, and no mistake of ours in the log."""
    run = await run_of(hass, gas_entry(hass))
    monkeypatch.setattr(run.past, "async_ask", _full)
    monkeypatch.setattr(run, "made_by", lambda *_: "another way")
    hass.config_entries.async_update_entry(run.entry, options={"zone": "Europe/Paris"})
    await hass.async_block_till_done()
    gc.collect()
    assert "not taken in yet" in caplog.text
    assert "never retrieved" not in caplog.text


async def test_a_reading_that_cannot_be_kept_is_told(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The page is closed by then."""
    run = await run_of(hass, gas_entry(hass))
    monkeypatch.setattr(GasRuntime, "async_add_reading", _full)
    reading = {"at": "2026-11-04 06:00:00", "index": 106.0}
    options(hass, run.entry).kept({"reading": reading, "zone": "Europe/Paris"})
    await hass.async_block_till_done()
    gc.collect()
    assert "A reading of gas was not kept: disk_full" in caplog.text
    assert "never retrieved" not in caplog.text


async def test_nobody_is_asked_any_more_as_home_assistant_stops(
    hass: HomeAssistant, conso: ConsoApiStand
) -> None:
    """Its web client is closed then."""
    run = await run_of(hass, conso_entry(hass, conso))
    assert run.asking is not None
    await run.asking.async_stop()
    hass.set_state(CoreState.stopping)
    run.asking._due(dt_util.utcnow())
    hass.set_state(CoreState.running)
    assert run.asking._task is None
