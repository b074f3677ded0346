"""What suppliers and local distributors give out themselves (sources.md §c4, 8).

EDF: a line with the date, then `HH:MM:SS;W;Réelle` lines running backwards, each the end of its half-hour; 00:00 is the day's
own end. Its days come in whole kWh. Octopus: days with peak and off-peak.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo
import re
from typing import Final

from ..series import PowerRow, Quality, Quantity
from ..series.daily import DayRow
from ..series.step import Step
from .content import FileContent, Finding, FindingKind, Layout, Measure
from .grid import Grid, Header, Number, Row, fold
from .points import Point, Points, instants_of

CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
"""A time of day."""
_ESTIMATED: Final = "estim"
"""Also in Strasbourg's "evt estimée"."""
_GRID_S: Final = 1800
"""EDF gives half-hours; what stands between (10:43:02) is the moment of some other reading, and no step."""
_OCTOPUS: Final = ("periode de consommation", "consommation (kwh)")
_EDF_DAY: Final = "date de consommation"
_COLUMNS: Final = {
    Measure(Quantity.IMPORT): ("consommation (kwh)", 1000),
    Measure(Quantity.IMPORT, "HP"): ("consommation hp (kwh)", 1000),
    Measure(Quantity.IMPORT, "HC"): ("consommation hc (kwh)", 1000),
}
"""The columns of what is told of a day, and how many Wh or litres one is."""
_GAS_COLUMNS: Final = {
    Measure(Quantity.GAS_ENERGY): ("consommation (kwh)", 1000),
    Measure(Quantity.GAS_VOLUME): ("consommation (m3)", 1000),
}
_EDF_MONTH: Final = re.compile(r"(?:annee |\d\d/)\d{4}", re.ASCII)
"""In EDF's months, which are headed as Octopus' days are; their years are sums of them."""
_GAS: Final = re.compile(r"\bgaz\b|\bpce\b|\bm3\b")
_ELECTRICITY: Final = re.compile(
    r"\belec|\bpdl\b|\bprm\b|\blinky\b|\bh[pc]\b|\bheures? "
)


def is_edf(grid: Grid) -> bool:
    """Whether it has EDF's heading of powers."""
    return any(
        any("puissance atteinte (w)" in fold(cell) for cell in cells)
        for _, cells in grid.head
    )


def is_octopus(grid: Grid) -> bool:
    """Whether it has Octopus' heading of days, and no months below."""
    return grid.find(*_OCTOPUS) is not None and not any(
        _EDF_MONTH.fullmatch(fold(cells[0])) for _, cells in grid.head
    )


def is_edf_days(grid: Grid) -> bool:
    """Whether it has EDF's heading of days, in kWh or m³."""
    return any(grid.find(_EDF_DAY, name) for name, _ in _GAS_COLUMNS.values())


def read_edf(grid: Grid, zone: tzinfo) -> FileContent:
    """Read EDF's half-hours. Raises FileError."""
    points = Points(zone)
    point = points.at(None)
    stamps: list[datetime] = []
    values: list[tuple[Number | None, Quality]] = []
    header = next(
        number
        for number, cells in grid.head
        if any("puissance atteinte (w)" in fold(cell) for cell in cells)
    )
    day: datetime | None = None
    odd = 0
    for row in grid.rows():
        if row[0] <= header:
            continue
        first = row[1][0].strip()
        clock = CLOCK.fullmatch(first)
        if clock is None:
            date = grid.read(grid.day, row, 0, "30/01/2026", "bad_date")
            day = None if date is None else datetime.combine(date, time())
            continue
        if day is None:
            raise grid.error("bad_date", row[0], 0, first, "30/01/2026")
        hour, minute, second = (int(part or 0) for part in clock.groups())
        seconds = hour * 3600 + minute * 60 + second
        if seconds % _GRID_S:
            odd += 1
            continue
        stamps.append(day + timedelta(seconds=seconds or 86_400))
        values.append((grid.number(row, 1), nature_of(row, 2)))
    if odd:
        point.find(FindingKind.OFF_GRID, str(odd))
    _end_stamped(point, stamps, values)
    layout = Layout.EDF_POWERS
    return FileContent(layout=layout, points=points.contents(layout))


