"""Flow R63 of Enedis' SGE, as CSV: one row for each point, moment and step (sources.md §c4, 6).

Its stamps end their step and are naive Paris time, or carry an offset. Nature of a value: R measured, E estimated, C
corrected, B raw; a plausibility index of 2 with state 11 marks what Enedis itself does not believe.
"""

from datetime import datetime, tzinfo
from decimal import Decimal
from fractions import Fraction
import re
from typing import Final

from ..series import PowerRow, Quality, Quantity
from .content import FileContent, FindingKind, Layout, Measure
from .grid import Grid, Header, Number, Row, fold
from .points import Point, Points, instants_of, quantity_of

_PACE: Final = re.compile(r"PT(\d{1,3})([MH])")
_NATURES: Final = {
    "c": Quality.CORRECTED,
    "e": Quality.ESTIMATED,
    "p": Quality.ESTIMATED,
}
_DOUBTFUL: Final = ("2", "11")
_FACTORS: Final = {"w": 1, "kw": 1000, "wh": 1, "kwh": 1000}

type _Found = tuple[datetime, Number | Fraction | None, Quality, int]


def is_r63(grid: Grid) -> bool:
    """Whether each row has its own point and stamp."""
    return grid.find("identifiant prm", "horodate", "valeur", "pas") is not None


def read_r63(grid: Grid, zone: tzinfo) -> FileContent:
    """Read every point and both ways of the energy. Raises FileError."""
    header = grid.find("identifiant prm", "horodate", "valeur", "pas")
    assert header is not None  # is_r63 said so
    points = Points(zone)
    columns = _Columns(grid, header)
    found: dict[tuple[str | None, Quantity], list[_Found]] = {}
    others: set[str] = set()
    for row in grid.below(header):
        if fold(row[1][0]).startswith("identifiant prm"):
            continue
        if not columns.is_active(row):
            others.add(columns.kind(row))
            continue
        point, quantity = columns.series(row)
        found.setdefault((point, quantity), []).append(columns.value(row))
    for (name, quantity), rows in found.items():
        _hand_over(points.at(name), quantity, rows)
    if not found:
        points.at(None)
    for kind in sorted(others):
        points.all()[0].find(FindingKind.IGNORED, kind)
    layout = Layout.ENEDIS_R63
    return FileContent(layout=layout, points=points.contents(layout))


def _hand_over(point: Point, quantity: Quantity, rows: list[_Found]) -> None:
    """Give a point its rows."""
    measure = Measure(quantity)
    naive = [stamp for stamp, *_ in rows if stamp.tzinfo is None]
    instants, doubts = instants_of(naive, point.zone)
    point.doubts.setdefault(measure, []).extend(doubts)
    local = iter(instants)
    for stamp, watts, quality, seconds in rows:
        end = next(local) if stamp.tzinfo is None else int(stamp.timestamp())
        if end is not None:
            row = PowerRow(end, watts, quality, seconds)
            point.powers.setdefault(measure, []).append(row)


class _Columns:
    """Where each thing stands in a row."""

    def __init__(self, grid: Grid, header: Header) -> None:
        """Find the columns; the last two are not in every file."""
        self._grid = grid
        self._point = header.at("identifiant prm")
        self._stamp = header.at("horodate")
        self._value = header.at("valeur")
        self._pace = header.at("pas")
        self._way = (
            header.at("grandeur metier") if header.has("grandeur metier") else -1
        )
        self._kind = (
            header.at("grandeur physique") if header.has("grandeur physique") else -1
        )
        self._unit = header.at("unite") if header.has("unite") else -1
        self._nature = header.at("nature") if header.has("nature") else -1
        self._sure = header.at("indice") if header.has("indice") else -1
        self._state = (
            header.at("etat compl")
            if header.has("etat compl")
            else header.names.index("ec")
            if "ec" in header.names
            else -1
        )

    def kind(self, row: Row) -> str:
        """What is measured, as written: PA and EA are active power and energy, PRI and PRC reactive, E a voltage."""
        return self._text(row, self._kind)[:80]

    def is_active(self, row: Row) -> bool:
        """Whether a row is of active energy, as it is when it does not say."""
        kind = fold(self.kind(row))
        return kind in ("", "pa", "ea") or "active" in kind.split()

    def series(self, row: Row) -> tuple[str | None, Quantity]:
        """The point and the way of the energy."""
        said = self._text(row, self._way)
        quantity = quantity_of(fold(said))
        if quantity is None:
            raise self._grid.error(
                "bad_direction", row[0], max(self._way, 0), said, "CONS, PROD"
            )
        return self._text(row, self._point) or None, quantity

    def value(self, row: Row) -> _Found:
        """The stamp, the mean power, its quality, and the step in seconds."""
        stamp = self._grid.read(
            self._grid.stamp, row, self._stamp, "2024-03-18 00:30:00", "bad_date"
        )
        if stamp is None:
            raise self._grid.error(
                "bad_date", row[0], self._stamp, "", "2024-03-18 00:30:00"
            )
        pace = self._text(row, self._pace)
        match = _PACE.fullmatch(pace)
        if match is None:
            raise self._grid.error("bad_step", row[0], self._pace, pace, "PT30M")
        seconds = int(match[1]) * (60 if match[2] == "M" else 3600)
        sure = (self._text(row, self._sure), self._text(row, self._state))
        quality = _NATURES.get(fold(self._text(row, self._nature)), Quality.MEASURED)
        if sure == _DOUBTFUL:
            quality = Quality.DOUBTFUL
        return stamp, self._watts(row, seconds), quality, seconds

    def _watts(self, row: Row, seconds: int) -> Number | Fraction | None:
        """The mean power; an energy of the step is turned into one."""
        unit = fold(self._text(row, self._unit)) or "w"
        if unit not in _FACTORS:
            raise self._grid.error(
                "wrong_unit", row[0], self._unit, unit, "W, kW, Wh, kWh"
            )
        value = self._grid.number(row, self._value)
        if value is None:
            return None
        if isinstance(value, Decimal) or unit.endswith("h"):
            exact = Fraction(value) * _FACTORS[unit]
            return exact * 3600 / seconds if unit.endswith("h") and seconds else exact
        return value * _FACTORS[unit]

    @staticmethod
    def _text(row: Row, column: int) -> str:
        """A cell, "" where there is none."""
        cells = row[1]
        return cells[column].strip() if 0 <= column < len(cells) else ""
