"""From the body a gateway hands through to a reading: both of Enedis' forms, held against what was asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import Final

from ..enedis import ReadingKind, is_meter_reading, read_meter_reading
from ..errors import PayloadError, ServiceError
from ..mesure import CONSUMPTION, PRODUCTION, directions, in_old_form, is_mesure
from ..series import Parts, Series, Step
from .failures import failure
from .fields import shown
from .gateway import Call, Direction, Kind, Reading

_MOST_ROWS_A_DAY: Final = {Kind.CURVE: 25 * 12, Kind.DAILY: 1, Kind.MAX_POWER: 1}
_KINDS: Final = {
    Kind.CURVE: ReadingKind.CURVE,
    Kind.DAILY: ReadingKind.DAILY,
    Kind.MAX_POWER: ReadingKind.MAX_POWER,
}
_OLD_NAMES: Final = {"v": "value", "d": "date", "p": "interval_length"}
_WAYS: Final = {Direction.IMPORT: CONSUMPTION, Direction.EXPORT: PRODUCTION}


type _Wrong = Callable[[str, object], ServiceError]


def reading(
    body: object, call: Call, point: str, zone: tzinfo, address: str
) -> Reading:
    """Read a body that answers a call.

    Raises:
        ServiceError: `bad_answer` with the field that is not as it should be: its form, another point, another kind or
            direction, days that were not asked for, more rows than such days can have.

    """

    def wrong(field: str, value: object) -> ServiceError:
        return failure("bad_answer", address, shown(value), field=field)

    try:
        plain = _plain(body, call, wrong)
        read = read_meter_reading(plain, zone)
    except PayloadError as error:
        path = _as_sent(error.path) if is_mesure(body) else error.path
        raise wrong(path, error.found) from error
    if read.point != point:
        raise wrong("usage_point_id", "…")
    if read.kind is not _KINDS[call.stream.kind]:
        raise wrong("reading_type", read.kind)
    first, last = (Step.DAY.start_of(day, zone) for day in (call.start, call.end))
    for series in read.parts.series:
        if series.first < first or series.last > last:
            raise wrong("date", f"{call.start} – {call.end}")
    days = whole_days(read.parts, zone)
    return Reading(call=call, parts=read.parts, days=days, moments=read.moments)


def whole_days(parts: Parts, zone: tzinfo) -> frozenset[date]:
    """The civil days of which every step is there, or a value of the day itself."""
    return whole_days_of(parts.series, zone)


def whole_days_of(all_series: Iterable[Series], zone: tzinfo) -> frozenset[date]:
    """The civil days that are whole over series of several steps."""
    known: dict[date, int] = {}
    for series in all_series:
        for interval in series:
            day = Step.DAY.date_of(interval.start, zone)
            known[day] = known.get(day, 0) + interval.end - interval.start
    return frozenset(
        day
        for day, seconds in known.items()
        if seconds >= Step.DAY.end(start := Step.DAY.start_of(day, zone), zone) - start
    )


def _as_sent(path: str) -> str:
    """Name a field as the service does since autumn 2026."""
    for new, old in _OLD_NAMES.items():
        path = path.replace(f"].{old}", f"].{new}")
    return path.replace("interval_reading[", "grandeur[0].points[")


def _plain(body: object, call: Call, wrong: _Wrong) -> Mapping[str, object]:
    """The body in the form it had before autumn 2026, unwrapped, of a bounded number of rows."""
    if isinstance(body, Mapping) and isinstance(body.get("meter_reading"), Mapping):
        body = body["meter_reading"]
    if is_mesure(body) and isinstance(body, Mapping):
        said = directions(body)
        if said and said != {_WAYS[call.stream.direction]}:
            raise wrong("grandeur[0].grandeurMetier", ", ".join(sorted(said)))
        body = in_old_form(body)
    if not isinstance(body, Mapping) or not is_meter_reading(body):
        raise wrong("interval_reading", body)
    rows = body.get("interval_reading")
    most = _MOST_ROWS_A_DAY[call.stream.kind] * ((call.end - call.start).days + 1)
    if isinstance(rows, Sequence) and len(rows) > most:
        raise wrong("interval_reading", f"{len(rows)} > {most}")
    return body
