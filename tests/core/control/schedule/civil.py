"""P3, P4, P5 and P8: what a slot is on one day, told by its civil times or by the sun."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from hameau_core.control.schedule import Run, Span, SunEdge, SunEvent
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
    zones,
)


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


def _exists(case: Night, minute: int) -> bool:
    """Whether Paris has this minute, counted from the case's midnight."""
    wall = datetime.combine(case.day, time(), tzinfo=PARIS) + minute * MINUTE
    there = wall.astimezone(UTC).astimezone(PARIS)
    return there.replace(tzinfo=None) == wall.replace(tzinfo=None)


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
    if not any(_exists(case, case.start + at) for at in (case.cut, case.length)):
        # The second half lies in the hour that spring skips: it runs for its length after it, alone.
        return
    two = replace(one, schedules=home(*halves))
    begun = two.evaluate(noon).targets["plug"].next_change
    assert begun
    over = two.evaluate(begun.at).targets["plug"].next_change
    assert over
    assert over == one.evaluate(begun.at).targets["plug"].next_change


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
