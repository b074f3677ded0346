"""What the scheduler answers: the state wished for each target, who says so and why, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from ...tic.tariff import Period
from .model import Action


class Reason(StrEnum):
    """Why a target is wished to be so; a key for a sentence, whose figures come with it."""

    OVERRIDE = "override"
    REPLACED = "replaced"
    SUSPENDED = "suspended"
    WALL = "wall"
    SUN = "sun"
    TARIFF = "tariff"
    PRICE = "price"
    OUTSIDE = "outside"
    NO_SCHEDULE = "no_schedule"


type Figure = str | float | datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """At that instant the target becomes so (None: hands off)."""

    at: datetime
    action: Action | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The state wished for a target (None: hands off), the rule that won and its figures.

    Figures: `start`, `end` (of the slot, the override or the exception: instants), `special` (id of an exception).
    """

    target: str
    action: Action | None
    reason: Reason
    schedule: str | None = None
    rule: str | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    next_change: Change | None = None


class TariffSource(StrEnum):
    """Who says which period it is."""

    METER = "meter"
    PROFILE = "profile"
    REPEATED = "repeated"
    LEARNT = "learnt"
    GIVEN = "given"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffReport:
    """The period that schedules follow, who says so, how old that knowledge is, and how long the meter has denied it.

    `expected` is what the known windows say. `disagreement` is zero while the meter and they agree or one is silent;
    beyond `DISAGREEMENT` it is worth a repair issue. Schedules follow the meter.
    """

    period: Period | None
    source: TariffSource
    age: timedelta | None = None
    expected: Period | None = None
    disagreement: timedelta = timedelta(0)


class Lack(StrEnum):
    """What a rule needs and nobody knows: its slots do not run."""

    SUN = "sun"
    PERIOD = "period"
    PRICES = "prices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The verdict for each target, and the instant until which nothing changes (`next_change`, or as far as was looked).

    `lacks` says what rules of the coming days need and nobody knows.
    """

    targets: Mapping[str, Verdict]
    until: datetime
    tariff: TariffReport
    lacks: frozenset[Lack] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of time in which a rule, an exception or an override wants a target to be so."""

    target: str
    start: datetime
    end: datetime
    action: Action
    reason: Reason
    schedule: str | None = None
    rule: str | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
