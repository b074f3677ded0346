"""The breaker of a meter: its phases' cut-off filters, in time (Enedis-NOI-CPT_54E, section 7; see `phase`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from .phase import Phase, PhaseThreshold, PhaseTrip


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """The breaker of a whole meter at the moment `at`: one phase or three.

    `filtered` is False for a meter older than the Linky: a plain threshold, no seconds to count.
    """

    phases: tuple[Phase, ...]
    at: datetime
    filtered: bool = True

    @classmethod
    def start(
        cls,
        at: datetime,
        cutoff_va: float,
        drawn_va: Sequence[float],
        *,
        maxima_va: Sequence[float | None] = (),
        filtered: bool = True,
    ) -> Self:
        """Breaker of a meter just discovered: `cutoff_va` of all phases together, one power a phase."""
        share = cutoff_va / len(drawn_va)
        if not filtered:
            old = tuple(
                PhaseThreshold(cutoff_va=share, drawn_va=power) for power in drawn_va
            )
            return cls(phases=old, at=at, filtered=False)
        maxima = maxima_va or (None,) * len(drawn_va)
        new = tuple(
            PhaseTrip.start(share, *known)
            for known in zip(drawn_va, maxima, strict=True)
        )
        return cls(phases=new, at=at)

    @property
    def level(self) -> float:
        """How near the cut the nearest phase is, 0 to 1."""
        return max(phase.level for phase in self.phases)

    @property
    def seconds_to_cut(self) -> float | None:
        """Time before the first phase cuts at the power drawn now; None = never."""
        times = [phase.seconds_at(phase.drawn_va) for phase in self.phases]
        return min((time for time in times if time is not None), default=None)

    @property
    def never_trips_va(self) -> float:
        """Largest total power, evenly shared by the phases, that can be drawn for ever."""
        return len(self.phases) * min(phase.never_trips_va for phase in self.phases)

    def bearable_va(self, seconds: float) -> float:
        """Largest total power, evenly shared by the phases, that does not cut within `seconds`."""
        return len(self.phases) * min(
            phase.bearable_va(seconds) for phase in self.phases
        )

    def seconds_at(self, powers_va: Sequence[float]) -> float | None:
        """Time before the cut if each phase drew this from now on; None = never."""
        times = [
            phase.seconds_at(power)
            for phase, power in zip(self.phases, powers_va, strict=True)
        ]
        return min((time for time in times if time is not None), default=None)

    def advance(self, now: datetime) -> Self:
        """Go on to `now`, the last power being held: also what a silence is taken for."""
        seconds = (now - self.at).total_seconds()
        if seconds <= 0:
            return self
        return replace(
            self, phases=tuple(phase.step(seconds) for phase in self.phases), at=now
        )

    def draw(
        self,
        now: datetime,
        powers_va: Sequence[float],
        likely_va: Sequence[float | None] = (),
    ) -> Self:
        """Take a new measurement: the former power held until `now`, this one from then on.

        `powers_va` are upper bounds, `likely_va` the likely values where they differ.
        """
        phases = self.advance(now).phases
        likely = likely_va or (None,) * len(phases)
        measured = zip(phases, powers_va, likely, strict=True)
        drawn = tuple(phase.draw(power, value) for phase, power, value in measured)
        return replace(self, phases=drawn, at=max(now, self.at))
