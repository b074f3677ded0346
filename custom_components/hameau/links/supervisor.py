"""Keeps one link alive and says in what state it is."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
import logging
import random
from typing import NoReturn

from ..core.errors import LinkError
from ..core.tic import Chunk, Mode
from .base import Link
from .diagnosis import Diagnosis, LineWatch

_LOGGER = logging.getLogger(__name__)

type Sink = Callable[[Chunk], Mode | None]
"""Takes the bytes; gives the mode when they completed a valid group, else None."""

type Sleep = Callable[[float], Awaitable[None]]


class LinkState(StrEnum):
    """Where a link stands."""

    CONNECTING = "connecting"
    LISTENING = "listening"
    LIVE = "live"
    SILENT = "silent"
    GARBLED = "garbled"
    DOWN = "down"


_LEVELS = {
    LinkState.LIVE: logging.INFO,
    LinkState.SILENT: logging.WARNING,
    LinkState.GARBLED: logging.WARNING,
    LinkState.DOWN: logging.WARNING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkStatus:
    """State of a link and, where something is wrong, what."""

    state: LinkState
    error: str | None = None
    """Key of the `LinkError` while the link is down."""

    placeholders: tuple[tuple[str, str], ...] = ()
    """What the error's text needs, as pairs."""

    diagnosis: Diagnosis | None = None
    """Why no valid group comes, while the link is silent or garbled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Waiting times of the supervisor, in seconds.

    A frame lasts up to 1.5 s in standard mode and 2.3 s in historique (reference captures);
    the limits leave room for the pauses the meter may make (Enedis-NOI-CPT_02E, 1.5.2).
    """

    standard_s: float = 10.0
    historique_s: float = 30.0
    unknown_s: float = 30.0
    retry_first_s: float = 1.0
    retry_most_s: float = 60.0
    stable_s: float = 60.0

    def silence_s(self, mode: Mode | None) -> float:
        """Give the longest wait for a valid group that is still normal in this mode."""
        match mode:
            case Mode.STANDARD:
                return self.standard_s
            case Mode.HISTORIQUE:
                return self.historique_s
        return self.unknown_s

    def retry_s(self, failures: int, jitter: float) -> float:
        """Give the wait after the nth failure in a row (from 1); `jitter` is 0 to 1.

        It doubles each time up to `retry_most_s`; the jitter takes away at most half, so
        that many installations do not knock on one server together.
        """
        doubled = self.retry_first_s * 2.0 ** min(failures - 1, 30)
        return float(min(self.retry_most_s, doubled) * (1 - jitter / 2))


class Supervisor:
    """Opens a link, reads it into a sink, and mends it until cancelled.

    `sink` is called in the event loop for every chunk and must not block. `on_change` is
    called after each change of `status`. One log line is written per change of state, under
    `name`, which must hold nothing personal.
    """

    def __init__(
        self,
        link: Link,
        sink: Sink,
        *,
        name: str | None = None,
        on_change: Callable[[LinkStatus], None] | None = None,
        limits: Limits | None = None,
        sleep: Sleep = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        """Prepare the supervision of one link; `run` starts it."""
        self.link = link
        self.status = LinkStatus(state=LinkState.CONNECTING)
        self._sink = sink
        self._name = name or link.kind
        self._on_change = on_change
        self._limits = limits or Limits()
        self._sleep = sleep
        self._jitter = jitter
        self._mode: Mode | None = None
        self._watch = LineWatch()
        self._failures = 0

    async def run(self) -> NoReturn:
        """Supervise until cancelled; the link is closed then."""
        while True:
            started = _now()
            try:
                await self.link.open()
                await self._listen()
                delay = 0.0
            except LinkError as error:
                delay = self._fall(error, started)
            except Exception as error:
                # The outermost loop: a mistake of ours must neither end the reading nor
                # leave it looking alive.
                _LOGGER.exception("Link %s met a mistake of ours", self._name)
                detail = {"detail": type(error).__name__}
                delay = self._fall(LinkError("internal", detail), started)
            finally:
                await self._close()
            await self._sleep(delay)

    async def _close(self) -> None:
        """Close the link; one that cannot even be closed is opened anew all the same."""
        try:
            await self.link.close()
        except Exception:
            _LOGGER.exception("Link %s could not be closed", self._name)

    def _fall(self, error: LinkError, started: float) -> float:
        """Take the link as down; give the seconds until it is worth another try."""
        stable = _now() - started >= self._limits.stable_s
        self._failures = 1 if stable else self._failures + 1
        self._become(_down(error))
        return self._limits.retry_s(self._failures, self._jitter())

    async def _listen(self) -> None:
        """Feed the sink until a new opening is worth a try.

        An opening after silence keeps the state it had, or it would flap at every try.
        """
        if self.status.state in (LinkState.CONNECTING, LinkState.DOWN):
            self._become(LinkStatus(state=LinkState.LISTENING))
        self._watch.clear()
        patience = self.link.reopen_after_s or float("inf")
        heard = judged = _now()
        lost = True  # what was sent before the opening is missing
        while _now() < heard + patience:
            due = judged + self._limits.silence_s(self._mode)
            chunk = await self._read_until(min(due, heard + patience))
            if chunk is not None and self._deliver(
                replace(chunk, lost=lost or chunk.lost)
            ):
                heard = judged = _now()
            elif _now() >= due:
                judged = _now()
                self._judge()
            lost = lost and chunk is None

    def _deliver(self, chunk: Chunk) -> bool:
        """Hand a chunk to the sink; say whether it completed a valid group."""
        mode = self._sink(chunk)
        if mode is None:
            self._watch.add(chunk.data)
            return False
        self._mode = mode
        self._watch.clear()
        self._become(LinkStatus(state=LinkState.LIVE))
        return True

    async def _read_until(self, moment: float) -> Chunk | None:
        """Read the next chunk, or give None when the moment comes first."""
        try:
            async with asyncio.timeout_at(moment):
                return await self.link.read()
        except TimeoutError:
            return None

    def _judge(self) -> None:
        """Say what a line without valid groups suffers from, and watch it further."""
        diagnosis = self._watch.diagnose(was_live=self._mode is not None)
        state = LinkState.GARBLED if self._watch.heard else LinkState.SILENT
        self._watch.clear()
        self._become(LinkStatus(state=state, diagnosis=diagnosis))

    def _become(self, status: LinkStatus) -> None:
        """Take a new status; log a new state or a new error once."""
        before, self.status = self.status, status
        if status == before:
            return
        if (status.state, status.error) != (before.state, before.error):
            why = status.error or status.diagnosis
            _LOGGER.log(
                _LEVELS.get(status.state, logging.DEBUG),
                "Link %s is %s%s",
                self._name,
                status.state,
                f": {why}" if why else "",
            )
        if self._on_change is not None:
            try:
                self._on_change(status)
            except Exception:
                _LOGGER.exception("The change of link %s was not told", self._name)


def _now() -> float:
    """Give the event loop's own monotonic time."""
    return asyncio.get_running_loop().time()


def _down(error: LinkError) -> LinkStatus:
    """Describe a link that cannot be opened or read."""
    return LinkStatus(
        state=LinkState.DOWN,
        error=error.key,
        placeholders=tuple(sorted(error.placeholders.items())),
    )
