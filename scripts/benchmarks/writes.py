"""Rows a day that the recorder writes for one meter, beside one row for every change.

A real Home Assistant with its default options reads frames at the true pace of the line
for some minutes, and the rows of its database are counted. Beside it stands what linkytic
writes in its real-time mode, which writes each value that differs from the last frame's:
computed from the same frames, for the labels of the entities that are enabled here.
"""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import takewhile
import os
from pathlib import Path
import sqlite3
import tempfile

from custom_components.hameau.core.tic import Group, TicDecoder
from custom_components.hameau.core.tic.simulator import open_scenario
from scripts.benchmarks import Figure
from scripts.tools.flow import add_meter
from scripts.tools.ha import running

SCENARIO = "house"
DAY_S = 86_400
WARM_S = 60.0
WINDOW_S = float(os.environ.get("HAMEAU_WRITES_S", "240"))
BAR_ROWS = 60_000

# What linkytic does not follow in real time, or turns into something else.
NOT_FOLLOWED = {"DATE"}


def rows(database: Path, entities: Iterable[str], since: float) -> int:
    """Count the states that were written for these entities."""
    names = list(entities)
    marks = ",".join("?" * len(names))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
        (count,) = opened.execute(
            "select count(*) from states where last_updated_ts >= ? and metadata_id in "
            f"(select metadata_id from states_meta where entity_id in ({marks}))",
            (since, *names),
        ).fetchone()
    return int(count)


async def ours() -> float:
    """Give the rows a day, from the rows of a window."""
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder)) as ha:
            await add_meter(ha, "replay", {"scenario": SCENARIO, "speed": 1})
            await asyncio.sleep(WARM_S)
            entities = (await ha.entities()).values()
            since = datetime.now(UTC).timestamp()
            await asyncio.sleep(WINDOW_S)
            await asyncio.sleep(2)
            database = Path(folder) / "home-assistant_v2.db"
            count = rows(database, entities, since)
            return count * DAY_S / WINDOW_S


def every_change() -> tuple[float, float]:
    """Give the rows a day of writing every change, and the seconds a frame lasts."""
    start = datetime.now(UTC)
    end = start + timedelta(seconds=WINDOW_S)
    decoder = TicDecoder()
    last: dict[str, str] = {}
    changed = frames = 0
    for _, data in takewhile(
        lambda item: item[0] < end, open_scenario(SCENARIO, start, seed=1)
    ):
        frames += 1
        for event in decoder.feed(data):
            if isinstance(event, Group) and event.label not in NOT_FOLLOWED:
                changed += last.get(event.label) != event.text
                last[event.label] = event.text
    return (changed - len(last)) * DAY_S / WINDOW_S, WINDOW_S / frames


def run() -> list[Figure]:
    """Count ours, compute theirs."""
    theirs, frame_s = every_change()
    mine = asyncio.run(ours())
    return [
        Figure(name="time between frames", value=frame_s, unit="s"),
        Figure(
            name="rows written, default options",
            value=mine,
            unit="rows/day",
            bar=BAR_ROWS,
            compared_to=f"linkytic in real time, as computed ({theirs:,.0f} rows/day)",
            ratio=mine / theirs,
        ),
    ]
