"""What a person writes down: schedules, their rules, the slots of a rule, and the days that are not like others."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from ...civil import Season
from ...tic.tariff import Period


class ActionKind(StrEnum):
    """What is done with a target."""

    ON = "on"
    OFF = "off"
    LEVEL = "level"
    OPTION = "option"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A state wished for: on, off, a level (a number in the target's own unit), an option (one of its own words)."""

    kind: ActionKind
    value: float | str | None = None


ON = Action(kind=ActionKind.ON)
OFF = Action(kind=ActionKind.OFF)


class SunEvent(StrEnum):
    """Moment of the sun's day; dawn and dusk are the civil ones (6° below the horizon)."""

    DAWN = "dawn"
    SUNRISE = "sunrise"
    NOON = "noon"
    SUNSET = "sunset"
    DUSK = "dusk"


@dataclass(frozen=True, slots=True, kw_only=True)
class WallEdge:
    """A civil time, to the minute."""

    at: time


@dataclass(frozen=True, slots=True, kw_only=True)
class SunEdge:
    """A moment of the sun's day, sooner or later by `offset`, which may lead into another day."""

    event: SunEvent
    offset: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodEdge:
    """The tariff enters one of `periods`, or leaves them. A period without colour stands for all its colours."""

    periods: frozenset[Period]
    starts: bool = True


type Edge = WallEdge | SunEdge | PeriodEdge
MIDNIGHT = WallEdge(at=time(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From an edge to the next such `end`, or for an elapsed time.

    An end not later than the start is one of the next day. Where one edge is the sun's, more than 18 hours mean that
    the two have crossed (from sunset to 20:00, in June): the slot is empty that day.
    """

    start: Edge
    end: Edge | timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Cheapest:
    """Within a window, the times cheaper than `below` (€/kWh), or the cheapest `total` of it, in one piece if wished."""

    total: timedelta | None = None
    below: float | None = None
    contiguous: bool = False
    start: Edge = MIDNIGHT
    end: Edge = MIDNIGHT


type Slot = Span | Cheapest


def during(*periods: Period) -> Span:
    """Give the slot that lasts as long as the tariff is in one of the periods."""
    wanted = frozenset(periods)
    return Span(
        start=PeriodEdge(periods=wanted),
        end=PeriodEdge(periods=wanted, starts=False),
    )


class DayClass(StrEnum):
    """Kinds of days. WORKDAY and DAY_OFF know the bank holidays; colours are those of the Tempo day a slot starts in.

    A calendar is named by `calendar:` and its id.
    """

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    WORKDAY = "workday"
    DAY_OFF = "day_off"
    SCHOOL_HOLIDAY = "school_holiday"
    BANK_HOLIDAY = "bank_holiday"
    BLUE = "blue"
    WHITE = "white"
    RED = "red"
    AWAY = "away"


CALENDAR = "calendar:"


class ConditionKind(StrEnum):
    """What a condition looks at."""

    FLAG = "flag"
    CALENDAR = "calendar"
    AWAY = "away"
    PERIOD = "period"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that must be so (or must not) while a slot runs: it cuts the slot, it does not move it.

    `name` is that of a flag or a calendar, `periods` are tariff periods.
    """

    kind: ConditionKind
    name: str = ""
    periods: frozenset[Period] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """On the days named, in the slots named, do `action`.

    `days`: any of these (none: every day), `not_days`: none of these; with `eve` they are asked of the next day
    (« the evening before a working day »). `start` and `end` are dates, both included. `limit` is the longest time of
    all slots that belong to one civil day, elapsed.
    """

    id: str
    slots: tuple[Slot, ...]
    action: Action = ON
    days: frozenset[str] = frozenset()
    not_days: frozenset[str] = frozenset()
    eve: bool = False
    start: date | None = None
    end: date | None = None
    season: Season | None = None
    conditions: tuple[Condition, ...] = ()
    priority: int = 0
    limit: timedelta | None = None
    enabled: bool = True


class HoldKind(StrEnum):
    """How long a manual change is respected."""

    NEXT_EDGE = "next_edge"
    MINUTES = "minutes"
    FOR_EVER = "for_ever"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """How long a manual change is respected: until the target's next change, some minutes, or until taken back."""

    kind: HoldKind = HoldKind.NEXT_EDGE
    minutes: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Ordered rules for some targets, and what they are outside of every slot (None: hands off)."""

    id: str
    targets: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    otherwise: Action | None = OFF
    hold: Hold = Hold()
    name: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDays:
    """An exception: a date or some (both ends included) on which other slots replace the rules, or nothing does.

    Without `slots` it suspends: targets are what they are outside of slots for the whole of these civil days, and the
    slots that belong to these days do not run. `schedules`: whose rules (None: all). Of two exceptions on a day the
    shorter counts, then the one that suspends, then the later in the list.
    """

    id: str
    start: date
    end: date
    schedules: frozenset[str] | None = None
    slots: tuple[Slot, ...] = ()
    action: Action = ON
    name: str = ""

    def covers(self, schedule: str, day: date) -> bool:
        """Say whether it speaks of that schedule on that day."""
        concerned = self.schedules is None or schedule in self.schedules
        return concerned and self.start <= day <= self.end
