"""A fake chip, and links on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.links.radio import RadioLink, hub
from tests.links.radio.fake import FakeDriver, FakeRadio


@pytest.fixture
def driver() -> FakeDriver:
    """Give a chip."""
    return FakeDriver()


@pytest.fixture
def radio(driver: FakeDriver) -> FakeRadio:
    """Give the chip's inside."""
    return driver.radio


@pytest.fixture(autouse=True)
def quick() -> Any:
    """Poll and check without waiting."""
    with patch.object(hub, "POLL_S", 0.001), patch.object(hub, "CHECK_S", 0.01):
        yield


@pytest.fixture
async def make(
    hass: HomeAssistant, driver: FakeDriver
) -> AsyncIterator[Callable[..., RadioLink]]:
    """Make links that are closed in the end."""
    async with AsyncExitStack() as links:

        def make(**data: Any) -> RadioLink:
            link = RadioLink(hass, data, load=lambda: driver)
            links.push_async_callback(link.close)
            return link

        yield make
