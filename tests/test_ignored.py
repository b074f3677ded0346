"""An adapter a person does not want to see is an entry of Hameau's without any source: nothing stumbles over it."""

from pathlib import Path
from typing import Any

from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import PastError
from custom_components.hameau.past_known import async_point, async_points
from custom_components.hameau.repairs import SetAsideFlow


@pytest.fixture(autouse=True)
async def ignored(hass: HomeAssistant) -> None:
    """Ignore one."""
    MockConfigEntry(domain=DOMAIN, source=SOURCE_IGNORE, data={}).add_to_hass(hass)
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()


async def test_the_list_of_homes_leaves_it_out(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "hameau/home/list"})
    answer: Any = await client.receive_json()
    assert answer["success"]
    assert answer["result"] == []


async def test_it_is_no_point_of_delivery(hass: HomeAssistant) -> None:
    assert await async_points(hass) == []
    with pytest.raises(PastError):
        await async_point(hass, "12345678901234")


async def test_a_file_is_set_aside_all_the_same(
    hass: HomeAssistant, tmp_path: Path
) -> None:
    hass.config.config_dir = str(tmp_path)
    flow = SetAsideFlow()
    flow.hass = hass
    done: Any = await flow.async_step_init({})
    assert done["type"] == "create_entry"
