"""What the tests of the radio link share."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic.radio import Transmitter
from custom_components.hameau.links.radio import RadioLink
from tests.core.tic.air import TIC
from tests.links.radio.fake import FakeRadio

KEY = bytes(range(16))


@asynccontextmanager
async def refused(key: str) -> AsyncIterator[None]:
    """Expect a LinkError of this key, soon."""
    with pytest.raises(LinkError) as caught:
        async with asyncio.timeout(5):
            yield
    assert caught.value.key == key


async def tic(link: RadioLink, size: int = len(TIC)) -> bytes:
    """Read so many bytes."""
    data = b""
    async with asyncio.timeout(5):
        while len(data) < size:
            data += (await link.read()).data
    return data


async def until(condition: Callable[[], object]) -> None:
    """Wait for the thread."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - the thread sets no event
            await asyncio.sleep(0.001)


async def signed(link: RadioLink, radio: FakeRadio, transmitter: Transmitter) -> None:
    """Send until a telegram is taken: the first one only has the ceiling written."""
    async with asyncio.timeout(5):
        while not link._chunks:
            radio.fifo += [(1, payload) for payload in transmitter.send(TIC)]
            await until(lambda: not radio.fifo)
            await asyncio.sleep(0.01)
