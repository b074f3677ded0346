"""Enedis' own JSON: the body that Conso API and MyElectricalData hand through, fetched or saved to a file.

Conso API gives it bare, MyElectricalData within `meter_reading`; both came from Enedis Data Connect `metering_data` v5. Since
autumn 2026 it comes as `mesure` reads it, which is brought into the older form first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from enum import StrEnum
import re
from typing import Final

from .errors import PayloadError
from .mesure import in_old_form, is_mesure
from .series import Doubt, Parts, PowerRow, Quality, Unit, from_power, localise
from .series.daily import DayRow, from_days

MOST: Final = 10**12
"""No meter counts further, in Wh or in W."""

_YEARS: Final = range(2000, 2101)

_DOUBTFUL: Final = ("2", "11")
_NATURES: Final = {
    "C": Quality.CORRECTED,
    "E": Quality.ESTIMATED,
    "P": Quality.ESTIMATED,
}
_LENGTH: Final = re.compile(r"PT(\d{1,4})([MH])")


class ReadingKind(StrEnum):
    """What a body holds."""

    CURVE = "curve"
    """Mean powers, stamped at the end of their step; read into Wh."""
    DAILY = "daily"
    """Wh of civil days."""
    MAX_POWER = "max_power"
    """The highest VA of civil days, and when it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterReading:
    """One body, read. Whether it is consumption or production it does not say: who asked for it knows.

    `moments` gives, of each maximum, when it happened, by the start of its day (epoch seconds). `first` and `last` are what
    was asked for, last not included.
    """

    point: str | None
    kind: ReadingKind
    parts: Parts
    first: date | None = None
    last: date | None = None
    moments: Mapping[int, int] = field(default_factory=dict)


def is_meter_reading(body: object) -> bool:
    """Whether this looks like such a body, bare or wrapped."""
    return isinstance(body, Mapping) and (
        "interval_reading" in body or "meter_reading" in body or is_mesure(body)
    )


def read_meter_reading(body: object, zone: tzinfo) -> MeterReading:
    """Read a body. Raises PayloadError where it is not as Enedis sends it."""
    if isinstance(body, Mapping) and "meter_reading" in body:
        body = body["meter_reading"]
    body = _mapping(body, "$")
    if is_mesure(body):
        body = in_old_form(body)
    kind_of = _mapping(body.get("reading_type", {}), "reading_type")
    rows = body.get("interval_reading")
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise PayloadError("interval_reading", rows, "a list")
    kind = _kind(kind_of)
    read = {
        ReadingKind.CURVE: _curve,
        ReadingKind.DAILY: _daily,
        ReadingKind.MAX_POWER: _max_power,
    }[kind]
    parts, moments = read(
        [_mapping(row, f"interval_reading[{n}]") for n, row in enumerate(rows)], zone
    )
    point = body.get("usage_point_id")
    return MeterReading(
        point=str(point) if point else None,
        kind=kind,
        parts=parts,
        first=_asked(body.get("start")),
        last=_asked(body.get("end")),
        moments=moments,
    )


def _kind(kind_of: Mapping[str, object]) -> ReadingKind:
    """Tell by unit and aggregate what the values are."""
    unit = str(kind_of.get("unit", ""))
    aggregate = str(kind_of.get("aggregate", ""))
    match unit, aggregate:
        case "W", "average" | "":
            return ReadingKind.CURVE
        case "Wh", "sum" | "":
            return ReadingKind.DAILY
        case "VA" | "W", "maximum":
            return ReadingKind.MAX_POWER
        case _:
            raise PayloadError(
                "reading_type", f"{unit} {aggregate}", "W average, Wh sum, VA maximum"
            )


type _Rows = Sequence[Mapping[str, object]]


