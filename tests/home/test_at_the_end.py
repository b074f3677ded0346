"""Orders that are under way when a home ends: nothing stays off by them, and nothing more is ordered."""

import asyncio

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.hameau.core.control.shedding import Action, Command

from .plugs import Plug, bench

OFF = Command(load="boiler", action=Action.OFF)


class Slow:
    """Holds a plug's next order until the test lets it go on."""

    def __init__(
        self, plug: Plug, *, shows: bool = True, refuses: bool = False
    ) -> None:
        """Hold it; `shows`: it says what it became."""
        self.asked, self.go = asyncio.Event(), asyncio.Event()
        obey = plug._order

        async def order(on: bool) -> None:
            if not self.asked.is_set():
                self.asked.set()
                await self.go.wait()
                if refuses:
                    raise HomeAssistantError("no answer")
                if not shows:
                    plug.calls.append(on)
                    return
            await obey(on)

        plug._order = order  # type: ignore[method-assign] # held from within


async def end(hass: HomeAssistant, entry_id: str, how: str) -> None:
    """Let a home end."""
    if how == "removed":
        await hass.config_entries.async_remove(entry_id)
    elif how == "disabled":
        by = ConfigEntryDisabler.USER
        await hass.config_entries.async_set_disabled_by(entry_id, by)
    else:
        await hass.config_entries.async_unload(entry_id)


@pytest.mark.parametrize("how", ["removed", "disabled"])
async def test_what_is_being_cut_as_the_home_goes_is_given_back(
    hass: HomeAssistant, how: str
) -> None:
    """It is still on then: nobody would know that it is ours."""
    async with bench(hass, boiler=3500) as home:
        slow = Slow(home.plugs["boiler"])
        home.run.controller.order([OFF])
        await slow.asked.wait()
        ending = hass.async_create_task(end(hass, home.entry.entry_id, how))
        await asyncio.sleep(0)
        slow.go.set()
        await ending
        await hass.async_block_till_done()
        assert home.plugs["boiler"].calls == [False, True]
        assert home.plugs["boiler"].relay


@pytest.mark.parametrize("how", ["removed", "disabled"])
async def test_what_was_cut_and_does_not_show_it_yet_is_given_back(
    hass: HomeAssistant, how: str
) -> None:
    """A plug far away says it some seconds later."""
    async with bench(hass, boiler=3500) as home:
        slow = Slow(home.plugs["boiler"], shows=False)
        slow.go.set()
        home.run.controller.order([OFF])
        await hass.async_block_till_done()
        await end(hass, home.entry.entry_id, how)
        assert home.plugs["boiler"].calls == [False, True]


async def test_an_order_that_fails_after_the_end_moves_nothing_else(
    hass: HomeAssistant,
) -> None:
    """The core would choose another: nobody would know that it is ours."""
    async with bench(hass, heater=2000, boiler=2500) as home:
        slow = Slow(home.plugs["boiler"], refuses=True)
        run = home.run
        run.controller.order([OFF])
        await slow.asked.wait()
        before = run.state
        ending = hass.async_create_task(end(hass, home.entry.entry_id, "unloaded"))
        await asyncio.sleep(0)
        slow.go.set()
        await ending
        run.controller.order([Command(load="heater", action=Action.OFF)])
        await hass.async_block_till_done()
        assert run.state is before
        assert home.plugs["heater"].calls == []
