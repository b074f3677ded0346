"""What goes into a step of the shedder and what comes out.

Every event and command is a value; `Moment` is the only clock, and only its monotonic part decides.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Now: `seconds` of a clock that never jumps, and the aware UTC time for what is kept on disk."""

    seconds: float
    utc: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A valid measurement of one or more limits, VA by limit id. `overload`: the meter's own flag."""

    powers_va: Mapping[str, float]
    overload: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What the plugs measure, VA by load id; `None`: the plug can no longer be read."""

    powers_va: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Switched:
    """A relay reports its state: `on` None = unreachable. `by_hand`: the change is not ours for sure.

    `level_va` is the set-point reported by a variable load, where it reports one.
    """

    load: str
    on: bool | None
    by_hand: bool = False
    level_va: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A command could not be given: the service raised or took too long."""

    load: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSet:
    """A limit changed: a new subscription, a temporary cap. `cutoff_va` None leaves the filter as it is."""

    limit: str
    limit_va: float
    cutoff_va: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Time has passed, nothing else; wanted once a second."""


class Wish(StrEnum):
    """What a person, a schedule or an automation asks for."""

    START = "start"
    """May this load switch on? (start guard)"""
    STOP = "stop"
    """Whoever asked for the start no longer wants it."""
    SHED = "shed"
    """Cut this load now, and keep it cut for `seconds` (None: until its hold is over)."""
    RESTORE = "restore"
    """Give this load back as soon as the rules allow, before the others."""
    PREFER = "prefer"
    """Treat this load as the most important for `seconds`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A wish about one load."""

    load: str
    wish: Wish
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Armed:
    """The shedder is switched on, or off: off, it gives back what it cut, then rests."""

    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """Everything is decided and explained, nothing is commanded."""

    on: bool


type Event = (
    Sample | Readings | Switched | Failed | LimitSet | Tick | Asked | Armed | DryRun
)


class Action(StrEnum):
    """What to do to a load."""

    OFF = "off"
    ON = "on"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One order to one load. `level_va` with `Action.LEVEL`; ON of a variable load means its full power."""

    load: str
    action: Action
    level_va: float | None = None


class Code(StrEnum):
    """Why something was done, or not; each has a sentence in every language."""

    # done to a load
    SHED_OVERLOAD = "shed_overload"
    SHED_BLIND = "shed_blind"
    SHED_SWAP = "shed_swap"
    SHED_ROTATION = "shed_rotation"
    SHED_ASKED = "shed_asked"
    LOWERED = "lowered"
    RAISED = "raised"
    RESTORED = "restored"
    RESTORED_SWAP = "restored_swap"
    RESTORED_ROTATION = "restored_rotation"
    RESTORED_DISARMED = "restored_disarmed"
    STARTED = "started"
    # said of a load
    WAITS_HOLD = "waits_hold"
    WAITS_ROOM = "waits_room"
    WAITS_METER = "waits_meter"
    WAITS_SETTLE = "waits_settle"
    WAITS_PERSON = "waits_person"
    START_REFUSED = "start_refused"
    MANUAL_TAKEN = "manual_taken"
    UNRESPONSIVE = "unresponsive"
    RESPONSIVE = "responsive"
    NOTIFY_WANTED = "notify_wanted"
    # said of the house
    AMBER = "amber"
    CALM = "calm"
    NOTHING_LEFT = "nothing_left"
    BLIND = "blind"
    SEEING = "seeing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A decision in figures; powers in VA, times in seconds. `load` None: it is about the house.

    Figures that recur: `power` S, `predicted` Ŝ, `limit` L, `seconds_to_cut` τ, `relief` R, `load_power`,
    `headroom`, `hold` seconds left, `limit_id`.
    """

    code: Code
    load: str | None = None
    figures: Mapping[str, float | str | None] = field(default_factory=dict)
