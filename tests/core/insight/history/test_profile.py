"""Weekday by time of day, load duration, base load, peaks."""

from datetime import date, timedelta
from statistics import quantiles

from hypothesis import given, strategies as st
import pytest

from hameau_core.insight.history import (
    base_load,
    load_duration,
    peaks,
    profile,
    subscribed,
)
from hameau_core.insight.history.profile import percentile
from hameau_core.tariffs.segments import Row
from hameau_core.tic.tariff import Contract
from tests.core.tariffs.homes import (
    AUTUMNS,
    MEASURED,
    PARIS,
    PARTIAL,
    SPRINGS,
    at,
    contract,
    even,
    merged,
    midnight,
    term,
)

MONDAY = date(2026, 5, 4)
DAY = timedelta(days=1)


def test_each_cell_has_the_powers_of_its_weekday_and_hour() -> None:
    rows = even(midnight(MONDAY), midnight(MONDAY + 14 * DAY), 100)
    tuesday = midnight(MONDAY + DAY)
    rows = [
        (a, b, 500 if tuesday + 64_800 <= a < tuesday + 68_400 else v, q)
        for a, b, v, q in rows
    ]
    found = profile(merged(rows), MONDAY, MONDAY + 13 * DAY, PARIS)
    cell = found.weekdays[1][18]
    assert cell is not None
    # Half an hour of 100 Wh is 200 W, of 500 Wh 1000 W: two of each.
    assert (cell.count, cell.mean, cell.percentiles) == (
        4,
        600,
        (200, 200, 600, 1000, 1000),
    )
    other = found.weekdays[2][18]
    assert other is not None
    assert (other.mean, set(other.percentiles)) == (200, {200})
    evening = found.all_days[18]
    assert evening is not None
    assert evening.count == 28
    assert (found.used, found.left_out) == (14 * 48, 0)


def test_half_hours_have_cells_of_their_own_where_wished() -> None:
    rows = even(midnight(MONDAY), midnight(MONDAY + DAY), 100)
    found = profile(merged(rows), MONDAY, MONDAY, PARIS, step_s=1800)
    assert [len(day) for day in found.weekdays] == [48] * 7
    assert all(cell and cell.count == 1 for cell in found.weekdays[0])
    assert found.weekdays[1] == (None,) * 48


def test_what_cannot_tell_the_time_of_day_is_left_out_and_counted() -> None:
    hours = even(midnight(MONDAY), midnight(MONDAY) + 7200, 100, step=3600)
    half = (midnight(MONDAY) + 7200, midnight(MONDAY) + 9000, 100, PARTIAL)
    day = even(midnight(MONDAY + DAY), midnight(MONDAY + 2 * DAY), 100, step=86_400)
    rows = merged([*hours, half, *day])
    found = profile(rows, MONDAY, MONDAY + DAY, PARIS)
    assert (found.used, found.left_out) == (2, 2)
    finer = profile(rows, MONDAY, MONDAY + DAY, PARIS, step_s=1800)
    assert (finer.used, finer.left_out) == (0, 4)


@pytest.mark.parametrize(
    ("day", "counts"),
    [(SPRINGS[0], [2, 2, 0, 2]), (AUTUMNS[0], [2, 2, 4, 2])],
)
def test_hours_are_those_of_the_clock_on_the_wall(day: date, counts: list[int]) -> None:
    rows = even(midnight(day), midnight(day + DAY), 100)
    found = profile(merged(rows), day, day, PARIS).weekdays[6]
    assert [cell.count if cell else 0 for cell in found[:4]] == counts
    assert found[23] is not None


@given(st.lists(st.integers(0, 10_000), min_size=2, max_size=60).map(sorted))
def test_percentiles_are_those_of_statistics(values: list[int]) -> None:
    expected = quantiles(values, n=100, method="inclusive")
    for level in (10, 25, 50, 75, 90):
        assert abs(percentile(values, level) - expected[level - 1]) <= 0.5 + 1e-9


def test_the_load_curve_says_how_long_each_power_lasts() -> None:
    start = midnight(MONDAY)
    values = [100] * 40 + [2000] * 4 + [500] * 4
    rows: list[Row] = [
        (start + n * 1800, start + (n + 1) * 1800, v, MEASURED)
        for n, v in enumerate(values)
    ]
    found = load_duration(rows)
    assert found.seconds == 86_400
    assert found.points == ((7_200, 4_000), (14_400, 1_000), (86_400, 200))


