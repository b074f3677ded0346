"""The test's hand on the emulated chip: what is on the air, and what happens to the wires."""

import mmap
from pathlib import Path
from struct import Struct
from types import TracebackType
from typing import Self

# As `struct air` and `struct packet` in nrf24.c, native byte order.
_COUNTER = Struct("I")
_RESETS, _SENT = 0, 4
_WIRES = 12
_REGISTERS = 16
_ADDRESSES = 48
_RING = 64
_PACKET = Struct("BB5sB32s")
_PACKETS = 256
ANSWERS, ALL_ZERO, ALL_ONE = range(3)
RATES = {"250k": 0x20, "1M": 0x00, "2M": 0x08}


class Air:
    """Memory shared with a process in which the emulator is preloaded."""

    def __init__(self, path: Path) -> None:
        """Make the file; a + chip that answers, nothing on the air."""
        path.write_bytes(bytes(_RING + _PACKET.size * _PACKETS))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        self.clear()

    def clear(self) -> None:
        """Let the chip be as new; what was on the air is gone."""
        self.brown_out()
        self.wire(ANSWERS)
        self.refuse()
        self.plus = True

    def __enter__(self) -> Self:
        """Use as a context."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the memory."""
        self._memory.close()

    def send(
        self,
        *payloads: bytes,
        address: bytes = b"LINKY",
        channel: int = 76,
        rate: str = "250k",
    ) -> None:
        """Put payloads on the air; the emulator takes them as its FIFO has room."""
        for payload in payloads:
            (sent,) = _COUNTER.unpack_from(self._memory, _SENT)
            packet = (channel, RATES[rate], address, len(payload), payload)
            at = _RING + sent % _PACKETS * _PACKET.size
            _PACKET.pack_into(self._memory, at, *packet)
            _COUNTER.pack_into(self._memory, _SENT, sent + 1)

    def brown_out(self) -> None:
        """Let the chip lose its power for a moment: all registers are as at the start."""
        (resets,) = _COUNTER.unpack_from(self._memory, _RESETS)
        _COUNTER.pack_into(self._memory, _RESETS, resets + 1)

    def wire(self, bus: int) -> None:
        """Let the bus answer, or read as all zero or all one."""
        self._memory[_WIRES] = bus

    @property
    def plus(self) -> bool:
        """Whether it is the + variant."""
        return bool(self._memory[_WIRES + 1])

    @plus.setter
    def plus(self, value: bool) -> None:
        self._memory[_WIRES + 1] = value

    def refuse(self, *, spi: int = 0, gpio: int = 0) -> None:
        """Let opening the devices fail with these errno."""
        self._memory[_WIRES + 2], self._memory[_WIRES + 3] = spi, gpio

    def register(self, number: int) -> int:
        """Give what the chip holds in a register."""
        return self._memory[_REGISTERS + number]

    @property
    def address(self) -> bytes:
        """The address of pipe 1."""
        return self._memory[_ADDRESSES + 5 : _ADDRESSES + 10]
