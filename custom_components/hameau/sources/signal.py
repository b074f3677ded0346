"""What Tempo, EJP, day-ahead prices and EcoWatt have in common: a service is asked when it has something new."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, override

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import (
    async_track_point_in_utc_time,
    async_track_time_change,
)
from homeassistant.util import dt as dt_util
import probatio

from ..const import CONF_WAY, DOMAIN, LOGGER
from ..core.errors import ArchiveError, ServiceError
from .archived import PARIS, ArchivedRuntime
from .base import Form, HameauConfigEntry, Options, Runtime, Source, Trial
from .service_issues import AWAY, ServiceIssues

TOLD: Final = "told"
"""The topic told when the service gave something, or time went over an edge of what it gave."""

_FIRST_PAUSE: Final = timedelta(minutes=5)
_LONGEST_PAUSE: Final = timedelta(hours=2)
_MOST_DOUBLINGS: Final = 6


class SignalRuntime(ArchivedRuntime):
    """Asks a service, keeps what it says in the archive, and shows what is true now. Topic: TOLD."""

    every_minutes: tuple[int, ...] = (0,)
    """Minutes of each hour at which what is shown may become another."""
    keyless = True
    """Whether the service is asked without any key."""

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is asked yet."""
        super().__init__(hass, entry)
        self.issues = ServiceIssues(hass, entry, keyless=self.keyless, away=AWAY)
        self.next: datetime | None = None
        self._failures = 0
        self._timer: CALLBACK_TYPE | None = None
        self._unlisten: CALLBACK_TYPE | None = None

    @abstractmethod
    async def async_restore(self) -> None:
        """Know again what was told before. Raises ArchiveError."""

    @abstractmethod
    async def async_ask(self) -> datetime:
        """Ask the service, keep what it says, tell when to ask again. Raises ServiceError, ArchiveError."""

    @property
    def session_now(self) -> datetime:
        """The time it is, by the clock of these signals."""
        return dt_util.utcnow().astimezone(self.zone)

    @override
    async def async_start(self) -> None:
        """Know again what was told, then ask in the background. Raises ArchiveError."""
        await self.async_open(PARIS)
        await self.async_restore()
        self._unlisten = async_track_time_change(
            self.hass, self._edge, minute=list(self.every_minutes), second=0
        )
        self._at(dt_util.utcnow())

    @override
    async def async_stop(self) -> None:
        """Ask no more."""
        if self._timer is not None:
            self._timer()
            self._timer = None
        if self._unlisten is not None:
            self._unlisten()
            self._unlisten = None

    @callback
    def _at(self, moment: datetime) -> None:
        self.next = moment
        if self._timer is not None:
            self._timer()
        self._timer = async_track_point_in_utc_time(self.hass, self._due, moment)

    @callback
    def _due(self, _: datetime) -> None:
        self._timer = None
        if self.hass.is_stopping:
            return  # its web client is closing
        self.entry.async_create_background_task(
            self.hass, self._async_run(), f"{DOMAIN} {self.entry.title}"
        )

    async def _async_run(self) -> None:
        """Ask; where that fails, ask again ever more seldom, or when the service says."""
        try:
            due = await self.async_ask()
        except ServiceError as error:
            LOGGER.info("%s cannot be asked: %s", self.entry.title, error)
            self.issues.failed(error)
            due = self._again(error.retry_at)
        except ArchiveError as error:
            LOGGER.warning(
                "What is said of %s cannot be kept: %s", self.entry.title, error
            )
            due = self._again(None)
        except Exception:
            LOGGER.exception("Asking %s met a mistake of ours", self.entry.title)
            due = self._again(None)
        else:
            self._failures = 0
            self.issues.answered()
        self._at(due)
        self.newcomers()
        self.publish((TOLD,))

    def _again(self, retry_at: datetime | None) -> datetime:
        pause = _FIRST_PAUSE * (1 << min(self._failures, _MOST_DOUBLINGS))
        self._failures += 1
        due = dt_util.utcnow() + min(pause, _LONGEST_PAUSE)
        return max(due, retry_at) if retry_at else due

    @override
    async def async_diagnostics(self) -> dict[str, Any]:
        """Tell how the asking goes."""
        error = self.issues.error
        return {
            "next": self.next,
            "failures": self._failures,
            "failing_since": self.issues.failing_since,
            "error": str(error) if error else None,
            **self.diagnostics(),
        }

    def diagnostics(self) -> Mapping[str, Any]:
        """Tell what is known."""
        return {}

    @callback
    def _edge(self, _: datetime) -> None:
        self.publish((TOLD,))


def keyless_source(
    key: str,
    runtime: Callable[[HomeAssistant, HameauConfigEntry], Runtime],
    try_it: Trial,
    forms: tuple[Form, ...],
) -> Source:
    """Give the source of a service that is asked without a key: tried at once, kept at once, without a taste."""
    return Source(
        key=key,
        forms=forms,
        try_it=try_it,
        confirms=False,
        keyless=True,
        runtime=runtime,
        options=no_options,
    )


def blank_form(step_id: str, way: str | None = None) -> Form:
    """Give a page that asks nothing: it says what will be asked, and whom."""

    async def to_data(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
        return {**page, **({CONF_WAY: way} if way else {})}

    return Form(
        step_id=step_id,
        way=way,
        schema=lambda: probatio.Schema({}),
        to_data=to_data,
        to_input=lambda _: {},
    )


def no_options(hass: HomeAssistant, entry: HameauConfigEntry) -> Options:
    """Give an options page without a question: there is no taste in a signal."""
    return Options(schema=probatio.Schema({}))
