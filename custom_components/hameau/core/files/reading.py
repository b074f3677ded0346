"""What a file is, told by what is in it and never by its name, and read by the one who knows it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from ..errors import FileError
from .container import EMPTY_ZIP, ZIP, Container
from .content import FileContent, Finding, FindingKind, Layout
from .enedis_portal import is_portal, read_portal
from .enedis_r63 import is_r63, read_r63
from .enedis_sheets import is_days, is_intervals, read_days, read_intervals
from .grdf_sheets import is_grdf, read_grdf
from .grid import Grid
from .household import (
    is_household_days,
    is_household_gas,
    is_household_prices,
    read_household_days,
    read_household_gas,
    read_household_prices,
)
from .json_files import is_json, read_json
from .limits import Budget, Limits
from .market import is_market_xml, read_market_xml
from .strasbourg import (
    is_strasbourg,
    is_strasbourg_days,
    read_strasbourg,
    read_strasbourg_days,
)
from .suppliers import (
    is_edf,
    is_edf_days,
    is_octopus,
    read_edf,
    read_edf_days,
    read_octopus,
)
from .tempo_days import is_tempo_table, read_tempo_table
from .text import decode, grid_of
from .total_energies import is_total_energies, read_total_energies
from .workbook import sheets

PARIS: Final = ZoneInfo("Europe/Paris")

_WHOSE: Final = "Enedis, GRDF, EDF, Octopus, Strasbourg, TotalEnergies"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_UNREAD: Final = frozenset({"unknown_layout", "binary", "old_excel", "empty_file"})
"""What may lie in an archive beside the tables, and is passed over there."""

# The particular before the general: R63 has a stamp and a value as the portal's curves have, and Octopus has a "Consommation".
_TABLES: Final[
    tuple[tuple[Callable[[Grid], bool], Callable[[Grid, tzinfo], FileContent]], ...]
] = (
    (is_r63, read_r63),
    (is_grdf, read_grdf),
    (is_edf, read_edf),
    (is_edf_days, read_edf_days),
    (is_octopus, read_octopus),
    (is_strasbourg, read_strasbourg),
    (is_strasbourg_days, read_strasbourg_days),
    (is_household_gas, read_household_gas),
    (is_household_days, read_household_days),
    (is_household_prices, read_household_prices),
    (is_intervals, read_intervals),
    (is_portal, read_portal),
    (is_total_energies, read_total_energies),
    (is_days, read_days),
    (is_tempo_table, read_tempo_table),
)


def read(
    data: bytes, *, zone: tzinfo = PARIS, limits: Limits | None = None
) -> FileContent:
    """Read a file that people get of their electricity or gas: all of it, or FileError saying where it is wrong.

    `zone` is that of the meter, for stamps that do not say. See `Layout` for what is known.
    """
    limits = limits or Limits()
    if len(data) > limits.bytes:
        raise FileError("too_large", found=len(data), expected=str(limits.bytes))
    return _read(data, zone, Budget(limits), nested=False)


def _read(data: bytes, zone: tzinfo, budget: Budget, *, nested: bool) -> FileContent:
    """Read a file, or one within an archive."""
    if not data.strip():
        raise FileError("empty_file")
    if data.startswith(_OLD_EXCEL):
        raise FileError("old_excel", found="xls", expected="xlsx")
    if data.startswith((ZIP, EMPTY_ZIP)):
        container = Container(data, budget)
        if container.is_workbook:
            return _workbook(container, zone, budget.limits)
        if nested:
            raise FileError("nested_archive")
        return _archive(container, zone, budget)
    if len(data) > budget.limits.text:
        raise FileError("too_large", found=len(data), expected=str(budget.limits.text))
    text = decode(data)
    if is_json(text):
        if len(data) > budget.limits.json:
            raise FileError(
                "too_large", found=len(data), expected=str(budget.limits.json)
            )
        return read_json(text, zone)
    if is_market_xml(text):
        return read_market_xml(text, zone)
    grid = grid_of(text, budget.limits)
    content = _table(grid, zone)
    if content is None:
        raise _unknown(grid)
    return content


def _table(grid: Grid, zone: tzinfo) -> FileContent | None:
    """Read a table; None when nobody knows it."""
    for knows, reader in _TABLES:
        if knows(grid):
            return reader(grid, zone)
    return None


def _unknown(grid: Grid) -> FileError:
    """Say what stands where a heading should."""
    number, cells = grid.head[0] if grid.head else (None, [""])
    return grid.error("unknown_layout", number, None, ";".join(cells), _WHOSE)


def _workbook(book: Container, zone: tzinfo, limits: Limits) -> FileContent:
    """Read every sheet that is known: consumption and production may have one each."""
    contents: list[FileContent] = []
    unknown: FileError | None = None
    for grid in sheets(book, limits):
        content = _table(grid, zone)
        if content is not None:
            contents.append(content)
        elif grid.head:
            unknown = _unknown(grid)
    if not contents:
        raise unknown or FileError("empty_file", found="xlsx")
    return _together(contents, contents[0].layout)


def _archive(container: Container, zone: tzinfo, budget: Budget) -> FileContent:
    """Read every member that holds a table; what is no table (a notice, a picture) is passed over and named."""
    contents: list[FileContent] = []
    findings: list[Finding] = []
    for name in container.names:
        if name.startswith("__MACOSX/"):
            continue
        if (size := container.size(name)) > budget.limits.text:
            most = str(budget.limits.text)
            raise FileError("too_large", member=name, found=size, expected=most)
        try:
            content = _read(container.read(name), zone, budget, nested=True)
        except FileError as err:
            if err.key not in _UNREAD:
                raise err.inside(name) from None
            findings.append(Finding(FindingKind.IGNORED, name[:80]))
            continue
        points = tuple(replace(point, member=name) for point in content.points)
        contents.append(replace(content, points=points))
    if not contents:
        found = ", ".join(container.names[:5])
        raise FileError("unknown_layout", found=found, expected="CSV, XLSX, JSON")
    together = _together(contents, Layout.ARCHIVE)
    return replace(together, findings=(*together.findings, *findings))


def _together(contents: list[FileContent], layout: Layout) -> FileContent:
    """Several contents as one."""
    return FileContent(
        layout=layout,
        points=tuple(point for content in contents for point in content.points),
        prices=tuple(price for content in contents for price in content.prices),
        quotes=tuple(quote for content in contents for quote in content.quotes),
        colours=dict(day for content in contents for day in content.colours.items()),
        findings=tuple(found for content in contents for found in content.findings),
    )
