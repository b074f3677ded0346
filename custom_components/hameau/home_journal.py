"""What a home decided, and how often today: the last thousand decisions, and the day's counters."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Self

from homeassistant.util import dt as dt_util

from .core.control.shedding import Code, Reason

LENGTH: Final = 1000
SHEDS: Final = frozenset(
    {
        Code.SHED_OVERLOAD,
        Code.SHED_BLIND,
        Code.SHED_SWAP,
        Code.SHED_ROTATION,
        Code.SHED_ASKED,
    }
)
PASSING: Final = frozenset(
    {code for code in Code if code.startswith("waits_")} | {Code.AMBER, Code.CALM}
)
"""What comes and goes a hundred times a day without anything being done: shown as a state, not kept, not told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision: when (UTC), what, about which load (None: the house), in figures."""

    at: datetime
    code: str
    load: str | None
    figures: Mapping[str, float | str | None]
    dry_run: bool

    def as_dict(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "at": self.at.isoformat(),
            "code": self.code,
            "load": self.load,
            "figures": dict(self.figures),
            "dry_run": self.dry_run,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read it again."""
        return cls(
            at=datetime.fromisoformat(data["at"]),
            code=data["code"],
            load=data["load"],
            figures=data["figures"],
            dry_run=data["dry_run"],
        )


@dataclass(slots=True)
class Journal:
    """The last decisions, and what was counted on the day of the last one."""

    decisions: deque[Decision] = field(default_factory=lambda: deque(maxlen=LENGTH))
    day: date = date.min
    sheds: int = 0
    avoided: int = 0

    def enter(
        self, reasons: Iterable[Reason], at: datetime, *, dry_run: bool
    ) -> list[Decision]:
        """Enter what one step of the core said; give the decisions made of it.

        A trip is avoided when cuts were made while the meter was counting the seconds.
        """
        self.today(at)
        made = [
            Decision(
                at=at,
                code=reason.code.value,
                load=reason.load,
                figures=dict(reason.figures),
                dry_run=dry_run,
            )
            for reason in reasons
            if reason.code not in PASSING
        ]
        self.decisions.extend(made)
        cuts = [reason for reason in reasons if reason.code in SHEDS]
        if cuts and not dry_run:
            self.sheds += len(cuts)
            self.avoided += any(
                reason.figures.get("seconds_to_cut") is not None for reason in cuts
            )
        return made

    def today(self, now: datetime) -> None:
        """Count anew on a new day."""
        day = dt_util.as_local(now).date()
        if day != self.day:
            self.day, self.sheds, self.avoided = day, 0, 0

    def as_dict(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "decisions": [each.as_dict() for each in self.decisions],
            "day": self.day.isoformat(),
            "sheds": self.sheds,
            "avoided": self.avoided,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read it again; empty before the first run."""
        if not data:
            return cls()
        decisions = (Decision.from_dict(each) for each in data["decisions"])
        return cls(
            decisions=deque(decisions, maxlen=LENGTH),
            day=date.fromisoformat(data["day"]),
            sheds=data["sheds"],
            avoided=data["avoided"],
        )

    def between(self, start: datetime, end: datetime) -> list[Decision]:
        """Give the decisions of a stretch of time."""
        return [each for each in self.decisions if start <= each.at < end]
