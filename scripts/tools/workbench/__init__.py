"""A custom integration for a throw-away Home Assistant: plugs that outlive it, watches in its ways, death on order.

`workbench: {plugs: {NAME: VA}, base: VA, speed: N}` gives `switch.NAME` for each plug, whose relay is a file that no
kill moves, and `sensor.house`, which says what the house draws five times a second. With `speed` homes see time pass
so many times faster. A file `die` in the configuration's folder names a stage (`STAGES`): the process kills itself
there (SIGKILL) at the first order to switch something off, and the file is gone.

Each order is told as the event `workbench_order`, with the time (Unix, s) of each stage on its way; the service
`workbench.figures` answers how long the event loop was held, a collection of garbage took, a flush lasted, in ms.
"""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
import gc
import os
from pathlib import Path
import signal
import time
from typing import Any, Final

import atomicwrites  # type: ignore[import-untyped] # ships no types
from homeassistant.const import Platform
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
)
from homeassistant.helpers.discovery import async_load_platform
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.typing import ConfigType
from homeassistant.util import dt as dt_util
import probatio

from custom_components.hameau.appliances import Appliance, Call
from custom_components.hameau.controller import Controller
from custom_components.hameau.core.control.shedding import Command, Moment, Sample
from custom_components.hameau.core.tic import TicDecoder
from custom_components.hameau.home_loop import Loop
from custom_components.hameau.home_store import HomeStore
from custom_components.hameau.sources import home_runtime

DOMAIN: Final = "workbench"
STAGES: Final = ("read", "sampled", "ordered", "kept", "called")
"""Bytes read; the power at the shedder; its order at the hands; the ledger on disk; the service called."""
BEAT_S: Final = 0.005
TOLD: Final = timedelta(seconds=0.2)
CONFIG_SCHEMA = probatio.Schema(dict, extra=probatio.ALLOW_EXTRA)


