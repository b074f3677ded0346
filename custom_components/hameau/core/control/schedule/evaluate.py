"""The scheduler itself: who wins at each instant, what comes next, what will run.

Order: override > exception > higher priority > more special day > later in the schedule's list; between schedules that
are equal by all this, off wins. Safety stands above all: the start guard may still say no to what is wished here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise

from ..calendars import Calendars
from .candidates import Candidate, Level, candidates
from .context import Context
from .model import ActionKind, Schedule, SpecialDays
from .overrides import Override, latest
from .sun import Sun
from .tariff_view import TariffView
from .verdict import Change, Evaluation, Figure, Lack, Reason, Run, Verdict

HORIZON = timedelta(days=15)
# Most schedules change within a day: the far end is looked at for those that do not.
_LOOKS = (timedelta(days=1), timedelta(days=4))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """A stretch in which the same candidate wins."""

    start: datetime
    end: datetime
    winner: Candidate


def evaluate(
    schedules: Iterable[Schedule],
    instant: datetime,
    zone: tzinfo,
    calendars: Calendars,
    tariff: TariffView,
    sun: Sun | None,
    *,
    specials: Sequence[SpecialDays] = (),
    overrides: Iterable[Override] = (),
    horizon: timedelta = HORIZON,
) -> Evaluation:
    """Give what each target should be at an instant (aware), who says so, and when that changes next.

    A change farther than `horizon` is not seen: `next_change` is then None and `until` the end of what was looked at.
    """
    at = instant.astimezone(UTC)
    everything = tuple(schedules)
    hands = tuple(overrides)
    waiting = _by_target(everything, hands)
    verdicts: dict[str, Verdict] = {}
    first = Context(at, at, zone=zone, calendars=calendars, tariff=tariff, sun=sun)
    lacks: set[Lack] = set()
    for ahead in (*(look for look in _LOOKS if look < horizon), horizon):
        ctx = Context(
            at, at + ahead, zone=zone, calendars=calendars, tariff=tariff, sun=sun
        )
        asked = {s.id for group in waiting.values() for s in group}
        lines = _lines([s for s in everything if s.id in asked], specials, ctx)
        for target, group in list(waiting.items()):
            segments = _segments(target, group, lines, hands, ctx)
            verdict = _verdict(target, segments)
            if verdict.next_change or ahead == horizon:
                verdicts[target] = verdict
                del waiting[target]
        lacks |= ctx.lacks
        if not waiting:
            break
    changes = [v.next_change.at for v in verdicts.values() if v.next_change]
    return Evaluation(
        targets=dict(sorted(verdicts.items())),
        until=min(changes, default=at + horizon),
        tariff=first.periods.report(at),
        lacks=frozenset(lacks),
    )


def runs(
    schedules: Iterable[Schedule],
    start: datetime,
    end: datetime,
    zone: tzinfo,
    calendars: Calendars,
    tariff: TariffView,
    sun: Sun | None,
    *,
    specials: Sequence[SpecialDays] = (),
    overrides: Iterable[Override] = (),
) -> tuple[Run, ...]:
    """Give all that rules, exceptions and overrides will have targets be between two instants, by target and time.

    What wants a target off is given too; a suspended day and the time outside of slots are not.
    """
    ctx = Context(
        start.astimezone(UTC),
        end.astimezone(UTC),
        zone=zone,
        calendars=calendars,
        tariff=tariff,
        sun=sun,
    )
    everything = tuple(schedules)
    hands = tuple(overrides)
    lines = _lines(everything, specials, ctx)
    return tuple(
        Run(
            target=target,
            start=segment.start,
            end=segment.end,
            action=segment.winner.action,
            reason=segment.winner.reason,
            schedule=segment.winner.schedule,
            rule=segment.winner.rule,
            figures=_figures(segment.winner),
        )
        for target, group in sorted(_by_target(everything, hands).items())
        for segment in _segments(target, group, lines, hands, ctx)
        if segment.winner.action is not None
        and segment.winner.reason not in (Reason.OUTSIDE, Reason.SUSPENDED)
    )


def _by_target(
    schedules: Iterable[Schedule], overrides: Iterable[Override]
) -> dict[str, list[Schedule]]:
    found: dict[str, list[Schedule]] = {each.target: [] for each in overrides}
    for schedule in schedules:
        for target in schedule.targets:
            found.setdefault(target, []).append(schedule)
    return found


def _lines(
    schedules: Iterable[Schedule], specials: Sequence[SpecialDays], ctx: Context
) -> dict[str, list[Candidate]]:
    """Candidates of each schedule that touch the time looked at, in order."""
    return {
        schedule.id: sorted(
            (
                candidate
                for candidate in candidates(schedule, specials, ctx)
                if candidate.start < ctx.end and candidate.end > ctx.start
            ),
            key=lambda candidate: candidate.start,
        )
        for schedule in schedules
    }


def _segments(
    target: str,
    schedules: Sequence[Schedule],
    lines: Mapping[str, list[Candidate]],
    overrides: Iterable[Override],
    ctx: Context,
) -> list[_Segment]:
    """Cut the time looked at where the winner changes."""
    wanted = sorted(
        [
            *(c for schedule in schedules for c in lines[schedule.id]),
            *(_outside(schedule, ctx) for schedule in schedules if schedule.enabled),
            *_hand(target, overrides, ctx),
        ],
        key=lambda candidate: candidate.start,
    )
    cuts = sorted({ctx.start, ctx.end, *_edges(wanted, ctx)})
    found: list[_Segment] = []
    active: list[Candidate] = []
    next_ = 0
    for start, end in pairwise(cuts):
        while next_ < len(wanted) and wanted[next_].start <= start:
            active.append(wanted[next_])
            next_ += 1
        active = [candidate for candidate in active if candidate.end > start]
        winner = _winner(active, ctx)
        if found and found[-1].winner == winner:
            found[-1] = _Segment(start=found[-1].start, end=end, winner=winner)
        else:
            found.append(_Segment(start=start, end=end, winner=winner))
    return found


def _edges(wanted: Iterable[Candidate], ctx: Context) -> Iterator[datetime]:
    for candidate in wanted:
        for edge in (candidate.start, candidate.end):
            if ctx.start < edge < ctx.end:
                yield edge


def _winner(active: Iterable[Candidate], ctx: Context) -> Candidate:
    """Choose within each schedule, then between them."""
    best: dict[str | None, Candidate] = {}
    for candidate in active:
        known = best.get(candidate.schedule)
        if known is None or _within(candidate) > _within(known):
            best[candidate.schedule] = candidate
    chosen = min(best.values(), key=_between, default=None)
    return chosen or Candidate(
        start=ctx.start,
        end=ctx.end,
        slot=(ctx.start, ctx.end),
        level=Level.OUTSIDE,
        action=None,
        reason=Reason.NO_SCHEDULE,
    )


def _within(candidate: Candidate) -> tuple[object, ...]:
    return (
        candidate.level,
        candidate.priority,
        candidate.specificity,
        candidate.place,
    )


def _between(candidate: Candidate) -> tuple[object, ...]:
    """Least first. Who keeps hands off gives way to whoever does not, but for a person's own hand."""
    rank, special = candidate.specificity
    return (
        candidate.level is not Level.OVERRIDE,
        candidate.action is None,
        -candidate.level,
        -candidate.priority,
        -rank,
        not special,
        candidate.action is None or candidate.action.kind is not ActionKind.OFF,
        candidate.schedule or "",
    )


