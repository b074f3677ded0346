"""The groups of historique frames, long and short, in the order of Enedis-NOI-CPT_54E §6.1, from a meter's state."""

from collections.abc import Iterator

from ..encoder import encode_group
from ..events import Mode
from ..tariff import HISTORIQUE_INDEXES, Colour, Contract, Period
from .settings import Settings
from .state import MeterState

_OPTARIF = {
    Contract.BASE: "BASE",
    Contract.OFF_PEAK: "HC..",
    Contract.EJP: "EJP.",
    Contract.TEMPO: "BBR(",
}
_PTEC = {
    Period.BASE: "TH..",
    Period.OFF_PEAK: "HC..",
    Period.PEAK: "HP..",
    Period.NORMAL: "HN..",
    Period.MOBILE_PEAK: "PM..",
    Period.BLUE_OFF_PEAK: "HCJB",
    Period.BLUE_PEAK: "HPJB",
    Period.WHITE_OFF_PEAK: "HCJW",
    Period.WHITE_PEAK: "HPJW",
    Period.RED_OFF_PEAK: "HCJR",
    Period.RED_PEAK: "HPJR",
}
_DEMAIN = {None: "----", Colour.BLUE: "BLEU", Colour.WHITE: "BLAN", Colour.RED: "ROUG"}
_LINKY_IMAX = {1: "090", 3: "060"}


def _group(label: str, text: str) -> bytes:
    return encode_group(label, text, mode=Mode.HISTORIQUE)


def historique_indexes(contract: Contract) -> dict[str, Period]:
    """Index labels of a contract; one that is not an old one shows as BASE."""
    return dict(HISTORIQUE_INDEXES.get(contract, HISTORIQUE_INDEXES[Contract.BASE]))


def excess_phases(meter: MeterState, settings: Settings) -> list[int]:
    """Phases (from 1) whose current is above the subscribed one."""
    return [
        phase
        for phase, amperes in enumerate(meter.amperes, 1)
        if amperes > settings.isousc_a
    ]


def long_groups(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    """All groups of a long frame."""
    offer = meter.offer
    indexes = historique_indexes(offer.contract)
    base = len(indexes) == 1
    yield _group("ADCO", settings.number)
    yield _group("OPTARIF", "BASE" if base else _OPTARIF[offer.contract])
    yield _group("ISOUSC", f"{settings.isousc_a:02}")
    registers = [meter.registers.drawn] if base else meter.registers.supplier
    for label, wh in zip(indexes, registers, strict=False):
        yield _group(label, f"{wh % 1_000_000_000:09}")
    peak = offer.announced_peak(meter.second) or offer.running_peak(meter.second)
    if offer.contract is Contract.EJP and peak:
        yield _group("PEJP", "30")
    yield _group(
        "PTEC", _PTEC[Period.BASE if base else list(indexes.values())[meter.index - 1]]
    )
    if offer.contract is Contract.TEMPO:
        yield _group("DEMAIN", _DEMAIN[offer.announced_colour(meter.second)])
    yield from _currents(meter, settings)
    yield _group("PAPP", f"{round(meter.power_va, -1):05}")
    yield _group("HHPHC", "A")
    yield _group("MOTDETAT", "000000")
    if settings.phases > 1:
        yield _group("PPOT", "00")


def short_groups(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    """Groups of a three-phase short frame (Enedis-NOI-CPT_02E §2.5)."""
    for phase in excess_phases(meter, settings):
        yield _group(f"ADIR{phase}", f"{meter.amperes[phase - 1]:03}")
    yield _group("ADCO", settings.number)
    for phase, amperes in enumerate(meter.amperes, 1):
        yield _group(f"IINST{phase}", f"{amperes:03}")


def _currents(meter: MeterState, settings: Settings) -> Iterator[bytes]:
    imax = _LINKY_IMAX[settings.phases]
    if settings.phases > 1:
        for phase, amperes in enumerate(meter.amperes, 1):
            yield _group(f"IINST{phase}", f"{amperes:03}")
        for phase in (1, 2, 3):
            yield _group(f"IMAX{phase}", imax)
        yield _group("PMAX", f"{round(meter.maxima.yesterday[0].va):05}")
        return
    yield _group("IINST", f"{meter.amperes[0]:03}")
    if excess_phases(meter, settings):
        yield _group("ADPS", f"{meter.amperes[0]:03}")
    yield _group("IMAX", imax)
