"""The past seen by people: years to date, months, profiles, loads, what is known of each day.

Everything takes what `series.merge` gives (energy in Wh, or money in µEUR where it says so) and counts missing as missing.
"""

from .bars import Bars, bars, dated, dated_gaps, gathered, over_hours
from .charges import (
    Charges,
    PeriodBars,
    charges,
    charges_by_row,
    charges_gathered,
    standing_bars,
)
from .coverage import Coverage, DayCoverage, coverage, holes
from .daily import DayTable, day_table
from .load import (
    BaseLoad,
    Duration,
    Peak,
    Peaks,
    base_load,
    load_duration,
    peaks,
    subscribed,
)
from .months import Month, months
from .profile import LEVELS, Cell, Profile, profile
from .spans import Beside, Grain, before, edges
from .to_date import Side, ToDate, to_date

__all__ = [
    "LEVELS",
    "Bars",
    "BaseLoad",
    "Beside",
    "Cell",
    "Charges",
    "Coverage",
    "DayCoverage",
    "DayTable",
    "Duration",
    "Grain",
    "Month",
    "Peak",
    "Peaks",
    "PeriodBars",
    "Profile",
    "Side",
    "ToDate",
    "bars",
    "base_load",
    "before",
    "charges",
    "charges_by_row",
    "charges_gathered",
    "coverage",
    "dated",
    "dated_gaps",
    "day_table",
    "edges",
    "gathered",
    "holes",
    "load_duration",
    "months",
    "over_hours",
    "peaks",
    "profile",
    "standing_bars",
    "subscribed",
    "to_date",
]
