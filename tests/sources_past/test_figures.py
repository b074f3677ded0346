"""The figures to date: the same days on both sides, the 29th of February, clock changes."""

from array import array
from collections.abc import Iterable
from datetime import date, timedelta

from custom_components.hameau.core.series import Hours, Quality, Step
from custom_components.hameau.sources.point_figures import (
    Days,
    a_year_before,
    by_day,
    figures,
    paid_by_day,
    to_date,
)
from tests.sources_past.pages import PARIS

ONE_DAY = timedelta(days=1)


def each(first: date, last: date) -> Iterable[date]:
    """The days from first to last, both included."""
    return (first + n * ONE_DAY for n in range((last - first).days + 1))


def whole(first: date, last: date, value: int) -> dict[date, int]:
    """The same value on each day."""
    return dict.fromkeys(each(first, last), value)


def days_known(values: dict[date, int]) -> Days:
    """Days all of which are known whole."""
    return Days(values=values, whole=frozenset(values))


def hours_of(day: date, count: int, quality: Quality) -> Hours:
    """The first hours of a day, one Wh each."""
    start = Step.DAY.start_of(day, PARIS)
    return Hours(
        starts=array("q", (start + 3600 * n for n in range(count))),
        values=array("q", [1] * count),
        quality=bytes([quality]) * count,
    )


def test_days_of_23_and_25_hours_are_whole() -> None:
    """And one of 24 hours is not, on such a day."""
    for day, hours in ((date(2026, 3, 29), 23), (date(2026, 10, 25), 25)):
        assert by_day(hours_of(day, hours, Quality.MEASURED), PARIS).whole == {day}
        short = by_day(hours_of(day, hours - 1, Quality.MEASURED), PARIS)
        assert (short.whole, short.values) == (frozenset(), {day: hours - 1})


def test_an_hour_known_in_part_leaves_its_day_unknown() -> None:
    """Its value is counted all the same."""
    found = by_day(hours_of(date(2026, 5, 1), 24, Quality.PARTIAL), PARIS)
    assert (found.whole, found.values) == (frozenset(), {date(2026, 5, 1): 24})


def test_the_same_dates_are_compared() -> None:
    """A day that is missing on one side is left out of the difference, and counted."""
    values = whole(date(2025, 1, 1), date(2025, 12, 31), 10)
    values |= whole(date(2026, 1, 1), date(2026, 3, 10), 12)
    del values[date(2025, 2, 3)], values[date(2026, 1, 5)]
    found = to_date(days_known(values), date(2026, 1, 1), date(2026, 3, 10))
    assert (found.total, found.before) == (68 * 12, 68 * 10)
    assert (found.compared, found.change) == (67, 67 * 2)
    assert (found.missing, found.missing_before) == (1, 1)


def test_the_29th_of_february_is_compared_with_nothing() -> None:
    """On either side."""
    assert a_year_before(date(2024, 2, 29)) is None
    values = whole(date(2023, 1, 1), date(2023, 12, 31), 10)
    values |= whole(date(2024, 1, 1), date(2024, 2, 29), 10)
    leap = to_date(days_known(values), date(2024, 1, 1), date(2024, 2, 29))
    assert (leap.total, leap.before, leap.compared) == (600, 590, 59)
    values = whole(date(2024, 1, 1), date(2025, 3, 1), 10)
    after = to_date(days_known(values), date(2025, 1, 1), date(2025, 3, 1))
    assert (after.total, after.before) == (600, 610)
    assert (after.compared, after.change) == (60, 0)


def test_nothing_known_is_nothing_shown() -> None:
    """Not 0."""
    assert figures({}, date(2026, 11, 21), PARIS).year == {}
    empty = to_date(Days(), date(2026, 1, 1), date(2026, 1, 2))
    assert (empty.total, empty.before, empty.change) == (None, None, None)


def test_what_is_owed_without_anything_known_is_told_apart() -> None:
    """A while of which nothing is known costs nothing that is known: no total, though something is owed."""
    used = days_known(whole(date(2026, 1, 3), date(2026, 1, 4), 10))
    owed = days_known(whole(date(2025, 1, 1), date(2026, 1, 4), 1))
    found = to_date(paid_by_day(owed, used), date(2026, 1, 1), date(2026, 1, 4))
    assert (found.total, found.alone) == (4, 2)
    assert (found.before, found.alone_before) == (None, 4)
    assert (found.missing, found.missing_before, found.change) == (2, 4, None)
