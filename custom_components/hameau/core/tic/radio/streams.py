"""From fragments to TIC bytes: at once where telegrams are open, on proof where they are sealed."""

from ..events import Chunk
from .auth import HELD_SIZE, Authenticator, Verdict
from .health import Counts
from .payload import Fragment, crc16
from .sequence import Step

ETX, EOT = 0x03, 0x04


class OpenStream:
    """Telegrams of kind 0 and 1: each fragment's bytes are given as it comes.

    Every group carries its own checksum, so a whole group of a damaged telegram is good. What
    a gap or a line error touches is marked lost. The byte that would close the telegram is
    held back until the CRC has spoken: a wrong one puts a mark before it, and the decoder will
    not call the frame complete.
    """

    def __init__(self, counts: Counts) -> None:
        """Count complete telegrams and wrong CRCs in `counts`."""
        self._counts = counts
        self._crc = 0
        self._intact = False
        self._lost = False
        self._held = b""

    def feed(self, fragment: Fragment, step: Step) -> list[Chunk]:
        """Give the bytes that can be given now, with a mark where some are missing."""
        if step.begins:
            self._crc = crc16(bytes((fragment.node, fragment.frame)))
        if step.begins or step.lost:
            self._intact, self._held = step.begins, b""
        self._lost |= step.lost
        self._crc = crc16(fragment.tic, self._crc)
        data, self._held = self._held + fragment.tic, b""
        if fragment.line_error:
            self._counts.line_errors += 1
            self._intact, self._lost = False, True
            return []
        if not fragment.last:
            data, self._held = _split(data)
        elif self._false(fragment):
            data, closing = _split(data)
            return [*self._given(data), Chunk(closing, lost=True)]
        return self._given(data)

    def _given(self, data: bytes) -> list[Chunk]:
        if not data:
            return []
        lost, self._lost = self._lost, False
        return [Chunk(data, lost=lost)]

    def _false(self, fragment: Fragment) -> bool:
        """Whether the CRC says that a telegram heard whole is not the one that was sent."""
        if not self._intact:
            return False
        if self._crc == int.from_bytes(fragment.trailer):
            self._counts.complete += 1
            return False
        self._counts.crc_errors += 1
        return True


def _split(data: bytes) -> tuple[bytes, bytes]:
    """Cut before the first byte that would end the telegram."""
    ends = [at for at in (data.find(ETX), data.find(EOT)) if at >= 0]
    cut = min(ends, default=len(data))
    return data[:cut], data[cut:]


class SealedStream:
    """Telegrams of kind 3: held whole, given when code and counter are right, else never."""

    def __init__(self, counts: Counts, authenticator: Authenticator) -> None:
        """Count what is refused in `counts`."""
        self._counts = counts
        self._authenticator = authenticator
        self._telegram: list[Fragment] = []
        self._size = 0

    def feed(self, fragment: Fragment, step: Step) -> list[Chunk]:
        """Give the bytes of the telegram that this fragment ends and proves, or nothing."""
        if step.begins:
            self._telegram, self._size = [], 0
        elif step.lost or not self._telegram:
            self._telegram = []
            return []
        self._telegram.append(fragment)
        self._size += len(fragment.tic)
        if self._size > HELD_SIZE:
            self._counts.auth_refused += 1
            self._telegram = []
            return []
        return self._prove() if fragment.last else []

    def _prove(self) -> list[Chunk]:
        telegram, self._telegram = self._telegram, []
        match self._authenticator.verify(telegram):
            case Verdict.FRESH:
                return self._open(telegram)
            case Verdict.REPLAY:
                self._counts.replays += 1
            case Verdict.UNRESERVED:
                self._counts.unreserved += 1
            case _:
                self._counts.auth_refused += 1
        return []

    def _open(self, telegram: list[Fragment]) -> list[Chunk]:
        chunks: list[Chunk] = []
        lost = False
        for fragment in telegram:
            if fragment.line_error:
                self._counts.line_errors += 1
                lost = True
            else:
                chunks.append(Chunk(fragment.tic, lost=lost))
                lost = False
        if not any(fragment.line_error for fragment in telegram):
            self._counts.complete += 1
            return [Chunk(b"".join(chunk.data for chunk in chunks))]
        return chunks
