"""Slots that follow the tariff: the meter's word, the windows it announces, a source that is lost, prices."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hameau_core.control.schedule import (
    DISAGREEMENT,
    OFF,
    ON,
    Cheapest,
    DayPattern,
    Lack,
    MeterPeriod,
    PeriodEdge,
    Price,
    Span,
    SunEdge,
    SunEvent,
    TariffSource,
    TariffView,
    WallEdge,
    during,
    given_slots,
    heard,
    learnt_slots,
    view_of,
)
from hameau_core.tic.tariff import Colour, Period, Tariff, TariffWindow
from tests.core.control.schedule.worlds import DAY, MINUTE, PARIS, World, home, wall

HOUR = timedelta(hours=1)
# 22:00 in Paris, in winter.
TEN = datetime(2026, 1, 13, 21, tzinfo=UTC)
GIVEN = given_slots(((wall(22 * 60), wall(6 * 60)),), known_at=TEN - 30 * DAY)
OFF_PEAK = frozenset({Period.OFF_PEAK})
NIGHT = home(during(Period.OFF_PEAK))


def _view(period: Period, since: datetime, seen: datetime) -> TariffView:
    return TariffView(
        meter=MeterPeriod(period=period, since=since, seen=seen), patterns=(GIVEN,)
    )


def _state(view: TariffView, at: datetime) -> object:
    return World(instant=at, schedules=NIGHT, tariff=view).actions(at)["plug"]


def test_meter_that_changes_early_is_followed_without_a_second_edge() -> None:
    early = TEN - 40 * MINUTE / 60
    view = _view(Period.OFF_PEAK, since=early, seen=early)
    assert [_state(view, early + n * MINUTE) for n in range(5)] == [ON] * 5


def test_meter_that_changes_late_makes_no_false_start() -> None:
    for late in range(0, 100, 5):
        at = TEN + timedelta(seconds=late)
        view = _view(Period.PEAK, since=TEN - 15 * HOUR, seen=at - MINUTE / 60)
        assert _state(view, at) == OFF


def test_disagreement_is_told_and_the_meter_followed() -> None:
    at = TEN + 10 * MINUTE
    view = _view(Period.PEAK, since=TEN - 15 * HOUR, seen=at)
    found = World(instant=at, schedules=NIGHT, tariff=view).evaluate()
    assert found.targets["plug"].action == OFF
    assert found.tariff.disagreement == 10 * MINUTE > DISAGREEMENT
    assert (found.tariff.period, found.tariff.expected) == (
        Period.PEAK,
        Period.OFF_PEAK,
    )


def test_lost_source_leaves_the_known_slots_with_their_age() -> None:
    view = _view(Period.PEAK, since=TEN - 15 * HOUR, seen=TEN - 2 * HOUR)
    world = World(instant=TEN - HOUR, schedules=NIGHT, tariff=view)
    before, after = world.evaluate(), world.evaluate(TEN + HOUR)
    assert before.targets["plug"].action == OFF
    assert (before.tariff.source, before.tariff.age) == (TariffSource.METER, HOUR)
    assert before.until == TEN
    assert after.targets["plug"].action == ON
    assert after.tariff.source is TariffSource.GIVEN
    assert after.tariff.age == 30 * DAY + HOUR


def test_word_of_a_meter_alone_ends() -> None:
    word = MeterPeriod(period=Period.OFF_PEAK, since=TEN, seen=TEN + HOUR)
    view = TariffView(meter=word)
    assert _state(view, TEN + 12 * HOUR) == ON
    assert _state(view, TEN + 14 * HOUR) == OFF


def test_announced_windows_come_before_all_that_is_learnt() -> None:
    tomorrow = datetime(2026, 1, 13, 23, tzinfo=UTC)
    cuts = (0, 2 * 60 + 8, 7 * 60 + 8, 12 * 60, 15 * 60, 24 * 60)
    windows = tuple(
        TariffWindow(
            start=tomorrow + a * MINUTE,
            end=tomorrow + b * MINUTE,
            index=None,
            period=Period.PEAK if n % 2 == 0 else Period.OFF_PEAK,
        )
        for n, (a, b) in enumerate(pairwise(cuts))
    )
    tariff = Tariff(windows_tomorrow=windows, colour_today=Colour.BLUE)
    learnt = learnt_slots({"1320": ["off_peak", "x"], "360": ["peak", "x"]})
    view = view_of(tariff, None, TEN, PARIS, (learnt,))
    world = World(instant=TEN, schedules=NIGHT, tariff=view)
    runs = world.runs(TEN, TEN + 2 * DAY)
    assert [f"{run.start.astimezone(PARIS):%d %H:%M}" for run in runs] == [
        *("13 22:00", "14 02:08", "14 12:00", "15 02:08", "15 12:00")
    ]
    sources = [world.evaluate(TEN + n * DAY).tariff.source for n in range(3)]
    assert sources == [
        TariffSource.LEARNT,
        TariffSource.PROFILE,
        TariffSource.REPEATED,
    ]


def test_half_a_habit_is_no_pattern() -> None:
    assert learnt_slots({"1320": ["off_peak", "2026-01-01"]}) is None


def test_word_heard_again_goes_on_until_it_changes() -> None:
    word = heard(None, Period.PEAK, TEN)
    word = heard(word, None, TEN + MINUTE)
    word = heard(word, Period.PEAK, TEN + 2 * MINUTE)
    assert word == MeterPeriod(period=Period.PEAK, since=TEN, seen=TEN + 2 * MINUTE)
    word = heard(word, Period.OFF_PEAK, TEN + 3 * MINUTE)
    assert word
    assert word.since == TEN + 3 * MINUTE


def test_red_peak_is_that_of_the_red_day_alone() -> None:
    view = TariffView(patterns=(GIVEN,), colours={date(2026, 1, 14): Colour.RED})
    world = World(instant=TEN, schedules=home(during(Period.RED_PEAK)), tariff=view)
    runs = world.runs(TEN, TEN + 4 * DAY)
    assert [(run.start, run.end) for run in runs] == [(TEN + 8 * HOUR, TEN + DAY)]


def test_until_the_tariff_changes() -> None:
    slot = Span(start=WallEdge(at=time(20)), end=PeriodEdge(periods=OFF_PEAK))
    world = World(
        instant=TEN, schedules=home(slot), tariff=TariffView(patterns=(GIVEN,))
    )
    runs = world.runs(TEN - 4 * HOUR, TEN + HOUR)
    assert [(run.start, run.end) for run in runs] == [(TEN - 2 * HOUR, TEN)]


def test_single_period_gives_each_day_its_own_slot() -> None:
    base = DayPattern(changes=((time(0), Period.BASE),), source=TariffSource.GIVEN)
    rule = home(during(Period.BASE), days=frozenset({"wednesday"}))
    world = World(instant=TEN, schedules=rule, tariff=TariffView(patterns=(base,)))
    runs = world.runs(TEN - 5 * DAY, TEN + 5 * DAY)
    assert [(run.start, run.end - run.start) for run in runs] == [(TEN + 2 * HOUR, DAY)]


def _prices(*values: float) -> TariffView:
    """Hourly prices from 22:00 on."""
    return TariffView(
        prices=tuple(
            Price(start=TEN + n * HOUR, end=TEN + (n + 1) * HOUR, price=price)
            for n, price in enumerate(values)
        )
    )


def _cheap(view: TariffView, **wish: object) -> list[tuple[float, float]]:
    edges = {"start": WallEdge(at=time(22)), "end": WallEdge(at=time(3))}
    slot = Cheapest(**edges, **wish)  # type: ignore[arg-type] # a shorthand
    world = World(instant=TEN, schedules=home(slot), tariff=view)
    runs = world.runs(TEN, TEN + 6 * HOUR)
    return [((run.start - TEN) / HOUR, (run.end - TEN) / HOUR) for run in runs]


def test_cheapest_hours_of_a_night() -> None:
    view = _prices(0.20, 0.10, 0.30, 0.05, 0.15)
    assert _cheap(view, total=2.5 * HOUR) == [(1, 2), (3, 4.5)]
    assert _cheap(view, total=2 * HOUR, contiguous=True) == [(3, 5)]
    assert _cheap(view, below=0.15) == [(1, 2), (3, 4)]
    assert _cheap(view, total=5 * HOUR, below=0.12) == [(1, 2), (3, 4)]
    assert _cheap(view, total=9 * HOUR) == [(0, 5)]


def test_cheapest_hours_wait_for_all_prices() -> None:
    view = _prices(0.20, 0.10, 0.30)
    assert _cheap(view, total=HOUR) == []
    slot = Cheapest(total=HOUR, start=WallEdge(at=time(22)), end=WallEdge(at=time(3)))
    world = World(instant=TEN, schedules=home(slot), tariff=view)
    assert world.evaluate().lacks == {Lack.PRICES}
    table = {Period.OFF_PEAK: 0.16, Period.PEAK: 0.21}
    assert _cheap(
        replace(view, patterns=(GIVEN,), period_prices=table), total=HOUR
    ) == [(1, 2)]


def test_unknown_tariff_is_told() -> None:
    assert World(instant=TEN, schedules=NIGHT).evaluate().lacks == {Lack.PERIOD}


def test_sun_edges_that_cross_leave_an_empty_slot() -> None:
    sunset = SunEdge(event=SunEvent.SUNSET)
    evening = home(Span(start=sunset, end=WallEdge(at=time(20))))
    june = datetime(2026, 6, 20, tzinfo=UTC)
    assert World(instant=june, schedules=evening).runs(june, june + 2 * DAY) == ()
    assert len(World(instant=TEN, schedules=evening).runs(TEN, TEN + 2 * DAY)) == 2
    night = home(Span(start=sunset, end=SunEdge(event=SunEvent.SUNRISE)))
    lengths = [
        r.end - r.start
        for r in World(instant=june, schedules=night).runs(
            june + DAY / 2, june + 3 * DAY / 2
        )
    ]
    assert [round(length / HOUR, 1) for length in lengths] == [7.8]
