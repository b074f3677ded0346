"""When a gateway is asked."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from hameau_core.clients.rhythm import AGAIN, morning, next_run

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 11, 21)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), PARIS)


def test_homes_are_spread_over_the_morning() -> None:
    moments = [morning(f"entry {number}", DAY, PARIS) for number in range(2000)]
    assert min(moments) >= at(6)
    assert max(moments) < at(10)
    by_quarter = Counter(
        (moment - at(6)) // timedelta(minutes=15) for moment in moments
    )
    assert len(by_quarter) == 16
    assert max(by_quarter.values()) < 2 * min(by_quarter.values())


def test_one_home_keeps_its_minute_also_over_clock_changes() -> None:
    moments = {
        morning("home", date(2026, 10, 20) + timedelta(days=n), PARIS).time()
        for n in range(200)
    }
    assert len(moments) == 1


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_a_day_has_one_run_and_a_second_only_when_something_is_missing(
    seed: str,
) -> None:
    first = next_run(seed, at(3), PARIS, last=at(8, day=date(2026, 11, 20)), again=True)
    assert first == morning(seed, DAY, PARIS)
    second = next_run(seed, first, PARIS, last=first, again=True)
    assert second == first + AGAIN
    third = next_run(seed, second, PARIS, last=second, again=True)
    tomorrow = morning(seed, date(2026, 11, 22), PARIS)
    assert third == tomorrow
    assert next_run(seed, first, PARIS, last=first, again=False) == tomorrow


def test_a_morning_that_was_slept_through_is_caught_up_soon() -> None:
    now = at(15)
    for last in (None, at(7, day=date(2026, 11, 3))):
        run = next_run("home", now, PARIS, last=last, again=False)
        assert now <= run < now + timedelta(minutes=10)


def test_the_second_run_of_a_late_first_one_comes_the_same_day_or_not_at_all() -> None:
    assert next_run("home", at(15), PARIS, last=at(15), again=True) == morning(
        "home", date(2026, 11, 22), PARIS
    )


def test_a_second_run_that_was_slept_through_is_caught_up() -> None:
    first = morning("home", DAY, PARIS)
    assert next_run("home", at(20), PARIS, last=first, again=True) == at(20)


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - made aware below
    back=st.none() | st.integers(0, 10**6),
    again=st.booleans(),
)
def test_the_next_run_is_never_past_and_at_most_a_day_and_a_half_away(
    now: datetime, back: int | None, again: bool
) -> None:
    moment = now.replace(tzinfo=UTC)
    last = None if back is None else moment - timedelta(seconds=back)
    run = next_run("home", moment, PARIS, last=last, again=again)
    assert moment <= run <= moment + timedelta(hours=35)
