"""The past of a simulated meter, so that the demo's first day is not an empty one.

Hourly statistics from yesterday's midnight to the last full hour, made by the simulator
that makes the present: the indexes of the two meet to the watt-hour.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from itertools import batched
from pathlib import Path
import sqlite3
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.hameau.core.tic.simulator import HistoryStep, Scenario, history
from scripts.tools.ha import HomeAssistant, Unhappy

HOME = ZoneInfo("Europe/Paris")
STEP = timedelta(minutes=5)
STEPS_PER_HOUR = 12
DATABASE = "home-assistant_v2.db"
NO_MEAN, ARITHMETIC = 0, 1  # homeassistant.components.recorder.models.StatisticMeanType

type Hour = tuple[HistoryStep, ...]
type Row = dict[str, Any]


def midnight(now: datetime, days: int = 0) -> datetime:
    """Give the midnight at home at which the day `days` ago began."""
    day = now.astimezone(HOME).date() - timedelta(days=days)
    return datetime.combine(day, time(), HOME)


def hours(scenario: str | Scenario, now: datetime, days: int = 1) -> list[Hour]:
    """Give the full hours of a scenario since the midnight of so many days ago at home."""
    start = midnight(now, days).astimezone(UTC)
    end = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return list(
        batched(history(scenario, start, end, STEP), STEPS_PER_HOUR, strict=True)
    )


def power_rows(
    past: Iterable[Hour], power: Callable[[HistoryStep], float]
) -> list[Row]:
    """Give the hours of a power."""
    rows = []
    for hour in past:
        values = [power(step) for step in hour]
        mean = sum(values) / len(values)
        extremes = {"min": min(values), "max": max(values)}
        rows.append({"start": hour[0].start.isoformat(), "mean": mean, **extremes})
    return rows


def energy_rows(
    past: list[Hour], energy_wh: Callable[[HistoryStep], int], last_kwh: float
) -> list[Row]:
    """Give the hours of an index that stands at `last_kwh` when they end.

    Its sum ends at 0: there the recorder begins to count an entity it has just met.
    """
    sum_wh = -sum(energy_wh(step) for hour in past for step in hour)
    rows = []
    for hour in past:
        sum_wh += sum(map(energy_wh, hour))
        row = {"sum": sum_wh / 1000, "state": last_kwh + sum_wh / 1000}
        rows.append({"start": hour[0].start.isoformat(), **row})
    return rows


def index_energy(past: list[Hour], label: str) -> Callable[[HistoryStep], int]:
    """Give what an index counted in a step."""
    steps = [step for hour in past for step in hour]
    counted: dict[datetime, int] = {}
    # The first step has nothing before it: it counts from where it ends.
    before = steps[0].indexes[label]
    for step in steps:
        counted[step.start] = step.indexes[label] - before
        before = step.indexes[label]
    return lambda step: counted[step.start]


async def import_past(
    ha: HomeAssistant, scenario: str | Scenario, days: int = 1
) -> list[Hour]:
    """Hand the recorder the past of a meter that plays this scenario since a moment."""
    past = await asyncio.to_thread(hours, scenario, datetime.now(UTC), days)
    last = past[-1][-1]
    entities = await ha.entities()
    drawn, injected = (lambda step: step.power_w), (lambda step: step.injected_w)
    powers = {
        "apparent_power": (drawn, "VA"),
        "apparent_power_injected": (injected, "VA"),
        "active_power": (drawn, "W"),
        "active_power_export": (injected, "W"),
    }
    for key, (power, unit) in powers.items():
        if entity_id := entities.get(key):
            await _import(ha, entity_id, power_rows(past, power), unit)
    energies = {
        "energy_total": (lambda step: step.energy_wh, last.indexes.get("EAST")),
        "energy_injected": (lambda step: step.injected_wh, last.indexes.get("EAIT")),
        **{
            f"index_{label.lower()}": (index_energy(past, label), value)
            for label, value in last.indexes.items()
        },
    }
    for key, (energy_wh, value) in energies.items():
        if entity_id := entities.get(key):
            last_wh = sum(last.indexes.values()) if value is None else value
            rows = energy_rows(past, energy_wh, last_wh / 1000)
            await _import(ha, entity_id, rows, "kWh")
    return past


async def import_costs(
    ha: HomeAssistant, past: list[Hour], prices: Mapping[str, float]
) -> None:
    """Hand the recorder what the past cost; `prices` of a kWh by index label in lower case.

    The Energy dashboard has made a sensor of the cost of each index, which counts from 0.
    """
    entities = await ha.entities()
    costs = (await ha.call("energy/info"))["cost_sensors"]
    for label, price in prices.items():
        if cost := costs.get(entities.get(f"index_{label}")):
            rows = [
                {"start": row["start"], "sum": paid, "state": paid}
                for row in energy_rows(past, index_energy(past, label.upper()), 0)
                for paid in [row["sum"] * price]
            ]
            await _import(ha, cost, rows, "EUR")


UNIT_CLASSES = {"VA": "apparent_power", "W": "power", "kWh": "energy", "EUR": None}


async def _import(
    ha: HomeAssistant, entity_id: str, rows: list[Row], unit: str
) -> None:
    """Hand rows to the recorder as the entity's own: means of a power, sums of anything else."""
    is_power = unit in ("VA", "W")
    metadata = {
        "has_sum": not is_power,
        "mean_type": ARITHMETIC if is_power else NO_MEAN,
        "name": None,
        "source": "recorder",
        "statistic_id": entity_id,
        "unit_class": UNIT_CLASSES[unit],
        "unit_of_measurement": unit,
    }
    await ha.call("recorder/import_statistics", metadata=metadata, stats=rows)