def test_a_long_load_curve_has_about_the_points_asked_for() -> None:
    rows = [(n * 1800, n * 1800 + 1800, n * 7919 % 5000, MEASURED) for n in range(5000)]
    found = load_duration(rows, points=50)
    assert 50 <= len(found.points) <= 52
    assert found.points[0][1] == 2 * 4999
    assert found.points[-1] == (5000 * 1800, 0)
    powers = [power for _, power in found.points]
    assert powers == sorted(powers, reverse=True)
    assert load_duration([]).points == ()


def _nights(count: int, quiet: int, loud: int) -> list[Row]:
    """Half-hours of a loud day, and of a quiet night whose first two hours are loud as well."""
    found = []
    for start, end, _, how in even(midnight(MONDAY), midnight(MONDAY + count * DAY), 0):
        since = start - midnight(MONDAY + (start - midnight(MONDAY)) // 86_400 * DAY)
        found.append((start, end, quiet if 7200 <= since < 21_600 else loud, how))
    return found


def test_the_base_load_is_what_quiet_nights_draw() -> None:
    found = base_load(merged(_nights(10, 40, 900)), MONDAY, MONDAY + 9 * DAY, PARIS)
    assert found is not None
    assert (found.watts, found.low, found.high, found.nights) == (80, 80, 80, 10)


def test_a_water_heater_that_runs_for_most_of_the_night_is_no_base_load() -> None:
    """On from 00:00 to 04:30, each night: what the rest of it draws is the base."""
    rows = [
        (a, b, 40 if 16_200 <= (a - midnight(MONDAY)) % 86_400 < 21_600 else 1200, q)
        for a, b, _, q in even(midnight(MONDAY), midnight(MONDAY + 5 * DAY), 0)
    ]
    found = base_load(merged(rows), MONDAY, MONDAY + 4 * DAY, PARIS)
    assert found is not None
    assert (found.low, found.watts, found.nights) == (80, 80, 5)


def test_one_night_away_or_awake_hardly_moves_the_base_load() -> None:
    rows = _nights(9, 40, 900)
    rows = [
        (
            a,
            b,
            5
            if a < midnight(MONDAY + DAY)
            else 800
            if a > midnight(MONDAY + 8 * DAY)
            else v,
            q,
        )
        for a, b, v, q in rows
    ]
    found = base_load(merged(rows), MONDAY, MONDAY + 8 * DAY, PARIS)
    assert found is not None
    assert (found.watts, found.nights) == (80, 9)


def test_nights_hardly_known_tell_no_base_load() -> None:
    rows = [row for row in _nights(1, 40, 900) if row[0] >= midnight(MONDAY) + 9000]
    assert base_load(merged(rows), MONDAY, MONDAY, PARIS) is None
    days = even(midnight(MONDAY), midnight(MONDAY + DAY), 9000, step=86_400)
    assert base_load(merged(days), MONDAY, MONDAY, PARIS) is None


def test_peaks_are_told_beside_what_was_subscribed_then() -> None:
    home = contract(
        term(Contract.BASE, MONDAY, subscribed_va=3_000),
        term(Contract.BASE, MONDAY + DAY, subscribed_va=6_000, end=MONDAY + DAY),
    )
    first = midnight(MONDAY - DAY)
    rows = even(first, first + 4 * 86_400, 100)
    high = {midnight(MONDAY + n * DAY) + 3600: 2_000 for n in (-1, 0, 1, 2)}
    high[midnight(MONDAY + DAY) + 7200] = 3_500
    high[midnight(MONDAY) + 5400] = 1_500
    rows = [(a, b, high.get(a, v), q) for a, b, v, q in rows]
    limits = subscribed(home, first, rows[-1][1], PARIS)
    found = peaks(rows, limits, PARIS, most=1)
    # 4 kW above 3 kVA for half an hour, 7 kW above 6; 3 kW is not above 3 kVA, and outside the terms nothing is.
    assert (found.count, found.days, found.seconds, found.energy) == (2, 2, 3600, 1000)
    assert found.highest == ((midnight(MONDAY + DAY) + 7200, 7_000, 6_000),)


def test_a_power_that_was_always_subscribed_is_held_against_every_interval() -> None:
    found = peaks(
        even(at("2026-05-04"), at("2026-05-05"), 2000), [(0, 2**40, 3000)], PARIS
    )
    assert (found.count, found.seconds, len(found.highest)) == (48, 86_400, 10)


def test_without_a_contract_nothing_is_above_it() -> None:
    assert peaks(even(at("2026-05-04"), at("2026-05-05"), 9000), [], PARIS).count == 0
