"""One tariff model over both modes: contract, period, colours, mobile peaks, what comes next.

Sources: Enedis-NOI-CPT_54E §6.1 (OPTARIF, PTEC, DEMAIN, PEJP), §6.2.2 and §6.2.3.14 (NGTF, LTARF, NTARF, STGE, DPM, FPM).
The values are here; `tariff_groups` reads them from the groups, `schedule` remembers (names, profiles, habits).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Contract(StrEnum):
    """Kind of contract."""

    BASE = "base"
    OFF_PEAK = "off_peak"
    TEMPO = "tempo"
    EJP = "ejp"
    OTHER = "other"


class Colour(StrEnum):
    """Colour of a Tempo day, which runs from 06:00 to 06:00."""

    BLUE = "blue"
    WHITE = "white"
    RED = "red"


class Period(StrEnum):
    """Tariff period. OTHER: a period of a contract whose names are the supplier's own; `Tariff.period_name` has it."""

    BASE = "base"
    OFF_PEAK = "off_peak"
    PEAK = "peak"
    NORMAL = "normal"
    MOBILE_PEAK = "mobile_peak"
    BLUE_OFF_PEAK = "blue_off_peak"
    BLUE_PEAK = "blue_peak"
    WHITE_OFF_PEAK = "white_off_peak"
    WHITE_PEAK = "white_peak"
    RED_OFF_PEAK = "red_off_peak"
    RED_PEAK = "red_peak"
    OTHER = "other"

    @property
    def colour(self) -> Colour | None:
        """Colour of the day the period belongs to."""
        return _COLOUR_OF.get(self)

    @property
    def plain(self) -> Period:
        """The period without its colour."""
        if self.colour is None:
            return self
        return Period.OFF_PEAK if self.value.endswith(Period.OFF_PEAK) else Period.PEAK

    def coloured(self, colour: Colour | None) -> Period:
        """The off-peak or peak period of a day of that colour; the plain one without a colour."""
        plain = self.plain
        if colour is None or plain not in (Period.OFF_PEAK, Period.PEAK):
            return plain
        return Period(f"{colour}_{plain}")


_COLOUR_OF = {
    period: colour
    for colour in Colour
    for period in Period
    if period.startswith(f"{colour}_")
}

# Historique index labels, in the order of the supplier indexes 1 to n.
HISTORIQUE_INDEXES: Mapping[Contract, Mapping[str, Period]] = {
    Contract.BASE: {"BASE": Period.BASE},
    Contract.OFF_PEAK: {"HCHC": Period.OFF_PEAK, "HCHP": Period.PEAK},
    Contract.EJP: {"EJPHN": Period.NORMAL, "EJPHPM": Period.MOBILE_PEAK},
    Contract.TEMPO: {
        "BBRHCJB": Period.BLUE_OFF_PEAK,
        "BBRHPJB": Period.BLUE_PEAK,
        "BBRHCJW": Period.WHITE_OFF_PEAK,
        "BBRHPJW": Period.WHITE_PEAK,
        "BBRHCJR": Period.RED_OFF_PEAK,
        "BBRHPJR": Period.RED_PEAK,
    },
}
TEMPO_NAMES: Mapping[str, str] = {
    "EASF01": "HC BLEU",
    "EASF02": "HP BLEU",
    "EASF03": "HC BLANC",
    "EASF04": "HP BLANC",
    "EASF05": "HC ROUGE",
    "EASF06": "HP ROUGE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MobilePeak:
    """A mobile peak, announced or running: its number (1 to 3) and its limits where the meter sends them."""

    number: int
    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffWindow:
    """A stretch of a day during which one supplier index counts. `start` and `end` are instants, in UTC."""

    start: datetime
    end: datetime
    index: str | None
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """All that is known of the tariff now. None: not known, or not of this contract.

    `name` is the supplier's name of the calendar (NGTF), `period_name` of the running period (LTARF, or PTEC as sent).
    `active_index` is the label of the index that counts; `index_names` the supplier's names learnt so far and
    `index_periods` what they mean. `windows_today` and `windows_tomorrow` come from PJOURF+1 and are empty where it is not
    sent. `next_change` comes from them, else from changes observed on former days (`habits.Habits`), else from the hours that
    Tempo and EJP have for everybody.
    `may_hide_contract`: historique shows BASE for every contract made since the old ones closed; only standard mode shows
    their periods ([54E] 6.1). `former_contract`: what this meter showed before it fell back to BASE.
    """

    contract: Contract | None = None
    name: str | None = None
    period: Period | None = None
    period_name: str | None = None
    colour_today: Colour | None = None
    colour_tomorrow: Colour | None = None
    active_index: str | None = None
    index_names: Mapping[str, str] = field(default_factory=dict)
    index_periods: Mapping[str, Period] = field(default_factory=dict)
    windows_today: tuple[TariffWindow, ...] = ()
    windows_tomorrow: tuple[TariffWindow, ...] = ()
    next_change: datetime | None = None
    next_period: Period | None = None
    peak_announced: MobilePeak | None = None
    peak_running: MobilePeak | None = None
    may_hide_contract: bool = False
    former_contract: Contract | None = None
