"""Authenticated telegrams (kind 3): who sent it is known, and it cannot be played again.

**Layout.** As kinds 0 and 1 (`payload`), but the last fragment ends with a seal instead of
the CRC: byte 4 = n (0 to 15), n TIC bytes, the counter (4 bytes, big-endian), the code
(8 bytes), the rest NUL. Historique or standard makes no difference.

**Code.** The first 8 bytes of HMAC-SHA-256, under the key of the meter (16 to 32 random
bytes), over: node (1), frame number (1), counter (4, big-endian), then for each fragment in
order its byte 0 and its TIC bytes (without padding). All of it is known while the telegram
streams by, so a transmitter needs no buffer: it starts the HMAC at the STX and goes on.

**Counter.** 32 bits, one more for each telegram, never the same twice under one key, also
after a power cut: a transmitter stores in EEPROM a counter 256 ahead, starts from the stored
value when it wakes, and stores the next one before it gets there. Jumps forward are always
taken. A key belongs to one transmitter; to use it in another is to start a race.

**Receiver.** Holds the telegram (at most 2,048 TIC bytes) until its code verifies and gives
its bytes only then; one lost fragment costs the telegram. A counter not above the last one
accepted is a replay. Once a key is set, raw pieces and kinds 0 and 1 of that meter are
refused. Kind 3 for which no key is set is refused too, and counted apart: a person who
signs expects signatures to be checked, so nothing falls back to trust without saying so.
Nothing is encrypted: who listens can still read.
"""

from collections.abc import Callable, Iterable
from enum import Enum, auto
import hmac
from typing import Final

from .payload import SEAL_SIZE, Fragment

COUNTER_SIZE = 4
CODE_SIZE = SEAL_SIZE - COUNTER_SIZE
KEY_SIZES = range(16, 33)
HELD_SIZE = 2048
RESERVED: Final = 64
"""Frames accepted for one writing of the ceiling; what an unclean restart can cost."""


def seal(
    key: bytes, node: int, frame: int, counter: int, parts: Iterable[tuple[int, bytes]]
) -> bytes:
    """Give counter and code of a telegram whose fragments have these (byte 0, TIC bytes)."""
    number = counter.to_bytes(COUNTER_SIZE)
    code = hmac.new(key, bytes((node, frame)) + number, "sha256")
    for header, tic in parts:
        code.update(bytes((header,)) + tic)
    return number + code.digest()[:CODE_SIZE]


class Verdict(Enum):
    """What the guard says of a counter."""

    FRESH = auto()
    REPLAY = auto()
    UNRESERVED = auto()
    """Fresh, but above what is written down: refused until the ceiling is written."""


class ReplayGuard:
    """The highest counter accepted, such that not even `kill -9` brings an old one back.

    One number is kept on disk, the ceiling. No counter above it is ever accepted, and after
    a restart none up to it: so what was accepted before is refused after, whatever happened
    in between. `reserve` is called with a new ceiling to write down; `reserved` says that it
    is written. A clean stop writes `last`, an unclean one loses at most the frames up to the
    ceiling: 64, that is one to two and a half minutes. With half of them still to come the
    next ceiling is asked for, so a running link never waits.
    """

    def __init__(
        self, ceiling: int = 0, *, reserve: Callable[[int], None] | None = None
    ) -> None:
        """Start from the ceiling found on disk (0: none yet)."""
        self.last = ceiling
        self.ceiling = ceiling
        self._asked = ceiling
        self._reserve = reserve or self.reserved

    def reserved(self, ceiling: int) -> None:
        """Take note that this ceiling is on disk."""
        self.ceiling = max(self.ceiling, ceiling)

    def retry(self) -> None:
        """Ask again at the next frame: the last ceiling asked for could not be written."""
        self._asked = self.ceiling

    def check(self, counter: int) -> Verdict:
        """Judge the counter of a telegram whose code is right, and remember it if fresh."""
        if counter <= self.last:
            return Verdict.REPLAY
        if counter > self._asked - RESERVED // 2:
            self._asked = counter + RESERVED
            self._reserve(self._asked)
        if counter > self.ceiling:
            return Verdict.UNRESERVED
        self.last = counter
        return Verdict.FRESH


class Authenticator:
    """The key of one meter and the guard of its counter."""

    def __init__(self, key: bytes, guard: ReplayGuard) -> None:
        """Raise ValueError for a key that is not 16 to 32 bytes long."""
        if len(key) not in KEY_SIZES:
            raise ValueError("a key is 16 to 32 bytes long")
        self.guard = guard
        self._key = key

    def verify(self, telegram: list[Fragment]) -> Verdict | None:
        """Judge a telegram without gap; None where its code is wrong."""
        end = telegram[-1]
        counter = int.from_bytes(end.trailer[:COUNTER_SIZE])
        parts = [(part.header, part.tic) for part in telegram]
        expected = seal(self._key, end.node, end.frame, counter, parts)
        if not hmac.compare_digest(expected, end.trailer):
            return None
        return self.guard.check(counter)
