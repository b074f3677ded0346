"""The cut-off filter against the published figures of [54E] section 7 and against itself."""

from datetime import UTC, datetime, timedelta
import math

from hypothesis import given, strategies as st
import pytest

from hameau_core.tic import Trip
from hameau_core.tic.phase import KEEP, PhaseThreshold, PhaseTrip

PCOUP = 6000.0
START = datetime(2026, 1, 12, 18, 0, tzinfo=UTC)

powers = st.floats(0, 20_000)
seconds = st.floats(0, 4_000)


def steady(base: float, drawn: float, cutoff: float = PCOUP) -> PhaseTrip:
    """Settle a filter at `base`, then draw `drawn`."""
    return PhaseTrip(cutoff_va=cutoff, drawn_va=drawn, worst=base**2, likely=base**2)


@st.composite
def phases(draw: st.DrawFn) -> PhaseTrip:
    """Any state a closed breaker can be in."""
    phase = PhaseTrip(
        cutoff_va=draw(st.sampled_from([1000.0, 3000.0, 6000.0, 12_000.0])),
        drawn_va=0,
        worst=0,
        likely=0,
    )
    worst = draw(st.floats(0, 1)) * phase.limit
    likely = draw(st.floats(0, 1)) * worst
    return PhaseTrip(
        cutoff_va=phase.cutoff_va, drawn_va=draw(powers), worst=worst, likely=likely
    )


def second_by_second(phase: PhaseTrip) -> int:
    """Seconds until the meter's own recurrence reaches the cut."""
    square, count = phase.worst, 0
    while square < phase.limit:
        square = (1 - KEEP) * phase.drawn_va**2 + KEEP * square
        count += 1
    return count


@pytest.mark.parametrize(
    ("ratio", "base", "expected"),
    [
        (ratio, base, expected)
        for ratio, row in {
            1.31: (521, 502, 463, 442, 412),
            1.4: (247, 230, 198, 180, 158),
            1.5: (173, 158, 131, 118, 100),
            2.0: (68, 60, 47, 40, 33),
            2.5: (39, 34, 26, 22, 18),
        }.items()
        for base, expected in zip((0.0, 0.5, 0.8, 0.9, 1.0), row, strict=True)
    ],
)
def test_published_times_to_the_cut(ratio: float, base: float, expected: int) -> None:
    phase = steady(base * PCOUP, ratio * PCOUP)

    assert phase.seconds_to_cut is not None
    assert round(phase.seconds_to_cut) == expected


@pytest.mark.parametrize(("ratio", "published"), [(1.4, 250), (2.5, 40)])
def test_figures_printed_by_enedis(ratio: float, published: int) -> None:
    time = steady(0, ratio * PCOUP).seconds_to_cut

    assert time is not None
    assert math.isclose(time, published, rel_tol=0.02)


def test_thirteen_tenths_of_pcoup_never_trip() -> None:
    phase = steady(0, 1.3 * PCOUP).step(7 * 86_400)

    assert phase.never_trips_va == 1.3 * PCOUP
    assert phase.seconds_to_cut is None
    assert phase.level == pytest.approx(1.0)


@given(phases(), seconds, seconds)
def test_steps_add_up(phase: PhaseTrip, first: float, second: float) -> None:
    once, twice = phase.step(first + second), phase.step(first).step(second)

    assert once.worst == pytest.approx(twice.worst, rel=1e-9, abs=1e-3)
    assert once.likely == pytest.approx(twice.likely, rel=1e-9, abs=1e-3)


@given(phases(), st.integers(1, 300))
def test_a_long_step_is_the_meters_recurrence(phase: PhaseTrip, count: int) -> None:
    square = phase.likely
    for _ in range(count):
        square = min(phase.limit, (1 - KEEP) * phase.drawn_va**2 + KEEP * square)

    assert phase.step(count).likely == pytest.approx(square, rel=1e-9, abs=1e-3)


@given(phases(), st.floats(1.301, 5))
def test_the_closed_form_names_the_second_of_the_cut(
    phase: PhaseTrip, ratio: float
) -> None:
    phase = phase.draw(ratio * phase.cutoff_va)
    time = phase.seconds_to_cut

    assert time is not None
    assert time <= second_by_second(phase) <= time + 1 + 1e-6


@given(phases(), powers, powers)
def test_more_power_cuts_sooner(phase: PhaseTrip, one: float, other: float) -> None:
    less, more = sorted((one, other))
    later, sooner = phase.seconds_at(less), phase.seconds_at(more)

    assert later is None or (sooner is not None and sooner <= later)
    assert phase.draw(less).step(30).level <= phase.draw(more).step(30).level


