"""Files that people bring: read whole or refused, what each would change, and what is kept of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
import re
from typing import Any, Final
from zoneinfo import ZoneInfo

from .const import ELECTRICITY_SOURCE, GAS_SOURCE
from .core.archive import Archive, Change, NewOrigin, Telling
from .core.civil import DAY
from .core.errors import FileError
from .core.files import (
    PARIS,
    FileContent,
    FindingKind,
    Layout,
    Limits,
    Measure,
    PointContent,
    read,
)
from .core.insight.history import dated, day_table
from .core.series import (
    DoubtKind,
    Layer,
    Origin,
    Parts,
    Quantity,
    SeriesKey,
    Step,
    Trust,
    Unit,
    merge,
)
from .sources.point_hours import MARKET

MOST_NAME: Final = 80
MOST_GAPS: Final = 100
MOST_CHART: Final = 4000

_TRUST: Final[Mapping[Layout, Trust]] = {
    Layout.EDF_POWERS: Trust.SUPPLIER,
    Layout.EDF_DAILY: Trust.SUPPLIER,
    Layout.OCTOPUS_DAILY: Trust.SUPPLIER,
    Layout.STRASBOURG_DAILY: Trust.SUPPLIER,
    Layout.TOTAL_ENERGIES: Trust.SUPPLIER,
    Layout.HOUSEHOLD_DAYS: Trust.SUPPLIER,
    Layout.HOUSEHOLD_GAS: Trust.SUPPLIER,
    Layout.ENEDIS_JSON: Trust.GATEWAY,
}
"""Whom to believe: files of the network operator but for these."""
_GAS: Final = frozenset({Quantity.GAS_ENERGY, Quantity.GAS_VOLUME})
_PRODUCTION: Final = {
    Quantity.IMPORT: Quantity.EXPORT,
    Quantity.MAX_POWER: Quantity.MAX_POWER_EXPORT,
}
_MASKED: Final = re.compile(r"[xX*]")

type Answer = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A file that came: its name without folders, its bytes, and what it turned out to be, or why it is none.

    `zones`: by which clock each of its contents was read, for stamps that do not say; all by that of Paris where there are none.
    """

    name: str
    data: bytes
    size: int
    content: FileContent | None = None
    error: FileError | None = None
    zones: tuple[ZoneInfo, ...] = ()

    @property
    def weight(self) -> int:
        """Bytes it holds, about: what came, and 17 for each value that was read."""
        values = 0
        if self.content is not None:
            values = sum(
                len(series)
                for point in self.content.points
                for parts in (*point.parts.values(), *(point.as_gas or {}).values())
                for series in parts.series
            )
        return len(self.data) + 17 * values


def clean(name: str) -> str:
    """A stranger's file name as a person may see it: one line, no folders, not too long."""
    base = re.split(r"[/\\]", name)[-1]
    shown = "".join(c if c.isprintable() else " " for c in base).strip()
    if len(shown) <= MOST_NAME:
        return shown or "?"
    stem, dot, suffix = shown.rpartition(".")
    if not dot or len(suffix) > 8:
        return f"{shown[: MOST_NAME - 1]}…"
    return f"{stem[: MOST_NAME - len(suffix) - 2]}….{suffix}"


def receive(path: Path, limits: Limits | None = None) -> Received:
    """Read a file, within the limits. Raises OSError."""
    limits = limits or Limits()
    size, name = path.stat().st_size, clean(path.name)
    if size > limits.bytes:
        error = FileError("too_large", found=size, expected=str(limits.bytes))
        return Received(name=name, data=b"", size=size, error=error)
    return understand(name, path.read_bytes())


def understand(name: str, data: bytes, zone: ZoneInfo = PARIS) -> Received:
    """Read the bytes of a file."""
    try:
        content = read(data, zone=zone)
    except FileError as error:
        return Received(name=name, data=b"", size=len(data), error=error)
    return Received(name=name, data=data, size=len(data), content=content)


def read_in(file: Received, zones: Sequence[ZoneInfo]) -> Received:
    """The same file with each of its contents read by a clock."""
    wanted = tuple(zones)
    if file.content is None or wanted == (file.zones or (PARIS,) * len(wanted)):
        return file
    read_by = {zone: understand(file.name, file.data, zone) for zone in set(wanted)}
    contents = []
    for number, zone in enumerate(wanted):
        if (content := read_by[zone].content) is None:
            return read_by[zone]
        contents.append(content.points[number])
    content = replace(file.content, points=tuple(contents))
    return replace(file, content=content, zones=wanted)


def kinds_of(content: PointContent) -> tuple[str, ...]:
    """Which kind of entry a point of a file is for; both where nothing says which energy it is of."""
    if content.as_gas is not None:
        return ELECTRICITY_SOURCE, GAS_SOURCE
    gas = any(measure.quantity in _GAS for measure in content.parts)
    return (GAS_SOURCE,) if gas else (ELECTRICITY_SOURCE,)


def parts_for(content: PointContent, kind: str | None) -> Mapping[Measure, Parts]:
    """What a content tells an entry of that kind."""
    if content.as_gas is not None and kind == GAS_SOURCE:
        return content.as_gas
    return content.parts


def is_whole(name: str | None) -> bool:
    """Whether a file names its point in full."""
    return name is not None and not _MASKED.search(name)


def fits(masked: str | None, point: str) -> bool:
    """Whether a point can be the one a file names in part, or does not name."""
    if masked is None:
        return True
    if len(masked) != len(point):
        return masked == point
    return all(
        one == other or one in "xX*" for one, other in zip(masked, point, strict=True)
    )


