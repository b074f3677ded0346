"""The figures of a point's past: to date against the same date of last year, the last day, what is missing.

Knows nothing of Home Assistant. Days of which something is missing are counted, and left out of a difference.

A standing charge is owed on days too of which no consumption is known: totals of money have it, and say how much it is; but
such a day is missing, and compared with nothing. So it is in the views (`past_calendar`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ..core.archive import Archive
from ..core.series import HOUR_S, Hours, Quality, Quantity, SeriesKey, Step

_ONE_DAY = timedelta(days=1)
_YEAR = 365
# A gas day is laid over what is left of its date after 06:00, a day between two snapshots lacks an hour in summer.
_LAID_HOURS = 18

COST: Final = "cost"
_COUNTED: Final[Mapping[str, tuple[str, ...]]] = {
    COST: (Quantity.IMPORT, Quantity.GAS_ENERGY),
    "revenue": (Quantity.EXPORT,),
}
"""What is paid for, by the name of the money."""

type HoursOf = Callable[[int, int], Hours]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToDate:
    """A while from its first day to `until`, and the same days a year before.

    `change` is the difference over the days that are known whole on both sides (`compared`); `missing` and
    `missing_before` are those that are not. The 29th of February is compared with nothing. `alone` and `alone_before`: what
    of the totals is owed for days of which nothing is known.
    """

    until: date
    total: int | None
    before: int | None
    change: int | None
    compared: int
    missing: int
    missing_before: int
    alone: int = 0
    alone_before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Values by civil day, which days are known whole, and, of money, of which nothing is known that is paid for."""

    values: Mapping[date, int] = field(default_factory=dict)
    whole: frozenset[date] = frozenset()
    alone: frozenset[date] = frozenset()

    @property
    def last(self) -> date | None:
        """The last day known whole."""
        return max(self.whole, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All of it, by what is counted ("import", "cost", …)."""

    year: Mapping[str, ToDate] = field(default_factory=dict)
    month: Mapping[str, ToDate] = field(default_factory=dict)
    last_day: date | None = None
    last_values: Mapping[str, int] = field(default_factory=dict)
    missing_days: int | None = None
    max_power: tuple[date, int] | None = None


def by_day(hours: Hours, zone: ZoneInfo) -> Days:
    """Sum hours by civil day."""
    values: dict[date, int] = {}
    counts: dict[date, int] = {}
    laid: dict[date, int] = {}
    for start, value, quality in zip(
        hours.starts, hours.values, hours.quality, strict=True
    ):
        day = datetime.fromtimestamp(start, zone).date()
        values[day] = values.get(day, 0) + value
        if quality != Quality.PARTIAL:
            counts[day] = counts.get(day, 0) + 1
            laid[day] = laid.get(day, 0) + (quality == Quality.ESTIMATED)
    whole = frozenset(
        day
        for day, count in counts.items()
        if count == hours_of(day, zone) or (laid[day] == count and count >= _LAID_HOURS)
    )
    return Days(values=values, whole=whole)


def hours_of(day: date, zone: ZoneInfo) -> int:
    """How many hours a civil day has: 23 to 25."""
    start = Step.DAY.start_of(day, zone)
    return (Step.DAY.end(start, zone) - start) // HOUR_S


def to_date(days: Days, first: date, until: date) -> ToDate:
    """Compare the days from `first` to `until`, both included, with the same days a year before."""
    pairs = [(day, a_year_before(day)) for day in _each(first, until)]
    before_first = first.replace(year=first.year - 1, day=1)
    before_until = a_year_before(until) or until.replace(year=until.year - 1, day=28)
    both = [
        (day, former)
        for day, former in pairs
        if former is not None and day in days.whole and former in days.whole
    ]
    change = sum(days.values[day] - days.values[former] for day, former in both)
    return ToDate(
        until=until,
        total=_total(days, first, until),
        before=_total(days, before_first, before_until),
        change=change if both else None,
        compared=len(both),
        missing=sum(day not in days.whole for day, _ in pairs),
        missing_before=sum(
            day not in days.whole for day in _each(before_first, before_until)
        ),
        alone=_alone(days, first, until),
        alone_before=_alone(days, before_first, before_until),
    )


def a_year_before(day: date) -> date | None:
    """The same date a year before; None for the 29th of February."""
    if (day.month, day.day) == (2, 29):
        return None
    return day.replace(year=day.year - 1)


def _each(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _ONE_DAY


def _total(days: Days, first: date, last: date) -> int | None:
    """Sum what is known; None when that is nothing, or what is owed without anything known."""
    found = [day for day in _each(first, last) if day in days.values]
    if all(day in days.alone for day in found):
        return None
    return sum(days.values[day] for day in found)


def _alone(days: Days, first: date, last: date) -> int:
    """What is owed for days of which nothing is known."""
    return sum(days.values[day] for day in _each(first, last) if day in days.alone)


def paid_by_day(money: Days, counted: Days) -> Days:
    """Money of days: whole where what is paid for is, and alone where nothing of it is known."""
    return Days(
        values=money.values,
        whole=money.whole & counted.whole,
        alone=frozenset(money.values.keys() - counted.values.keys()),
    )


def figures(
    histories: Mapping[str, HoursOf],
    today: date,
    zone: ZoneInfo,
    max_power: tuple[date, int] | None = None,
) -> Figures:
    """Work out the figures. The first history says until which day something is known."""
    first = Step.DAY.start_of(date(today.year - 2, 12, 31), zone)
    last = Step.DAY.start_of(today, zone)
    days = {name: by_day(of(first, last), zone) for name, of in histories.items()}
    for money, names in _COUNTED.items():
        counted = next((days[name] for name in names if name in days), None)
        if money in days and counted is not None:
            days[money] = paid_by_day(days[money], counted)
    known = next(iter(days.values()), Days())
    until = known.last
    if until is None:
        return Figures(max_power=max_power)
    return Figures(
        year={
            name: to_date(one, date(until.year, 1, 1), until)
            for name, one in days.items()
        },
        month={
            name: to_date(one, until.replace(day=1), until)
            for name, one in days.items()
        },
        last_day=until,
        last_values={
            name: one.values[until] for name, one in days.items() if until in one.values
        },
        missing_days=_missing(known, today),
        max_power=max_power,
    )


def _missing(known: Days, today: date) -> int:
    """Days of the last 365 that are not known whole, since anything is known."""
    first = max(min(known.values), today - _YEAR * _ONE_DAY)
    return sum(day not in known.whole for day in _each(first, today - _ONE_DAY))


def max_power_of(
    archive: Archive, point: str, today: date, zone: ZoneInfo
) -> tuple[date, int] | None:
    """The highest power of the last day it is known of, in VA, no older than a week."""
    key = SeriesKey(point, Quantity.MAX_POWER)
    last = Step.DAY.start_of(today, zone)
    found = archive.believed(key, last - 7 * 86_400, last)
    if not len(found):
        return None
    return datetime.fromtimestamp(found.starts[-1], zone).date(), found.values[-1]
