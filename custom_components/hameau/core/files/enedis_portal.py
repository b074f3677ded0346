"""What Enedis' portal gave out as CSV until late 2024: load curves and daily indexes (sources.md §c4, 1 and 2).

A file is one block after another. A block begins with two rows, `Identifiant PRM;Type de donnees;…` and their values; then
come tables: `Horodate;Valeur`, `Horodate;Type de releve;EAS F1;…`, `Periode;Identifiant calendrier fournisseur;…`. Files put
one behind the other, of several meters too, read as well.
"""

from datetime import date, tzinfo
import re
from typing import Final

from .content import FileContent, FindingKind, Layout
from .enedis_index import Calendar, Indexes, count
from .enedis_tables import Block, Curve, Days, MaxPowers, Table
from .grid import Grid, Header, Row, day_of, fold
from .points import Points, only, point_name, quantity_of

_PRM: Final = re.compile(r"(?<!\d)\d{14}(?!\d)", re.ASCII)
_MASKED: Final = re.compile(r"[\dx*]{4,14}", re.ASCII | re.IGNORECASE)
_LAYOUTS: Final = {
    Curve: Layout.ENEDIS_CURVE,
    Indexes: Layout.ENEDIS_INDEX,
    MaxPowers: Layout.ENEDIS_MAX_POWER,
    Days: Layout.ENEDIS_DAILY,
}


def is_portal(grid: Grid) -> bool:
    """Whether it has the portal's tables."""
    return any(
        _is_stamped(cells) and len(cells) > 1
        for _, cells in grid.head
        if not _r63(cells)
    ) or any(_opens(cells) for _, cells in grid.head)


def read_portal(grid: Grid, zone: tzinfo) -> FileContent:
    """Read all blocks. Raises FileError."""
    reader = _Reader(grid, zone)
    for row in grid.rows():
        reader.take(row)
    reader.close()
    for point in reader.points.all():
        count(point)
    layout = reader.layout or Layout.ENEDIS_CURVE
    return FileContent(layout=layout, points=reader.points.contents(layout))


class _Reader:
    """Goes through the rows; each belongs to the table whose heading stood above it last."""

    def __init__(self, grid: Grid, zone: tzinfo) -> None:
        """Begin above the first row."""
        self.points = Points(zone)
        self.layout: Layout | None = None
        self._grid = grid
        self._names: list[str] | None = None
        self._block = Block(grid=grid, points=self.points)
        self._table: Table | None = None
        self._rows = 0

    def take(self, row: Row) -> None:
        """Take a row for what it is."""
        number, cells = row
        first = cells[0]
        if self._table is not None and first[:1].isdigit() and self._names is None:
            self._table.add(row)
            self._rows += 1
            return
        if _opens(cells):
            self._open(row)
        elif fold(first).startswith("periode") or _is_stamped(cells) or _is_days(cells):
            self._names = None
            self._head(Header(number, cells))
        elif self._names is not None:
            self._name(dict(zip(self._names, cells, strict=False)))
        elif self._table is not None:
            self._table.add(row)
        else:
            self._title(row)

    def close(self) -> None:
        """Finish the last table."""
        if self._table is not None:
            self._table.close()
        if not self._rows and not self._block.named:
            self._refuse()
        if self._table is None and not self._block.tables:
            self.points.at(self._block.point).find(FindingKind.NO_VALUES)

    def _refuse(self) -> None:
        """Raise FileError: nothing below, and nothing above that says of which meter nothing is told."""
        number, cells = next(
            (row for row in self._grid.head if _opens(row[1])), self._grid.head[0]
        )
        expected = (
            "Identifiant PRM;Type de donnees;… / 12345678901234;… / Horodate;Valeur"
        )
        raise self._grid.error(
            "unknown_layout", number, None, ";".join(cells)[:80], expected
        )

    def _open(self, row: Row) -> None:
        """A block begins: with names above values, or with each value beside its name."""
        if self._table is not None:
            self._table.close()
        self._table, self._block = None, Block(grid=self._grid, points=self.points)
        cells = row[1]
        if len(cells) > 1 and (cells[1][:1].isdigit() or "xxx" in cells[1].lower()):
            names = [fold(cell) for cell in cells[::2]]
            self._name(dict(zip(names, cells[1::2], strict=False)))
        else:
            self._names = [fold(cell) for cell in cells]

    def _name(self, values: dict[str, str]) -> None:
        """Take what a block says of all its tables."""
        self._names = None
        said = {name: value.strip() for name, value in values.items()}
        block = self._block
        block.point = said.get("identifiant prm") or None
        block.kind = fold(only(said, "type de donnees"))
        name = point_name(block.point or "") or ""
        block.named = bool(_MASKED.fullmatch(name) and block.kind)
        words = fold(only(said, "grandeur metier")) or block.kind
        block.quantity = quantity_of(words)
        block.unit = only(said, "unite")
        block.first = _date(only(said, "date de debut"))
        pace = only(said, "pas en minutes")
        block.step_s = int(pace) * 60 if pace.isascii() and pace.isdigit() else None

    def _head(self, header: Header) -> None:
        """A table begins."""
        if self._table is not None:
            self._table.close()
        block = self._block
        kind: type[Table]
        if header.names[0].startswith("periode"):
            kind = Calendar
        elif _is_days(header.cells):
            kind = Days
        elif any(name.startswith(("eas ", "eai ")) for name in header.names):
            kind = Indexes
        elif "maximale" in block.kind:
            kind = MaxPowers
        else:
            kind = Curve
        self._table = kind(block, header)
        block.tables += 1
        self.layout = self.layout or _LAYOUTS.get(kind)

    def _title(self, row: Row) -> None:
        """A line of text above the tables may name the point, and the way of the energy."""
        text = " ".join(row[1])
        if match := _PRM.search(text):
            self._block.point = match[0]
        if self._block.quantity is None:
            self._block.quantity = quantity_of(fold(text))


def _opens(cells: list[str]) -> bool:
    """Whether a row is the first of a block."""
    return fold(cells[0]).startswith("identifiant prm") and not _r63(cells)


def _r63(cells: list[str]) -> bool:
    """Whether it is the heading of another layout, which has its point in every row."""
    return any(fold(cell) == "horodate" for cell in cells[2:])


def _is_stamped(cells: list[str]) -> bool:
    """Whether it is the heading of a table whose rows have a moment each."""
    return any(fold(cell).startswith("horodate") for cell in cells[:2])


def _is_days(cells: list[str]) -> bool:
    """Whether it is the heading of a table of days."""
    if len(cells) < 2 or fold(cells[0]) != "date":
        return False
    return fold(cells[1]).startswith(
        ("valeur", "consommation", "production", "injection")
    )


def _date(text: str) -> date | None:
    """A date of the heading, if it is one."""
    try:
        return day_of(text)
    except ValueError:
        return None