def tellings(
    file: Received,
    points: Sequence[str],
    received: int,
    *,
    production: bool = False,
    kinds: Sequence[str] = (),
) -> Iterator[Telling]:
    """What a file tells of the points it was found to be of: in the order of its contents, and of their measures.

    `production`: a person says that it is, where the file does not say. `kinds`: of the points' entries; electricity where
    neither they nor the file say.
    """
    assert file.content is not None
    digest = sha256(file.data).hexdigest()
    zones = file.zones or (PARIS,) * len(points)
    for number, (content, point) in enumerate(
        zip(file.content.points, points, strict=True)
    ):
        told = parts_for(content, kinds[number] if kinds else None)
        # Read by another clock it is not the same any more.
        clock = "" if zones[number] == PARIS else f":{zones[number].key}"
        assumed = production and any(
            found.kind is FindingKind.DIRECTION_ASSUMED
            for found in (*content.findings, *file.content.findings)
        )
        origin = NewOrigin(
            trust=_TRUST.get(content.layout, Trust.FILE),
            kind=content.layout.value,
            name=_origin_name(file, content),
            digest=f"{digest}:{number}:{point}{':export' * assumed}{clock}",
            received=received,
        )
        for measure, parts in told.items():
            quantity = measure.quantity
            if assumed:
                quantity = _PRODUCTION.get(quantity, quantity)
            key = SeriesKey(point, quantity, measure.register)
            yield Telling(origin, key, zones[number], parts.series, parts.gaps)


def market_tellings(file: Received, received: int) -> Iterator[Telling]:
    """What a file tells of the day-ahead prices of France; those of other zones are nobody's here."""
    assert file.content is not None
    digest = sha256(file.data).hexdigest()
    for quotes in file.content.quotes:
        if quotes.area == MARKET.point:
            origin = NewOrigin(
                trust=Trust.FILE,
                kind=file.content.layout.value,
                name=file.name,
                digest=f"{digest}:{MARKET.point}",
                received=received,
            )
            yield Telling(origin, MARKET, PARIS, quotes.parts.series, quotes.parts.gaps)


def signals_of(content: FileContent) -> list[Answer]:
    """What a file tells of what no point owns: prices of the market of France, colours of days."""
    found: list[Answer] = [
        {
            "kind": "prices",
            "first": series.first,
            "last": series.last,
            "count": len(series),
        }
        for quotes in content.quotes
        if quotes.area == MARKET.point
        for series in quotes.parts.series
        if len(series)
    ]
    if days := content.colours:
        first, last = (
            Step.DAY.start_of(day, PARIS) for day in (min(days), max(days) + DAY)
        )
        found.append(
            {"kind": "colours", "first": first, "last": last, "count": len(days)}
        )
    return found


def _origin_name(file: Received, content: PointContent) -> str:
    return clean(f"{file.name} › {content.member}") if content.member else file.name


def compare(archive: Archive, key: SeriesKey | None, parts: Parts) -> Change:
    """What adding would change in what is known; all is new for a point nobody knows."""
    if key is None:
        return Change(new=sum(len(series) for series in parts.series))
    return archive.compare(key, parts.series)


def described(measure: Measure, parts: Parts, change: Change) -> Answer:
    """One measure of a file, as the page shows it."""
    steps = sorted({series.step.value for series in parts.series})
    spans = [(series.first, series.last) for series in parts.series if len(series)]
    wholes = [gap for gap in parts.gaps if gap.value is not None]
    if not spans:
        spans = [(gap.start, gap.end) for gap in wholes]
    kinds = Counter(doubt.kind for doubt in parts.doubts)
    first_of: dict[DoubtKind, int] = {}
    for doubt in parts.doubts:
        if doubt.start is not None:
            first_of.setdefault(doubt.kind, doubt.start)
    longest = sorted(parts.gaps, key=lambda gap: gap.start - gap.end)
    return {
        "quantity": measure.quantity.value,
        "register": measure.register,
        "unit": measure.quantity.unit.value,
        "first": min((start for start, _ in spans), default=None),
        "last": max((end for _, end in spans), default=None),
        "step": steps[0] if steps else "",
        "steps": steps,
        "total": None if measure.quantity.unit is Unit.POWER else parts.total,
        "counts": {"new": change.new, "changed": change.changed, "same": change.same},
        "wholes": len(wholes),
        "gaps": sorted(longest[:MOST_GAPS]),
        "gaps_left_out": max(0, len(longest) - MOST_GAPS),
        "doubts": [
            {"kind": kind.value, "count": count, "first": first_of.get(kind)}
            for kind, count in kinds.items()
        ],
        "chart": _chart(measure, parts),
    }


def _chart(measure: Measure, parts: Parts) -> list[tuple[int, int]]:
    """What a small chart shows: sums by day; days' own values of a power; wholes where there is nothing else."""
    if measure.register:
        return []
    if not any(len(series) for series in parts.series):
        return [(gap.start, gap.value) for gap in parts.gaps if gap.value is not None][:MOST_CHART]  # fmt: skip
    zone = parts.series[0].zone
    origin = Origin(0, Trust.FILE, 0)
    believed = merge([Layer(origin, series) for series in parts.series])
    if measure.quantity.unit is Unit.POWER:
        pairs = list(zip(believed.starts, believed.values, strict=True))
        return pairs[-MOST_CHART:]
    table = day_table(dated(believed, zone), zone)
    if table is None:
        return []
    return [
        (start, value)
        for start, value, known in zip(
            table.days.edges, table.values, table.known, strict=False
        )
        if known or value
    ][-MOST_CHART:]
