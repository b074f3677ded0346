"""What is known around the days that are looked at: the arguments of `evaluate`, brought together."""

from datetime import date, datetime, tzinfo
from functools import cached_property

from ...civil import DAY, civil_day
from ...intervals import Interval
from ..calendars import Calendars, Stretch
from .periods import Periods
from .sun import Sun
from .tariff_view import TariffView
from .verdict import Lack

# A slot may reach so far from the day it belongs to: by an offset before it, by an overnight period after it.
_BEFORE = 3
_AFTER = 1


class Context:
    """The arguments of an evaluation, for the time from `start` to `end`."""

    def __init__(
        self,
        start: datetime,
        end: datetime,
        *,
        zone: tzinfo,
        calendars: Calendars,
        tariff: TariffView,
        sun: Sun | None,
    ) -> None:
        """Take what is known; nothing is computed before it is asked for."""
        self.start, self.end = start, end
        self.zone = zone
        self.calendars = calendars
        self.tariff = tariff
        self.sun = sun
        self.today = civil_day(start, zone)
        self.lacks: set[Lack] = set()

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The civil days whose slots may run between start and end."""
        first = self.today.toordinal() - _BEFORE
        last = civil_day(self.end, self.zone).toordinal() + _AFTER
        return tuple(date.fromordinal(day) for day in range(first, last + 1))

    @cached_property
    def periods(self) -> Periods:
        """The tariff periods of those days and of the slots' ends."""
        return Periods(self.tariff, self.zone, self.days[0], self.days[-1] + DAY)

    def lack(self, what: Lack, day: date) -> None:
        """Note that a slot of today cannot be told; that of another day may be, in time."""
        if day == self.today:
            self.lacks.add(what)

    def closed(self, stretches: tuple[Stretch, ...]) -> list[Interval]:
        """Give stretches with an end, an open one as long as we look."""
        horizon = self.end + (_AFTER + 2) * DAY
        return sorted((start, end or horizon) for start, end in stretches)
