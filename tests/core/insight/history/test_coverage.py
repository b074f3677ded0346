"""What is known of each day, from whom, and why not."""

from array import array
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from hameau_core.insight.history import coverage
from hameau_core.series import Gap, GapReason, Quality
from hameau_core.tariffs.segments import Row
from tests.core.tariffs.homes import (
    MEASURED,
    PARIS,
    PARTIAL,
    any_rows,
    at,
    even,
    merged,
    midnight,
)

FIRST = date(2026, 5, 4)
DAY = timedelta(days=1)
START = midnight(FIRST)


def test_each_day_says_what_is_known_of_it() -> None:
    rows = even(START, START + 86_400, 100) + even(
        START + 86_400, START + 2 * 86_400, 9000, step=86_400
    )
    rows[5] = (*rows[5][:3], Quality.ESTIMATED)
    history = replace(merged(rows), origins=array("q", [3] * 20 + [1] * 28 + [7]))
    first, second, third = coverage(history, FIRST, FIRST + 2 * DAY, PARIS).days
    assert (first.known, first.of, first.whole) == (86_400, 86_400, True)
    assert (first.origins, first.quality, first.longest) == (
        (1, 3),
        Quality.ESTIMATED,
        1800,
    )
    assert (second.origins, second.longest, second.whole) == ((7,), 86_400, True)
    assert (third.known, third.origins, third.quality, third.longest) == (
        0,
        (),
        None,
        0,
    )
    assert third.day == FIRST + 2 * DAY


def test_the_origin_of_an_interval_across_midnight_is_of_both_days() -> None:
    history = merged([(START + 82_800, START + 90_000, 100, MEASURED)])
    history = replace(history, origins=array("q", [5]))
    found = coverage(history, FIRST, FIRST + DAY, PARIS)
    assert [day.origins for day in found.days] == [(5,), (5,)]
    assert [day.known for day in found.days] == [3600, 3600]


def test_a_part_is_no_hole_and_leaves_the_day_short() -> None:
    rows = even(START, START + 86_400, 100)
    rows[7] = (*rows[7][:3], PARTIAL)
    found = coverage(merged(rows), FIRST, FIRST, PARIS)
    assert (found.days[0].known, found.days[0].quality) == (84_600, Quality.PARTIAL)
    assert (found.holes, found.whole_days) == ((), 0)


def test_holes_have_the_reasons_that_were_told() -> None:
    rows = [
        row
        for row in even(START, START + 86_400, 100)
        if not 36_000 <= row[0] - START < 43_200
    ]
    told = [
        Gap(START + 37_800, START + 39_600, GapReason.RESET, 250),
        Gap(START - 3600, START + 600, GapReason.EMPTY),
        Gap(START + 41_400, START + 50_000, GapReason.NOT_YET, 900),
    ]
    found = coverage(merged(rows), FIRST, FIRST, PARIS, told)
    assert found.holes == (
        (START + 36_000, START + 37_800, GapReason.ABSENT, None),
        (START + 37_800, START + 39_600, GapReason.RESET, 250),
        (START + 39_600, START + 41_400, GapReason.ABSENT, None),
        (START + 41_400, START + 43_200, GapReason.NOT_YET, None),
    )


def test_a_history_without_holes_has_none_and_nothing_is_one_hole() -> None:
    whole = coverage(merged(even(START, START + 86_400, 1)), FIRST, FIRST, PARIS)
    assert (whole.holes, whole.whole_days) == ((), 1)
    none = coverage(merged([]), FIRST, FIRST + DAY, PARIS)
    assert none.holes == ((START, at("2026-05-06"), GapReason.ABSENT, None),)


def _date(instant: int) -> date:
    return datetime.fromtimestamp(instant, PARIS).date()


reasons = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 100), st.sampled_from(GapReason)),
    max_size=6,
)


@settings(max_examples=60)
@given(any_rows(), reasons)
def test_holes_and_intervals_make_up_the_days(
    rows: list[Row], told: list[tuple[int, int, GapReason]]
) -> None:
    first = _date(rows[0][0]) - DAY if rows else FIRST
    last = _date(rows[-1][1]) + DAY if rows else FIRST
    start = midnight(first)
    gaps = [Gap(start + a * 600, start + (a + n) * 600, why) for a, n, why in told]
    found = coverage(merged(rows), first, last, PARIS, gaps)
    of_days = sum(day.of for day in found.days)
    assert sum(end - begin for begin, end, _, _ in found.holes) == of_days - sum(
        row[1] - row[0] for row in rows
    )
    assert sum(day.known for day in found.days) == sum(row[1] - row[0] for row in rows)
    assert all(a.end <= b.start for a, b in pairwise(found.holes))
