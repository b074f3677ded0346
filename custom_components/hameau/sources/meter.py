"""The electricity meter, read at its customer output (TIC) by wire, network or radio."""

import asyncio
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..core.errors import LinkError
from ..core.tic import Chunk, Event, Fault, Frame, Group, IndexGuard, Mode, TicDecoder
from ..core.tic.changes import Change, ChangeKind
from ..core.tic.guard import RESTART_S
from ..core.tic.identity import Identity
from ..core.tic.labels import canonical
from ..core.tic.meter import Meter
from ..identity import async_adopt
from ..issues import LinkIssues, async_raise
from ..links import create_link
from ..links.supervisor import LinkState, LinkStatus, Supervisor
from ..sums import COMPILED_S, async_begin_anew
from .base import LINK, HameauConfigEntry, Runtime, Source
from .meter_entities import DESCRIPTIONS
from .meter_figures import plain_words
from .meter_flow import async_discovered, async_try
from .meter_forms import FORMS, async_prepare_link, forget_capture
from .meter_options import options, rhythms
from .meter_sensors import SUPPLIER_LABELS
from .meter_topics import POWER_LABELS, Topic, heard

STORE_VERSION: Final = 1
SAVE_EVERY_S: Final = 300
"""Age a memory may have after a kill: the index guard allows for what passed since."""
RAW_BYTES: Final = 16_384
"""What is kept of the line for the diagnostics: ten frames of a meter on three phases."""
UNCERTAIN_FRAMES: Final = 3
"""Frames after which a line that never gives a whole one shows what it has."""

# Which event entity shows a change, and as what.
_HAPPENINGS: Final = {
    ChangeKind.OVERLOAD_STARTED: ("overload", "started"),
    ChangeKind.OVERLOAD_ENDED: ("overload", "ended"),
    ChangeKind.PERIOD_CHANGED: ("tariff", "period_changed"),
    ChangeKind.PEAK_ANNOUNCED: ("tariff", "peak_announced"),
    ChangeKind.PEAK_STARTED: ("tariff", "peak_started"),
    ChangeKind.PEAK_ENDED: ("tariff", "peak_ended"),
    ChangeKind.BREAKER_OPENED: ("meter", "breaker_opened"),
    ChangeKind.BREAKER_CLOSED: ("meter", "breaker_closed"),
}


def _store(hass: HomeAssistant, entry: HameauConfigEntry) -> Store[dict[str, Any]]:
    return Store(hass, STORE_VERSION, f"{DOMAIN}.{entry.entry_id}", atomic_writes=True)


def _age_s(written: str | None) -> float:
    """Give how old a memory is; an hour at least, since clocks are wrong after a start."""
    if written is None:
        return RESTART_S
    age = dt_util.utcnow() - datetime.fromisoformat(written)
    return max(age.total_seconds(), 3600.0)


