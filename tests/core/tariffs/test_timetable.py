"""The period of every instant, on the nights the clocks change as on all others."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.civil import Season
from hameau_core.tariffs.calendar import TariffCalendar
from hameau_core.tariffs.contract import Electricity, OffPeak
from hameau_core.tariffs.timetable import Lack, Span, in_force, timetable
from hameau_core.tic.tariff import Colour, Contract, Period
from tests.core.tariffs.homes import (
    AUTUMNS,
    NIGHT,
    PARIS,
    SPRINGS,
    any_calendars,
    any_contracts,
    at,
    coloured,
    contract,
    midnight,
    term,
)

DAY = timedelta(days=1)
TEMPO = contract(term(Contract.TEMPO))
EJP = contract(term(Contract.EJP))
HC = contract(term(Contract.OFF_PEAK))


def _told(spans: list[Span]) -> list[tuple[str, str | None]]:
    return [
        (f"{datetime.fromtimestamp(span.start, PARIS):%d %H:%M}", span.period)
        for span in spans
    ]


def _hours(spans: list[Span], period: Period | None) -> float:
    return sum(span.end - span.start for span in spans if span.period is period) / 3600


def test_base_is_one_period() -> None:
    spans = timetable(contract(term(Contract.BASE)), 10**9, 10**9 + 100, PARIS)
    assert spans == [Span(10**9, 10**9 + 100, Period.BASE)]


def test_off_peak_hours_run_across_midnight() -> None:
    spans = timetable(HC, at("2026-05-04"), at("2026-05-06"), PARIS)
    assert _told(spans) == [
        ("04 00:00", "off_peak"),
        ("04 06:30", "peak"),
        ("04 22:30", "off_peak"),
        ("05 06:30", "peak"),
        ("05 22:30", "off_peak"),
    ]


@pytest.mark.parametrize("day", SPRINGS)
def test_a_night_of_spring_has_an_off_peak_hour_less(day: date) -> None:
    spans = timetable(HC, midnight(day - DAY) + 12 * 3600, midnight(day) + 39600, PARIS)
    assert _hours(spans, Period.OFF_PEAK) == 7


@pytest.mark.parametrize("day", AUTUMNS)
def test_a_night_of_autumn_has_an_off_peak_hour_more(day: date) -> None:
    spans = timetable(HC, midnight(day - DAY) + 12 * 3600, midnight(day) + 39600, PARIS)
    assert _hours(spans, Period.OFF_PEAK) == 9


@pytest.mark.parametrize(
    ("window", "day", "hours"),
    [
        ((time(1, 30), time(2, 30)), SPRINGS[0], 0.5),  # ends where the clock jumps
        ((time(2, 30), time(4)), SPRINGS[0], 1),  # begins where the clock jumps
        ((time(2, 15), time(2, 45)), SPRINGS[0], 0),  # does not happen
        ((time(1, 30), time(2, 30)), AUTUMNS[0], 1),  # ends at the first 02:30
        ((time(0), time(2)), AUTUMNS[0], 2),  # ends when the clock first shows 02:00
        ((time(2, 30), time(4)), AUTUMNS[0], 2.5),  # begins at the first 02:30
        ((time(4), time(4)), AUTUMNS[0], 24),  # 24 hours by the clock, from 04:00
    ],
)
def test_windows_that_meet_the_changing_hour(
    window: tuple[time, time], day: date, hours: float
) -> None:
    home = contract(
        term(Contract.OFF_PEAK), off_peak=[OffPeak(windows=(window,), start=day)]
    )
    spans = timetable(home, midnight(day), midnight(day + 2 * DAY), PARIS)
    first = [span for span in spans if span.start < midnight(day + DAY)]
    if window == (time(4), time(4)):
        assert _told(spans)[-1] == (f"{day:%d} 04:00", "off_peak")
    else:
        assert _hours(first, Period.OFF_PEAK) == hours


def _is_cheap(instant: int, windows: tuple[tuple[time, time], ...]) -> bool:
    """Say so by the clock on the wall, minute by minute: the way of a person."""
    wall = datetime.fromtimestamp(instant, PARIS).time()
    return any(
        (a <= wall < b) if a < b else (wall >= a or wall < b) for a, b in windows
    )


# Not within the changing hour, where the clock on the wall tells too little.
walls = (
    st.integers(0, 95)
    .filter(lambda n: not 8 < n < 12)
    .map(lambda n: time(n // 4, n % 4 * 15))
)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(walls, walls), min_size=1, max_size=3),
    st.sampled_from(SPRINGS + AUTUMNS),
)
def test_periods_are_what_the_clock_on_the_wall_says(
    windows: list[tuple[time, time]], day: date
) -> None:
    hours = OffPeak(windows=tuple(windows))
    home = contract(term(Contract.OFF_PEAK), off_peak=[hours])
    spans = timetable(home, midnight(day - DAY), midnight(day + 2 * DAY), PARIS)
    for span in spans:
        for instant in range(span.start, span.end, 900):
            cheap = _is_cheap(instant, hours.windows)
            assert span.period is (Period.OFF_PEAK if cheap else Period.PEAK)


def test_hours_move_from_a_day_on_and_by_season() -> None:
    summer, winter = (
        Season(first=(4, 1), last=(10, 31)),
        Season(first=(11, 1), last=(3, 31)),
    )
    moved = date(2025, 11, 3)
    noon = OffPeak(windows=((time(12), time(15)),), start=moved, season=summer)
    night = OffPeak(windows=((time(1), time(6)),), start=moved, season=winter)
    home = contract(term(Contract.OFF_PEAK), off_peak=[NIGHT, noon, night])
    before = timetable(home, at("2025-11-02 12:00"), at("2025-11-03 12:00"), PARIS)
    assert _told(before)[1:] == [
        ("02 22:30", "off_peak"),  # the last night of the old hours runs to its end
        ("03 06:30", "peak"),
    ]
    july = timetable(home, at("2026-07-14"), at("2026-07-15"), PARIS)
    assert _told(july)[1:] == [("14 12:00", "off_peak"), ("14 15:00", "peak")]
    assert (
        _hours(
            timetable(home, at("2026-01-14"), at("2026-01-15"), PARIS), Period.OFF_PEAK
        )
        == 5
    )


def test_a_weekend_option_is_off_peak_all_saturday_and_sunday() -> None:
    weekend = OffPeak(windows=((time(0), time(0)),), weekdays=frozenset({5, 6}))
    home = contract(term(Contract.OFF_PEAK), off_peak=[weekend])
    spans = timetable(home, at("2026-05-08"), at("2026-05-12"), PARIS)
    assert _told(spans) == [
        ("08 00:00", "peak"),
        ("09 00:00", "off_peak"),
        ("11 00:00", "peak"),
    ]


def test_before_any_known_hours_nothing_is_assumed() -> None:
    later = OffPeak(windows=NIGHT.windows, start=date(2026, 5, 5))
    home = contract(term(Contract.OFF_PEAK), off_peak=[later])
    spans = timetable(home, at("2026-05-04"), at("2026-05-06"), PARIS)
    assert spans[0] == Span(at("2026-05-04"), at("2026-05-05"), None, Lack.NO_HOURS)
    assert {span.lack for span in spans[1:]} == {None}


def test_the_first_day_of_known_hours_begins_in_its_night() -> None:
    """A contract that begins on a day has its off-peak hours from midnight on."""
    hours = OffPeak(windows=NIGHT.windows, start=date(2026, 5, 5))
    home = contract(term(Contract.OFF_PEAK), off_peak=[hours])
    spans = timetable(home, at("2026-05-05"), at("2026-05-06"), PARIS)
    assert _told(spans) == [
        ("05 00:00", "off_peak"),
        ("05 06:30", "peak"),
        ("05 22:30", "off_peak"),
    ]


def test_a_colour_runs_from_six_to_six_across_the_29th_of_february() -> None:
    calendar = coloured(
        date(2028, 2, 27), Colour.BLUE, Colour.RED, Colour.WHITE, Colour.BLUE
    )
    spans = timetable(TEMPO, at("2028-02-28"), at("2028-03-02"), PARIS, calendar)
    assert _told(spans) == [
        ("28 00:00", "blue_off_peak"),
        ("28 06:00", "red_peak"),
        ("28 22:00", "red_off_peak"),
        ("29 06:00", "white_peak"),
        ("29 22:00", "white_off_peak"),
        ("01 06:00", "blue_peak"),
        ("01 22:00", "blue_off_peak"),
    ]


def test_a_colour_that_is_not_known_is_not_guessed() -> None:
    calendar = coloured(date(2026, 1, 4), Colour.BLUE)
    spans = timetable(TEMPO, at("2026-01-05"), at("2026-01-06"), PARIS, calendar)
    assert spans[1:] == [
        Span(at("2026-01-05 06:00"), at("2026-01-06"), None, Lack.NO_COLOUR)
    ]


def test_ejp_runs_from_seven_to_one_on_its_days() -> None:
    calendar = TariffCalendar(
        peak_days={date(2026, 1, 6): True, date(2026, 1, 5): False}
    )
    spans = timetable(
        EJP, at("2026-01-05 07:00"), at("2026-01-07 07:00"), PARIS, calendar
    )
    assert _told(spans) == [
        ("05 07:00", "normal"),
        ("06 07:00", "mobile_peak"),
        ("07 01:00", "normal"),
    ]


def test_ejp_asks_for_its_calendar_in_winter_only() -> None:
    autumn = timetable(EJP, at("2026-10-30"), at("2026-11-02"), PARIS)
    assert [(span.period, span.lack) for span in autumn] == [
        (Period.NORMAL, None),
        (None, Lack.NO_PEAK_DAY),
    ]
    assert autumn[1].start == at("2026-11-01 07:00")


def test_terms_begin_and_end_at_their_civil_times() -> None:
    ended = term(Contract.BASE, date(2026, 1, 1), end=date(2026, 1, 31))
    noon = term(Contract.OFF_PEAK, date(2026, 3, 1), start_time=time(12))
    home = contract(ended, noon)
    first, last = at("2025-12-31"), at("2026-04-01")
    found = [
        (start, item) for start, _, item in in_force(home.terms, first, last, PARIS)
    ]
    assert found == [
        (first, None),
        (at("2026-01-01"), ended),
        (at("2026-02-01"), None),
        (at("2026-03-01 12:00"), noon),
    ]
    assert timetable(home, first, last, PARIS)[0].lack is Lack.NO_CONTRACT


@settings(max_examples=60)
@given(
    any_contracts(),
    any_calendars(),
    st.sampled_from(SPRINGS + AUTUMNS),
    st.integers(0, 300),
    st.integers(1, 300),
)
def test_periods_follow_each_other_without_a_hole(
    home: Electricity, calendar: TariffCalendar, day: date, since: int, hours: int
) -> None:
    first = midnight(day) - since * 900
    last = first + hours * 900
    spans = timetable(home, first, last, PARIS, calendar)
    assert (spans[0].start, spans[-1].end) == (first, last)
    assert all(one.end == other.start for one, other in pairwise(spans))
    assert all((span.period is None) is (span.lack is not None) for span in spans)


def test_other_zones_have_their_own_six_o_clock() -> None:
    reunion = ZoneInfo("Indian/Reunion")
    calendar = coloured(date(2026, 7, 1), Colour.BLUE, Colour.RED)
    spans = timetable(
        TEMPO,
        at("2026-07-02", zone=reunion),
        at("2026-07-03", zone=reunion),
        reunion,
        calendar,
    )
    assert spans[1].start == datetime(2026, 7, 2, 2, tzinfo=UTC).timestamp()
