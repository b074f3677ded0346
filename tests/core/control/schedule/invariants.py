"""P1, P2, P6, P7, P9, P10 and priority: each a function that fails on a world in which it does not hold."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import strategies as st

from hameau_core.control.schedule import (
    OFF,
    ON,
    Action,
    Hold,
    HoldKind,
    MeterPeriod,
    Reason,
    SpecialDays,
    TariffView,
    during,
    ended,
    given_slots,
    override,
)
from hameau_core.tic.tariff import Period
from tests.core.control.schedule.worlds import (
    AUTUMN,
    DAY,
    MINUTE,
    PARIS,
    SPRING,
    World,
    home,
    minutes,
    span,
    wall,
    worlds,
)

ZERO = timedelta(0)


def p1_replay(world: World) -> None:
    """The state is what replaying all edges from an earlier time gives, and asking twice or in another order."""
    start = world.instant - 30 * 60 * MINUTE
    now = world.evaluate()
    assert now == world.evaluate()
    for target, verdict in now.targets.items():
        state, at = world.actions(start)[target], start
        while True:
            change = world.evaluate(at).targets[target].next_change
            if change is None or change.at > world.instant:
                break
            state, at = change.action, change.at
        assert state == verdict.action
    turned = replace(world, schedules=world.schedules[::-1])
    assert turned.actions(world.instant) == world.actions(world.instant)


def p2_next_change(world: World) -> None:
    """Nothing changes before the next change, which is always later, until any horizon."""
    at, horizon = world.instant, world.instant + 3 * DAY
    for _ in range(400):
        found = world.evaluate(at)
        assert found.until > at
        state = {target: v.action for target, v in found.targets.items()}
        for part in (0.3, 0.99999):
            assert world.actions(at + (found.until - at) * part) == state
        for target, verdict in found.targets.items():
            if verdict.next_change:
                after = world.actions(verdict.next_change.at)[target]
                assert after == verdict.next_change.action != verdict.action
        at = found.until
        if at >= horizon:
            return
    raise AssertionError("the next changes do not get anywhere")


def p6_suspended(world: World) -> None:
    """On a suspended day everything is as outside of slots, for the whole civil day."""
    day = world.instant.astimezone(world.zone).date()
    midnight = datetime(day.year, day.month, day.day, tzinfo=world.zone)
    first = midnight.astimezone(UTC)
    last = (midnight + DAY).astimezone(UTC)
    for part in (0, 0.02, 0.11, 0.27, 0.45, 0.6, 0.82, 0.97, 0.99999):
        found = world.evaluate(first + (last - first) * part, horizon=MINUTE)
        for target, verdict in found.targets.items():
            outside = {s.otherwise for s in world.schedules if target in s.targets}
            assert verdict.action == (OFF if OFF in outside else None)
            assert verdict.reason is Reason.SUSPENDED


# The slot that replaces those of a day would run on into the next day, which is suspended.
NIGHT_BEFORE_SUSPENSION = World(
    instant=datetime(2026, 5, 2, 12, tzinfo=UTC),
    schedules=home(span(60, 120)),
    specials=(
        SpecialDays(id="now", start=date(2026, 5, 2), end=date(2026, 5, 2)),
        SpecialDays(
            id="before",
            start=date(2026, 5, 1),
            end=date(2026, 5, 1),
            slots=(span(22 * 60, 30 * 60),),
        ),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A person's hand in a world."""

    world: World
    hold: Hold
    action: Action | None


holds = st.one_of(
    st.just(Hold()),
    st.just(Hold(kind=HoldKind.FOR_EVER)),
    st.builds(Hold, kind=st.just(HoldKind.MINUTES), minutes=st.integers(1, 900)),
)
hands = st.builds(
    Hand, world=worlds(), hold=holds, action=st.sampled_from((ON, OFF, None))
)


def p7_override(case: Hand) -> None:
    """It holds, ends exactly once, and gives back what the schedules say."""
    world, made = case.world, case.world.instant
    before = world.evaluate()
    target, verdict = next(iter(before.targets.items()))
    hand = override(verdict, case.action, made, case.hold)
    ours = replace(world, overrides=(hand,))
    instants = [made + n * 97 * MINUTE for n in range(15)]
    if hand.until:
        instants = sorted([*instants, hand.until - MINUTE / 60, hand.until])
    ends = 0
    for at, later in pairwise(instants):
        found = ours.evaluate(at, horizon=MINUTE).targets[target]
        held = hand.until is None or at < hand.until
        assert (found.reason is Reason.OVERRIDE) == held
        assert found.action == (case.action if held else world.actions(at)[target])
        ends += len(ended([hand], at, later))
    assert ends == (hand.until is not None and hand.until <= instants[-1])
    if case.hold.kind is HoldKind.NEXT_EDGE:
        assert hand.until == (verdict.next_change and verdict.next_change.at)