def _curve(rows: _Rows, zone: tzinfo) -> tuple[Parts, Mapping[int, int]]:
    """End-stamped mean powers. The stamps are naive: in October the order of the rows tells the hours apart."""
    stamps = [_stamp(row, n) for n, row in enumerate(rows)]
    instants, doubts = localise(stamps, zone)
    found = [
        PowerRow(end, _value(row, n), _quality(row), _step_s(row, n))
        for n, (row, end) in enumerate(zip(rows, instants, strict=True))
        if end is not None
    ]
    return _with_doubts(from_power(found, zone), doubts), {}


def _daily(rows: _Rows, zone: tzinfo) -> tuple[Parts, Mapping[int, int]]:
    """Wh of civil days."""
    found = [
        DayRow(_stamp(row, n).date(), _value(row, n)) for n, row in enumerate(rows)
    ]
    return from_days(found, zone, unit=Unit.ENERGY), {}


def _max_power(rows: _Rows, zone: tzinfo) -> tuple[Parts, Mapping[int, int]]:
    """The highest VA of each day; its stamp is the moment of it."""
    stamps = [_stamp(row, n) for n, row in enumerate(rows)]
    instants, _ = localise(stamps, zone)
    found = [
        DayRow(stamp.date(), _value(row, n))
        for n, (row, stamp) in enumerate(zip(rows, stamps, strict=True))
    ]
    parts = from_days(found, zone, unit=Unit.POWER)
    at = {
        stamp.date(): instant
        for stamp, instant in zip(stamps, instants, strict=True)
        if instant is not None
    }
    moments = {
        start: at[day]
        for series in parts.series
        for start in series.starts
        if (day := series.step.date_of(start, zone)) in at
    }
    return parts, moments


def _with_doubts(parts: Parts, doubts: Sequence[Doubt]) -> Parts:
    """The same, with more doubts."""
    return Parts(series=parts.series, gaps=parts.gaps, doubts=(*doubts, *parts.doubts))


def _stamp(row: Mapping[str, object], number: int) -> datetime:
    """The naive stamp of a row."""
    text = row.get("date")
    expected = "2024-03-18 00:30:00"
    try:
        stamp = datetime.fromisoformat(str(text))
    except ValueError as err:
        raise PayloadError(f"interval_reading[{number}].date", text, expected) from err
    if stamp.tzinfo is not None or stamp.year not in _YEARS:
        raise PayloadError(f"interval_reading[{number}].date", text, expected)
    return stamp


def _value(row: Mapping[str, object], number: int) -> int | Decimal | None:
    """The value of a row, sent as a string; None when there is none."""
    text = row.get("value")
    if text is None or text == "":
        return None
    try:
        value = Decimal(str(text))
    except InvalidOperation as err:
        raise PayloadError(f"interval_reading[{number}].value", text, "284") from err
    if not value.is_finite() or abs(value) > MOST:
        raise PayloadError(f"interval_reading[{number}].value", text, "284")
    whole = int(value)
    return whole if whole == value else value


def _quality(row: Mapping[str, object]) -> Quality:
    """How a value was come by, in the letters and numbers of the flow R63; the older form tells the letter alone."""
    if (row.get("plausibility"), row.get("state")) == _DOUBTFUL:
        return Quality.DOUBTFUL
    return _NATURES.get(str(row.get("measure_type", "")), Quality.MEASURED)


def _step_s(row: Mapping[str, object], number: int) -> int | None:
    """The length of a row's step in seconds; None where it does not say."""
    text = row.get("interval_length")
    if text is None or text == "":
        return None
    match = _LENGTH.fullmatch(str(text))
    if match is None:
        raise PayloadError(f"interval_reading[{number}].interval_length", text, "PT30M")
    return int(match[1]) * (60 if match[2] == "M" else 3600)


def _mapping(value: object, path: str) -> Mapping[str, object]:
    """A JSON object."""
    if not isinstance(value, Mapping):
        raise PayloadError(path, value, "an object")
    return value


def _asked(text: object) -> date | None:
    """A date of the request, if there is one."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
