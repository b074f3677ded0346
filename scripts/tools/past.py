"""The past of a simulated meter, so that the demo's first day is not an empty one.

Hourly statistics from yesterday's midnight to the last full hour, made by the simulator
that makes the present: the indexes of the two meet to the watt-hour.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import batched
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.hameau.core.tic.simulator import HistoryStep, history
from scripts.tools.ha import HomeAssistant

HOME = ZoneInfo("Europe/Paris")
STEP = timedelta(minutes=5)
STEPS_PER_HOUR = 12
NO_MEAN, ARITHMETIC = 0, 1  # homeassistant.components.recorder.models.StatisticMeanType

type Hour = tuple[HistoryStep, ...]
type Row = dict[str, Any]


def hours(scenario: str, now: datetime) -> list[Hour]:
    """Give the full hours of a scenario since yesterday's midnight at home."""
    local = now.astimezone(HOME)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    start = (midnight - timedelta(days=1)).astimezone(UTC)
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


async def import_past(ha: HomeAssistant, scenario: str) -> None:
    """Hand the recorder the past of a meter that plays this scenario since a moment."""
    past = hours(scenario, datetime.now(UTC))
    last = past[-1][-1]
    entities = await ha.entities()
    powers = {
        "apparent_power": lambda step: step.power_w,
        "apparent_power_injected": lambda step: step.injected_w,
    }
    for key, power in powers.items():
        if entity_id := entities.get(key):
            await _import(ha, entity_id, power_rows(past, power), has_sum=False)
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
            await _import(ha, entity_id, rows, has_sum=True)


async def _import(
    ha: HomeAssistant, entity_id: str, rows: list[Row], *, has_sum: bool
) -> None:
    """Hand rows to the recorder as the entity's own."""
    metadata = {
        "has_sum": has_sum,
        "mean_type": NO_MEAN if has_sum else ARITHMETIC,
        "name": None,
        "source": "recorder",
        "statistic_id": entity_id,
        "unit_class": "energy" if has_sum else "apparent_power",
        "unit_of_measurement": "kWh" if has_sum else "VA",
    }
    await ha.call("recorder/import_statistics", metadata=metadata, stats=rows)
