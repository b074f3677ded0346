"""The demo's house: a meter on a TCP port, and behind it a household that its plugs obey.

Frames come at the rhythm of a Linky's line, 9,600 baud, each showing the house at the second
it begins. What the house draws follows from the compressed program of `household`, at true
clock speed, and from the plugs as Home Assistant shows them: one that is switched off is off
in the next frame. The meter has the Linky's own breaker; the house counts how often it opens
and closes it again some minutes later, as a person would.
"""

from array import array
import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
import json
from pathlib import Path
import random
import re
import time
from typing import Final, Self

from custom_components.hameau.core.tic.simulator import SCENARIOS, Load, Simulator
from custom_components.hameau.core.tic.simulator.registers import Registers, apparent
from custom_components.hameau.core.tic.simulator.scenarios import Scenario
from custom_components.hameau.core.tic.status import Breaker
from scripts.tools.configuration import HOST
from scripts.tools.ha import HomeAssistant, Unhappy, free_port
from scripts.tools.household import (
    OFFER,
    SETTINGS,
    STANDING_W,
    THINGS,
    uncontrolled_w,
    wanting,
)

FILE: Final = "house.json"
CHARACTER_S: Final = 10 / 9600
GAP_S: Final = 0.025
BEHIND_S: Final = 3
OUTAGE_S: Final = 180
PORTS: Final = range(20_000, 32_000)
PORT_LIMIT_S: Final = 45
LINES: Final = re.compile(rb"[^\r]*\r|[^\r]+$")
DEAD_BAND_VA: Final = 20
STEADY_S: Final = 300
HALF_HOUR_S: Final = 1800
_FLICKER_W: Final = 21


@dataclass(frozen=True, slots=True)
class Past:
    """What a house drew: `watts` of each second from `first` (seconds since 1970) on."""

    first: int
    watts: array[int]

    @property
    def end(self) -> int:
        """The second after the last one."""
        return self.first + len(self.watts)


