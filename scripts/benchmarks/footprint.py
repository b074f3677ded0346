"""What Hameau adds to the start and to the memory of Home Assistant.

The same Home Assistant is started with and without a meter, in turn. The best of the
starts is compared, since a busy machine only ever adds to it.
"""

import asyncio
from pathlib import Path
import tempfile

from scripts.benchmarks import Figure
from scripts.tools.flow import add_meter
from scripts.tools.ha import HomeAssistant, running

ROUNDS = 4
HEAVY = ("pandas", "scipy")
SETTLE_S = 10.0
START_BAR_S, MEMORY_BAR_MB = 0.3, 15.0


def resident_mb(ha: HomeAssistant) -> float:
    """Give the memory its process holds."""
    status = Path(f"/proc/{ha.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def heavy_libraries(ha: HomeAssistant) -> list[str]:
    """Give the heavy libraries its process has mapped."""
    maps = Path(f"/proc/{ha.process.pid}/maps").read_text()
    return [name for name in HEAVY if f"/{name}/" in maps]


async def one_start(config: Path) -> tuple[float, float, list[str]]:
    """Start once; give seconds, MB after it has settled, heavy libraries."""
    async with running(config) as ha:
        await asyncio.sleep(SETTLE_S)
        return ha.start_s, resident_mb(ha), heavy_libraries(ha)


async def starts() -> tuple[list[tuple[float, float, list[str]]], ...]:
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
        results: tuple[list[tuple[float, float, list[str]]], ...] = ([], [])
        for _ in range(ROUNDS):
            for config, found in zip(configs, results, strict=True):
                found.append(await one_start(config))
        return results


def run() -> list[Figure]:
    """Compare the starts."""
    without, with_meter = asyncio.run(starts())
    start_s, memory_mb = (
        [min(one[column] for one in runs) for runs in (without, with_meter)]
        for column in (0, 1)
    )
    return [
        Figure(
            name="added to the start",
            value=start_s[1] - start_s[0],
            unit="s",
            bar=START_BAR_S,
            compared_to=f"a start without ({start_s[0]:.2f} s)",
            ratio=start_s[1] / start_s[0],
        ),
        Figure(
            name="added memory",
            value=memory_mb[1] - memory_mb[0],
            unit="MB",
            bar=MEMORY_BAR_MB,
            compared_to=f"one without ({memory_mb[0]:.0f} MB)",
            ratio=memory_mb[1] / memory_mb[0],
        ),
        Figure(
            name="pandas or scipy loaded by the meter",
            value=len(with_meter[0][2]),
            unit="libraries",
            bar=0,
        ),
    ]
