"""A simulated home above its limits: what the frames show, and when the breaker opens."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from hameau_core.tic import Breaker, ChangeKind, Mode
from hameau_core.tic.phase import PhaseTrip
from hameau_core.tic.simulator import SCENARIOS, Settings, Simulator, simulator
from hameau_core.tic.simulator.offers import seconds
from hameau_core.tic.simulator.scenarios import BASE, OFF_PEAK
from tests.core.tic.meters import Bench
from tests.core.tic.plays import STANDARD, START, played


@pytest.mark.parametrize("ratio", [1.31, 1.4, 2.0, 2.5])
def test_the_breaker_opens_when_the_filter_says_so(ratio: float) -> None:
    watts = round(6000 * ratio * 0.97)
    meter = Simulator(
        offer=BASE,
        load=lambda at: watts if at >= START else 0,
        start=START,
        settings=STANDARD,
    )
    drawn = round(watts / 0.97)
    expected = PhaseTrip(cutoff_va=6000, drawn_va=drawn, worst=0, likely=0)
    until_cut = expected.seconds_to_cut
    assert until_cut is not None
    bench = Bench()

    bench.feed(meter.frame(START + timedelta(seconds=int(until_cut))))
    assert meter.breaker is Breaker.CLOSED
    changes = bench.feed(meter.frame(START + timedelta(seconds=int(until_cut) + 2)))

    assert ChangeKind.BREAKER_OPENED in [change.kind for change in changes]
    later = START + timedelta(seconds=int(until_cut) + 300)
    bench.feed(meter.frame(later))
    assert bench.meter.power_va == 0
    meter.reclose()
    changes = bench.feed(meter.frame(later + timedelta(seconds=5)))
    assert ChangeKind.BREAKER_CLOSED in [change.kind for change in changes]


def test_our_filter_stays_with_the_meters() -> None:
    bench = Bench()
    meter = simulator("house", START)
    for due, data in islice(meter.stream(START), 900):
        bench.now = due
        bench.feed(data, 0)

    trip = bench.meter.trip
    assert trip is not None
    assert trip.level == pytest.approx(meter.state.filters[0].level, abs=0.02)


def test_the_prudent_home_never_trips_but_passes_its_limit() -> None:
    home = SCENARIOS["house"].home(1)
    phase = PhaseTrip(cutoff_va=6000, drawn_va=0, worst=0, likely=0)
    start = seconds(datetime(2026, 1, 12, 16, 0, tzinfo=UTC))
    levels, over = [], 0
    for second in range(start, start + 8 * 3600, 10):
        power = home.watts(second)[0] / 0.97
        over += power > 6000
        phase = phase.draw(power).step(10)
        levels.append(phase.level)

    assert 0.3 < max(levels) < 0.99
    assert over > 3


def test_three_phase_overload_goes_through_its_short_frames() -> None:
    start = datetime(2026, 1, 12, 17, 0, 50, tzinfo=UTC)
    bench = Bench()
    shapes, times = [], []
    for due, data in played("three_phase_overload", start, 300):
        times.append(due)
        bench.now = due
        bench.feed(data, 0)
        head = "A" if b"\nADIR1" in data else "s" if b"ISOUSC" not in data else "L"
        shapes.append("X" if data.endswith(b"\x04") else head)

    told = "".join(shapes)
    assert "X" + "A" * 20 + "L" + "A" * 20 + "L" in told
    assert "sL" in told
    assert told.count("X") == 1
    assert told.endswith("LLLL")
    last_excess = max(
        due for due, shape in zip(times, told, strict=True) if shape == "A"
    )
    first_calm = next(
        due
        for due, shape, after in zip(times, told, told[1:], strict=False)
        if due > last_excess and shape == after == "L"
    )
    assert 59 < (first_calm - last_excess).total_seconds() < 66


def test_single_phase_shows_adps_only_while_exceeded() -> None:
    meter = Simulator(
        offer=OFF_PEAK,
        load=lambda at: 7500 if at.minute == 1 else 500,
        start=START,
        settings=Settings(mode=Mode.HISTORIQUE),
    )

    frames = [
        meter.frame(START + timedelta(seconds=second)) for second in (50, 70, 130)
    ]

    assert [b"\nADPS" in data for data in frames] == [False, True, False]


@pytest.mark.parametrize("phases", [1, 3])
def test_historique_never_promises_more_time_than_there_is(phases: int) -> None:
    def step(at: datetime) -> tuple[int, ...]:
        return ((8530 // phases) if at >= START else 600,) + (700,) * (phases - 1)

    meter = Simulator(
        offer=BASE,
        load=step,
        start=START - timedelta(minutes=12),
        settings=Settings(mode=Mode.HISTORIQUE, phases=phases),
    )
    bench, promises, levels = Bench(), [], [0.0]
    for due, data in meter.stream(START - timedelta(minutes=12)):
        bench.now = due
        bench.feed(data, 0)
        if meter.breaker is not Breaker.CLOSED:
            break
        trip = bench.meter.trip
        levels.append(trip.level if trip else 0.0)
        if trip and trip.seconds_to_cut is not None:
            promises.append(due + timedelta(seconds=trip.seconds_to_cut))

    late = timedelta(seconds=3)
    assert len(promises) > 50
    assert all(promise <= bench.now + late for promise in promises)
    assert levels[-1] > 0.9
    assert bench.now - min(promises) < timedelta(seconds=90)
