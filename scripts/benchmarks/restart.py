"""Home Assistant killed (kill -9) in the middle of a replay: what its history then lacks or counts twice.

A simulated home is read at true speed. After the recorder has compiled statistics the
process is killed, left dead for a while, started again, and read until statistics have been
compiled twice more. The recorded index is then compared with the simulator's own register,
and the rise of the statistics with the rise of the index.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
import os
from pathlib import Path
import sqlite3
import tempfile
import time

from custom_components.hameau.core.tic import Group, TicDecoder
from custom_components.hameau.core.tic.simulator import open_scenario
from scripts.benchmarks import Figure
from scripts.tools.flow import add_meter
from scripts.tools.ha import running

SCENARIO = "house"
PERIOD_S = 300
COMPILED_S = 25
"""Statistics are compiled ten seconds after each period; then they are in the file."""
SETTLE_S = 20.0
DEAD_S = float(os.environ.get("HAMEAU_DEAD_S", "45"))
WH_PER_KWH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the database holds of the total: states (time, Wh) and statistics (Wh, Wh)."""

    states: list[tuple[float, int]]
    statistics: list[tuple[int, int]]


async def after_periods(count: int) -> None:
    """Wait until the recorder has compiled this many more periods."""
    now = time.time()
    await asyncio.sleep((now // PERIOD_S + count) * PERIOD_S + COMPILED_S - now)


async def live_through(config: Path) -> str:
    """Read, kill, start again, read; give the entity of the total."""
    async with running(config) as ha:
        await add_meter(ha, "replay", {"scenario": SCENARIO, "speed": 1})
        await asyncio.sleep(SETTLE_S)
        total = (await ha.entities())["energy_total"]
        await after_periods(1)
        ha.process.kill()
        await ha.process.wait()
    await asyncio.sleep(DEAD_S)
    async with running(config):
        await after_periods(2)
    return total


def past_of(config: Path, entity_id: str) -> Past:
    """Read the database."""
    with sqlite3.connect(config / "home-assistant_v2.db") as opened:
        states = opened.execute(
            "select s.last_updated_ts, s.state from states s join states_meta m on "
            "s.metadata_id = m.metadata_id where m.entity_id = ? "
            "order by s.last_updated_ts",
            (entity_id,),
        ).fetchall()
        statistics = opened.execute(
            "select s.state, s.sum from statistics_short_term s join statistics_meta m "
            "on s.metadata_id = m.id where m.statistic_id = ? order by start_ts",
            (entity_id,),
        ).fetchall()
    return Past(
        states=[(at, wh(state)) for at, state in states if state[0].isdigit()],
        statistics=[(wh(state), wh(total)) for state, total in statistics],
    )


def wh(kwh: str | float) -> int:
    """Turn what Home Assistant keeps into whole Wh."""
    return round(float(kwh) * WH_PER_KWH)


def registers(start: datetime) -> Iterator[tuple[float, int]]:
    """Give the meter's own register of the total, frame by frame."""
    decoder = TicDecoder()
    for at, frame in open_scenario(SCENARIO, start):
        for event in decoder.feed(frame):
            if isinstance(event, Group) and event.label == "EAST":
                assert isinstance(event.value, int)
                yield at.timestamp(), event.value


def off_the_register(states: list[tuple[float, int]]) -> int:
    """Give the largest distance, in Wh, of a recorded index from the meter's own by then."""
    start = datetime.fromtimestamp(states[0][0], UTC) - timedelta(minutes=2)
    worst, known = 0, registers(start)
    _, before = next(known)
    at, register = next(known)
    for recorded_at, recorded in states:
        while at < recorded_at:
            before = register
            at, register = next(known)
        worst = max(worst, before - recorded, recorded - register)
    return worst


def run() -> list[Figure]:
    """Live through a kill and judge the history."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder)
        past = past_of(config, asyncio.run(live_through(config)))
    indexes = [index for _, index in past.states]
    rises = [later - former for former, later in pairwise(indexes)]
    (first, first_sum), (last, last_sum) = past.statistics[0], past.statistics[-1]
    return [
        Figure(name="states recorded", value=len(indexes), unit="states"),
        Figure(
            name="states lower than the one before",
            value=sum(rise < 0 for rise in rises),
            unit="states",
            bar=0,
        ),
        Figure(
            name="largest distance from the meter's register",
            value=off_the_register(past.states),
            unit="Wh",
            bar=1,
        ),
        Figure(
            name="periods in the statistics",
            value=len(past.statistics),
            unit="of 5 min",
        ),
        Figure(
            name="statistics' rise less the index's",
            value=abs((last_sum - first_sum) - (last - first)),
            unit="Wh",
            bar=0,
            compared_to=f"a rise of {last - first} Wh",
        ),
    ]
