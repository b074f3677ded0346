"""What Hameau adds to the start and to the memory of Home Assistant.

The same Home Assistant is started with and without a meter, in turn. The best of the
starts is compared, since a busy machine only ever adds to it.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
import os
from pathlib import Path
import tempfile

from scripts.benchmarks import Figure
from scripts.tools.flow import add_meter
from scripts.tools.ha import HomeAssistant, running

ROUNDS = 4
HEAVY = ("pandas", "scipy")
SETTLE_S = 10.0
START_BAR_S, MEMORY_BAR_MB = 0.3, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What one start took: seconds, seconds of processor, MB, heavy libraries."""

    took_s: float
    processor_s: float
    memory_mb: float
    heavy: int


def resident_mb(ha: HomeAssistant) -> float:
    """Give the memory its process holds."""
    status = Path(f"/proc/{ha.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def processor_s(ha: HomeAssistant) -> float:
    """Give the processor time its process has used."""
    fields = Path(f"/proc/{ha.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def heavy_libraries(ha: HomeAssistant) -> list[str]:
    """Give the heavy libraries its process has mapped."""
    maps = Path(f"/proc/{ha.process.pid}/maps").read_text()
    return [name for name in HEAVY if f"/{name}/" in maps]


async def one_start(config: Path) -> Start:
    """Start once; memory and libraries are read after it has settled."""
    async with running(config) as ha:
        used_s = processor_s(ha)
        await asyncio.sleep(SETTLE_S)
        return Start(
            took_s=ha.start_s,
            processor_s=used_s,
            memory_mb=resident_mb(ha),
            heavy=len(heavy_libraries(ha)),
        )


async def starts() -> tuple[list[Start], ...]:
    """Start in turn without and with a meter, each from its own warm configuration."""
    with (
        tempfile.TemporaryDirectory() as without,
        tempfile.TemporaryDirectory() as home,
    ):
        configs = Path(without), Path(home)
        async with running(configs[0]):
            pass
        async with running(configs[1]) as ha:
            await add_meter(ha, "replay", {"scenario": "house"})
        results: tuple[list[Start], ...] = ([], [])
        for _ in range(ROUNDS):
            for config, found in zip(configs, results, strict=True):
                found.append(await one_start(config))
        return results


def run() -> list[Figure]:
    """Compare the starts."""
    without, with_meter = asyncio.run(starts())

    def added(name: str, unit: str, bar: float, of: Callable[[Start], float]) -> Figure:
        base, ours = min(map(of, without)), min(map(of, with_meter))
        return Figure(
            name=name,
            value=ours - base,
            unit=unit,
            bar=bar,
            compared_to=f"one without ({base:.4g} {unit})",
            ratio=ours / base,
        )

    return [
        added("added to the start", "s", START_BAR_S, lambda start: start.took_s),
        added(
            "added processor time of the start",
            "s",
            START_BAR_S,
            lambda start: start.processor_s,
        ),
        added("added memory", "MB", MEMORY_BAR_MB, lambda start: start.memory_mb),
        Figure(
            name="pandas or scipy loaded by the meter",
            value=max(start.heavy for start in with_meter),
            unit="libraries",
            bar=0,
        ),
    ]
