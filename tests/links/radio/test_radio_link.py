"""Meters on a shared chip: opened, read, told apart."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.tic import Chunk
from custom_components.hameau.core.tic.radio import fragments, raw_pieces
from custom_components.hameau.links.radio import (
    RadioLink,
    RadioSettings,
    link as link_module,
)
from custom_components.hameau.links.radio.hub import RadioHub
from tests.core.tic.air import PAYLOADS, TIC
from tests.links.radio.ears import KEY, refused, tic, until
from tests.links.radio.fake import FakeDriver, FakeRadio


async def test_the_chip_is_tuned_listens_and_sleeps_after(
    make: Callable[..., RadioLink], driver: FakeDriver, radio: FakeRadio
) -> None:
    link = make(bus=1, device=2, ce_pin=25, channel=80, payload_size=16)
    await link.open()
    assert driver.pins == [(25, 12)]
    assert (radio.channel, radio.data_rate, radio.crc_length) == (80, "250k", "CRC_16")
    assert (radio.payload_size, radio.auto_ack, radio.dynamic_payloads) == (
        16,
        True,
        False,
    )
    assert radio.pipes == {1: b"LINKY"}
    assert radio.listen
    await link.close()
    await link.close()
    assert (radio.listen, radio.power) == (False, False)


async def test_raw_pieces_are_read(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make()
    await link.open()
    radio.fifo += [(1, piece) for piece in raw_pieces(TIC)]
    assert await tic(link) == TIC
    assert not link.trusted
    assert link.describe()["node"] is None


async def test_dynamic_payloads_are_read_and_corrupt_ones_passed_over(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make(payload_size=0)
    await link.open()
    radio.fifo += [(1, b"")]
    await until(lambda: not radio.fifo)
    radio.fifo += [(1, b"\x02\nPREF")]
    assert (await link.read()).data == b"\x02\nPREF"


async def test_one_chip_serves_meters_by_address_and_node(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    links = [make(node=1), make(node=2), make(address="MINKY", node=1)]
    for link in links:
        await link.open()
    assert radio.begun == 1
    assert radio.pipes == {1: b"LINKY", 2: b"MINKY"}
    first, second, third = (TIC.replace(b"06", bytes([48, 54 + n])) for n in range(3))
    radio.fifo += [(1, payload) for payload in fragments(first, node=1, frame=0)]
    radio.fifo += [(1, payload) for payload in fragments(second, node=2, frame=0)]
    radio.fifo += [(2, payload) for payload in fragments(third, node=1, frame=0)]
    assert [await tic(link) for link in links] == [first, second, third]
    await links[2].close()
    assert radio.pipes == {1: b"LINKY"}


async def test_the_high_bytes_survive_the_first_meters_leaving(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    first, second = make(), make(address="MINKY")
    await first.open()
    await second.open()
    await first.close()
    radio.brown_out()
    await until(lambda: radio.begun == 2 and radio.listen)
    assert radio.pipes == {2: b"MINKY"}


async def test_a_link_without_node_follows_one_transmitter(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make()
    await link.open()
    radio.fifo += [(1, payload) for payload in PAYLOADS]
    assert await tic(link) == TIC
    radio.fifo += [(1, payload) for payload in fragments(TIC, node=9, frame=0)]
    radio.fifo += [(1, payload) for payload in fragments(TIC, node=1, frame=1)]
    assert await tic(link) == TIC
    assert link.describe()["node"] == 1
    with patch.object(link_module, "SWITCH_S", 0):
        radio.fifo += [(1, payload) for payload in fragments(TIC, node=9, frame=1)]
        assert (await link.read()).lost
    assert link.describe()["node"] == 9


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ({"channel": 70}, "radio_conflict"),
        ({"device": 1}, "radio_conflict"),
        ({"ce_pin": 25}, "radio_conflict"),
        ({"address": "LINKX"}, "radio_addresses"),
        ({"key": "00" * 16}, "radio_key_conflict"),
    ],
)
async def test_a_second_meter_must_fit_the_first(
    make: Callable[..., RadioLink], data: dict[str, Any], key: str
) -> None:
    await make(key=KEY.hex()).open()
    async with refused(key):
        await make(**data).open()


async def test_five_addresses_fit_and_no_sixth(make: Callable[..., RadioLink]) -> None:
    for low in "12345":
        await make(address=f"{low}LINK").open()
    async with refused("radio_full"):
        await make(address="6LINK").open()


async def test_other_settings_are_taken_once_nobody_listens(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make()
    await link.open()
    await link.close()
    await make(channel=70).open()
    assert radio.channel == 70


async def test_a_queue_nobody_reads_stays_bounded(
    make: Callable[..., RadioLink],
) -> None:
    link = make()
    for _ in range(link_module.QUEUE_SIZE + 1):
        link.take((1, None), Chunk(b"x"))
    assert (await link.read()).lost
    assert len(link._chunks) == 0


async def test_a_hub_is_shared_per_chip(
    hass: HomeAssistant, driver: FakeDriver
) -> None:
    wish = RadioSettings.from_data({})
    one = RadioHub.of(hass, wish.chip, lambda: driver)
    assert RadioHub.of(hass, wish.chip, lambda: driver) is one
