"""What the entities of a home read of it: its view as a whole, and that of one appliance or schedule."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..core.control.schedule import Action, ActionKind, Run
from ..sentences import Sentences

if TYPE_CHECKING:
    from ..home_journal import Decision
    from .home_runtime import HomeRuntime

type View = Mapping[str, Any]

UNREACHABLE: Final = "unreachable"
"""How an entity says of an appliance that it is unavailable: that word is Home Assistant's, of the entity itself."""


def sentences(run: HomeRuntime) -> Sentences:
    """Speak the system's language, with the names of this home."""
    return Sentences(run.hass.config.language, names(run))


def sentence_of(run: HomeRuntime, decision: Decision) -> str:
    """Say a decision in the system's language."""
    known = names(run)
    name = known.get(decision.load or "", run.entry.title)
    return sentences(run).sentence(
        name, decision.code, decision.figures, dry_run=decision.dry_run
    )


def names(run: HomeRuntime) -> Mapping[str, str]:
    """Give the names a person gave to appliances, circuits and schedules, by id."""
    return {key: each.title for key, each in run.entry.subentries.items()}


def device_of(run: HomeRuntime, part: str) -> DeviceInfo:
    """Give the device of one appliance or schedule, under that of its home."""
    home = dr.async_get(run.hass).async_get_or_create(
        config_entry_id=run.entry.entry_id, **run.device_info
    )
    return DeviceInfo(
        identifiers={(DOMAIN, f"{run.identifier}_{part}")},
        name=run.entry.subentries[part].title,
        entry_type=DeviceEntryType.SERVICE,
        via_device_id=home.id,
    )


def device_id_of(run: HomeRuntime, part: str | None) -> str | None:
    """Give the id of the home's device, or of an appliance's: the log book finds decisions by it."""
    name = f"{run.identifier}_{part}" if part else run.identifier
    device = dr.async_get(run.hass).async_get_device_by_identifier(
        (DOMAIN, name), run.entry.entry_id
    )
    return device.id if device else None


def moment(value: datetime | str | None) -> datetime | None:
    """Give an instant of the view, which is written as JSON."""
    return dt_util.parse_datetime(value) if isinstance(value, str) else value


class Part:
    """One appliance or schedule of a home, by the id of its subentry."""

    def __init__(self, run: HomeRuntime, part: str) -> None:
        """Read nothing yet."""
        self.run = run
        self.id = part

    @property
    def load(self) -> View:
        """What the home says of this appliance; empty before it is known."""
        return _found(self.run.view()["loads"], self.id)

    @property
    def schedule(self) -> View:
        """What the home says of this schedule; empty before it is known."""
        return _found(self.run.view()["schedules"], self.id)

    @property
    def state(self) -> str | None:
        """The appliance's state, in a word that an entity may show."""
        state = self.load.get("state")
        return UNREACHABLE if state == "unavailable" else state

    @property
    def sentence(self) -> str | None:
        """Why it is so, in the system's language; nothing is said of what simply runs."""
        reason = self.load.get("reason")
        if not reason:
            return None
        speaker = sentences(self.run)
        return speaker.sentence(self.load["name"], reason["code"], reason["figures"])

    @property
    def returns_at(self) -> datetime | None:
        """When it may come back, if that is known."""
        return moment(self.load.get("returns_at"))

    @property
    def ruled(self) -> str | None:
        """Why the schedule wants what it wants, in the system's language."""
        reason = self.schedule.get("reason")
        return sentences(self.run).scheduled(reason, {}) if reason else None

    @property
    def next_change(self) -> datetime | None:
        """When the schedule next changes something."""
        return moment(self.schedule.get("next_change"))


def _found(parts: Iterable[View], part: str) -> View:
    return next((one for one in parts if one["id"] == part), {})


class Told:
    """A stretch of a schedule, in words."""

    def __init__(self, run: HomeRuntime, stretch: Run) -> None:
        """Take what runs and where it runs."""
        self._run = run
        self.stretch = stretch

    @cached_property
    def summary(self) -> str:
        """What runs, and how where it is not simply on: « Voiture : 10 »."""
        stretch = self.stretch
        name = names(self._run).get(stretch.target, stretch.target)
        return (
            name if (level := _level(stretch.action)) is None else f"{name} ({level})"
        )

    @cached_property
    def description(self) -> str:
        """Why it runs."""
        speaker = sentences(self._run)
        return speaker.scheduled(self.stretch.reason, self.stretch.figures)


def _level(action: Action) -> str | None:
    if action.kind is ActionKind.ON or action.value is None:
        return None
    value = action.value
    return f"{value:g}" if isinstance(value, float | int) else value
