"""Planning what to ask a gateway: newest first, back to the beginning, nothing twice, no hole left after any outage."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
import json
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.clients.backfill import TRIES, TRIES_OLD, Backfill
from hameau_core.clients.failures import failure
from hameau_core.clients.gateway import (
    ALL_STREAMS,
    Call,
    Capabilities,
    Depth,
    Direction,
    Kind,
    Stream,
)

PARIS = ZoneInfo("Europe/Paris")
CURVE = Stream(Kind.CURVE, Direction.IMPORT)
DAILY = Stream(Kind.DAILY, Direction.IMPORT)
MORNING = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
TODAY = date(2026, 11, 21)
SMALL = Capabilities(
    streams=(CURVE, DAILY),
    calls_a_day=6,
    spans={Kind.CURVE: 7, Kind.DAILY: 365},
    depths={Kind.CURVE: Depth(2, 15), Kind.DAILY: Depth(4, 15)},
)
type Held = dict[Stream, set[date]]

NOTHING: Held = {}


def days(first: date, end: date) -> set[date]:
    return set(Call(CURVE, first, end).days())


@dataclass
class Service:
    """A service in memory: what it has, from when on it lets itself be asked, which mornings it is down."""

    begins: date = date(2000, 1, 1)
    without: set[date] = field(default_factory=set)
    down: set[date] = field(default_factory=set)
    asked: list[tuple[date, Call]] = field(default_factory=list)

    def run(self, plan: Backfill, held: Held, now: datetime) -> None:
        """One run, as a source does it."""
        today = now.astimezone(PARIS).date()
        while call := plan.next_call(now, held):
            assert call.start < call.end <= today
            self.asked.append((today, call))
            error = self.refusal(call, today)
            if error:
                if not plan.failed(call, failure(error, "there"), now):
                    return
                continue
            found = set(call.days()) - self.without
            held.setdefault(call.stream, set()).update(found)
            plan.answered(call, found, now)

    def refusal(self, call: Call, today: date) -> str:
        if today in self.down:
            return "connection_refused"
        return "before_activation" if call.start < self.begins else ""


def mornings(count: int) -> list[datetime]:
    return [MORNING + timedelta(days=number) for number in range(count)]


def test_the_newest_week_comes_first_then_years_of_days_then_the_curve_backwards() -> (
    None
):
    plan, service = Backfill(SMALL, PARIS), Service()
    held: Held = {}
    service.run(plan, held, MORNING)
    calls = [call for _, call in service.asked]
    assert calls[:2] == [
        Call(CURVE, date(2026, 11, 14), TODAY),
        Call(DAILY, date(2026, 7, 6), TODAY),
    ]
    assert calls[2:] == [
        Call(CURVE, end - timedelta(days=7), end)
        for end in (date(2026, 11, 14) - timedelta(days=7 * n) for n in range(4))
    ]


def test_each_day_is_asked_for_once_and_back_to_the_depth_of_the_service() -> None:
    plan, service = Backfill(SMALL, PARIS), Service()
    held: Held = {}
    for now in (MORNING, MORNING + timedelta(hours=2), *mornings(6)[1:]):
        service.run(plan, held, now)
    asked = [(call.stream, day) for _, call in service.asked for day in call.days()]
    assert len(asked) == len(set(asked))
    # Meanwhile the service's depth has moved on by five days.
    assert days(date(2026, 9, 11), date(2026, 11, 26)) <= held[CURVE]
    assert held[DAILY] == days(date(2026, 7, 6), date(2026, 11, 26))


def test_no_more_calls_than_we_allow_ourselves_a_day_also_after_a_restart() -> None:
    plan, service = Backfill(SMALL, PARIS), Service()
    held: Held = {}
    service.run(plan, held, MORNING)
    assert len(service.asked) == SMALL.calls_a_day
    again = Backfill(SMALL, PARIS, memory=plan.memory())
    service.run(again, held, MORNING + timedelta(hours=2))
    assert len(service.asked) == SMALL.calls_a_day
    assert again.calls_left(MORNING) == 0
    assert again.calls_left(MORNING + timedelta(days=1)) == SMALL.calls_a_day


def test_only_what_is_missing_is_asked_for() -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    held = {
        CURVE: days(date(2026, 9, 1), TODAY) - {date(2026, 10, 3), date(2026, 10, 5)}
    }
    call = plan.next_call(MORNING, held)
    assert call == Call(CURVE, date(2026, 10, 3), date(2026, 10, 6))


def test_a_day_without_data_is_asked_ever_more_seldom_then_let_go() -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    missing = date(2026, 11, 20)
    held = {CURVE: days(date(2026, 9, 1), missing) | days(TODAY, date(2027, 9, 1))}
    when = []
    for hours in range(0, 24 * 120, 2):
        now = MORNING + timedelta(hours=hours)
        if (call := plan.next_call(now, held)) and missing in call.days():
            when.append(hours)
            plan.answered(call, (), now)
    assert len(when) == TRIES
    pauses = [later - earlier for earlier, later in pairwise(when)]
    assert pauses == sorted(pauses)
    assert pauses[0] == 2
    assert pauses[-1] > 24 * 30


def test_days_that_were_old_when_first_asked_are_let_go_sooner() -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    service = Service(without=days(date(2026, 1, 1), date(2026, 10, 1)))
    held: Held = {}
    for now in mornings(14):
        service.run(plan, held, now)
    old = date(2026, 9, 20)
    assert sum(old in call.days() for _, call in service.asked) == TRIES_OLD
    assert old in plan.absent(CURVE)
    assert old not in plan.waiting(CURVE)


def test_a_day_let_go_that_comes_by_another_way_is_forgotten() -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    call = Call(CURVE, date(2026, 9, 20), date(2026, 9, 27))
    for now in mornings(2):
        plan.answered(call, (), now)
    assert len(plan.absent(CURVE)) == 7
    plan.next_call(mornings(3)[2], {CURVE: set(call.days())})
    assert plan.absent(CURVE) == ()


def test_the_beginning_of_a_contract_is_found_by_halving() -> None:
    plan = Backfill(SMALL, PARIS, streams=[DAILY])
    held: Held = {}
    service = Service(begins=date(2026, 9, 3))
    for now in mornings(4):
        service.run(plan, held, now)
    assert min(held[DAILY]) == date(2026, 9, 3)
    assert plan.begins(DAILY, TODAY) == date(2026, 9, 3)
    refused = [call for _, call in service.asked if call.start < service.begins]
    assert len(refused) <= 9


def test_the_beginning_of_a_contract_is_kept_to_when_it_is_known() -> None:
    plan = Backfill(SMALL, PARIS, streams=[DAILY], since=date(2026, 11, 1))
    assert plan.next_call(MORNING, NOTHING) == Call(DAILY, date(2026, 11, 1), TODAY)


def test_a_span_the_service_finds_too_long_is_halved_and_stays_so() -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    call = plan.next_call(MORNING, NOTHING)
    assert call is not None
    assert plan.failed(call, failure("span_too_long", ""), MORNING)
    again = Backfill(SMALL, PARIS, streams=[CURVE], memory=plan.memory())
    shorter = again.next_call(MORNING, NOTHING)
    assert shorter == Call(CURVE, date(2026, 11, 18), TODAY)


def test_a_span_of_one_day_cannot_be_halved() -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    for _ in range(2):
        longer = plan.next_call(MORNING, NOTHING)
        assert longer is not None
        assert plan.failed(longer, failure("too_much_asked", ""), MORNING)
    call = plan.next_call(MORNING, NOTHING)
    assert call == Call(CURVE, date(2026, 11, 20), TODAY)
    assert not plan.failed(call, failure("too_much_asked", ""), MORNING)


def test_a_direction_the_point_has_not_is_closed_and_the_others_go_on() -> None:
    plan = Backfill(SMALL, PARIS)
    call = plan.next_call(MORNING, NOTHING)
    assert call is not None
    assert plan.failed(call, failure("wrong_direction", ""), MORNING)
    assert plan.closed(CURVE) == "wrong_direction"
    following = plan.next_call(MORNING, NOTHING)
    assert following is not None
    assert following.stream == DAILY
    assert Backfill(SMALL, PARIS, memory=plan.memory()).closed(CURVE)


@pytest.mark.parametrize("key", ["bad_answer", "enedis_trouble", "service_error"])
def test_a_week_the_service_cannot_give_does_not_bar_the_way_to_older_ones(
    key: str,
) -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    bad = plan.next_call(MORNING, NOTHING)
    assert bad is not None
    assert not plan.failed(bad, failure(key, ""), MORNING)
    following = plan.next_call(MORNING, NOTHING)
    assert following is not None
    assert following.end == bad.start
    later = plan.next_call(MORNING + timedelta(hours=2), NOTHING)
    assert later == bad
    assert set(plan.waiting(CURVE)) == set(bad.days())


@pytest.mark.parametrize("key", ["quota_reached", "key_refused", "timed_out"])
def test_what_concerns_the_whole_service_ends_the_run_and_blames_no_day(
    key: str,
) -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    call = plan.next_call(MORNING, NOTHING)
    assert call is not None
    assert not plan.failed(call, failure(key, ""), MORNING)
    assert plan.waiting(CURVE) == ()
    assert plan.next_call(MORNING, NOTHING) == call


def test_no_streams_means_no_calls() -> None:
    assert Backfill(SMALL, PARIS, streams=[]).next_call(MORNING, NOTHING) is None
    other = Stream(Kind.CURVE, Direction.EXPORT)
    assert Backfill(SMALL, PARIS, streams=[other]).next_call(MORNING, NOTHING) is None


@given(
    begins=st.dates(date(2026, 8, 1), date(2026, 11, 20)),
    without=st.sets(st.dates(date(2026, 10, 1), date(2026, 12, 20)), max_size=12),
    down=st.sets(st.dates(date(2026, 11, 21), date(2026, 12, 20)), max_size=20),
    restarts=st.sets(st.integers(0, 40)),
)
@settings(max_examples=60)
def test_whatever_happens_every_day_there_is_comes_in_the_end(
    begins: date, without: set[date], down: set[date], restarts: set[int]
) -> None:
    service = Service(begins=begins, without=without, down=down)
    plan = Backfill(SMALL, PARIS)
    held: Held = {}
    for number, now in enumerate(mornings(45)):
        if number in restarts:
            kept = json.loads(json.dumps(plan.memory()))
            plan = Backfill(SMALL, PARIS, memory=kept)
        service.run(plan, held, now)
        service.run(plan, held, now + timedelta(hours=2))
    end = mornings(45)[-1].date()
    first = max(begins, SMALL.depths[Kind.CURVE].oldest(end))
    assert days(first, end) - without <= held[CURVE]
    for today in {day for day, _ in service.asked}:
        asked = [call for day, call in service.asked if day == today]
        assert len(asked) <= SMALL.calls_a_day
    for _, call in service.asked[1:]:
        assert (call.end - call.start).days <= SMALL.spans[call.stream.kind]


def test_the_real_gateways_plan_within_enedis_limits() -> None:
    plan = Backfill(Capabilities(streams=ALL_STREAMS, calls_a_day=400), PARIS)
    service = Service()
    held: Held = {}
    service.run(plan, held, MORNING)
    assert min(held[CURVE]) == date(2024, 11, 6)
    assert min(held[DAILY]) == date(2023, 11, 6)
    curve = [call for _, call in service.asked if call.stream == CURVE]
    assert max((call.end - call.start).days for call in curve) == 7
    assert len(curve) == 107


@pytest.mark.parametrize(
    ("today", "depth", "oldest"),
    [
        (date(2026, 11, 21), Depth(24, 15), date(2024, 11, 6)),
        (date(2028, 2, 29), Depth(24, 15), date(2026, 2, 13)),
        (date(2028, 3, 31), Depth(1, 0), date(2028, 2, 29)),
        (date(2027, 1, 10), Depth(36, 15), date(2023, 12, 26)),
    ],
)
def test_depth_is_counted_in_months_then_days(
    today: date, depth: Depth, oldest: date
) -> None:
    assert depth.oldest(today) == oldest


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=1), timedelta(days=366)])  # fmt: skip
def test_a_clock_that_was_ahead_holds_nothing_up(ahead: timedelta) -> None:
    plan = Backfill(SMALL, PARIS, streams=[CURVE])
    wrong = MORNING + ahead
    call = plan.next_call(wrong, NOTHING)
    assert call is not None
    plan.answered(call, (), wrong)
    right = plan.next_call(MORNING, NOTHING)
    assert right == Call(CURVE, date(2026, 11, 14), TODAY)


def test_a_memory_of_other_streams_is_taken_up_as_far_as_it_goes() -> None:
    first = Backfill(SMALL, PARIS, streams=[DAILY])
    first.answered(Call(DAILY, date(2026, 11, 19), TODAY), (), MORNING)
    plan = Backfill(SMALL, PARIS, memory=first.memory())
    assert len(plan.waiting(DAILY)) == 2
    assert plan.waiting(CURVE) == ()


def test_the_day_is_the_home_s_not_greenwich_s() -> None:
    reunion = Backfill(SMALL, ZoneInfo("Indian/Reunion"), streams=[CURVE])
    evening = datetime(2026, 11, 20, 21, tzinfo=UTC)
    call = reunion.next_call(evening, NOTHING)
    assert call is not None
    assert call.end == TODAY
