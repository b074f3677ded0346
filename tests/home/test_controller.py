"""The hands: what is ordered, what is owed, and whose doing a change is."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir
import pytest

from .plugs import bench


async def test_the_least_important_is_cut_and_comes_back(hass: HomeAssistant) -> None:
    """By one order each."""
    async with bench(hass, heater=2000, boiler=2500) as home:
        home.base = 3500
        await home.live(90)
        assert home.plugs["boiler"].calls == [False]
        assert home.plugs["heater"].calls == []
        assert home.state("boiler") in ("shed", "waiting")
        home.base = 300
        await home.live(240)
        assert home.plugs["boiler"].calls == [False, True]
        assert home.run.controller.cuts == {}


async def test_what_is_cut_is_on_disk_before_its_order_is_given(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    """So that a kill between the two leaves it known as ours."""
    seen: list[dict[str, Any]] = []
    async with bench(hass, boiler=4000) as home:
        plug = home.plugs["boiler"]
        obey = plug._order

        async def look(on: bool) -> None:
            key = f"hameau.{home.entry.entry_id}"
            seen.append(hass_storage[key]["data"])
            await obey(on)

        plug._order = look  # type: ignore[method-assign] # looked at from within
        home.base = 5000
        await home.live(90)
        assert "boiler" in seen[0]["cuts"]
        assert seen[0]["core"]["loads"]["boiler"]["shed"]["code"] == "shed_overload"


async def test_a_person_who_switches_it_on_again_has_it(hass: HomeAssistant) -> None:
    """For the minutes of the options, and until when is told; it is not shed again at once."""
    async with bench(hass, boiler=3000) as home:
        home.base = 5500
        await home.live(90)
        await home.press("boiler", True)
        assert home.state("boiler") == "manual"
        boiler = next(one for one in home.run.view()["loads"] if one["id"] == "boiler")
        returns_at = boiler["returns_at"]
        assert returns_at is not None
        left = datetime.fromisoformat(returns_at) - home.run.loop.clock().utc
        assert timedelta(minutes=29) < left <= timedelta(minutes=30)
        assert home.run.controller.cuts == {}
        home.base = 3600
        await home.live(20)
        assert home.plugs["boiler"].relay


async def test_a_plug_that_comes_back_closed_is_nobodys_hand(
    hass: HomeAssistant,
) -> None:
    """After a power cut of its own it is simply on, and may be shed again."""
    async with bench(hass, boiler=3000) as home:
        home.base = 5500
        await home.live(90)
        assert not home.plugs["boiler"].relay
        home.base = 300
        home.plugs["boiler"].become("gone")
        home.plugs["boiler"].relay = True
        home.plugs["boiler"].become("")
        await hass.async_block_till_done()
        assert home.state("boiler") == "on"
        assert "manual_taken" not in home.codes()


@pytest.mark.parametrize("trouble", ["refuses", "deaf"])
async def test_a_plug_that_does_not_obey_blocks_nobody(
    hass: HomeAssistant, trouble: str
) -> None:
    """The next one goes in its place, and a person is told how to mend it."""
    async with bench(hass, heater=2500, boiler=2500) as home:
        home.plugs["boiler"].become(trouble)
        home.base = 3300
        await home.live(150)
        assert not home.plugs["heater"].relay
        assert home.state("boiler") == "unresponsive"
        issue = f"home_unresponsive_boiler_{home.entry.entry_id}"
        assert ir.async_get(hass).async_get_issue("hameau", issue)


async def test_a_plug_that_obeys_too_late_is_not_forgotten(hass: HomeAssistant) -> None:
    """It refused, then went off all the same: that is our doing, so it comes back."""
    async with bench(hass, boiler=3500) as home:
        plug = home.plugs["boiler"]
        plug.become("refuses")
        home.base = 5000
        await home.live(75)
        plug.trouble, plug.relay = "", False
        plug.async_write_ha_state()
        home.base = 300
        await home.live(300)
        assert plug.relay


async def test_a_restore_that_is_refused_is_tried_again(hass: HomeAssistant) -> None:
    """As often as it takes, once a minute at most."""
    async with bench(hass, boiler=3500) as home:
        plug = home.plugs["boiler"]
        home.base = 5000
        await home.live(90)
        plug.become("refuses")
        home.base = 300
        await home.live(600)
        assert 2 <= plug.calls.count(True) <= 10
        plug.become("")
        await home.live(240)
        assert plug.relay


async def test_a_silent_meter_cuts_what_may_not_fit_and_is_told(
    hass: HomeAssistant,
) -> None:
    """And gives nothing back before it is heard again."""
    async with bench(hass, heater=1000, boiler=3000) as home:
        home.silent = True
        await home.live(60)
        assert home.run.view()["mode"] == "blind"
        assert home.off() == ["boiler"]
        issue = f"home_blind_{home.entry.entry_id}"
        assert ir.async_get(hass).async_get_issue("hameau", issue)
        await home.live(600)
        assert home.off() == ["boiler"]
        home.silent = False
        await home.live(240)
        assert home.off() == []
        assert not ir.async_get(hass).async_get_issue("hameau", issue)


async def test_disarmed_it_gives_back_what_it_cut(hass: HomeAssistant) -> None:
    """Also when the meter is silent meanwhile."""
    async with bench(hass, heater=1000, boiler=3000) as home:
        home.silent = True
        await home.live(60)
        await home.run.controller.async_arm(False)
        await home.live(400)
        assert all(plug.relay for plug in home.plugs.values())


async def test_a_dry_run_moves_nothing_but_gives_back_what_was_cut_before(
    hass: HomeAssistant,
) -> None:
    """It says what it would have done."""
    async with bench(hass, heater=2000, boiler=2500) as home:
        home.base = 3500
        await home.live(90)
        await home.run.controller.async_dry_run(True)
        home.base = 300
        await home.live(240)
        assert home.plugs["boiler"].relay
        calls = list(home.plugs["boiler"].calls)
        home.base = 5000
        await home.live(90)
        assert home.plugs["boiler"].calls == calls
        assert home.run.journal.decisions[-1].dry_run


@pytest.mark.parametrize("how", ["removed", "disabled", "appliance"])
async def test_what_goes_away_leaves_nothing_off(hass: HomeAssistant, how: str) -> None:
    """The home, or the appliance: what it cut is switched on at once."""
    async with bench(hass, boiler=3500) as home:
        home.base = 5000
        await home.live(90)
        assert not home.plugs["boiler"].relay
        entries, entry = hass.config_entries, home.entry
        if how == "removed":
            await entries.async_remove(entry.entry_id)
        elif how == "disabled":
            await entries.async_set_disabled_by(
                entry.entry_id, ConfigEntryDisabler.USER
            )
        else:
            entries.async_remove_subentry(entry, "boiler")
        await hass.async_block_till_done()
        assert home.plugs["boiler"].relay


async def test_a_reload_keeps_it_cut_and_known(hass: HomeAssistant) -> None:
    """It comes back under the rules, not by the reload."""
    async with bench(hass, boiler=3500) as home:
        home.base = 5000
        await home.live(90)
        await hass.config_entries.async_reload(home.entry.entry_id)
        home.run = home.entry.runtime_data
        assert not home.plugs["boiler"].relay
        assert home.state("boiler") in ("shed", "waiting")
        home.base = 300
        await home.live(300)
        assert home.plugs["boiler"].relay


async def test_never_cut_is_absolute(hass: HomeAssistant) -> None:
    """A wish does not do it either."""
    async with bench(hass, freezer=5000) as home:
        await home.run.controller.async_enable("freezer", False)
        home.base = 4000
        await home.live(90)
        from custom_components.hameau.core.control.shedding import Wish

        await home.run.controller.async_ask("freezer", Wish.SHED)
        await home.live(5)
        assert home.plugs["freezer"].calls == []


async def test_a_target_that_is_renamed_is_still_switched(hass: HomeAssistant) -> None:
    """And one that is removed is told of."""
    async with bench(hass, boiler=4000) as home:
        registry = er.async_get(hass)
        registry.async_update_entity("switch.boiler", new_entity_id="switch.tank")
        await hass.async_block_till_done()
        home.base = 5000
        await home.live(60)
        assert not home.plugs["boiler"].relay
        assert home.run.appliances["boiler"].entity_id == "switch.tank"
        home.base = 300
        registry.async_remove("switch.tank")
        await home.live(61)
        issue = f"home_missing_boiler_{home.entry.entry_id}"
        assert ir.async_get(hass).async_get_issue("hameau", issue)
