"""Network links, on real sockets of this machine."""

import asyncio

import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.links.network import NetworkLink, public_url
from tests.servers.tcp import serve

from .frames import standard


async def read_until(link: NetworkLink, wanted: bytes) -> bytes:
    """Read until these bytes have come."""
    found = b""
    async with asyncio.timeout(10):
        while wanted not in found:
            found += (await link.read()).data
    return found


async def test_a_socket_gives_what_the_box_sends() -> None:
    """The speed is the box's business: nothing is searched."""
    async with serve() as box:
        link = NetworkLink(box.url)
        await link.open()
        await box.connected.wait()
        box.send(standard())
        assert await read_until(link, b"\x03") == standard()
        assert link.settings() == {}
        await link.close()


async def test_rfc2217_sets_the_speed_at_the_other_end() -> None:
    """9600 first; garbage makes it ask for 1200."""
    async with serve(rfc2217=True) as box:
        link = NetworkLink(f"rfc2217://127.0.0.1:{box.port}")
        await link.open()
        await box.connected.wait()
        box.send(b"\x15garbage " * 40)
        await read_until(link, b"garbage")
        async with asyncio.timeout(10):
            while box.baudrates != [9600, 1200]:
                box.send(b"\x15garbage " * 40)
                await link.read()
        box.send(standard())
        await read_until(link, b"\x03")
        assert link.settings() == {"baudrate": 1200}
        await link.close()


async def test_a_server_that_refuses_rfc2217_is_named_so() -> None:
    """It is there, but speaks another language."""
    async with serve(rfc2217=True) as box:
        box.refuses = True
        with pytest.raises(LinkError) as caught:
            await NetworkLink(f"rfc2217://127.0.0.1:{box.port}").open()
    assert caught.value.key == "handshake"


async def test_a_box_that_hangs_up_is_a_lost_connection() -> None:
    """It can be opened again afterwards."""
    async with serve() as box:
        link = NetworkLink(box.url)
        await link.open()
        await box.connected.wait()
        box.hang_up()
        with pytest.raises(LinkError) as caught:
            await read_until(link, b"never")
        assert caught.value.key == "connection_lost"
        await link.close()
        await link.open()
        await box.connected.wait()
        box.send(standard())
        await read_until(link, b"\x03")
        await link.close()


async def test_nobody_listening_cannot_be_connected_to() -> None:
    """The address is named, without what may be secret in it."""
    async with serve() as box:
        port = box.port
    with pytest.raises(LinkError) as caught:
        await NetworkLink(f"socket://user:secret@127.0.0.1:{port}").open()
    assert caught.value.key == "connection_refused"
    assert caught.value.placeholders["address"] == f"socket://127.0.0.1:{port}"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:7000",
        "http://127.0.0.1:80",
        "socket://127.0.0.1",
        "socket://:7000",
        "socket://127.0.0.1:0",
        "socket://127.0.0.1:99999",
        "socket://[::1:7000",
        "rfc2217://host:port",
    ],
)
def test_a_malformed_address_is_refused_before_connecting(url: str) -> None:
    """No socket is opened to learn that."""
    with pytest.raises(LinkError) as caught:
        NetworkLink(url)
    assert caught.value.key == "bad_url"


async def test_esphome_without_its_library_says_so() -> None:
    """Home Assistant installs that library with its ESPHome integration."""
    with pytest.raises(LinkError) as caught:
        await NetworkLink("esphome-hass://esphome/entry?port_name=tic").open()
    assert caught.value.key == "no_esphome"


@pytest.mark.parametrize(
    ("url", "public"),
    [
        (
            "esphome://box.local:6053/?port_name=tic&key=secret",
            "esphome://box.local:6053",
        ),
        ("socket://me:secret@box:7000", "socket://box:7000"),
        ("socket://[fe80::1]:7000", "socket://[fe80::1]:7000"),
        ("socket://me:secret@[broken?key=secret", "socket://[broken"),
        ("foo", "foo"),
        (" box:7000 ", "box:7000"),
        ("me:secret@box", "box"),
        ("socket://", "socket://"),
    ],
)
def test_what_is_shown_of_an_address_holds_no_secret(url: str, public: str) -> None:
    """Keys and passwords stay out of titles, logs and diagnostics."""
    assert public_url(url) == public
