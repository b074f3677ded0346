"""Finds the speed of a line by listening for valid groups."""

from dataclasses import dataclass

from ..core.tic import TicDecoder

STANDARD_BAUD = 9600
HISTORIQUE_BAUD = 1200

ENOUGH_BYTES = 256
"""At the right speed so many bytes hold two whole groups, the longest having 111 bytes."""

DWELL_S = 3.0
"""Longer than the longest frame (2.3 s) and the pause after it."""

_CONVINCING_GROUPS = 2
"""One could be an accident of the six-bit checksum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """One way to read the line."""

    baudrate: int
    parity: bool
    """Drop characters whose parity is wrong; some adapters send none that is right."""


class SpeedSearch:
    """Tries one speed after the other, round and round, until groups are valid.

    Standard mode comes first, historique next [Enedis-NOI-CPT_54E, 5.3]; a speed found
    earlier or chosen by a person precedes both.
    """

    def __init__(self, first: int | None = None) -> None:
        """Begin with `first`, in baud, where it is given."""
        bauds = dict.fromkeys((first or STANDARD_BAUD, STANDARD_BAUD, HISTORIQUE_BAUD))
        self._ways = [
            *(Speed(baudrate=baud, parity=True) for baud in bauds),
            *(Speed(baudrate=baud, parity=False) for baud in bauds),
        ]
        self.found = False
        self.deadline: float | None = None
        """When to try the next speed, once `begin` was called; in its clock's seconds."""
        self._start()

    def _start(self) -> None:
        """Listen with a fresh ear."""
        self._decoder = TicDecoder(guard=None)
        self._bytes = 0

    @property
    def speed(self) -> Speed:
        """The speed that is tried, or found."""
        return self._ways[0]

    def begin(self, now: float) -> None:
        """Start the time of the present speed."""
        self._start()
        self.deadline = now + DWELL_S

    def listen(self, data: bytes) -> None:
        """Take bytes read at the present speed."""
        self._bytes += len(data)
        self._decoder.feed(data)
        self.found = self._decoder.groups >= _CONVINCING_GROUPS

    def exhausted(self, now: float) -> bool:
        """Whether the present speed has had its chance."""
        late = self.deadline is not None and now >= self.deadline
        return not self.found and (late or self._bytes >= ENOUGH_BYTES)

    def next(self) -> Speed:
        """Give up the present speed and turn to the next."""
        self._ways.append(self._ways.pop(0))
        return self.speed
