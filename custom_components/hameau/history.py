"""The one door to the recorder: hours of the archive become hourly statistics of Home Assistant, and can be read back.

Statistics are written by a task of our own on the recorder's thread (`history_task`), not by
`async_add_external_statistics`, for four reasons, measured with `scripts/bench history`:

- It cannot take a row away. A file that is taken back, or a day that falls away, would stay in every card for ever.
- It writes what it is given: after a correction in the middle all later rows must be given again with their new sums.
  Here one statement moves them.
- In Home Assistant 2026.10 it asks the database for each row, minutes for ten years, and all of it is one transaction
  during which no state is recorded; its checks hold the event loop for as long as there are rows.
- It does not tell whether it succeeded.

The task leans on little of the recorder's inside: its queue, its table of hourly statistics, and its own function for a
statistic's metadata. `history_task.refuse_changes` says so when a later version keeps them otherwise.

Nothing is lost when writing fails or Home Assistant is killed: a statistic stays pending in the archive until all its rows
are committed. What happens to rows afterwards (deleted or adjusted in the developer tools, an older database brought back)
is seen by `async_verify`, which compares what the recorder has with what it was told, thirty days at a time.

Energy is written in kWh, volumes in m³, money in euros, as people read them; all three come back to whole Wh, litres and
µEUR by rounding, so totals are compared as whole numbers.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from .const import DOMAIN
from .core.archive import Archive, Digest
from .core.errors import HistoryError
from .core.series import Hours
from .history_rows import (
    BIN_S,
    Window,
    bin_of,
    digests,
    first_odd_bin,
    parts_of,
    windows,
)
from .quiet import quietly
from .recorder_threads import async_asked
from .statistic import Ask, Statistic

# What knows the recorder's inside is imported once there is a recorder, in the executor.
if TYPE_CHECKING:
    from homeassistant.components.recorder.core import Recorder
    from homeassistant.components.recorder.models import StatisticMetaData

    from .history_sql import Done

AGAIN_S: Final = (1.0, 5.0, 15.0, 45.0)
"""When a database that was locked is asked again. It is given up after the last; the archive still owes the rows."""
ALIVE_S: Final = 10.0
"""How often, while waiting, the recorder's thread is looked after: one that has ended answers nothing."""

# A day told by an origin may reach so far beyond the span of a history.
_AROUND_S: Final = 2 * 86_400


class History:
    """Writes and reads the statistics of one Home Assistant."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin; nothing is touched before the first question."""
        self.hass = hass
        self._turns: dict[str, asyncio.Lock] = {}

    async def async_write(self, ask: Ask, statistic: Statistic, since: int) -> Done:
        """Make the recorder's rows from an instant on those the archive tells; give what had to be done.

        The sums hold to the end of the statistic. Raises HistoryError, ArchiveError: then it is still owed.
        """
        recorder = await self._async_recorder()
        from .history_sql import Done

        done = Done()
        async with self._turns.setdefault(statistic.id, asyncio.Lock()):
            spans = await ask(partial(_spans, statistic=statistic))
            if spans is None:
                return done
            until = max((end for _, end in spans), default=0) + _AROUND_S
            for start, end in windows(since, spans):
                window, short = await ask(
                    partial(
                        _made, statistic=statistic, start=start, end=end, until=until
                    )
                )
                done += await self._async_put(recorder, statistic, window)
                await ask(partial(_note, name=statistic.id, since=start, short=short))
        return done

    async def async_verify(
        self, ask: Ask, statistics: Iterable[Statistic]
    ) -> list[str]:
        """Compare the recorder with what it was told; have written again what differs, and give its ids.

        Raises HistoryError, ArchiveError: it cannot be told now.
        """
        recorder = await self._async_recorder()
        from .history_task import ask_told

        odd = []
        for statistic in statistics:
            wanted = await ask(partial(_written, name=statistic.id))
            metadata, found = await async_asked(
                recorder, ask_told, recorder, statistic.id
            )
            number = first_odd_bin(wanted, found, parts_of(statistic.unit))
            if number is None and metadata and not _says(metadata, statistic):
                number = max(wanted, default=0)
            if number is not None:
                await ask(partial(_mark, name=statistic.id, since=number * BIN_S))
                odd.append(statistic.id)
        return odd

    async def async_read(self, statistic: Statistic, first: int, last: int) -> Hours:
        """Give the hours the recorder has from one instant to another, not included. Raises HistoryError: there is none."""
        recorder = await self._async_recorder()
        from .history_task import ask_hours

        return await async_asked(
            recorder, ask_hours, recorder, statistic.id, first, last,
            parts_of(statistic.unit),
        )  # fmt: skip

    async def async_remove(self, ask: Ask, statistic_ids: Iterable[str]) -> None:
        """Take statistics away with all their rows. Raises HistoryError, ArchiveError."""
        recorder = await self._async_recorder()
        names = list(statistic_ids)
        answer: asyncio.Future[None] = self.hass.loop.create_future()
        tell = self._teller(answer)
        recorder.async_clear_statistics(names, on_done=lambda: tell(None))
        await _async_answer(recorder, answer)
        for name in names:
            await ask(partial(_note, name=name, since=0, short={}))

    async def _async_recorder(self) -> Recorder:
        """Give the recorder once its database is open. Raises HistoryError: there is none, or not one we know."""
        if "recorder" not in self.hass.config.components:
            raise HistoryError("no_recorder")
        recorder = get_instance(self.hass)
        if not await recorder.async_db_ready or not recorder.is_alive():
            raise HistoryError("no_recorder", "it has stopped")
        await self.hass.async_add_executor_job(_load)
        return recorder

    async def _async_put(
        self, recorder: Recorder, statistic: Statistic, window: Window
    ) -> Done:
        """Have a window written, again while the database is locked."""
        from .history_task import WindowTask

        metadata, parts = _metadata(statistic), parts_of(statistic.unit)
        waits = iter(AGAIN_S)
        while True:
            answer: asyncio.Future[Done | HistoryError] = self.hass.loop.create_future()
            tell = self._teller(answer)
            recorder.queue_task(
                WindowTask(metadata=metadata, parts=parts, window=window, on_done=tell)
            )
            outcome = await _async_answer(recorder, answer)
            if not isinstance(outcome, HistoryError):
                return outcome
            wait_s = next(waits, None)
            if wait_s is None or outcome.key != "busy":
                raise outcome
            await asyncio.sleep(wait_s)

    def _teller[T](self, answer: asyncio.Future[T]) -> Callable[[T], None]:
        """Give what the recorder's thread calls to answer."""

        def answered(outcome: T) -> None:
            if not answer.done():
                answer.set_result(outcome)

        def tell(outcome: T) -> None:
            self.hass.loop.call_soon_threadsafe(answered, outcome)

        return tell


