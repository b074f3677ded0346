"""What a meter's entities show that is not in the meter's own words."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from homeassistant.util import dt as dt_util

from ..core.tic import Contract, FaultKind
from ..core.tic.radio import RadioHealth

if TYPE_CHECKING:
    from .meter import MeterRuntime


def overload_level(run: MeterRuntime) -> float | None:
    """Say how near the cut is, %."""
    trip = run.meter.trip
    return round(trip.level * 100, 1) if trip else None


def seconds_to_cut(run: MeterRuntime) -> int | None:
    """Give the time before the breaker opens at the present power, s; None = never."""
    trip = run.meter.trip
    seconds = trip.seconds_to_cut if trip else None
    return None if seconds is None else int(seconds)


def power_without_cut_va(run: MeterRuntime) -> int | None:
    """Give the largest power that can be drawn for ever, VA."""
    trip = run.meter.trip
    return round(trip.never_trips_va) if trip else None


def power_available_va(run: MeterRuntime) -> int | None:
    """Give the power left below the limit, evenly shared by the phases, VA; negative above it.

    The fullest phase decides: it is the one that would cut.
    """
    meter = run.meter
    limits = [va for va in (meter.cutoff_va, meter.subscribed_va) if va is not None]
    powers = [va for va in meter.phase_power_va if va is not None]
    if not limits or len(powers) != meter.phases:
        return None
    return round(min(limits) - max(powers) * meter.phases)


def has_peaks(run: MeterRuntime) -> bool:
    """Say whether the contract has mobile peaks, as far as the meter has told."""
    tariff = run.meter.tariff
    return (
        tariff.contract is Contract.EJP
        or tariff.peak_announced is not None
        or tariff.peak_running is not None
    )


def has_periods(run: MeterRuntime) -> bool:
    """Say whether the contract has periods that follow each other, as far as the meter has told."""
    tariff = run.meter.tariff
    if tariff.contract is Contract.OTHER:
        return tariff.next_change is not None or len(tariff.index_periods) > 1
    return tariff.contract not in (None, Contract.BASE)


def meter_time(run: MeterRuntime) -> datetime | None:
    """Give the meter's own clock."""
    group = run.meter.get("DATE")
    stamp = group.timestamp if group else None
    return stamp.at(dt_util.get_default_time_zone()) if stamp else None


def last_fault(run: MeterRuntime) -> FaultKind | None:
    """Say why the last line was dropped."""
    fault = run.meter.quality.last_fault
    return fault.kind if fault else None


def last_packet(radio: RadioHealth) -> datetime | None:
    """Give the moment of the last radio packet."""
    age_s = radio.last_packet_age_s
    return None if age_s is None else dt_util.utcnow() - timedelta(seconds=age_s)


def plain_words(name: str) -> str:
    """Write a supplier's name as people do: "HEURE  CREUSE" → "Heure creuse", "HC BLEU" → "HC bleu"."""
    words = " ".join(word if len(word) < 3 else word.lower() for word in name.split())
    return words[:1].upper() + words[1:]
