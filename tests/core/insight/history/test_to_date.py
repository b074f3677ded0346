"""The year to date against the same date of past years, and months."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from hameau_core.insight.history import DayTable, ToDate, day_table, months, to_date
from hameau_core.tariffs.segments import Row
from tests.core.tariffs.homes import (
    MEASURED,
    PARIS,
    PARTIAL,
    at,
    even,
    merged,
    midnight,
)

DAY = timedelta(days=1)


def _days(first: date, last: date, value: int = 1000) -> list[Row]:
    """A sum for each civil day."""
    numbers = range(first.toordinal(), last.toordinal() + 1)
    edges = [midnight(date.fromordinal(n)) for n in [*numbers, numbers[-1] + 1]]
    return [(a, b, value, MEASURED) for a, b in pairwise(edges)]


def _table(rows: list[Row]) -> DayTable:
    found = day_table(merged(rows), PARIS)
    assert found is not None
    return found


def _without(rows: list[Row], *days: date) -> list[Row]:
    gone = {midnight(day) for day in days}
    return [row for row in rows if row[0] not in gone]


def _beside(rows: list[Row], until: date) -> ToDate:
    return to_date(_table(rows), until)[0]


def test_without_any_value_there_is_no_table() -> None:
    assert day_table(merged([]), PARIS) is None


def test_a_table_has_the_sums_of_civil_days() -> None:
    rows = even(at("2026-03-28 12:00"), at("2026-03-30 12:00"), 10)
    table = _table(rows)
    assert (table.first, table.last) == (date(2026, 3, 28), date(2026, 3, 30))
    assert list(table.values) == [240, 460, 240]
    assert [table.whole(table.first + n * DAY) for n in range(3)] == [
        False,
        True,
        False,
    ]
    assert (table.value(date(2025, 1, 1)), table.whole(date(2025, 1, 1))) == (0, False)


def test_two_full_years_are_compared_over_the_same_days() -> None:
    rows = _days(date(2025, 1, 1), date(2025, 12, 31), 2000)
    rows += _days(date(2026, 1, 1), date(2026, 5, 4), 1500)
    found = _beside(rows, date(2026, 5, 4))
    assert (found.this.of_days, found.this.known_days, found.other.known_days) == (
        124,
        124,
        124,
    )
    assert (found.this.total, found.other.total) == (124 * 1500, 124 * 2000)
    assert (found.like_days, found.left_out) == (124, ())
    assert (found.difference, found.permille) == (-124 * 500, -250)


def test_a_29th_of_february_has_no_twin_and_is_left_out() -> None:
    rows = _days(date(2027, 1, 1), date(2028, 3, 1))
    found = _beside(rows, date(2028, 3, 1))
    assert (found.this.of_days, found.other.of_days) == (61, 60)
    assert (found.this.total, found.other.total) == (61_000, 60_000)
    assert (found.like_this, found.like_other, found.like_days) == (60_000, 60_000, 60)
    assert found.left_out == (date(2028, 2, 29),)


def test_a_leap_year_in_the_past_leaves_its_29th_out() -> None:
    rows = _days(date(2028, 1, 1), date(2029, 3, 1))
    found = _beside(rows, date(2029, 3, 1))
    assert (found.other.total, found.like_other) == (61_000, 60_000)
    assert found.left_out == (date(2028, 2, 29),)


def test_on_a_29th_of_february_past_years_end_on_the_28th() -> None:
    found = _beside(_days(date(2027, 1, 1), date(2028, 2, 29)), date(2028, 2, 29))
    assert found.other.last == date(2027, 2, 28)
    assert found.left_out == (date(2028, 2, 29),)


def test_missing_days_are_told_and_left_out_on_both_sides() -> None:
    rows = _days(date(2025, 1, 1), date(2025, 12, 31))
    rows = _without(rows, date(2025, 1, 3), date(2025, 1, 4))
    rows += _without(
        _days(date(2026, 1, 1), date(2026, 1, 10)), date(2026, 1, 4), date(2026, 1, 7)
    )
    found = _beside(rows, date(2026, 1, 10))
    assert found.this.missing == (date(2026, 1, 4), date(2026, 1, 7))
    assert found.other.missing == (date(2025, 1, 3), date(2025, 1, 4))
    assert (found.this.total, found.other.total) == (8_000, 8_000)
    assert (found.like_this, found.like_other, found.like_days) == (7_000, 7_000, 7)
    assert found.left_out == (date(2026, 1, 3), date(2025, 1, 7))


def test_a_day_known_in_part_counts_in_the_sum_and_not_beside_another() -> None:
    rows = _days(date(2025, 1, 1), date(2026, 1, 2))
    rows[-1] = (*rows[-1][:3], PARTIAL)
    found = _beside(rows, date(2026, 1, 2))
    assert (found.this.total, found.like_this, found.like_days) == (2_000, 1_000, 1)


def test_every_past_year_is_compared_the_latest_first() -> None:
    found = to_date(_table(_days(date(2023, 6, 1), date(2026, 2, 1))), date(2026, 2, 1))
    assert [pair.other.year for pair in found] == [2025, 2024, 2023]
    assert found[-1].other.known_days == 0
    assert (found[-1].like_days, found[-1].permille) == (0, None)


def test_a_date_after_the_data_finds_its_days_missing() -> None:
    found = _beside(_days(date(2025, 1, 1), date(2026, 1, 5)), date(2026, 1, 7))
    assert found.this.missing == (date(2026, 1, 6), date(2026, 1, 7))
    assert found.like_days == 5


def test_months_are_grouped_by_year() -> None:
    found = months(_table(_days(date(2027, 11, 15), date(2028, 2, 29))))
    assert list(found) == [2027, 2028]
    assert found[2027][:10] == (None,) * 10
    november, december = found[2027][10:]
    assert november is not None
    assert (november.total, november.known_days, november.of_days) == (16_000, 16, 30)
    assert not november.whole
    assert december is not None
    assert december.whole
    february = found[2028][1]
    assert february is not None
    assert (february.total, february.of_days, february.whole) == (29_000, 29, True)
    assert found[2028][2:] == (None,) * 10


def test_a_month_of_which_nothing_is_known_is_none() -> None:
    rows = _days(date(2026, 1, 1), date(2026, 1, 31)) + _days(
        date(2026, 3, 1), date(2026, 3, 2)
    )
    assert months(_table(rows))[2026][1] is None


@pytest.mark.parametrize("value", [0, 5])
def test_a_month_of_zeros_is_known(value: int) -> None:
    found = months(_table(_days(date(2026, 1, 1), date(2026, 1, 31), value)))[2026][0]
    assert found is not None
    assert (found.total, found.whole) == (31 * value, True)
