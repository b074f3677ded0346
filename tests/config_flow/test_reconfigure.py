"""A known meter on another way, another meter on a known way."""

import asyncio
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components import hameau
from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.tic.simulator.scenarios import BASE, TEMPO
from custom_components.hameau.links.detect import Findings, listen
from tests.config_flow.pages import FLOW, OTHER, SERIAL, choose, configure, reconfigure
from tests.speaker import Speaker, speaking


async def test_the_same_meter_on_the_same_way_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """Nothing is opened twice: the running entry tells who is there."""
    page = await choose(hass, "network")
    refused = await configure(hass, page, {"url": meter.url})
    assert refused["reason"] == "already_configured"


async def test_the_same_meter_on_another_way_may_be_read_there(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """The person decides; the entry moves, its entities stay."""
    before = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    async with speaking(TEMPO) as elsewhere:
        page = await choose(hass, "network")
        known = await configure(hass, page, {"url": elsewhere.url})
        assert known["step_id"] == "known"
        assert known["description_placeholders"]["entry"] == "Linky"
        moved = await configure(hass, known, {})
        assert moved["reason"] == "way_changed"
        assert entry.data["url"] == elsewhere.url
        await hass.async_block_till_done()
        assert entry.state is ConfigEntryState.LOADED
        await hass.config_entries.async_unload(entry.entry_id)
    after = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    assert {item.id for item in before} <= {item.id for item in after}


async def test_a_second_meter_is_a_second_entry(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """It gets a title of its own."""
    async with speaking(BASE, serial=OTHER) as second:
        page = await choose(hass, "network")
        found = await configure(hass, page, {"url": second.url})
        made = await configure(hass, found, {})
        assert (made["title"], made["result"].unique_id) == ("Linky 2", OTHER)
        await hass.config_entries.async_unload(made["result"].entry_id)


async def test_reconfiguring_moves_the_same_meter(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """The page begins with the present address; history is not touched."""
    async with speaking(TEMPO) as elsewhere:
        page = await reconfigure(hass, entry)
        url = next(iter(page["data_schema"].schema))
        assert url.description == {"suggested_value": entry.data["url"]}
        found = await configure(hass, page, {"url": elsewhere.url})
        assert found["step_id"] == "confirm"
        done = await configure(hass, found, {})
        assert done["reason"] == "reconfigure_successful"
        assert entry.data["url"] == elsewhere.url
        await hass.async_block_till_done()
        await hass.config_entries.async_unload(entry.entry_id)
    assert entry.unique_id == SERIAL


async def test_reconfiguring_lets_go_of_the_port_meanwhile(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """A port, or a radio, cannot be opened twice; the entry has it back afterwards."""
    states = []

    async def listening(*args: Any, **named: Any) -> Findings:
        states.append(entry.state)
        return await listen(*args, **named)

    page = await reconfigure(hass, entry)
    with patch(f"{FLOW}.listen", listening):
        found = await configure(hass, page, {"url": meter.url})
    assert found["step_id"] == "confirm"
    assert found["description_placeholders"]["contract"] == "Tempo"
    assert states == [ConfigEntryState.NOT_LOADED]
    assert entry.state is ConfigEntryState.LOADED


async def test_a_window_closed_while_the_port_is_let_go_gives_it_back(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """An entry that is half unloaded cannot be used before a restart."""
    asked, go, unload = asyncio.Event(), asyncio.Event(), hameau.async_unload_entry

    async def slowly(*args: Any) -> bool:
        asked.set()
        await go.wait()
        return await unload(*args)

    page, flows = await reconfigure(hass, entry), hass.config_entries.flow
    with patch.object(hameau, "async_unload_entry", slowly):
        await flows.async_configure(page["flow_id"], {"url": meter.url})
        await asked.wait()
        flows.async_abort(page["flow_id"])
        go.set()
        async with asyncio.timeout(10):
            while entry.state is not ConfigEntryState.LOADED:  # noqa: ASYNC110 - no event says so to a test
                await asyncio.sleep(0.01)
    assert entry.state is ConfigEntryState.LOADED


async def test_an_entry_at_rest_stays_so_while_it_is_reconfigured(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Speaker
) -> None:
    """Trying the way in is no reason to load what was not loaded."""
    page = await reconfigure(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    found = await configure(hass, page, {"url": meter.url})
    assert found["step_id"] == "confirm"
    assert entry.state is ConfigEntryState.NOT_LOADED


async def test_an_exchanged_meter_takes_over_entities_and_history(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Only when the person says so; entity ids stay, identities change."""
    registry = er.async_get(hass)
    before = {item.entity_id for item in registry.entities.values()}
    async with speaking(TEMPO, serial=OTHER) as exchanged:
        page = await reconfigure(hass, entry)
        other = await configure(hass, page, {"url": exchanged.url})
        assert other["step_id"] == "another"
        done = await configure(hass, other, {})
        assert done["reason"] == "reconfigure_successful"
        assert entry.unique_id == OTHER
        await hass.async_block_till_done()
        await hass.config_entries.async_unload(entry.entry_id)
    after = {item.entity_id for item in registry.entities.values()}
    assert after == before
    power = registry.async_get("sensor.linky_apparent_power")
    assert power is not None
    assert power.unique_id == f"{OTHER}_apparent_power"


async def test_reconfiguring_to_a_meter_of_another_entry_is_refused(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Two entries never read one meter."""
    MockConfigEntry(
        domain=DOMAIN, unique_id=OTHER, data={"source": "meter", "link": "serial"}
    ).add_to_hass(hass)
    async with speaking(BASE, serial=OTHER) as second:
        page = await reconfigure(hass, entry)
        refused = await configure(hass, page, {"url": second.url})
    assert refused["reason"] == "already_configured"
