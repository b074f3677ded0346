"""What every source's runtime does with those that follow it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.hameau.core.tic.simulator.scenarios import BASE
from custom_components.hameau.sensor import HameauSensor
from custom_components.hameau.sources.base import Runtime
from tests.wire import Home

MISTAKE = "met a mistake of ours"


@contextmanager
def mistaken(key: str, step: str) -> Iterator[None]:
    """Let one sensor raise: when it shows its value, or when that is written."""
    right = getattr(HameauSensor, step)

    def wrong(self: HameauSensor, *args: Any, **how: Any) -> Any:
        if self.entity_description.key == key and not self._mistaken:
            raise ZeroDivisionError(key)
        return right(self, *args, **how)

    with patch.object(HameauSensor, step, wrong):
        yield


@pytest.mark.parametrize("step", ["show", "async_write_ha_state"])
async def test_a_mistake_in_one_value_takes_nothing_else_with_it(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture, step: str
) -> None:
    """That entity is unavailable, told once in the log, and back when it can be."""
    home = Home(hass, BASE, options={"interval_s": 0, "dead_band_va": 0})
    await home.set_up()
    with mistaken("apparent_power", step):
        await home.hear(3, watts=2000)
        await home.hear(3, watts=3000)
    assert home.state("apparent_power") == "unavailable"
    assert home.state("link_state") == "live"
    assert float(home.state("power_available")) < 6000 - 2900
    assert caplog.text.count(MISTAKE) == 1
    await home.hear(watts=3000)
    assert float(home.state("apparent_power")) > 2900
    caplog.clear()


async def test_a_mistake_while_a_held_value_is_released_stays_its_own(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """The others that waited are told."""
    home = Home(hass, BASE)
    await home.set_up()
    run, told = home.entry.runtime_data, []

    def fail() -> None:
        raise ZeroDivisionError

    for waiting in (fail, lambda: told.append("told")):
        run.hold(waiting)
    run.release()
    assert told == ["told"]
    assert MISTAKE in caplog.text
    caplog.clear()


async def test_a_mistake_in_a_listener_or_a_newcomer_stays_its_own(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """The event entity beside it shows what happened."""
    home = Home(hass, BASE, subscribed_kva=6)
    await home.set_up()
    run = home.entry.runtime_data

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    run._happened["overload"].insert(0, fail)
    with patch.object(Runtime, "_join", fail):
        await home.hear(watts=9000)
    event = hass.states.get(home.entity("overload", "event"))
    assert event is not None
    assert event.attributes["event_type"] == "started"
    assert home.state("link_state") == "live"
    caplog.clear()


async def test_a_mistake_from_the_first_value_on_takes_nothing_else_with_it(
    hass: HomeAssistant, caplog: pytest.LogCaptureFixture
) -> None:
    """The entity is there once its value can be told; each of its two callbacks is logged."""
    home = Home(hass, BASE)
    with mistaken("apparent_power", "show"):
        await home.set_up(frames=6)
    assert home.state("link_state") == "live"
    assert home.state("contract") == "base"
    assert caplog.text.count(MISTAKE) == 2
    await home.hear(watts=3000)
    assert float(home.state("apparent_power")) > 2900
    caplog.clear()


async def test_nothing_appears_on_platforms_that_are_gone(hass: HomeAssistant) -> None:
    """What is first heard while an entry is unloaded would stay behind as an entity of nobody."""
    home = Home(hass, BASE)
    await home.set_up()
    run, heard = home.entry.runtime_data, [False]
    known = run.descriptions[Platform.SENSOR][0]
    late = replace(known, key="late", exists=lambda _: heard[0], enabled=lambda _: True)
    run.describe({Platform.SENSOR: [late]})
    stop = run.async_stop

    async def hear_and_stop() -> None:
        heard[0] = True
        run.newcomers()
        await stop()

    with patch.object(run, "async_stop", hear_and_stop):
        await hass.config_entries.async_unload(home.entry.entry_id)
    await hass.async_block_till_done()
    entities = er.async_entries_for_config_entry(
        er.async_get(hass), home.entry.entry_id
    )
    assert not any(one.unique_id.endswith("_late") for one in entities)
