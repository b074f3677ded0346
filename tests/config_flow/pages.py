"""What the tests of the flow share: its pages, answered as the frontend does."""

from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigFlowContext,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.usb import UsbServiceInfo
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN

SERIAL = "041961000123"
OTHER = "041961000456"
FLOW = "custom_components.hameau.sources.meter_flow"
FORMS = "custom_components.hameau.sources.meter_forms"
USB = UsbServiceInfo(
    device="",
    vid="0403",
    pid="6015",
    serial_number="TINFO-1",
    manufacturer="Charles",
    description="TIC adapter",
)


async def configure(hass: HomeAssistant, flow: Any, answer: Any = None) -> Any:
    """Answer a page; where that starts a trial, wait for its end."""
    manager = hass.config_entries.flow
    if answer is not None:
        flow = await manager.async_configure(flow["flow_id"], answer)
    while flow["type"] is FlowResultType.SHOW_PROGRESS:
        await hass.async_block_till_done()
        flow = await manager.async_configure(flow["flow_id"])
    return flow


async def choose(
    hass: HomeAssistant, way: str, context: ConfigFlowContext | None = None
) -> Any:
    """Start a flow and choose a way in."""
    flow = await hass.config_entries.flow.async_init(
        DOMAIN, context=context or {"source": SOURCE_USER}
    )
    if flow["step_id"] == "user":
        flow = await configure(hass, flow, {"next_step_id": "meter"})
    assert flow["type"] is FlowResultType.MENU
    assert flow["step_id"] == "meter"
    return await configure(hass, flow, {"next_step_id": f"meter_{way}"})


async def reconfigure(hass: HomeAssistant, entry: MockConfigEntry) -> Any:
    """Start to reconfigure an entry, by network."""
    context = ConfigFlowContext(source=SOURCE_RECONFIGURE, entry_id=entry.entry_id)
    return await choose(hass, "network", context)
