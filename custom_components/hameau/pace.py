"""How often a value is written: the recorder keeps every state, control needs none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class Pace(StrEnum):
    """How urgent a value is for the person who looks at it."""

    AT_ONCE = "at_once"
    """Every change: tariff, overload, texts. They change a few times a day."""
    POWER = "power"
    """Moves all the time: beyond a dead band, and not before an interval has passed."""
    INDEX = "index"
    """Counts up: at most once a minute, which the energy dashboard cannot tell from more."""
    SPARSE = "sparse"
    """Interesting only when something is wrong: every few minutes."""


# A small change within the dead band is still told once the value has settled this
# many intervals, so that what is shown and the mean kept by the recorder stay true.
SETTLE_INTERVALS: Final = 6
RELATIVE_DEAD_BAND: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """When a value of one pace is due.

    `interval_s`: least time between two writes. `dead_band`: smallest change told before
    it has settled, in the value's own unit; 2 % of the value where that is more.
    """

    interval_s: float = 0.0
    dead_band: float = 0.0

    def due(self, old: object, new: object, waited_s: float) -> bool:
        """Say whether `new` is written, `waited_s` seconds after `old` was.

        Appearing, vanishing and anything that is not a number never waits for a band.
        """
        if old is None or new is None:
            return True
        if waited_s < self.interval_s:
            return False
        if not self.dead_band or waited_s >= self.interval_s * SETTLE_INTERVALS:
            return True
        if isinstance(old, int | float) and isinstance(new, int | float):
            return abs(new - old) >= max(self.dead_band, abs(old) * RELATIVE_DEAD_BAND)
        return True


class Ration:
    """What one entity has shown and when, held against its rhythm."""

    __slots__ = ("_at", "_shown", "rhythm")

    def __init__(self, rhythm: Rhythm) -> None:
        """Start with nothing shown: the first value is due."""
        self.rhythm = rhythm
        self._at: datetime | None = None
        self._shown: object = None

    def take(
        self, value: object, now: datetime, *, urgent: bool = False
    ) -> bool | None:
        """Take `value` for showing: True = write it now, False = later, None = nothing new."""
        if self._at is not None:
            if value == self._shown:
                return None
            waited_s = (now - self._at).total_seconds()
            if not urgent and not self.rhythm.due(self._shown, value, waited_s):
                return False
        self._shown, self._at = value, now
        return True
