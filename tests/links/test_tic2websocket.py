"""The link to Enedis' TIC server: which meter is heard, and what goes wrong."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Frame, TicDecoder
from custom_components.hameau.links.tic2websocket import Tic2WebSocketLink
from tests.servers.tic2websocket import serve

HOUSE: dict[str, str | None] = {
    "serialNumber": "041976000123",
    "portName": "/dev/ttyUSB0",
    "portId": "1-1",
}
BARN: dict[str, str | None] = {
    "serialNumber": "041976000132",
    "portName": "/dev/ttyUSB1",
    "portId": "1-2",
}


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """Give a session, as Home Assistant would."""
    async with aiohttp.ClientSession() as opened:
        yield opened


def content(stream: dict[str, str | None]) -> dict[str, str | None]:
    """Give the content of a frame of this meter."""
    return {"ADSC": stream["serialNumber"], "SINSTS": "00850"}


async def next_serial(link: Tic2WebSocketLink) -> str | None:
    """Read a frame; say whose it is."""
    async with asyncio.timeout(5):
        chunk = await link.read()
    decoder = TicDecoder()
    events = decoder.feed(chunk.data)
    assert isinstance(events[-1], Frame)
    return decoder.serial


@pytest.mark.parametrize("wanted", ["041976000132", "/dev/ttyUSB1", "1-2"])
async def test_the_meter_that_is_wanted_is_heard(
    session: aiohttp.ClientSession, wanted: str
) -> None:
    """Named by its serial number, its port or its place on the bus."""
    async with serve(HOUSE, BARN) as server:
        link = Tic2WebSocketLink(session, server.url, wanted=wanted)
        await link.open()
        await server.publish(0, "STANDARD", content(HOUSE))
        await server.publish(1, "STANDARD", content(BARN))
        assert await next_serial(link) == BARN["serialNumber"]
        await link.close()


async def test_without_a_wish_the_first_meter_is_kept_to(
    session: aiohttp.ClientSession,
) -> None:
    """Two meters must never be mixed into one."""
    async with serve(HOUSE, BARN) as server:
        link = Tic2WebSocketLink(session, server.url)
        await link.open()
        for stream in (0, 1, 1, 0):
            await server.publish(stream, "STANDARD", content((HOUSE, BARN)[stream]))
        assert await next_serial(link) == HOUSE["serialNumber"]
        assert await next_serial(link) == HOUSE["serialNumber"]
        await link.close()


async def test_an_error_of_the_stream_is_passed_over(
    session: aiohttp.ClientSession,
) -> None:
    """The frames may come back; if not, the watchdog says so."""
    async with serve(HOUSE) as server:
        link = Tic2WebSocketLink(session, server.url)
        await link.open()
        await server.event("OnError", {"ticIdentifier": HOUSE, "errorCode": 7})
        await server.publish(0, "STANDARD", content(HOUSE))
        assert await next_serial(link) == HOUSE["serialNumber"]
        await link.close()


async def test_an_absent_meter_is_named_with_the_server(
    session: aiohttp.ClientSession,
) -> None:
    """The link is closed again."""
    async with serve(HOUSE) as server:
        link = Tic2WebSocketLink(session, server.url, wanted="000000000000")
        with pytest.raises(LinkError) as caught:
            await link.open()
        assert caught.value.key == "meter_absent"
        assert caught.value.placeholders["address"] == server.url.rstrip("/")
        with pytest.raises(LinkError):
            await link.read()


async def test_a_server_that_goes_away_is_a_lost_connection(
    session: aiohttp.ClientSession,
) -> None:
    """And can be opened again."""
    async with serve(HOUSE) as server:
        link = Tic2WebSocketLink(session, server.url)
        await link.open()
        await server.hang_up()
        with pytest.raises(LinkError) as caught:
            await link.read()
        assert caught.value.key == "connection_lost"
        await link.close()
        await link.open()
        await server.publish(0, "STANDARD", content(HOUSE))
        assert await next_serial(link) == HOUSE["serialNumber"]
        await link.close()


async def test_the_port_may_be_left_out(session: aiohttp.ClientSession) -> None:
    """19584 is the server's own."""
    link = Tic2WebSocketLink(session, "ws://me:secret@127.0.0.1")
    assert link._client._url == "ws://me:secret@127.0.0.1:19584"
    assert link.describe() == {"link": "tic2websocket", "address": "ws://127.0.0.1"}


@pytest.mark.parametrize("url", ["http://127.0.0.1:19584", "ws://", "ws://[::1"])
async def test_a_malformed_address_is_refused(
    session: aiohttp.ClientSession, url: str
) -> None:
    """Before anything is connected."""
    with pytest.raises(LinkError) as caught:
        Tic2WebSocketLink(session, url)
    assert caught.value.key == "bad_url"
