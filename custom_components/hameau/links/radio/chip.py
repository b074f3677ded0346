"""The nRF24L01+ itself, through pyrf24: the one place that imports it.

All calls belong in a thread. pyrf24 never releases the GIL: a poll holds it for two SPI
transfers (tens of microseconds), `begin` for a fixed 0.11 s, so that is done rarely.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, Protocol, cast

from ...core.errors import LinkError
from .settings import ADDRESS_WIDTH, ChipSettings, DataRate

FIFO_DEPTH = 3
DRIVER_ERRORS = (OSError, RuntimeError, ValueError)
"""What pyrf24 raises: C++ errors arrive as RuntimeError or, for an argument, ValueError."""
PIPES = range(1, 6)
"""Pipe 0 stays free: the chip listens for acknowledgements there when it sends."""


class Radio(Protocol):
    """The members of `pyrf24.RF24` that are used."""

    channel: int
    payload_size: int
    dynamic_payloads: bool
    address_width: int
    data_rate: Any
    crc_length: Any
    listen: bool
    power: bool

    @property
    def is_chip_connected(self) -> bool:
        """Whether the chip answers."""

    @property
    def rpd(self) -> bool:
        """Whether the signal is above -64 dBm."""

    def begin(self) -> bool:
        """Reset the chip; say whether it answers."""

    def set_auto_ack(self, enable: bool, /) -> None:
        """Acknowledge what is heard, or not."""

    def open_rx_pipe(self, number: int, address: bytes) -> None:
        """Hear an address."""

    def close_rx_pipe(self, number: int) -> None:
        """Hear it no more."""

    def available_pipe(self) -> tuple[bool, int]:
        """Whether something was heard, and on which pipe."""

    def get_dynamic_payload_size(self) -> int:
        """Size of the oldest payload; 0 where it is corrupt."""

    def read(self, length: int) -> bytearray:
        """Take the oldest payload."""


class Driver(Protocol):
    """The members of the module `pyrf24` that are used."""

    RF24_250KBPS: Any
    RF24_1MBPS: Any
    RF24_2MBPS: Any
    RF24_CRC_16: Any

    def RF24(self, ce_pin: int, csn_pin: int) -> Radio:
        """Make a radio; the hardware is not touched yet."""


def load_driver() -> Driver:
    """Import pyrf24; raises LinkError `no_driver` where its wheel could not be installed."""
    try:
        import pyrf24
    except ImportError as error:
        raise LinkError("no_driver", {"detail": str(error)}) from error
    return cast(Driver, pyrf24)


class Chip:
    """One chip that listens. Not thread-safe: whoever holds it sees to that."""

    def __init__(self, settings: ChipSettings, load: Callable[[], Driver]) -> None:
        """Keep the settings; nothing is imported or opened yet."""
        self._settings = settings
        self._load = load
        self._driver: Driver | None = None
        self._radio: Radio | None = None
        self.suspect = False
        """The last poll gave what a working chip would not."""
        self.rpd: bool | None = None

    def start(self, pipes: Mapping[int, bytes]) -> None:
        """Begin, tune and listen on these addresses; also after the chip lost its power.

        Raises:
            LinkError: `no_driver`, `no_spi`, `no_gpio`, `permission_denied`, `radio_absent`
                (no chip answers), `not_plus_variant` (250 kbit/s asked of an old chip).

        """
        if self._driver is None:
            self._driver = self._load()
        self.suspect = False
        try:
            if self._radio is None:
                csn = self._settings.bus * 10 + self._settings.device
                self._radio = self._driver.RF24(self._settings.ce_pin, csn)
            if not self._radio.begin():
                raise self._error("radio_absent")
            self._tune(self._radio)
            if not self._tuned(self._radio):
                slow = self._settings.data_rate is DataRate.KBPS_250
                raise self._error("not_plus_variant" if slow else "radio_absent")
            self._listen(self._radio, pipes)
        except DRIVER_ERRORS as error:
            raise self._error(_cause(str(error)), str(error)) from error

    def poll(self) -> list[tuple[int, bytes]]:
        """Take what the chip has received: (pipe, payload), oldest first."""
        packets: list[tuple[int, bytes]] = []
        with self._listening() as radio:
            while len(packets) < 2 * FIFO_DEPTH:
                available, pipe = radio.available_pipe()
                if not available:
                    break
                if pipe not in PIPES:
                    self.suspect = True
                    break
                size = self._settings.payload_size or radio.get_dynamic_payload_size()
                if not size:
                    break
                packets.append((pipe, bytes(radio.read(size))))
        return packets

    def healthy(self) -> bool:
        """Whether the chip answers and still has its settings; note the signal's strength.

        `is_chip_connected` alone would miss a brown-out: it reads the address width, which
        is 5 after a reset too. Speed, channel and CRC length are not.
        """
        with self._listening() as radio:
            healthy = radio.is_chip_connected and self._tuned(radio)
            self.rpd = radio.rpd if healthy else None
        return healthy

    def set_pipe(self, pipe: int, address: bytes | None) -> None:
        """Listen on one address more, or (None) on one less."""
        with self._listening() as radio:
            radio.listen = False
            if address is None:
                radio.close_rx_pipe(pipe)
            else:
                radio.open_rx_pipe(pipe, address)
            radio.listen = True

    def stop(self) -> None:
        """Power the chip down; without a bus there is nothing left to switch off."""
        with suppress(LinkError), self._listening() as radio:
            radio.listen = False
            radio.power = False
        self._radio = None

    def _tune(self, radio: Radio) -> None:
        settings = self._settings
        radio.channel = settings.channel
        radio.data_rate = self._rate()
        radio.crc_length = self._crc()
        radio.address_width = ADDRESS_WIDTH
        radio.set_auto_ack(settings.auto_ack)
        radio.dynamic_payloads = settings.payload_size == 0
        if settings.payload_size:
            radio.payload_size = settings.payload_size

    def _tuned(self, radio: Radio) -> bool:
        return bool(
            radio.channel == self._settings.channel
            and radio.data_rate == self._rate()
            and radio.crc_length == self._crc()
        )

    def _listen(self, radio: Radio, pipes: Mapping[int, bytes]) -> None:
        """Pipes 2 to 5 have one byte of their own and the other four of pipe 1."""
        first = pipes.get(1) or next(iter(pipes.values()))
        for pipe, address in {1: first, **pipes}.items():
            radio.open_rx_pipe(pipe, address)
        if 1 not in pipes:
            radio.close_rx_pipe(1)
        radio.listen = True

    @contextmanager
    def _listening(self) -> Iterator[Radio]:
        """Give the radio of a chip that was started; its errors become `connection_lost`."""
        assert self._radio is not None
        try:
            yield self._radio
        except DRIVER_ERRORS as error:
            raise self._error("connection_lost", str(error)) from error

    def _rate(self) -> Any:
        driver = cast(Driver, self._driver)
        return {
            DataRate.KBPS_250: driver.RF24_250KBPS,
            DataRate.MBPS_1: driver.RF24_1MBPS,
            DataRate.MBPS_2: driver.RF24_2MBPS,
        }[self._settings.data_rate]

    def _crc(self) -> Any:
        return cast(Driver, self._driver).RF24_CRC_16

    def _error(self, key: str, detail: str = "") -> LinkError:
        return LinkError(key, {"address": self._settings.name, "detail": detail})


def _cause(message: str) -> str:
    """Tell from the driver's text (spi.cpp, gpio.cpp of RF24) what a person has to mend."""
    if "Permission denied" in message or "Operation not permitted" in message:
        return "permission_denied"
    if "gpio" in message.lower() or "pin number" in message:
        return "no_gpio"
    if "[SPI::begin]" in message or "[SPI::init]" in message:
        return "no_spi"
    return "connection_lost"
