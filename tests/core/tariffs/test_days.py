"""Civil days, what lies in each, and which are known whole."""

from datetime import date, timedelta

from hypothesis import given, settings
import pytest

from hameau_core.tariffs.days import Days
from hameau_core.tariffs.segments import Row
from tests.core.tariffs.homes import (
    AUTUMNS,
    MEASURED,
    PARIS,
    PARTIAL,
    SPRINGS,
    any_rows,
    at,
    even,
    midnight,
)

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "hours"), [(d, 23) for d in SPRINGS] + [(d, 25) for d in AUTUMNS]
)
def test_days_have_the_hours_they_have(day: date, hours: int) -> None:
    days = Days.of(day - DAY, day + DAY, PARIS)
    assert [days.length(n) // 3600 for n in range(len(days))] == [24, hours, 24]
    assert days.date(1) == day


def test_an_interval_across_midnight_is_shared_by_time() -> None:
    days = Days.of(date(2026, 5, 4), date(2026, 5, 5), PARIS)
    row = (at("2026-05-04 20:00"), at("2026-05-05 02:00"), 1001, MEASURED)
    found = [(place, piece[2]) for place, piece in days.pieces([row])]
    assert found == [(0, 667), (1, 334)]


def test_what_lies_outside_is_left_out() -> None:
    days = Days.of(date(2026, 5, 4), date(2026, 5, 4), PARIS)
    rows = even(at("2026-05-03 20:00"), at("2026-05-05 06:00"), 1000, step=3600 * 5)
    found = list(days.pieces(rows))
    assert {place for place, _ in found} == {0}
    assert found[0][1] == (at("2026-05-04"), at("2026-05-04 01:00"), 200, MEASURED)
    assert found[-1][1][1] == at("2026-05-05")
    assert list(days.pieces(even(at("2026-05-06"), at("2026-05-07"), 1))) == []


def test_a_day_with_a_hole_or_a_part_is_not_whole() -> None:
    first = date(2026, 5, 4)
    rows = even(at("2026-05-04"), at("2026-05-07"), 100)
    del rows[10]
    rows[60] = (*rows[60][:3], PARTIAL)
    days = Days.of(first, first + 3 * DAY, PARIS)
    assert days.whole(rows) == [False, False, True, False]
    assert days.known(rows) == [84_600, 84_600, 86_400, 0]


@settings(max_examples=60)
@given(any_rows())
def test_nothing_is_lost_between_days(rows: list[Row]) -> None:
    days = Days.of(date(2026, 1, 1), date(2031, 1, 1), PARIS)
    pieces = list(days.pieces(rows))
    assert sum(row[2] for _, row in pieces) == sum(row[2] for row in rows)
    for place, (start, end, _, _) in pieces:
        assert days.edges[place] <= start < end <= days.edges[place + 1]
        assert start >= midnight(days.date(place))
