"""The tables within Enedis' portal CSV, each taking its rows."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, override

from ..series import PowerRow, Quantity
from ..series.daily import DayRow
from ..series.step import Step
from .content import FindingKind, Measure
from .grid import Grid, Header, Number, Row, fold, instant_of, unit_in
from .points import Point, Points, instants_of, max_power_of, quantity_of

STAMP: Final = "2022-10-24T00:30:00+02:00"
_STAMPS: Final = ("horodate", "date")
FACTORS: Final = {"w": 1, "kw": 1000, "wh": 1, "kwh": 1000, "va": 1, "kva": 1000}


@dataclass(slots=True, kw_only=True)
class Block:
    """What the first two rows say of all tables of a block."""

    grid: Grid
    points: Points
    named: bool = False
    """Whether they are whole: a meter, and what is told of it."""
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
        self.at = next(
            (n for n, name in enumerate(header.names) if name.startswith(_STAMPS)), 0
        )
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

    def values(self, *allowed: str) -> tuple[int, int]:
        """The column of the values, and how many W, Wh or VA one is: by its name, else the block's. Raises FileError."""
        known = [fold(unit) for unit in allowed]
        column = self.grid.value_column(self.header, known)
        unit = unit_in(self.header.names[column]) or fold(self.block.unit)
        if unit and unit not in known:
            raise self.grid.error(
                "wrong_unit", self.header.number, column, unit, ", ".join(allowed)
            )
        if not unit:
            self.point.find(FindingKind.UNIT_ASSUMED, allowed[0])
        return column, FACTORS.get(unit, 1)

    def note(self, row: Row, expected: str) -> None:
        """Pass over a row that has only words; raise FileError for one that has a value."""
        number, cells = row
        if sum(bool(cell.strip()) for cell in cells) > 1:
            raise self.grid.error(
                "bad_date", number, self.at, self.stamp(row), expected
            )
        self.point.find(FindingKind.IGNORED, " ".join(cells).strip()[:80])

    def stamp(self, row: Row) -> str:
        """What stands where the stamp of a row should."""
        cells = row[1]
        return cells[self.at].strip() if self.at < len(cells) else ""

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
        self._value, self._factor = self.values("W", "kW")
        self._rows: list[PowerRow] = []
        self._naive: list[tuple[datetime, Number | None]] = []

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        cells = row[1]
        try:
            stamp = self.grid.stamp(self.stamp(row))
        except ValueError:
            self.note(row, STAMP)
            return
        text = cells[self._value] if self._value < len(cells) else ""
        watts: Number | None
        if text.isascii() and text.isdigit() and len(text) < 9:
            watts = int(text) * self._factor
        else:
            watts = self.grid.number(row, self._value, self._factor)
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
        ends = sorted({row.end for row in self._rows})
        if ends:
            self._begin(ends)
            self.starts(ends[0])
        self.point.powers.setdefault(measure, []).extend(self._rows)

    def _begin(self, ends: Sequence[int]) -> None:
        """Find the step of the first row, which no row before tells.

        Where the next is nearer than the heading's step, the heading is believed if the row also lies one such step after
        the heading's date; else the time from that date to the row is unknown, and that is said.
        """
        step_s, asked = self.block.step_s, self.block.first
        next_s = ends[1] - ends[0] if len(ends) > 1 else None
        since_s = None
        if asked is not None:
            since_s = ends[0] - Step.DAY.start_of(asked, self.point.zone)
        if step_s and (next_s is None or since_s == step_s > next_s):
            self._rows = [
                row._replace(step_s=step_s) if row.end == ends[0] else row
                for row in self._rows
            ]
        elif asked is not None and since_s and next_s and since_s > next_s:
            self.point.find(FindingKind.STARTS_EARLIER, asked.isoformat())


class MaxPowers(Table):
    """The highest power of each day. A stamp at midnight closes its day, as an index does; any other is when it was."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._value, self._factor = self.values("VA", "W", "kVA", "kW")
        self._measure = Measure(max_power_of(self.direction()))
        self._rows: list[DayRow] = []

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        try:
            instant = instant_of(self.stamp(row))
        except ValueError:
            self.note(row, STAMP)
            return
        zone = self.point.zone
        closes = any(
            step.floor(instant, zone) == instant for step in (Step.DAY, Step.METER_DAY)
        )
        day = Step.DAY.date_of(instant - closes, zone)
        value = self.grid.number(row, self._value, self._factor)
        self._rows.append(DayRow(day, value))

    @override
    def close(self) -> None:
        """Give the rows to the point."""
        self.point.days.setdefault(self._measure, []).extend(self._rows)


class Days(Table):
    """`Date;Valeur (en Wh)`: energies of civil days, of the block's direction or of that in the column's name."""

    def __init__(self, block: Block, header: Header) -> None:
        """Begin under its heading."""
        super().__init__(block, header)
        self._value, self._factor = self.values("kWh", "Wh")
        named = quantity_of(header.names[self._value])
        if block.quantity is None:
            block.quantity = named
        self._measure = Measure(self.direction())
        self._rows: list[DayRow] = []

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        try:
            day = self.grid.day(self.stamp(row))
        except ValueError:
            self.note(row, "18/03/2024")
            return
        value = self.grid.number(row, self._value, self._factor)
        self._rows.append(DayRow(day, value))

    @override
    def close(self) -> None:
        """Give the rows to the point."""
        self.point.days.setdefault(self._measure, []).extend(self._rows)
