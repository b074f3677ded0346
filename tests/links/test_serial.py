"""The serial link, on pseudo-terminals with the real serialx."""

import asyncio
import os
from pathlib import Path
import termios

import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.links import speed
from custom_components.hameau.links.serial import SerialLink, stable_path

from .conftest import Adapter
from .frames import historique, standard


async def read_until(link: SerialLink, wanted: bytes) -> bytes:
    """Read until these bytes have come."""
    found = b""
    async with asyncio.timeout(10):
        while wanted not in found:
            found += (await link.read()).data
    return found


async def test_bytes_come_as_soon_as_they_are_sent(adapter: Adapter) -> None:
    """A group is given before its frame has ended."""
    link = SerialLink(str(adapter.path))
    await link.open()
    adapter.send(standard()[:22])
    assert await read_until(link, b"\r") == standard()[:22]
    await link.close()


async def test_the_speed_is_found_and_remembered(adapter: Adapter) -> None:
    """Two valid groups settle it."""
    link = SerialLink(str(adapter.path))
    await link.open()
    assert link.settings() == {}
    adapter.send(standard())
    await read_until(link, b"\x03")
    assert link.settings() == {"baudrate": 9600}
    assert link.describe()["baudrate"] == 9600
    await link.close()


async def test_garbage_makes_it_try_the_next_speed(adapter: Adapter) -> None:
    """What follows the change is marked, for bytes are missing before it."""
    link = SerialLink(str(adapter.path))
    await link.open()
    adapter.send(b"\x15garbage " * 40)
    await read_until(link, b"garbage")
    adapter.send(historique())
    async with asyncio.timeout(10):
        chunk = await link.read()
    assert chunk.lost
    if b"\x03" not in chunk.data:
        await read_until(link, b"\x03")
    assert link.settings() == {"baudrate": 1200}
    await link.close()


async def test_a_chosen_speed_is_tried_first(adapter: Adapter) -> None:
    """Some adapters speak at a speed of their own."""
    link = SerialLink(str(adapter.path), baudrate=19200)
    await link.open()
    adapter.send(standard())
    await read_until(link, b"\x03")
    assert link.settings() == {"baudrate": 19200}
    await link.close()


async def test_a_port_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The person sees which path was looked for."""
    link = SerialLink(str(tmp_path / "ttyUSB9"))
    with pytest.raises(LinkError) as caught:
        await link.open()
    assert caught.value.key == "no_such_port"
    assert caught.value.placeholders["address"] == str(tmp_path / "ttyUSB9")


async def test_a_file_is_not_a_port(tmp_path: Path) -> None:
    """An ordinary file can be opened, but has no speed."""
    path = tmp_path / "notes.txt"
    path.touch()
    with pytest.raises(LinkError) as caught:
        await SerialLink(str(path)).open()
    assert caught.value.key == "no_such_port"


async def test_a_port_in_use_is_said_to_be_busy(adapter: Adapter) -> None:
    """Two readers would each get half of the bytes."""
    first, second = SerialLink(str(adapter.path)), SerialLink(str(adapter.path))
    await first.open()
    with pytest.raises(LinkError) as caught:
        await second.open()
    assert caught.value.key == "port_busy"
    await first.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
async def test_a_forbidden_port_is_said_to_be_so(adapter: Adapter) -> None:
    """The person has to join a group or pass the device on."""
    adapter.path.resolve().chmod(0)
    with pytest.raises(LinkError) as caught:
        await SerialLink(str(adapter.path)).open()
    assert caught.value.key == "permission_denied"


async def test_unplugging_is_an_error_and_plugging_heals(adapter: Adapter) -> None:
    """The same link reads on under the same name."""
    link = SerialLink(str(adapter.path))
    await link.open()
    adapter.unplug()
    with pytest.raises(LinkError) as caught:
        await read_until(link, b"never")
    assert caught.value.key == "connection_lost"
    await link.close()
    adapter.plug()
    await link.open()
    adapter.send(standard())
    await read_until(link, b"\x03")
    await link.close()


async def test_a_closed_link_cannot_be_read(adapter: Adapter) -> None:
    """Closing twice, or without opening, does no harm."""
    link = SerialLink(str(adapter.path))
    await link.close()
    with pytest.raises(LinkError) as caught:
        await link.read()
    assert caught.value.key == "connection_lost"


def test_the_stable_name_of_a_port_is_found(tmp_path: Path) -> None:
    """/dev/ttyUSB0 may be another adapter after the next start."""
    device, by_id = tmp_path / "ttyUSB0", tmp_path / "by-id"
    device.touch()
    by_id.mkdir()
    (by_id / "usb-TIC-if00").symlink_to(device)
    assert stable_path(str(device), by_id) == str(by_id / "usb-TIC-if00")
    assert stable_path(str(by_id / "usb-TIC-if00"), by_id) == str(
        by_id / "usb-TIC-if00"
    )
    assert stable_path(str(tmp_path / "other"), by_id) == str(tmp_path / "other")
    assert stable_path("esphome-hass://esphome/x?port_name=tic", by_id).startswith(
        "esp"
    )
    assert stable_path(str(device), tmp_path / "none") == str(device)


async def test_characters_of_wrong_parity_are_dropped_by_the_kernel(
    adapter: Adapter,
) -> None:
    """Unless no group was valid that way at either speed: then the adapter sends none."""
    link = SerialLink(str(adapter.path))
    await link.open()
    assert input_flags(adapter) & termios.INPCK
    assert input_flags(adapter) & termios.IGNPAR
    async with asyncio.timeout(10):
        while input_flags(adapter) & termios.INPCK:
            adapter.send(b"\x15garbage " * 40)
            await link.read()
    await link.close()


def input_flags(adapter: Adapter) -> int:
    """Give the port's input flags as the kernel has them."""
    descriptor = os.open(adapter.path, os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK)
    try:
        flags: int = termios.tcgetattr(descriptor)[0]
    finally:
        os.close(descriptor)
    return flags


async def test_a_silent_port_is_tried_at_the_next_speed(
    adapter: Adapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some drivers give nothing at all at a wrong speed."""
    monkeypatch.setattr(speed, "DWELL_S", 0.05)
    link = SerialLink(str(adapter.path))
    await link.open()
    reading = asyncio.create_task(read_until(link, b"\x03"))
    while not reading.done():
        await asyncio.sleep(0.12)
        adapter.send(historique())
    assert link.settings()["baudrate"] in (9600, 1200)
    await link.close()
