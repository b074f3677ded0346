"""The daily index in Enedis' portal CSV: what each register stood at, and what it was for."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
import re
from typing import Final, override

from ..series import HOUR_S, Parts, Quality, Quantity, Series, Step, from_snapshots
from .content import CalendarPeriod, FindingKind, Measure
from .enedis_tables import FACTORS, STAMP, Block, Table
from .grid import Header, Row, fold, instant_of
from .points import Point

_REGISTER: Final = re.compile(r"(ea[si]) ([fd])(\d{1,2})")
_TOTAL: Final = re.compile(r"(ea[si]) t")
_PERIOD: Final = re.compile(r"du (\S+) au\s*(\S*)", re.IGNORECASE)
_ELEVEN: Final = time(23)
_DAILY: Final = "arrete"
"""A reading of another kind (a technician's, the holder's own) is of any hour, and would part a day in two."""
_UNKNOWN: Final = "inconnu"


type _Index = dict[int, int | None]


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
        self._factor = FACTORS[unit]
        self._kind = header.at("type") if header.has("type") else -1
        self._found: dict[Measure, list[tuple[int, int | None]]] = {
            measure: [] for measure in self._columns.values()
        }

    @override
    def add(self, row: Row) -> None:
        """Take a row."""
        try:
            instant = instant_of(self.stamp(row))
        except ValueError:
            self.note(row, STAMP)
            return
        kind = row[1][self._kind] if 0 <= self._kind < len(row[1]) else ""
        if kind and not fold(kind).startswith(_DAILY):
            self.point.find(FindingKind.IGNORED, f"{self.stamp(row)} {kind}"[:80])
            return
        for column, measure in self._columns.items():
            value = self.grid.number(row, column, self._factor)
            whole = None if value is None else round(value)
            self._found[measure].append((instant, whole))

    @override
    def close(self) -> None:
        """Give the snapshots to the point: another block may have more of them."""
        for measure, rows in self._found.items():
            self.point.indexes.setdefault(measure, {}).update(rows)
        if rows := next(iter(self._found.values()), []):
            self.starts(min(instant for instant, _ in rows))


def count(point: Point) -> None:
    """Turn a point's snapshots into days; a register that never counted is not there."""
    filled = {
        measure: rows
        for measure, rows in point.indexes.items()
        if any(value is not None for value in rows.values())
    }
    for quantity in (Quantity.IMPORT, Quantity.EXPORT):
        if Measure(quantity) not in filled:
            filled |= _summed(point, filled, quantity)
    for measure, rows in filled.items():
        point.read[measure] = _days(point, sorted(rows.items()))


def _summed(
    point: Point, filled: Mapping[Measure, _Index], quantity: Quantity
) -> dict[Measure, _Index]:
    """A total where the file has none: of the distributor's registers, else of the supplier's."""
    for grille in ("D", "F"):
        registers = [
            rows
            for measure, rows in filled.items()
            if measure.quantity is quantity and measure.register[3:4] == grille
        ]
        if registers:
            point.find(FindingKind.TOTAL_SUMMED, grille)
            return {
                Measure(quantity): {
                    instant: _sum([rows.get(instant) for rows in registers])
                    for instant in registers[0]
                }
            }
    return {}


def _sum(values: list[int | None]) -> int | None:
    """A sum of which nothing is missing."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _days(point: Point, rows: list[tuple[int, int | None]]) -> Parts:
    """What was counted between snapshots.

    They are taken at one hour of UTC: midnight of winter time, or, of some meters, of summer time. The latter's are at
    23:00 in winter, where no day begins: that hour is told as the next midnight, and the day as an estimate.
    """
    zone = point.zone
    late = {
        instant
        for instant, _ in rows
        if datetime.fromtimestamp(instant, zone).time() == _ELEVEN
    }
    if not late:
        return from_snapshots(rows, zone)
    moved = [(at + HOUR_S if at in late else at, value) for at, value in rows]
    parts = from_snapshots(moved, zone, days=(Step.DAY, Step.METER_DAY))
    point.find(FindingKind.SNAPSHOT_HOUR, "23:00")
    series = tuple(
        Series.of(
            one.step,
            one.unit,
            zone,
            (
                (start, value, _worse(how, {start, end}, late))
                for start, end, value, how in one
            ),
        )
        for one in parts.series
    )
    return Parts(series=series, gaps=parts.gaps, doubts=parts.doubts)


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
            raise self.grid.error("bad_date", number, 0, cells[0], STAMP) from err
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


def _worse(quality: Quality, edges: set[int], late: set[int]) -> Quality:
    """An estimate when one of its edges was moved."""
    return Quality.ESTIMATED if {at - HOUR_S for at in edges} & late else quality


def _measure(name: str) -> Measure | None:
    """What a column counts by its (folded) name: "eas f1" is the import's register EASF01, "eai t" the whole export."""
    if match := _TOTAL.fullmatch(name):
        return Measure(_WAYS[match[1]])
    if match := _REGISTER.fullmatch(name):
        register = f"{match[1]}{match[2]}{int(match[3]):02}".upper()
        return Measure(_WAYS[match[1]], register)
    return None


_WAYS: Final = {"eas": Quantity.IMPORT, "eai": Quantity.EXPORT}
