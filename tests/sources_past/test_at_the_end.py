"""What is under way when something ends: an entry, a question, a file that is set aside."""

import asyncio
from collections.abc import Callable
import gc
import threading

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.archive import Archive
from custom_components.hameau.core.errors import ArchiveError
from custom_components.hameau.past import Past, async_get_past, async_set_aside, path_of
from tests.sources_past.pages import raised


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
