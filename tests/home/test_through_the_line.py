"""From bytes on a line to relays that move: an hour of a house that asks for too much, with zero trips."""

from collections.abc import AsyncIterator
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.tic import Mode
from custom_components.hameau.core.tic.simulator import Settings, Simulator
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from custom_components.hameau.core.tic.status import Breaker

from .villa import START, Villa, set_up

MINUTE, HOUR = 60, 3600
DRAWS = {"bedroom": 1000.0, "living": 1500.0, "boiler": 2000.0, "car": 2300.0}


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Let the line be opened."""


def demand(second: int) -> float:
    """An oven for twenty minutes of the hour, a kettle every seven, a hob in between; VA."""
    minute = second // 60
    oven = 2500 if 5 <= minute < 25 else 0
    kettle = 2000 if minute % 7 in (3, 4) else 0
    hob = 3000 if 30 <= minute < 42 and second % 60 < 40 else 0
    return 400 + oven + kettle + hob


@pytest.fixture
async def villa(
    hass: HomeAssistant, tmp_path: Path, hass_storage: dict[str, Any]
) -> AsyncIterator[Villa]:
    """Give a house of a car, a water heater and two radiators on 6 kVA."""
    built = Villa(hass, tmp_path, DRAWS, demand)
    await built.build()
    with built.clock.told():
        yield built
    await built.close()


def trips_unattended(first: int, seconds: int) -> int:
    """How often the same time opens the breaker when nobody acts."""
    at = START + timedelta(seconds=first)

    def load(now: datetime) -> float:
        return demand(int((now - START).total_seconds())) + sum(DRAWS.values())

    settings = Settings(mode=Mode.STANDARD, subscribed_kva=6)
    meter = Simulator(offer=BASE, load=load, start=at, settings=settings)
    trips = 0
    for _ in range(seconds // 2):
        at += timedelta(seconds=2)
        meter.frame(at)
        if meter.breaker is not Breaker.CLOSED:
            trips += 1
            meter.reclose()
    return trips


@pytest.mark.parametrize(
    ("first", "seconds"),
    [(28 * MINUTE, 15 * MINUTE), pytest.param(0, HOUR, marks=pytest.mark.long)],
)
async def test_long_above_the_limit_without_a_trip(
    hass: HomeAssistant, villa: Villa, first: int, seconds: int
) -> None:
    """What is cut comes back; unattended, the same time opens the breaker again and again."""
    villa.second = first
    entry = villa.home()
    run = await set_up(hass, entry)
    await villa.live(run, seconds)
    assert villa.trips == 0
    assert villa.cuts >= 3
    assert villa.returns >= 2
    codes = {decision.code for decision in run.journal.decisions}
    assert {"shed_overload", "restored"} <= codes
    assert run.view()["sheds_today"] == villa.cuts
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert trips_unattended(first, seconds) >= 2


@pytest.mark.parametrize("times", [1, pytest.param(3, marks=pytest.mark.long)])
async def test_killed_in_mid_shed_it_goes_on(
    hass: HomeAssistant, villa: Villa, hass_storage: dict[str, Any], times: int
) -> None:
    """Only what was on disk is known afterwards: no trip, and everything comes back in the end."""
    entry = villa.home()
    run = await set_up(hass, entry)
    for _ in range(times):
        while all(map(villa.is_on, DRAWS)):
            await villa.live(run, 1)
        await villa.live(run, 61)
        disk = deepcopy(hass_storage)
        assert await hass.config_entries.async_unload(entry.entry_id)
        hass_storage.clear()
        hass_storage.update(disk)
        villa.clock.advance(45)
        run = await set_up(hass, entry)
        off = {name for name in DRAWS if not villa.is_on(name)}
        owed = {name for name, one in run.state.loads.items() if one.shed is not None}
        assert off
        assert off == owed
        await villa.live(run, HOUR // 4)
    villa.others = lambda _: 300
    villa.draws = dict.fromkeys(DRAWS, 900.0)
    for _ in range(30):
        if not all(map(villa.is_on, DRAWS)):
            await villa.live(run, MINUTE)
    assert all(map(villa.is_on, DRAWS))
    assert villa.trips == 0
    assert await hass.config_entries.async_unload(entry.entry_id)
