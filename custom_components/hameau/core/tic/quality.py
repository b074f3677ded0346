"""How well the line is read: the tuning aid for wiring, adapters and radio (one figure instead of one log line an error)."""

from collections import Counter, deque
from collections.abc import Mapping
from types import MappingProxyType

from .events import Fault, FaultKind


class Quality:
    """Counts since start, and the ratio of valid groups over the last 500 lines."""

    WINDOW = 500

    __slots__ = (
        "_faults",
        "_last",
        "_recent",
        "_recent_valid",
        "complete",
        "frames",
        "valid",
    )

    def __init__(self) -> None:
        """Start with nothing read."""
        self.valid = 0
        self.frames = 0
        self.complete = 0
        self._faults: Counter[FaultKind] = Counter()
        self._last: Fault | None = None
        self._recent: deque[bool] = deque(maxlen=self.WINDOW)
        self._recent_valid = 0

    @property
    def faults(self) -> Mapping[FaultKind, int]:
        """Number of faults by kind."""
        return MappingProxyType(self._faults)

    @property
    def last_fault(self) -> Fault | None:
        """The latest fault."""
        return self._last

    @property
    def ratio(self) -> float | None:
        """Valid groups among the last 500 groups and faults, 0 to 1; None before the first."""
        return self._recent_valid / len(self._recent) if self._recent else None

    def group(self) -> None:
        """Count a valid group."""
        self.valid += 1
        self._slide(True)

    def fault(self, fault: Fault) -> None:
        """Count a fault."""
        self._faults[fault.kind] += 1
        self._last = fault
        self._slide(False)

    def frame(self, complete: bool) -> None:
        """Count a frame."""
        self.frames += 1
        self.complete += complete

    def _slide(self, valid: bool) -> None:
        recent = self._recent
        if len(recent) == self.WINDOW:
            self._recent_valid -= recent[0]
        recent.append(valid)
        self._recent_valid += valid
