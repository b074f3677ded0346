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
            exact += sum(part[2] for part in _by_day(term.standing, start, end, zone))
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
                _lay(from_, to, amount, hours)
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


def _lay(start: int, end: int, amount: int, hours: dict[int, int]) -> None:
    """Share an amount evenly over the hours of a while, by time."""
    at, given = start, 0
    while at < end:
        hour = at - at % HOUR_S
        until = min(hour + HOUR_S, end)
        so_far = amount * (until - start) // (end - start)
        hours[hour] = hours.get(hour, 0) + so_far - given
        at, given = until, so_far


def _by_day(
    standing: Standing, start: int, end: int, zone: tzinfo
) -> Iterator[tuple[int, int, int]]:
    """Give each civil day, or part of one, with its exact amount."""
    day = datetime.fromtimestamp(start, zone).date()
    midnight = epoch(day, _MIDNIGHT, zone)
    while midnight < end:
        after = epoch(day + DAY, _MIDNIGHT, zone)
        from_, to = max(start, midnight), min(end, after)
        amount = _of_day(standing, day)
        length = after - midnight
        upper = amount * (to - midnight) // length
        lower = amount * (from_ - midnight) // length
        yield from_, to, upper - lower
        day, midnight = day + DAY, after


def _of_day(standing: Standing, day: date) -> int:
    """Exact amount of a civil day: of its year (365 or 366 days), or of its month (28 to 31)."""
    if standing.cycle is Cycle.YEAR:
        first, after = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    else:
        first = day.replace(day=1)
        after = (first + 31 * DAY).replace(day=1)
    days, place = (after - first).days, (day - first).days
    whole = standing.amount * NANO
    return whole * (place + 1) // days - whole * place // days
