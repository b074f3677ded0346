"""Gathers what a file says of each point of delivery, row by row, and makes its content in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import lru_cache
from itertools import pairwise
import re
from typing import Final

from ..errors import FileError
from ..series import Doubt, Parts, PowerRow, Quantity, Unit, from_power, localise
from ..series.daily import DayRow, from_days
from ..series.step import Step
from .content import CalendarPeriod, Finding, FindingKind, Layout, Measure, PointContent

MOST_POINTS: Final = 1_000
_MOST_FINDINGS: Final = 20
_DIGITS: Final = 14
"""Of a PRM, and of a PCE that is not of GRDF's "GI" kind."""
_QUOTED: Final = re.compile(r"""^(?:="?|')|"$""")
"""What is put around a number so that a spreadsheet leaves it alone."""
_BARE: Final = re.compile(r"(\d{10,14})(?:\.0+)?", re.ASCII)
_ROUNDED: Final = re.compile(r"\d(?:[.,](\d+))?E\+?(\d\d)", re.ASCII | re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Point:
    """One point of delivery while its rows come in."""

    name: str | None
    zone: tzinfo
    powers: dict[Measure, list[PowerRow]] = field(default_factory=dict)
    days: dict[Measure, list[DayRow]] = field(default_factory=dict)
    day_step: Step = Step.DAY
    indexes: dict[Measure, dict[int, int | None]] = field(default_factory=dict)
    read: dict[Measure, Parts] = field(default_factory=dict)
    doubts: dict[Measure, list[Doubt]] = field(default_factory=dict)
    calendar: list[CalendarPeriod] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    coefficients: dict[int, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find(self, kind: FindingKind, detail: str = "") -> None:
        """Note a finding, once, and not without end; that a row of blanks was passed over is none."""
        if kind is FindingKind.IGNORED and not detail:
            return
        same = [finding for finding in self.findings if finding.kind is kind]
        if Finding(kind, detail) not in same and len(same) < _MOST_FINDINGS:
            self.findings.append(Finding(kind, detail))

    def content(self, layout: Layout) -> PointContent:
        """Turn the rows into series."""
        parts = dict(self.read)
        for measure, powers in self.powers.items():
            if powers:
                parts[measure] = from_power(powers, self.zone)
        for measure, days in self.days.items():
            if days:
                parts[measure] = from_days(
                    days,
                    self.zone,
                    step=Step.DAY if _is_power(measure) else self.day_step,
                    unit=measure.quantity.unit,
                )
        for measure, doubts in self.doubts.items():
            if measure in parts:
                parts[measure] = with_doubts(parts[measure], doubts)
        if not any(_known(found) for found in parts.values()):
            self.find(FindingKind.NO_VALUES)
        return PointContent(
            layout=layout,
            point=self.name,
            parts=parts,
            labels=self.labels,
            calendar=tuple(self.calendar),
            coefficients=self.coefficients,
            findings=tuple(self.findings),
        )


class Points:
    """The points of a file, in the order they appear."""

    def __init__(self, zone: tzinfo) -> None:
        """Begin without any."""
        self.zone = zone
        self._points: dict[str | None, Point] = {}

    def at(self, name: str | None) -> Point:
        """The point of that name, as the file writes it. Raises FileError when a file has more than anyone's."""
        # What was rounded tells two points apart still, though not which they are.
        known = point_name(name or "") or name
        if known not in self._points:
            if len(self._points) == MOST_POINTS:
                raise FileError("too_many_points", expected=str(MOST_POINTS))
            self._points[known] = Point(name=point_name(name or ""), zone=self.zone)
        return self._points[known]

    def all(self) -> tuple[Point, ...]:
        """Each of them."""
        return tuple(self._points.values())

    def contents(self, layout: Layout) -> tuple[PointContent, ...]:
        """What each holds."""
        return tuple(point.content(layout) for point in self._points.values())


def point_name(text: str) -> str | None:
    """A PRM or PCE as it was before a spreadsheet took it for a number; None when it is not said, or was rounded.

    `="01…"` and `'01…` are what people write against that; where nobody did, the zeros at the head are gone, or all but the
    first digits (`1,43E+13`).
    """
    name = _QUOTED.sub("", "".join(text.split()))
    if (match := _ROUNDED.fullmatch(name)) is not None:
        digits, power = match[1] or "", int(match[2])
        if len(digits.rstrip("0")) > power or len(digits) < power:
            return None
        name = f"{name[0]}{digits[:power]}"
    if (match := _BARE.fullmatch(name)) is not None:
        return match[1].zfill(_DIGITS)
    return name or None


def with_doubts(parts: Parts, doubts: Sequence[Doubt]) -> Parts:
    """The same parts, with doubts that came before them."""
    return Parts(series=parts.series, gaps=parts.gaps, doubts=(*doubts, *parts.doubts))


def instants_of(
    stamps: Sequence[datetime], zone: tzinfo
) -> tuple[list[int | None], list[Doubt]]:
    """Give the instants of naive stamps that may come in any order of days, rising or falling within each.

    `localise` tells the two hours of October apart by the order they come in, so that order must be that of time: days are
    put in order, a day that runs backwards (EDF's do) is turned round, and the rows of a day that all come twice (EDF's do
    at times) are told once.
    """
    days: dict[date, list[list[int]]] = {}
    for place, stamp in enumerate(stamps):
        days.setdefault(stamp.date(), []).append([place])
    order: list[list[int]] = []
    for day in sorted(days):
        places = _once(days[day], stamps)
        pairs = [(stamps[a[0]], stamps[b[0]]) for a, b in pairwise(places)]
        falls = sum(a > b for a, b in pairs) > sum(a < b for a, b in pairs)
        order += reversed(places) if falls else places
    found, doubts = localise([stamps[places[0]] for places in order], zone)
    instants: list[int | None] = [None] * len(stamps)
    for rows, instant in zip(order, found, strict=True):
        for row in rows:
            instants[row] = instant
    return instants, doubts


def _once(places: list[list[int]], stamps: Sequence[datetime]) -> list[list[int]]:
    """The rows of a day, those that only repeat their neighbour joined to it, if that is so all day long."""
    while len(places) >= 4 and len(places) % 2 == 0:
        pairs = list(zip(places[::2], places[1::2], strict=True))
        if any(stamps[one[0]] != stamps[two[0]] for one, two in pairs):
            break
        places = [one + two for one, two in pairs]
    return places


@lru_cache(maxsize=256)
def quantity_of(words: str) -> Quantity | None:
    """Tell consumption from production by (folded) words; None when they name neither, or both."""
    out = any(word in words for word in ("production", "injection", "prod", "injecte"))
    drawn = any(word in words for word in ("consommation", "soutirage", "cons"))
    if out == drawn:
        return None
    return Quantity.EXPORT if out else Quantity.IMPORT


def max_power_of(quantity: Quantity) -> Quantity:
    """The highest power of what flows that way."""
    return (
        Quantity.MAX_POWER_EXPORT if quantity is Quantity.EXPORT else Quantity.MAX_POWER
    )


def _known(parts: Parts) -> bool:
    """Whether anything is known: of steps, or of a whole."""
    return bool(parts.series) or any(gap.value is not None for gap in parts.gaps)


def _is_power(measure: Measure) -> bool:
    """Whether days of this are civil days whatever the rest of the file has."""
    return measure.quantity.unit is Unit.POWER


def only(findings: Mapping[str, str], *names: str) -> str:
    """The first of these that is filled in."""
    return next((findings[name] for name in names if findings.get(name)), "")
