"""The tables within Enedis' portal CSV, each taking its rows."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
import re
from typing import Final, override

from ..series import PowerRow, Quantity, from_snapshots
from ..series.daily import DayRow
from ..series.step import Step
from .content import CalendarPeriod, FindingKind, Measure
from .grid import Grid, Header, Number, Row, day_of, fold, instant_of
from .points import Point, Points, instants_of, max_power_of, quantity_of

_REGISTER: Final = re.compile(r"(ea[si]) ([fd])(\d{1,2})")
_TOTAL: Final = re.compile(r"(ea[si]) t")
_PERIOD: Final = re.compile(r"du (\S+) au\s*(\S*)", re.IGNORECASE)
_UNKNOWN: Final = "inconnu"
_STAMP: Final = "2022-10-24T00:30:00+02:00"
_FACTORS: Final = {"w": 1, "kw": 1000, "wh": 1, "kwh": 1000, "va": 1, "kva": 1000}


@dataclass(slots=True, kw_only=True)
class Block:
    """What the first two rows say of all tables of a block."""

    grid: Grid
    points: Points
    known: bool = False
    point: str | None = None
    kind: str = ""
    quantity: Quantity | None = None
    unit: str = ""
    first: date | None = None
    step_s: int | None = None
    tables: int = 0


class Table(ABC):
    """A table of a block."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        self.grid = block.grid
        self.header = header
        self.block = block
        self.point: Point = block.points.at(block.point)

    @abstractmethod
    def add(self, row: Row) -> None:
        """Take a row. Raises FileError where it is not what the heading promises."""

    @abstractmethod
    def close(self) -> None:
        """Nothing more comes: what was taken goes to the point."""

    def direction(self) -> Quantity:
        """Which way the energy goes; consumption, and a finding, when the file does not say."""
        if self.block.quantity is None:
            self.point.find(FindingKind.DIRECTION_ASSUMED)
            return Quantity.IMPORT
        return self.block.quantity

    def factor(self, column: int, allowed: tuple[str, ...]) -> int:
        """How many W, Wh or VA the unit is: that of the column's name, else the block's. Raises FileError for another."""
        name = self.header.names[column]
        within = re.search(r"\(\s*(?:en )?(k?(?:wh?|va))\s*\)", name)
        unit = within[1] if within else fold(self.block.unit)
        if not unit:
            self.point.find(FindingKind.UNIT_ASSUMED, allowed[0])
            return 1
        if unit not in [fold(known) for known in allowed]:
            raise self.grid.error(
                "wrong_unit", self.header.number, column, unit, ", ".join(allowed)
            )
        return _FACTORS[unit]

    def note(self, row: Row, expected: str) -> None:
        """Pass over a row that has only words; raise FileError for one that has a value."""
        number, cells = row
        if any(cell.strip() for cell in cells[1:]):
            raise self.grid.error("bad_date", number, 0, cells[0], expected)
        self.point.find(FindingKind.IGNORED, cells[0][:80])

    def starts(self, first: int) -> None:
        """Say so when the heading's dates are earlier than the data."""
        asked = self.block.first
        if asked is None:
            return
        found = datetime.fromtimestamp(first, self.point.zone).date()
        if asked + timedelta(days=1) < found:
            self.point.find(FindingKind.STARTS_EARLIER, asked.isoformat())


class Curve(Table):
    """`Horodate;Valeur`: mean powers at the end of their step, with the offset, or naive as some scripts write it."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._factor = self.factor(1, ("W", "kW"))
        self._rows: list[PowerRow] = []
        self._naive: list[tuple[datetime, Number | None]] = []

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        cells = row[1]
        try:
            stamp = datetime.fromisoformat(cells[0])
        except ValueError:
            self.note(row, _STAMP)
            return
        text = cells[1] if len(cells) > 1 else ""
        watts: Number | None
        if text.isascii() and text.isdigit() and len(text) < 9:
            watts = int(text) * self._factor
        else:
            value = self.grid.number(row, 1)
            watts = None if value is None else value * self._factor
        if stamp.tzinfo is None:
            self._naive.append((stamp, watts))
        else:
            self._rows.append(PowerRow(int(stamp.timestamp()), watts))

    @override
    def close(self) -> None:
        """Give the rows to the point."""
        measure = Measure(self.direction())
        if self._naive:
            instants, doubts = instants_of(
                [stamp for stamp, _ in self._naive], self.point.zone
            )
            self.point.doubts.setdefault(measure, []).extend(doubts)
            self._rows += [
                PowerRow(end, watts)
                for end, (_, watts) in zip(instants, self._naive, strict=True)
                if end is not None
            ]
        if len(self._rows) == 1 and self.block.step_s:
            self._rows = [self._rows[0]._replace(step_s=self.block.step_s)]
        self.point.powers.setdefault(measure, []).extend(self._rows)
        if self._rows:
            self.starts(min(row.end for row in self._rows))


class MaxPowers(Table):
    """The highest power of each day. A stamp at midnight closes its day, as an index does; any other is when it was."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._factor = self.factor(1, ("VA", "W", "kVA", "kW"))
        self._measure = Measure(max_power_of(self.direction()))
        self._rows: list[DayRow] = []

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        try:
            instant = instant_of(row[1][0])
        except ValueError:
            self.note(row, _STAMP)
            return
        zone = self.point.zone
        closes = any(
            step.floor(instant, zone) == instant for step in (Step.DAY, Step.METER_DAY)
        )
        day = Step.DAY.date_of(instant - closes, zone)
        value = self.grid.number(row, 1)
        power = None if value is None else value * self._factor
        self._rows.append(DayRow(day, power))

    @override
    def close(self) -> None:
        """Give the rows to the point."""
        self.point.days.setdefault(self._measure, []).extend(self._rows)


