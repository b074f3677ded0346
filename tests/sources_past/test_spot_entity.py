"""A sensor's prices: what is kept of them, what they cost, and what happens where there are none."""

from datetime import datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.models import (
    StatisticData,
    StatisticMeanType,
    StatisticMetaData,
)
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.past import async_get_past
from custom_components.hameau.sources.point_hours import MARKET
from tests.servers.energy_charts import EnergyChartsStand, price
from tests.sources_past.pages import PARIS, later, raised
from tests.sources_past.signals import added, shown

SENSOR = "sensor.my_price"
NOON = datetime(2026, 11, 20, 12, 0, 20, tzinfo=PARIS)


def show(hass: HomeAssistant, state: object, unit: str = "EUR/kWh") -> None:
    """Let the sensor show a price."""
    hass.states.async_set(SENSOR, str(state), {"unit_of_measurement": unit})


async def start(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> MockConfigEntry:
    """Follow the sensor."""
    entry = added(hass, "spot", "Spot", way="entity", entity_id=SENSOR)
    await hass.config_entries.async_setup(entry.entry_id)
    await later(hass, freezer, seconds=1)
    return entry


async def kept(hass: HomeAssistant) -> list[tuple[str, str, int]]:
    """The prices in the archive: start and end by the clock, µEUR/kWh."""
    past = await async_get_past(hass)
    found = await past.async_ask(lambda archive: archive.believed(MARKET, 0, 2**33))
    return [
        (
            f"{datetime.fromtimestamp(start, PARIS):%H:%M}",
            f"{datetime.fromtimestamp(end, PARIS):%H:%M}",
            value,
        )
        for start, end, value, _ in found.rows()
    ]


async def test_each_quarter_has_the_price_of_its_middle(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """A sensor that changes some minutes late is right in the end; one that shows nothing leaves a hole."""
    freezer.move_to(NOON)
    show(hass, 0.21)
    await start(hass, freezer)
    assert shown(hass, "spot_price_now") == "0.21"
    await later(hass, freezer, minutes=15)
    show(hass, 0.35)
    await later(hass, freezer, minutes=8)
    show(hass, "unavailable")
    await later(hass, freezer, minutes=15)
    assert await kept(hass) == [
        ("12:00", "12:15", 210_000),
        ("12:15", "12:30", 350_000),
    ]
    assert shown(hass, "spot_price_now") == "unknown"
    show(hass, 120, "EUR/MWh")
    await later(hass, freezer, minutes=8)
    assert shown(hass, "spot_price_now") == "0.12"
    assert (await kept(hass))[-1] == ("12:45", "13:00", 120_000)


async def test_a_sensor_that_stays_away_is_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOON)
    await start(hass, freezer)
    assert raised(hass) == set()
    await later(hass, freezer, days=3, minutes=1)
    assert raised(hass) == {"service_away"}
    show(hass, 20, "ct/kWh")
    await later(hass, freezer, minutes=8)
    assert raised(hass) == set()
    show(hass, 20, "kWh")
    await later(hass, freezer, minutes=8)
    assert raised(hass) == {"service_bad_answer"}


async def test_the_hours_of_its_statistics_are_taken_up(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Once, up to the hour that runs."""
    freezer.move_to(NOON)
    hours = [NOON.replace(hour=hour, second=0) for hour in (9, 10, 11)]
    metadata = StatisticMetaData(
        has_sum=False, mean_type=StatisticMeanType.ARITHMETIC, name=None,
        source="recorder", statistic_id=SENSOR, unit_class=None,
        unit_of_measurement="EUR/kWh",
    )  # fmt: skip
    rows = [StatisticData(start=at, mean=0.1 + at.hour / 1000) for at in hours]
    async_import_statistics(hass, metadata, rows)
    await get_instance(hass).async_block_till_done()
    show(hass, 0.21)
    await start(hass, freezer)
    assert await kept(hass) == [
        ("09:00", "10:00", 109_000),
        ("10:00", "11:00", 110_000),
        ("11:00", "12:00", 111_000),
        ("12:00", "12:15", 210_000),
    ]


async def test_it_is_believed_before_the_market(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """From the day a person says so; the market's prices of before stay."""
    freezer.move_to(NOON)
    async with EnergyChartsStand(dt_util.utcnow) as stand:
        market = added(hass, "spot", "Spot", url=stand.base)
        await hass.config_entries.async_setup(market.entry_id)
        await later(hass, freezer, seconds=1)
        await hass.config_entries.async_remove(market.entry_id)
    show(hass, 0.21)
    await start(hass, freezer)
    past = await async_get_past(hass)
    noon = int(NOON.replace(second=0).timestamp())
    found = await past.async_ask(
        lambda archive: archive.believed(MARKET, noon - 900, noon + 1800)
    )
    assert [*found.values] == [
        price(noon - 900) * 1000,
        210_000,
        price(noon + 900) * 1000,
    ]


async def test_only_a_price_is_taken(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """The form says which unit it found."""
    freezer.move_to(NOON)
    flows = hass.config_entries.flow
    page: Any = await flows.async_init("hameau", context={"source": SOURCE_USER})
    for step in ("spot", "spot_entity"):
        page = await flows.async_configure(page["flow_id"], {"next_step_id": step})
    for unit, error in (("kWh", "not_a_price"), ("c€/kWh", None)):
        show(hass, 12.5, unit)
        page = await flows.async_configure(page["flow_id"], {"entity_id": SENSOR})
        await hass.async_block_till_done()
        page = await flows.async_configure(page["flow_id"])
        if error:
            assert page["errors"] == {"base": error}
            assert page["description_placeholders"]["detail"] == unit
    assert page["data"]["entity_id"] == SENSOR
    await later(hass, freezer, seconds=1)
    assert shown(hass, "spot_price_price_now") == "0.125"
