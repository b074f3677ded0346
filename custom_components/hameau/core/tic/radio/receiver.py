"""One radio's payloads → the TIC bytes of each meter."""

from collections import Counter

from ..events import Chunk
from .auth import Authenticator
from .health import Counts, RadioHealth
from .payload import Fragment, Kind, RawPiece, Unreadable, read
from .sequence import STALE_S, Sequence
from .streams import OpenStream, SealedStream

type MeterKey = tuple[int, int | None]
"""Pipe (0 to 5) and node; node None: raw pieces, which name no node."""

MAX_METERS = 32
"""Meters followed at once. Above, the one silent for longest is forgotten: strangers cost nothing."""


class _Meter:
    """What is known of one meter."""

    def __init__(self, authenticator: Authenticator | None) -> None:
        self.counts = Counts()
        self.authenticator = authenticator
        self.sequence = Sequence(self.counts)
        self.open = OpenStream(self.counts)
        self.sealed = (
            SealedStream(self.counts, authenticator) if authenticator else None
        )

    def raw(self, piece: RawPiece, silent_s: float) -> list[Chunk]:
        if self.sealed:
            self.counts.auth_refused += 1
            return []
        return [Chunk(piece.tic, lost=silent_s > STALE_S)] if piece.tic else []

    def fragment(self, fragment: Fragment, payload: bytes, now: float) -> list[Chunk]:
        stream = self.sealed if fragment.kind is Kind.AUTHENTICATED else self.open
        if stream is None:
            self.counts.key_missing += fragment.last
            return []
        if self.sealed and stream is self.open:
            self.counts.auth_refused += 1
            return []
        step = self.sequence.step(fragment, payload, now)
        return stream.feed(fragment, step) if step else []


class Receiver:
    """Reads the payloads of one radio, for up to five pipes and any nodes; never raises.

    Frame CRCs judge what is whole; the bytes of open telegrams are given before they are
    known to be. What is lost, doubled or out of order never joins two groups into one.
    """

    def __init__(self) -> None:
        """Know no meter and no key."""
        self._meters: dict[MeterKey, _Meter] = {}
        self._keys: dict[MeterKey, Authenticator] = {}
        self._unreadable: Counter[int] = Counter()

    def set_key(self, meter: MeterKey, authenticator: Authenticator | None) -> None:
        """Set or remove a meter's key. Node None: the key of every node on this pipe."""
        if authenticator is None:
            self._keys.pop(meter, None)
        else:
            self._keys[meter] = authenticator

    def feed(
        self, pipe: int, payload: bytes, now: float
    ) -> list[tuple[MeterKey, Chunk]]:
        """Take one payload, heard at `now` (monotonic seconds); give what it yields."""
        content = read(payload)
        if isinstance(content, Unreadable):
            self._unreadable[pipe] += 1
            return []
        key = (pipe, None if isinstance(content, RawPiece) else content.node)
        meter = self._meter(key)
        heard_at = meter.counts.heard_at
        meter.counts.packet(now)
        match content:
            case RawPiece():
                silent_s = 0.0 if heard_at is None else now - heard_at
                chunks = meter.raw(content, silent_s)
            case Fragment():
                chunks = meter.fragment(content, payload, now)
            case _:
                meter.counts.status = content
                chunks = []
        return [(key, chunk) for chunk in chunks]

    def heard(self, pipe: int) -> list[MeterKey]:
        """Give the meters heard on a pipe."""
        return [key for key in self._meters if key[0] == pipe]

    def health(self, meter: MeterKey, now: float) -> RadioHealth:
        """Give the figures of one meter as of `now`."""
        known = self._meters.get(meter)
        counts = known.counts if known else Counts()
        return counts.health(now, self._unreadable[meter[0]])

    def forget(self, pipe: int) -> None:
        """Drop the meters of a pipe that was closed."""
        for key in self.heard(pipe):
            del self._meters[key]
        del self._unreadable[pipe]

    def _meter(self, key: MeterKey) -> _Meter:
        authenticator = self._keys.get(key) or self._keys.get((key[0], None))
        meter = self._meters.get(key)
        if meter is None or meter.authenticator is not authenticator:
            while len(self._meters) >= MAX_METERS:
                del self._meters[min(self._meters, key=self._silence)]
            meter = self._meters[key] = _Meter(authenticator)
        return meter

    def _silence(self, key: MeterKey) -> tuple[bool, float]:
        """Order the meters: strangers before those with a key, then by last packet."""
        meter = self._meters[key]
        return meter.authenticator is not None, meter.counts.heard_at or 0.0
