"""Readers of the files people can download of their electricity and gas: bytes to series, all or nothing.

Recognised by content, never by name. What each kind looks like, and what is odd in it: sources.md §c4, §d.
"""

from typing import Final

from .content import (
    CalendarPeriod,
    FileContent,
    Finding,
    FindingKind,
    Layout,
    Measure,
    MonthPrices,
    PointContent,
    Quotes,
)
from .limits import Limits
from .reading import PARIS, read

ERROR_KEYS: Final = frozenset(
    {
        "bad_date",
        "bad_direction",
        "bad_interval",
        "bad_json",
        "bad_number",
        "bad_step",
        "binary",
        "damaged",
        "empty_file",
        "encrypted",
        "entities",
        "expands_too_much",
        "missing_column",
        "nested_archive",
        "old_excel",
        "too_large",
        "too_many_members",
        "too_many_points",
        "too_many_rows",
        "unknown_layout",
        "wrong_unit",
    }
)
"""Every key a FileError of these readers can have."""

__all__ = [
    "ERROR_KEYS",
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
    "Quotes",
    "read",
]
