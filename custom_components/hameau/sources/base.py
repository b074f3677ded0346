"""What every source gives: a `Source` that describes it and a `Runtime` that runs it."""

from abc import ABC, abstractmethod
from collections.abc import (
    Awaitable,
    Callable,
    Coroutine,
    Generator,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain
import logging
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import Platform
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.service_info.usb import UsbServiceInfo
from homeassistant.util import dt as dt_util
import probatio

from ..pace import Pace, Rhythm

if TYPE_CHECKING:
    from ..entity import Description

_LOGGER = logging.getLogger(__name__)

type HameauConfigEntry = ConfigEntry[Runtime]
type Details = Mapping[str, str | int | float | None]
type Happened = Callable[[str, Details], None]

type Progress = Callable[[float], None]

LINK: Final = "link"
"""The topic told when the way to the source opens, falls silent or comes back."""


def _no_problems(_: dict[str, Any]) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One page of a flow that asks how the source is reached."""

    step_id: str
    schema: Callable[[], probatio.Schema]
    way: str | None = None
    """What entry data that come from it have as `way`: asks the right page again when a key is refused."""
    to_data: Callable[[HomeAssistant, dict[str, Any]], Awaitable[dict[str, Any]]]
    """What was typed → entry data. Raises SourceError."""
    to_input: Callable[[Mapping[str, Any]], dict[str, Any]] = dict
    """Entry data → what to suggest when the page is shown again."""
    problems: Callable[[dict[str, Any]], dict[str, str]] = _no_problems
    """What was typed → error keys by field, before anything is tried."""
    placeholders: Mapping[str, str] = field(default_factory=dict)
    """What the page's texts name, such as an address to copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a source answered when it was tried, before a person confirms it."""

    unique_id: str
    title: str
    data: Mapping[str, Any]
    words: Mapping[str, str] = field(default_factory=dict)
    """What was found, in the system's language: placeholders of the confirm page."""


type Trial = Callable[
    [HomeAssistant, Mapping[str, Any], Progress], Coroutine[Any, Any, Found]
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The page of an entry's tastes."""

    schema: probatio.Schema
    placeholders: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, Any] | None = None
    """What to suggest, where the page does not show the options as they are kept."""
    problems: Callable[[dict[str, Any]], dict[str, str]] = _no_problems
    kept: Callable[[dict[str, Any]], dict[str, Any]] = dict
    """What was typed → options."""
    reload: bool = True
    """Whether the entry begins anew with them; one that runs may take them in by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One line of the table of sources: how it is asked for, tried, run and tuned."""

    key: str
    runtime: Callable[[HomeAssistant, HameauConfigEntry], Runtime]
    options: Callable[[HomeAssistant, HameauConfigEntry], Options]
    forms: tuple[Form, ...] = ()
    """Ways to reach it. A source without any has steps of its own in the flow."""
    try_it: Trial | None = None
    """Talk to the source; tell progress from 0 to 1. Raises SourceError."""
    confirms: bool = True
    """Whether what was found is shown before it is kept, and may take the place of something else."""
    keyless: bool = False
    """Whether it is asked without any key: one that refuses us has no key to be copied again."""
    discovered: Callable[[HomeAssistant, UsbServiceInfo], Awaitable[Found]] | None = (
        None
    )
    """What USB discovery saw, as something to try with the first form."""
    forget: Callable[[HomeAssistant, HameauConfigEntry], Awaitable[None]] | None = None
    """Remove what the source kept on disk, when its entry is removed."""


@contextmanager
def ticking(
    hass: HomeAssistant, progress: Progress, duration_s: float
) -> Generator[None]:
    """Tell progress once a second while something that takes so long goes on."""
    started = hass.loop.time()

    @callback
    def tick(_: datetime) -> None:
        progress(min(1.0, (hass.loop.time() - started) / duration_s))

    stop = async_track_time_interval(hass, tick, timedelta(seconds=1))
    try:
        yield
    finally:
        stop()


class _Waiting(NamedTuple):
    """The entities of a platform that do not exist yet, and how they are added."""

    platform: Platform
    items: list[Description]
    add: Callable[[list[Description]], None]


class Runtime(ABC):
    """What a loaded entry runs: follows its source and tells its entities.

    Entities depend on *topics*: names of what can change. Only those that depend on a
    topic are called when it is published.
    """

    descriptions: Mapping[Platform, Sequence[Description]]
    rhythms: Mapping[Pace, Rhythm]
    leaving = False
    """Whether its platforms are being unloaded: what would appear now would stay behind."""

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare for this entry; nothing is opened yet."""
        self.hass = hass
        self.entry = entry
        self._followers: dict[str, list[CALLBACK_TYPE]] = {}
        self._happened: dict[str, list[Happened]] = {}
        self._pending: list[_Waiting] = []
        self._held: dict[CALLBACK_TYPE, None] = {}
        self._failed: dict[CALLBACK_TYPE, CALLBACK_TYPE] = {}
        self._mistaken: set[Callable[..., object]] = set()
        self.now: datetime = dt_util.utcnow()

    @property
    def identifier(self) -> str:
        """The lasting name of what is read: first part of every unique id."""
        return self.entry.unique_id or self.entry.entry_id

    @property
    @abstractmethod
    def device_info(self) -> DeviceInfo:
        """The device all entities belong to."""

    def device_of(self, part: str | None) -> DeviceInfo:
        """The device of one of its parts, named by the id of its subentry."""
        return self.device_info

    def subject(self, part: str | None) -> Any:
        """What the functions of a part's descriptions are given; without parts, the runtime itself."""
        return self

    @property
    @abstractmethod
    def live(self) -> bool:
        """Whether what the entities show is true now."""

    @abstractmethod
    async def async_start(self) -> None:
        """Restore what was known, reach the source and follow it in the background.

        Raises SourceError: it cannot be reached; nothing is left open.
        """

    @abstractmethod
    async def async_stop(self) -> None:
        """Stop following and keep what must be kept."""

    async def async_diagnostics(self) -> dict[str, Any]:
        """Tell those who help what is particular to it, and nothing that names a home. Raises ArchiveError."""
        return {}

    @callback
    def follow(
        self, topics: Iterable[str], told: CALLBACK_TYPE, failed: CALLBACK_TYPE
    ) -> CALLBACK_TYPE:
        """Call `told` when one of the topics is published; give the way to stop.

        `failed` is called instead of all that `told` could not do, each time it raises.
        """
        self._failed[told] = failed
        lists = [self._followers.setdefault(topic, []) for topic in topics]
        for followers in lists:
            followers.append(told)

        @callback
        def unfollow() -> None:
            self._held.pop(told, None)
            self._failed.pop(told, None)
            for followers in lists:
                followers.remove(told)

        return unfollow

    @callback
    def publish(self, topics: Iterable[str]) -> None:
        """Tell everything that depends on one of these topics, each once."""
        self.now = dt_util.utcnow()
        followers = (self._followers.get(topic, ()) for topic in topics)
        for told in dict.fromkeys(chain.from_iterable(followers)):
            self.ask(told)

    @callback
    def hold(self, told: CALLBACK_TYPE) -> None:
        """Call again later: its value changed but was not due."""
        self._held[told] = None

    @callback
    def release(self) -> None:
        """Ask again those that held a value back."""
        held, self._held = self._held, {}
        for told in held:
            self.ask(told)

    @callback
    def ask(self, told: CALLBACK_TYPE) -> None:
        """Call a follower, which may have unfollowed since."""
        if not self._safely(told) and (failed := self._failed.get(told)):
            failed()

    def _safely(self, told: Callable[..., object], *news: object) -> bool:
        """Call one of many; say whether it went well.

        A mistake of ours in one value must not take the others, and the link, with it. It
        is logged once: it would come again with every frame.
        """
        try:
            told(*news)
        except Exception:
            if told not in self._mistaken:
                self._mistaken.add(told)
                _LOGGER.exception(
                    "One of the values of %s met a mistake of ours", self.entry.title
                )
            return False
        return True

    @callback
    def listen(self, key: str, happened: Happened) -> CALLBACK_TYPE:
        """Call `happened` for each happening of this kind; give the way to stop."""
        listeners = self._happened.setdefault(key, [])
        listeners.append(happened)
        return lambda: listeners.remove(happened)

    @callback
    def tell(self, key: str, event_type: str, details: Details) -> None:
        """Something happened that is not a state."""
        for happened in tuple(self._happened.get(key, ())):
            self._safely(happened, event_type, details)

    @callback
    def appear(
        self, platform: Platform, add: Callable[[list[Description]], None]
    ) -> CALLBACK_TYPE:
        """Call `add` with the descriptions that exist now, and later with newcomers."""
        pending = _Waiting(platform, list(self.descriptions.get(platform, ())), add)
        self._pending.append(pending)
        self._add_newcomers(pending)
        return lambda: self._pending.remove(pending)

    @callback
    def describe(self, more: Mapping[Platform, Sequence[Description]]) -> None:
        """Have more entities than at the start: a part was added while this runs."""
        for pending in self._pending:
            pending.items.extend(more.get(pending.platform, ()))
        self.newcomers()

    @callback
    def newcomers(self) -> None:
        """Look again for entities that exist since something new was seen."""
        if self.leaving:
            return
        for pending in self._pending:
            self._add_newcomers(pending)

    def _add_newcomers(self, pending: _Waiting) -> None:
        due: list[Description] = []
        for item in pending.items:
            self._safely(self._join, item, due)
        if due:
            pending.items[:] = [item for item in pending.items if item not in due]
            pending.add(due)

    def _join(self, item: Description, due: list[Description]) -> None:
        if item.exists(self.subject(item.part)):
            due.append(item)
