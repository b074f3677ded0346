"""Each rule of the scheduler broken on purpose, and the invariant that notices."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any

from hypothesis import strategies as st
import pytest

from hameau_core.control.schedule.candidates import Level
from tests.core.control.mutants import Mutant, assert_noticed
from tests.core.control.schedule import civil, invariants as of
from tests.core.control.schedule.worlds import AUTUMN, PARIS, SPRING, worlds

PACKAGE = "hameau_core.control.schedule."
CLOCK = "hameau_core.civil:_instant"


def mutant(
    name: str,
    where: str,
    instead: Callable[[Any], Any],
    check: Callable[[Any], None],
    cases: st.SearchStrategy[Any],
) -> Mutant:
    return Mutant(
        name=name,
        where=where if where == CLOCK else PACKAGE + where,
        instead=instead,
        check=check,
        cases=cases,
    )


def _naive_instant(_: Any) -> Any:
    """What one writes first: combine with the zone, whatever night it is."""
    return lambda wall, zone, fold: wall.replace(tzinfo=zone).astimezone(UTC)


def _first_always(old: Any) -> Any:
    return lambda wall, zone, fold: old(wall, zone, 0)


def _second_always(old: Any) -> Any:
    return lambda wall, zone, fold: old(wall, zone, 1)


def _without_length(_: Any) -> Any:
    """Both ends of a slot that lies in the gap fall on its end."""

    def civil(day: Any, from_: Any, to: Any, ctx: Any) -> Any:
        from hameau_core.civil import DAY, ends_at, starts_at

        last = day if to > from_ else day + DAY
        return starts_at(day, from_, ctx.zone), ends_at(last, to, ctx.zone)

    return civil


def _same_day(old: Any) -> Any:
    """An overnight slot is cut at midnight."""

    def civil(day: Any, from_: Any, to: Any, ctx: Any) -> Any:
        from hameau_core.civil import DAY, day_start

        start, end = old(day, from_, to, ctx)
        return start, min(end, day_start(day + DAY, ctx.zone))

    return civil


def _clamped_sun(old: Any) -> Any:
    """An offset stays within the sun's civil day."""

    def moment(edge: Any, day: Any, ctx: Any) -> Any:
        from hameau_core.civil import DAY, day_start

        at = old(edge, day, ctx)
        last = day_start(day + DAY, ctx.zone) - timedelta(seconds=1)
        return at and min(max(at, day_start(day, ctx.zone)), last)

    return moment


def _reading_a_clock(old: Any) -> Any:
    """The answer depends on how often it is asked."""
    asked: list[None] = []

    def winner(active: Any, ctx: Any) -> Any:
        asked.append(None)
        found = old(active, ctx)
        return replace(found, action=None) if len(asked) % 7 == 0 else found

    return winner


def _later_schedule(_: Any) -> Any:
    """Of two schedules the later in the list wins."""
    asked: list[None] = []

    def between(candidate: Any) -> tuple[object, ...]:
        asked.append(None)
        return (-candidate.level, -len(asked))

    return between


def _without_priority(old: Any) -> Any:
    return lambda candidate: old(replace(candidate, priority=0))


def _on_wins(old: Any) -> Any:
    """Equal schedules are told apart by their ids alone."""

    def between(candidate: Any) -> tuple[object, ...]:
        *rest, _, name = old(candidate)
        return (*rest, name)

    return between


def _shifted_change(old: Any) -> Any:
    def verdict(target: Any, segments: Any) -> Any:
        found = old(target, segments)
        change = found.next_change
        late = change and replace(change, at=change.at + timedelta(minutes=5))
        return replace(found, next_change=late)

    return verdict


def _stuck_override(_: Any) -> Any:
    """It ends a minute late."""

    def hand(target: Any, overrides: Any, ctx: Any) -> Any:
        from hameau_core.control.schedule.candidates import Candidate
        from hameau_core.control.schedule.verdict import Reason

        for made in overrides:
            until = (made.until or ctx.end) + timedelta(minutes=1)
            if made.target == target and made.made < ctx.end and until > ctx.start:
                yield Candidate(
                    start=made.made,
                    end=until,
                    slot=(made.made, until),
                    level=Level.OVERRIDE,
                    action=made.action,
                    reason=Reason.OVERRIDE,
                )

    return hand