@given(phases(), st.floats(1.35, 4))
def test_the_bearable_power_of_the_time_to_the_cut_is_the_power(
    phase: PhaseTrip, ratio: float
) -> None:
    power = ratio * phase.cutoff_va
    time = phase.seconds_at(power)

    assert time is not None
    if time > 0.1:
        assert phase.bearable_va(time) == pytest.approx(power, rel=1e-6)


@given(phases(), st.floats(0.1, 5_000))
def test_the_bearable_power_is_bearable_and_never_below_the_endless_one(
    phase: PhaseTrip, time: float
) -> None:
    power = phase.bearable_va(time)
    until_cut = phase.seconds_at(power * 0.999)

    assert power >= phase.never_trips_va * (1 - 1e-9)
    assert (
        until_cut is None
        or until_cut >= min(time, 0.1) * 0.99
        or phase.worst == phase.limit
    )


def test_nothing_can_be_too_much_for_no_time() -> None:
    assert steady(0, 0).bearable_va(0) == math.inf


def test_an_unknown_past_is_taken_at_its_worst_and_forgotten_in_ten_minutes() -> None:
    phase = PhaseTrip.start(PCOUP, 2000)

    assert phase.bearable_va(60) == pytest.approx(phase.never_trips_va)
    assert phase.seconds_at(8000) == 0.0
    assert phase.level == pytest.approx((2 / 7.8) ** 2)
    later = phase.step(600)
    assert later.worst - later.likely < 0.01 * later.limit


def test_todays_maximum_bounds_an_unknown_past() -> None:
    free, bounded = PhaseTrip.start(PCOUP, 2000), PhaseTrip.start(PCOUP, 2000, 3000)

    assert bounded.worst < free.worst
    assert math.sqrt(bounded.worst) == pytest.approx(3000, rel=0.01)
    assert bounded.bounded(5000) is bounded


def test_a_rising_maximum_tells_what_a_gap_hid() -> None:
    phase = steady(1000, 1000)

    assert phase.reached(4000).filtered_va == pytest.approx(4000)
    assert phase.reached(900) is phase
    assert phase.reached(99_999).cut


@given(
    st.lists(
        st.tuples(st.integers(0, 9000), st.integers(1, 400)), min_size=1, max_size=12
    ),
    powers,
)
def test_the_truth_stays_below_the_worst(
    curve: list[tuple[int, int]], past: float
) -> None:
    truth = steady(min(past, 1.29 * PCOUP), curve[0][0])
    guess = PhaseTrip.start(PCOUP, curve[0][0])
    for power, length in curve:
        truth, guess = truth.draw(power).step(length), guess.draw(power).step(length)

    assert truth.likely <= guess.worst * (1 + 1e-9)


def test_three_phases_are_judged_each_against_its_third() -> None:
    trip = Trip.start(START, 9000, (5000, 100, 100))

    assert trip.phases[0].cutoff_va == 3000
    assert trip.seconds_to_cut == 0.0
    assert trip.never_trips_va == pytest.approx(1.3 * 9000)
    assert trip.advance(START + timedelta(hours=1)).level == 1.0
    assert trip.draw(START, (3000, 3000, 3000)).seconds_to_cut is None
    assert trip.seconds_at((100, 100, 3800)) is None
    assert trip.seconds_at((100, 100, 4000)) == 0.0


def test_a_silence_holds_the_last_power() -> None:
    trip = Trip.start(START, PCOUP, (0,), maxima_va=(0,)).draw(START, (1.4 * PCOUP,))

    later = trip.advance(START + timedelta(seconds=100))

    assert trip.seconds_to_cut == pytest.approx(247, abs=1)
    assert later.seconds_to_cut == pytest.approx(147, abs=1)
    assert later.bearable_va(147) == pytest.approx(1.4 * PCOUP, rel=0.01)
    assert later.advance(START) is later
    assert later.draw(START, (0,)).at == later.at


def test_a_meter_older_than_linky_has_a_plain_threshold() -> None:
    trip = Trip.start(START, 6000, (5000,), filtered=False)

    assert not trip.filtered
    assert isinstance(trip.phases[0], PhaseThreshold)
    assert trip.level == pytest.approx(5 / 6)
    assert trip.seconds_to_cut is None
    assert trip.bearable_va(10) == trip.never_trips_va == 6000
    over = trip.draw(START + timedelta(seconds=5), (6500,))
    assert over.seconds_to_cut == 0.0
    assert over.level == 1.0


def test_a_power_known_in_steps_is_shown_likely_and_counted_at_its_worst() -> None:
    trip = Trip.start(START, PCOUP, (0,), maxima_va=(0,))

    trip = trip.draw(START, (9000,), (8400,)).advance(START + timedelta(seconds=60))

    assert trip.level == pytest.approx(steady(0, 8400).step(60).level, rel=0.01)
    after = steady(0, 9000).step(60).seconds_to_cut
    assert trip.seconds_to_cut == pytest.approx(after, abs=1)
