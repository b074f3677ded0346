"""From the last byte of a group to the change of its entity, through a pseudo-terminal.

A real Home Assistant reads simulated frames at the pace of a 9,600 baud line. The moment
a group's last byte is written is compared with the moment Home Assistant itself says the
entity changed. The power's ration is switched off, so that every frame shows.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
import os
from pathlib import Path
import re
from statistics import median
import tempfile
import tty

from custom_components.hameau.core.tic.simulator import open_scenario
from scripts.benchmarks import Figure
from scripts.tools.flow import add_meter, set_options
from scripts.tools.ha import HomeAssistant, running

FRAMES = 100
CHARACTER_S = 10 / 9600
POWER = re.compile(rb"\nSINSTS\t(\d{5})\t.\r")
BAR_MS = 20.0


def groups(frame: bytes) -> list[bytes]:
    """Cut a frame into its groups, each with its end of line."""
    return re.findall(rb"[^\r]*\r|[^\r]+$", frame)


def frames() -> Iterator[bytes]:
    """Give simulated frames without end."""
    for _, frame in open_scenario("house", datetime.now(UTC), seed=1):
        yield frame


async def speak(line: int, written: dict[str, float], stop: asyncio.Event) -> None:
    """Write frames as a meter does; remember when each power was written."""
    loop = asyncio.get_running_loop()
    due = loop.time()
    for frame in frames():
        for group in groups(frame):
            due = max(due, loop.time()) + len(group) * CHARACTER_S
            await asyncio.sleep(max(due - loop.time(), 0.0))
            os.write(line, group)
            if found := POWER.search(group):
                written[found[1].decode().lstrip("0") or "0"] = datetime.now(
                    UTC
                ).timestamp()
        if stop.is_set():
            return


async def measure(ha: HomeAssistant, written: dict[str, float]) -> list[float]:
    """Follow the entity of the power; give the delay of each change in ms."""
    power = (await ha.entities())["apparent_power"]
    delays: list[float] = []
    async for state in ha.changes(power):
        began = written.pop(state["state"].partition(".")[0], None)
        if began is not None:
            changed = datetime.fromisoformat(state["last_updated"]).timestamp()
            delays.append((changed - began) * 1000)
        if len(delays) >= FRAMES:
            break
    return delays


async def through_terminal() -> list[float]:
    """Start Home Assistant on a pseudo-terminal, measure, stop."""
    line, device = os.openpty()
    tty.setraw(device)
    written: dict[str, float] = {}
    stop = asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder)) as ha:
            meter = asyncio.create_task(speak(line, written, stop))
            entry = await add_meter(ha, "serial", {"device": os.ttyname(device)})
            await set_options(ha, entry, {"interval_s": 0, "dead_band_va": 0})
            await asyncio.sleep(3)
            written.clear()
            delays = await asyncio.wait_for(measure(ha, written), 600)
            stop.set()
            await meter
    os.close(line)
    os.close(device)
    return delays


def run() -> list[Figure]:
    """Measure over a run of a hundred changes."""
    delays = asyncio.run(through_terminal())
    return [
        Figure(
            name="group to entity, median", value=median(delays), unit="ms", bar=BAR_MS
        ),
        Figure(name="group to entity, worst", value=max(delays), unit="ms"),
        Figure(name="changes measured", value=len(delays), unit="changes"),
    ]
