"""The power a day's card draws, as a real recorder kept it."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.components.recorder.core import Recorder
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)

from custom_components.hameau.home_history import (
    POINTS,
    Point,
    async_power,
    power_entities,
    summed,
    thinned,
)

from .plugs import bench

CLAMP, METER = "sensor.clamp", "sensor.meter"


@pytest.fixture(autouse=True)
def recorder(recorder_mock: Recorder) -> None:
    """Keep what is shown."""


def show(
    hass: HomeAssistant, entity: str, value: str, unit: str, at: float = 0
) -> None:
    """Show a value, so many seconds from now."""
    timestamp = dt_util.utcnow().timestamp() + at
    attributes = {"unit_of_measurement": unit}
    hass.states.async_set(entity, value, attributes, timestamp=timestamp)


async def powers(hass: HomeAssistant, began: datetime, *entities: str) -> list[float]:
    await async_wait_recording_done(hass)
    later = dt_util.utcnow() + timedelta(minutes=1)
    return [va for _, va in await async_power(hass, entities, began, later)]


async def test_two_sensors_of_two_units_add_up_once_both_have_spoken(
    hass: HomeAssistant,
) -> None:
    """In VA; what is no number changes nothing."""
    began = dt_util.utcnow()
    show(hass, METER, "1.5", "kVA", 1)
    show(hass, CLAMP, "250", "W", 2)
    show(hass, METER, "unavailable", "kVA", 3)
    show(hass, METER, "2", "kVA", 4)
    assert await powers(hass, began, METER, CLAMP) == [1750, 2250]


async def test_one_sensor_is_told_as_it_is(hass: HomeAssistant) -> None:
    began = dt_util.utcnow()
    show(hass, METER, "300", "VA", 1)
    show(hass, METER, "0", "VA", 2)
    assert await powers(hass, began, METER) == [300, 0]
    assert await powers(hass, began) == []


async def test_a_home_measured_by_sensors_shows_those(hass: HomeAssistant) -> None:
    async with bench(hass, boiler=2500) as home:
        assert power_entities(home.run) == ["sensor.house"]


def test_of_what_falls_into_one_column_the_highest_is_kept() -> None:
    """First and last instants are near enough, and no peak is lost."""
    points: list[Point] = [(1000 * at, float(at % 97)) for at in range(10 * POINTS)]
    points[777] = (777_000, 9000.0)
    kept = thinned(points)
    assert len(kept) <= POINTS + 1
    assert kept == sorted(kept)
    assert set(kept) <= set(points)
    assert (777_000, 9000.0) in kept
    assert thinned(points[:5]) == points[:5]


@pytest.mark.parametrize(
    ("lines", "sums"),
    [
        ([], []),
        ([[(1, 5.0)], []], []),
        ([[(1, 5.0), (3, 6.0)], [(2, 1.0)]], [(2, 6.0), (3, 7.0)]),
    ],
)
def test_a_line_holds_its_last_value(lines: list[list[Point]], sums: list[Any]) -> None:
    assert summed(lines) == sums
