"""A history by civil day: what years and months are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from ...series import Merged, Quality
from ...tariffs.days import Days


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTable:
    """Sums of civil days, in the unit of the history, and how many seconds of each are known."""

    days: Days
    values: Sequence[int]
    known: Sequence[int]

    @property
    def first(self) -> date:
        """The first day."""
        return self.days.first

    @property
    def last(self) -> date:
        """The last day, included."""
        return self.days.date(len(self.days) - 1)

    def place(self, day: date) -> int | None:
        """Place of a day; None outside the table."""
        place = day.toordinal() - self.first.toordinal()
        return place if 0 <= place < len(self.days) else None

    def value(self, day: date) -> int:
        """Sum of a day, of what is known of it."""
        place = self.place(day)
        return 0 if place is None else self.values[place]

    def whole(self, day: date) -> bool:
        """Whether a day is known from its first second to its last."""
        place = self.place(day)
        return place is not None and self.known[place] == self.days.length(place)


def day_table(history: Merged, zone: tzinfo) -> DayTable | None:
    """Sum a history by civil day, from its first to its last; None without any value.

    An interval across midnight (a gas day, a day between two snapshots) is shared by time; one known in part adds what is
    known, and its day is not whole.
    """
    if not len(history):
        return None
    first = datetime.fromtimestamp(history.starts[0], zone).date()
    last = datetime.fromtimestamp(history.ends[-1] - 1, zone).date()
    days = Days.of(first, last, zone)
    values, known = [0] * len(days), [0] * len(days)
    for place, (start, end, value, quality) in days.pieces(history.rows()):
        values[place] += value
        if quality != Quality.PARTIAL:
            known[place] += end - start
    return DayTable(days=days, values=values, known=known)
