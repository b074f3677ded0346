"""Real meters, as their captures show them."""

from datetime import timedelta
from pathlib import Path

import pytest

from hameau_core.tic import Contract, Frame, Meter, Period, TicDecoder
from tests.core.tic.meters import NOON, PARIS

pytestmark = pytest.mark.genuine


def read(path: Path) -> Meter:
    """Play a capture, a frame every second and a half."""
    meter, decoder, now = Meter(zone=PARIS), TicDecoder(), NOON
    for event in decoder.feed(path.read_bytes()) + decoder.feed(b"\x03"):
        if isinstance(event, Frame):
            now += timedelta(seconds=1.5)
        meter.apply(event, now)
    return meter


@pytest.mark.parametrize(
    ("name", "phases", "subscribed", "contract", "period"),
    [
        ("std_mono_100frames_hallard.txt", 1, 6000, Contract.BASE, Period.BASE),
        ("std_mono_hc_1frame_trychlos.txt", 1, 12_000, Contract.OFF_PEAK, Period.PEAK),
        ("std_mono_producer_openhab.txt", 1, 3000, Contract.OTHER, Period.OTHER),
        ("std_tri_base_5frames_hallard.txt", 3, 12_000, Contract.BASE, Period.BASE),
        (
            "std_tri_tempo_tasmota38.txt",
            3,
            18_000,
            Contract.TEMPO,
            Period.BLUE_OFF_PEAK,
        ),
        ("hist_mono_hc_10frames_hallard.txt", 1, 3000, Contract.OFF_PEAK, Period.PEAK),
        (
            "hist_mono_hc_prelinky_124frames_nokyyz.raw",
            1,
            6000,
            Contract.OFF_PEAK,
            Period.PEAK,
        ),
        (
            "hist_mono_tempo_10frames_esciara.bin",
            1,
            6000,
            Contract.TEMPO,
            Period.BLUE_OFF_PEAK,
        ),
        ("hist_tri_base_lains.bin", 3, 12_000, Contract.BASE, Period.BASE),
        ("hist_tri_base_prelinky_hallard.txt", 3, 12_000, Contract.BASE, Period.BASE),
    ],
)
def test_a_captured_meter_is_understood(
    *,
    shared_data: Path,
    name: str,
    phases: int,
    subscribed: int,
    contract: Contract,
    period: Period,
) -> None:
    meter = read(shared_data / "tic" / name)

    assert meter.phases == phases
    assert meter.subscribed_va == subscribed
    assert (meter.tariff.contract, meter.tariff.period) == (contract, period)
    assert meter.trip is not None
    assert 0 <= meter.trip.level < 0.5
    assert meter.overload is False


@pytest.mark.parametrize(
    ("name", "linky"),
    [
        ("hist_tri_base_lains.bin", True),
        ("hist_mono_hc_prelinky_124frames_nokyyz.raw", False),
        ("hist_tri_base_prelinky_hallard.txt", False),
        ("hist_mono_tempo_10frames_esciara.bin", True),
    ],
)
def test_a_linky_is_told_from_its_elders(
    shared_data: Path, name: str, linky: bool
) -> None:
    trip = read(shared_data / "tic" / name).trip

    assert trip is not None
    assert trip.filtered is linky


def test_active_power_agrees_with_a_real_index(shared_data: Path) -> None:
    meter = read(shared_data / "tic" / "hist_mono_hc_prelinky_124frames_nokyyz.raw")

    assert meter.active_power_w is not None
    assert meter.power_va is not None
    assert 0.5 * meter.power_va < meter.active_power_w <= meter.power_va
