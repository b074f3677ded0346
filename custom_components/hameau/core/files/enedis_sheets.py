"""What Enedis' portal gives out since late 2024: workbooks of days, and of half-hours with a beginning and an end.

sources.md §c4, 3 to 5 and 7. The same tables come as CSV: from other people's tools, and from spreadsheets.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta, tzinfo
from fractions import Fraction
import re
from typing import Final

from ..series import Gap, GapReason, Parts, PowerRow, Quantity, Step
from ..series.daily import DayRow
from ..series.power import from_power
from .content import FileContent, FindingKind, Layout, Measure
from .grid import VALUES, Grid, Header, Number, Row, fold, unit_in
from .points import Point, Points, instants_of, quantity_of, with_doubts

_POINT: Final = "point reference mesure"
_DIGITS: Final = re.compile(r"(?<!\w)[\dxX*]{14}(?!\w)", re.ASCII)
_KIND: Final = "type de comptage"
_ENERGIES: Final = {"kwh": 1000, "wh": 1}
_UNITS: Final = {"kw": 1000, "w": 1, **_ENERGIES}


type _Row = tuple[int, datetime, datetime, Number | None]


def is_intervals(grid: Grid) -> bool:
    """Whether it has a table with a beginning, an end and a value."""
    return _interval_header(grid) is not None


def is_days(grid: Grid) -> bool:
    """Whether it has a table of days."""
    return _day_header(grid) is not None


def read_intervals(grid: Grid, zone: tzinfo) -> FileContent:
    """Read mean powers with the beginning and the end of their step. Raises FileError."""
    header = _interval_header(grid)
    assert header is not None  # is_intervals said so
    points = Points(zone)
    point = points.at(_point_of(grid))
    value = grid.value_column(header, _UNITS)
    quantity = _direction(grid, point, header.names[value])
    unit = _unit(grid, header, value, _UNITS)
    factor = _UNITS[unit]
    rows = [
        (row[0], begin, end, watts)
        for row in grid.below(header)
        for begin, end, watts in _interval(grid, header, row, value, factor, point)
    ]
    measure = Measure(quantity)
    if rows:
        point.read[measure] = _curve(grid, rows, point, energies=unit in _ENERGIES)
    layout = Layout.ENEDIS_INTERVALS
    return FileContent(layout=layout, points=points.contents(layout))


def read_days(grid: Grid, zone: tzinfo) -> FileContent:
    """Read energies of civil days. Raises FileError."""
    header = _day_header(grid)
    assert header is not None  # is_days said so
    units = (*_ENERGIES, "kw")
    day, value = header.at("date"), grid.value_column(header, units)
    points = Points(zone)
    point = points.at(_point_of(grid))
    quantity = _direction(grid, point, header.names[value])
    unit = _unit(grid, header, value, units)
    # Seen: "(en kW)" above days of kWh. A day has no other meaning of a power that anyone would export.
    if unit == "kw":
        point.find(FindingKind.UNIT_ASSUMED, "kWh")
    factor = 1000 if unit.startswith("k") else 1
    found = point.days.setdefault(Measure(quantity), [])
    for row in grid.below(header):
        cells = row[1]
        text = cells[day].strip() if day < len(cells) else ""
        try:
            date = grid.day(text)
        except ValueError as err:
            if any(cell.strip() for cell in cells[value : value + 1]):
                raise grid.error("bad_date", row[0], day, text, "18/03/2024") from err
            point.find(FindingKind.IGNORED, " ".join(cells).strip()[:80])
            continue
        found.append(DayRow(date, grid.number(row, value, factor)))
    layout = Layout.ENEDIS_DAILY
    return FileContent(layout=layout, points=points.contents(layout))


def _interval_header(grid: Grid) -> Header | None:
    """The heading of a table of intervals."""
    for name in VALUES:
        if header := grid.find("debut", "fin", name):
            return header
    return None


def _day_header(grid: Grid) -> Header | None:
    """The heading of a table of days: `Date` and, beside it, an energy; with a time of day it would be none."""
    for number, cells in grid.head:
        header = Header(number, cells)
        dated = "date" in header.names and not header.has("heure")
        if dated and any(map(header.has, VALUES)):
            return header
    return None


def _interval(
    grid: Grid, header: Header, row: Row, value: int, factor: int, point: Point
) -> Iterable[tuple[datetime, datetime, Number | None]]:
    """The interval a row holds: one, or none when it has only words."""
    begins, ends = header.at("debut"), header.at("fin")
    cells = row[1]
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2:
        point.find(FindingKind.IGNORED, " ".join(filled)[:80])
        return
    example = "18/03/2024 00:30:00"
    begin = grid.read(grid.stamp, row, begins, example, "bad_date")
    end = grid.read(grid.stamp, row, ends, example, "bad_date")
    if begin is None or end is None:
        column = begins if begin is None else ends
        raise grid.error("bad_date", row[0], column, "", example)
    yield begin, end, grid.number(row, value, factor)


def _curve(grid: Grid, rows: list[_Row], point: Point, *, energies: bool) -> Parts:
    """Turn rows into Wh. A naive beginning is told by order in October; the end only says how long the step is."""
    zone = point.zone
    naive = [begin for _, begin, _, _ in rows if begin.tzinfo is None]
    found, doubts = instants_of(naive, zone)
    local = iter(found)
    powers: list[PowerRow] = []
    for number, begin, end, watts in rows:
        start = next(local) if begin.tzinfo is None else int(begin.timestamp())
        if start is None:
            continue
        seconds = _lasting(start, begin, end, zone)
        if not seconds:
            span = f"{begin} – {end}"
            raise grid.error("bad_interval", number, None, span, "00:30:00")
        mean: Number | Fraction | None = watts
        if energies and watts is not None:
            mean = Fraction(watts) * 3600 / seconds
        powers.append(PowerRow(start + seconds, mean, step_s=seconds))
    parts = with_doubts(from_power(powers, zone), doubts)
    return _last_step(parts, zone, point)


def _lasting(start: int, begin: datetime, end: datetime, zone: tzinfo) -> int:
    """How long a step is that begins there: the shortest a meter has among what its end can mean, 0 for none at all.

    In October an end may be one of two moments, or be written as if the clock went on (02:30 to 03:00).
    """
    if end.tzinfo is None:
        first = end.replace(tzinfo=zone)
        ends = [int(first.timestamp()), int(first.replace(fold=1).timestamp())]
        by_clock = end - begin.replace(tzinfo=None)
        ends.append(start + int(by_clock.total_seconds()))
    else:
        ends = [int(end.timestamp())]
    lengths = sorted(e - start for e in ends if e > start)
    return next((s for s in lengths if Step.lasting(s)), max(lengths, default=0))


def _last_step(parts: Parts, zone: tzinfo, point: Point) -> Parts:
    """Say that the span's last step is not there: the portal leaves it out of every such file."""
    last = max((series.last for series in parts.series), default=None)
    if last is None:
        return parts
    step = next(s.step.seconds or 0 for s in parts.series if s.last == last)
    local = datetime.fromtimestamp(last, zone) + timedelta(seconds=step)
    if Step.DAY.floor(last + step, zone) != last + step or local.time().hour:
        return parts
    point.find(FindingKind.LAST_STEP_MISSING)
    gap = Gap(last, last + step, GapReason.LAST_STEP)
    return Parts(series=parts.series, gaps=(*parts.gaps, gap), doubts=parts.doubts)


def _point_of(grid: Grid) -> str | None:
    """The PRM beside its label, or in a line of text."""
    beside = grid.beside(_POINT).replace(" ", "")
    if beside:
        return beside
    for _, cells in grid.head[:30]:
        if match := _DIGITS.search(" ".join(cells)):
            return match[0]
    return None


def _direction(grid: Grid, point: Point, column: str) -> Quantity:
    """Consumption or production: by the sheet's name, its "type de comptage", the column, or assumed."""
    for words in (fold(grid.sheet), fold(grid.beside(_KIND)), column):
        if quantity := quantity_of(words):
            return quantity
    point.find(FindingKind.DIRECTION_ASSUMED)
    return Quantity.IMPORT


def _unit(grid: Grid, header: Header, column: int, known: Collection[str]) -> str:
    """The unit a column's name gives. Raises FileError for none, or another: a guess would be wrong by a thousand."""
    unit = unit_in(header.names[column])
    if unit not in known:
        cell = header.cells[column]
        raise grid.error("wrong_unit", header.number, column, cell, ", ".join(known))
    return unit
