"""Where days begin and end: both clock changes, the gas day, the meter's own day, and overseas."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from hameau_core.series import HOUR_S, Step

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> int:
    """Give the epoch seconds of a stamp that has its offset."""
    return int(datetime.fromisoformat(text).timestamp())


@pytest.mark.parametrize("year", range(2026, 2031))
def test_the_civil_day_has_23_25_or_24_hours(year: int) -> None:
    """A year has one day of 23 hours, one of 25, and 24 in all others."""
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    starts = [Step.DAY.start_of(day, PARIS) for day in days]
    lengths = [(Step.DAY.end(start, PARIS) - start) // HOUR_S for start in starts]
    assert (lengths.count(23), lengths.count(25)) == (1, 1)
    assert lengths.count(24) == 363
    assert days[lengths.index(23)].month == 3
    assert days[lengths.index(25)].month == 10


@pytest.mark.parametrize(
    ("step", "inside", "start", "end"),
    [
        (Step.DAY, "2026-07-14T12:00+02:00", "2026-07-14T00:00+02:00", "2026-07-15T00:00+02:00"),
        (Step.METER_DAY, "2026-07-14T12:00+02:00", "2026-07-14T01:00+02:00", "2026-07-15T01:00+02:00"),
        (Step.METER_DAY, "2026-07-14T00:30+02:00", "2026-07-13T01:00+02:00", "2026-07-14T01:00+02:00"),
        (Step.METER_DAY, "2026-01-14T12:00+01:00", "2026-01-14T00:00+01:00", "2026-01-15T00:00+01:00"),
        (Step.METER_DAY, "2026-03-29T12:00+02:00", "2026-03-29T00:00+01:00", "2026-03-30T01:00+02:00"),
        (Step.GAS_DAY, "2026-07-14T05:59+02:00", "2026-07-13T06:00+02:00", "2026-07-14T06:00+02:00"),
        (Step.GAS_DAY, "2026-10-25T05:59+01:00", "2026-10-24T06:00+02:00", "2026-10-25T06:00+01:00"),
        (Step.MINUTES_10, "2026-07-14T12:09:59+02:00", "2026-07-14T12:00+02:00", "2026-07-14T12:10+02:00"),
    ],
)  # fmt: skip
def test_an_instant_lies_in_its_interval(
    step: Step, inside: str, start: str, end: str
) -> None:
    """Every step knows where the interval around an instant begins and ends."""
    found = step.floor(at(inside), PARIS)
    assert found == at(start)
    assert step.end(found, PARIS) == at(end)


@pytest.mark.parametrize(
    ("zone", "hours"),
    [("Indian/Reunion", 4), ("America/Martinique", -4), ("America/Cayenne", -3)],
)
def test_overseas_the_meters_day_is_the_civil_day(zone: str, hours: int) -> None:
    """Where clocks never change, midnight is midnight all year."""
    place = ZoneInfo(zone)
    for month in (1, 7):
        day = date(2026, month, 14)
        start = Step.METER_DAY.start_of(day, place)
        assert start == Step.DAY.start_of(day, place)
        assert start == int(datetime(2026, month, 14, tzinfo=UTC).timestamp()) - hours * HOUR_S  # fmt: skip


@given(
    st.sampled_from(Step),
    st.integers(1_420_000_000, 2_050_000_000),
)
def test_intervals_follow_each_other_without_a_hole(step: Step, instant: int) -> None:
    """Every instant lies in one interval, and where one ends the next begins."""
    start = step.floor(instant, PARIS)
    end = step.end(start, PARIS)
    assert start <= instant < end
    assert step.floor(end, PARIS) == end
    assert step.floor(end - 1, PARIS) == start
    assert step.floor(start, PARIS) == start


def test_only_steps_a_meter_has_are_steps() -> None:
    """45 minutes is no step, and a day has no fixed length."""
    assert Step.lasting(2700) is None
    assert Step.lasting(1800) is Step.MINUTES_30
    assert Step.DAY.seconds is None
