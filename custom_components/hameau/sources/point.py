"""What electricity and gas have in common: one point of delivery, its past, its contract, its figures."""

from abc import abstractmethod
import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import partial
import json
from typing import Any, Final, override

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_time_change
from homeassistant.helpers.storage import Store
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, LOGGER
from ..core.archive import Archive, NewOrigin
from ..core.errors import ArchiveError, HistoryError
from ..core.series import Parts, Quantity, SeriesKey, Trust
from ..past import async_get_past
from ..past_issues import async_clear_left, async_raise_left
from ..statistic import Statistic
from .archived import ArchivedRuntime
from .base import HameauConfigEntry
from .clocks import zone_name
from .point_figures import Figures, HoursOf, figures, max_power_of
from .point_hours import EJP_DAYS, TEMPO_DAYS

FIGURES: Final = "figures"
"""The topic told when the figures were worked out anew."""
WAY: Final = "way"
"""The topic told when something is new about the way the history comes."""
CONF_POINT: Final = "point"

_GONE: Final = ""
"""What is remembered of how a statistic is made that nothing makes any more."""
_DAYS: Final = (TEMPO_DAYS, EJP_DAYS)
"""The kinds of days a price may turn on."""

STORE_VERSION: Final = 1
SETTLE_S = 0.5
"""Figures are worked out once nothing changed for so long: a file tells many histories at once."""


