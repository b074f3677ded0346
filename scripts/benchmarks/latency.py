"""From the last byte of a group to the change of its entity, through a pseudo-terminal.

A real Home Assistant reads simulated frames at the pace of a 9,600 baud line, from a home
that exceeds its subscribed power in every other frame. The moment a group's last byte is
written is compared with the moment Home Assistant itself says the entity changed: the
power's sensor, whose ration is switched off so that every frame shows, and the overload's
event, which starts people's automations.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
import os
from pathlib import Path
import re
from statistics import median
import tempfile
import tty
from typing import Any

from custom_components.hameau.core.tic import Mode, StatusRegister
from custom_components.hameau.core.tic.simulator import Settings, Simulator
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from scripts.benchmarks import Figure
from scripts.tools.flow import add_meter, set_options
from scripts.tools.ha import HomeAssistant, running

CHANGES = 100
CHARACTER_S = 10 / 9600
FRAME_S = 2
BELOW_W, ABOVE_W = 2000, 7000
POWER = re.compile(rb"\nSINSTS\t(\d{5})\t.\r")
STATUS = re.compile(rb"\nSTGE\t([0-9A-F]{8})\t.\r")
BAR_MS = 20.0

type Written = dict[tuple[str, str], float]
"""When what an entity has to show was written: by its key, and what that is."""


def groups(frame: bytes) -> list[bytes]:
    """Cut a frame into its groups, each with its end of line."""
    return re.findall(rb"[^\r]*\r|[^\r]+$", frame)


def frames() -> Iterator[bytes]:
    """Give simulated frames without end, above the subscribed power in turns."""
    start = datetime.now(UTC)

    def load(at: datetime) -> float:
        turn = int((at - start).total_seconds()) // FRAME_S
        return (ABOVE_W if turn % 2 else BELOW_W) + turn % 1000

    settings = Settings(mode=Mode.STANDARD, subscribed_kva=6)
    meter = Simulator(offer=BASE, load=load, start=start, settings=settings)
    for turn in count():
        yield meter.frame(start + timedelta(seconds=turn * FRAME_S))


def shows(group: bytes) -> tuple[str, str] | None:
    """Give what a group makes an entity show: the entity's key, and that."""
    if found := POWER.search(group):
        return "apparent_power", str(int(found[1]))
    if found := STATUS.search(group):
        overload = StatusRegister(int(found[1], 16)).overload
        return "overload", "started" if overload else "ended"
    return None


def shown(key: str, state: dict[str, Any]) -> str:
    """Give what an entity shows, in the same words."""
    if key == "overload":
        return str(state["attributes"]["event_type"])
    return str(state["state"]).partition(".")[0]


async def speak(line: int, written: Written, stop: asyncio.Event) -> None:
    """Write frames as a meter does; remember when each of the two groups was written."""
    loop = asyncio.get_running_loop()
    due = loop.time()
    for frame in frames():
        for group in groups(frame):
            due = max(due, loop.time()) + len(group) * CHARACTER_S
            await asyncio.sleep(max(due - loop.time(), 0.0))
            os.write(line, group)
            if told := shows(group):
                written[told] = datetime.now(UTC).timestamp()
        if stop.is_set():
            return


async def measure(
    ha: HomeAssistant, key: str, entity_id: str, written: Written
) -> list[float]:
    """Follow one entity; give the delay of each change in ms."""
    delays: list[float] = []
    async for state in ha.changes(entity_id):
        began = written.pop((key, shown(key, state)), None)
        if began is not None:
            changed = datetime.fromisoformat(state["last_updated"]).timestamp()
            delays.append((changed - began) * 1000)
        if len(delays) >= CHANGES:
            break
    return delays


async def followed(ha: HomeAssistant) -> dict[str, str]:
    """Give the ids of the power's sensor and the overload's event, by key."""
    wanted = {("apparent_power", "sensor"), ("overload", "event")}
    return {
        entity["translation_key"]: entity["entity_id"]
        for entity in await ha.call("config/entity_registry/list")
        if (entity["translation_key"], entity["entity_id"].partition(".")[0]) in wanted
    }


async def measure_both(ha: HomeAssistant, written: Written) -> list[list[float]]:
    """Follow the sensor and the event together."""
    await asyncio.sleep(3)
    entities = await followed(ha)
    written.clear()
    following = (
        measure(ha, key, entities[key], written)
        for key in ("apparent_power", "overload")
    )
    return await asyncio.wait_for(asyncio.gather(*following), 900)


async def through_terminal() -> list[list[float]]:
    """Start Home Assistant on a pseudo-terminal, measure, stop."""
    line, device = os.openpty()
    tty.setraw(device)
    written: Written = {}
    stop = asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder)) as ha:
            meter = asyncio.create_task(speak(line, written, stop))
            entry = await add_meter(ha, "serial", {"device": os.ttyname(device)})
            await set_options(ha, entry, {"interval_s": 0, "dead_band_va": 0})
            delays = await measure_both(ha, written)
            stop.set()
            await meter
    os.close(line)
    os.close(device)
    return delays


def figures(what: str, delays: list[float]) -> list[Figure]:
    """Sum up the delays of one entity."""
    return [
        Figure(name=f"{what}, median", value=median(delays), unit="ms", bar=BAR_MS),
        Figure(name=f"{what}, worst", value=max(delays), unit="ms"),
        Figure(name=f"{what}, measured", value=len(delays), unit="changes"),
    ]


def run() -> list[Figure]:
    """Measure over a run of a hundred changes of each."""
    power, overload = asyncio.run(through_terminal())
    return [
        *figures("group to sensor", power),
        *figures("group to event", overload),
    ]
