"""The meter's own cut-off filter, run beside it (Enedis-NOI-CPT_54E, section 7).

Each second a Linky computes Y = 0.008 S² + 0.992 Y from the apparent power drawn, S, and opens its
breaker when Y reaches (1.3 PCOUP)². Three-phase meters do so per phase, each against a third of PCOUP.
Injected power is not counted. SMAXSN is the daily maximum of the square root of this very Y.

The state is a value: every function gives a new one, and time is an argument. Steps of any length use
the closed form Y(t) = S² + (Y0 - S²) 0.992^t, so a silence of an hour costs what a second does.
"""

from dataclasses import dataclass, replace
import math
from typing import Protocol, Self

KEEP = 0.992
MARGIN = 1.3
_LOG_KEEP = math.log(KEEP)

# SMAXSN is a rounded figure sampled when its group is sent, up to one frame before we read it.
_MAXIMUM_LAG_S = 2.0
_MAXIMUM_ROUNDING_VA = 1


def decay(seconds: float) -> float:
    """Part of the filter's past that is left after `seconds` (1 at zero, 0 in the end)."""
    return math.exp(_LOG_KEEP * seconds)


class Phase(Protocol):
    """What a breaker tells of one phase; powers in VA, times in seconds."""

    @property
    def cutoff_va(self) -> float:
        """Share of PCOUP (or of the subscribed power) of this phase."""

    @property
    def drawn_va(self) -> float:
        """Power taken as drawn now."""

    @property
    def level(self) -> float:
        """How near the cut is, 0 to 1."""

    @property
    def never_trips_va(self) -> float:
        """Largest power that can be drawn for ever."""

    def draw(self, power_va: float, likely_va: float | None = None) -> Self:
        """Replace the power drawn, at the same moment."""

    def step(self, seconds: float) -> Self:
        """Later by `seconds`, the power being held."""

    def seconds_at(self, power_va: float) -> float | None:
        """Time before the cut at a hypothetical power; None = never."""

    def bearable_va(self, seconds: float) -> float:
        """Largest power that does not cut within `seconds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseTrip:
    """A Linky's filter on one phase.

    Two values of Y are carried (VA²): `worst`, an upper bound that answers every question of safety
    (seconds, bearable power), and `likely`, which gives the level shown to people. They differ after
    an unknown start, by 0.992^t of what they differed then (1 % of it after 10 minutes), and where the
    power is only known in steps: `drawn_va` is its upper bound, `likely_va` (None: the same) its value.
    """

    cutoff_va: float
    drawn_va: float
    worst: float
    likely: float
    likely_va: float | None = None

    @classmethod
    def start(
        cls, cutoff_va: float, drawn_va: float, maximum_va: float | None = None
    ) -> Self:
        """State when nothing is known of the past.

        The breaker is closed, so Y is below the cut; with today's maximum of the filter (SMAXSN) it is
        below that too. Likely is what a steady `drawn_va` would have led to.
        """
        limit = (MARGIN * cutoff_va) ** 2
        phase = cls(
            cutoff_va=cutoff_va,
            drawn_va=drawn_va,
            worst=limit,
            likely=min(drawn_va**2, limit),
        )
        return phase if maximum_va is None else phase.bounded(maximum_va)

    @property
    def limit(self) -> float:
        """Y at which the breaker opens, VA²."""
        return (MARGIN * self.cutoff_va) ** 2

    @property
    def never_trips_va(self) -> float:
        """1.3 PCOUP: drawn for ever it only ever approaches the cut."""
        return MARGIN * self.cutoff_va

    @property
    def level(self) -> float:
        """Y as a part of the cut, 0 to 1 (0.59 after hours at PCOUP)."""
        return self.likely / self.limit if self.limit else 1.0

    @property
    def filtered_va(self) -> float:
        """Square root of Y: comparable with PCOUP, with SMAXSN and with 1.3 PCOUP."""
        return math.sqrt(self.likely)

    @property
    def cut(self) -> bool:
        """Whether a breaker that lived this state for sure has opened."""
        return self.likely >= self.limit

    @property
    def seconds_to_cut(self) -> float | None:
        """Time before the cut at the power drawn now; None = never."""
        return self.seconds_at(self.drawn_va)

    def draw(self, power_va: float, likely_va: float | None = None) -> Self:
        """Replace the power drawn, at the same moment."""
        if power_va == self.drawn_va and likely_va == self.likely_va:
            return self
        return replace(self, drawn_va=power_va, likely_va=likely_va)

    def step(self, seconds: float) -> Self:
        """Later by `seconds` (negative counts as 0), the power being held."""
        if seconds <= 0:
            return self
        left = decay(seconds)
        limit = self.limit
        highest = self.drawn_va**2
        target = highest if self.likely_va is None else self.likely_va**2
        # A closed breaker proves that Y is below the limit, whatever was taken pessimistically.
        return replace(
            self,
            worst=min(limit, highest + (self.worst - highest) * left),
            likely=min(limit, target + (self.likely - target) * left),
        )

    def bounded(self, maximum_va: float) -> Self:
        """Use today's maximum of the filter (SMAXSN, of this phase): Y cannot have been above it."""
        bound = (maximum_va + _MAXIMUM_ROUNDING_VA) ** 2
        target = max(bound, self.drawn_va**2)
        bound = target + (bound - target) * decay(_MAXIMUM_LAG_S)
        if bound >= self.worst and bound >= self.likely:
            return self
        return replace(
            self, worst=min(self.worst, bound), likely=min(self.likely, bound)
        )

    def reached(self, maximum_va: float) -> Self:
        """SMAXSN has just risen to `maximum_va`: Y is there, even if samples of the rise were lost."""
        square = min(maximum_va**2, self.limit)
        if square <= self.likely:
            return self
        return replace(self, worst=max(self.worst, square), likely=square)

    def seconds_at(self, power_va: float) -> float | None:
        """Time before the cut at `power_va` from now on; None = never, 0 = may open any second.

        ln((S² - L) / (S² - Y)) / ln 0.992 with L = (1.3 PCOUP)².
        """
        limit = self.limit
        square = power_va**2
        if square <= limit:
            return None
        return max(0.0, math.log((square - limit) / (square - self.worst)) / _LOG_KEEP)

    def bearable_va(self, seconds: float) -> float:
        """Largest power that, held, does not cut within `seconds`; infinite for 0."""
        left = decay(max(0.0, seconds))
        if left >= 1.0:
            return math.inf
        return math.sqrt((self.limit - self.worst * left) / (1.0 - left))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseThreshold:
    """One phase of a meter older than the Linky: it has no filter of its own.

    Behind it the main circuit breaker opens somewhere between 2 and 900 s at 1.4 times its rating
    ([54E] 7): nothing can be promised above the subscribed power, so 0 s is the honest answer there.
    """

    cutoff_va: float
    drawn_va: float

    @property
    def never_trips_va(self) -> float:
        """The subscribed power."""
        return self.cutoff_va

    @property
    def level(self) -> float:
        """Power as a part of the subscribed power, at most 1."""
        return min(1.0, self.drawn_va / self.cutoff_va) if self.cutoff_va else 1.0

    def draw(self, power_va: float, likely_va: float | None = None) -> Self:
        """Replace the power drawn, at the same moment."""
        return replace(self, drawn_va=power_va)

    def step(self, seconds: float) -> Self:
        """Time changes nothing."""
        return self

    def seconds_at(self, power_va: float) -> float | None:
        """None up to the subscribed power, 0 above."""
        return None if power_va <= self.cutoff_va else 0.0

    def bearable_va(self, seconds: float) -> float:
        """Give the subscribed power, however short the time."""
        return self.cutoff_va