def store_of(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    """What an entry remembers besides the archive."""
    return Store(hass, STORE_VERSION, f"{DOMAIN}.{entry_id}", atomic_writes=True)


class PointRuntime(ArchivedRuntime):
    """One point of delivery. Topics: FIGURES, WAY."""

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is opened yet."""
        super().__init__(hass, entry)
        self.point: str = entry.data[CONF_POINT]
        self.figures = Figures()
        self.words: Mapping[str, str] = {}
        self.memory: dict[str, Any] = {}
        self._store = store_of(hass, entry.entry_id)
        self._registered: list[CALLBACK_TYPE] = []
        self._unlisten: list[CALLBACK_TYPE] = []
        self._working: asyncio.Task[None] | None = None
        self._dirty = False
        self._of_day: object = None

    # What each kind of point gives.

    @abstractmethod
    def read_contract(self) -> None:
        """Take the contract from the subentries. Raises TariffError."""

    @abstractmethod
    def statistics(self) -> Iterable[tuple[Statistic, str]]:
        """Give each statistic, and what it depends on besides histories: written anew when that changes."""

    @abstractmethod
    def histories(self, archive: Archive) -> Mapping[str, HoursOf]:
        """Give what figures are worked out of, first what says until when something is known."""

    @abstractmethod
    async def async_begin(self) -> None:
        """Begin to follow the way the history comes."""

    @abstractmethod
    async def async_end(self) -> None:
        """Follow it no longer."""

    # Life.

    @override
    async def async_start(self) -> None:
        """Open the past, work out the figures, follow the way.

        Raises ArchiveError: the past cannot be used.
        """
        await self.async_open(zone_name(self.hass, self.entry))
        self.memory = await self._store.async_load() or {}
        self.words = await async_get_translations(
            self.hass, self.hass.config.language, "selector", {DOMAIN}
        )
        async_clear_left(self.hass, self.point)
        self.read_contract()
        await self._async_register()
        self._unlisten = [
            self.past.async_listen(self.point, self.refresh),
            *(self.past.async_listen(kind, self.refresh) for kind in _DAYS),
            async_track_time_change(self.hass, self._another_day, minute=1, second=0),
            async_dispatcher_connect(
                self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
            ),
        ]
        try:
            await self._async_work_out()
            await self.async_begin()
        except ArchiveError:
            await self.async_stop()
            raise

    @override
    async def async_stop(self) -> None:
        """Follow nothing; what is known is in the archive."""
        await self.async_end()
        for unlisten in (*self._unlisten, *self._registered):
            unlisten()
        self._unlisten, self._registered = [], []
        if self._working is not None:
            self._working.cancel()

    async def async_keep(self) -> None:
        """Write what is remembered, before anything is done by it."""
        await self._store.async_save(self.memory)

    # Telling.

    async def async_told(
        self, quantity: Quantity, trust: Trust, kind: str, name: str, parts: Parts,
        *, register: str = "",
    ) -> None:  # fmt: skip
        """Keep what an origin of this entry tells. Raises ArchiveError."""
        origin = NewOrigin(
            trust=trust,
            kind=kind,
            name=name,
            digest=f"{kind}:{self.point}",
            received=int(dt_util.utcnow().timestamp()),
        )
        key = SeriesKey(self.point, quantity, register)
        await self.past.async_tell(key, self.zone, origin, parts)

    # Statistics.

    def word(self, key: str) -> str:
        """Give what a statistic is called, in the system's language."""
        return self.words.get(
            f"component.{DOMAIN}.selector.statistic.options.{key}", key
        )

    async def _async_register(self) -> None:
        """Have the statistics written; those that are made in another way than before from the beginning."""
        for stop in self._registered:
            stop()
        self._registered = []
        before: dict[str, str] = self.memory.get("statistics", {})
        now: dict[str, str] = {}
        for statistic, made_by in self.statistics():
            now[statistic.id] = made_by
            self._registered.append(self.past.async_register(statistic, days=_DAYS))
        changed = [name for name, made_by in now.items() if before.get(name) != made_by]
        if changed:
            await self.past.async_mark(changed, 0)
        if gone := before.keys() - now.keys():
            now |= dict.fromkeys(gone, _GONE)
            self.entry.async_create_background_task(
                self.hass, self._async_take_away(gone), f"{DOMAIN} statistics"
            )
        if now != before:
            self.memory["statistics"] = now
            await self.async_keep()

    async def _async_take_away(self, names: Collection[str]) -> None:
        """Remove statistics that only a contract made which is no more: with it they would all be made again."""
        try:
            await self.past.async_remove_statistics(names)
        except (ArchiveError, HistoryError) as error:
            LOGGER.info("Costs without a contract will be removed later: %s", error)
            return
        known: dict[str, str] = self.memory["statistics"]
        for name in names:
            if known.get(name) == _GONE:
                del known[name]
        await self.async_keep()

    def made_by(self, *about: object) -> str:
        """Tell in short what a statistic depends on besides histories."""
        return json.dumps([self.zone.key, *about], default=str, sort_keys=True)

    # Figures.

    @callback
    def refresh(self) -> None:
        """Work out the figures soon."""
        self._dirty = True
        if self._working is None or self._working.done():
            self._working = self.entry.async_create_task(
                self.hass, self._async_refresh(), f"{DOMAIN} figures"
            )

    async def _async_refresh(self) -> None:
        while self._dirty:
            self._dirty = False
            await asyncio.sleep(SETTLE_S)
            try:
                await self._async_work_out()
            except ArchiveError:
                return  # there is an issue that says what helps; the next change asks again
            self.newcomers()
            self.publish((FIGURES,))

    async def _async_work_out(self) -> None:
        today = dt_util.utcnow().astimezone(self.zone).date()
        self.figures = await self.past.async_ask(partial(self._figures, today=today))
        self._of_day = today

    def _figures(self, archive: Archive, today: Any) -> Figures:
        return figures(
            self.histories(archive),
            today,
            self.zone,
            max_power_of(archive, self.point, today, self.zone),
        )

    @callback
    def _another_day(self, now: datetime) -> None:
        if now.astimezone(self.zone).date() != self._of_day:
            self.refresh()

    # For those who help.

    def diagnostics(self) -> Mapping[str, Any]:
        """Tell what is particular to this kind of point, without a number that names a home."""
        return {}

    @override
    async def async_diagnostics(self) -> dict[str, Any]:
        """Tell what is known and how it came, without a number that names a home. Raises ArchiveError."""
        known = await self.past.async_ask(partial(_known_of, point=self.point))
        return {
            "zone": self.zone.key,
            "figures": self.figures,
            "histories": known,
            **self.diagnostics(),
        }

    # Another contract.

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        ours = entry.entry_id == self.entry.entry_id
        if not ours or change is not ConfigEntryChange.UPDATED:
            return
        if entry.state is ConfigEntryState.LOADED and entry.disabled_by is None:
            self.entry.async_create_task(
                self.hass, self._async_take_contract(), f"{DOMAIN} contract"
            )

    async def _async_take_contract(self) -> None:
        """Go on with the contract as it is now.

        Where the archive cannot be used there is an issue that says what helps; at the next start the contract is new again.
        """
        try:
            await self.async_take_contract()
        except ArchiveError as error:
            LOGGER.info("The contract is not taken in yet: %s", error)

    async def async_take_contract(self) -> None:
        """Have everything made by the contract as it is now. Raises ArchiveError."""
        self.read_contract()
        await self._async_register()
        if self._unlisten:
            self.refresh()


async def async_forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Remove what an entry remembered, and what its contracts made; ask what becomes of the rest of its statistics.

    What is known of the point stays in the archive: added again, it is all there.
    """
    store, point = store_of(hass, entry.entry_id), str(entry.data[CONF_POINT])
    names = set((await store.async_load() or {}).get("statistics", {}))
    lasting = names & {f"{DOMAIN}:{point}_{one}".lower() for one in Quantity}
    try:
        past = await async_get_past(hass)
        await past.async_remove_statistics(names - lasting)
        names = lasting
    except (ArchiveError, HistoryError) as error:
        LOGGER.info("Statistics of %s cannot be removed now: %s", entry.title, error)
    if names:
        async_raise_left(hass, point, entry.title, names)
    await store.async_remove()


def _known_of(archive: Archive, point: str) -> list[dict[str, Any]]:
    """The histories of a point: from when to when, and of what kinds its origins are."""
    histories = [key for key in archive.keys() if key.point == point]  # noqa: SIM118 - no dict
    return [
        {
            "quantity": key.quantity,
            "register": key.register,
            "span": archive.span(key),
            "origins": [
                {"kind": one.kind, "trust": one.trust, "values": one.told}
                for one in archive.origins(key)
            ],
        }
        for key in histories
    ]
