"""What a person may set for a radio meter."""

from typing import Any

from homeassistant.core import HomeAssistant
from hypothesis import given, strategies as st
import pytest

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.links.radio import (
    RadioLink,
    RadioSettings,
    parse_address,
    radio_problems,
)


def test_nothing_set_is_the_format_of_the_documentation() -> None:
    settings = RadioSettings.from_data({})
    assert settings.chip.name == "/dev/spidev0.0, CE 22"
    assert (settings.chip.channel, settings.chip.data_rate) == (76, "250k")
    assert (settings.address, settings.node, settings.key) == (b"LINKY", None, None)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("LINKY", b"LINKY"),
        ("F0F0F0F0F3", bytes.fromhex("f3f0f0f0f0")),
        ("0xE7E7E7E7E8", bytes.fromhex("e8e7e7e7e7")),
    ],
)
def test_addresses_read_as_in_an_arduino_sketch(text: str, address: bytes) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("bus", 10, "bad_spi"),
        ("device", -1, "bad_spi"),
        ("ce_pin", 256, "bad_pin"),
        ("channel", 126, "bad_channel"),
        ("payload_size", 33, "bad_payload_size"),
        ("data_rate", "3M", "bad_data_rate"),
        ("node", 256, "bad_node"),
        ("address", "LINK", "bad_address"),
        ("address", "LINKé", "bad_address"),
        ("address", "F0F0F0F0", "bad_address"),
        ("key", "00" * 15, "bad_key"),
        ("key", "xyz", "bad_key"),
    ],
)
def test_what_cannot_be_is_named(field: str, value: Any, error: str) -> None:
    assert radio_problems({field: value}) == {field: error}
    with pytest.raises(LinkError, match="bad_radio_settings"):
        RadioSettings.from_data({field: value})


@given(st.binary(min_size=16, max_size=32))
def test_keys_of_16_to_32_bytes_are_read(key: bytes) -> None:
    assert RadioSettings.from_data({"key": key.hex()}).key == key


@pytest.mark.parametrize(("channel", "advised"), [(83, False), (84, True)])
async def test_channels_outside_the_band_are_advised_against(
    hass: HomeAssistant, channel: int, advised: bool
) -> None:
    assert not radio_problems({"channel": channel})
    advice = RadioLink(hass, {"channel": channel}).advice()
    assert advice == {"radio_without_key"} | (
        {"radio_outside_band"} if advised else set()
    )
