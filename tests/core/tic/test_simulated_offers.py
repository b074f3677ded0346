"""The hours, colours and peaks of the simulated contracts."""

from datetime import UTC, date, datetime

from hypothesis import given, strategies as st
import pytest

from hameau_core.tic import ChangeKind, Contract
from hameau_core.tic.simulator import SCENARIOS
from hameau_core.tic.simulator.offers import seconds
from hameau_core.tic.simulator.scenarios import BASE, OFF_PEAK, TEMPO
from tests.core.tic.meters import Bench
from tests.core.tic.plays import START, played, watch


def test_a_day_without_a_peak_has_its_usual_profile() -> None:
    day = date(2026, 1, 12)

    assert OFF_PEAK.peak_profile(day) == OFF_PEAK.profile(day)


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
