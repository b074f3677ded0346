"""What the shedder remembers from one step to the next. Times are monotonic seconds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
import math

from ...tic.phase import PhaseTrip
from .delays import unknown
from .events import Action, Code
from .house import House
from .learned import Usual

LEARN_HALF_LIFE_S = 30 * 86_400.0
BASE_HALF_LIFE_S = 86_400.0
NEVER = -math.inf


class Mode(StrEnum):
    """State of the whole."""

    WARMUP = "warmup"
    NORMAL = "normal"
    AMBER = "amber"
    SHEDDING = "shedding"
    BLIND = "blind"
    DISARMED = "disarmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A command the meter need not show yet, and what it should change (the ledger's entry).

    `shown`: a sample was seen to contain it already. `level_va`, `level_from_va`: the load's before it.
    """

    at: float
    action: Action
    before_va: float
    target_va: float
    shown: bool = False
    level_va: float | None = None
    level_from_va: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A command to be verified: what was drawn before it, what should be now."""

    at: float
    action: Action
    before_va: float
    predicted_va: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shed:
    """A load that is off (or kept from starting) by our doing, hence ours to give back.

    `opened`: when its relay said that it had obeyed; NEVER until then.
    """

    at: float
    code: Code
    before_va: float
    hold_s: float
    held_until: float = NEVER
    opened: float = NEVER
    virtual: bool = False
    queued: bool = False

    def hold_ends(self, min_off_s: float) -> float:
        """When the load may come back at the earliest.

        Its minimum off-time counts from its relay's own movement: that of a slow relay comes late.
        """
        return max(self.at + self.hold_s, self.held_until, self.opened + min_off_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadState:
    """One load. `power_va` is its last reading, `ref_va` what the last sample of the meter contains of it.

    `level_va` is the level it is at, `level_from_va` what it was at before we lowered it (None: whatever
    its level, it is not our doing), `imagined_va` what a dry run would have lowered it to. `order` is the last
    command, kept when its `pending` is over, `given_up` a cut that was thought not obeyed, `delays` how long
    orders take to show.
    """

    on: bool | None = None
    changed: float = NEVER
    power_va: float | None = None
    read_at: float = NEVER
    reading_period_s: float = 10.0
    ref_va: float = 0.0
    ref_open: bool = True
    level_va: float | None = None
    level_from_va: float | None = None
    imagined_va: float | None = None
    levelled: float = NEVER
    pending: Pending | None = None
    order: Pending | None = None
    check: Check | None = None
    shed: Shed | None = None
    given_up: Shed | None = None
    delays: Usual = field(default_factory=unknown)
    multiplier: float = 1.0
    restored: float = NEVER
    manual_until: float = NEVER
    preferred_until: float = NEVER
    unresponsive: float | None = None
    spells: tuple[tuple[float, float], ...] = ()
    usual: Usual = field(default_factory=lambda: Usual(half_life_s=LEARN_HALF_LIFE_S))
    learned_at: float = NEVER

    def shed_seconds(self, now: float) -> float:
        """Seconds spent shed in the last 24 h, the running spell included."""
        start = now - 86_400
        total = sum(
            end - max(begin, start) for begin, end in self.spells if end > start
        )
        if self.shed is not None and not self.shed.queued:
            total += now - max(self.shed.at, start)
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitState:
    """One limit. `power_va` is its last sample; `trip` None where no meter filter guards it."""

    limit_va: float
    trip: PhaseTrip | None = None
    power_va: float | None = None
    at: float = NEVER
    amber: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterState:
    """The meter as a clock: its period, how many samples came, whether its value still moves.

    `changed`: the first sample with the value of the last; `moved`: the last sample nothing speaks against;
    `plugs_moved`: the last moment at which the first plug had not yet moved that has since.
    """

    period_s: float = 10.0
    intervals: tuple[float, ...] = ()
    at: float = NEVER
    changed: float = NEVER
    moved: float = NEVER
    plugs_moved: float = NEVER
    samples: int = 0
    fresh_samples: int = 0
    overload: bool = False
    flagged: float = NEVER
    settled: bool = False
    bases: tuple[tuple[float, float], ...] = ()
    base: Usual = field(default_factory=lambda: Usual(half_life_s=BASE_HALF_LIFE_S))
    base_at: float = NEVER
    fell: float = NEVER


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything; give it back to the next `step` unchanged."""

    house: House
    mode: Mode = Mode.WARMUP
    armed: bool = True
    dry_run: bool = False
    started: float = 0.0
    resumed: bool = False
    seeing_since: float = NEVER
    loads: Mapping[str, LoadState] = field(default_factory=dict)
    limits: Mapping[str, LimitState] = field(default_factory=dict)
    meter: MeterState = field(default_factory=MeterState)
    notified: frozenset[str] = frozenset()
