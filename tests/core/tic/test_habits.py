"""Off-peak hours learnt from the changes of PTEC."""

from datetime import UTC, datetime, timedelta
from itertools import islice
import json

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.tic import Contract, Period
from hameau_core.tic.habits import Habits, fixed_change
from hameau_core.tic.simulator import open_scenario
from tests.core.tic.meters import HC, PARIS, Bench, frame

MONDAY = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def live(
    habits: Habits, start: datetime, days: float, begins: int, ends: int
) -> datetime:
    """Watch off-peak hours from `begins` to `ends` (minutes of the legal day)."""
    moment = start
    while moment < start + timedelta(days=days):
        local = moment.astimezone(PARIS)
        minute = local.hour * 60 + local.minute
        inside = (
            begins <= minute < ends if begins < ends else not ends <= minute < begins
        )
        habits.observe(moment, Period.OFF_PEAK if inside else Period.PEAK)
        moment += MINUTE
    return moment


def test_the_hours_are_known_after_a_day() -> None:
    habits = Habits(PARIS, {})

    live(habits, MONDAY, 1, 22 * 60 + 30, 6 * 60 + 30)

    evening = datetime(2026, 1, 13, 21, 30, tzinfo=UTC)
    assert habits.next() == (evening, Period.OFF_PEAK)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 95), st.integers(20, 76))
def test_any_hours_are_learnt(begin: int, length: int) -> None:
    begins, ends = begin * 15, (begin + length) * 15 % 1440
    habits = Habits(PARIS, {})

    now = live(habits, MONDAY, 1.2, begins, ends)

    expected = habits.next()
    assert expected is not None
    local = expected[0].astimezone(PARIS)
    assert local.hour * 60 + local.minute in (begins, ends)
    assert timedelta(0) < expected[0] - now <= timedelta(days=1)


def test_they_survive_a_restart() -> None:
    habits = Habits(PARIS, {})
    now = live(habits, MONDAY, 1, 22 * 60, 6 * 60)

    again = Habits(PARIS, json.loads(json.dumps(habits.memory())))
    again.observe(now, Period.PEAK)

    assert again.next() == habits.next()


def test_a_change_nobody_watched_teaches_nothing() -> None:
    habits = Habits(PARIS, {})

    habits.observe(MONDAY, Period.PEAK)
    habits.observe(MONDAY + timedelta(hours=12), Period.OFF_PEAK)

    assert habits.memory() == {}
    assert habits.next() is None


def test_hours_that_move_are_forgotten_when_they_fail_to_come() -> None:
    habits = Habits(PARIS, {})
    now = live(habits, MONDAY, 1, 22 * 60, 6 * 60)

    now = live(habits, now, 1.01, 23 * 60, 6 * 60)

    evening = datetime(2026, 1, 14, 22, 0, tzinfo=UTC)
    assert habits.next() == (evening, Period.OFF_PEAK)


def test_an_expectation_missed_in_our_absence_is_kept() -> None:
    habits = Habits(PARIS, {})
    live(habits, MONDAY, 1, 22 * 60, 6 * 60)
    noon = MONDAY + timedelta(days=2)

    habits.observe(noon, Period.PEAK)

    evening = datetime(2026, 1, 14, 21, 0, tzinfo=UTC)
    assert habits.next() == (evening, Period.OFF_PEAK)


def test_what_did_not_come_again_for_eight_days_is_forgotten() -> None:
    habits = Habits(PARIS, {})
    live(habits, MONDAY, 1, 22 * 60, 6 * 60)

    habits.observe(MONDAY + timedelta(days=10), Period.PEAK)

    assert habits.next() is None


@pytest.mark.parametrize("period", [Period.BASE, Period.MOBILE_PEAK, None])
def test_only_peak_and_off_peak_have_habits(period: Period | None) -> None:
    habits = Habits(PARIS, {})

    for count in range(5):
        habits.observe(MONDAY + count * MINUTE, period)
    habits.observe(MONDAY + 5 * MINUTE, Period.PEAK)

    assert habits.memory() == {}


def test_historique_predicts_its_next_change() -> None:
    bench = Bench(now=datetime(2026, 1, 12, 21, 29, 50, tzinfo=UTC))
    bench.feed([frame(HC)] * 5)
    assert bench.meter.tariff.next_change is None
    changed = bench.feed([frame(HC, PTEC="HC..")] * 5)
    assert changed[0].details == {"period": "off_peak", "former": "peak"}

    after = Bench(
        memory=bench.meter.memory(), now=datetime(2026, 1, 13, 12, 0, tzinfo=UTC)
    )
    after.feed([frame(HC)] * 2)

    assert after.meter.tariff.next_change == datetime(2026, 1, 13, 21, 30, tzinfo=UTC)
    assert after.meter.tariff.next_period is Period.OFF_PEAK


@pytest.mark.parametrize(
    ("contract", "period", "now", "change"),
    [
        (Contract.TEMPO, Period.RED_PEAK, (12, 59), (22, Period.OFF_PEAK)),
        (Contract.TEMPO, Period.BLUE_OFF_PEAK, (22, 0), (30, Period.PEAK)),
        (Contract.TEMPO, Period.BLUE_OFF_PEAK, (5, 59), (6, Period.PEAK)),
        (Contract.TEMPO, Period.PEAK, (22, 4), (22, Period.OFF_PEAK)),
        (Contract.EJP, Period.MOBILE_PEAK, (7, 0), (25, Period.NORMAL)),
        (Contract.EJP, Period.NORMAL, (12, 0), None),
        (Contract.OFF_PEAK, Period.PEAK, (12, 0), None),
        (None, None, (12, 0), None),
    ],
)
def test_some_contracts_have_the_same_hours_everywhere(
    contract: Contract | None,
    period: Period | None,
    now: tuple[int, int],
    change: tuple[int, Period] | None,
) -> None:
    """Hours after the midnight that begins the day; a meter may be a few minutes late."""
    midnight = datetime(2026, 1, 12, tzinfo=PARIS)
    hour, minute = now
    found = fixed_change(
        contract, period, midnight + timedelta(hours=hour, minutes=minute), PARIS
    )
    assert found == (change and (midnight + timedelta(hours=change[0]), change[1]))


def test_tempo_tells_its_next_change_from_the_first_frame_on() -> None:
    """Only tomorrow's profile is sent, and no change was seen yet."""
    for name, expected in {
        "house": Period.BLUE_OFF_PEAK,
        "tempo_historique": Period.BLUE_OFF_PEAK,
        "tempo_red": Period.RED_OFF_PEAK,
    }.items():
        noon = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)
        bench = Bench()
        for bench.now, data in islice(open_scenario(name, noon), 3):
            bench.feed(data, 0)
        tariff = bench.meter.tariff
        assert tariff.next_change == datetime(2026, 1, 12, 21, 0, tzinfo=UTC)
        assert tariff.next_period is expected
