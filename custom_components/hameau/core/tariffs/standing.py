"""Standing charges, laid over time.

Each civil day has its part of the year's (or month's) charge, and each second its part of the day's, the rounding carried
from one to the next: any cut of a year sums to the year's charge.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from ..civil import DAY
from ..series import HOUR_S, Merged, Quality
from .contract import Charged, Cycle, Standing
from .costs import NANO, rounded
from .segments import by_hour
from .timetable import epoch, in_force

_MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingTotal:
    """Standing charges of some time, exact (thousand-millionths of a euro), and how long no contract was in force (s)."""

    exact: int
    without_contract: int

    @property
    def cost(self) -> int:
        """The charges in µEUR, rounded."""
        return rounded(self.exact)


def standing_total[T: Charged](
    terms: Sequence[T], first: int, last: int, zone: tzinfo
) -> StandingTotal:
    """Sum the standing charges from `first` to `last` (epoch seconds)."""
    exact = missing = 0
    for start, end, term in in_force(terms, first, last, zone):
        if term is None:
            missing += end - start
        else:
            exact += _of_while(term.standing, start, end, zone)
    return StandingTotal(exact=exact, without_contract=missing)


def standing_hours[T: Charged](
    terms: Sequence[T], first: int, last: int, zone: tzinfo, carry: int = 0
) -> tuple[Merged, int]:
    """Lay the standing charges over the hours from `first` to `last`, in µEUR; give them and what rounding left over.

    `carry` is what was left over by the hours before. Hours without a contract are missing.
    """
    hours: dict[int, int] = {}
    for start, end, term in in_force(terms, first, last, zone):
        if term is not None:
            for from_, to, amount in _by_day(term.standing, start, end, zone):
                for hour, part in by_hour(from_, to, amount):
                    hours[hour] = hours.get(hour, 0) + part
    starts, values = array("q"), array("q")
    exact = carry
    for hour, amount in hours.items():
        before, exact = rounded(exact), exact + amount
        starts.append(hour)
        values.append(rounded(exact) - before)
    money = Merged(
        starts=starts,
        ends=array("q", (hour + HOUR_S for hour in starts)),
        values=values,
        quality=bytes([Quality.MEASURED]) * len(starts),
        origins=array("q", bytes(8 * len(starts))),
    )
    return money, exact - NANO * rounded(exact)


def _by_day(
    standing: Standing, start: int, end: int, zone: tzinfo
) -> Iterator[tuple[int, int, int]]:
    """Give each civil day, or part of one, with its exact amount."""
    at = start
    while at < end:
        day = datetime.fromtimestamp(at, zone).date()
        to = min(end, epoch(day + DAY, _MIDNIGHT, zone))
        yield at, to, _of_while(standing, at, to, zone)
        at = to


def _of_while(standing: Standing, start: int, end: int, zone: tzinfo) -> int:
    """Exact amount of a while: of each year (or month) it touches, what is due by its end less what was due by its start."""
    amount, at = 0, start
    while at < end:
        first, after = _cycle(standing.cycle, datetime.fromtimestamp(at, zone).date())
        to = min(end, epoch(after, _MIDNIGHT, zone))
        amount += _due(standing, first, after, to, zone)
        amount -= _due(standing, first, after, at, zone)
        at = to
    return amount


def _due(
    standing: Standing, first: date, after: date, instant: int, zone: tzinfo
) -> int:
    """What is due of a year, or month, by an instant of it, or by its end; exact."""
    whole, days = standing.amount * NANO, (after - first).days
    day = datetime.fromtimestamp(instant, zone).date()
    if day >= after:
        return whole
    midnight = epoch(day, _MIDNIGHT, zone)
    length = epoch(day + DAY, _MIDNIGHT, zone) - midnight
    place = (day - first).days
    before = whole * place // days
    of_day = whole * (place + 1) // days - before
    return before + of_day * (instant - midnight) // length


def _cycle(cycle: Cycle, day: date) -> tuple[date, date]:
    """First day of the year, or of the month, of a day, and that of the next one."""
    if cycle is Cycle.YEAR:
        return date(day.year, 1, 1), date(day.year + 1, 1, 1)
    first = day.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1)
