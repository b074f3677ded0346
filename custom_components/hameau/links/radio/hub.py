"""One chip, shared by all the meters it hears."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
import logging
import threading
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from homeassistant.util.hass_dict import HassKey

from ...core.errors import LinkError
from ...core.tic import Chunk
from ...core.tic.radio import MeterKey, Receiver
from .chip import PIPES, Chip, Driver
from .keys import KeyRing
from .settings import ChipSettings, RadioSettings

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

_LOGGER = logging.getLogger(__name__)
_HUBS: HassKey[dict[tuple[int, int], RadioHub]] = HassKey("hameau_radio_hubs")
POLL_S = 0.008
"""Three payloads fit in the chip; a streaming transmitter sends one every 29 ms."""
CHECK_S = 3.0


class Listener(Protocol):
    """Who wants to hear a meter; called in the event loop."""

    def take(self, meter: MeterKey, chunk: Chunk) -> None:
        """Take bytes of a meter on the listener's address."""

    def interrupted(self) -> None:
        """The chip was started anew: bytes may be missing."""

    def failed(self, error: LinkError) -> None:
        """The chip is gone; nothing more comes until someone is added again."""


class RadioHub:
    """Starts the chip for the first meter, polls it in a thread, stops it after the last."""

    def __init__(
        self, hass: HomeAssistant, settings: ChipSettings, load: Callable[[], Driver]
    ) -> None:
        """Keep what is needed; the chip is started by the first `add`."""
        self.settings = settings
        self.receiver = Receiver()
        self.restarts = 0
        self._hass = hass
        self._chip = Chip(settings, load)
        self._keys = KeyRing(hass, self.receiver)
        self._pipes: dict[int, bytes] = {}
        self._listeners: dict[int, list[Listener]] = {}
        self._changing = asyncio.Lock()
        self._spi = threading.Lock()
        self._halt = threading.Event()
        self._thread: threading.Thread | None = None

    @classmethod
    def of(
        cls, hass: HomeAssistant, settings: ChipSettings, load: Callable[[], Driver]
    ) -> RadioHub:
        """Give the hub of this chip, made where there is none or nobody uses it.

        Raises:
            LinkError: `radio_conflict`, another meter uses the chip or its CE pin otherwise.

        """
        hubs = hass.data.setdefault(_HUBS, {})
        place = (settings.bus, settings.device)
        for other, hub in hubs.items():
            shared = other == place or hub.settings.ce_pin == settings.ce_pin
            if shared and hub.in_use and hub.settings != settings:
                raise LinkError("radio_conflict", {"address": hub.settings.name})
        if place not in hubs or hubs[place].settings != settings:
            hubs[place] = cls(hass, settings, load)
        return hubs[place]

    @property
    def in_use(self) -> bool:
        """Whether someone listens, or is about to."""
        return bool(self._pipes) or self._changing.locked()

    @property
    def polling(self) -> bool:
        """Whether the chip is polled: the thread has not ended, told or untold."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def rpd(self) -> bool | None:
        """Whether the signal was above -64 dBm when last looked at."""
        return self._chip.rpd

    async def add(self, wish: RadioSettings, listener: Listener) -> int:
        """Hear one address more and give its pipe.

        Raises:
            LinkError: the chip cannot be started (`Chip.start`), five addresses are in use
                (`radio_full`), the address has other high bytes (`radio_addresses`), the
                meter has another key (`radio_key_conflict`). Nothing is changed then.

        """
        async with self._changing:
            pipe = self._pipe_for(wish.address)
            if wish.key:
                await self._keys.take((pipe, wish.node), wish.key)
            try:
                await self._hear(pipe, wish.address)
            except BaseException:
                if wish.key:
                    await self._keys.drop((pipe, wish.node))
                raise
            self._listeners.setdefault(pipe, []).append(listener)
            return pipe

    async def remove(self, pipe: int, wish: RadioSettings, listener: Listener) -> None:
        """Stop hearing for this listener; the last one to go powers the chip down."""
        async with self._changing:
            self._listeners[pipe].remove(listener)
            if wish.key:
                await self._keys.drop((pipe, wish.node))
            if self._listeners[pipe]:
                return
            del self._listeners[pipe]
            self._pipes = {at: a for at, a in self._pipes.items() if at != pipe}
            self.receiver.forget(pipe)
            if not self._pipes:
                await self._stop()
            elif self.polling:
                with suppress(LinkError):  # the next poll meets the same and says so
                    await self._run(self._chip.set_pipe, pipe, None)

    def _pipe_for(self, address: bytes) -> int:
        place = {"address": self.settings.name}
        for pipe, known in self._pipes.items():
            if known == address:
                return pipe
            if known[1:] != address[1:]:
                raise LinkError("radio_addresses", place)
        for pipe in PIPES:
            if pipe not in self._pipes:
                return pipe
        raise LinkError("radio_full", place)

    async def _hear(self, pipe: int, address: bytes) -> None:
        if self.polling and pipe not in self._pipes:
            await self._run(self._chip.set_pipe, pipe, address)
        pipes = {**self._pipes, pipe: address}
        if not self.polling:
            await self._run(self._chip.start, pipes)
            self._halt = threading.Event()
            self._thread = threading.Thread(
                target=self._listen,
                args=(asyncio.get_running_loop(), self._halt),
                name=f"hameau radio {self.settings.name}",
                daemon=True,
            )
            self._thread.start()
        self._pipes = pipes

    async def _stop(self) -> None:
        self._halt.set()
        if self._thread:
            await self._hass.async_add_executor_job(self._thread.join)
            self._thread = None
        await self._run(self._chip.stop)

    async def _run[*Ts](self, action: Callable[[*Ts], None], *args: *Ts) -> None:
        def locked() -> None:
            with self._spi:
                action(*args)

        await self._hass.async_add_executor_job(locked)

    def _listen(self, loop: asyncio.AbstractEventLoop, halt: threading.Event) -> None:
        """Poll until told to stop or the chip is gone (in the thread)."""
        checked = monotonic()
        while not halt.wait(POLL_S):
            try:
                with self._spi:
                    packets = self._chip.poll()
                    now = monotonic()
                    if self._chip.suspect or now - checked >= CHECK_S:
                        checked = now
                        self._mend(loop)
            except LinkError as error:
                loop.call_soon_threadsafe(self._fail, error, halt)
                return
            except Exception as error:
                # The outermost loop of the thread: nothing above it would be told.
                _LOGGER.exception("Radio %s met a mistake of ours", self.settings.name)
                place = {"address": self.settings.name, "detail": type(error).__name__}
                failure = LinkError("internal", place)
                loop.call_soon_threadsafe(self._fail, failure, halt)
                return
            if packets:
                loop.call_soon_threadsafe(self._deliver, packets, now)

    def _mend(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start a chip anew that lost its settings; once, the rest is the supervisor's."""
        if not self._chip.healthy():
            self._chip.start(self._pipes)
            loop.call_soon_threadsafe(self._interrupt)

    def _deliver(self, packets: list[tuple[int, bytes]], now: float) -> None:
        for pipe, payload in packets:
            for meter, chunk in self.receiver.feed(pipe, payload, now):
                for listener in self._listeners.get(pipe, ()):
                    listener.take(meter, chunk)

    def _interrupt(self) -> None:
        self.restarts += 1
        _LOGGER.info(
            "Radio %s lost its settings and was started anew", self.settings.name
        )
        for listener in self._everyone():
            listener.interrupted()

    def _fail(self, error: LinkError, halt: threading.Event) -> None:
        if self._halt is halt and not halt.is_set():
            self._thread = None
            for listener in self._everyone():
                listener.failed(error)

    def _everyone(self) -> list[Listener]:
        return [who for listeners in self._listeners.values() for who in listeners]
