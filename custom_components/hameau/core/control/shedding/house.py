"""What the shedder knows before it starts: the limits of a house, its loads, how patient to be.

Powers are apparent, in VA, throughout: that is what a Linky limits and filters. A plug that measures
watts is divided by the load's `power_factor`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

HOUSE = "house"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How much of an overload is borne before the least important load goes.

    `amber_s`: how long an overload that never opens the meter may last; `margin_va`: free power left by
    a cut, `restore_margin_va` by a restore; `window_important_s`, `window_other_s`: how far back the
    highest base power is looked for before a load comes back (classes 1 and 2, others).
    """

    name: str
    amber_s: float
    margin_va: float
    restore_margin_va: float
    window_important_s: float
    window_other_s: float


STRICT = Profile(
    name="strict",
    amber_s=8,
    margin_va=100,
    restore_margin_va=150,
    window_important_s=20,
    window_other_s=120,
)
"""For a main breaker set to the subscribed power: nearly nothing is borne."""
BALANCED = Profile(
    name="balanced",
    amber_s=180,
    margin_va=50,
    restore_margin_va=100,
    window_important_s=15,
    window_other_s=240,
)
"""An overload that would end by itself (two thermostats at once, a kettle) is left to end."""
TOLERANT = Profile(
    name="tolerant",
    amber_s=300,
    margin_va=0,
    restore_margin_va=50,
    window_important_s=15,
    window_other_s=240,
)
"""For a Linky without another breaker behind it."""
PROFILES: Mapping[str, Profile] = {
    profile.name: profile for profile in (STRICT, BALANCED, TOLERANT)
}


class LoadClass(StrEnum):
    """How far the shedder may go with a load."""

    NORMAL = "normal"
    HARD = "hard"
    """Never cut, whatever happens."""
    LAST_RESORT = "last_resort"
    """Cut only when the meter is counting the seconds."""
    NOTIFY = "notify"
    """Never cut: a person is told that it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """An appliance. `priority` 1 is shed last; equal numbers are equals.

    `levels_va`: powers a variable load can be lowered to, ascending, without 0; empty = on or off.
    `phases`: 1 to 3, empty = unknown or single phase. `circuit`: id of the sub-circuit it hangs on.
    `max_shed_s`: in any 24 h, None = no bound. `rotation`: name of the group whose members take turns.
    """

    id: str
    priority: int
    nominal_va: float
    kind: LoadClass = LoadClass.NORMAL
    min_on_s: float = 120
    min_off_s: float = 180
    max_shed_s: float | None = None
    auto_restore: bool = True
    start_va: float = 0
    levels_va: tuple[float, ...] = ()
    phases: tuple[int, ...] = ()
    circuit: str | None = None
    rotation: str | None = None
    measured: bool = True
    enabled: bool = True

    @property
    def sheddable(self) -> bool:
        """Whether the shedder may ever command it."""
        return self.enabled and self.kind in (LoadClass.NORMAL, LoadClass.LAST_RESORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A power not to stay above: the house's, a phase's, a sub-circuit's.

    `limit_va` is what must not be exceeded for long, `cutoff_va` what the meter's filter compares with
    (None: no such filter guards this limit, as on a sub-circuit). `measured` is False where no sensor
    gives its power: it is then the sum of its loads. `parent` is the limit that contains it.
    """

    id: str
    limit_va: float
    cutoff_va: float | None = None
    phase: int | None = None
    parent: str | None = None
    measured: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything configured. `limits[0]` is the house; `latency_s` is the meter's own delay, δ_m.

    `rebound_s`: a hold is lengthened when a load is shed again this soon after its return.
    `surge_va`: what somebody may put on between two samples of the meter without asking.
    """

    limits: tuple[Limit, ...]
    loads: tuple[Load, ...]
    profile: Profile = BALANCED
    order_first: bool = False
    latency_s: float = 3
    manual_s: float = 1800
    rebound_s: float = 600
    surge_va: float = 2500
    hold_cap_s: float = 1200
    rotation_s: float = 900
    names: Mapping[str, str] = field(default_factory=dict)
