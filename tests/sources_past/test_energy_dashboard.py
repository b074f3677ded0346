"""A point's history on Home Assistant's Energy dashboard: once, with what it costs, and never beside another that counts it."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.energy.data import async_get_manager
from homeassistant.components.energy.validate import async_validate
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
import pytest

from custom_components.hameau.core.series import Parts, Quantity, Series, Step, Trust
from custom_components.hameau.energy_plan import PointStatistics, plan_point
from tests.sources_past.pages import (
    NOW,
    PARIS,
    POINT,
    files_entry,
    point_entry,
    run_of,
    settle,
)
from tests.sources_past.test_contract import LAST, OFF_PEAK, contract, tell_curve

GRID = PointStatistics(
    kind="grid", energy="x:in", cost="x:cost", back="x:out", revenue="x:back"
)
PCE = "GI123456"


@pytest.fixture(autouse=True)
async def energy(recorder_mock: None, hass: HomeAssistant) -> None:
    """Set up the real Energy dashboard."""
    assert await async_setup_component(hass, "energy", {})


async def press(hass: HomeAssistant, name: str) -> None:
    """Press a point's button."""
    target = {ATTR_ENTITY_ID: f"button.{name}_add_to_energy"}
    await hass.services.async_call("button", "press", target, blocking=True)


async def sources(hass: HomeAssistant) -> list[dict[str, Any]]:
    """What the dashboard counts."""
    manager = await async_get_manager(hass)
    return [dict(one) for one in manager.data["energy_sources"]] if manager.data else []


async def tell_day(run: Any, quantity: Quantity, step: Step) -> None:
    """Let the point know one value."""
    row = (step.start_of(LAST, PARIS), 5000, 0)
    series = Series.of(step, quantity.unit, PARIS, [row])
    await run.async_told(
        quantity, Trust.FILE, "file", "a file", Parts(series=(series,))
    )


async def test_it_is_added_once_and_is_valid(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """What is drawn with its cost, what is fed in when that is known; Home Assistant finds no fault with it."""
    freezer.move_to(NOW)
    run = await run_of(
        hass, files_entry(hass, subentries_data=[contract("a", OFF_PEAK)])
    )
    with pytest.raises(ServiceValidationError) as error:
        await press(hass, "linky_0123")
    assert error.value.translation_key == "no_history_to_add"
    await tell_curve(run)
    await settle(hass)
    await press(hass, "linky_0123")
    [grid] = await sources(hass)
    assert grid["stat_energy_from"] == f"hameau:{POINT}_import"
    assert grid["stat_cost"] == f"hameau:{POINT}_cost"
    assert grid["stat_energy_to"] is None
    await tell_day(run, Quantity.EXPORT, Step.DAY)
    await settle(hass)
    await press(hass, "linky_0123")
    await press(hass, "linky_0123")
    [grid] = await sources(hass)
    assert grid["stat_energy_to"] == f"hameau:{POINT}_export"
    assert grid["stat_compensation"] is None
    found = await async_validate(hass)
    assert [one.issues for one in found.energy_sources] == [{}]


async def test_gas_stands_beside_it(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """By its energy where that is known, else by its volume, of which there is no cost."""
    freezer.move_to(NOW)
    data = {"source": "gas", "point": PCE}
    run = await run_of(hass, point_entry(hass, data))
    await tell_day(run, Quantity.GAS_VOLUME, Step.GAS_DAY)
    await settle(hass)
    await press(hass, "linky_0123")
    [gas] = await sources(hass)
    assert gas["type"] == "gas"
    assert gas["stat_energy_from"] == f"hameau:{PCE}_gas_volume".lower()
    assert gas["stat_cost"] is None


async def test_nothing_is_counted_twice(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """It is said what counts the energy already, by the name a person knows."""
    freezer.move_to(NOW)
    hass.states.async_set("sensor.meter", "1", {"friendly_name": "Meter energy"})
    manager = await async_get_manager(hass)
    rival = plan_point([], PointStatistics(kind="grid", energy="sensor.meter")).sources
    await manager.async_update({"energy_sources": rival})  # type: ignore[typeddict-item]  # as it is stored
    run = await run_of(hass, files_entry(hass))
    await tell_curve(run)
    await settle(hass)
    with pytest.raises(ServiceValidationError) as error:
        await press(hass, "linky_0123")
    assert error.value.translation_key == "counted_already"
    assert error.value.translation_placeholders == {
        "point": run.entry.title,
        "names": "Meter energy",
    }
    assert await sources(hass) == rival


def test_what_a_person_set_stays() -> None:
    """Prices fill what is empty; a source without anything drawn is no rival, nor is solar."""
    solar = {"type": "solar", "stat_energy_from": "sensor.roof"}
    only_back = plan_point([], GRID).sources[0] | {
        "stat_energy_from": None,
        "stat_energy_to": "x:out",
    }
    result = plan_point([solar, only_back], GRID)
    assert result.added == ["x:in"]
    assert result.sources[:2] == [solar, only_back]
    assert result.sources[2]["stat_energy_to"] is None
    fixed = plan_point([], GRID).sources[0] | {
        "stat_cost": None,
        "number_energy_price": 0.2,
    }
    again = plan_point([fixed], GRID)
    assert again.sources == [fixed]
    assert not again.changes
    assert plan_point([], GRID).priced == ["x:cost", "x:back"]
