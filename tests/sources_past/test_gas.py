"""Gas by hand, from a sensor, and what it costs."""

from datetime import date, datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.core.series import Quality
from custom_components.hameau.sources.gas_readings import gas_days
from tests.sources_past.pages import (
    NOW,
    PARIS,
    days_of,
    files_entry,
    later,
    point_entry,
    run_of,
    settle,
)

PCE = "01234567890123"


def gas_entry(hass: HomeAssistant, **more: Any) -> MockConfigEntry:
    """Give a gas entry, added."""
    return point_entry(hass, {"source": "gas", "point": PCE}, **more)


def at(day: int, hour: int = 6) -> int:
    """An instant in November, local time."""
    return int(datetime(2026, 11, day, hour, tzinfo=PARIS).timestamp())


async def add(hass: HomeAssistant, **told: Any) -> None:
    """Add a reading by the service."""
    await hass.services.async_call("hameau", "add_gas_reading", told, blocking=True)
    await settle(hass)


def test_readings_in_the_morning_are_measures() -> None:
    """What lies between other hours is shared evenly, and marked so; sums stay."""
    parts = gas_days([(at(1), 1000), (at(2), 4000), (at(4, 12), 10_000)], PARIS)
    [series] = parts.series
    assert list(series.starts) == [at(1), at(2), at(3)]
    assert list(series.values) == [3000, 2666, 2667]
    assert list(series.quality) == [
        Quality.MEASURED,
        Quality.ESTIMATED,
        Quality.ESTIMATED,
    ]


def test_a_new_meter_is_no_consumption() -> None:
    """Nothing is told of the while in which the index fell."""
    readings = [(at(1), 5000), (at(2), 6000), (at(3), 10), (at(4), 20)]
    parts = gas_days(readings, PARIS)
    assert list(parts.series[0].values) == [1000, 10]
    assert [gap.reason for gap in parts.gaps] == ["reset"]
    assert gas_days([], PARIS).series == ()


async def test_readings_become_days_and_energies(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """In any order; energy by the coefficient that came with them, kept from its date on."""
    freezer.move_to(NOW)
    await run_of(hass, gas_entry(hass))
    await add(hass, at="2026-11-04 06:00:00", index=106.0)
    await add(hass, at="2026-11-01 06:00:00", index=100.0, coefficient=11.2)
    await add(hass, at="2026-11-02 06:00:00", index=103.0)
    volumes = await days_of(hass, "gas_volume")
    assert {day: litres for day, litres in volumes.items() if litres} == {
        date(2026, 11, 1): 3000,
        date(2026, 11, 2): 1500,
        date(2026, 11, 3): 1500,
    }
    assert await days_of(hass, "gas_energy") == {
        date(2026, 11, 1): 33_600,
        date(2026, 11, 2): 16_800,
        date(2026, 11, 3): 16_800,
    }


async def test_the_volume_of_a_day(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """It has the date of its morning; a contract's coefficient gives its energy, and its price the cost."""
    freezer.move_to(NOW)
    entry = gas_entry(hass)
    await run_of(hass, entry)
    await add(hass, day="2026-11-10", volume=4.0)
    assert await days_of(hass, "gas_energy") == {}
    manager = hass.config_entries.subentries
    terms = {
        "from": "2026-01-01",
        "price": 0.1,
        "standing": 0,
        "per": "month",
        "coefficient": 11.0,
    }
    for errors in (None, {"from": "from_taken"}):
        flow = await manager.async_init(
            (entry.entry_id, "gas_contract"), context={"source": SOURCE_USER}
        )
        done = await manager.async_configure(flow["flow_id"], terms)
        assert done.get("errors") == errors
        await settle(hass)
    assert await days_of(hass, "gas_energy") == {date(2026, 11, 10): 44_000}
    costs = await days_of(hass, "cost")
    assert costs[date(2026, 11, 10)] == 4_400_000


async def test_a_sensor_is_read_on_the_hour(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """Its index counts, in whatever unit of volume."""
    freezer.move_to(datetime(2026, 11, 20, 11, 59, 30, tzinfo=PARIS))
    unit = {"unit_of_measurement": "m³", "device_class": "gas"}
    hass.states.async_set("sensor.gas", "100.5", unit)
    options = {"sensor": "sensor.gas", "zone": "Europe/Paris"}
    run = await run_of(hass, gas_entry(hass, options=options))
    await later(hass, freezer, seconds=32)
    for value in ("100.75", "unavailable", "101.5"):
        hass.states.async_set("sensor.gas", value, unit)
        await later(hass, freezer, hours=1)
    await settle(hass)
    assert await days_of(hass, "gas_volume") == {date(2026, 11, 20): 250}
    assert run.figures.last_day is None


async def test_a_reading_is_added_on_the_page_of_options(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """It is taken from the page, not kept in the options."""
    freezer.move_to(NOW)
    entry = gas_entry(hass)
    await run_of(hass, entry)
    await add(hass, at="2026-11-01 06:00:00", index=100.0)
    manager = hass.config_entries.options
    page: Any = await manager.async_init(entry.entry_id)
    half = {"zone": "Europe/Paris", "reading": {"index": 103.5}, "day": {}}
    refused: Any = await manager.async_configure(page["flow_id"], half)
    assert refused["errors"] == {"base": "half_a_reading"}
    reading = {"at": "2026-11-02 06:00:00", "index": 103.5}
    await manager.async_configure(page["flow_id"], {**half, "reading": reading})
    await settle(hass)
    assert "reading" not in entry.options
    assert await days_of(hass, "gas_volume") == {date(2026, 11, 1): 3500}


async def test_the_volume_of_a_day_is_added_on_the_page_of_options(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """With its coefficient, and not without its day."""
    freezer.move_to(NOW)
    entry = gas_entry(hass)
    await run_of(hass, entry)
    manager = hass.config_entries.options
    page: Any = await manager.async_init(entry.entry_id)
    told = {"day": "2026-11-03", "volume": 4.2, "coefficient": 11.0}
    for missing, error in (("day", "half_a_day"), ("volume", "half_a_day")):
        half = {key: value for key, value in told.items() if key != missing}
        answer = {"zone": "Europe/Paris", "reading": {}, "day": half}
        refused: Any = await manager.async_configure(page["flow_id"], answer)
        assert refused["errors"] == {"base": error}
    await manager.async_configure(page["flow_id"], {**answer, "day": told})
    await settle(hass)
    assert "day" not in entry.options
    assert await days_of(hass, "gas_volume") == {date(2026, 11, 3): 4200}
    assert await days_of(hass, "gas_energy") == {date(2026, 11, 3): 46_200}


async def test_which_gas_history_is_meant(hass: HomeAssistant) -> None:
    """The only one, the one that is named, and no other kind."""
    reading = {"index": 1.0}
    await run_of(hass, files_entry(hass))
    with pytest.raises(ServiceValidationError, match="no gas"):
        await add(hass, **reading)
    other = hass.config_entries.async_entries("hameau")[0]
    with pytest.raises(ServiceValidationError):
        await add(hass, config_entry_id=other.entry_id, **reading)
    entry = gas_entry(hass)
    await run_of(hass, entry)
    await add(hass, config_entry_id=entry.entry_id, **reading)
    with pytest.raises(ServiceValidationError):
        await add(hass)
