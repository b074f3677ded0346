"""The past seen by people: years to date, months, profiles, loads, what is known of each day.

Everything takes what `series.merge` gives (energy in Wh, or money in µEUR where it says so) and counts missing as missing.
"""

from .coverage import Coverage, DayCoverage, coverage
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
from .to_date import Side, ToDate, to_date

__all__ = [
    "LEVELS",
    "BaseLoad",
    "Cell",
    "Coverage",
    "DayCoverage",
    "DayTable",
    "Duration",
    "Month",
    "Peak",
    "Peaks",
    "Profile",
    "Side",
    "ToDate",
    "base_load",
    "coverage",
    "day_table",
    "load_duration",
    "months",
    "peaks",
    "profile",
    "subscribed",
    "to_date",
]