class Household:
    """What the meter measures: long ago a prudent home, then a past that was lived, then the present."""

    def __init__(self, past: Past | None = None) -> None:
        """Follow on from a past, if it is known; nothing happens until `begin`."""
        self.closed = {thing.key for thing in THINGS}
        self._known = past is not None
        self._past = past or Past(int(time.time()), array("q"))
        self._sums = array("q", accumulate(self._past.watts, initial=0))
        self._before = SCENARIOS["house"].home(1)
        self._began: int | None = None

    def begin(self, second: int) -> None:
        """Begin the program."""
        self._began = second

    @property
    def end(self) -> int:
        """The second at which the past ends."""
        return self._past.end

    def points(self, first: int, last: int, step: int) -> Iterator[tuple[int, int]]:
        """Give the apparent power (VA) every so many seconds, where it is another one or some minutes old."""
        shown, since = 0, 0
        for second in range(first, last, step):
            power = apparent(self.watts(second)[0])
            if abs(power - shown) > DEAD_BAND_VA or second - since >= STEADY_S:
                shown, since = power, second
                yield second, power

    def half_hours(self) -> Iterator[tuple[int, int]]:
        """Give each whole half-hour of the past that was lived: its start, and the mean W that its Wh make."""
        first = -(-self._past.first // HALF_HOUR_S) * HALF_HOUR_S
        for start in range(first, self._past.end - HALF_HOUR_S + 1, HALF_HOUR_S):
            sums = [self.totals(at) for at in (start, start + HALF_HOUR_S)]
            before, after = (drawn // 3600 for drawn, _ in filter(None, sums))
            yield start, (after - before) * 3600 // HALF_HOUR_S

    def wants(self, second: int) -> frozenset[str]:
        """Keys of what wants power."""
        return wanting(second - self._began) if self._began is not None else frozenset()

    def watts(self, second: int) -> tuple[int]:
        """Power of a second; of the present, by the plugs as they are now."""
        past = self._past
        if second < past.first and self._known:
            return (self._before.watts(second)[0],)
        if past.first <= second < past.end:
            return (past.watts[second - past.first],)
        flicker = (second * 2_654_435_761 >> 8) % _FLICKER_W - _FLICKER_W // 2
        if self._began is None:
            return (STANDING_W + flicker,)
        drawing = self.closed & self.wants(second)
        drawn = sum(thing.watts for thing in THINGS if thing.key in drawing)
        return (uncontrolled_w(second - self._began) + flicker + drawn,)

    def totals(self, second: int) -> tuple[int, int] | None:
        """Watt-seconds since the epoch, up to the beginning of the present."""
        past = self._past
        if not self._known:
            return None
        if second <= past.first:
            return self._before.totals(second) or (0, 0)
        drawn, injected = self._before.totals(past.first) or (0, 0)
        lived = self._sums[min(second, past.end) - past.first]
        return drawn + lived + STANDING_W * max(0, second - past.end), injected


@dataclass(kw_only=True)
class House:
    """A house, whose `line` is its meter's.

    `registers`: those its meter begins with, where the past of its household is not known.
    """

    household: Household = field(default_factory=Household)
    port: int = 0
    registers: Registers | None = None
    trips: list[datetime] = field(default_factory=list)
    _settled: asyncio.Event = field(default_factory=asyncio.Event)
    _readers: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def url(self) -> str:
        """Where its meter is."""
        return f"socket://{HOST}:{self.port}"

    @property
    def scenario(self) -> Scenario:
        """The same house for those who ask for its past."""
        household: Load = self.household
        return Scenario(offer=OFFER, settings=SETTINGS, home=lambda _: household)

    @classmethod
    def read(cls, config: Path) -> Self | None:
        """Give the house that this configuration was made with; None: it had none."""
        file = config / FILE
        if not file.exists():
            return None
        kept = json.loads(file.read_text())
        registers = Registers(kept["supplier"], kept["distributor"])
        house = cls(port=kept["port"], registers=registers)
        house.settle()
        return house

    def write(self, config: Path) -> None:
        """Keep what the next `read` needs: an index never falls."""
        if (registers := self.registers) is not None:
            kept = {
                "port": self.port,
                "supplier": registers.supplier,
                "distributor": registers.distributor,
            }
            (config / FILE).write_text(json.dumps(kept))

    def settle(self, past: Past | None = None) -> None:
        """Let the household be there, with its past if that is known."""
        self.household = Household(past)
        self._settled.set()

    def begin(self) -> None:
        """Begin the program now."""
        self.household.begin(int(time.time()))

    async def speak(self) -> None:
        """Send frames to whoever listens, as the meter's line does, for ever."""
        await self._settled.wait()
        meter = await asyncio.to_thread(
            Simulator,
            offer=OFFER,
            load=self.household,
            start=datetime.now(UTC),
            settings=SETTINGS,
            registers=self.registers,
        )
        self.registers = meter.state.registers
        while True:
            frame = meter.frame(datetime.now(UTC))
            self._watch(meter)
            due = time.monotonic()
            for line in LINES.findall(frame):
                due += len(line) * CHARACTER_S
                await asyncio.sleep(max(0.0, due - time.monotonic()))
                for reader in self._readers:
                    reader.write(line)
            await asyncio.sleep(GAP_S)

    def _watch(self, meter: Simulator) -> None:
        """Say that the breaker has opened, and close it when its time has come."""
        if meter.breaker is Breaker.CLOSED:
            return
        now = datetime.now(UTC)
        if not self.trips or (now - self.trips[-1]).total_seconds() > 2 * OUTAGE_S:
            self.trips.append(now)
            print("  ! the meter's breaker has opened", flush=True)
        elif (now - self.trips[-1]).total_seconds() > OUTAGE_S:
            meter.reclose()

    async def _listened(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Let somebody listen until they leave."""
        self._readers.add(writer)
        try:
            while await reader.read(1024):
                pass  # a meter's line has no way back
        except ConnectionError:
            pass  # gone in another way
        finally:
            self._readers.discard(writer)
            writer.close()

    async def serve(self) -> asyncio.Server:
        """Open the port: the one it had, once whoever has it leaves; or one that no outgoing connection is given."""
        self.port = self.port or free_port(random.choice(PORTS))
        end = time.monotonic() + PORT_LIMIT_S
        while True:
            try:
                return await asyncio.start_server(self._listened, HOST, self.port)
            except OSError as error:
                if time.monotonic() > end:
                    raise Unhappy(f"the meter's port is taken: {error}") from error
            await asyncio.sleep(0.2)

    async def follow(self, ha: HomeAssistant) -> None:
        """Let the plugs be as Home Assistant shows them, from now on."""
        by_entity = {thing.relay: thing.key for thing in THINGS}
        async for state in ha.changes(*by_entity):
            key = by_entity[state["entity_id"]]
            if state["state"] == "on":
                self.household.closed.add(key)
            else:
                self.household.closed.discard(key)

    async def feed(self, ha: HomeAssistant) -> None:
        """Tell each plug what its appliance wants; it measures that a moment later than the meter."""
        shown: frozenset[str] = frozenset()
        while True:
            now = self.household.wants(int(time.time() - BEHIND_S))
            for thing in THINGS:
                if thing.key in now ^ shown:
                    watts = thing.watts if thing.key in now else 0
                    data = {"entity_id": thing.appetite, "value": watts}
                    await ha.post("/api/services/input_number/set_value", data)
            shown = now
            await asyncio.sleep(0.2)

    @asynccontextmanager
    async def line(self, config: Path) -> AsyncIterator[None]:
        """Let the meter be heard while the block lasts; it speaks as soon as its household is known."""
        async with await self.serve() as server:
            speaking = asyncio.create_task(self.speak())
            try:
                yield
            finally:
                speaking.cancel()
                await asyncio.wait([speaking])
                server.close_clients()
                self.write(config)
        if not speaking.cancelled():
            speaking.result()

    @asynccontextmanager
    async def plugged(self, ha: HomeAssistant) -> AsyncIterator[None]:
        """Let its plugs be those of this Home Assistant while the block lasts."""
        lives = (self.follow(ha), self.feed(ha))
        tasks = [asyncio.create_task(life) for life in lives]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        for task in tasks:
            if not task.cancelled() and ha.process.returncode is None:
                task.result()
