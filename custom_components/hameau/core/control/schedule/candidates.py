"""All that speaks for a state of a schedule's targets, with its rank: rules, special days, what is left outside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum

from ...civil import DAY, ZERO, day_start
from ...intervals import Interval, meet, without
from .context import Context
from .days import Specificity, specificity
from .model import Action, Condition, ConditionKind, Rule, Schedule, SpecialDays
from .slots import reason, stretches
from .verdict import Reason


class Level(IntEnum):
    """What dominates what."""

    OUTSIDE = 0
    RULE = 1
    SPECIAL = 2
    OVERRIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something that wants a target to be so from `start` to `end`; `slot` is the whole stretch it is a part of."""

    start: datetime
    end: datetime
    slot: Interval
    level: Level
    action: Action | None
    reason: Reason
    schedule: str | None = None
    rule: str | None = None
    special: str | None = None
    priority: int = 0
    specificity: Specificity = field(default=(0, False))
    place: int = 0


def candidates(
    schedule: Schedule, specials: Sequence[SpecialDays], ctx: Context
) -> Iterator[Candidate]:
    """Give all that a schedule wants, on the days of the context. A schedule that is not enabled wants nothing."""
    if not schedule.enabled:
        return
    ruled = _Special(schedule, specials, ctx)
    for day in ctx.days:
        special = ruled.of(day)
        if special is None:
            for place, rule in enumerate(schedule.rules):
                if rule.enabled:
                    yield from _of_rule(schedule, rule, place, day, ruled)
        else:
            yield from _of_special(schedule, special, day, ruled)


class _Special:
    """Which exception rules each civil day of a schedule."""

    def __init__(
        self, schedule: Schedule, specials: Sequence[SpecialDays], ctx: Context
    ) -> None:
        self.ctx = ctx
        self._schedule = schedule.id
        mine = [
            s for s in specials if s.schedules is None or schedule.id in s.schedules
        ]
        self._specials = mine
        self._days = {
            day: special for day in ctx.days if (special := self._choose(day))
        }

    def _choose(self, day: date) -> SpecialDays | None:
        """The shortest counts, then the one that suspends, then the later in the list."""
        covering = [s for s in self._specials if s.covers(self._schedule, day)]
        return min(
            reversed(covering),
            key=lambda special: (special.end - special.start, bool(special.slots)),
            default=None,
        )

    def of(self, day: date) -> SpecialDays | None:
        return self._days.get(day)

    def span(self, day: date) -> Interval:
        zone = self.ctx.zone
        return day_start(day, zone), day_start(day + DAY, zone)

    def left(self, pieces: Iterable[Interval], day: date) -> list[Interval]:
        """Take away the civil days that another exception rules than the one of the day the pieces belong to."""
        own = self.of(day)
        others = (d for d, special in self._days.items() if special is not own)
        return without(pieces, [self.span(other) for other in others])


def _of_rule(
    schedule: Schedule, rule: Rule, place: int, day: date, ruled: _Special
) -> Iterator[Candidate]:
    ctx = ruled.ctx
    left, covered = rule.limit, None
    found = sorted(
        (stretch, number)
        for number, slot in enumerate(rule.slots)
        for stretch in stretches(slot, day, ctx)
    )
    for stretch, number in found:
        special = specificity(rule, day, stretch[0], ctx)
        if special is None:
            continue
        for start, end in _conditioned(stretch, rule.conditions, ctx):
            stop = end
            if left is not None:
                # Time that two slots share counts once.
                fresh = max(start, covered) if covered else start
                stop = min(end, fresh + left)
                left -= max(stop - fresh, ZERO)
                covered = max(stop, covered) if covered else stop
            for from_, to in ruled.left([(start, stop)] if start < stop else [], day):
                yield Candidate(
                    start=from_,
                    end=to,
                    slot=stretch,
                    level=Level.RULE,
                    action=rule.action,
                    reason=reason(rule.slots[number]),
                    schedule=schedule.id,
                    rule=rule.id,
                    priority=rule.priority,
                    specificity=special,
                    place=place,
                )


def _of_special(
    schedule: Schedule, special: SpecialDays, day: date, ruled: _Special
) -> Iterator[Candidate]:
    """The whole civil day as outside of slots, and above it the slots that replace."""
    whole = ruled.span(day)
    yield Candidate(
        start=whole[0],
        end=whole[1],
        slot=whole,
        level=Level.SPECIAL,
        action=schedule.otherwise,
        reason=Reason.SUSPENDED,
        schedule=schedule.id,
        special=special.id,
    )
    for slot in special.slots:
        for stretch in stretches(slot, day, ruled.ctx):
            for start, end in ruled.left([stretch], day):
                yield Candidate(
                    start=start,
                    end=end,
                    slot=stretch,
                    level=Level.SPECIAL,
                    action=special.action,
                    reason=Reason.REPLACED,
                    schedule=schedule.id,
                    special=special.id,
                    priority=1,
                )


def _conditioned(
    stretch: Interval, conditions: Iterable[Condition], ctx: Context
) -> list[Interval]:
    """Cut a stretch to the time in which all conditions hold."""
    pieces = [stretch]
    for condition in conditions:
        true = _true(condition, stretch, ctx)
        pieces = without(pieces, true) if condition.negated else meet(pieces, true)
    return pieces


def _true(condition: Condition, stretch: Interval, ctx: Context) -> list[Interval]:
    """Give when a condition, taken as not negated, holds. A flag that nobody knows is down."""
    known = ctx.calendars
    match condition.kind:
        case ConditionKind.FLAG:
            return [stretch] if known.flags.get(condition.name, False) else []
        case ConditionKind.CALENDAR:
            return ctx.closed(known.events.get(condition.name, ()))
        case ConditionKind.AWAY:
            return ctx.closed(known.away)
        case ConditionKind.PERIOD:
            return ctx.periods.stretches(condition.periods)
