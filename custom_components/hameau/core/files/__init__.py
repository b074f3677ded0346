"""Readers of the files people can download of their electricity and gas: bytes to series, all or nothing.

Recognised by content, never by name. What each kind looks like, and what is odd in it: sources.md §c4, §d.
"""

from .content import (
    CalendarPeriod,
    FileContent,
    Finding,
    FindingKind,
    Layout,
    Measure,
    MonthPrices,
    PointContent,
)
from .limits import Limits
from .reading import PARIS, read

__all__ = [
    "PARIS",
    "CalendarPeriod",
    "FileContent",
    "Finding",
    "FindingKind",
    "Layout",
    "Limits",
    "Measure",
    "MonthPrices",
    "PointContent",
    "read",
]