def _outside(schedule: Schedule, ctx: Context) -> Candidate:
    return Candidate(
        start=ctx.start,
        end=ctx.end,
        slot=(ctx.start, ctx.end),
        level=Level.OUTSIDE,
        action=schedule.otherwise,
        reason=Reason.OUTSIDE,
        schedule=schedule.id,
    )


def _hand(
    target: str, overrides: Iterable[Override], ctx: Context
) -> Iterator[Candidate]:
    """The last override of a target."""
    made = latest(overrides).get(target)
    if made is None:
        return
    until = made.until or max(ctx.end, made.made)
    if made.made < ctx.end and until > ctx.start and made.made < until:
        yield Candidate(
            start=made.made,
            end=until,
            slot=(made.made, until),
            level=Level.OVERRIDE,
            action=made.action,
            reason=Reason.OVERRIDE,
        )


def _figures(winner: Candidate) -> dict[str, Figure]:
    if winner.reason in (Reason.OUTSIDE, Reason.NO_SCHEDULE):
        return {}
    figures: dict[str, Figure] = {"start": winner.slot[0], "end": winner.slot[1]}
    if winner.special is not None:
        figures["special"] = winner.special
    return figures


def _verdict(target: str, segments: Sequence[_Segment]) -> Verdict:
    now = segments[0].winner
    later = next((s for s in segments if s.winner.action != now.action), None)
    return Verdict(
        target=target,
        action=now.action,
        reason=now.reason,
        schedule=now.schedule,
        rule=now.rule,
        figures=_figures(now),
        next_change=None
        if later is None
        else Change(at=later.start, action=later.winner.action),
    )