class Days(Table):
    """`Date;Valeur (en Wh)`: energies of civil days, of the block's direction or of that in the column's name."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._factor = self.factor(1, ("kWh", "Wh"))
        named = quantity_of(header.names[1])
        if block.quantity is None:
            block.quantity = named
        self._measure = Measure(self.direction())
        self._rows: list[DayRow] = []

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        try:
            day = day_of(row[1][0].strip())
        except ValueError:
            self.note(row, "18/03/2024")
            return
        value = self.grid.number(row, 1)
        energy = None if value is None else value * self._factor
        self._rows.append(DayRow(day, energy))

    @override
    def close(self) -> None:
        """Give the rows to the point."""
        self.point.days.setdefault(self._measure, []).extend(self._rows)


class Indexes(Table):
    """`Horodate;Type de releve;EAS F1;…;EAS T`: what every register stood at once a day."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._columns = {
            column: measure
            for column, name in enumerate(header.names)
            if (measure := _measure(name)) is not None
        }
        unit = fold(block.unit) or "wh"
        if unit not in ("wh", "kwh"):
            raise self.grid.error(
                "wrong_unit", header.number - 1, None, unit, "Wh, kWh"
            )
        self._factor = _FACTORS[unit]
        self._found: dict[Measure, list[tuple[int, int | None]]] = {
            measure: [] for measure in self._columns.values()
        }

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        try:
            instant = instant_of(row[1][0])
        except ValueError:
            self.note(row, _STAMP)
            return
        for column, measure in self._columns.items():
            value = self.grid.number(row, column)
            if isinstance(value, Decimal):
                value = round(value * self._factor)
            elif value is not None:
                value *= self._factor
            self._found[measure].append((instant, value))

    @override
    def close(self) -> None:
        """Turn the snapshots of each register into days; a register that never counted is not there."""
        for measure, rows in self._found.items():
            if any(value is not None for _, value in rows):
                self.point.read[measure] = from_snapshots(rows, self.point.zone)
        seen = [instant for rows in self._found.values() for instant, _ in rows]
        if seen:
            self.starts(min(seen))
        for quantity in (Quantity.IMPORT, Quantity.EXPORT):
            self._sum(quantity)

    def _sum(self, quantity: Quantity) -> None:
        """Where the file has no total, sum the registers that are there: the distributor's, else the supplier's."""
        if Measure(quantity) in self.point.read:
            return
        for grille in ("D", "F"):
            filled = [
                self._found[measure]
                for measure in self.point.read
                if measure.quantity is quantity and measure.register[3:4] == grille
            ]
            if not filled:
                continue
            total = [
                (
                    rows[0][0],
                    None
                    if any(value is None for _, value in rows)
                    else sum(value for _, value in rows if value is not None),
                )
                for rows in zip(*filled, strict=True)
            ]
            if any(value is not None for _, value in total):
                self.point.read[Measure(quantity)] = from_snapshots(
                    total, self.point.zone
                )
                self.point.find(FindingKind.TOTAL_SUMMED, grille)
                return


class Calendar(Table):
    """`Periode;Identifiant calendrier fournisseur;…`: which register counted what, and when."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._periods: list[CalendarPeriod] = []

    @override
    def add(self, row: Row) -> None:
        """Take a period."""
        number, cells = row
        match = _PERIOD.fullmatch(cells[0].strip())
        if match is None:
            self.note(row, "Du 2024-01-10T00:00:00+01:00 au")
            return
        try:
            start = instant_of(match[1])
            end = instant_of(match[2]) if match[2] else None
        except ValueError as err:
            raise self.grid.error("bad_date", number, 0, cells[0], _STAMP) from err
        said = self.header.pick(row)
        period = CalendarPeriod(
            start=start,
            end=end,
            supplier=said.get("libelle calendrier fournisseur", ""),
            distributor=said.get("libelle calendrier distributeur", ""),
            labels=self._labels(cells),
        )
        if _UNKNOWN in (fold(period.supplier), fold(period.distributor)):
            when = datetime.fromtimestamp(start, UTC).date().isoformat()
            self.point.find(FindingKind.UNKNOWN_PERIOD, when)
        self._periods.append(period)

    @override
    def close(self) -> None:
        """Give the periods to the point; what a register counts last names it."""
        for period in sorted(self._periods, key=lambda period: period.start):
            self.point.calendar.append(period)
            self.point.labels.update(period.labels)

    def _labels(self, cells: list[str]) -> Mapping[str, str]:
        """What each register counts in a period: its label stands to the left of its name."""
        labels: dict[str, str] = {}
        for column, name in enumerate(self.header.names):
            if not name.startswith("cadran classe temporelle") or column >= len(cells):
                continue
            measure = _measure(fold(cells[column]))
            label = cells[column - 1].strip() or cells[column - 2].strip()
            if measure and label and fold(label) != _UNKNOWN:
                labels[measure.register] = label
        return labels


def _measure(name: str) -> Measure | None:
    """What a column counts by its (folded) name: "eas f1" is the import's register EASF01, "eai t" the whole export."""
    if match := _TOTAL.fullmatch(name):
        return Measure(_WAYS[match[1]])
    if match := _REGISTER.fullmatch(name):
        register = f"{match[1]}{match[2]}{int(match[3]):02}".upper()
        return Measure(_WAYS[match[1]], register)
    return None


_WAYS: Final = {"eas": Quantity.IMPORT, "eai": Quantity.EXPORT}
