"""Months grouped by year."""

from dataclasses import dataclass
from datetime import date

from ...civil import DAY
from .daily import DayTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A civil month: the sum of what is known of it, on how many whole days of how many."""

    year: int
    month: int
    total: int
    known_days: int
    of_days: int

    @property
    def whole(self) -> bool:
        """Whether every day of it is known whole."""
        return self.known_days == self.of_days


def months(table: DayTable) -> dict[int, tuple[Month | None, ...]]:
    """Give twelve months for each year a table reaches; None for a month of which nothing at all is known."""
    years = range(table.first.year, table.last.year + 1)
    return {
        year: tuple(_month(table, date(year, month, 1)) for month in range(1, 13))
        for year in years
    }


def _month(table: DayTable, first: date) -> Month | None:
    after = (first + 31 * DAY).replace(day=1)
    low = max(first.toordinal(), table.first.toordinal()) - table.first.toordinal()
    high = min(after.toordinal(), table.last.toordinal() + 1) - table.first.toordinal()
    places = range(low, high)
    if not any(table.known[place] or table.values[place] for place in places):
        return None
    lengths = table.days.length
    return Month(
        year=first.year,
        month=first.month,
        total=sum(table.values[place] for place in places),
        known_days=sum(table.known[place] == lengths(place) for place in places),
        of_days=(after - first).days,
    )
