"""What goes over the air: one nRF24 payload of at most 32 bytes, read and typed.

**Raw.** A payload whose first byte is below 0x80 is a piece of TIC, 1 to 32 bytes, padded
with NULs. TIC holds neither NUL nor a byte above 0x7E, so no setting chooses the mode.

**Framed, version 0.** A telegram is the TIC bytes from STX to ETX (or EOT) inclusive, cut
into fragments:

====  ======================================================================================
byte  content
====  ======================================================================================
0     bit 7 = 1; bits 6-5 version (0); bits 4-3 kind: 0 historique bytes, 1 standard bytes,
      2 transmitter status, 3 authenticated bytes (`auth`); bit 2 first fragment; bit 1 last
      fragment; bit 0 the UART saw a parity, framing or overrun error in this fragment
1     node number, 0 to 255: several meters may share one address
2     frame number, one more for each telegram, modulo 256
3     fragment number in the telegram, from 0
4-31  not last: 1 to 28 TIC bytes. Last: n (0 to 25), n TIC bytes, CRC-16. The rest NUL
====  ======================================================================================

The CRC-16 (polynomial 0x1021, start 0xFFFF, no reflection, high byte first; "123456789"
gives 0x29B1) runs over node, frame number and all TIC bytes of the telegram.

**Status** (kind 2, every minute): after the same four bytes, big-endian, firmware version 1
byte, uptime in s 4, supply in mV 2, UART errors 2, lost packets 2, retries 2, frames sent 4.
"""

from binascii import crc_hqx
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from struct import Struct

PAYLOAD_SIZE = 32
HEADER_SIZE = 4
FRAGMENT_SIZE = PAYLOAD_SIZE - HEADER_SIZE
"""TIC bytes a fragment that is not the last can carry."""
CRC_SIZE = 2
SEAL_SIZE = 12
"""Counter (4) and truncated code (8) that end an authenticated telegram."""

FRAMED, FIRST, LAST, LINE_ERROR = 0x80, 0x04, 0x02, 0x01
STATUS = Struct(">BIHHHHI")


class Kind(IntEnum):
    """Bits 4-3 of the first byte: what the payload carries."""

    HISTORIQUE = 0
    STANDARD = 1
    STATUS = 2
    AUTHENTICATED = 3


class Unreadable(StrEnum):
    """Why a payload was passed over."""

    VERSION = "version"
    """A framed payload of a version to come."""
    MALFORMED = "malformed"
    """Not what its own first byte announces."""


@dataclass(frozen=True, slots=True)
class RawPiece:
    """A piece of TIC without frame: nothing tells what came before it."""

    tic: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A fragment of a telegram. `trailer`: CRC or seal, on the last one; `line_error`: bit 0."""

    kind: Kind
    node: int
    frame: int
    number: int
    last: bool
    line_error: bool
    header: int
    tic: bytes
    trailer: bytes = b""

    @property
    def first(self) -> bool:
        """Whether the telegram begins here."""
        return self.number == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TransmitterStatus:
    """What a transmitter says of itself. Not authenticated: to be shown, never acted on."""

    node: int
    firmware: int
    uptime_s: int
    supply_mv: int
    uart_errors: int
    lost_packets: int
    retries: int
    frames_sent: int


type Payload = RawPiece | Fragment | TransmitterStatus | Unreadable


def crc16(data: bytes, start: int = 0xFFFF) -> int:
    """Give the CRC-16/CCITT-FALSE of `data`, going on from `start`."""
    return crc_hqx(data, start)


def read(payload: bytes) -> Payload:
    """Read one payload as the radio gave it; never raises."""
    if not 0 < len(payload) <= PAYLOAD_SIZE:
        return Unreadable.MALFORMED
    if payload[0] < FRAMED:
        return RawPiece(payload.rstrip(b"\0"))
    if payload[0] & 0x60:
        return Unreadable.VERSION
    if len(payload) <= HEADER_SIZE:
        return Unreadable.MALFORMED
    kind = Kind(payload[0] >> 3 & 3)
    return _status(payload) if kind is Kind.STATUS else _fragment(kind, payload)


def _status(payload: bytes) -> TransmitterStatus | Unreadable:
    if len(payload) < HEADER_SIZE + STATUS.size:
        return Unreadable.MALFORMED
    firmware, uptime, supply, uart, lost, retries, sent = STATUS.unpack_from(
        payload, HEADER_SIZE
    )
    return TransmitterStatus(
        node=payload[1],
        firmware=firmware,
        uptime_s=uptime,
        supply_mv=supply,
        uart_errors=uart,
        lost_packets=lost,
        retries=retries,
        frames_sent=sent,
    )


def _fragment(kind: Kind, payload: bytes) -> Fragment | Unreadable:
    header, node, frame, number = payload[:HEADER_SIZE]
    last = bool(header & LAST)
    body = payload[HEADER_SIZE:]
    trailer = b""
    if last:
        size = SEAL_SIZE if kind is Kind.AUTHENTICATED else CRC_SIZE
        end = 1 + body[0]
        body, trailer = body[1:end], body[end : end + size]
        damaged = len(trailer) < size
    else:
        body = body.rstrip(b"\0")
        damaged = not body
    if damaged or bool(header & FIRST) != (number == 0):
        return Unreadable.MALFORMED
    return Fragment(
        kind=kind,
        node=node,
        frame=frame,
        number=number,
        last=last,
        line_error=bool(header & LINE_ERROR),
        header=header,
        tic=body,
        trailer=trailer,
    )
