"""STGE, the meter's status register (Enedis-NOI-CPT_54E §6.2.3.14).

Unlisted codes decode to ``unknown``: a newer meter must not be an error.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Breaker(StrEnum):
    """State of the meter's breaker and why it is open (STGE bits 1-3)."""

    CLOSED = "closed"
    OVERLOAD = "overload"
    OVERVOLTAGE = "overvoltage"
    SHEDDING = "shedding"
    ORDER = "order"
    OVERHEATING_HIGH_CURRENT = "overheating_high_current"
    OVERHEATING = "overheating"
    UNKNOWN = "unknown"


class Euridis(StrEnum):
    """Euridis output (STGE bits 19-20)."""

    OFF = "off"
    UNSECURED = "unsecured"
    SECURED = "secured"
    UNKNOWN = "unknown"


class Plc(StrEnum):
    """Power-line communication (STGE bits 21-22)."""

    NEW_UNLOCK = "new_unlock"
    NEW_LOCK = "new_lock"
    REGISTERED = "registered"
    UNKNOWN = "unknown"


class TempoColour(StrEnum):
    """Colour of a Tempo day (STGE bits 24-27); `NONE`: no Tempo contract, or not announced yet."""

    NONE = "none"
    BLUE = "blue"
    WHITE = "white"
    RED = "red"


_BREAKERS = tuple(Breaker)
_EURIDIS = (Euridis.OFF, Euridis.UNSECURED, Euridis.UNKNOWN, Euridis.SECURED)
_PLCS = tuple(Plc)
_COLOURS = tuple(TempoColour)
_SUPPLIER_INDEXES = 10


@dataclass(frozen=True, slots=True)
class StatusRegister:
    """STGE, the status register (54E §6.2.3.14): 32 bits, bit 0 the least significant."""

    bits: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the eight hexadecimal digits sent. Raises ValueError for anything else than a hexadecimal number."""
        return cls(int(text, 16))

    def __str__(self) -> str:
        """The eight hexadecimal digits as sent."""
        return f"{self.bits:08X}"

    def _field(self, low: int, width: int) -> int:
        return self.bits >> low & (1 << width) - 1

    @property
    def contact_closed(self) -> bool:
        """The dry contact is closed (bit 0, where 1 means open: the reverse of RELAIS)."""
        return not self._field(0, 1)

    @property
    def breaker(self) -> Breaker:
        """The breaker (bits 1-3)."""
        return _BREAKERS[self._field(1, 3)]

    @property
    def cover_open(self) -> bool:
        """The distributor's terminal cover is open (bit 4)."""
        return bool(self._field(4, 1))

    @property
    def overvoltage(self) -> bool:
        """A phase is above its upper limit (bit 6)."""
        return bool(self._field(6, 1))

    @property
    def overload(self) -> bool:
        """The reference power is exceeded now (bit 7). The breaker does not open at that point."""
        return bool(self._field(7, 1))

    @property
    def producer(self) -> bool:
        """The meter is in producer mode (bit 8)."""
        return bool(self._field(8, 1))

    @property
    def injecting(self) -> bool:
        """Active energy flows to the grid (bit 9)."""
        return bool(self._field(9, 1))

    @property
    def supplier_index(self) -> int | None:
        """Number, 1 to 10, of the supplier index now counting (bits 10-13); None for an unlisted code."""
        number = self._field(10, 4) + 1
        return number if number <= _SUPPLIER_INDEXES else None

    @property
    def distributor_index(self) -> int:
        """Number, 1 to 4, of the distributor index now counting (bits 14-15)."""
        return self._field(14, 2) + 1

    @property
    def clock_degraded(self) -> bool:
        """The meter doubts its clock (bit 16)."""
        return bool(self._field(16, 1))

    @property
    def standard_output(self) -> bool:
        """The customer output speaks standard (bit 17)."""
        return bool(self._field(17, 1))

    @property
    def euridis(self) -> Euridis:
        """The Euridis output (bits 19-20)."""
        return _EURIDIS[self._field(19, 2)]

    @property
    def plc(self) -> Plc:
        """The power-line link (bits 21-22)."""
        return _PLCS[self._field(21, 2)]

    @property
    def plc_synchronised(self) -> bool:
        """The power-line link is synchronised (bit 23)."""
        return bool(self._field(23, 1))

    @property
    def colour_today(self) -> TempoColour:
        """Colour of today (bits 24-25)."""
        return _COLOURS[self._field(24, 2)]

    @property
    def colour_tomorrow(self) -> TempoColour:
        """Colour announced for tomorrow (bits 26-27)."""
        return _COLOURS[self._field(26, 2)]

    @property
    def peak_notice(self) -> int:
        """Mobile peak, 1 to 3, of which notice is given (bits 28-29); 0 for none."""
        return self._field(28, 2)

    @property
    def peak_running(self) -> int:
        """Mobile peak, 1 to 3, now running (bits 30-31); 0 for none."""
        return self._field(30, 2)
