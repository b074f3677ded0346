"""The tariff as the groups of a frame tell it, in either mode.

Sources: Enedis-NOI-CPT_54E §6.1 (OPTARIF, PTEC, DEMAIN, PEJP), §6.2.2 and §6.2.3.14 (NGTF, LTARF, NTARF, STGE, DPM, FPM).
"""

from collections.abc import Mapping
from datetime import tzinfo

from .events import Group, Mode
from .status import StatusRegister, TempoColour
from .tariff import HISTORIQUE_INDEXES, Colour, Contract, MobilePeak, Period

type Groups = Mapping[str, Group]

_OPTARIF = {"BASE": Contract.BASE, "HC..": Contract.OFF_PEAK, "EJP.": Contract.EJP}
_PTEC = {
    "TH..": Period.BASE,
    "HC..": Period.OFF_PEAK,
    "HP..": Period.PEAK,
    "HN..": Period.NORMAL,
    "PM..": Period.MOBILE_PEAK,
    "HCJB": Period.BLUE_OFF_PEAK,
    "HPJB": Period.BLUE_PEAK,
    "HCJW": Period.WHITE_OFF_PEAK,
    "HPJW": Period.WHITE_PEAK,
    "HCJR": Period.RED_OFF_PEAK,
    "HPJR": Period.RED_PEAK,
}
_DEMAIN = {"BLEU": Colour.BLUE, "BLAN": Colour.WHITE, "ROUG": Colour.RED}
_COLOUR_WORDS = {
    "BLEU": Colour.BLUE,
    "BLANC": Colour.WHITE,
    "BLAN": Colour.WHITE,
    "ROUGE": Colour.RED,
    "ROUG": Colour.RED,
}
_PERIOD_WORDS = {
    "CREUSE": Period.OFF_PEAK,
    "CREUSES": Period.OFF_PEAK,
    "HC": Period.OFF_PEAK,
    "PLEINE": Period.PEAK,
    "PLEINES": Period.PEAK,
    "HP": Period.PEAK,
    "NORMALE": Period.NORMAL,
    "NORMALES": Period.NORMAL,
    "HN": Period.NORMAL,
    "POINTE": Period.MOBILE_PEAK,
    "PTE": Period.MOBILE_PEAK,
    "PM": Period.MOBILE_PEAK,
    "BASE": Period.BASE,
}


def words(text: str) -> str:
    """A supplier's name without its padding: NGTF and LTARF are padded on both sides and inside."""
    return " ".join(text.split())


def period_of(name: str) -> Period:
    """Period that a supplier's name (LTARF) speaks of; OTHER when its words say nothing."""
    parts = name.upper().replace("/", " ").replace(".", " ").split()
    colour = next(
        (_COLOUR_WORDS[part] for part in parts if part in _COLOUR_WORDS), None
    )
    period = next(
        (_PERIOD_WORDS[part] for part in parts if part in _PERIOD_WORDS), Period.OTHER
    )
    return period.coloured(colour)


def contract_of(groups: Groups, mode: Mode) -> Contract | None:
    """Contract from OPTARIF, or from NGTF, LTARF and the Tempo bits of STGE."""
    if mode is Mode.HISTORIQUE:
        text = _text(groups, "OPTARIF")
        return (
            None
            if text is None
            else _OPTARIF.get(
                text, Contract.TEMPO if text.startswith("BBR") else Contract.OTHER
            )
        )
    name = words(_text(groups, "NGTF") or "").upper()
    period = period_now(groups, mode)
    status = _status(groups)
    if (
        "TEMPO" in name
        or (period and period.colour)
        or (status and status.colour_today is not TempoColour.NONE)
    ):
        return Contract.TEMPO
    if "EJP" in name:
        return Contract.EJP
    if not name and period is None:
        return None
    return _BY_NAME.get(
        period_of(name), _BY_NAME.get(period or Period.OTHER, Contract.OTHER)
    )


_BY_NAME = {
    Period.BASE: Contract.BASE,
    Period.OFF_PEAK: Contract.OFF_PEAK,
    Period.PEAK: Contract.OFF_PEAK,
}


def period_now(groups: Groups, mode: Mode) -> Period | None:
    """Period from PTEC, or from the name LTARF."""
    text = _text(groups, "PTEC" if mode is Mode.HISTORIQUE else "LTARF")
    if text is None:
        return None
    return _PTEC.get(text, Period.OTHER) if mode is Mode.HISTORIQUE else period_of(text)


def active_index(
    groups: Groups, mode: Mode, contract: Contract | None, period: Period | None
) -> str | None:
    """Label of the supplier index that counts now; STGE and NTARF tell the same, NTARF is for want of STGE."""
    if mode is Mode.HISTORIQUE:
        indexes = HISTORIQUE_INDEXES.get(contract, {}) if contract else {}
        return next((label for label, of in indexes.items() if of is period), None)
    status = _status(groups)
    number = status.supplier_index if status else int(_text(groups, "NTARF") or 0)
    return f"EASF{number:02}" if number else None


def colours(
    groups: Groups, mode: Mode, period: Period | None
) -> tuple[Colour | None, Colour | None]:
    """Colours of the Tempo day now running and of the next one; STGE decides, the running period is for want of it."""
    running = period.colour if period else None
    if mode is Mode.HISTORIQUE:
        return running, _DEMAIN.get(_text(groups, "DEMAIN") or "")
    status = _status(groups)
    if status is None:
        return running, None
    return _colour(status.colour_today) or running, _colour(status.colour_tomorrow)


def peaks(
    groups: Groups, mode: Mode, period: Period | None, zone: tzinfo
) -> tuple[MobilePeak | None, MobilePeak | None]:
    """The mobile peak announced and the one running: PEJP and PTEC, or STGE with DPM and FPM."""
    if mode is Mode.HISTORIQUE:
        running = period is Period.MOBILE_PEAK
        announced = "PEJP" in groups and not running
        return MobilePeak(number=1) if announced else None, MobilePeak(
            number=1
        ) if running else None
    status = _status(groups)
    if status is None:
        return None, None
    return _peak(groups, status.peak_notice, zone), _peak(
        groups, status.peak_running, zone
    )


def _peak(groups: Groups, number: int, zone: tzinfo) -> MobilePeak | None:
    """Peak `number` with the limits of its DPM and FPM."""
    if not number:
        return None
    limits = (groups.get(f"{label}{number}") for label in ("DPM", "FPM"))
    start, end = (
        group.timestamp.at(zone) if group and group.timestamp else None
        for group in limits
    )
    return MobilePeak(number=number, start=start, end=end)


def _text(groups: Groups, label: str) -> str | None:
    group = groups.get(label)
    return None if group is None else group.text


def _status(groups: Groups) -> StatusRegister | None:
    group = groups.get("STGE")
    return group.value if group and isinstance(group.value, StatusRegister) else None


def _colour(colour: TempoColour) -> Colour | None:
    return None if colour is TempoColour.NONE else Colour(colour.value)
