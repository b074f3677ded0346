"""The past that all entries share: one archive on the disk, and the statistics that are made from it.

What an entry learns it tells here; the statistics made of it are written again soon after, and whoever shows the
history is told. What could not be written when Home Assistant ended is still noted in the archive, and written after
the next start.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from homeassistant.const import EVENT_HOMEASSISTANT_CLOSE, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, LOGGER
from .core.archive import Added, Archive, Change, NewOrigin, Telling
from .core.errors import ArchiveError, HistoryError
from .core.series import Parts, SeriesKey, Step
from .history import History
from .past_issues import (
    async_clear_file,
    async_clear_statistics,
    async_raise_file,
    async_raise_statistics,
)
from .quiet import quietly
from .statistic import Statistic

WRITE_AFTER_S: Final = 3.0
"""Statistics are written once nothing new came for so long: a file tells many histories at once."""
AGAIN_AFTER_S: Final = 300.0
"""When what could not be written is tried again."""

_PAST: Final[HassKey[Past]] = HassKey(f"{DOMAIN}_past")
_OPENING: Final[HassKey[asyncio.Lock]] = HassKey(f"{DOMAIN}_past_opening")
# What came for a point while none of its statistics was registered.
_UNWRITTEN: Final = "unwritten/"


def path_of(hass: HomeAssistant) -> Path:
    """Where the archive is: in the folder of the configuration, thus in every backup of Home Assistant."""
    return Path(hass.config.path(DOMAIN, "history.db"))


async def async_get_past(hass: HomeAssistant) -> Past:
    """Give the past, opened at first need.

    Raises ArchiveError: its file cannot be used; there is an issue that says what helps.
    """
    async with hass.data.setdefault(_OPENING, asyncio.Lock()):
        if (past := hass.data.get(_PAST)) is None:
            try:
                archive = await hass.async_add_executor_job(_open, path_of(hass))
            except ArchiveError as error:
                async_raise_file(hass, error, path_of(hass))
                raise
            async_clear_file(hass)
            past = hass.data[_PAST] = Past(hass, archive)
    return past


@callback
def opened_past(hass: HomeAssistant) -> Past | None:
    """Give the past if some entry has opened it."""
    return hass.data.get(_PAST)


async def async_set_aside(hass: HomeAssistant) -> Path:
    """Give up the file as it is: it is kept under another name, which is given; a new one is begun at the next need.

    Raises OSError: it cannot be renamed.
    """
    # Opened meanwhile, it would be renamed under whoever opened it.
    async with hass.data.setdefault(_OPENING, asyncio.Lock()):
        if (past := hass.data.pop(_PAST, None)) is not None:
            await past.async_close()
        return await hass.async_add_executor_job(_set_aside, path_of(hass))


def _open(path: Path) -> Archive:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise ArchiveError("cannot_open", str(error)) from error
    return Archive.open(path)


class Past:
    """The archive and what is made from it."""

    def __init__(self, hass: HomeAssistant, archive: Archive) -> None:
        """Take an open archive; it is closed when Home Assistant ends."""
        self.hass = hass
        self.history = History(hass)
        self._archive = archive
        self._turn = asyncio.Lock()
        self._writing = asyncio.Lock()
        self._free = asyncio.Event()
        self._free.set()
        self._closed = self._troubled = self._stopped = False
        self._statistics: dict[str, Statistic] = {}
        self._of_days: dict[str, frozenset[str]] = {}
        self._followers: dict[str, list[CALLBACK_TYPE]] = {}
        self._unverified: set[str] = set()
        self._due: CALLBACK_TYPE | None = None
        self._task: asyncio.Task[None] | None = None
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self._stop)
        hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, self._async_close)

    # What is known.

    async def async_ask[T](self, function: Callable[[Archive], T]) -> T:
        """Ask the archive, in the executor, one question at a time.

        Raises ArchiveError: it cannot be used now; there is an issue that says what helps.
        """
        await self._turn.acquire()
        if self._closed:
            self._turn.release()
            raise ArchiveError("closed")
        try:
            answer = self.hass.async_add_executor_job(quietly(function), self._archive)
        except RuntimeError as error:
            # Home Assistant ends, and its threads take nothing more.
            self._turn.release()
            raise ArchiveError("closed", str(error)) from error
        answer.add_done_callback(self._answered)
        # Whoever is cancelled while asking does not take the thread's turn away with them.
        await asyncio.wait((answer,))
        return answer.result()

    @callback
    def _answered(self, answer: asyncio.Future[Any]) -> None:
        """It is the turn of the next, whether or not anybody waits for the answer; say what is the matter with the file."""
        self._turn.release()
        if answer.cancelled():
            return
        error = answer.exception()
        if isinstance(error, ArchiveError):
            self._troubled = True
            async_raise_file(self.hass, error, path_of(self.hass))
        elif error is None and self._troubled:
            self._troubled = False
            async_clear_file(self.hass)

    async def async_change[T](self, function: Callable[[Archive], T]) -> T:
        """Change the archive, as `async_ask`, once no backup is being made of it."""
        await self._free.wait()
        return await self.async_ask(function)

    async def async_tell(
        self, key: SeriesKey, zone: ZoneInfo, origin: NewOrigin, parts: Parts
    ) -> Change:
        """Keep what an origin tells of a history, and have its statistics written soon.

        Raises ArchiveError as `async_ask`: then nothing of it is kept.
        """
        change = await self.async_change(
            lambda archive: archive.add(
                key, zone, origin, parts.series, parts.gaps, self._marks(key)
            )
        )
        if change.since is not None:
            self._changed({key.point})
        return change

    async def async_tell_all(self, tellings: Iterable[Telling]) -> list[Added]:
        """Keep all of what some origins tell, or nothing of it, and have the statistics written soon.

        Raises ArchiveError as `async_ask`.
        """
        marked = [one._replace(marks=self._marks(one.key)) for one in tellings]
        added = await self.async_change(lambda archive: archive.add_all(marked))
        changed = {
            telling.key.point
            for telling, one in zip(marked, added, strict=True)
            if one.change.since is not None
        }
        if changed:
            self._changed(changed)
        return added

    async def async_take_back(self, number: int) -> None:
        """Take back all an origin told, of whichever history, and have the statistics written anew."""
        keys = await self.async_ask(partial(_told_by, number=number))
        marks = {mark for key in keys for mark in self._marks(key)}
        await self.async_change(lambda archive: archive.forget_origin(number, marks))
        self._changed({key.point for key in keys})

    async def async_set_days(
        self, kind: str, days: Mapping[date, str], source: str, zone: ZoneInfo
    ) -> list[date]:
        """Keep what is true of days, such as their colour; give those of which it was not known, or not so."""

        def keep(archive: Archive) -> list[date]:
            changed = archive.set_days(kind, days, source)
            marks = [name for name, kinds in self._of_days.items() if kind in kinds]
            if changed and marks:
                archive.mark(marks, Step.DAY.start_of(changed[0], zone))
            return changed

        changed = await self.async_change(keep)
        if changed:
            self._changed({kind})
        return changed

    def _marks(self, key: SeriesKey) -> tuple[str, ...]:
        """The statistics that are made from a history."""
        made = tuple(name for name, one in self._statistics.items() if key in one.keys)
        return made or (f"{_UNWRITTEN}{key.point}",)

    # Who is told.

    @callback
    def async_listen(self, about: str, told: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call `told` whenever a history of a point, or a kind of days, changed; give the way to stop."""
        followers = self._followers.setdefault(about, [])
        followers.append(told)
        return lambda: followers.remove(told)

    @callback
    def _changed(self, subjects: Iterable[str]) -> None:
        self._write_soon(WRITE_AFTER_S)
        for subject in subjects:
            for told in tuple(self._followers.get(subject, ())):
                told()

    # Statistics.

    @callback
    def async_register(
        self, statistic: Statistic, days: Iterable[str] = ()
    ) -> CALLBACK_TYPE:
        """Have a statistic written whenever what it is made of changes; give the way to stop.

        `days` are the kinds of days it depends on. It is written from where it was left.
        """
        self._statistics[statistic.id] = statistic
        self._of_days[statistic.id] = frozenset(days)
        self._unverified.add(statistic.id)
        self._write_soon(WRITE_AFTER_S)

        @callback
        def stop() -> None:
            if self._statistics.get(statistic.id) is statistic:
                del self._statistics[statistic.id]
                del self._of_days[statistic.id]

        return stop

    async def async_mark(self, statistics: Iterable[str], since: int) -> None:
        """Have statistics written anew from an instant on: they are made in another way than before."""
        await self.async_change(partial(_mark, names=tuple(statistics), since=since))
        self._write_soon(WRITE_AFTER_S)

    @callback
    def _write_soon(self, after_s: float) -> None:
        """Write when nothing new has come for a while."""
        if self._due is not None:
            self._due()
            self._due = None
        if not self._stopped:
            self._due = async_call_later(self.hass, after_s, self._begin)

    @callback
    def _begin(self, _: datetime) -> None:
        self._due = None
        self._task = self.hass.async_create_background_task(
            self._async_due(), f"{DOMAIN} statistics"
        )

    async def _async_due(self) -> None:
        """Write; what goes wrong is tried again later, and what is the matter with our file is an issue already."""
        try:
            await self.async_write()
        except (ArchiveError, HistoryError) as error:
            if isinstance(error, HistoryError):
                async_raise_statistics(self.hass, error)
            LOGGER.info("Statistics will be written later: %s", error)
            self._write_soon(AGAIN_AFTER_S)
        else:
            async_clear_statistics(self.hass)

    async def async_write(self) -> None:
        """Write all statistics that are behind, now. Raises ArchiveError, HistoryError: they are still owed."""
        async with self._writing:
            await self.async_change(self._settle_unwritten)
            await self._async_verify()
            pending = await self.async_ask(Archive.pending)
            for name, (since, version) in pending.items():
                if (statistic := self._statistics.get(name)) is None:
                    continue
                await self.history.async_write(self.async_change, statistic, since)
                await self.async_change(partial(_settled, name=name, version=version))

    async def _async_verify(self) -> None:
        """Once after each registration: have written again what the recorder has lost or changed since it was told."""
        names = {name for name in self._unverified if name in self._statistics}
        if names:
            chosen = [self._statistics[name] for name in sorted(names)]
            await self.history.async_verify(self.async_change, chosen)
            self._unverified -= names

    async def async_remove_statistics(self, names: Iterable[str]) -> None:
        """Take away statistics that nothing is made into any more; those that are registered stay.

        Raises ArchiveError, HistoryError: they are all still there.
        """
        async with self._writing:
            gone = [name for name in names if name not in self._statistics]
            if gone:
                await self.history.async_remove(self.async_change, gone)

    def _settle_unwritten(self, archive: Archive) -> None:
        """Have statistics written of what came before they were registered."""
        for name, (since, version) in archive.pending().items():
            point = name.removeprefix(_UNWRITTEN)
            made = [
                one.id
                for one in tuple(self._statistics.values())
                if point != name and any(key.point == point for key in one.keys)
            ]
            if made:
                archive.mark(made, since)
                archive.settled(name, version)

    # The file.

    async def async_hold(self) -> None:
        """Fold the journal into the file, and change nothing until `release`: the file is copied meanwhile."""
        self._free.clear()
        await self.async_ask(Archive.checkpoint)

    @callback
    def release(self) -> None:
        """Go on changing."""
        self._free.set()

    async def async_close(self) -> None:
        """Let go of the file."""
        await self._async_close()

    @callback
    def _stop(self, _: Event | None = None) -> None:
        """Write no more: the recorder ends. What is still owed is noted in the archive."""
        self._stopped = True
        if self._due is not None:
            self._due()
            self._due = None
        if self._task is not None:
            self._task.cancel()

    async def _async_close(self, _: Event | None = None) -> None:
        self._stop()
        async with self._turn:
            if not self._closed:
                self._closed = True
                await self.hass.async_add_executor_job(self._archive.close)


def _set_aside(path: Path) -> Path:
    """Rename a file that cannot be used, with its journal; give its new name. Raises OSError."""
    stamp = dt_util.now().strftime("%Y-%m-%d_%H%M%S")
    kept = path.with_name(f"{path.stem}.{stamp}{path.suffix}")
    for end in ("", "-wal", "-shm"):
        one = path.with_name(path.name + end)
        if one.exists():
            one.rename(kept.with_name(kept.name + end))
    return kept


def _told_by(archive: Archive, number: int) -> list[SeriesKey]:
    """The histories an origin told something of."""
    known = archive.keys()
    return [
        key
        for key in known
        if any(origin.number == number for origin in archive.origins(key))
    ]


def _mark(archive: Archive, names: tuple[str, ...], since: int) -> None:
    archive.mark(names, since)


def _settled(archive: Archive, name: str, version: int) -> None:
    archive.settled(name, version)
