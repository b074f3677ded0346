"""From the last byte of a group to the order an appliance gets, through a pseudo-terminal, in a real Home Assistant.

A simulated meter speaks at the pace of a 9,600 baud line for a house that is far above its limit, then far below, in
turns. Above, every appliance is cut; below, they come back one by one, each decided by the group of the power that made
it possible, and by nothing else: the moment its last byte is written is compared with the moment Home Assistant's own
service is called. In between lie the decoder and the decision. Cuts go the same way, but wait for the patience of the
rules, so they are timed from the decision on: in between lies the ledger, flushed to the disk.

Where the time goes is told by stages, the workbench's stamps: on the line (from the byte's writing to the decoder: the
terminal, the kernel, and a busy event loop), decoding, the decision, the call.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
import os
from pathlib import Path
from statistics import median
import tempfile
import tty

from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Settings, Simulator
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from scripts.benchmarks import Figure
from scripts.benchmarks.latency import CHARACTER_S, FRAME_S, POWER, groups
from scripts.tools.flow import add_home, add_meter, add_part
from scripts.tools.ha import HomeAssistant, running
from scripts.tools.workbench.install import install

RETURNS = int(os.environ.get("HAMEAU_RETURNS", "24"))
PLUGS = int(os.environ.get("HAMEAU_PLUGS", "8"))
PLUG_W = 500
ABOVE_W, BELOW_W = 9500, 500
ABOVE_S, TURN_S = 30, 160
LIMIT_S = 1200
BAR_MS = 20.0
FIGURES = "/api/services/workbench/figures?return_response"


class Line:
    """What is written to the terminal, and when the last power's group was."""

    def __init__(self, terminal: int) -> None:
        """Stand at the beginning."""
        self._terminal = terminal
        self.written_at = 0.0
        self.above = False

    def frames(self) -> Iterator[bytes]:
        """Give frames without end, of what the house draws now."""
        start = datetime.now(UTC)
        settings = Settings(mode=Mode.STANDARD, subscribed_kva=6)
        meter = Simulator(
            offer=BASE,
            load=lambda _: ABOVE_W if self.above else BELOW_W,
            start=start,
            settings=settings,
        )
        for turn in count():
            yield meter.frame(start + timedelta(seconds=turn * FRAME_S))
            meter.reclose()

    async def speak(self, stop: asyncio.Event) -> None:
        """Write frames as a meter does."""
        loop = asyncio.get_running_loop()
        due = loop.time()
        for frame in self.frames():
            for group in groups(frame):
                due = max(due, loop.time()) + len(group) * CHARACTER_S
                await asyncio.sleep(max(due - loop.time(), 0.0))
                os.write(self._terminal, group)
                if POWER.search(group):
                    self.written_at = datetime.now(UTC).timestamp()
            if stop.is_set():
                return

    async def turn(self, stop: asyncio.Event) -> None:
        """Be above the limit, then below, in turns."""
        while not stop.is_set():
            self.above = not self.above
            await asyncio.sleep(ABOVE_S if self.above else TURN_S - ABOVE_S)


def _pages(place: int) -> tuple[dict[str, object], ...]:
    """Give what a person types on the pages of one appliance."""
    return (
        # Priority 2: what is less important waits four minutes for room, which a benchmark cannot.
        {"entity_id": f"input_boolean.plug_{place}", "type": "oven"},
        {
            "name": f"Plug {place}",
            "power": PLUG_W,
            "kind": "normal",
            "fine": {
                "min_on_s": 0,
                "min_off_s": 10,
                "auto_restore": True,
                "start_power": 0,
                "power_factor": 1,
            },
        },
        {"next_step_id": "save"},
    )


STAGES = {
    "on the line": ("written", "read"),
    "decoding": ("read", "sampled"),
    "decision": ("sampled", "ordered"),
    "call": ("ordered", "called"),
}


@dataclass(slots=True)
class Found:
    """The times of each return's stages (Unix, s), the cuts meanwhile, and what held the process up (ms)."""

    returns: list[dict[str, float]]
    cuts: list[float] = field(default_factory=list)
    held: Mapping[str, float] = field(default_factory=dict)


async def measure(ha: HomeAssistant, line: Line) -> Found:
    """Follow the orders."""
    found = Found([])
    await ha.post(FIGURES, {})
    async for order in ha.events("workbench_order"):
        at = order["at"]
        if order["service"] == "turn_off":
            found.cuts.append((at["called"] - at["ordered"]) * 1000)
        elif "read" in at:
            found.returns.append({**at, "written": line.written_at})
        if len(found.returns) >= RETURNS:
            break
    found.held = (await ha.post(FIGURES, {}))["service_response"]
    return found


async def through_terminal() -> Found:
    """Start Home Assistant on a pseudo-terminal with a home of plugs, measure, stop."""
    terminal, device = os.openpty()
    tty.setraw(device)
    stop = asyncio.Event()
    line = Line(terminal)
    relays = {f"plug_{place}": {"initial": True} for place in range(PLUGS)}
    parts = {"plugs": {"input_boolean": relays, "workbench": {"watch": True}}}
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder))
        async with running(Path(folder), parts=parts) as ha:
            speaking = asyncio.create_task(line.speak(stop))
            meter = await add_meter(ha, "serial", {"device": os.ttyname(device)})
            home = await add_home(ha, "Home", meter)
            for place in range(PLUGS):
                await add_part(ha, home, "appliance", *_pages(place))
            turning = asyncio.create_task(line.turn(stop))
            found = await asyncio.wait_for(measure(ha, line), LIMIT_S)
            stop.set()
            turning.cancel()
            await speaking
    os.close(terminal)
    os.close(device)
    return found


def run() -> list[Figure]:
    """Measure over some two dozen returns."""
    found = asyncio.run(through_terminal())
    delays = [(one["called"] - one["written"]) * 1000 for one in found.returns]
    parts = {
        name: [(one[last] - one[first]) * 1000 for one in found.returns]
        for name, (first, last) in STAGES.items()
    }
    return [
        Figure(
            name="group to order, median", value=median(delays), unit="ms", bar=BAR_MS
        ),
        Figure(name="group to order, worst", value=max(delays), unit="ms", bar=BAR_MS),
        *(
            Figure(
                name=f"  {name}, worst",
                value=max(times),
                unit="ms",
                compared_to=f"a median of {median(times):.2f} ms",
            )
            for name, times in parts.items()
        ),
        Figure(
            name="cut, decision to order, worst",
            value=max(found.cuts),
            unit="ms",
            compared_to=f"a median of {median(found.cuts):.2f} ms",
        ),
        Figure(name="event loop held, worst", value=found.held["held"], unit="ms"),
        Figure(name="garbage collected, worst", value=found.held["garbage"], unit="ms"),
        Figure(name="flush, worst", value=found.held["flush"], unit="ms"),
        Figure(
            name="machine's load, 1 min", value=os.getloadavg()[0], unit="processes"
        ),
        Figure(name="group to order, measured", value=len(delays), unit="returns"),
        Figure(name="cuts meanwhile", value=len(found.cuts), unit="cuts"),
    ]
