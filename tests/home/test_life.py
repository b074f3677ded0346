"""The life of a home beside what happens to it: parts that come while it is being disabled."""

from copy import deepcopy
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryDisabler,
    ConfigEntryState,
    ConfigSubentry,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import pytest

from custom_components.hameau.core.control.shedding import Action

from .plugs import Bench, bench
from .villa import set_up


def add_schedule(home: Bench) -> None:
    """Add a part that the home is loaded anew for."""
    data = {"targets": ["boiler"], "schedule": {"rules": []}, "enabled": True}
    part = ConfigSubentry(
        data=MappingProxyType(data),
        subentry_type="schedule",
        title="Nuit",
        unique_id=None,
    )
    home.hass.config_entries.async_add_subentry(home.entry, part)


async def test_disabled_while_it_is_loaded_anew_it_ends_in_order(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """Home Assistant then leaves out platforms, which are not to be unloaded either; what was cut is given back."""
    async with bench(hass, boiler=3500) as home:
        home.base = 5000
        await home.live(90)
        assert home.off() == ["boiler"]
        disabled: list[str] = []

        @callback
        def disable(_: ConfigEntryChange, entry: ConfigEntry) -> None:
            if entry.state is ConfigEntryState.SETUP_IN_PROGRESS and not disabled:
                disabled.append(entry.entry_id)
                entries = hass.config_entries
                hass.async_create_task(
                    entries.async_set_disabled_by(
                        entry.entry_id, ConfigEntryDisabler.USER
                    ),
                    eager_start=True,
                )

        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, disable)
        add_schedule(home)
        await hass.async_block_till_done()
        assert disabled
        assert home.entry.state is ConfigEntryState.NOT_LOADED
        assert "Ignored unload request" not in caplog.text
        assert home.off() == []


async def test_what_a_try_switched_on_is_off_again_after_a_kill(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """That it was off is on disk before it is switched on."""
    async with bench(hass, boiler=1000) as home:
        await home.press("boiler", False)
        boiler = home.run.appliances["boiler"]
        await home.run.controller.async_owe(boiler, None, on=False)
        assert await home.run.controller.async_try(boiler, Action.ON)
        await home.live(10)
        assert home.off() == []
        disk = deepcopy(hass_storage)
        assert await hass.config_entries.async_unload(home.entry.entry_id)
        hass_storage.clear()
        hass_storage.update(disk)
        home.run = await set_up(hass, home.entry)
        await home.live(10)
        assert home.off() == ["boiler"]
        await home.live(60)
        assert home.run.controller.lent == {}
        assert home.plugs["boiler"].calls == [False, True, False]
