"""The meter that does not exist: lawful, exact, and the same whenever one looks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.tic import (
    Breaker,
    ChangeKind,
    Contract,
    Fault,
    Frame,
    Group,
    Mode,
    StatusRegister,
    TicDecoder,
)
from hameau_core.tic.phase import PhaseTrip
from hameau_core.tic.simulator import (
    SCENARIOS,
    Curve,
    Home,
    Settings,
    Simulator,
    Use,
    history,
    open_scenario,
    simulator,
)
from hameau_core.tic.simulator.offers import PARIS, seconds
from hameau_core.tic.simulator.scenarios import BASE, OFF_PEAK, TEMPO
from tests.core.tic.meters import Bench

START = datetime(2026, 1, 12, 17, 0, tzinfo=UTC)
STANDARD = Settings(mode=Mode.STANDARD)


def played(name: str, start: datetime, count: int) -> Iterator[tuple[datetime, bytes]]:
    return islice(open_scenario(name, start), count)


def watch(bench: Bench, frames: Iterator[tuple[datetime, bytes]]) -> list[ChangeKind]:
    """Read frames at their own times; give the kinds of change."""
    found = []
    for due, data in frames:
        bench.now = due
        found += [change.kind for change in bench.feed(data, 0)]
    return found


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


@pytest.mark.parametrize("name", SCENARIOS)
def test_registers_add_up_and_never_fall(name: str) -> None:
    bench = Bench()
    before = 0
    for due, data in played(name, START, 60):
        bench.now = due
        bench.feed(data, 0)
        energy = bench.meter.energy_wh
        assert energy is not None
        assert energy >= before
        before = energy

    indexes = bench.meter.indexes
    if bench.meter.mode is Mode.STANDARD:
        for kind in ("EASF", "EASD"):
            parts = sum(wh for label, wh in indexes.items() if label.startswith(kind))
            assert parts == indexes["EAST"]


@pytest.mark.parametrize("name", ["house", "three_phase_overload", "producer_noon"])
def test_a_play_that_begins_later_goes_on_with_the_same_registers(name: str) -> None:
    clock = SCENARIOS[name].clock
    begin = clock(START)
    early, late = simulator(name, START), simulator(name, START)
    moment = begin + timedelta(minutes=37, seconds=11)
    late = Simulator(
        offer=SCENARIOS[name].offer,
        load=SCENARIOS[name].home(1),
        start=moment,
        settings=SCENARIOS[name].settings,
    )

    early.state.advance(seconds(moment))

    assert early.state.registers == late.state.registers


@settings(max_examples=25, deadline=None)
@given(st.integers(-10 * 86_400, 700 * 86_400), st.integers(1, 4000))
def test_the_closed_form_is_the_sum_of_the_seconds(offset: int, length: int) -> None:
    home = SCENARIOS["producer_noon"].home(3)
    start = seconds(datetime(2026, 1, 1, tzinfo=UTC)) + offset
    nets = [sum(home.watts(second)) for second in range(start, start + length)]

    before, after = home.totals(start), home.totals(start + length)

    assert before is not None
    assert after is not None
    assert after[0] - before[0] == sum(net for net in nets if net > 0)
    assert after[1] - before[1] == -sum(net for net in nets if net < 0)


def test_the_power_moves_every_second_and_loses_nothing() -> None:
    home = Home(lambda _: [], standing_w=(1000,), seed=5)
    start = seconds(START)

    watts = [home.watts(second)[0] for second in range(start, start + 600)]

    assert sum(watts) == 600_000
    assert len(set(watts)) > 20
    assert max(watts) <= 1040


def test_a_curve_is_integrated_to_the_wh() -> None:
    def curve(at: datetime) -> float:
        return 3600 if at.minute % 2 else -1800

    meter = Simulator(offer=BASE, load=curve, start=START, settings=STANDARD)
    before = meter.state.registers.copy()

    meter.frame(START + timedelta(hours=2))

    assert meter.state.registers.drawn - before.drawn == 3600
    assert meter.state.registers.injected - before.injected == 1800


def test_the_load_curve_is_the_mean_of_half_an_hour() -> None:
    begin = START + timedelta(minutes=10)
    meter = Simulator(
        offer=BASE,
        load=lambda at: 900 if at < begin else 1200,
        start=begin,
        settings=STANDARD,
    )
    bench = Bench()

    bench.feed(meter.frame(START + timedelta(minutes=31)))

    assert bench.meter.number("CCASN") == pytest.approx(1100, abs=4)
    assert bench.meter.number("CCASN-1") == 900


def test_a_day_without_a_peak_has_its_usual_profile() -> None:
    day = date(2026, 1, 12)

    assert OFF_PEAK.peak_profile(day) == OFF_PEAK.profile(day)


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


def test_a_red_day_is_told_by_every_field() -> None:
    bench = Bench()
    watch(bench, played("tempo_red", datetime(2026, 1, 12, 19, 30, tzinfo=UTC), 3))

    tariff = bench.meter.tariff
    assert (tariff.colour_today, tariff.colour_tomorrow) == ("red", "red")
    assert (tariff.period, tariff.active_index) == ("red_peak", "EASF06")
    assert bench.meter.text("LTARF") == "   HP  ROUGE    "


def test_the_colour_of_tomorrow_comes_in_the_evening() -> None:
    bench = Bench()
    evening = datetime(2026, 1, 12, 18, 59, 45, tzinfo=UTC)

    kinds = watch(bench, played("tempo_historique", evening, 20))

    assert kinds == [ChangeKind.COLOUR_ANNOUNCED]


@pytest.mark.parametrize(
    ("name", "start", "kinds"),
    [
        ("ejp", (5, 29, 50), [ChangeKind.PEAK_ANNOUNCED]),
        ("ejp", (5, 59, 50), [ChangeKind.PERIOD_CHANGED, ChangeKind.PEAK_STARTED]),
        ("ejp", (23, 59, 50), [ChangeKind.PERIOD_CHANGED, ChangeKind.PEAK_ENDED]),
        ("mobile_peak", (10, 59, 50), [ChangeKind.PEAK_ANNOUNCED]),
        (
            "mobile_peak",
            (16, 59, 50),
            [ChangeKind.PERIOD_CHANGED, ChangeKind.PEAK_STARTED],
        ),
        (
            "mobile_peak",
            (18, 59, 50),
            [ChangeKind.PERIOD_CHANGED, ChangeKind.PEAK_ENDED],
        ),
        ("hc_standard", (5, 29, 50), [ChangeKind.PERIOD_CHANGED]),
        ("hc_historique", (21, 29, 50), [ChangeKind.PERIOD_CHANGED]),
    ],
)
def test_the_hours_of_a_contract(
    name: str, start: tuple[int, int, int], kinds: list[ChangeKind]
) -> None:
    moment = datetime(2026, 1, 12, *start, tzinfo=UTC)

    found = watch(Bench(), played(name, moment, 20))

    assert [kind for kind in found if not kind.startswith("overload")] == kinds


def test_a_peak_is_dated_and_profiled() -> None:
    bench = Bench()
    watch(bench, played("mobile_peak", datetime(2026, 1, 12, 12, 0, tzinfo=UTC), 2))

    peak = bench.meter.tariff.peak_announced
    assert peak is not None
    assert peak.start == datetime(2026, 1, 12, 17, 0, tzinfo=UTC)
    assert "18008002 2000" in (bench.meter.text("PPOINTE") or "")
    assert "PPOINTE" in bench.meter.groups


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


def test_noon_injects_and_counts_it() -> None:
    bench = Bench()
    summer = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
    watch(bench, played("producer_noon", summer, 60))

    meter = bench.meter
    assert meter.producer
    assert meter.injected_va is not None
    assert meter.injected_va > 0
    assert meter.power_va == 0
    assert meter.active_power_w == 0
    assert meter.active_power_export_w == pytest.approx(
        meter.injected_va * 0.97, rel=0.1
    )
    status = meter.status
    assert isinstance(status, StatusRegister)
    assert status.injecting


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


@pytest.mark.parametrize(
    "name", ["house", "hc_historique", "producer_noon", "three_phase_overload"]
)
def test_the_past_leads_to_the_first_frame(name: str) -> None:
    begin = SCENARIOS[name].clock(START)
    hour = timedelta(hours=1)
    steps = history(name, begin - 50 * hour, begin, hour)
    bench = Bench()
    bench.feed(next(open_scenario(name, START))[1])

    assert len(steps) == 50
    assert steps[-1].indexes.items() <= bench.meter.indexes.items()
    assert all(step.power_w == step.energy_wh for step in steps)
    label = "BASE" if "BASE" in steps[0].indexes else next(iter(steps[0].indexes))
    values = [step.indexes[label] for step in steps]
    assert values == sorted(values)


def test_each_index_counts_in_its_own_hours() -> None:
    local = datetime(2026, 1, 12, tzinfo=PARIS)
    steps = history(
        "hc_standard", local, local + timedelta(days=1), timedelta(minutes=30)
    )

    for step, after in pairwise(steps):
        off_peak = (
            not (6, 30) <= after.start.astimezone(PARIS).timetuple()[3:5] < (22, 30)
        )
        counted, other = ("EASF01", "EASF02") if off_peak else ("EASF02", "EASF01")
        assert after.indexes[counted] - step.indexes[counted] == after.energy_wh > 0
        assert after.indexes[other] == step.indexes[other]


def test_history_before_the_epoch_is_coherent_too() -> None:
    start = datetime(2025, 12, 30, 23, 0, tzinfo=UTC)
    steps = history("house", start, start + timedelta(days=2), timedelta(days=1))

    energy = steps[1].energy_wh
    assert steps[1].indexes["EAST"] - steps[0].indexes["EAST"] == energy
    assert 5_000 < energy < 90_000


@given(st.dates(date(2025, 1, 1), date(2027, 12, 31)))
def test_windows_of_every_offer_tile_the_day(day: date) -> None:
    for offer in {scenario.offer for scenario in SCENARIOS.values()}:
        windows = offer.windows(day)
        starts = [window.start for window in windows[1:]]
        assert starts == [window.end for window in windows[:-1]]
        assert windows[-1].end - windows[0].start in (82_800, 86_400, 90_000)
        assert offer.index_at(windows[-1].start) == windows[-1].index


def test_only_tempo_has_colours() -> None:
    noon = seconds(START)

    assert TEMPO.contract is Contract.TEMPO
    assert TEMPO.tempo_colour(noon) is not None
    assert BASE.tempo_colour(noon) is None
    assert BASE.announced_colour(noon) is None
    assert BASE.announced_peak(noon) is None


def test_uses_run_over_midnight() -> None:
    def late(day: date) -> list[Use]:
        return [Use(23 * 3600, 26 * 3600, 500)] if day.day == 12 else []

    home = Home(late, standing_w=(0,))
    midnight = datetime(2026, 1, 12, 23, 0, tzinfo=UTC)

    assert home.watts(seconds(midnight) - 10)[0] == pytest.approx(500, rel=0.05)
    assert home.watts(seconds(midnight) + 3600)[0] == pytest.approx(500, rel=0.05)
    assert home.watts(seconds(midnight) + 7200)[0] == 0


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