async def _async_answer[T](recorder: Recorder, answer: asyncio.Future[T]) -> T:
    """Wait for what the recorder's thread says. Raises HistoryError: it has ended."""
    while not answer.done():
        await asyncio.wait((answer,), timeout=ALIVE_S)
        if not answer.done() and not recorder.is_alive():
            raise HistoryError("no_recorder", "it has stopped")
    return answer.result()


def _load() -> None:
    """Import what knows the recorder's inside. Raises HistoryError ("changed")."""
    try:
        from .history_task import refuse_changes
    except (AttributeError, ImportError) as error:
        raise HistoryError("changed", str(error)) from error
    refuse_changes()


def _metadata(statistic: Statistic) -> StatisticMetaData:
    from homeassistant.components.recorder.models import (
        StatisticMeanType,
        StatisticMetaData,
    )

    return StatisticMetaData(
        mean_type=StatisticMeanType.NONE,
        has_sum=True,
        name=statistic.name,
        source=DOMAIN,
        statistic_id=statistic.id,
        unit_class=statistic.unit_class,
        unit_of_measurement=statistic.unit,
    )


def _says(metadata: StatisticMetaData, statistic: Statistic) -> bool:
    """Whether the recorder knows a statistic as we do: a person can have given it another unit."""
    return all(
        metadata.get(name) == value for name, value in _metadata(statistic).items()
    )


# Questions to the archive.


def _spans(archive: Archive, statistic: Statistic) -> list[tuple[int, int]] | None:
    """From when to when something is known; None when nothing is, and nothing ever was: then what there is is not ours."""
    spans = [span for key in statistic.keys if (span := archive.span(key)) is not None]
    return spans if spans or archive.written(statistic.id) else None


@quietly
def _made(
    archive: Archive, statistic: Statistic, start: int, end: int | None, until: int
) -> tuple[Window, dict[int, Digest]]:
    last = until if end is None else end
    hours = statistic.hours(archive, start, last) if start < last else Hours()
    window = Window(start, end, hours)
    return window, digests(window)


def _written(archive: Archive, name: str) -> dict[int, Digest]:
    return archive.written(name)


def _note(archive: Archive, name: str, since: int, short: Mapping[int, Digest]) -> None:
    archive.note_written(name, bin_of(since), short)


def _mark(archive: Archive, name: str, since: int) -> None:
    archive.mark((name,), since)
