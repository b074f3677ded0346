"""What USB discovery offers, and what it leaves alone."""

from unittest.mock import patch

from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_USB
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.const import DOMAIN
from tests.config_flow.pages import FLOW, SERIAL, USB, configure
from tests.links.conftest import Adapter


async def test_a_plugged_adapter_is_offered_and_listened_to(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """It is opened only when the person agrees."""
    USB.device = str(adapter.path)
    offer = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USB}, data=USB
    )
    assert offer["step_id"] == "discovered"
    with patch(f"{FLOW}.LISTEN_S", 0.2):
        failed = await configure(hass, offer, {})
    assert (failed["step_id"], failed["errors"]) == (
        "meter_serial",
        {"base": "no_signal"},
    )


async def test_an_adapter_that_is_in_use_is_not_offered(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """Plugging it in again asks nothing."""
    USB.device = str(adapter.path)
    MockConfigEntry(
        domain=DOMAIN,
        unique_id=SERIAL,
        data={"source": "meter", "link": "serial", "device": USB.device},
    ).add_to_hass(hass)
    offer = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USB}, data=USB
    )
    assert offer["reason"] == "already_configured"


async def test_an_adapter_a_person_ignored_is_not_offered_again(
    hass: HomeAssistant, adapter: Adapter
) -> None:
    """Plugging it in again asks nothing either."""
    USB.device = str(adapter.path)
    flows = hass.config_entries.flow
    offer = await flows.async_init(DOMAIN, context={"source": SOURCE_USB}, data=USB)
    unique_id = flows.async_get(offer["flow_id"])["context"]["unique_id"]
    await flows.async_init(
        DOMAIN,
        context={"source": SOURCE_IGNORE},
        data={"unique_id": unique_id, "title": "adapter"},
    )
    again = await flows.async_init(DOMAIN, context={"source": SOURCE_USB}, data=USB)
    assert again["reason"] == "already_configured"
