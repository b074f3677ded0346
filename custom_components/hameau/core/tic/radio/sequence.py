"""The order of fragments: which is new, which was heard before, where something is missing."""

from dataclasses import dataclass

from .health import Counts
from .payload import Fragment

STALE_S = 10.0
"""After this silence a known frame number is a new telegram: numbers come round after 256."""


@dataclass(frozen=True, slots=True)
class Step:
    """How a fragment follows. `begins`: a telegram; `lost`: bytes are missing before it."""

    begins: bool
    lost: bool


class Sequence:
    """Follows node, frame and fragment numbers of one meter; never waits for a missing one.

    A fragment is heard twice when its acknowledgement was lost: same numbers and same bytes.
    Same numbers with other bytes are a transmitter that started again in the middle.
    """

    def __init__(self, counts: Counts) -> None:
        """Count gaps, duplicates, telegrams and restarts in `counts`."""
        self._counts = counts
        self._telegram: tuple[int, int] | None = None
        self._open = False
        self._next: int | None = None
        self._heard: dict[int, bytes] = {}
        self._at = 0.0

    def step(self, fragment: Fragment, payload: bytes, now: float) -> Step | None:
        """Place a fragment; None for a duplicate."""
        telegram = (fragment.kind, fragment.frame)
        if telegram == self._telegram and now - self._at <= STALE_S:
            if self._heard.get(fragment.number) == payload:
                self._counts.duplicates += 1
                return None
            lost = fragment.number != self._next
            if fragment.first:
                self._heard.clear()
        else:
            lost = self._open or not fragment.first
            self._turn(fragment)
        self._counts.gaps += lost
        self._at = now
        self._heard[fragment.number] = payload
        self._next = None if fragment.last else fragment.number + 1
        self._open = not fragment.last
        return Step(begins=fragment.first, lost=lost)

    def _turn(self, fragment: Fragment) -> None:
        """Start another telegram and count those whose number was jumped over."""
        self._counts.frames += 1
        if self._telegram is not None:
            missed = (fragment.frame - self._telegram[1] - 1) % 256
            if missed < 128:
                self._counts.frames += missed
            else:
                self._counts.restarts += 1
        self._telegram = (fragment.kind, fragment.frame)
        self._heard.clear()
