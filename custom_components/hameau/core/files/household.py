"""A household's own tables, as its first document keeps them: days of electricity, gas days, prices of months."""

from datetime import date, tzinfo
from typing import Final

from ..series import Quantity
from ..series.daily import DayRow
from ..series.step import Step
from .content import FileContent, Finding, FindingKind, Layout, Measure, MonthPrices
from .gas import Reading, hand_over
from .grid import Grid, Header, Row
from .points import Points

_DAYS: Final = ["horodatage", "value"]
_GAS: Final = ("horodatage", "volume", "energie")
_PRICES: Final = ("mois", "abonnement_elec")
_DATES: Final = ("horodatage", "mois")
_MICRO: Final = 1_000_000


def is_household_days(grid: Grid) -> bool:
    """Whether it is the table of electricity, in kWh a day."""
    header = grid.find(*_DAYS)
    return header is not None and [name for name in header.names if name] == _DAYS


def is_household_gas(grid: Grid) -> bool:
    """Whether it is the table of gas days."""
    return grid.find(*_GAS) is not None


def is_household_prices(grid: Grid) -> bool:
    """Whether it is the table of prices."""
    return grid.find(*_PRICES) is not None


def read_household_days(grid: Grid, zone: tzinfo) -> FileContent:
    """Read kWh of civil days. Raises FileError."""
    header = grid.find(*_DAYS)
    assert header is not None  # is_household_days said so
    points = Points(zone)
    rows = points.at(None).days.setdefault(Measure(Quantity.IMPORT), [])
    value = header.at("value")
    for row in grid.below(header):
        rows.append(DayRow(_day(grid, header, row), grid.number(row, value, 1000)))
    points.at(None).find(FindingKind.UNIT_ASSUMED, "kWh")
    layout = Layout.HOUSEHOLD_DAYS
    return FileContent(layout=layout, points=points.contents(layout))


def read_household_gas(grid: Grid, zone: tzinfo) -> FileContent:
    """Read gas days: m³, kWh, and the coefficient between them, which that table calls `pci`. Raises FileError."""
    header = grid.find(*_GAS)
    assert header is not None  # is_household_gas said so
    points = Points(zone)
    volume, energy = header.at("volume"), header.at("energie")
    coefficient = header.at("pci") if header.has("pci") else -1
    readings = []
    for row in grid.below(header):
        first = _day(grid, header, row)
        last = Step.GAS_DAY.date_of(
            Step.GAS_DAY.end(Step.GAS_DAY.start_of(first, zone), zone), zone
        )
        readings.append(
            Reading(
                first,
                last,
                grid.number(row, volume),
                grid.number(row, energy),
                coefficient=grid.number(row, coefficient) if coefficient >= 0 else None,
            )
        )
    hand_over(points.at(None), readings)
    layout = Layout.HOUSEHOLD_GAS
    return FileContent(layout=layout, points=points.contents(layout))


def read_household_prices(grid: Grid, zone: tzinfo) -> FileContent:
    """Read the prices of months, by column name, in millionths. Raises FileError."""
    del zone  # a month is one everywhere
    header = grid.find(*_PRICES)
    assert header is not None  # is_household_prices said so
    months = []
    for row in grid.below(header):
        prices = {
            name: round(value)
            for place, name in enumerate(header.names)
            if place > header.at("mois")
            and (value := grid.number(row, place, _MICRO)) is not None
        }
        months.append(MonthPrices(_day(grid, header, row), prices))
    findings = () if months else (Finding(FindingKind.NO_VALUES),)
    return FileContent(
        layout=Layout.HOUSEHOLD_PRICES, prices=tuple(months), findings=findings
    )


def _day(grid: Grid, header: Header, row: Row) -> date:
    """The date of a row. Raises FileError when there is none."""
    column = next(n for n, name in enumerate(header.names) if name in _DATES)
    day = grid.read(grid.day, row, column, "2024-03-18 00:00:00", "bad_date")
    if day is None:
        raise grid.error("bad_date", row[0], column, "", "2024-03-18 00:00:00")
    return day
