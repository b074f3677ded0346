"""What a file turned out to hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from ..series import Parts, Quantity
from ..tic.tariff import Colour


class Layout(StrEnum):
    """Which kind of file it is."""

    ENEDIS_CURVE = "enedis_curve"
    """CSV "Courbe de charge": mean W, end stamps with their offset."""
    ENEDIS_INDEX = "enedis_index"
    """CSV "Index": a snapshot a day of every register, and what the registers were for."""
    ENEDIS_MAX_POWER = "enedis_max_power"
    """CSV "Puissance maximale quotidienne"."""
    ENEDIS_DAILY = "enedis_daily"
    """XLSX or CSV, kWh or Wh of civil days."""
    ENEDIS_INTERVALS = "enedis_intervals"
    """XLSX "Consommation Horaire" or CSV with a beginning, an end and a mean kW in each row."""
    ENEDIS_R63 = "enedis_r63"
    """The flow R63 for professionals: its point, step and plausibility in each row."""
    ENEDIS_JSON = "enedis_json"
    """What Conso API or MyElectricalData answered."""
    EDF_POWERS = "edf_powers"
    """EDF's "puissances atteintes" of 30 minutes."""
    EDF_DAILY = "edf_daily"
    """EDF's "ma consommation" by day."""
    OCTOPUS_DAILY = "octopus_daily"
    """Octopus Energy France, days with peak and off-peak."""
    TOTAL_ENERGIES = "total_energies"
    """TotalEnergies' half-hours."""
    STRASBOURG_CURVE = "strasbourg_curve"
    """Strasbourg Électricité Réseaux' load curve."""
    STRASBOURG_DAILY = "strasbourg_daily"
    """Électricité de Strasbourg's days, with the index of each register."""
    GRDF_DAILY = "grdf_daily"
    GRDF_WEEKLY = "grdf_weekly"
    GRDF_MONTHLY = "grdf_monthly"
    GRDF_JSON = "grdf_json"
    """The answer of GRDF's own site: informative or published readings."""
    GRDF_ADICT = "grdf_adict"
    """GRDF ADICT, one JSON object in each line."""
    HOUSEHOLD_DAYS = "household_days"
    """A household's own table: `horodatage,value` in kWh a day."""
    HOUSEHOLD_GAS = "household_gas"
    """A household's own table of gas days: volume, energy, coefficient."""
    HOUSEHOLD_PRICES = "household_prices"
    """A household's own table of monthly prices."""
    MARKET_PRICES = "market_prices"
    """Day-ahead prices, as energy-charts, Nord Pool or ENTSO-E tell them."""
    TEMPO_DAYS = "tempo_days"
    """Tempo's colours."""
    ARCHIVE = "archive"
    """A ZIP of several of these."""


class FindingKind(StrEnum):
    """Something about the whole that a person should know before taking it."""

    NO_VALUES = "no_values"
    """There are headings, and nothing under them."""
    DIRECTION_ASSUMED = "direction_assumed"
    """It does not say whether it is consumption or production: taken for consumption."""
    ENERGY_ASSUMED = "energy_assumed"
    """Nothing says whether it is electricity or gas: the point it is given to tells; until then it is shown as electricity."""
    UNIT_ASSUMED = "unit_assumed"
    """It does not say the unit, or says it wrongly; `detail` is what was taken."""
    STAMPS_ASSUMED = "stamps_assumed"
    """It does not say whether stamps begin or end a step; `detail` is what was taken."""
    STARTS_EARLIER = "starts_earlier"
    """The heading's dates are earlier than the data; `detail` is the heading's."""
    LAST_STEP_MISSING = "last_step_missing"
    """The export ends one step early, as all of this kind do."""
    TOTAL_SUMMED = "total_summed"
    """There is no total: the registers were summed; `detail` tells the distributor's (D) from the supplier's (F)."""
    SNAPSHOT_HOUR = "snapshot_hour"
    """The index was taken at an hour where no day begins; `detail` is the hour. The days are estimates."""
    UNKNOWN_PERIOD = "unknown_period"
    """For some time the registers were not named (INCONNU)."""
    NEW_YEAR_WEEK = "new_year_week"
    """The week of New Year comes in two rows, the first under the name of the whole week."""
    EDGE_MONTHS = "edge_months"
    """The first and the last month may be known in part only."""
    OFF_GRID = "off_grid"
    """Rows between the steps were left out; `detail` is how many."""
    IGNORED = "ignored"
    """A row or an archive's file that holds no values was passed over; `detail` names it."""


class Finding(NamedTuple):
    """One such thing."""

    kind: FindingKind
    detail: str = ""


class Measure(NamedTuple):
    """What is counted, and in which register ("" is the total)."""

    quantity: Quantity
    register: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriod:
    """From when to when (epoch seconds; no end while it lasts) which registers counted what.

    `supplier` and `distributor` name the calendars, `labels` what each register counts, by register.
    """

    start: int
    end: int | None
    supplier: str = ""
    distributor: str = ""
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class PointContent:
    """What a file holds of one point of delivery.

    `point` is the PRM or PCE as it stands there, which may be masked, or None. `labels` name the registers as they were
    last. `coefficients` are Wh per m³ by the start of their gas day, `moments` when a day's highest power was, by the start
    of the day. `member` is the name within an archive.
    """

    layout: Layout
    point: str | None
    parts: Mapping[Measure, Parts]
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    calendar: tuple[CalendarPeriod, ...] = ()
    coefficients: Mapping[int, int] = field(
        default_factory=lambda: MappingProxyType({})
    )
    moments: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    as_gas: Mapping[Measure, Parts] | None = None
    """The same rows taken for gas, where nothing says which energy they are of."""
    findings: tuple[Finding, ...] = ()
    member: str = ""


class MonthPrices(NamedTuple):
    """A household's prices of a month, by the column's name: µ€ for a month's standing charge, µ€/kWh, or µ of a ratio."""

    month: date
    prices: Mapping[str, int]


class Quotes(NamedTuple):
    """Day-ahead prices of a bidding zone, in µEUR/kWh; "" where the file does not say of which."""

    area: str
    parts: Parts


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """A file, read: all of it, or none."""

    layout: Layout
    points: tuple[PointContent, ...] = ()
    prices: tuple[MonthPrices, ...] = ()
    quotes: tuple[Quotes, ...] = ()
    colours: Mapping[date, Colour] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