def write_power(config: Path, entity_id: str, points: Iterable[tuple[int, int]]) -> int:
    """Write the past states of a power into the recorder's database; say how many.

    Statistics are imported by the hour, states by nobody: what a card draws of a day is
    written where the recorder would have. `points`: seconds since 1970, VA.
    """
    with closing(sqlite3.connect(config / DATABASE, timeout=30)) as database:
        known = _known(
            database,
            "SELECT metadata_id FROM states_meta WHERE entity_id = ?",
            entity_id,
        )
        rows = [(str(va), at, at, known) for at, va in points]
        with database:
            database.executemany(
                "INSERT INTO states (state, last_updated_ts, last_reported_ts, "
                "metadata_id) VALUES (?, ?, ?, ?)",
                rows,
            )
    return len(rows)


def write_curve(config: Path, entity_id: str, points: Iterable[tuple[int, int]]) -> int:
    """Write the past of a power in steps of five minutes into the recorder's database; say how many.

    Only hours can be imported; the hour under way would be a hole. `points`: seconds since
    1970, VA; a value lasts until the next one.
    """
    step_s = int(STEP.total_seconds())
    curve: dict[int, list[int]] = {}
    shown: int | None = None
    for at, va in points:
        start = at - at % step_s
        for gone in range(max(curve, default=start) + step_s, start, step_s):
            curve[gone] = [shown if shown is not None else va]
        curve.setdefault(start, [va if shown is None else shown]).append(va)
        shown = va
    if curve:
        curve.pop(max(curve))  # not over yet
    with closing(sqlite3.connect(config / DATABASE, timeout=30)) as database:
        known = _known(
            database,
            "SELECT id FROM statistics_meta WHERE statistic_id = ?",
            entity_id,
        )
        rows = [
            (start + step_s, start, sum(all_) / len(all_), min(all_), max(all_), known)
            for start, all_ in sorted(curve.items())
        ]
        with database:
            database.executemany(
                "INSERT OR IGNORE INTO statistics_short_term "
                "(created_ts, start_ts, mean, min, max, metadata_id) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                rows,
            )
    return len(rows)


def _known(database: sqlite3.Connection, query: str, entity_id: str) -> int:
    """Give the number by which the recorder knows an entity. Raises Unhappy where it does not."""
    found = database.execute(query, (entity_id,)).fetchone()
    if found is None:
        raise Unhappy(f"the recorder does not know {entity_id} yet")
    number: int = found[0]
    return number
