"""Ten years of half-hours into a real recorder: by our door, beside Home Assistant's own import of the same hours.

Each side has a process of its own, with a Home Assistant of nothing but its recorder on a file of SQLite. Ours begins with
the mean powers of an Enedis curve, a file for each year, and ends when the last row is committed: half-hours, archive,
hours, rows. Theirs is
`async_add_external_statistics` of hours and sums that are ready, to the same end. The loop's hold is how much later than
asked it woke from a sleep of a millisecond; memory is what the process held at most, less what it held before.

HAMEAU_BENCH_YEARS says another number of years than ten, for a quick look: without the bars, which are for ten.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate
import json
import os
from pathlib import Path
from random import Random
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import async_add_external_statistics
from homeassistant.const import __version__
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from custom_components.hameau.core.archive import Archive, NewOrigin
from custom_components.hameau.core.series import (
    HOUR_S,
    Parts,
    PowerRow,
    Quantity,
    SeriesKey,
    Trust,
    from_power,
)
from custom_components.hameau.history import History
from custom_components.hameau.quiet import quietly
from custom_components.hameau.sources.point_hours import energy_hours
from custom_components.hameau.statistic import Statistic
from scripts.benchmarks import Figure
from scripts.tools.recorder import async_recorded, recording

ROOT = Path(__file__).parents[2]
ZONE = ZoneInfo("Europe/Paris")
YEARS = int(os.environ.get("HAMEAU_BENCH_YEARS", "10"))
HOURS = YEARS * 8760
FIRST = int(datetime(2016, 1, 1, tzinfo=ZONE).timestamp())
HALF_HOUR_S = 1800
KEY = SeriesKey("12345678901234", Quantity.IMPORT)
STATISTIC = Statistic(
    id="hameau:bench",
    name="Bench",
    unit="kWh",
    unit_class="energy",
    keys=(KEY,),
    hours=lambda archive, first, last: energy_hours(archive, KEY, ZONE, first, last),
)
BAR_S, BAR_HOLD_MS, BAR_MB = 10.0, 50.0, 150.0


@dataclass(slots=True, kw_only=True)
class Cost:
    """What something took: seconds, the loop's longest hold, and memory."""

    seconds: float = 0.0
    hold_ms: float = 0.0
    extra_mb: float = 0.0


