"""Our blueprints of tariff, sun and absence, made into automations that switch real entities."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import CoreState, HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
import pytest

from tests.blueprints.automations import automate, show, wait

PLUG, OTHER, PERIOD = "input_boolean.plug", "input_boolean.other", "sensor.period"
IN, OUT = "sensor.injected", "sensor.drawn"


@pytest.fixture(autouse=True)
async def plugs(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    """Give two plugs that really switch, on a winter's day in Paris."""
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to("2026-01-14T09:00:00+00:00")
    assert await async_setup_component(hass, "homeassistant", {})
    switches = {"input_boolean": {"plug": None, "other": None}}
    assert await async_setup_component(hass, "input_boolean", switches)


async def switch(hass: HomeAssistant, entity_id: str, on: bool) -> None:
    """Be a person."""
    service = "turn_on" if on else "turn_off"
    data = {"entity_id": entity_id}
    await hass.services.async_call("input_boolean", service, data, blocking=True)


async def periods(hass: HomeAssistant, *states: str) -> list[str]:
    """Show tariff periods in turn; give the plug's state after each."""
    seen = []
    for state in states:
        await show(hass, PERIOD, state)
        await hass.async_block_till_done()
        seen.append(hass.states.get(PLUG).state)
    return seen


async def by_tariff(hass: HomeAssistant, **more: Any) -> None:
    """Let the plug follow the tariff."""
    use = {"tariff_period": PERIOD, "plugs": [PLUG], **more}
    await automate(hass, "plug_by_tariff", told=False, **use)


async def test_plug_follows_the_chosen_periods(hass: HomeAssistant) -> None:
    """A silence of the meter changes nothing; what began in it is made up for."""
    await show(hass, PERIOD, "blue_peak")
    await by_tariff(hass)
    said = ("blue_off_peak", "unavailable", "blue_off_peak", "white_off_peak")
    assert await periods(hass, *said) == ["on"] * 4
    assert await periods(hass, "red_off_peak", "white_off_peak") == ["off", "on"]
    assert await periods(hass, "unavailable", "white_peak") == ["on", "off"]


async def test_hand_is_respected_within_a_period(hass: HomeAssistant) -> None:
    await show(hass, PERIOD, "blue_peak")
    await by_tariff(hass)
    await periods(hass, "blue_off_peak")
    await switch(hass, PLUG, False)
    assert await periods(hass, "white_off_peak", "white_peak") == ["off", "off"]


async def test_restart_makes_up_for_what_was_missed(hass: HomeAssistant) -> None:
    hass.set_state(CoreState.not_running)
    await show(hass, PERIOD, "off_peak")
    await by_tariff(hass)
    assert hass.states.is_state(PLUG, "off")
    await hass.async_start()
    await hass.async_block_till_done()
    assert hass.states.is_state(PLUG, "on")


