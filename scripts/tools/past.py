"""An invented past for the demo's meter, so that its first day is not an empty one.

Hourly statistics from yesterday's midnight to the last full hour, of the power and of the
indexes. They are made up, and the demo says so; a real home's fill up by themselves.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import exp
from typing import Any
from zoneinfo import ZoneInfo

from scripts.tools.ha import HomeAssistant

HOME = ZoneInfo("Europe/Paris")
NIGHT = (22, 6)
# Indexes of the night and of the day in the contracts that tell them apart.
PAIRS = (
    ("index_easf01", "index_easf02"),
    ("index_hchc", "index_hchp"),
    ("index_bbrhcjb", "index_bbrhpjb"),
)
ARITHMETIC_MEAN = 1


def power_w(hour: float) -> float:
    """Give what an imagined home draws: it sleeps, heats water, cooks, comes home."""
    bumps = ((1.5, 1.2, 1900), (7.3, 1.1, 900), (12.4, 1.0, 1200), (19.6, 1.8, 1700))
    return 240 + sum(
        height * exp(-(((hour - middle) / width) ** 2))
        for middle, width, height in bumps
    )


def hours(now: datetime) -> Iterator[datetime]:
    """Give the full hours since yesterday's midnight at home, in UTC."""
    midnight = now.astimezone(HOME).replace(hour=0, minute=0, second=0, microsecond=0)
    start = (midnight - timedelta(days=1)).astimezone(UTC)
    while start + timedelta(hours=1) <= now:
        yield start
        start += timedelta(hours=1)


def is_night(start: datetime) -> bool:
    """Say whether an hour is one of the cheaper ones."""
    return not NIGHT[1] <= start.astimezone(HOME).hour < NIGHT[0]


async def invent_past(ha: HomeAssistant) -> None:
    """Import the past of the first meter's power and indexes."""
    entities = await ha.entities()
    past = {
        start: power_w(start.astimezone(HOME).hour + 0.5) for start in hours(_now())
    }
    if power := entities.get("apparent_power"):
        rows = [
            {"start": start.isoformat(), "mean": w, "min": 0.6 * w, "max": 1.7 * w}
            for start, w in past.items()
        ]
        await _import(ha, power, rows, {"mean_type": ARITHMETIC_MEAN, "has_sum": False})
    if total := entities.get("energy_total"):
        await _import_energy(ha, total, past)
    for night, day in PAIRS:
        if night in entities and day in entities:
            for key, nightly in ((night, True), (day, False)):
                share = {s: w * (is_night(s) is nightly) for s, w in past.items()}
                await _import_energy(ha, entities[key], share)
            break
    else:
        if base := entities.get("index_base", entities.get("index_easf01")):
            await _import_energy(ha, base, past)


def _now() -> datetime:
    return datetime.now(UTC)


async def _import_energy(
    ha: HomeAssistant, entity_id: str, past: dict[datetime, float]
) -> None:
    """Import an index that ends at its present state.

    The sum ends at 0, where the recorder begins to count for an entity it has just met.
    """
    state = float((await ha.get(f"/api/states/{entity_id}"))["state"])
    total = -sum(past.values()) / 1000
    rows = []
    for start, power in past.items():
        total += power / 1000
        sums = {"sum": round(total, 3), "state": round(state + total, 3)}
        rows.append({"start": start.isoformat(), **sums})
    await _import(ha, entity_id, rows, {"mean_type": 0, "has_sum": True})


async def _import(
    ha: HomeAssistant, entity_id: str, rows: list[dict[str, Any]], kind: dict[str, Any]
) -> None:
    """Hand rows to the recorder as the entity's own."""
    attributes = (await ha.get(f"/api/states/{entity_id}"))["attributes"]
    metadata = {
        **kind,
        "name": None,
        "source": "recorder",
        "statistic_id": entity_id,
        "unit_class": attributes["device_class"],
        "unit_of_measurement": attributes["unit_of_measurement"],
    }
    await ha.call("recorder/import_statistics", metadata=metadata, stats=rows)
