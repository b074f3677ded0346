"""A simulated meter that speaks on a real TCP port, as a box on the network would."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Offer, Settings, Simulator
from tests.servers.tcp import Box, serve

START = datetime(2026, 1, 14, 11, 0, tzinfo=UTC)


class Speaker:
    """Sends frame after frame to whoever is connected, much faster than a meter."""

    def __init__(self, box: Box, offer: Offer, settings: Settings) -> None:
        """Prepare the meter."""
        self.box = box
        self.settings = settings
        self.spoken: bytes | None = None
        self._at = START
        self._meter = Simulator(
            offer=offer,
            load=lambda _: [800.0 / settings.phases] * settings.phases,
            start=self._at,
            settings=settings,
        )

    @property
    def url(self) -> str:
        """Address to reach it by."""
        return self.box.url

    def swap(self, serial: str) -> None:
        """Put another meter in its place."""
        self._meter.settings = replace(self.settings, serial=serial)

    async def speak(self) -> None:
        """Send until cancelled: frames, or what `spoken` says instead."""
        while True:
            self._at += timedelta(seconds=2)
            frame = self._meter.frame(self._at)
            self.box.send(frame if self.spoken is None else self.spoken)
            await asyncio.sleep(0.01)


@asynccontextmanager
async def speaking(
    offer: Offer, *, mode: Mode = Mode.STANDARD, serial: str = "", phases: int = 1
) -> AsyncIterator[Speaker]:
    """Run a speaking meter on loopback."""
    async with serve() as box:
        speaker = Speaker(box, offer, Settings(mode=mode, serial=serial, phases=phases))
        task = asyncio.create_task(speaker.speak())
        try:
            yield speaker
        finally:
            task.cancel()
