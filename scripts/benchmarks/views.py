"""How long each question of a card takes over the WebSocket of a real Home Assistant, on three years of half-hours.

One home on Tempo: half-hours of a file, the same days from a gateway, the meter's daily maxima, a hole of a week; gas by
days. Its statistics are written before anything is asked. Each figure is the median of some rounds, but for the last ones: what is asked first
after a start, when the history is read and merged. The regulated prices come from a
stand-in, and have been read before.
"""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
import json
from pathlib import Path
from random import Random
from statistics import median
import tempfile
from time import perf_counter
from typing import Any, Final
from zoneinfo import ZoneInfo

from custom_components.hameau.core.archive import Archive, NewOrigin
from custom_components.hameau.core.series import (
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
)
from custom_components.hameau.past_known import MOST_ANSWERS
from scripts.benchmarks import Figure
from scripts.tools.ha import HomeAssistant, running
from scripts.tools.stand_ins import standing_in
from tests.servers.linky_home import LinkyHome

ZONE: Final = ZoneInfo("Europe/Paris")
POINT, GAS_POINT = "12345678901234", "98765432109876"
FIRST, LAST = date(2023, 11, 1), date(2026, 10, 31)
HOLE = (date(2024, 8, 5), date(2024, 8, 12))
ROUNDS = 7
BAR_MS = 200.0
SETTLE_S = 40
ENTRY: Final[dict[str, Any]] = {
    "created_at": "2026-11-01T00:00:00+00:00",
    "modified_at": "2026-11-01T00:00:00+00:00",
    "disabled_by": None,
    "discovery_keys": {},
    "domain": "hameau",
    "minor_version": 1,
    "options": {},
    "pref_disable_new_entities": False,
    "pref_disable_polling": False,
    "source": "user",
    "version": 1,
}
PERIODS = ("off_peak", "peak")
PRICES = {
    f"{colour}_{period}": f"0.{10 + 5 * n:02}"
    for n, (colour, period) in enumerate(
        (colour, period) for colour in ("blue", "white", "red") for period in PERIODS
    )
}


def instant(day: date) -> int:
    """First second of a day."""
    return int(datetime.combine(day, time(), ZONE).astimezone(UTC).timestamp())


def told(trust: Trust, kind: str) -> NewOrigin:
    """Give an origin."""
    return NewOrigin(trust, kind, f"{kind}.csv", kind, instant(LAST))


def half_hours(random: Random) -> Iterator[tuple[int, int, int]]:
    """Give three years of them, less the hole."""
    hole = range(instant(HOLE[0]), instant(HOLE[1]))
    for start in range(instant(FIRST), instant(LAST), 1800):
        if start not in hole:
            yield start, random.randrange(50, 3000), 0


def days(step: Step, random: Random, most: int) -> Iterator[tuple[int, int, int]]:
    """Give a value for each day."""
    day = FIRST
    while day < LAST:
        yield step.start_of(day, ZONE), random.randrange(1000, most), 0
        day += timedelta(days=1)


def fill(path: Path) -> None:
    """Write the archive, as imports and a gateway leave it."""
    random = Random(5)
    path.parent.mkdir()
    archive = Archive.open(path)
    histories = (
        (POINT, Quantity.IMPORT, Step.MINUTES_30, Trust.FILE, "enedis_curve", half_hours(random)),
        (POINT, Quantity.IMPORT, Step.DAY, Trust.GATEWAY, "conso_api", days(Step.DAY, random, 40_000)),
        (POINT, Quantity.MAX_POWER, Step.DAY, Trust.GATEWAY, "conso_api", days(Step.DAY, random, 9500)),
        (GAS_POINT, Quantity.GAS_ENERGY, Step.GAS_DAY, Trust.FILE, "grdf_daily", days(Step.GAS_DAY, random, 80_000)),
    )  # fmt: skip
    for point, quantity, step, trust, kind, rows in histories:
        series = Series.of(step, quantity.unit, ZONE, rows)
        archive.add(SeriesKey(point, quantity), ZONE, told(trust, kind), [series])
    colours = random.choices(("blue", "white", "red"), (300, 43, 22), k=1200)
    first = FIRST - timedelta(days=2)
    coloured = {first + timedelta(days=n): one for n, one in enumerate(colours)}
    archive.set_days("tempo", coloured, "bench")
    archive.close()


def entries() -> list[dict[str, Any]]:
    """Give both points, with their contracts."""
    standing = {"amount": "15", "per": "month"}
    tempo = {
        "from": "2020-01-01",
        "option": "tempo",
        "subscribed_va": 9000,
        "standing": standing,
        "prices": PRICES,
    }
    gas = {"from": "2020-01-01", "standing": standing, "price": "0.1"}
    return [
        _entry(
            "electricity",
            POINT,
            "contract",
            {"from": tempo["from"], "terms": [tempo], "off_peak": []},
        ),
        _entry("gas", GAS_POINT, "gas_contract", {"term": gas}),
    ]


