"""The groups of a standard frame, in the order of Enedis-NOI-CPT_54E §6.2.2, from a meter's state."""

from collections.abc import Iterator
from datetime import UTC, datetime

from ..encoder import encode_group
from ..status import Breaker, StatusRegister
from ..tariff import Colour
from .settings import Settings
from .state import MeterState

_COLOURS = {None: 0, Colour.BLUE: 1, Colour.WHITE: 2, Colour.RED: 3}
_BREAKERS = {breaker: code for code, breaker in enumerate(Breaker)}
_EURIDIS_SECURED, _PLC_REGISTERED = 3, 2
_NJOURF = {None: 0, Colour.BLUE: 0, Colour.WHITE: 1, Colour.RED: 2}


def stamp(
    second: int, meter: MeterState, settings: Settings, letter: str | None = None
) -> str:
    """Timestamp of an instant as the meter writes it; `letter` replaces that of the season."""
    local = datetime.fromtimestamp(second, UTC).astimezone(meter.offer.zone)
    season = "E" if local.dst() else "H"
    if letter is None:
        letter = season.lower() if settings.clock_degraded else season
    return f"{letter}{local:%y%m%d%H%M%S}"


def status(meter: MeterState, settings: Settings) -> StatusRegister:
    """STGE, coherent with all the rest."""
    offer, second = meter.offer, meter.second
    peak = offer.peak is not None
    bits = {
        0: not offer.off_peak(meter.index),
        1: _BREAKERS[meter.breaker],
        4: settings.cover_open,
        7: meter.power_va > settings.subscribed_va,
        8: settings.producer,
        9: meter.net_w < 0,
        10: meter.index - 1,
        14: meter.distributor - 1,
        16: settings.clock_degraded,
        17: 1,
        19: _EURIDIS_SECURED,
        21: _PLC_REGISTERED,
        23: 1,
        24: _COLOURS[offer.tempo_colour(second)],
        26: _COLOURS[offer.announced_colour(second)],
        28: peak and offer.announced_peak(second) is not None,
        30: peak and offer.running_peak(second) is not None,
    }
    return StatusRegister(sum(int(value) << bit for bit, value in bits.items()))


def standard_groups(
    meter: MeterState, settings: Settings, flash: str | None = None
) -> Iterator[bytes]:
    """All groups; `flash` is an MSG2 for this frame alone."""
    yield encode_group("ADSC", settings.number)
    yield encode_group("VTIC", "02")
    yield encode_group("DATE", "", stamp(meter.second, meter, settings))
    yield encode_group("NGTF", meter.offer.name.center(16))
    yield encode_group("LTARF", meter.offer.tariffs[meter.index - 1].center(16))
    yield from _energy(meter, settings)
    yield from _electrical(meter, settings)
    yield from _curves(meter, settings)
    yield encode_group("STGE", str(status(meter, settings)))
    yield from _peak_limits(meter, settings)
    yield encode_group("MSG1", settings.message.ljust(32))
    if flash:
        yield encode_group("MSG2", flash.ljust(16))
    yield encode_group("PRM", settings.prm)
    yield encode_group("RELAIS", f"{int(meter.offer.off_peak(meter.index)):03}")
    yield encode_group("NTARF", f"{meter.index:02}")
    yield from _profiles(meter)


def _energy(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    registers = meter.registers
    yield encode_group("EAST", _wh(registers.drawn))
    for number, wh in enumerate(registers.supplier, 1):
        yield encode_group(f"EASF{number:02}", _wh(wh))
    for number, wh in enumerate(registers.distributor, 1):
        yield encode_group(f"EASD{number:02}", _wh(wh))
    if settings.producer:
        yield encode_group("EAIT", _wh(registers.injected))
        for number, varh in enumerate(meter.reactive, 1):
            yield encode_group(f"ERQ{number}", _wh(varh))


def _electrical(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    for phase, amperes in enumerate(meter.amperes, 1):
        yield encode_group(f"IRMS{phase}", f"{amperes:03}")
    for phase, volts in enumerate(meter.volts, 1):
        yield encode_group(f"URMS{phase}", f"{volts:03}")
    yield encode_group("PREF", f"{settings.subscribed_kva:02}")
    yield encode_group("PCOUP", f"{settings.cutoff_va // 1000:02}")
    yield encode_group("SINSTS", f"{meter.power_va:05}")
    if meter.phases > 1:
        for phase, power in enumerate(meter.drawn_va, 1):
            yield encode_group(f"SINSTS{phase}", f"{power:05}")


def _curves(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    days = (("", meter.maxima.today), ("-1", meter.maxima.yesterday))
    names = ["", "1", "2", "3"] if meter.phases > 1 else [""]
    for suffix, day in days:
        for place, name in enumerate(names):
            at = stamp(day[place].at, meter, settings)
            yield encode_group(
                f"SMAXSN{name}{suffix}", f"{round(day[place].va):05}", at
            )
    if settings.producer:
        yield encode_group("SINSTI", f"{meter.injected_va:05}")
        for suffix, day in days:
            at = stamp(day[-1].at, meter, settings)
            yield encode_group(f"SMAXIN{suffix}", f"{round(day[-1].va):05}", at)
    for suffix, point in zip(("", "-1"), meter.curve, strict=True):
        yield encode_group(
            f"CCASN{suffix}", f"{point.drawn_w:05}", stamp(point.end, meter, settings)
        )
    if settings.producer:
        for suffix, point in zip(("", "-1"), meter.curve, strict=True):
            yield encode_group(
                f"CCAIN{suffix}",
                f"{point.injected_w:05}",
                stamp(point.end, meter, settings),
            )
    at = stamp(meter.second - meter.second % 600, meter, settings)
    for phase, volts in enumerate(meter.mean_volts, 1):
        yield encode_group(f"UMOY{phase}", f"{volts:03}", at)


def _peak_limits(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    """DPM1 and FPM1, from the notice to the end of the peak; their season letter is a space."""
    peak = meter.offer.announced_peak(meter.second) or meter.offer.running_peak(
        meter.second
    )
    for label, second in zip(("DPM1", "FPM1"), peak or (), strict=False):
        yield encode_group(label, "00", stamp(second, meter, settings, " "))


def _profiles(meter: MeterState) -> Iterator[bytes]:
    offer, second = meter.offer, meter.second
    today, tomorrow = meter.day, meter.tomorrow
    yield encode_group("NJOURF", f"{_NJOURF[offer.day_colour(today)]:02}")
    yield encode_group("NJOURF+1", f"{_NJOURF[offer.day_colour(tomorrow)]:02}")
    yield encode_group("PJOURF+1", str(offer.profile(tomorrow)))
    if peak := offer.announced_peak(second):
        yield encode_group("PPOINTE", str(offer.peak_profile(offer.day(peak[0]))))


def _wh(energy: int) -> str:
    return f"{energy % 1_000_000_000:09}"
