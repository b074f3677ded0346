"""Listens to a link for a while and says what is at its other end."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from ..core.tic import Chunk, FaultKind, Mode, TicDecoder
from ..core.tic.meter import Meter
from .base import Link
from .diagnosis import Diagnosis, LineWatch

LISTEN_S = 25.0
"""Time for two speeds to be tried and two frames of the slower one to pass whole."""

ENOUGH_FRAMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was heard. Either `serial` is known, or `diagnosis` says what is wrong."""

    meter: Meter
    """All that the frames told; its `identity`, `phases`, `tariff` … fill a summary."""

    serial: str | None
    """ADCO or ADSC, the meter's unique id."""

    mode: Mode | None
    groups: int
    """Valid groups."""

    frames: int
    """Whole frames."""

    faults: Mapping[FaultKind, int]
    """What was dropped, by kind. A first frame begun in the middle counts as nothing."""

    diagnosis: Diagnosis | None
    settings: Mapping[str, Any]
    """What the link found out, to be added to the config entry's data."""

    @property
    def quality(self) -> float | None:
        """Share of lines that were valid, 0 to 1; None where nothing was heard."""
        lines = self.groups + sum(self.faults.values())
        return self.groups / lines if lines else None


class _Ear:
    """Decodes what comes and knows when it is enough."""

    def __init__(self, *, trusted: bool, zone: tzinfo) -> None:
        """Start with nothing heard."""
        self.decoder = TicDecoder(guard=None)
        self.meter = Meter(trusted=trusted, zone=zone)
        self.watch = LineWatch()

    @property
    def enough(self) -> bool:
        """Whether the meter is known and its whole frames have been seen."""
        return (
            self.decoder.serial is not None
            and self.decoder.complete_frames >= ENOUGH_FRAMES
        )

    def hear(self, chunk: Chunk) -> None:
        """Take bytes."""
        self.watch.add(chunk.data)
        events = self.decoder.lost() if chunk.lost else []
        events += self.decoder.feed(chunk.data)
        now = datetime.now(UTC)
        for event in events:
            self.meter.apply(event, now)

    def diagnosis(self) -> Diagnosis | None:
        """Say what is wrong where no meter is known."""
        if self.decoder.serial is not None:
            return None
        if self.decoder.groups:
            return Diagnosis.BAD_WIRING
        return self.watch.diagnose()


async def listen(
    link: Link, seconds: float = LISTEN_S, *, zone: tzinfo = UTC
) -> Findings:
    """Open a link, listen until two whole frames have passed or time is up, close it.

    `zone` is the one the meter's wall clock is read in.

    Raises:
        LinkError: the link cannot be opened, or went away.

    """
    ear = _Ear(trusted=link.trusted, zone=zone)
    try:
        async with asyncio.timeout(seconds) as limit:
            await link.open()
            while not ear.enough:
                ear.hear(await link.read())
    except TimeoutError:
        if not limit.expired():
            raise
    finally:
        await link.close()
    decoder = ear.decoder
    return Findings(
        meter=ear.meter,
        serial=decoder.serial,
        mode=decoder.mode,
        groups=decoder.groups,
        frames=decoder.complete_frames,
        faults=dict(decoder.faults),
        diagnosis=ear.diagnosis(),
        settings=link.settings(),
    )