def priority(world: World) -> None:
    """No rule that would act alone has a higher priority than the one that wins."""
    plain = replace(world, specials=())
    now = plain.evaluate(horizon=MINUTE).targets
    ranks = {(s.id, r.id): r.priority for s in world.schedules for r in s.rules}
    for schedule in world.schedules:
        for rule in schedule.rules:
            alone = replace(plain, schedules=(replace(schedule, rules=(rule,)),))
            for target, verdict in alone.evaluate(horizon=MINUTE).targets.items():
                winner = now[target]
                if verdict.rule is not None:
                    assert winner.schedule
                    assert winner.rule
                    assert ranks[winner.schedule, winner.rule] >= rule.priority


def off_wins(_: None) -> None:
    """Between schedules that are equal by all else, off wins, whatever they are called."""
    on = home(span(0, 0))[0]
    for name in ("a", "z"):
        off = replace(on, id=name, rules=(replace(on.rules[0], action=OFF),))
        world = World(instant=datetime(2026, 1, 1, 12, tzinfo=UTC), schedules=(on, off))
        assert world.actions(world.instant)["plug"] == OFF


def p9_removal(world: World) -> None:
    """What is off because of no rule stays off whichever rule goes; what another rule wants stays too."""
    now = world.evaluate(horizon=MINUTE).targets
    for place, schedule in enumerate(world.schedules):
        for gone in schedule.rules:
            rules = tuple(rule for rule in schedule.rules if rule is not gone)
            others = list(world.schedules)
            others[place] = replace(schedule, rules=rules)
            after = replace(world, schedules=tuple(others)).actions(world.instant)
            for target, verdict in now.items():
                if (verdict.schedule, verdict.rule) != (schedule.id, gone.id):
                    assert after[target] == verdict.action


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Off-peak hours as given, a meter that says so or otherwise and was last heard at an instant."""

    night: int
    noon: int
    seen: datetime
    period: Period
    since: timedelta


lost = st.builds(
    Lost,
    night=st.integers(1290, 1430),
    noon=st.integers(660, 840),
    seen=st.one_of(
        st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 30)),  # noqa: DTZ001 # a zone follows
        st.sampled_from(SPRING + AUTUMN).map(
            lambda day: datetime(day.year, day.month, day.day)  # noqa: DTZ001 # a zone follows
        ),
    ).map(lambda at: at.replace(tzinfo=UTC)),
    period=st.sampled_from((Period.OFF_PEAK, Period.PEAK)),
    since=minutes(0, 600),
)


def p10_lost_source(case: Lost) -> None:
    """When the meter falls silent nothing changes before the windows' own next edge, and from then on they are followed."""
    known = given_slots(
        (
            (wall(case.night), wall(case.night + 360)),
            (wall(case.noon), wall(case.noon + 120)),
        )
    )
    meter = MeterPeriod(
        period=case.period, since=case.seen - case.since, seen=case.seen
    )
    view = TariffView(meter=meter, patterns=(known,))
    world = World(
        instant=case.seen, schedules=home(during(Period.OFF_PEAK)), tariff=view
    )
    state = ON if case.period is Period.OFF_PEAK else OFF
    edges = sorted(
        at
        for minute in (case.night, case.night + 360, case.noon, case.noon + 120)
        for day in range(-1, 3)
        if (at := _civil(case.seen, day, minute)) > case.seen
    )
    edge = max(edges[0], case.seen + 2 * MINUTE)
    for part in (0, 0.2, 0.5, 0.8, 0.9999):
        at = case.seen + (edge - case.seen) * part
        assert world.actions(at)["plug"] == state
    silent = replace(world, tariff=replace(view, meter=None))
    for hours in range(0, 40, 7):
        at = edge + hours * 60 * MINUTE
        assert world.actions(at) == silent.actions(at)


def _civil(near: datetime, day: int, minute: int) -> datetime:
    """A civil time of Paris some days from an instant; in a gap, its end."""
    date_ = near.astimezone(PARIS).date() + day * DAY
    local = datetime.combine(date_, wall(minute), PARIS)
    back = local.astimezone(UTC).astimezone(PARIS)
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        return datetime(date_.year, date_.month, date_.day, 1, tzinfo=UTC)
    return local.astimezone(UTC)
