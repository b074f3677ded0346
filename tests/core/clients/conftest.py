"""A session and a clock for tests that ask stand-ins."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.core.clients.services import Clock


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at 10:30 in Paris on a Saturday of November."""
    return Clock()


@pytest.fixture
async def web(socket_enabled: None) -> AsyncIterator[aiohttp.ClientSession]:
    """A session that reaches loopback."""
    async with aiohttp.ClientSession() as running:
        yield running