def held_mb() -> float:
    """Memory the process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@asynccontextmanager
async def measured() -> AsyncGenerator[Cost]:
    """Watch time, loop and memory; the figures stand when it ends."""
    cost, over = Cost(), threading.Event()
    before = held_mb()

    def weigh() -> None:
        while not over.wait(0.005):
            cost.extra_mb = max(cost.extra_mb, held_mb() - before)

    async def wake() -> None:
        while True:
            asked = time.perf_counter()
            await asyncio.sleep(0.001)
            late = time.perf_counter() - asked - 0.001
            cost.hold_ms = max(cost.hold_ms, late * 1000)

    scales = threading.Thread(target=weigh)
    scales.start()
    waking = asyncio.create_task(wake())
    await asyncio.sleep(0.05)
    began = time.perf_counter()
    try:
        yield cost
    finally:
        cost.seconds = time.perf_counter() - began
        await asyncio.sleep(0.05)
        waking.cancel()
        over.set()
        scales.join()


@quietly
def curve(year: int, changed: int | None = None) -> Parts:
    """Give a year of an Enedis curve: mean watts at the end of each half-hour; or one half-hour of it, with other watts."""
    random = Random(year)
    first = FIRST + year * 8760 * HOUR_S
    rows = [
        PowerRow(
            end=first + HALF_HOUR_S * place,
            watts=random.randrange(60, 3000),
            step_s=HALF_HOUR_S,
        )
        for place in range(1, 2 * 8760 + 1)
    ]
    if changed is not None:
        row = rows[changed]
        rows = [row._replace(watts=(row.watts or 0) + 500)]
    return from_power(rows, ZONE)


async def ours(folder: Path) -> dict[str, Any]:
    """Import, import again, correct in the middle, compare."""
    async with recording(folder, "Europe/Paris") as hass:
        archive = await hass.async_add_executor_job(Archive.open, folder / "h.db")
        history = History(hass)

        async def ask[T](function: Callable[[Archive], T]) -> T:
            return await hass.async_add_executor_job(function, archive)

        async def bring(years: Iterable[int], changed: int | None = None) -> int:
            """Have files read and written, as the integration does; give the rows written anew."""
            for year in years:
                parts = await hass.async_add_executor_job(curve, year, changed)
                digest = f"{year} {changed}"
                origin = NewOrigin(
                    Trust.FILE if changed is None else Trust.HAND,
                    "bench",
                    "bench",
                    digest,
                    year,
                )
                await ask(partial(_add, origin=origin, parts=parts))
            written = 0
            for since, version in (await ask(Archive.pending)).values():
                written += (await history.async_write(ask, STATISTIC, since)).written
                await ask(partial(_settle, version=version))
            return written

        found: dict[str, Any] = {}

        async def take(name: str, work: Callable[[], Awaitable[object]]) -> None:
            async with measured() as cost:
                rows = await work()
            found[name] = {**asdict(cost), "rows": rows}

        await take("first", lambda: bring(range(YEARS)))
        await take("again", lambda: bring(range(YEARS)))
        await take("corrected", lambda: bring([YEARS // 2], 8760))
        await take("verified", lambda: history.async_verify(ask, [STATISTIC]))
        hours = await history.async_read(STATISTIC, 0, 2**33)
        believed = await ask(lambda a: a.believed(KEY, 0, 2**33).total)
        found["right"] = sum(hours.values) == believed
        await hass.async_add_executor_job(archive.close)
        return found


@quietly
def _add(archive: Archive, origin: NewOrigin, parts: Parts) -> None:
    archive.add(KEY, ZONE, origin, parts.series, marks=[STATISTIC.id])


def _settle(archive: Archive, version: int) -> None:
    archive.settled(STATISTIC.id, version)


async def plain(folder: Path) -> dict[str, Any]:
    """Import as Home Assistant does it."""
    async with recording(folder, "Europe/Paris") as hass:
        random = Random(4)
        values = [random.randrange(60, 3000) / 1000 for _ in range(HOURS)]
        rows = [
            StatisticData(
                start=datetime.fromtimestamp(FIRST + HOUR_S * place, UTC),
                state=value,
                sum=total,
            )
            for place, (value, total) in enumerate(
                zip(values, accumulate(values), strict=True)
            )
        ]
        async with measured() as cost:
            give(hass, rows)
            await async_recorded(get_instance(hass))
        return {"first": {**asdict(cost), "rows": len(rows)}, "version": __version__}


def give(hass: HomeAssistant, rows: list[StatisticData]) -> None:
    """Hand rows to Home Assistant's own import."""
    async_add_external_statistics(
        hass,
        StatisticMetaData(
            mean_type=StatisticMeanType.NONE,
            has_sum=True,
            name="Bench",
            source="hameau",
            statistic_id=STATISTIC.id,
            unit_class="energy",
            unit_of_measurement="kWh",
        ),
        rows,
    )


def apart(side: str) -> dict[str, Any]:
    """Measure one side in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", __name__, side, folder],
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run() -> list[Figure]:
    """Measure both."""
    mine, theirs = apart("ours"), apart("plain")
    first, other = mine["first"], theirs["first"]
    full = YEARS == 10
    beside = f"Home Assistant {theirs['version']}'s own import"

    def figure(name: str, key: str, unit: str, bar: float) -> Figure:
        return Figure(
            name=name,
            value=first[key],
            unit=unit,
            bar=bar if full else None,
            compared_to=f"{beside} ({other[key]:,.4g} {unit})",
            ratio=first[key] / other[key],
        )

    return [
        Figure(name="hours written", value=first["rows"], unit="rows"),
        figure(f"{YEARS} years of half-hours, all in all", "seconds", "s", BAR_S),
        figure("longest hold of the loop", "hold_ms", "ms", BAR_HOLD_MS),
        figure("extra memory at the peak", "extra_mb", "MB", BAR_MB),
        Figure(name="the same file again", value=mine["again"]["seconds"], unit="s"),
        Figure(name="rows that wrote", value=mine["again"]["rows"], unit="rows", bar=0),
        Figure(
            name="one half-hour corrected in the middle",
            value=mine["corrected"]["seconds"],
            unit="s",
        ),
        Figure(
            name="comparing all with what was told",
            value=mine["verified"]["seconds"],
            unit="s",
        ),
        Figure(
            name="totals that differ",
            value=int(not mine["right"]) + len(mine["verified"]["rows"]),
            unit="",
            bar=0,
        ),
    ]


if __name__ == "__main__":
    sides = {"ours": ours, "plain": plain}
    print(json.dumps(asyncio.run(sides[sys.argv[1]](Path(sys.argv[2])))))
