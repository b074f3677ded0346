"""What measures a home: our own meter, group by group, or sensors of another integration."""

from dataclasses import replace
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from custom_components.hameau.core.control.shedding import HOUSE
from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from custom_components.hameau.sources.home_runtime import HomeRuntime
from tests.wire import Home

from .villa import Clock, appliance, home_entry, set_up

VA = {"unit_of_measurement": "VA"}
SENSORS = ["sensor.a", "sensor.b", "sensor.c"]


async def metered(hass: HomeAssistant, meter: Home) -> HomeRuntime:
    """Set up a home of one appliance on a meter."""
    await async_setup_component(hass, "homeassistant", {})
    hass.states.async_set("switch.car", "on")
    await meter.set_up()
    entry = home_entry(
        hass,
        [appliance("car", "switch.car", 3000, 1)],
        meter_entry=meter.entry.entry_id,
    )
    return await set_up(hass, entry)


async def close(
    hass: HomeAssistant, run: HomeRuntime, meter: Home | None = None
) -> None:
    """Unload what was set up."""
    await hass.config_entries.async_unload(run.entry.entry_id)
    if meter is not None:
        await hass.config_entries.async_unload(meter.entry.entry_id)


@pytest.mark.parametrize(
    ("mode", "phases"),
    [
        (Mode.STANDARD, 1),
        (Mode.STANDARD, 3),
        (Mode.HISTORIQUE, 1),
        (Mode.HISTORIQUE, 3),
    ],
)
async def test_each_frame_is_one_sample(
    hass: HomeAssistant, mode: Mode, phases: int
) -> None:
    """Whatever the mode and the phases, changed or not; all limits get their power."""
    meter = Home(hass, BASE, mode=mode, phases=phases, subscribed_kva=9)
    run = await metered(hass, meter)
    before = run.state.meter.samples
    await meter.hear(4, watts=2400)
    assert run.state.meter.samples == before + 4
    limits = run.state.limits
    assert limits[HOUSE].limit_va == 9000
    assert limits[HOUSE].power_va == pytest.approx(2472, abs=30)
    for phase in range(1, phases + 1 if phases > 1 else 1):
        assert limits[f"phase_{phase}"].limit_va == 3000
        assert limits[f"phase_{phase}"].power_va == pytest.approx(824, abs=200)
    await close(hass, run, meter)


async def test_another_subscription_is_followed_at_once(hass: HomeAssistant) -> None:
    """A person changed the contract; the meter says so, and nothing is restarted."""
    meter = Home(hass, BASE, subscribed_kva=9)
    run = await metered(hass, meter)
    assert run.view()["limit_va"] == 9000
    meter.settings = meter.meter.settings = replace(meter.settings, subscribed_kva=6)
    await meter.hear(2)
    assert run.view()["limit_va"] == 6000
    await close(hass, run, meter)


async def test_a_meter_that_is_reloaded_is_followed_again(hass: HomeAssistant) -> None:
    """Its runtime is another object then."""
    meter = Home(hass, BASE)
    run = await metered(hass, meter)
    await hass.config_entries.async_reload(meter.entry.entry_id)
    before = run.state.meter.samples
    await meter.hear(2)
    assert run.state.meter.samples == before + 2
    await close(hass, run, meter)


async def test_a_forged_frame_of_an_open_radio_cuts_nothing(
    hass: HomeAssistant,
) -> None:
    """Three frames in a row over six seconds have to agree."""
    clock = Clock()
    meter = Home(hass, BASE, subscribed_kva=6)
    meter.line.trusted = False
    with clock.told():
        run = await metered(hass, meter)

        async def hear(watts: float, frames: int) -> float | None:
            for _ in range(frames):
                clock.advance(2)
                await meter.hear(1, watts=watts)
            return run.view()["power_va"]

        assert await hear(1000, 6) == pytest.approx(1030, abs=20)
        assert await hear(30_000, 1) == pytest.approx(1030, abs=20)
        assert await hear(1000, 4) == pytest.approx(1030, abs=20)
        assert await hear(5000, 4) == pytest.approx(5150, abs=60)
        assert run.journal.sheds == 0
        await close(hass, run, meter)


async def sensed(hass: HomeAssistant, ids: list[str], **options: Any) -> HomeRuntime:
    """Set up a home on sensors of another integration."""
    await async_setup_component(hass, "homeassistant", {})
    parts = [appliance("car", "switch.car", 3000, 1)]
    entry = home_entry(hass, parts, options, meter_entities=ids, subscribed_va=9000)
    return await set_up(hass, entry)


@pytest.mark.parametrize(
    ("said", "unit", "va"),
    [
        ("2300", "VA", 2300),
        ("2.3", "kVA", 2300),
        ("2300", "W", 2300),
        ("2.3", "kW", 2300),
        ("10.0", "A", 2300),
        ("10", "A", 2530),
        ("-500", "W", 0),
        ("20", "°C", None),
        ("unavailable", "VA", None),
        ("unknown", "VA", None),
    ],
)
async def test_a_sensor_is_read_in_its_unit(
    hass: HomeAssistant, said: str, unit: str, va: float | None
) -> None:
    """What is no power is no sample: silence."""
    run = await sensed(hass, ["sensor.a"])
    hass.states.async_set("sensor.a", said, {"unit_of_measurement": unit})
    await hass.async_block_till_done()
    assert run.state.limits[HOUSE].power_va == va
    assert run.state.meter.samples == (va is not None)
    await close(hass, run)


async def test_the_same_value_again_is_a_sample_too(hass: HomeAssistant) -> None:
    """A steady house is not a silent meter; the period is measured."""
    clock = Clock()
    with clock.told():
        run = await sensed(hass, ["sensor.a"])
        for _ in range(6):
            clock.advance(30)
            hass.states.async_set("sensor.a", "1000", VA)
            await hass.async_block_till_done()
        assert run.state.meter.samples == 6
        assert run.state.meter.period_s == pytest.approx(30)
        await close(hass, run)


async def test_three_sensors_are_one_measurement_of_three_phases(
    hass: HomeAssistant,
) -> None:
    """Taken once all three have spoken; missing one, there is none."""
    run = await sensed(hass, SENSORS)
    for place, sensor in enumerate(SENSORS):
        hass.states.async_set(sensor, str(1000 * (place + 1)), VA)
        await hass.async_block_till_done()
        assert run.state.meter.samples == (place == 2)
    limits = run.state.limits
    assert limits[HOUSE].power_va == 6000
    assert [limits[f"phase_{n}"].power_va for n in (1, 2, 3)] == [1000, 2000, 3000]
    await close(hass, run)


async def test_a_cap_lowers_the_limit_while_it_says_so(hass: HomeAssistant) -> None:
    """And the factor always does."""
    run = await sensed(hass, ["sensor.a"], factor=0.9, cap_entity="sensor.cap")
    assert run.view()["limit_va"] == 8100
    hass.states.async_set("sensor.cap", "3", {"unit_of_measurement": "kVA"})
    await hass.async_block_till_done()
    assert run.view()["limit_va"] == 3000
    hass.states.async_set("sensor.cap", "unavailable")
    await hass.async_block_till_done()
    assert run.view()["limit_va"] == 8100
    await close(hass, run)