def read_octopus(grid: Grid, zone: tzinfo) -> FileContent:
    """Read Octopus' days: the total, and peak (HP) and off-peak (HC) as registers. Raises FileError."""
    header = grid.find(*_OCTOPUS)
    assert header is not None  # is_octopus said so
    return _days(grid, header, grid.below(header), zone, Layout.OCTOPUS_DAILY, _COLUMNS)


def read_edf_days(grid: Grid, zone: tzinfo) -> FileContent:
    """Read EDF's days, in kWh or m³: of electricity, or of gas where the file says so. Raises FileError.

    Both have the same title and the same columns, and often nothing tells them apart. Then the rows are read as both, which
    is a finding: the point they are given to tells what they are.
    """
    header = grid.find(_EDF_DAY)
    assert header is not None  # is_edf_days said so
    above = [*header.names, *(fold(" ".join(cells)) for at, cells in grid.head if at < header.number)]  # fmt: skip
    rows = list(grid.below(header))
    layout = Layout.EDF_DAILY
    if any(_GAS.search(text) for text in above):
        return _days(grid, header, rows, zone, layout, _GAS_COLUMNS)
    content = _days(grid, header, rows, zone, layout, _COLUMNS)
    if any(_ELECTRICITY.search(text) for text in above):
        return content
    (only,) = content.points
    (gas,) = _days(grid, header, rows, zone, layout, _GAS_COLUMNS).points
    findings = (*only.findings, Finding(FindingKind.ENERGY_ASSUMED))
    told = replace(only, as_gas=gas.parts, findings=findings)
    return replace(content, points=(told,))


def _days(
    grid: Grid,
    header: Header,
    rows: Iterable[Row],
    zone: tzinfo,
    layout: Layout,
    wanted: Mapping[Measure, tuple[str, int]],
) -> FileContent:
    """Read a supplier's days: a date, what was consumed, perhaps by register, and whether it is an estimate."""
    points = Points(zone)
    point = points.at(None)
    if wanted is _GAS_COLUMNS:
        point.day_step = Step.GAS_DAY
    nature = header.at("nature") if header.has("nature") else -1
    columns = {
        measure: (header.at(name), factor)
        for measure, (name, factor) in wanted.items()
        if header.has(name)
    }
    for row in rows:
        day = grid.read(grid.day, row, 0, "01/07/2026", "bad_date")
        if day is None:
            raise grid.error("bad_date", row[0], 0, "", "01/07/2026")
        quality = nature_of(row, nature)
        for measure, (column, factor) in columns.items():
            value = grid.number(row, column, factor)
            point.days.setdefault(measure, []).append(DayRow(day, value, quality))
    point.labels = {
        measure.register: measure.register for measure in columns if measure.register
    }
    return FileContent(layout=layout, points=points.contents(layout))


def _end_stamped(
    point: Point, stamps: list[datetime], values: list[tuple[Number | None, Quality]]
) -> None:
    """Give a point end-stamped powers of consumption."""
    measure = Measure(Quantity.IMPORT)
    ends, doubts = instants_of(stamps, point.zone)
    point.doubts[measure] = doubts
    point.powers[measure] = [
        PowerRow(end, watts, quality)
        for end, (watts, quality) in zip(ends, values, strict=True)
        if end is not None
    ]


def nature_of(row: Row, column: int) -> Quality:
    """Measured, unless the row says "Estimée" or "evt estimée"."""
    cells = row[1]
    said = fold(cells[column]) if 0 <= column < len(cells) else ""
    return Quality.ESTIMATED if _ESTIMATED in said else Quality.MEASURED