class Workbench:
    """What is watched, and what is to happen."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Watch from now on."""
        self.hass = hass
        self.at: dict[str, float] = {}
        self.way: dict[str, float] = {}
        self.ways: dict[str, dict[str, float]] = {}
        self.worst: dict[str, float] = {"held": 0.0, "garbage": 0.0, "flush": 0.0}
        self.flushes = 0
        self.die = ""

    def read_death(self) -> None:
        """Learn where to die."""
        order = Path(self.hass.config.path("die"))
        self.die = order.read_text() if order.exists() else ""
        order.unlink(missing_ok=True)

    def stamp(self, stage: str) -> None:
        """Note when a stage was reached; die where it was ordered."""
        self.at[stage] = time.time()
        if stage == self.die and self.cutting:
            os.kill(os.getpid(), signal.SIGKILL)

    cutting = False
    """Whether the order on its way switches something off."""

    def longest(self, what: str, began: float) -> None:
        """Keep the worst of it."""
        self.worst[what] = max(self.worst[what], (time.perf_counter() - began) * 1000)

    async def beat(self) -> None:
        """Measure how late the event loop lets a short sleep end."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(BEAT_S)
            self.longest("held", began + BEAT_S)

    def collect(self) -> None:
        """Measure collections of garbage."""
        began = [0.0]

        def told(phase: str, _: dict[str, int]) -> None:
            if phase == "start":
                began[0] = time.perf_counter()
            else:
                self.longest("garbage", began[0])

        gc.callbacks.append(told)

    def flush(self) -> None:
        """Measure flushes to the disk."""
        flush = atomicwrites._proper_fsync  # noqa: SLF001 - nothing else is called for both file and directory

        def measured(descriptor: int) -> None:
            began = time.perf_counter()
            flush(descriptor)
            self.longest("flush", began)
            self.flushes += 1

        atomicwrites._proper_fsync = measured  # noqa: SLF001 - as above

    def watch(self) -> None:
        """Stand at each stage of the way from bytes to a service."""
        before(TicDecoder, "feed", lambda *_: self.stamp("read"))
        before(Loop, "take", self._taken)
        before(Controller, "order", self._ordered)
        before(Controller, "_call", self._called)
        save = HomeStore.async_save_ledger

        async def kept(store: HomeStore) -> None:
            await save(store)
            self.stamp("kept")

        setattr(HomeStore, "async_save_ledger", kept)  # noqa: B010 - a watch on the way

    def _taken(self, _: Loop, event: object) -> None:
        """Begin a way: of a sample that has just been read, or of something else, which has no time to tell."""
        self.way = {}
        if isinstance(event, Sample) and "read" in self.at:
            self.stamp("sampled")
            self.way = {"read": self.at["read"], "sampled": self.at["sampled"]}

    def _ordered(self, _: Controller, commands: list[Command]) -> None:
        self.cutting = any(command.action == "off" for command in commands)
        self.stamp("ordered")
        at = {**self.way, "ordered": self.at["ordered"]}
        self.ways |= {command.load: at for command in commands}

    def _called(self, _: Controller, appliance: Appliance, call: Call) -> None:
        self.stamp("called")
        at = {**self.ways.pop(appliance.id, {}), "called": self.at["called"]}
        told = {"entity_id": appliance.entity_id, "service": call.service}
        self.hass.bus.async_fire(f"{DOMAIN}_order", {**told, "at": at})


def before(owner: type, name: str, look: Callable[..., None]) -> None:
    """Have a method looked at each time before it runs."""
    method = getattr(owner, name)

    @wraps(method)
    def watched(*arguments: Any, **named: Any) -> Any:
        look(*arguments)
        return method(*arguments, **named)

    setattr(owner, name, watched)


def hurry(folder: Path, speed: float) -> None:
    """Let homes see time pass faster, also through a restart."""
    kept = folder / "began"
    if not kept.exists():
        kept.write_text(str(time.time()))
    began = float(kept.read_text())

    def moment() -> Moment:
        utc = began + (time.time() - began) * speed
        return Moment(
            seconds=time.monotonic() * speed, utc=dt_util.utc_from_timestamp(utc)
        )

    setattr(home_runtime, "moment", moment)  # noqa: B010 - as tests put a clock there


async def async_setup(hass: HomeAssistant, config: ConfigType) -> bool:
    """Set the bench up."""
    wanted = config[DOMAIN]
    bench = Workbench(hass)
    await hass.async_add_executor_job(bench.read_death)
    bench.watch()
    bench.collect()
    bench.flush()
    folder = Path(hass.config.config_dir)
    if speed := wanted.get("speed"):
        await hass.async_add_executor_job(hurry, folder, speed)
    hass.async_create_background_task(bench.beat(), "workbench beat")

    async def figures(_: ServiceCall) -> ServiceResponse:
        answer: ServiceResponse = {**bench.worst, "flushes": bench.flushes}
        bench.worst = dict.fromkeys(bench.worst, 0.0)
        return answer

    hass.services.async_register(
        DOMAIN, "figures", figures, supports_response=SupportsResponse.ONLY
    )
    if plugs := wanted.get("plugs"):
        plug_in(hass, config, plugs)
    return True


def plug_in(hass: HomeAssistant, config: ConfigType, plugs: dict[str, float]) -> None:
    """Offer the plugs, and say what the house draws."""
    hass.async_create_task(
        async_load_platform(hass, Platform.SWITCH, DOMAIN, plugs, config)
    )
    base = Path(hass.config.path("base"))

    async def tell(_: object = None) -> None:
        others = float(await hass.async_add_executor_job(base.read_text))
        drawn = sum(
            va
            for name, va in plugs.items()
            if hass.states.is_state(f"switch.{name}", "on")
        )
        unit = {"unit_of_measurement": "VA", "device_class": "apparent_power"}
        hass.states.async_set("sensor.house", f"{others + drawn:g}", unit)

    async_track_time_interval(hass, tell, TOLD)
