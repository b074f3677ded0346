"""The sums of a real recorder, when a meter is exchanged for another."""

from dataclasses import replace
from datetime import datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
import pytest
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from custom_components.hameau.core.tic.simulator import Registers, Simulator
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from tests.meter import OTHER
from tests.wire import START, Home

MINUTE = timedelta(minutes=1)


def registers(wh: int) -> Registers:
    """Give the registers of a meter that has counted so much."""
    return Registers(supplier=[wh, *[0] * 9])


def exchange(home: Home, wh: int) -> None:
    """Put another meter on the line, with registers of its own."""
    home.settings = replace(home.settings, serial=OTHER)
    home.meter = Simulator(
        offer=BASE,
        load=lambda _: [home.watts],
        start=home.at,
        settings=home.settings,
        registers=registers(wh),
    )


async def summed(hass: HomeAssistant, home: Home, start: datetime) -> float:
    """Compile five minutes; give the sum of the energy then, kWh."""
    energy = home.entity("energy_total")
    await async_wait_recording_done(hass)
    do_adhoc_statistics(hass, start=start)
    await async_wait_recording_done(hass)
    rows = await get_instance(hass).async_add_executor_job(
        lambda: statistics_during_period(
            hass, START, None, {energy}, "5minute", None, {"sum"}
        )
    )
    total = rows[energy][-1]["sum"]
    assert total is not None
    return total


@pytest.mark.usefixtures("recorder_mock")
@pytest.mark.parametrize("wh", [30_000_000, 12_000])
async def test_an_exchanged_meter_adds_no_difference_of_registers(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, wh: int
) -> None:
    """Higher, or as new: what counts is what each has counted here."""
    freezer.move_to(START)
    home = Home(hass, BASE, registers=registers(9_000_000))
    await home.set_up()
    assert await summed(hass, home, START) < 0.1
    freezer.move_to(START + MINUTE)
    exchange(home, wh)
    for _ in range(4):
        freezer.tick(2)
        await home.hear()
    freezer.move_to(START + 10 * MINUTE)
    await home.entry.runtime_data.async_adopt_replacement()
    await hass.async_block_till_done()
    await home.set_up()
    assert float(home.state("energy_total")) == pytest.approx(wh / 1000, abs=1)
    assert abs(await summed(hass, home, START + 10 * MINUTE)) < 0.1
    home.at += 60 * MINUTE
    freezer.move_to(START + 75 * MINUTE)
    await home.hear(3)
    total = await summed(hass, home, START + 75 * MINUTE)
    assert total == pytest.approx(0.8, abs=0.1)
