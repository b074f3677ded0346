"""What Strasbourg gives out: its network's half-hours, and its supplier's days (sources.md §c4, 8).

The days come as `Date;Nature relève;Consommation (kWh);Index` with a pair of columns for each register of each contract there
was: a line above says of which ("FR Base", "Heures Creuses"). A pair that is not in use on a day is empty, and NC is a value
that was not communicated.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta, tzinfo
from itertools import pairwise
from typing import Final

from ..series import PowerRow, Quality, Quantity
from ..series.daily import DayRow
from .content import FileContent, FindingKind, Layout, Measure
from .grid import Grid, Header, Number, Row, fold
from .points import Points, instants_of
from .suppliers import CLOCK, nature_of

_CURVE: Final = ("date", "heure", "calendrier", "poste", "puissance")
_DAYS: Final = ("date", "nature releve", "consommation (kwh)", "index")
_PAIR: Final = ["consommation (kwh)", "index"]
_REGISTERS: Final[Mapping[str, str]] = {"creuses": "HC", "pleines": "HP"}


def is_strasbourg(grid: Grid) -> bool:
    """Whether it has the heading of half-hours."""
    return grid.find(*_CURVE) is not None


def is_strasbourg_days(grid: Grid) -> bool:
    """Whether it has the heading of days."""
    return grid.find(*_DAYS) is not None


def read_strasbourg(grid: Grid, zone: tzinfo) -> FileContent:
    """Read Strasbourg's half-hours. Raises FileError.

    Nothing public says whether its stamps begin or end a step. A day of its export begins at 00:00 with the day's own date,
    as only a beginning does: they are read so, and that is a finding.
    """
    header = grid.find(*_CURVE)
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


def read_strasbourg_days(grid: Grid, zone: tzinfo) -> FileContent:
    """Read days in whole kWh: the total, and peak (HP) and off-peak (HC) as registers. Raises FileError.

    A day's total is the sum of the pairs in use on it; one of them without its value leaves the total unknown. The index is
    of the day's beginning, and says no more than the consumptions do.
    """
    header = grid.find(*_DAYS)
    assert header is not None  # is_strasbourg_days said so
    points = Points(zone)
    point = points.at(None)
    pairs = _pairs(grid, header)
    nature = header.at("nature releve")
    for row in grid.below(header):
        day = grid.read(grid.day, row, header.at("date"), "01-08-2025", "bad_date")
        if day is None:
            raise grid.error("bad_date", row[0], header.at("date"), "", "01-08-2025")
        found: dict[str, list[Number | None]] = {"": []}
        for column, register in pairs:
            if any(cell.strip() for cell in row[1][column : column + 2]):
                value = grid.number(row, column, 1000)
                for name in {"", register}:
                    found.setdefault(name, []).append(value)
        for register, values in found.items():
            told = DayRow(day, _sum(values), nature_of(row, nature))
            point.days.setdefault(Measure(Quantity.IMPORT, register), []).append(told)
    point.labels = {register: register for _, register in pairs if register}
    layout = Layout.STRASBOURG_DAILY
    return FileContent(layout=layout, points=points.contents(layout))


def _pairs(grid: Grid, header: Header) -> list[tuple[int, str]]:
    """The column of each consumption that has an index beside it, and its register, which the line above names."""
    above: Sequence[str] = next(
        (cells for at, cells in grid.head if at == header.number - 1), []
    )
    return [
        (column, _register(fold(" ".join(above[column : column + 1]))))
        for column, names in enumerate(pairwise(header.names))
        if list(names) == _PAIR
    ]


def _register(label: str) -> str:
    """HP or HC by the words of a calendar; "" for one register alone."""
    return next((name for word, name in _REGISTERS.items() if word in label), "")


def _sum(values: Sequence[Number | None]) -> Number | None:
    """A sum of which nothing is missing, and which is of something."""
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _day_and_clock(grid: Grid, header: Header, row: Row) -> datetime:
    """The stamp of a row with a date and a time of day."""
    day_column, clock_column = header.at("date"), header.at("heure")
    day = grid.read(grid.day, row, day_column, "01/01/2024", "bad_date")
    if day is None:
        raise grid.error("bad_date", row[0], day_column, "", "01/01/2024")
    text = row[1][clock_column].strip() if clock_column < len(row[1]) else ""
    clock = CLOCK.fullmatch(text)
    if clock is None:
        raise grid.error("bad_date", row[0], clock_column, text, "00:30:00")
    hour, minute, second = (int(part or 0) for part in clock.groups())
    return datetime.combine(day, time()) + timedelta(
        hours=hour, minutes=minute, seconds=second
    )
