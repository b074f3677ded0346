"""The meter by radio, as a link like the others."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any, override

from ...core.errors import LinkError
from ...core.tic import Chunk
from ...core.tic.radio import MeterKey, RadioHealth
from ..base import Link
from .chip import Driver, load_driver
from .hub import RadioHub
from .settings import RadioSettings

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

QUEUE_SIZE = 1024
"""Chunks kept for a reader that does not come: half a minute of a standard meter."""
WATCH_S = 5.0
"""How often a reader that hears nothing looks whether the chip is polled at all."""
SWITCH_S = 30.0
"""Silence of one transmitter after which a link without node listens to another."""


class RadioLink(Link):
    """Hears one meter on a chip it may share. Trusted only with a key.

    Without a node it follows the first transmitter heard on the address, raw or framed,
    until that has been silent for 30 s: two meters are never mixed into one.
    """

    kind = "radio"
    reopen_after_s = (
        600.0  # the chip is watched by itself; this is for clones gone deaf
    )

    def __init__(
        self,
        hass: HomeAssistant,
        data: Mapping[str, Any],
        *,
        load: Callable[[], Driver] = load_driver,
    ) -> None:
        """Read the settings; raises LinkError `bad_radio_settings`."""
        self._hass = hass
        self._load = load
        self._wish = RadioSettings.from_data(data)
        self.trusted = self._wish.key is not None
        self._hub: RadioHub | None = None
        self._pipe = 0
        self._followed: MeterKey | None = None
        self._followed_at = 0.0
        self._chunks: deque[Chunk] = deque()
        self._lost = False
        self._error: LinkError | None = None
        self._news = asyncio.Event()

    @override
    async def open(self) -> None:
        """Join the chip, or start it (0.1 s, in an executor)."""
        hub = RadioHub.of(self._hass, self._wish.chip, self._load)
        self._error, self._lost = None, False
        self._chunks.clear()
        self._pipe = await hub.add(self._wish, self)
        self._hub = hub

    @override
    async def read(self) -> Chunk:
        """Return the next bytes of the meter."""
        while not self._chunks:
            if self._error is not None:
                raise self._error
            self._news.clear()
            try:
                async with asyncio.timeout(WATCH_S):
                    await self._news.wait()
            except TimeoutError as error:
                if self._hub is None or not self._hub.polling:
                    place = {"address": self._wish.chip.name}
                    raise LinkError("connection_lost", place) from error
        return self._chunks.popleft()

    @override
    async def close(self) -> None:
        """Leave the chip."""
        hub, self._hub = self._hub, None
        if hub is not None:
            await hub.remove(self._pipe, self._wish, self)

    @override
    def health(self) -> RadioHealth | None:
        """Give the figures of the meter followed; None while closed."""
        if self._hub is None:
            return None
        meter = self._followed or (self._pipe, self._wish.node)
        health = self._hub.receiver.health(meter, monotonic())
        return replace(health, chip_restarts=self._hub.restarts, rpd=self._hub.rpd)

    @override
    def advice(self) -> frozenset[str]:
        """Advise against a channel that is not free for use, too."""
        outside = {"radio_outside_band"} if self._wish.chip.outside_band else set()
        return super().advice() | outside

    @override
    def describe(self) -> Mapping[str, str | int | float | bool | None]:
        """Give the settings, without address and key."""
        chip = self._wish.chip
        return {
            "link": self.kind,
            "chip": chip.name,
            "channel": chip.channel,
            "data_rate": chip.data_rate.value,
            "payload_size": chip.payload_size,
            "node": self._followed[1] if self._followed else self._wish.node,
            "authenticated": self.trusted,
        }

    def take(self, meter: MeterKey, chunk: Chunk) -> None:
        """Queue bytes of the meter followed."""
        if not self._follows(meter):
            return
        if len(self._chunks) >= QUEUE_SIZE:
            self._chunks.clear()
            self._lost = True
        self._chunks.append(replace(chunk, lost=True) if self._lost else chunk)
        self._lost = False
        self._news.set()

    def interrupted(self) -> None:
        """Mark that bytes are missing before the next ones."""
        self._lost = True

    def failed(self, error: LinkError) -> None:
        """Hand the error to whoever reads."""
        self._error = error
        self._news.set()

    def _follows(self, meter: MeterKey) -> bool:
        if self._wish.node is not None:
            return meter[1] == self._wish.node
        now = monotonic()
        if meter != self._followed:
            if self._followed and now < self._followed_at + SWITCH_S:
                return False
            self._lost = self._lost or self._followed is not None
            self._followed = meter
        self._followed_at = now
        return True
