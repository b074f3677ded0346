"""Civil times as instants, on the two nights the clocks change as on all others.

A time that does not exist happens at the first instant after the gap. A time that exists twice starts a slot at its
first occurrence and ends it at its second. All instants are in UTC.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

DAY = timedelta(days=1)
ZERO = timedelta(0)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The same days of every year, first and last included, as (month, day); it may hold the New Year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, day: date) -> bool:
        """Say whether a day is of the season."""
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last

    @property
    def written(self) -> list[str]:
        """Its two days as JSON has them: MM-DD."""
        return [f"{month:02}-{day:02}" for month, day in (self.first, self.last)]


def starts_at(day: date, wall: time, zone: tzinfo) -> datetime:
    """Instant at which something that starts at a civil time starts."""
    return _instant(datetime.combine(day, wall), zone, fold=0)


def ends_at(day: date, wall: time, zone: tzinfo) -> datetime:
    """Instant at which something that ends at a civil time ends."""
    return _instant(datetime.combine(day, wall), zone, fold=1)


def day_start(day: date, zone: tzinfo) -> datetime:
    """First instant of a civil day; its end is the first instant of the next."""
    return starts_at(day, time(0), zone)


def civil_day(instant: datetime, zone: tzinfo) -> date:
    """Civil day of an instant."""
    return instant.astimezone(zone).date()


# The same few midnights and edges are asked for again and again.
@lru_cache(maxsize=4096)
def _instant(wall: datetime, zone: tzinfo, fold: int) -> datetime:
    at = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return at
    return _gap_end(wall, zone)


def _gap_end(wall: datetime, zone: tzinfo) -> datetime:
    """First instant after the gap that a civil time falls into, to the second."""
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    offset = after.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after
