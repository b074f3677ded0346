"""The other end, for the simulator, the tests and whoever writes a transmitter."""

from collections.abc import Collection

from .auth import KEY_SIZES, seal
from .payload import (
    CRC_SIZE,
    FIRST,
    FRAGMENT_SIZE,
    FRAMED,
    LAST,
    LINE_ERROR,
    PAYLOAD_SIZE,
    SEAL_SIZE,
    STATUS,
    Kind,
    TransmitterStatus,
    crc16,
)


def raw_pieces(tic: bytes, size: int = 15) -> list[bytes]:
    """Cut TIC bytes into raw payloads, NUL padded to 32 as a static payload size does."""
    return [_padded(tic[at : at + size]) for at in range(0, len(tic), size)]


def fragments(
    tic: bytes,
    *,
    node: int,
    frame: int,
    kind: Kind = Kind.STANDARD,
    key: bytes | None = None,
    counter: int = 0,
    line_errors: Collection[int] = (),
) -> list[bytes]:
    """Cut one telegram into payloads of 32 bytes.

    `key` and `counter` make it authenticated, whatever `kind` says; `line_errors` are the
    fragments to be flagged. Raises ValueError where 256 fragments do not hold it.
    """
    if key is not None:
        kind = Kind.AUTHENTICATED
        if len(key) not in KEY_SIZES:
            raise ValueError("a key is 16 to 32 bytes long")
    pieces = _pieces(tic, SEAL_SIZE if key else CRC_SIZE)
    if len(pieces) > 256:
        raise ValueError("a telegram has at most 256 fragments")
    headers = [
        FRAMED
        | kind << 3
        | FIRST * (number == 0)
        | LAST * (number == len(pieces) - 1)
        | LINE_ERROR * (number in line_errors)
        for number in range(len(pieces))
    ]
    if key is None:
        trailer = crc16(bytes((node, frame)) + tic).to_bytes(CRC_SIZE)
    else:
        trailer = seal(key, node, frame, counter, zip(headers, pieces, strict=True))
    bodies = [*pieces[:-1], bytes((len(pieces[-1]),)) + pieces[-1] + trailer]
    return [
        _padded(bytes((header, node, frame, number)) + body)
        for number, (header, body) in enumerate(zip(headers, bodies, strict=True))
    ]


def status(values: TransmitterStatus) -> bytes:
    """Make a status payload."""
    content = STATUS.pack(
        values.firmware,
        values.uptime_s,
        values.supply_mv,
        values.uart_errors,
        values.lost_packets,
        values.retries,
        values.frames_sent,
    )
    header = FRAMED | Kind.STATUS << 3 | FIRST | LAST
    return _padded(bytes((header, values.node, 0, 0)) + content)


def _pieces(tic: bytes, trailer: int) -> list[bytes]:
    """Cut so that the last piece leaves room for its length and trailer and is not empty."""
    room = FRAGMENT_SIZE - 1 - trailer
    pieces = []
    while len(tic) > room:
        size = min(FRAGMENT_SIZE, len(tic) - 1)
        pieces.append(tic[:size])
        tic = tic[size:]
    return [*pieces, tic]


def _padded(payload: bytes) -> bytes:
    return payload.ljust(PAYLOAD_SIZE, b"\0")


class Transmitter:
    """A transmitter that numbers its telegrams, and signs them where it has a key."""

    def __init__(
        self,
        *,
        node: int = 0,
        kind: Kind = Kind.STANDARD,
        key: bytes | None = None,
        counter: int = 0,
    ) -> None:
        """`counter`: the last one used under this key."""
        self.node = node
        self.frame = 255
        self.counter = counter
        self._kind = kind
        self._key = key

    def send(self, tic: bytes, line_errors: Collection[int] = ()) -> list[bytes]:
        """Give the payloads of the next telegram."""
        self.frame = (self.frame + 1) % 256
        self.counter += 1
        return fragments(
            tic,
            node=self.node,
            frame=self.frame,
            kind=self._kind,
            key=self._key,
            counter=self.counter,
            line_errors=line_errors,
        )
