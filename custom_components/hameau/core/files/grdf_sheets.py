"""The workbook GRDF's site exports, by day, week or month (sources.md §d3).

The heading is where `Date de relevé` stands: row 8, 9 or 10. A week is `Du … au …`; the week of New Year comes in two rows.
Their labels deceive: the first has the dates of the whole week but only the days up to 31 December (in the genuine export:
57 m³, the 14 + 14 + 13 + 16 of 28 to 31 December; the second row has the 18 + 14 + 10 of January). Both are added.
"""

from datetime import date, timedelta, tzinfo
from itertools import pairwise
import re
from typing import Final

from .content import FileContent, FindingKind, Layout
from .gas import Reading, hand_over, quality_of
from .grid import Grid, Header, Row, day_of, fold, unit_in
from .points import Point, Points

_WEEK: Final = re.compile(r"du (\d{2}/\d{2}/\d{4}) au (\d{2}/\d{2}/\d{4})")
_MONTH: Final = re.compile(r"([a-z]+) (\d{4})")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        [
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
        ],
        start=1,
    )
}
_ONE_DAY: Final = timedelta(days=1)
_EXPORTED: Final = re.compile(r"export du (\d{2}/\d{2}/\d{4})")
_EXAMPLE: Final = "24/11/2020, Du 24/11/2020 au 29/11/2020, Novembre 2020"


def is_grdf(grid: Grid) -> bool:
    """Whether it has GRDF's heading."""
    return grid.find("date de releve", "volume", "energie") is not None


def read_grdf(grid: Grid, zone: tzinfo) -> FileContent:
    """Read days, weeks or months. Raises FileError."""
    header = grid.find("date de releve", "volume", "energie")
    assert header is not None  # is_grdf said so
    _check_units(grid, header)
    points = Points(zone)
    named = next(
        (n for n, name in enumerate(header.names) if "pce" in name.split()), -1
    )
    alone = grid.beside("n° pce") or grid.beside("no pce")
    point = points.at(alone or None) if named < 0 else None
    found: dict[int, tuple[Point, Layout, list[Reading]]] = {}
    for row in grid.below(header):
        if named >= 0 and (name := "".join(row[1][named : named + 1]).strip()):
            point = points.at(name)
        span = _span(grid, header, row, point)
        if span is None or point is None:
            continue
        layout, first, last = span
        _, _, readings = found.setdefault(id(point), (point, layout, []))
        readings.append(_reading(grid, header, row, first, last))
    for point, layout, readings in found.values():
        _hand_over(grid, point, layout, readings)
    layout = next((layout for _, layout, _ in found.values()), Layout.GRDF_DAILY)
    return FileContent(layout=layout, points=points.contents(layout))


def _hand_over(
    grid: Grid, point: Point, layout: Layout, readings: list[Reading]
) -> None:
    """Give a point its readings, weeks and months put right first."""
    if layout is Layout.GRDF_WEEKLY:
        readings = _new_year(readings, point)
    elif layout is Layout.GRDF_MONTHLY:
        readings = _edges(readings, _exported(grid), point)
    hand_over(point, readings)


def _check_units(grid: Grid, header: Header) -> None:
    """Raise FileError for another unit than GRDF's own."""
    for name, unit in (("volume", "m3"), ("energie", "kwh")):
        column = header.at(name)
        if unit_in(header.names[column]) not in ("", unit):
            said = header.cells[column]
            raise grid.error("wrong_unit", header.number, column, said, unit)


def _span(
    grid: Grid, header: Header, row: Row, point: Point | None
) -> tuple[Layout, date, date] | None:
    """The days a row is of, the last not included; None when it has only words."""
    number, cells = row
    column = header.at("date de releve")
    text = cells[column].strip() if column < len(cells) else ""
    said = fold(text)
    try:
        if match := _WEEK.fullmatch(said):
            return Layout.GRDF_WEEKLY, day_of(match[1]), day_of(match[2]) + _ONE_DAY
        if (match := _MONTH.fullmatch(said)) and match[1] in _MONTHS:
            first = date(int(match[2]), _MONTHS[match[1]], 1)
            return Layout.GRDF_MONTHLY, first, _next_month(first)
        day = grid.day(text)
    except ValueError as err:
        values = [header.at(name) for name in ("volume", "energie")]
        if any(cells[place].strip() for place in values if place < len(cells)):
            raise grid.error("bad_date", number, column, text, _EXAMPLE) from err
        if point is not None:
            point.find(FindingKind.IGNORED, " ".join(cells).strip()[:80])
        return None
    return Layout.GRDF_DAILY, day, day + _ONE_DAY


def _reading(grid: Grid, header: Header, row: Row, first: date, last: date) -> Reading:
    """What a row says of those days."""
    words = ""
    if header.has("qualification"):
        column = header.at("qualification")
        words = row[1][column] if column < len(row[1]) else ""
    quality = quality_of(words)
    if quality is None:
        return Reading(first, last, None, None)
    coefficient = (
        grid.number(row, header.at("coefficient"))
        if header.has("coefficient")
        else None
    )
    return Reading(
        first,
        last,
        grid.number(row, header.at("volume")),
        grid.number(row, header.at("energie")),
        quality,
        coefficient,
    )


def _new_year(readings: list[Reading], point: Point) -> list[Reading]:
    """End the first row of New Year's week where its second begins, whatever its label says."""
    ordered = sorted(readings, key=lambda reading: (reading.first, reading.last))
    mended = list(ordered)
    for place, (one, two) in enumerate(pairwise(ordered)):
        new_year = (two.first.month, two.first.day) == (1, 1)
        if new_year and one.first < two.first < one.last == two.last:
            mended[place] = one._replace(last=two.first)
            point.find(FindingKind.NEW_YEAR_WEEK, two.first.isoformat())
    return mended


def _edges(
    readings: list[Reading], exported: date | None, point: Point
) -> list[Reading]:
    """The month of the export ends with it; of the first nothing says where it begins."""
    point.find(FindingKind.EDGE_MONTHS)
    return [
        reading._replace(last=exported)
        if exported and reading.first < exported < reading.last
        else reading
        for reading in readings
    ]


def _exported(grid: Grid) -> date | None:
    """The day of the export, from the head of the sheet."""
    for _, cells in grid.head:
        for cell in cells:
            if match := _EXPORTED.search(fold(cell)):
                try:
                    return day_of(match[1])
                except ValueError:
                    return None
    return None


def _next_month(first: date) -> date:
    """The first of the month after."""
    return (first + timedelta(days=31)).replace(day=1)
