"""A chip that is missing, old, gone or without power."""

from collections.abc import Callable
from contextlib import suppress
import sys
from typing import get_protocol_members
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.links import create_link
from custom_components.hameau.links.radio import (
    RadioLink,
    chip,
    hub,
    link as link_module,
)
from tests.core.tic.air import PAYLOADS, TIC
from tests.links.radio.ears import KEY, refused, tic, until
from tests.links.radio.fake import FakeDriver, FakeRadio


@pytest.mark.parametrize(
    ("error", "key"),
    [
        ("[SPI::begin] Can't open device /dev/spidev0.0; No such file", "no_spi"),
        ("[SPI::begin] Can't open device; Permission denied", "permission_denied"),
        ("Can't open device /dev/gpiochip0; No such file or directory", "no_gpio"),
        ("[GPIO::open] Can't get line handle from IOCTL; Device busy", "no_gpio"),
        ("[SPI::transfernb] Can't send spi message", "connection_lost"),
    ],
)
async def test_what_begin_says_is_named(
    make: Callable[..., RadioLink], radio: FakeRadio, error: str, key: str
) -> None:
    radio.error = error
    async with refused(key):
        await make().open()
    radio.error = None
    await make().open()


@pytest.mark.parametrize(
    ("trait", "data_rate", "key"),
    [
        ("present", "250k", "radio_absent"),
        ("plus", "250k", "not_plus_variant"),
    ],
)
async def test_a_missing_or_old_chip_is_named(
    make: Callable[..., RadioLink],
    radio: FakeRadio,
    trait: str,
    data_rate: str,
    key: str,
) -> None:
    setattr(radio, trait, False)
    async with refused(key):
        await make(data_rate=data_rate).open()


async def test_a_missing_wheel_is_named(hass: HomeAssistant) -> None:
    with patch.dict(sys.modules, {"pyrf24": None}):
        async with refused("no_driver"):
            await create_link(hass, {"link": "radio"}).open()


async def test_a_brown_out_is_mended_and_marked(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make()
    await link.open()
    await until(lambda: (health := link.health()) and health.rpd)
    radio.brown_out()
    await until(lambda: (health := link.health()) and health.chip_restarts == 1)
    radio.fifo += [(1, b"\nPREF")]
    assert (await link.read()).lost


@pytest.mark.parametrize("symptom", ["gone", "zeros", "error"])
async def test_a_chip_that_is_gone_ends_the_reading_and_comes_back(
    make: Callable[..., RadioLink], radio: FakeRadio, symptom: str
) -> None:
    first, second = make(node=1), make(address="MINKY")
    await first.open()
    await second.open()
    radio.present = False
    radio.error = "[SPI::transfernb] gone" if symptom == "error" else None
    radio.fifo += [(0, bytes(32))] if symptom == "zeros" else []
    key = "connection_lost" if symptom == "error" else "radio_absent"
    for link in (first, second):
        async with refused(key):
            await link.read()
        await link.close()
    radio.fifo.clear()
    radio.present, radio.error = True, None
    await first.open()
    radio.fifo += [(1, payload) for payload in PAYLOADS]
    assert await tic(first) == TIC


@pytest.mark.parametrize("error", [OSError, RuntimeError, ValueError])
async def test_a_driver_that_cannot_be_made_is_named(
    make: Callable[..., RadioLink], driver: FakeDriver, error: type[Exception]
) -> None:
    with patch.object(driver, "RF24", side_effect=error("Permission denied")):
        async with refused("permission_denied"):
            await make().open()
    await make().open()


async def test_whatever_ends_the_polling_is_told(
    make: Callable[..., RadioLink], radio: FakeRadio, caplog: pytest.LogCaptureFixture
) -> None:
    link = make()
    await link.open()
    with patch.object(FakeRadio, "available_pipe", side_effect=ZeroDivisionError):
        async with refused("internal"):
            await link.read()
    assert "met a mistake of ours" in caplog.text
    caplog.clear()
    await link.close()
    await link.open()
    radio.fifo += [(1, payload) for payload in PAYLOADS]
    assert await tic(link) == TIC


async def test_a_polling_that_ended_untold_is_noticed_and_begun_anew(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    link = make()
    with (
        patch.object(hub.RadioHub, "_listen"),
        patch.object(link_module, "WATCH_S", 0.01),
    ):
        await link.open()
        async with refused("connection_lost"):
            await link.read()
    other = make(address="MINKY")
    await other.open()
    assert radio.pipes == {1: b"LINKY", 2: b"MINKY"}
    radio.fifo += [(2, payload) for payload in PAYLOADS]
    assert await tic(other) == TIC


async def test_leaving_a_dead_chip_is_harmless(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    first, second = make(), make(address="MINKY")
    await first.open()
    await second.open()
    radio.error = "[SPI::transfernb] gone"
    await second.close()
    await first.close()
    assert first.health() is None


async def test_an_opening_that_fails_gives_its_key_back(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    radio.present = False
    async with refused("radio_absent"):
        await make(key=KEY.hex()).open()
    radio.present = True
    await make(key=bytes(16).hex()).open()


async def test_a_chip_that_dies_while_a_meter_joins_is_started_for_it(
    make: Callable[..., RadioLink], radio: FakeRadio
) -> None:
    first, second = make(), make(address="MINKY")
    await first.open()
    radio.present = False
    with suppress(LinkError):
        await first.read()
    radio.present = True
    await second.open()
    assert radio.pipes == {1: b"LINKY", 2: b"MINKY"}


def test_the_wheel_has_what_the_driver_needs() -> None:
    driver = chip.load_driver()
    radio = driver.RF24(22, 0)
    assert {name for name in vars(FakeDriver) if name.startswith("RF24_")} <= {
        *dir(driver)
    }
    assert get_protocol_members(chip.Radio) <= {*dir(radio)}
