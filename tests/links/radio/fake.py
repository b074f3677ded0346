"""A stand-in for the module pyrf24: a radio that hears what a test gives it."""

from collections import deque


class FakeRadio:
    """The members of `pyrf24.RF24` that Hameau uses, as far as logic needs them."""

    def __init__(self) -> None:
        """Be a + chip that works."""
        self.present = True
        self.plus = True
        self.error: str | None = None
        self.begun = 0
        self._pipes: dict[int, bytes] = {}
        self._high = b""
        self.fifo: deque[tuple[int, bytes]] = deque()
        self.auto_ack: bool | None = None
        self.listen = self.power = self.dynamic_payloads = False
        self.payload_size = 32
        self.address_width = 5
        self._reset()

    def _reset(self) -> None:
        self.channel = 2
        self._rate = "2M"
        self.crc_length = "CRC_8"

    def _check(self) -> None:
        if self.error:
            raise RuntimeError(self.error)

    def begin(self) -> bool:
        """Begin as RF24 does: settings are lost, pipes closed."""
        self._check()
        self.begun += 1
        self._reset()
        self._pipes.clear()
        self._high = b"\xc2" * 4
        self.power = self.present
        return self.present

    @property
    def pipes(self) -> dict[int, bytes]:
        """The addresses the chip hears: pipes 2 to 5 have four bytes of pipe 1."""
        return {number: low + self._high for number, low in self._pipes.items()}

    def brown_out(self) -> None:
        """Lose the power for a moment."""
        self._reset()
        self.fifo.clear()

    @property
    def data_rate(self) -> str:
        """The speed the chip holds."""
        return self._rate

    @data_rate.setter
    def data_rate(self, rate: str) -> None:
        self._rate = "1M" if rate == "250k" and not self.plus else rate

    @property
    def is_chip_connected(self) -> bool:
        """As RF24: true again right after a brown-out."""
        self._check()
        return self.present

    @property
    def rpd(self) -> bool:
        """Strong."""
        return True

    def set_auto_ack(self, enable: bool) -> None:
        """Keep it."""
        self.auto_ack = enable

    def open_rx_pipe(self, number: int, address: bytes) -> None:
        """Keep it: all of it for pipe 1, the first byte for the others."""
        self._check()
        self._pipes[number] = address[:1]
        if number == 1:
            self._high = address[1:]

    def close_rx_pipe(self, number: int) -> None:
        """Forget it."""
        self._check()
        self._pipes.pop(number, None)

    def available_pipe(self) -> tuple[bool, int]:
        """Give the pipe of the oldest payload."""
        self._check()
        return (True, self.fifo[0][0]) if self.fifo else (False, 7)

    def get_dynamic_payload_size(self) -> int:
        """Give the size of the oldest payload; 0, and all is flushed, where it is corrupt."""
        size = len(self.fifo[0][1])
        if not size:
            self.fifo.clear()
        return size

    def read(self, length: int) -> bytearray:
        """Give the oldest payload."""
        return bytearray(self.fifo.popleft()[1].ljust(length, b"\0"))


class FakeDriver:
    """The module, with one chip whatever the pins."""

    RF24_250KBPS = "250k"
    RF24_1MBPS = "1M"
    RF24_2MBPS = "2M"
    RF24_CRC_16 = "CRC_16"

    def __init__(self) -> None:
        """Make the chip."""
        self.radio = FakeRadio()
        self.pins: list[tuple[int, int]] = []

    def RF24(self, ce_pin: int, csn_pin: int) -> FakeRadio:
        """Give the chip."""
        self.pins.append((ce_pin, csn_pin))
        return self.radio
