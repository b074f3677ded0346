"""The meter that does not exist: lawful, exact, and the same whenever one looks."""

from datetime import UTC, date, timedelta
from itertools import islice

import pytest

from hameau_core.tic import Fault, Frame, Group, Mode, TicDecoder
from hameau_core.tic.simulator import (
    SCENARIOS,
    Curve,
    Settings,
    Simulator,
    open_scenario,
)
from hameau_core.tic.simulator.offers import PARIS
from hameau_core.tic.simulator.scenarios import BASE
from tests.core.tic.meters import Bench
from tests.core.tic.plays import START, played


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_scenario_is_lawful(name: str) -> None:
    decoder = TicDecoder()
    events = []
    for due, data in played(name, START, 120):
        events += decoder.feed(data, due.timestamp())

    frames = [event for event in events if isinstance(event, Frame)]
    assert not [event for event in events if isinstance(event, Fault)]
    assert len(frames) == 120
    cut = sum(not frame.complete for frame in frames)
    assert cut == (1 if name == "three_phase_overload" else 0)


def test_midnight_moves_maxima_and_profiles() -> None:
    bench = Bench()
    frames = [data for _, data in played("midnight", START, 200)]
    bench.feed(frames[0])
    before = {label: bench.meter.get(label) for label in ("SMAXSN", "SMAXSN-1")}

    bench.feed(frames)

    yesterday = bench.meter.get("SMAXSN-1")
    assert yesterday is not None
    assert before["SMAXSN"] is not None
    assert yesterday.timestamp == before["SMAXSN"].timestamp
    clock = bench.meter.get("DATE")
    assert clock is not None
    assert clock.timestamp is not None
    assert clock.timestamp.wall.date() == date(2026, 1, 13)


def test_the_doubled_hour_is_told_by_the_letter() -> None:
    stamps = []
    for _, data in played("clock_change", START, 160):
        group = next(
            event
            for event in TicDecoder().feed(data)
            if isinstance(event, Group) and event.label == "DATE"
        )
        assert group.timestamp is not None
        stamps.append((str(group.timestamp)[0], group.timestamp.at(PARIS)))

    moments = [moment.astimezone(UTC) for _, moment in stamps if moment]
    assert {letter for letter, _ in stamps} == {"E", "H"}
    assert moments == sorted(moments)
    assert moments[-1] - moments[0] < timedelta(minutes=5)


def test_settings_reach_the_frame() -> None:
    meter = Simulator(
        offer=BASE,
        load=Curve(lambda _: (100, 200, 300)),
        start=START,
        settings=Settings(
            mode=Mode.STANDARD,
            phases=3,
            subscribed_kva=9,
            cutoff_kva=6,
            serial="041976000777",
            clock_degraded=True,
            cover_open=True,
            message="COUPURE PREVUE",
        ),
    )
    meter.flash = "BONJOUR"
    bench = Bench()

    bench.feed(meter.frame(START))

    assert bench.meter.text("MSG2") == "BONJOUR         "
    assert b"MSG2" not in meter.frame(START + timedelta(seconds=2))
    assert bench.meter.cutoff_va == 6000
    assert bench.meter.text("MSG1") == "COUPURE PREVUE".ljust(32)
    assert bench.meter.status is not None
    assert bench.meter.status.clock_degraded
    assert bench.meter.status.cover_open
    clock = bench.meter.get("DATE")
    assert clock is not None
    assert clock.timestamp is not None
    assert clock.timestamp.degraded
    assert bench.meter.phase_power_va == (103, 206, 309)


def test_a_faster_play_is_the_same_play() -> None:
    true = list(played("house", START, 10))
    fast = list(islice(open_scenario("house", START, speed=10), 10))

    assert [data for _, data in true] == [data for _, data in fast]
    assert (fast[-1][0] - START) * 10 - (true[-1][0] - START) < timedelta(
        milliseconds=1
    )


def test_seeds_make_homes_of_their_own() -> None:
    frames = [next(open_scenario("house", START, seed))[1] for seed in (1, 1, 2)]

    assert frames[0] == frames[1]
    assert frames[0] != frames[2]
