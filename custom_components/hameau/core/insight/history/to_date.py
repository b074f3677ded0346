"""The year to date against the same date of past years.

Two figures each: all that is known of either year, and like with like, over the days that both know whole. The 29th of
February has no twin in other years, and a day missing on one side is left out on both; either is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .daily import DayTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A year from its first day to a date, included: what is known of it, and the days that are not known whole."""

    year: int
    last: date
    total: int
    known_days: int
    of_days: int
    missing: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDate:
    """The present year beside a past one. `like_…`: over the `like_days` that both know whole.

    `left_out`: days that only one of the two knows whole, as dates of the year that does; a 29th of February without a
    twin is among them.
    """

    this: Side
    other: Side
    like_this: int
    like_other: int
    like_days: int
    left_out: tuple[date, ...]

    @property
    def difference(self) -> int:
        """How much more this year is, like with like."""
        return self.like_this - self.like_other

    @property
    def permille(self) -> int | None:
        """The same in thousandths of the past year; None beside nothing."""
        if not self.like_other:
            return None
        return round(1000 * self.difference / self.like_other)


def to_date(table: DayTable, until: date) -> tuple[ToDate, ...]:
    """Compare the year of `until`, up to that day included, with each past year the table reaches, the latest first."""
    this = _side(table, until)
    years = range(until.year - 1, table.first.year - 1, -1)
    return tuple(_beside(table, this, _side(table, _twin(until, y))) for y in years)


def _days(last: date) -> Iterator[date]:
    first = date(last.year, 1, 1).toordinal()
    return (date.fromordinal(day) for day in range(first, last.toordinal() + 1))


def _side(table: DayTable, last: date) -> Side:
    missing = tuple(day for day in _days(last) if not table.whole(day))
    of_days = last.timetuple().tm_yday
    return Side(
        year=last.year,
        last=last,
        total=sum(table.value(day) for day in _days(last)),
        known_days=of_days - len(missing),
        of_days=of_days,
        missing=missing,
    )


def _twin(day: date, year: int) -> date:
    """The same date of another year; the 28th for a 29th of February that it has not."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _beside(table: DayTable, this: Side, other: Side) -> ToDate:
    mine = {(day.month, day.day): day for day in _days(this.last) if table.whole(day)}
    theirs = {
        (day.month, day.day): day for day in _days(other.last) if table.whole(day)
    }
    both = mine.keys() & theirs.keys()
    alone = [day for at, day in (mine | theirs).items() if at not in both]
    return ToDate(
        this=this,
        other=other,
        like_this=sum(table.value(mine[at]) for at in both),
        like_other=sum(table.value(theirs[at]) for at in both),
        like_days=len(both),
        left_out=tuple(sorted(alone, key=lambda day: (day.month, day.day))),
    )
