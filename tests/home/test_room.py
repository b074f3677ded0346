"""Schedules beside the shedder: a dry run touches nothing, and nothing starts without room."""

from datetime import timedelta
from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from .plugs import Bench, Plug, living
from .villa import Clock, appliance

CURRENT = "input_number.charger"


def now() -> Clock:
    """Give a clock that runs ahead of the true one: no timer of a schedule is ever due."""
    return Clock(utc=dt_util.utcnow())


def always(target: str, action: Any) -> ConfigSubentryDataWithId:
    """Give a schedule that wants the same at any time."""
    return ConfigSubentryDataWithId(
        data={
            "targets": [target],
            "schedule": {"rules": [], "otherwise": action},
            "enabled": True,
        },
        subentry_type="schedule",
        title="Toujours",
        unique_id=None,
        subentry_id="always",
    )


async def look(home: Bench) -> None:
    """Let schedules look."""
    await home.hass.async_block_till_done(wait_background_tasks=True)
    await home.run.schedules.async_evaluate()
    await home.live(4)


def house(hass: HomeAssistant, **details: Any) -> Bench:
    """Give a house with a boiler that is off and should be on."""
    plugs = {"oven": Plug("oven", 100), "boiler": Plug("boiler", 3000)}
    home = Bench(hass, plugs, clock=now())
    home.plugs["boiler"].relay = False
    home.details["boiler"] = {"min_off_s": 0, **details}
    home.parts = [always("boiler", "on")]
    return home


async def test_in_a_dry_run_schedules_touch_nothing(hass: HomeAssistant) -> None:
    """What they wish is shown, and is done once the dry run is over."""
    home = house(hass)
    home.base = 5000
    async with living(home):
        await home.run.controller.async_dry_run(True)
        home.base = 300
        for _ in range(3):
            await look(home)
            await home.live(60)
        assert home.plugs["boiler"].calls == []
        assert home.run.view()["schedules"][0]["on"] == {"boiler": True}
        await home.run.controller.async_dry_run(False)
        await look(home)
        await home.live(300)
        assert home.plugs["boiler"].calls == [True]


@pytest.mark.parametrize("kind", ["normal", "hard", "notify"])
async def test_a_schedule_starts_nothing_without_room(
    hass: HomeAssistant, kind: str
) -> None:
    """3,000 VA beside 4,100 of 6,000: it waits, also where it is never cut."""
    home = house(hass, kind=kind)
    home.base = 4000
    async with living(home):
        await look(home)
        await home.live(120)
        await look(home)
        assert home.plugs["boiler"].calls == []
        home.base = 300
        await home.live(400)
        assert home.plugs["boiler"].calls == [True]


async def test_what_is_never_cut_does_not_wait_for_a_silent_meter(
    hass: HomeAssistant,
) -> None:
    """Nobody knows then whether there is room, also where it waited for some before."""
    home = house(hass, kind="hard")
    home.base = 4000
    async with living(home):
        await home.live(10)
        await look(home)
        assert home.state("boiler") == "waiting"
        home.silent = True
        await home.live(120)
        assert home.run.view()["mode"] == "blind"
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=1))
        await hass.async_block_till_done()
        await home.live(4)
        assert home.plugs["boiler"].calls == [True]


async def test_a_value_that_draws_more_waits_for_room(hass: HomeAssistant) -> None:
    """From 6 to 20 A are 3,220 VA."""
    number = {"min": 0, "max": 32, "initial": 6}
    assert await async_setup_component(
        hass, "input_number", {"input_number": {"charger": number}}
    )
    home = Bench(hass, {"oven": Plug("oven", 100)}, clock=now())
    levels = {"levels": [6, 10, 20], "level_unit": "A", "off_value": 0}
    home.parts = [
        appliance("charger", CURRENT, 4600, 2, **levels),
        always("charger", {"level": 20}),
    ]
    home.base = 3500
    async with living(home):
        await look(home)
        assert float(hass.states.get(CURRENT).state) == 6
        home.base = 1500
        await home.live(10)
        await look(home)
        assert float(hass.states.get(CURRENT).state) == 20
