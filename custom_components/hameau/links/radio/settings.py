"""What a person sets for a radio meter: the chip's wiring, its channel, the meter's address."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from ...core.errors import LinkError
from ...core.tic.radio import KEY_SIZES, PAYLOAD_SIZE

ADDRESS_WIDTH = 5
LAST_CHANNEL = 125
LAST_CHANNEL_IN_BAND = 83
"""2.4835 GHz, where the band free for use in France ends (channel n is 2,400 + n MHz)."""
_DEFAULTS: Mapping[str, Any] = {
    "bus": 0,
    "device": 0,
    "ce_pin": 22,
    "channel": 76,
    "data_rate": "250k",
    "address": "LINKY",
    "node": None,
    "key": None,
    "payload_size": PAYLOAD_SIZE,
    "auto_ack": True,
}
_RANGES: Mapping[str, tuple[range, str]] = {
    "bus": (range(10), "bad_spi"),
    "device": (range(10), "bad_spi"),
    "ce_pin": (range(256), "bad_pin"),
    "channel": (range(LAST_CHANNEL + 1), "bad_channel"),
    "payload_size": (range(PAYLOAD_SIZE + 1), "bad_payload_size"),
}


class DataRate(StrEnum):
    """Speed on air; 250k reaches farthest and needs the + variant of the chip."""

    KBPS_250 = "250k"
    MBPS_1 = "1M"
    MBPS_2 = "2M"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipSettings:
    """How the chip is wired and tuned: one for all meters it hears. `payload_size` 0: dynamic."""

    bus: int
    device: int
    ce_pin: int
    channel: int
    data_rate: DataRate
    payload_size: int
    auto_ack: bool

    @property
    def name(self) -> str:
        """Name the chip by its wiring."""
        return f"/dev/spidev{self.bus}.{self.device}, CE {self.ce_pin}"

    @property
    def outside_band(self) -> bool:
        """Whether the channel can be used, but should not be."""
        return self.channel > LAST_CHANNEL_IN_BAND


@dataclass(frozen=True, slots=True, kw_only=True)
class RadioSettings:
    """A meter heard by radio: the chip, the address, and of whom."""

    chip: ChipSettings
    address: bytes
    """In the order of the air's first byte: what an Arduino sketch calls `address[0]` first."""
    node: int | None
    key: bytes | None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read a config entry's data; raises LinkError `bad_radio_settings`."""
        if problems := radio_problems(data):
            raise LinkError("bad_radio_settings", {"detail": ", ".join(problems)})
        values = {**_DEFAULTS, **data}
        return cls(
            chip=ChipSettings(
                bus=values["bus"],
                device=values["device"],
                ce_pin=values["ce_pin"],
                channel=values["channel"],
                data_rate=DataRate(values["data_rate"]),
                payload_size=values["payload_size"],
                auto_ack=values["auto_ack"],
            ),
            address=parse_address(values["address"]),
            node=values["node"],
            key=bytes.fromhex(values["key"]) if values["key"] else None,
        )


def parse_address(text: str) -> bytes:
    """Read a pipe address; raises ValueError.

    Five characters (`LINKY`) are the bytes of an Arduino string; ten hexadecimal digits
    (`F0F0F0F0F3`) are an Arduino number, `0xF0F0F0F0F3LL`, whose last byte goes first.
    """
    if len(text) == ADDRESS_WIDTH:
        return text.encode("ascii")
    address = bytes.fromhex(text.removeprefix("0x"))[::-1]
    if len(address) != ADDRESS_WIDTH:
        raise ValueError("an address is 5 bytes long")
    return address


def radio_problems(data: Mapping[str, Any]) -> dict[str, str]:
    """Give, by field, the key of the error text; empty where all can be used."""
    values = {**_DEFAULTS, **data}
    problems = {
        field: error
        for field, (allowed, error) in _RANGES.items()
        if values[field] not in allowed
    }
    if values["data_rate"] not in list(DataRate):
        problems["data_rate"] = "bad_data_rate"
    if values["node"] is not None and values["node"] not in range(256):
        problems["node"] = "bad_node"
    if not _reads(parse_address, values["address"]):
        problems["address"] = "bad_address"
    if values["key"] and not _reads(_parse_key, values["key"]):
        problems["key"] = "bad_key"
    return problems


def _parse_key(text: str) -> None:
    if len(bytes.fromhex(text)) not in KEY_SIZES:
        raise ValueError("a key is 16 to 32 bytes long")


def _reads(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
