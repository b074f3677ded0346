"""A home, run: its meter's power to the shedder, the shedder's orders to the hands, its schedules beside."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
import logging
from typing import TYPE_CHECKING, Any, Final, NamedTuple, override

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from ..appliances import Appliance
from ..const import DOMAIN, EVENT_DECISION
from ..controller import async_give_back
from ..core.control.schedule import Run
from ..core.control.shedding import (
    Armed,
    Code,
    Command,
    House,
    Mode,
    Reason,
    State,
    Tick,
)
from ..core.control.shedding.explain import protected_ratio
from ..core.errors import ScheduleError
from ..home_config import HomeConfig, read_config
from ..home_issues import HomeIssues
from ..home_journal import Decision, Journal
from ..home_limits import Limits
from ..home_loop import Loop, moment
from ..home_renames import follow_renames
from ..home_schedules import Schedules
from ..home_store import HomeStore, cuts_from_dict, cuts_to_dict
from ..home_targets import Targets
from ..home_view import HomeView, view
from ..home_will import HomeController
from ..meter_feed import Ratings
from ..pace import Pace, Rhythm
from .base import HameauConfigEntry, Runtime
from .home_entities import descriptions_of
from .home_reading import Part, device_id_of, device_of, sentence_of

if TYPE_CHECKING:
    from .meter import MeterRuntime

_LOGGER = logging.getLogger(__name__)

CONTROL: Final = "control"
DECISION: Final = "decision"
# A power may be written every ten seconds, beyond 2 % and 50 VA; what is estimated, every five minutes.
RHYTHMS: Final = {
    Pace.POWER: Rhythm(interval_s=10, dead_band=50),
    Pace.SPARSE: Rhythm(interval_s=300),
}
_TICK: Final = timedelta(seconds=1)
_TIDY_TICKS: Final = 60
_KNOWN_SAMPLES: Final = 10


class _Shown(NamedTuple):
    """A view, what it was made of, and the second it was true in."""

    made_of: tuple[object, ...]
    second: int
    view: HomeView

    def about(self, things: tuple[object, ...]) -> bool:
        """Whether it was made of these very things."""
        return all(a is b for a, b in zip(self.made_of, things, strict=True))


class HomeRuntime(Runtime):
    """One home. Topics: "control", "decision", "load:<id>", "schedule:<id>"."""

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Read what a person said; nothing is followed yet."""
        super().__init__(hass, entry)
        self.rhythms = RHYTHMS
        self.descriptions = descriptions_of(entry.subentries.values())
        self.config: HomeConfig = read_config(entry)
        self.limits = Limits(self)
        self.disabled: frozenset[str] = frozenset()
        self.journal = Journal()
        self.reasons: dict[str, Reason] = {}
        self.issues = HomeIssues(hass, entry)
        self._store = HomeStore(hass, entry.entry_id)
        self.loop = Loop(
            self.limits.house(), ordered=self._ordered, said=self._said, clock=moment
        )
        self.controller: HomeController = HomeController(self, self._store)
        self.controller.appliances = self.config.appliances
        self.schedules = Schedules(hass, self)
        self._targets = Targets(hass, self.loop, self.controller, self.schedules.moved)
        self._unlisten: list[CALLBACK_TYPE] = []
        self._ticks = 0
        self._view: _Shown | None = None
        self._shown: dict[str, object] = {}
        self._shown_mode: Mode | None = None

    # What others look at.

    @property
    @override
    def device_info(self) -> DeviceInfo:
        """The home itself."""
        return DeviceInfo(
            identifiers={(DOMAIN, self.identifier)},
            name=self.entry.title,
            manufacturer="Hameau",
        )

    @override
    def device_of(self, part: str | None) -> DeviceInfo:
        """The device of the home, of one appliance, or of one schedule."""
        return self.device_info if part is None else device_of(self, part)

    @override
    def subject(self, part: str | None) -> HomeRuntime | Part:
        """The home, or what entities read of one appliance or schedule."""
        return self if part is None else Part(self, part)

    @property
    @override
    def live(self) -> bool:
        """A home says what is true of it, also that its meter is silent."""
        return True

    @property
    def house(self) -> House:
        """The house as the core knows it."""
        return self.loop.state.house

    @property
    def state(self) -> State:
        """The shedder's state."""
        return self.loop.state

    @property
    def appliances(self) -> Mapping[str, Appliance]:
        """The appliances by the id of their subentry."""
        return self.config.appliances

    @property
    def meter(self) -> MeterRuntime | None:
        """Our own meter's runtime, where that is what measures the home."""
        return self.limits.meter

    @property
    def protected_ratio(self) -> float | None:
        """The overload this meter is quick enough for, as a part of the limit; None until it was watched a while."""
        if self.state.meter.samples < _KNOWN_SAMPLES:
            return None
        return round(protected_ratio(self.state), 2)

    def view(self) -> HomeView:
        """Give the home now in plain values, the same while nothing has changed within the second."""
        about = (self.state, self.config, self.schedules.evaluation)
        second = int(self.loop.clock().seconds)
        shown = self._view
        if shown is None or shown.second != second or not shown.about(about):
            shown = self._view = _Shown(about, second, view(self))
        return shown.view

    def runs(self, start: datetime, end: datetime) -> tuple[Run, ...]:
        """Give what schedules will have run between two instants."""
        return self.schedules.runs(start, end)

    # Life.

    @override
    async def async_start(self) -> None:
        """Know again what was, then follow meter, appliances, time."""
        ledger, history = await self._store.async_load()
        self._remember(ledger, history)
        self._store.ledger, self._store.history = self._ledger, self._history
        if not self.config.metered:
            self.loop.take(Armed(on=False))
        self._targets.listen(self.config.appliances)
        self.limits.start()
        self._unlisten = [
            async_track_time_interval(self.hass, self._tick, _TICK),
            follow_renames(self.hass, self.entry),
            async_dispatcher_connect(
                self.hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed
            ),
            self.hass.bus.async_listen(
                EVENT_HOMEASSISTANT_FINAL_WRITE, self._final_write
            ),
        ]
        self.schedules.start()

    @override
    async def async_stop(self) -> None:
        """Follow nothing; what is cut stays known as ours, unless the home is disabled: then it is given back."""
        self._follow_nothing()
        await self.controller.async_end()
        if self.entry.disabled_by is not None:
            await self.controller.async_give_back_all()
        await self._store.async_close()
        self.issues.stop()

    def _follow_nothing(self) -> None:
        self.schedules.stop()
        self.limits.stop()
        self._targets.stop()
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten = []

    def _remember(self, ledger: Mapping[str, Any], history: Mapping[str, Any]) -> None:
        """Begin where the last run ended, however it ended."""
        if not ledger:
            return
        try:
            self.controller.remember(ledger["cuts"])
            self.controller.lent = cuts_from_dict(ledger.get("lent", {}))
            self.limits.ratings = Ratings(*ledger["ratings"])
            self.disabled = frozenset(ledger["disabled"])
            self.schedules.remember(ledger["schedules"])
            self.journal = Journal.from_dict(history.get("journal", {}))
            learned = {"learned": history.get("learned", {})}
            self.loop.restore(self.limits.house(), {**ledger["core"], **learned})
        except KeyError, TypeError, ValueError, ScheduleError:
            _LOGGER.exception("What %s kept cannot be read", self.entry.title)

    def _ledger(self) -> dict[str, Any]:
        return {
            "core": self.loop.ledger(),
            "cuts": self.controller.memory(),
            "lent": cuts_to_dict(self.controller.lent),
            "ratings": list(self.limits.ratings),
            "disabled": sorted(self.disabled),
            "schedules": self.schedules.memory(),
        }

    def _history(self) -> dict[str, Any]:
        return {"learned": self.loop.learned(), "journal": self.journal.as_dict()}

    async def _final_write(self, _: Event) -> None:
        await self._store.async_save()

    @callback
    def save_soon(self) -> None:
        """Something changed that is worth keeping, but that no order waits for."""
        self._store.save_soon()

    # What the core wants and says.

    @callback
    def _ordered(self, commands: Sequence[Command]) -> None:
        self.controller.order(commands)

    @callback
    def _said(self, reasons: Sequence[Reason]) -> None:
        for reason in reasons:
            if reason.load is not None:
                self.reasons[reason.load] = reason
        now, dry = self.loop.clock().utc, self.state.dry_run
        self.controller.said(reasons)
        self.issues.said(reasons, self.config.appliances)
        for decision in self.journal.enter(reasons, now, dry_run=dry):
            self._decided(decision)
        if any(reason.code in {Code.BLIND, Code.SEEING} for reason in reasons):
            # What is never cut waits for room only as long as that is measured.
            self.schedules.soon()
        self._store.save_later()
        self.save_soon()
        loads = {f"load:{reason.load}" for reason in reasons if reason.load}
        self.publish([CONTROL, *loads])

    def _decided(self, decision: Decision) -> None:
        """Tell the bus, and the event entity."""
        appliance = self.config.appliances.get(decision.load or "")
        sentence = sentence_of(self, decision)
        details = {
            "entry_id": self.entry.entry_id,
            "code": decision.code,
            "load": decision.load,
            "name": appliance.name if appliance else self.entry.title,
            "entity_id": appliance.entity_id if appliance else None,
            "device_id": device_id_of(self, decision.load),
            "sentence": sentence,
            "figures": dict(decision.figures),
            "dry_run": decision.dry_run,
        }
        self.hass.bus.async_fire(EVENT_DECISION, details)
        said = {"load": decision.load, "sentence": sentence}
        self.tell(DECISION, decision.code, {**decision.figures, **said})
        self.publish([DECISION])

    @callback
    def _tick(self, _: datetime | None = None) -> None:
        """A second has passed; before Home Assistant runs it is too soon to miss a meter or a plug."""
        if self.hass.is_running:
            self.loop.take(Tick())
        else:
            self.loop.wait()
        self.controller.watch_over()
        self.journal.today(self.loop.clock().utc)
        self._ticks += 1
        if self._ticks % _TIDY_TICKS == 0:
            self.release()
            self.issues.missing(self.config.appliances.values())
            self.issues.protected(self.protected_ratio, self.state.meter.period_s)
            self._store.save_later()
        changed = [
            f"load:{load}"
            for load, one in self.state.loads.items()
            if self._shown.get(load) is not one
        ]
        self._shown = dict(self.state.loads)
        self.publish([CONTROL, *changed])

    # Another configuration.

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        """Go on with what a person said now; appliances that are gone are given back first."""
        ours = entry.entry_id == self.entry.entry_id
        if not ours or change is not ConfigEntryChange.UPDATED:
            return
        if entry.state is not ConfigEntryState.LOADED or entry.disabled_by is not None:
            return
        config = read_config(entry)
        if config == self.config:
            return
        before, self.config = self.config, config
        self.controller.appliances = config.appliances
        self.limits.rebuild()
        self.controller.watch_over()
        if _parts(before) != _parts(config):
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
            return
        self._targets.listen(config.appliances)
        self.limits.follow_cap()
        self.schedules.stop()
        self.schedules.start()


def _parts(config: HomeConfig) -> tuple[object, ...]:
    """What entities and feeds were made for: another set of these needs a fresh start."""
    return (
        set(config.appliances),
        dict(config.circuits),
        set(config.schedules),
        config.meter_entry,
        config.meter_entities,
    )


async def async_forget(hass: HomeAssistant, entry: HameauConfigEntry) -> None:
    """Give back what is cut, then remove what was kept: the home's entry is removed."""
    store = HomeStore(hass, entry.entry_id)
    ledger, _ = await store.async_load()
    cuts = cuts_from_dict(ledger.get("cuts", {}))
    await async_give_back(hass, cuts.values(), dt_util.utcnow().timestamp())
    await store.async_remove()
