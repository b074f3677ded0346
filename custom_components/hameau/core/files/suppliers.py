"""What suppliers and local distributors give out themselves (sources.md §c4, 8).

EDF: a line with the date, then `HH:MM:SS;W;Réelle` lines running backwards, each the end of its half-hour; 00:00 is the day's
own end. Its days come in whole kWh. Octopus: days with peak and off-peak. Strasbourg Électricité Réseaux: a row for each half-hour.
"""

from datetime import datetime, time, timedelta, tzinfo
from itertools import pairwise
import re
from typing import Final

from ..series import PowerRow, Quality, Quantity
from ..series.daily import DayRow
from ..series.step import Step
from .content import FileContent, FindingKind, Layout, Measure
from .grid import Grid, Header, Number, Row, fold
from .points import Point, Points, instants_of

_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_ESTIMATED: Final = "estim"
_GRID_S: Final = 1800
"""EDF gives half-hours; what stands between (10:43:02) is the moment of some other reading, and no step."""
_OCTOPUS: Final = ("periode de consommation", "consommation (kwh)")
_EDF_DAYS: Final = ("date de consommation", "consommation (kwh)")
_EDF_MONTH: Final = re.compile(r"(?:annee |\d\d/)\d{4}", re.ASCII)
"""In EDF's months, which are headed as Octopus' days are; their years are sums of them."""
_GAS: Final = re.compile(r"\bgaz\b|\bpce\b|\bm3\b")
_STRASBOURG: Final = ("date", "heure", "calendrier", "poste", "puissance")


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
    """Whether it has EDF's heading of days."""
    return grid.find(*_EDF_DAYS) is not None


def is_strasbourg(grid: Grid) -> bool:
    """Whether it has Strasbourg's heading."""
    return grid.find(*_STRASBOURG) is not None


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
        clock = _CLOCK.fullmatch(first)
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
        values.append((grid.number(row, 1), _nature(row, 2)))
    if odd:
        point.find(FindingKind.OFF_GRID, str(odd))
    _end_stamped(point, stamps, values)
    layout = Layout.EDF_POWERS
    return FileContent(layout=layout, points=points.contents(layout))


def read_octopus(grid: Grid, zone: tzinfo) -> FileContent:
    """Read Octopus' days: the total, and peak (HP) and off-peak (HC) as registers. Raises FileError."""
    header = grid.find(*_OCTOPUS)
    assert header is not None  # is_octopus said so
    return _days(grid, header, zone, Layout.OCTOPUS_DAILY)


def read_edf_days(grid: Grid, zone: tzinfo) -> FileContent:
    """Read EDF's days, in whole kWh: of electricity, or of gas where the file names it. Raises FileError."""
    header = grid.find(*_EDF_DAYS)
    assert header is not None  # is_edf_days said so
    above = [*header.names, *(fold(" ".join(cells)) for at, cells in grid.head if at < header.number)]  # fmt: skip
    quantity = Quantity.IMPORT
    if any(_GAS.search(text) for text in above):
        quantity = Quantity.GAS_ENERGY
    return _days(grid, header, zone, Layout.EDF_DAILY, quantity)


def _days(
    grid: Grid,
    header: Header,
    zone: tzinfo,
    layout: Layout,
    quantity: Quantity = Quantity.IMPORT,
) -> FileContent:
    """Read a supplier's days: a date, what was consumed, perhaps by register, and whether it is an estimate."""
    points = Points(zone)
    point = points.at(None)
    if quantity is Quantity.GAS_ENERGY:
        point.day_step = Step.GAS_DAY
    nature = header.at("nature") if header.has("nature") else -1
    columns = {
        Measure(quantity, register): header.at(name)
        for register, name in (
            ("", "consommation (kwh)"),
            ("HP", "consommation hp (kwh)"),
            ("HC", "consommation hc (kwh)"),
        )
        if header.has(name)
    }
    for row in grid.below(header):
        day = grid.read(grid.day, row, 0, "01/07/2026", "bad_date")
        if day is None:
            raise grid.error("bad_date", row[0], 0, "", "01/07/2026")
        quality = _nature(row, nature)
        for measure, column in columns.items():
            value = grid.number(row, column, 1000)
            point.days.setdefault(measure, []).append(DayRow(day, value, quality))
    point.labels = {
        measure.register: measure.register for measure in columns if measure.register
    }
    return FileContent(layout=layout, points=points.contents(layout))


def read_strasbourg(grid: Grid, zone: tzinfo) -> FileContent:
    """Read Strasbourg's half-hours. Raises FileError.

    Nothing public says whether its stamps begin or end a step. A day of its export begins at 00:00 with the day's own date,
    as only a beginning does: they are read so, and that is a finding.
    """
    header = grid.find(*_STRASBOURG)
    assert header is not None  # is_strasbourg said so
    points = Points(zone)
    point = points.at(None)
    stamps: list[datetime] = []
    values: list[tuple[Number | None, Quality]] = []
    columns = [header.at(name) for name in ("date", "heure", "puissance")]
    for row in grid.below(header):
        stamps.append(_day_and_clock(grid, header, row))
        values.append((grid.number(row, columns[2]), Quality.MEASURED))
    point.find(FindingKind.STAMPS_ASSUMED, "start")
    starts, doubts = instants_of(stamps, zone)
    measure = Measure(Quantity.IMPORT)
    point.doubts[measure] = doubts
    known = sorted({start for start in starts if start is not None})
    step = min((b - a for a, b in pairwise(known)), default=1800)
    point.powers[measure] = [
        PowerRow(start + step, watts, quality, step)
        for start, (watts, quality) in zip(starts, values, strict=True)
        if start is not None
    ]
    layout = Layout.STRASBOURG_CURVE
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


def _day_and_clock(grid: Grid, header: Header, row: Row) -> datetime:
    """The stamp of a row with a date and a time of day."""
    day_column, clock_column = header.at("date"), header.at("heure")
    day = grid.read(grid.day, row, day_column, "01/01/2024", "bad_date")
    if day is None:
        raise grid.error("bad_date", row[0], day_column, "", "01/01/2024")
    text = row[1][clock_column].strip() if clock_column < len(row[1]) else ""
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        raise grid.error("bad_date", row[0], clock_column, text, "00:30:00")
    hour, minute, second = (int(part or 0) for part in clock.groups())
    return datetime.combine(day, time()) + timedelta(
        hours=hour, minutes=minute, seconds=second
    )


def _nature(row: Row, column: int) -> Quality:
    """Measured, unless the row says "Estimée"."""
    cells = row[1]
    said = fold(cells[column]) if 0 <= column < len(cells) else ""
    return Quality.ESTIMATED if said.startswith(_ESTIMATED) else Quality.MEASURED