def _ended_twice(_: Any) -> Any:
    return lambda overrides, after, until: tuple(
        each for each in overrides if each.until and after <= each.until <= until
    )


def _default_on(old: Any) -> Any:
    """Without a rule of its own a schedule takes that of the whole day."""

    def outside(schedule: Any, ctx: Any) -> Any:
        from hameau_core.control.schedule import ON

        found = old(schedule, ctx)
        return replace(found, action=ON) if len(schedule.rules) == 1 else found

    return outside


def _forget_at_once(_: Any) -> Any:
    """The meter's word is gone with its last frame."""
    return lambda self, meter: meter.seen


def _keep_for_ever(_: Any) -> Any:
    return lambda self, meter: meter.seen + timedelta(days=3)


def _weak_special(_: Any) -> Any:
    """Rules go on, on a suspended day."""
    return lambda self, day: None


def _spilling(_: Any) -> Any:
    """The night before runs on into a suspended day."""
    return lambda self, pieces, day: list(pieces)


CHANGES = civil.days(*SPRING, *AUTUMN)
MUTANTS = (
    mutant("gap not seen", CLOCK, _naive_instant, civil.p3_civil_span, CHANGES),
    mutant(
        "ends at the first",
        CLOCK,
        _first_always,
        civil.p3_civil_span,
        CHANGES,
    ),
    mutant(
        "starts at the second",
        CLOCK,
        _second_always,
        civil.p3_civil_span,
        CHANGES,
    ),
    mutant(
        "vanishes in the gap",
        "slots:_civil",
        _without_length,
        civil.p4_change_night,
        civil.change_days,
    ),
    mutant(
        "night cut at midnight",
        "slots:_civil",
        _same_day,
        civil.p5_overnight,
        civil.nights,
    ),
    mutant("offset clamped", "slots:_sun", _clamped_sun, civil.p8_sun, civil.sunny),
    mutant(
        "not a function", "evaluate:_winner", _reading_a_clock, of.p1_replay, worlds()
    ),
    mutant(
        "order of the list",
        "evaluate:_between",
        _later_schedule,
        of.p1_replay,
        worlds(),
    ),
    mutant(
        "change told late",
        "evaluate:_verdict",
        _shifted_change,
        of.p2_next_change,
        worlds(),
    ),
    mutant(
        "override ends late",
        "evaluate:_hand",
        _stuck_override,
        of.p7_override,
        of.hands,
    ),
    mutant(
        "default of the rules",
        "evaluate:_outside",
        _default_on,
        of.p9_removal,
        worlds(),
    ),
    mutant(
        "priority between schedules ignored",
        "evaluate:_between",
        _without_priority,
        of.priority,
        worlds(),
    ),
    mutant(
        "priority within a schedule ignored",
        "evaluate:_within",
        _without_priority,
        of.priority,
        worlds(),
    ),
    mutant("on wins", "evaluate:_between", _on_wins, of.off_wins, st.none()),
    mutant(
        "meter forgotten at once",
        "periods:Periods._release",
        _forget_at_once,
        of.p10_lost_source,
        of.lost,
    ),
    mutant(
        "meter believed for ever",
        "periods:Periods._release",
        _keep_for_ever,
        of.p10_lost_source,
        of.lost,
    ),
    mutant(
        "suspension ignored",
        "candidates:_Special.of",
        _weak_special,
        of.p6_suspended,
        worlds(special=True),
    ),
    mutant(
        "night before spills",
        "candidates:_Special.left",
        _spilling,
        of.p6_suspended,
        st.just(of.NIGHT_BEFORE_SUSPENSION),
    ),
)


@pytest.mark.parametrize("broken", MUTANTS, ids=lambda broken: broken.name)
def test_broken_rule_is_noticed(
    broken: Mutant, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_noticed(broken, monkeypatch)


def test_end_told_twice_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Mutant(
        name="end told twice",
        where="tests.core.control.schedule.invariants:ended",
        instead=_ended_twice,
        check=of.p7_override,
        cases=of.hands,
    )
    assert_noticed(broken, monkeypatch)


def test_unbroken_code_passes_the_fixed_cases() -> None:
    """The check itself passes on what is right: it is the breakage that a mutant shows."""
    civil.p3_civil_span(civil.Day(zone=PARIS, day=SPRING[0], start=135, length=30))
    of.p6_suspended(of.NIGHT_BEFORE_SUSPENSION)
