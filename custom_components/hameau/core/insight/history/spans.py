"""Whiles of a calendar: their edges, and the while to compare with."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from ...civil import DAY
from ...tariffs.timetable import epoch

_MIDNIGHT = time(0)
_HALF_HOUR_S = 1800


class Grain(StrEnum):
    """What one bar stands for."""

    HALF_HOUR = "half_hour"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @property
    def seconds(self) -> int | None:
        """Its length; None for those that are not all alike."""
        return _SECONDS.get(self)


_SECONDS = {Grain.HALF_HOUR: _HALF_HOUR_S, Grain.HOUR: 2 * _HALF_HOUR_S}


class Beside(StrEnum):
    """Which former while is compared."""

    PREVIOUS = "previous"
    """The one just before, as long: as many months where it is of whole months, else as many days."""
    YEAR = "year"
    """The same dates a year before; the 28th of February for a 29th."""


def edges(first: int, last: int, grain: Grain, zone: tzinfo) -> list[int]:
    """Give the edges of the bars that hold the time from `first` to `last` (epoch seconds), both ends included."""
    if (seconds := grain.seconds) is not None:
        low = first - first % seconds
        count = -(-(last - low) // seconds)
        return [low + number * seconds for number in range(count + 1)]
    begun = _begun(datetime.fromtimestamp(first, zone).date(), grain)
    return list(_midnights(begun, last, grain, zone))


def _midnights(begun: date, last: int, grain: Grain, zone: tzinfo) -> Iterator[int]:
    at = epoch(begun, _MIDNIGHT, zone)
    yield at
    while at < last:
        begun = _next(begun, grain)
        at = epoch(begun, _MIDNIGHT, zone)
        yield at


def _begun(day: date, grain: Grain) -> date:
    match grain:
        case Grain.YEAR:
            return date(day.year, 1, 1)
        case Grain.MONTH:
            return day.replace(day=1)
        case _:
            return day


def _next(day: date, grain: Grain) -> date:
    match grain:
        case Grain.YEAR:
            return date(day.year + 1, 1, 1)
        case Grain.MONTH:
            return (day + 31 * DAY).replace(day=1)
        case _:
            return day + DAY


def before(first: int, last: int, beside: Beside, zone: tzinfo) -> tuple[int, int]:
    """Give the former while to compare one with."""
    start = datetime.fromtimestamp(first, zone).replace(tzinfo=None)
    end = datetime.fromtimestamp(last, zone).replace(tzinfo=None)
    if beside is Beside.YEAR:
        return _instant(_months_back(start, 12), zone), _instant(
            _months_back(end, 12), zone
        )
    if any(wall.time() != _MIDNIGHT for wall in (start, end)):
        return first - (last - first), first
    if start.day == end.day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month
        return _instant(_months_back(start, months), zone), first
    return _instant(start - (end - start), zone), first


def _months_back(wall: datetime, months: int) -> datetime:
    """The same day some months earlier, or the last of a shorter month."""
    number = wall.year * 12 + wall.month - 1 - months
    first = wall.replace(year=number // 12, month=number % 12 + 1, day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(wall.day, last.day))


def _instant(wall: datetime, zone: tzinfo) -> int:
    return epoch(wall.date(), wall.time(), zone)
