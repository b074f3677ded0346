"""Every history as one type: intervals by their start in UTC, whole numbers of a unit, missing left out and never 0."""

from .clock import localise
from .errors import SeriesError
from .gaps import Gaps
from .hours import Hours, hourly
from .merge import Layer, Merged, Origin, Trust, merge
from .power import PowerRow, from_power
from .series import (
    Doubt,
    DoubtKind,
    Gap,
    GapReason,
    Interval,
    Parts,
    Quality,
    Quantity,
    Series,
    SeriesKey,
    Unit,
)
from .snapshots import from_snapshots
from .step import HOUR_S, Step

__all__ = [
    "HOUR_S",
    "Doubt",
    "DoubtKind",
    "Gap",
    "GapReason",
    "Gaps",
    "Hours",
    "Interval",
    "Layer",
    "Merged",
    "Origin",
    "Parts",
    "PowerRow",
    "Quality",
    "Quantity",
    "Series",
    "SeriesError",
    "SeriesKey",
    "Step",
    "Trust",
    "Unit",
    "from_power",
    "from_snapshots",
    "hourly",
    "localise",
    "merge",
]
