"""What the tests of points share: the home, entries, the passing of days, and what the recorder has in the end."""

import asyncio
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.past import async_get_past
from custom_components.hameau.sources.electricity import ElectricityRuntime
from tests.servers.conso_api import ConsoApiStand
from tests.servers.linky_home import LinkyHome

PARIS = ZoneInfo("Europe/Paris")
HOME = LinkyHome(activated=date(2026, 10, 1), producer=False)
POINT = HOME.point
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=PARIS)


def conso_entry(
    hass: HomeAssistant, stand: ConsoApiStand, **more: Any
) -> MockConfigEntry:
    """Give an entry that asks Conso API, added."""
    data = {
        "source": "electricity",
        "way": "conso_api",
        "point": POINT,
        "key": stand.key(),
        "url": stand.base,
    }
    return point_entry(hass, data, **more)


def files_entry(hass: HomeAssistant, **more: Any) -> MockConfigEntry:
    """Give an entry of files only, added."""
    data = {"source": "electricity", "way": "files", "point": POINT}
    return point_entry(hass, data, **more)


def point_entry(
    hass: HomeAssistant, data: Mapping[str, Any], **more: Any
) -> MockConfigEntry:
    """Give an entry of a point, added."""
    entry = MockConfigEntry(
        domain=DOMAIN,
        title=f"Linky …{POINT[-4:]}",
        unique_id=f"{data['source']}_{data['point']}",
        data=data,
        **more,
    )
    entry.add_to_hass(hass)
    return entry


async def settle(hass: HomeAssistant) -> None:
    """Wait until nothing is asked, worked out or written any more."""
    for _ in range(3):
        await hass.async_block_till_done(wait_background_tasks=True)
        past = await async_get_past(hass)
        await past.async_write()
    await hass.async_block_till_done(wait_background_tasks=True)
    await get_instance(hass).async_block_till_done()


async def later(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, **by: float
) -> None:
    """Let time pass, and all that is due with it."""
    freezer.tick(timedelta(**by))
    async_fire_time_changed(hass, dt_util.utcnow())
    await settle(hass)


async def run_of(hass: HomeAssistant, entry: MockConfigEntry) -> ElectricityRuntime:
    """Set an entry up, and give what runs it."""
    await hass.config_entries.async_setup(entry.entry_id)
    await settle(hass)
    run: ElectricityRuntime = entry.runtime_data
    return run


async def asked(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, run: ElectricityRuntime
) -> None:
    """Go to the next moment the gateway is asked, and let it be asked."""
    assert run.asking is not None
    assert run.asking.next is not None
    freezer.move_to(run.asking.next + timedelta(seconds=1))
    async_fire_time_changed(hass, dt_util.utcnow())
    await settle(hass)


async def days_of(hass: HomeAssistant, what: str) -> dict[date, int]:
    """Read a statistic back: Wh (or µEUR) by civil day."""
    name = f"{DOMAIN}:{POINT}_{what}"
    rows = await get_instance(hass).async_add_executor_job(
        statistics_during_period,
        hass,
        datetime(2015, 1, 1, tzinfo=PARIS),
        None,
        {name},
        "hour",
        {"energy": "Wh", "volume": "L"},
        {"state", "sum"},
    )
    found: dict[date, int] = {}
    before = 0.0
    for row in rows.get(name, []):
        day = datetime.fromtimestamp(row["start"], PARIS).date()
        scale = 1_000_000 if "cost" in what or "revenue" in what else 1
        assert row["sum"] is not None
        found[day] = found.get(day, 0) + round((row["sum"] - before) * scale)
        before = row["sum"]
    return found


def expected(first: date, last: date) -> dict[date, int]:
    """What the home drew on the days from first to last, both included."""
    days = (last - first).days + 1
    return {
        day: HOME.day(day) for day in (first + timedelta(days=n) for n in range(days))
    }


def raised(hass: HomeAssistant) -> set[str]:
    """Give the causes of our issues."""
    issues = ir.async_get(hass).issues.values()
    return {str(issue.translation_key) for issue in issues if issue.domain == DOMAIN}


async def soon() -> None:
    """Let other tasks go on."""
    await asyncio.sleep(0)