def _entry(source: str, point: str, kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        **ENTRY,
        "entry_id": f"bench{source}",
        "title": source,
        "unique_id": f"{source}_{point}",
        "data": {"source": source, "way": "files", "point": point},
        "subentries": [
            {
                "data": data,
                "subentry_id": f"bench{kind}",
                "subentry_type": kind,
                "title": kind,
                "unique_id": None,
            }
        ],
    }


def questions() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give what cards ask: a name, the command, its fields."""
    drawn = {"point": POINT, "quantity": "import"}
    gas = {"point": GAS_POINT, "quantity": "gas_energy"}
    all_ = {"start": instant(FIRST) * 1000, "end": instant(LAST) * 1000}
    year = {"start": instant(date(2025, 1, 1)) * 1000, "end": instant(date(2026, 1, 1)) * 1000}  # fmt: skip
    month = {"start": instant(date(2025, 1, 1)) * 1000, "end": instant(date(2025, 2, 1)) * 1000}  # fmt: skip
    period = "past/period"
    yield "points", "past/points", {}
    yield "half-hours of a month", period, {**drawn, **month, "grain": "half_hour"}
    yield "hours of a month beside a year ago", period, {**drawn, **month, "grain": "hour", "compare": "year"}  # fmt: skip
    yield "hours of a year", period, {**drawn, **year, "grain": "hour"}
    yield "days of a year beside the one before", period, {**drawn, **year, "grain": "day", "compare": "year"}  # fmt: skip
    yield "months of three years", period, {**drawn, **all_, "grain": "month"}
    yield "years", period, {**drawn, **all_, "grain": "year"}
    yield "gas, days of a year", period, {**gas, **year, "grain": "day"}
    yield "to date", "past/to_date", drawn
    yield "months by year", "past/months", drawn
    yield "weekday by half-hour, three years", "past/profile", {**drawn, **all_}
    yield "load, three years", "past/load", {**drawn, **all_}
    yield "coverage of a year", "past/coverage", {**drawn, "year": 2024}
    yield "other contracts, a year", "past/tariffs", {"point": POINT}


async def ask(ha: HomeAssistant, command: str, fields: dict[str, Any]) -> float:
    """Ask once; give how long the answer took, in ms."""
    began = perf_counter()
    await ha.call(f"hameau/{command}", **fields)
    return (perf_counter() - began) * 1000


async def measured(config: Path, addresses: str) -> list[Figure]:
    """Ask everything."""
    figures: list[Figure] = []
    async with running(config, among=addresses) as ha:
        await asyncio.sleep(SETTLE_S)
        await ask(ha, "past/tariffs", {"point": POINT})
        times: dict[str, list[float]] = {name: [] for name, *_ in questions()}
        for _ in range(ROUNDS):
            await forget(ha)
            for name, command, fields in questions():
                times[name].append(await ask(ha, command, fields))
        figures += [
            Figure(name=name, value=median(took), unit="ms", bar=BAR_MS)
            for name, took in times.items()
        ]
    return figures


async def forget(ha: HomeAssistant) -> None:
    """Ask other things until no answer of before is kept: each is to be worked out anew."""
    for source in ((POINT, "import"), (GAS_POINT, "gas_energy")):
        for number in range(MOST_ANSWERS):
            first, last = (instant(FIRST + n * timedelta(days=1)) * 1000 for n in (number, number + 1))  # fmt: skip
            fields = {"point": source[0], "quantity": source[1], "start": first, "end": last}  # fmt: skip
            await ask(ha, "past/period", {**fields, "grain": "day"})


async def first_times(config: Path, addresses: str) -> list[Figure]:
    """Ask one thing of a Home Assistant that has just started: its history is read and merged first."""
    async with running(config, among=addresses) as ha:
        await asyncio.sleep(SETTLE_S)
        name, command, fields = next(
            one for one in questions() if one[0].startswith("days of a year")
        )
        first = await ask(ha, command, fields)
        dates = await ask(ha, "past/to_date", {"point": POINT, "quantity": "import"})
    return [
        Figure(name=f"{name}, first of all", value=first, unit="ms", bar=BAR_MS),
        Figure(name="to date, first", value=dates, unit="ms", bar=BAR_MS),
    ]


async def _run(config: Path) -> list[Figure]:
    async with standing_in(LinkyHome()) as (_, addresses):
        warm = await measured(config, addresses)
        return [*warm, *await first_times(config, addresses)]


def run() -> list[Figure]:
    """Fill, start, ask."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder)
        fill(config / "hameau" / "history.db")
        storage = config / ".storage"
        storage.mkdir()
        head = {"version": 1, "minor_version": 5, "key": "core.config_entries"}
        text = json.dumps({**head, "data": {"entries": entries()}})
        (storage / "core.config_entries").write_text(text)
        return asyncio.run(_run(config))
