"""Both nights of each year on which the clocks change, and the places where they do not."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from hameau_core.civil import day_start, ends_at, starts_at
from hameau_core.control.schedule import Span, WallEdge, during, given_slots
from hameau_core.control.schedule.tariff_view import TariffView
from hameau_core.tic.tariff import Period
from tests.core.control.schedule.worlds import (
    AUTUMN,
    DAY,
    OVERSEAS,
    PARIS,
    SPRING,
    World,
    home,
    span,
    wall,
)

HOUR = timedelta(hours=1)


def _ran(world: World, day: date) -> list[tuple[str, timedelta]]:
    """Start in UTC and length of what starts on a day."""
    found = world.runs(
        day_start(day, world.zone) - DAY, day_start(day, world.zone) + 2 * DAY
    )
    return [
        (f"{run.start:%H:%M}", run.end - run.start)
        for run in found
        if run.start.astimezone(world.zone).date() == day
    ]


def _world(*slots: Span, **known: object) -> World:
    midnight = datetime(2026, 1, 1, tzinfo=UTC)
    return World(instant=midnight, schedules=home(*slots), **known)  # type: ignore[arg-type] # a shorthand


@pytest.mark.parametrize("day", SPRING)
@pytest.mark.parametrize(
    ("start", "end", "at", "hours"),
    [
        ("02:15", "02:45", "01:00", 0.5),
        ("01:30", "02:30", "00:30", 0.5),
        ("02:30", "04:00", "01:00", 1),
        ("01:00", "05:00", "00:00", 3),
        ("00:00", "00:00", "23:00", 23),
    ],
)
def test_night_of_spring(
    day: date, start: str, end: str, at: str, hours: float
) -> None:
    slot = span(_minute(start), _minute(end))
    assert _ran(_world(slot), day) == [(at, hours * HOUR)]


@pytest.mark.parametrize("day", AUTUMN)
@pytest.mark.parametrize(
    ("start", "end", "at", "hours"),
    [
        ("02:15", "02:45", "00:15", 1.5),
        ("01:30", "02:30", "23:30", 2),
        ("02:30", "04:00", "00:30", 2.5),
        ("01:00", "05:00", "23:00", 5),
        ("00:00", "00:00", "22:00", 25),
    ],
)
def test_night_of_autumn(
    day: date, start: str, end: str, at: str, hours: float
) -> None:
    slot = span(_minute(start), _minute(end))
    assert _ran(_world(slot), day) == [(at, hours * HOUR)]


@pytest.mark.parametrize("zone", OVERSEAS, ids=str)
@pytest.mark.parametrize("day", SPRING + AUTUMN)
def test_night_overseas_is_like_any_other(zone: object, day: date) -> None:
    world = _world(span(135, 165), span(22 * 60, 60), zone=zone)
    assert [length for _, length in _ran(world, day)] == [HOUR / 2, 3 * HOUR]


@pytest.mark.parametrize("day", SPRING + AUTUMN)
def test_three_hours_are_three_hours(day: date) -> None:
    slot = Span(start=WallEdge(at=time(1)), end=3 * HOUR)
    assert [length for _, length in _ran(_world(slot), day)] == [3 * HOUR]


@pytest.mark.parametrize(
    ("days", "hours"), [(SPRING, 7), (AUTUMN, 9)], ids=["spring", "autumn"]
)
def test_off_peak_night_follows_legal_time(days: tuple[date, ...], hours: int) -> None:
    known = TariffView(patterns=(given_slots(((wall(1320), wall(360)),)),))
    for day in days:
        world = _world(during(Period.OFF_PEAK), tariff=known)
        assert _ran(world, day - DAY)[0][1] == hours * HOUR


@pytest.mark.parametrize("day", SPRING)
def test_every_time_in_the_gap_is_its_end(day: date) -> None:
    end = datetime.combine(day, time(1), UTC)
    for minute in range(60):
        assert starts_at(day, time(2, minute), PARIS) == end
        assert ends_at(day, time(2, minute), PARIS) == end


def _minute(text: str) -> int:
    at = time.fromisoformat(text)
    return at.hour * 60 + at.minute