class MeterRuntime(Runtime):
    """Follows one meter: bytes → groups → what is known of the meter → entities.

    Its topics are the labels of the groups, and those of `Topic`.
    """

    descriptions = DESCRIPTIONS
    decoder: TicDecoder
    meter: Meter

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Make the link; nothing is opened yet. Raises LinkError for an impossible one."""
        super().__init__(hass, entry)
        self.rhythms = rhythms(entry.options)
        self.link = create_link(hass, entry.data)
        self.supervisor = Supervisor(
            self.link, self._take, on_change=self._link_changed, name=entry.title
        )
        self.raw = bytearray()
        self.seen: set[str] = set()
        self.replacement: str | None = None
        self._held_since = dt_util.utcnow()
        self._issues = LinkIssues(hass, entry)
        self._store = _store(hass, entry)
        self._opened = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None
        self._fell_silent = False
        self._overload = False
        self._counting: set[str] = set()
        self._save_due = 0.0

    @property
    @override
    def device_info(self) -> DeviceInfo:
        """What the serial number tells of the meter, and the version of its output."""
        identity = Identity.parse(self.identifier)
        return DeviceInfo(
            identifiers={(DOMAIN, self.identifier)},
            name=self.entry.title,
            manufacturer=identity.maker,
            model=identity.model,
            serial_number=self.identifier,
            sw_version=self.meter.text("VTIC"),
        )

    @property
    def status(self) -> LinkStatus:
        """Where the link stands."""
        return self.supervisor.status

    @property
    @override
    def live(self) -> bool:
        """Whether this very meter is heard now."""
        return self.replacement is None and self.status.state is LinkState.LIVE

    # Life.

    @override
    async def async_start(self) -> None:
        """Restore the meter's memory, open the link and listen.

        Only a link that cannot be opened is an error. A meter may lawfully be silent for a
        while, when its other outputs are used (Enedis-NOI-CPT_02E 1.5.2).
        """
        await async_prepare_link(self.hass, self.entry.data)
        self._remember(await self._store.async_load() or {})
        self._listening = self.entry.async_create_background_task(
            self.hass, self.supervisor.run(), f"{DOMAIN} {self.entry.title}"
        )
        self._listening.add_done_callback(lambda _: self._opened.set())
        await self._opened.wait()
        if self.status.error is not None:
            await self._stop_listening()
            self._issues.stop()
            raise LinkError(self.status.error, dict(self.status.placeholders))
        self._issues.opened(self.link)

    @override
    async def async_stop(self) -> None:
        """Close the link and keep the meter's memory."""
        await self._stop_listening()
        self._issues.closed()
        if self.replacement is None:
            await self._store.async_save(self._memory())

    async def _stop_listening(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.wait([self._listening])

    def _remember(self, memory: Mapping[str, Any]) -> None:
        """Begin where the last run ended, however it ended."""
        known = memory.get("meter", {})
        if known.get("serial") != self.identifier:
            known = {"serial": self.identifier}
        guard = IndexGuard()
        guard.seed(self.identifier, known.get("indexes", {}), _age_s(known.get("at")))
        self.decoder = TicDecoder(guard=guard)
        self.meter = Meter(
            zone=dt_util.get_default_time_zone(),
            trusted=self.link.trusted,
            memory=known,
        )
        self.seen = set(memory.get("labels", ()))

    @callback
    def _memory(self) -> dict[str, Any]:
        return {"meter": self.meter.memory(), "labels": sorted(self.seen)}

    # Bytes.

    @callback
    def _take(self, chunk: Chunk) -> Mode | None:
        """Take bytes from the link; tell the entities that depend on what they said."""
        self.raw += chunk.data
        del self.raw[:-RAW_BYTES]
        now = dt_util.utcnow()
        events = self.decoder.lost() if chunk.lost else []
        events += self.decoder.feed(chunk.data, self.hass.loop.time())
        topics: dict[str, None] = {}
        for event in events:
            topics.update(dict.fromkeys(self._apply(event, now)))
        self.publish(topics)
        if Topic.FRAME in topics:
            self.release()
        heard = any(isinstance(event, Group) for event in events)
        return self.decoder.mode if heard else None

    def _apply(self, event: Event, now: datetime) -> Iterator[str]:
        """Take one event; give the topics it touches."""
        meter = self.meter
        before = dict(meter.groups) if isinstance(event, Frame) else meter.groups
        label = canonical(event.label) if isinstance(event, Group) else None
        old = before.get(label) if label else None
        names = meter.tariff.index_names
        for change in meter.apply(event, now):
            self._changed(change)
        match event:
            case Group():
                if label in POWER_LABELS:
                    yield heard(label)
                    yield Topic.POWER
                if label and meter.groups.get(label) is not old:
                    yield label
            case Frame():
                yield Topic.FRAME
                yield from before.keys() - meter.groups.keys()
                if meter.tariff.index_names != names:
                    yield Topic.NAMES
                self._frame_ended(event)
            case Fault():
                yield Topic.FAULT

    def _frame_ended(self, frame: Frame) -> None:
        """Let entities appear, once it is certain what the meter is."""
        if self.replacement is not None:
            return
        certain = frame.complete or self.meter.quality.frames >= UNCERTAIN_FRAMES
        if certain:
            if not self.seen.issuperset(self.meter.groups):
                self.seen.update(self.meter.groups)
                self._save_due = 0.0
            # What a label says may bring an entity too: a contract, a peak, production.
            self.newcomers()
        self._enable_counting()
        self._issues.contract(self.meter.tariff.former_contract)
        now = self.hass.loop.time()
        if now >= self._save_due:
            self._save_due = now + SAVE_EVERY_S
            self._store.async_delay_save(self._memory)

    def _enable_counting(self) -> None:
        """Enable an index that begins to count: a red day, a new contract.

        It started disabled because it had never counted; a person's own choice stands.
        """
        begun = {label for label in SUPPLIER_LABELS if self.meter.number(label)}
        registry = er.async_get(self.hass)
        for label in begun - self._counting:
            unique_id = f"{self.identifier}_index_{label.lower()}"
            entity_id = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
            known = registry.async_get(entity_id) if entity_id else None
            if known and known.disabled_by is er.RegistryEntryDisabler.INTEGRATION:
                registry.async_update_entity(known.entity_id, disabled_by=None)
        self._counting = begun

    def _changed(self, change: Change) -> None:
        """Show a change as a happening; hold everything if the meter is another one."""
        match change.kind:
            case ChangeKind.METER_REPLACED:
                self._replaced(str(change.details["serial"]))
                return
            case ChangeKind.OVERLOAD_STARTED:
                self._overload = True
            case ChangeKind.OVERLOAD_ENDED:
                self._overload = False
        match change.kind:
            case ChangeKind.COLOUR_ANNOUNCED:
                self.tell("colour", str(change.details["colour"]), change.details)
            case _:
                self.tell(*_HAPPENINGS[change.kind], change.details)

    # The link.

    @callback
    def _link_changed(self, status: LinkStatus) -> None:
        """Tell entities, and once that a meter fell silent or is back."""
        self._opened.set()
        self._issues.update(status)
        if self.live:
            self._keep_settings()
            if self._fell_silent:
                self._fell_silent = False
                self.tell("meter", "back", {})
        elif self.meter.seen and not self._fell_silent:
            self._fell_silent = True
            reason = status.error or status.diagnosis
            self.tell("meter", "silent", {"reason": str(reason)})
        self.publish((LINK,))

    def _keep_settings(self) -> None:
        """Keep what the link found out, so that the next start need not search."""
        settings = self.link.settings()
        if not settings.items() <= self.entry.data.items():
            self.hass.config_entries.async_update_entry(
                self.entry, data={**self.entry.data, **settings}
            )

    # Another meter in the place of ours.

    def _replaced(self, serial: str) -> None:
        """Hold everything until a person has said what the new meter is.

        Nothing is written under the old meter's name meanwhile, and nothing is lost: the
        new one's registers go on counting.
        """
        self.replacement = serial
        self._held_since = dt_util.utcnow()
        self.tell("meter", "replaced", {})
        async_raise(self.hass, self.entry, "meter_replaced", fixable=True)
        self.publish((LINK,))

    async def async_adopt_replacement(self) -> ConfigEntry | None:
        """Go on with the new meter under the same entities, and their history.

        The sums of the statistics go on without the difference of the registers, once what
        the old meter showed last is summed up. Gives the other entry, and does nothing,
        where that one reads the new meter already. Raises HistoryError: the recorder has ended, nothing is done.
        """
        if self.replacement is None:
            return None
        other = self.hass.config_entries.async_entry_for_domain_unique_id(
            DOMAIN, self.replacement
        )
        if other is not None:
            return other
        held = dt_util.utcnow() - self._held_since
        if held.total_seconds() >= COMPILED_S:
            entities = er.async_entries_for_config_entry(
                er.async_get(self.hass), self.entry.entry_id
            )
            await async_begin_anew(self.hass, {known.entity_id for known in entities})
        self.seen.update(self.meter.groups)
        await self._store.async_save(self._memory())
        async_adopt(self.hass, self.entry, self.replacement)
        self.hass.config_entries.async_schedule_reload(self.entry.entry_id)
        return None

    # What the entities show that is not in the meter's own words.

    @property
    def overload(self) -> bool:
        """Whether the subscribed power is exceeded; by a radio without a key only when two frames agree."""
        return self.meter.overload if self.link.trusted else self._overload

    @property
    def line_quality(self) -> float | None:
        """Share of the line's groups that are valid, %."""
        ratio = self.meter.quality.ratio
        return None if ratio is None else round(ratio * 100, 1)

    def index_name(self, label: str) -> str:
        """Name of a supplier index, as far as it was learnt; its number or label until then."""
        name = self.meter.tariff.index_names.get(label)
        if name:
            return plain_words(name)
        number = label[-2:]
        return str(int(number)) if number.isdecimal() else label

    def index_names(self) -> dict[str, str]:
        """Names of the indexes that have counted, by label in lower case."""
        return {
            label.lower(): self.index_name(label)
            for label in SUPPLIER_LABELS
            if self.meter.number(label)
        }


async def _forget(hass: HomeAssistant, entry: HameauConfigEntry) -> None:
    """Remove the meter's memory, and our copy of a capture."""
    await _store(hass, entry).async_remove()
    await hass.async_add_executor_job(forget_capture, hass, entry.data.get("file"))


SOURCE: Final = Source(
    key="meter",
    forms=FORMS,
    try_it=async_try,
    runtime=MeterRuntime,
    options=options,
    discovered=async_discovered,
    forget=_forget,
)
