"""Home Assistant serves the cards and loads them."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.components.frontend import DATA_EXTRA_MODULE_URL
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.hameau.frontend import URL, async_register, entry_file


async def test_the_cards_are_served_and_loaded_on_every_page(
    hass: HomeAssistant,
    hass_client_no_auth: Callable[[], Awaitable[TestClient[Any, Any]]],
) -> None:
    assert await async_setup_component(hass, "frontend", {})
    await async_register(hass)
    module = f"{URL}/{entry_file()}"
    assert module in hass.data[DATA_EXTRA_MODULE_URL].urls
    client = await hass_client_no_auth()
    answer = await client.get(module)
    assert answer.status == 200
    assert "javascript" in answer.headers["Content-Type"]
    assert "max-age" in answer.headers["Cache-Control"]