async def test_plug_is_on_for_its_longest_time(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await show(hass, PERIOD, "peak")
    await by_tariff(hass, longest=3)
    await show(hass, PERIOD, "off_peak")
    await wait(hass, freezer, hours=2, minutes=59)
    assert hass.states.is_state(PLUG, "on")
    await wait(hass, freezer, minutes=2)
    assert hass.states.is_state(PLUG, "off")


async def red_day(hass: HomeAssistant, told: list[ServiceCall]) -> None:
    """Let the plug rest on red days."""
    await show(hass, PERIOD, "white_off_peak")
    await show(hass, "sensor.tomorrow", "red")
    await switch(hass, PLUG, True)
    use: dict[str, Any] = {
        "tariff_period": PERIOD,
        "colour_tomorrow": "sensor.tomorrow",
    }
    await automate(hass, "tempo_red_day", plugs=[PLUG], **use)


async def test_red_day_is_told_before_and_rests_while_it_is_dear(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    await red_day(hass, told)
    freezer.move_to("2026-01-14T18:29:59+00:00")
    await wait(hass, freezer, seconds=2)
    assert "Demain est un jour Tempo rouge" in told[0].data["message"]
    await show(hass, "sensor.tomorrow", "blue")
    freezer.move_to("2026-01-15T05:00:10+00:00")
    assert await periods(hass, "red_off_peak", "red_peak") == ["on", "off"]
    freezer.move_to("2026-01-15T21:00:10+00:00")
    assert await periods(hass, "red_off_peak", "blue_off_peak") == ["on", "on"]
    assert len(told) == 3


async def test_red_day_ends_though_the_meter_was_silent_then(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    """And a meter that falls silent in the night ends nothing twice."""
    await red_day(hass, told)
    await show(hass, "sensor.tomorrow", "blue")
    freezer.move_to("2026-01-15T05:00:10+00:00")
    assert await periods(hass, "red_peak", "unavailable", "red_peak") == ["off"] * 3
    await switch(hass, PLUG, True)
    assert await periods(hass, "unavailable", "red_peak") == ["on", "on"]
    await switch(hass, PLUG, False)
    freezer.move_to("2026-01-15T21:30:00+00:00")
    assert await periods(hass, "unavailable", "red_off_peak") == ["off", "on"]
    await switch(hass, PLUG, False)
    freezer.move_to("2026-01-15T22:30:00+00:00")
    assert await periods(hass, "unavailable", "red_off_peak") == ["off", "off"]


async def sunny(hass: HomeAssistant) -> None:
    """Let the plug heat water."""
    await show(hass, PERIOD, "peak")
    await show(hass, IN, "0", unit_of_measurement="VA")
    await show(hass, OUT, "0.4", unit_of_measurement="kW")
    use = {"heater": PLUG, "tariff_period": PERIOD, "injected": IN, "drawn": OUT}
    await automate(hass, "water_heater_solar", told=False, **use)


async def test_water_is_heated_by_the_sun_through_short_clouds(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await sunny(hass)
    await show(hass, IN, "1900", unit_of_measurement="VA")
    await wait(hass, freezer, minutes=4)
    assert hass.states.is_state(PLUG, "off")
    await wait(hass, freezer, minutes=1, seconds=1)
    assert hass.states.is_state(PLUG, "on")
    await show(hass, IN, "0", unit_of_measurement="VA")
    await show(hass, OUT, "1.2", unit_of_measurement="kW")
    await wait(hass, freezer, minutes=4)
    await show(hass, OUT, "0.3", unit_of_measurement="kW")
    await wait(hass, freezer, minutes=2)
    assert hass.states.is_state(PLUG, "on")
    await show(hass, OUT, "1.2", unit_of_measurement="kW")
    await wait(hass, freezer, minutes=5, seconds=1)
    assert hass.states.is_state(PLUG, "off")


async def test_water_is_heated_off_peak_whatever_is_drawn(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    await sunny(hass)
    assert await periods(hass, "off_peak") == ["on"]
    await show(hass, OUT, "2.9", unit_of_measurement="kW")
    await wait(hass, freezer, minutes=10)
    assert await periods(hass, "unavailable", "off_peak") == ["on", "on"]
    assert await periods(hass, "peak") == ["off"]


async def leave(hass: HomeAssistant, **more: Any) -> None:
    """Let a calendar of holidays rule."""
    await switch(hass, PLUG, True)
    await switch(hass, OTHER, True)
    use: dict[str, Any] = {
        "away_entity": "calendar.trip",
        "plugs": [PLUG, OTHER],
        "back": [PLUG],
    }
    await automate(hass, "vacation", **use, **more)


async def test_house_rests_while_away_and_is_ready_before_the_return(
    hass: HomeAssistant, told: list[ServiceCall], freezer: FrozenDateTimeFactory
) -> None:
    await show(hass, "calendar.trip", "off", end_time="2026-01-20 18:00:00")
    await leave(hass, early=6)
    await show(hass, "calendar.trip", "on", end_time="2026-01-20 18:00:00")
    assert hass.states.is_state(PLUG, "off")
    assert hass.states.is_state(OTHER, "off")
    freezer.move_to("2026-01-20T10:59:00+00:00")
    await wait(hass, freezer, seconds=20)
    assert hass.states.is_state(PLUG, "off")
    await wait(hass, freezer, minutes=2)
    assert hass.states.is_state(PLUG, "on")
    assert hass.states.is_state(OTHER, "off")
    await show(hass, "calendar.trip", "off", end_time="2026-02-20 18:00:00")
    assert [call.data["message"][:5] for call in told] == ["Bonne", "La ma"]


async def test_restart_while_away_is_no_news(
    hass: HomeAssistant, told: list[ServiceCall]
) -> None:
    await show(hass, "calendar.trip", "off")
    await leave(hass, language="en")
    await show(hass, "calendar.trip", "on")
    await show(hass, "calendar.trip", "unavailable")
    await show(hass, "calendar.trip", "on")
    assert [call.data["message"][:11] for call in told] == ["Have a good"]
    await show(hass, "calendar.trip", "off")
    assert hass.states.is_state(PLUG, "on")
    assert len(told) == 2
