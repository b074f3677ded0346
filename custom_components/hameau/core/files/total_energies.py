"""What TotalEnergies gives out: half-hours with a moment and an energy, the unit behind each number (sources.md §c4, 8).

`…;"05/03/2023 00:30";"0.125 kWh"`, rising, as programs that read it tell; its heading is not known and not needed. Whether a
moment begins or ends its step nothing tells: they are read as beginnings, for no midnight of it is of the day before, and
that is a finding.
"""

from datetime import datetime, tzinfo
from fractions import Fraction
from itertools import pairwise
import re
from typing import Final

from ..series import PowerRow, Quality, Quantity, Step
from .content import FileContent, FindingKind, Layout, Measure
from .grid import Grid, Number
from .points import Points, instants_of

_MOMENT: Final = re.compile(r"\d\d/\d\d/\d{4} \d\d:\d\d(?::\d\d)?", re.ASCII)
_ENERGY: Final = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?) ?kWh", re.ASCII | re.IGNORECASE)
_POINT: Final = re.compile(r"\d{14}", re.ASCII)
_USUAL_S: Final = 1800


def is_total_energies(grid: Grid) -> bool:
    """Whether there is a moment and, beside it, an energy with its unit."""
    return any(_place(cells) is not None for _, cells in grid.head)


def read_total_energies(grid: Grid, zone: tzinfo) -> FileContent:
    """Read half-hours of consumption. Raises FileError for a row that is none, below the first that is."""
    stamps: list[datetime] = []
    values: list[Number | None] = []
    name: str | None = None
    for number, cells in grid.rows():
        place = _place(cells)
        if place is None:
            if stamps:
                raise grid.error("bad_number", number, None, ";".join(cells)[:80], "05/03/2023 00:30;0.125 kWh")  # fmt: skip
            continue
        name = name or next((c for c in cells[:place] if _POINT.fullmatch(c)), None)
        stamps.append(grid.stamp(cells[place]))
        energy = _ENERGY.fullmatch(cells[place + 1].strip())
        told = energy and grid.number((number, [energy[1]]), 0, 1000)
        values.append(told)
    points = Points(zone)
    point = points.at(name)
    point.find(FindingKind.STAMPS_ASSUMED, "start")
    starts, doubts = instants_of(stamps, zone)
    measure = Measure(Quantity.IMPORT)
    point.doubts[measure] = doubts
    lengths = _lengths(sorted({start for start in starts if start is not None}))
    point.powers[measure] = [
        PowerRow(start + lengths[start], _watts(wh, lengths[start]), Quality.MEASURED, lengths[start])
        for start, wh in zip(starts, values, strict=True)
        if start is not None
    ]  # fmt: skip
    layout = Layout.TOTAL_ENERGIES
    return FileContent(layout=layout, points=points.contents(layout))


def _place(cells: list[str]) -> int | None:
    """The column of the moment that has an energy beside it."""
    for place, (moment, energy) in enumerate(pairwise(cells)):
        if _MOMENT.fullmatch(moment.strip()) and _ENERGY.fullmatch(energy.strip()):
            return place
    return None


def _lengths(starts: list[int]) -> dict[int, int]:
    """How long each step is: up to the next, where a meter has such a step, else as the one before."""
    lengths: dict[int, int] = {}
    last = _USUAL_S
    for start, following in pairwise([*starts, 0]):
        if Step.lasting(following - start) is not None:
            last = following - start
        lengths[start] = last
    return lengths


def _watts(wh: Number | None, seconds: int) -> Fraction | None:
    return None if wh is None else Fraction(wh) * 3600 / seconds
