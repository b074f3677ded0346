"""P1 to P10, and the order of precedence, each as a function that fails on a world in which it does not hold."""

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
    Run,
    Span,
    SpecialDays,
    SunEdge,
    SunEvent,
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
    OVERSEAS,
    PARIS,
    SPRING,
    SUNS,
    World,
    day_minutes,
    home,
    minutes,
    span,
    wall,
    worlds,
    zones,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A slot between two minutes of a day, in a zone."""

    zone: object
    day: date
    start: int
    length: int

    @property
    def world(self) -> World:
        schedules = home(span(self.start, self.start + self.length))
        assert isinstance(self.zone, type(PARIS))
        midnight = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        return World(instant=midnight, schedules=schedules, zone=self.zone)

    def expected(self) -> tuple[datetime, datetime]:
        """Start and end, found by looking at every minute of three days: nothing of the code under test."""
        world = self.world
        instants = [world.instant + (n - 1440) * MINUTE for n in range(4 * 1440)]
        walls = [at.astimezone(world.zone).replace(tzinfo=None) for at in instants]
        from_ = datetime(self.day.year, self.day.month, self.day.day)  # noqa: DTZ001 # civil
        from_ += self.start * MINUTE
        to = from_ + self.length * MINUTE
        start = next(
            at for at, wall in zip(instants, walls, strict=True) if wall >= from_
        )
        exact = [at for at, wall in zip(instants, walls, strict=True) if wall == to]
        end = (
            exact[-1]
            if exact
            else next(at for at, w in zip(instants, walls, strict=True) if w >= to)
        )
        # A slot that lies in the gap altogether keeps its civil span.
        return start, end if end > start else start + self.length * MINUTE


def days(*among: date) -> st.SearchStrategy[Day]:
    anywhere = st.dates(date(2026, 1, 1), date(2030, 12, 31))
    return st.builds(
        Day,
        zone=zones,
        day=st.sampled_from(among) if among else anywhere,
        start=day_minutes,
        length=st.one_of(st.integers(1, 60), st.integers(1, 1380)),
    )


# Slots of Paris within the small hours of a change: [00:00, 06:00), so that they start on that day.
change_days = st.builds(
    Day,
    zone=st.just(PARIS),
    day=st.sampled_from(SPRING + AUTUMN),
    start=st.one_of(st.integers(90, 200), st.integers(0, 360)),
    length=st.one_of(st.integers(1, 60), st.integers(1, 300)),
)


def p3_civil_span(case: Day) -> None:
    """The slot of a day runs from its civil start to its civil end, by a count of minutes."""
    world = case.world
    start, end = case.expected()
    middle = start + (end - start) / 2
    runs = [
        run
        for run in world.runs(start - DAY, end + DAY)
        if run.start <= middle < run.end
    ]
    assert [(run.start, run.end) for run in runs] == [(start, end)]
    if case.zone in OVERSEAS or case.day not in SPRING + AUTUMN:
        before = set(SPRING + AUTUMN)
        if case.day + DAY not in before or case.zone in OVERSEAS:
            assert end - start == case.length * MINUTE


def p4_change_night(case: Day) -> None:
    """On the night of a change a slot starts once and ends once, and lasts."""
    found = [run for run in case.world.runs(*_around(case)) if _day(run) == case.day]
    assert len(found) == 1
    assert found[0].end > found[0].start
    changes = [
        case.world.evaluate(at - MINUTE).targets["plug"].next_change
        for at in (found[0].start, found[0].end)
    ]
    assert [change and change.at for change in changes] == [
        found[0].start,
        found[0].end,
    ]


def _around(case: Day) -> tuple[datetime, datetime]:
    return case.world.instant - DAY, case.world.instant + 3 * DAY


def _day(run: Run) -> date:
    return run.start.astimezone(PARIS).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """An overnight slot of one weekday, and a minute at which it is cut in two."""

    day: date
    start: int
    length: int
    cut: int


nights = st.builds(
    Night,
    day=st.one_of(
        st.dates(date(2026, 1, 1), date(2030, 12, 31)),
        st.sampled_from([day - DAY for day in SPRING + AUTUMN]),
    ),
    start=st.integers(1080, 1430),
    length=st.integers(400, 900),
    cut=st.integers(1, 399),
)


def p5_overnight(case: Night) -> None:
    """It belongs to the day it starts; where two slots meet there is nothing between them."""
    whole = span(case.start, case.start + case.length)
    name = f"{case.day:%A}".lower()
    noon = datetime(case.day.year, case.day.month, case.day.day, 12, tzinfo=UTC)
    one = World(instant=noon, schedules=home(whole, days=frozenset({name})))
    assert [_day(run) for run in one.runs(noon - 3 * DAY, noon + 3 * DAY)] == [case.day]
    halves = (
        span(case.start, case.start + case.cut),
        span(case.start + case.cut, case.start + case.length),
    )
    two = replace(one, schedules=home(*halves))
    begun = two.evaluate(noon).targets["plug"].next_change
    assert begun
    over = two.evaluate(begun.at).targets["plug"].next_change
    assert over
    assert over == one.evaluate(begun.at).targets["plug"].next_change


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sunny:
    """A sun edge on a day, and another offset."""

    event: SunEvent
    day: date
    offset: timedelta
    more: timedelta


sunny = st.builds(
    Sunny,
    event=st.sampled_from(SunEvent),
    day=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    offset=minutes(-700, 700),
    more=minutes(1, 300),
)


def p8_sun(case: Sunny) -> None:
    """An edge moves with its offset, across midnight too, and by less than five minutes from day to day."""

    def start(day: date, offset: timedelta) -> datetime:
        slot = Span(start=SunEdge(event=case.event, offset=offset), end=90 * MINUTE)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        # As a rule of that date alone.
        world = World(instant=noon, schedules=home(slot, start=day, end=day))
        runs = world.runs(noon - 2 * DAY, noon + 2 * DAY)
        assert len(runs) == 1
        return runs[0].start

    at = start(case.day, case.offset)
    assert start(case.day, case.offset + case.more) - at == case.more
    moment = SUNS[PARIS.key].at(case.event, case.day)
    assert moment
    assert at - moment == case.offset
    assert abs(start(case.day + DAY, case.offset) - at - DAY) < 5 * MINUTE


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
