"""A trial that is over at once: who draws its page must still hear of its end."""

import asyncio
import gc

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.data_entry_flow import (
    EVENT_DATA_ENTRY_FLOW_PROGRESSED,
    FlowResultType,
)
import pytest

from custom_components.hameau import config_flow
from tests.config_flow.pages import choose

SHOWN_S = 0.3


async def test_a_refusal_is_shown_in_the_form_even_when_it_comes_at_once(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The event that makes the frontend ask again comes once the page of progress is on the screen."""
    monkeypatch.setattr(config_flow, "SHOWN_S", SHOWN_S)
    page = await choose(hass, "network")
    ended: asyncio.Future[float] = hass.loop.create_future()

    @callback
    def progressed(event: Event) -> None:
        if not ended.done() and event.data.get("refresh"):
            ended.set_result(hass.loop.time())

    hass.bus.async_listen(EVENT_DATA_ENTRY_FLOW_PROGRESSED, progressed)
    began, flows = hass.loop.time(), hass.config_entries.flow
    answer = {"url": "socket://127.0.0.1:9"}
    shown = await flows.async_configure(page["flow_id"], answer)
    assert shown["type"] is FlowResultType.SHOW_PROGRESS
    assert await asyncio.wait_for(ended, 10) - began >= SHOWN_S
    form = await flows.async_configure(page["flow_id"])
    assert form["step_id"] == "meter_network"
    assert form["errors"] == {"base": "connection_refused"}
    placeholders = form["description_placeholders"]
    assert placeholders is not None
    assert placeholders["address"] == "socket://127.0.0.1:9"


async def test_a_window_closed_as_the_refusal_comes_leaves_no_error_behind(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nobody takes it then, and nobody is to read of it in the log."""
    monkeypatch.setattr(config_flow, "SHOWN_S", 0.0)
    page = await choose(hass, "network")
    flows = hass.config_entries.flow
    await flows.async_configure(page["flow_id"], {"url": "socket://127.0.0.1:9"})
    trial = flows._progress[page["flow_id"]]._trial  # type: ignore[attr-defined]  # ours
    while not trial.done():  # noqa: ASYNC110 - what comes after its end comes too late
        await asyncio.sleep(0)
    flows.async_abort(page["flow_id"])
    del trial
    await hass.async_block_till_done()
    gc.collect()
    assert "never retrieved" not in caplog.text
