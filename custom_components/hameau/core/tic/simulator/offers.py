"""The contracts a simulated meter can have: which index counts when, under which name.

Every answer is a function of the instant (seconds since 1970, UTC) or of the legal day alone, so that a simulation
can begin anywhere and agree with one that began earlier.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

from ..habits import instant
from ..schedule import TEMPO_DAY_STARTS
from ..tariff import Colour, Contract
from ..values import DayProfile, Slot

PARIS = ZoneInfo("Europe/Paris")
_DAY = timedelta(days=1)
_CLOSED, _OPEN, _TEMPO = 0xC000, 0x8000, 0x4000
_COLOURS = tuple(Colour)
# Tempo's colour of tomorrow reaches the meters in the evening.
_ANNOUNCED = time(20)
_OFF_PEAK_EVEN = 2


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970."""
    return int(moment.timestamp() // 1)


def tempo_calendar(day: date) -> Colour:
    """An invented Tempo calendar: red and white days on cold working days, blue ones else."""
    if day.weekday() == 6 or 5 <= day.month <= 9:
        return Colour.BLUE
    draw = Random(day.toordinal()).random()
    if day.weekday() < 5 and day.month in (11, 12, 1, 2, 3) and draw < 0.2:
        return Colour.RED
    return Colour.WHITE if draw < 0.42 else Colour.BLUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From `start` to `end` (seconds since 1970) supplier index `index` counts."""

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A contract: names of its indexes in order, and the hours (legal time) at which one begins.

    `hours` are (time, index) pairs, the first at midnight. `colour` gives the colour of a Tempo day. `peak` are the
    limits of a mobile peak on every day (an end before the start is on the next day), `peak_index` its index,
    `notice` how long before it is announced.
    """

    contract: Contract
    name: str
    tariffs: tuple[str, ...]
    hours: tuple[tuple[time, int], ...] = ((time(0), 1),)
    colour: Callable[[date], Colour] = tempo_calendar
    peak: tuple[time, time] | None = None
    peak_index: int = 0
    notice: timedelta = timedelta(hours=6)
    zone: tzinfo = PARIS

    def day(self, second: int) -> date:
        """Legal day of an instant."""
        return datetime.fromtimestamp(second, self.zone).date()

    def index_at(self, second: int) -> int:
        """Supplier index, 1 to 10, that counts."""
        return self.window_at(second).index

    def window_at(self, second: int) -> Window:
        """Window of an instant."""
        return next(
            window for window in self.windows(self.day(second)) if second < window.end
        )

    def windows(self, day: date) -> tuple[Window, ...]:
        """Windows of a legal day, from midnight to midnight without a gap."""
        return _windows(self, day)

    def off_peak(self, index: int) -> bool:
        """Whether an index is an off-peak one."""
        return (
            self.contract in (Contract.OFF_PEAK, Contract.TEMPO)
            and index % _OFF_PEAK_EVEN == 1
        )

    def tempo_colour(self, second: int) -> Colour | None:
        """Colour of the Tempo day of an instant."""
        return (
            self.colour(self._tempo_day(second))
            if self.contract is Contract.TEMPO
            else None
        )

    def day_colour(self, day: date) -> Colour | None:
        """Colour of the Tempo day that begins on a legal day."""
        return self.colour(day) if self.contract is Contract.TEMPO else None

    def announced_colour(self, second: int) -> Colour | None:
        """Colour of the next Tempo day: known from 20:00 until it begins."""
        if self.contract is not Contract.TEMPO:
            return None
        wall = datetime.fromtimestamp(second, self.zone).time()
        if _hour(TEMPO_DAY_STARTS) <= wall < _ANNOUNCED:
            return None
        return self.colour(self._tempo_day(second) + _DAY)

    def peak_of(self, day: date) -> tuple[int, int] | None:
        """Limits of the mobile peak that begins on a day."""
        if self.peak is None:
            return None
        start, end = self.peak
        last = day + _DAY if end <= start else day
        return seconds(instant(day, start, self.zone)), seconds(
            instant(last, end, self.zone)
        )

    def running_peak(self, second: int) -> tuple[int, int] | None:
        """Limits of the mobile peak now running."""
        return self._peak(second, lambda start, end: start <= second < end)

    def announced_peak(self, second: int) -> tuple[int, int] | None:
        """Limits of a mobile peak announced and not begun."""
        notice = int(self.notice.total_seconds())
        return self._peak(second, lambda start, _: start - notice <= second < start)

    def profile(self, day: date) -> DayProfile:
        """What PJOURF+1 says of a day on the day before: without its mobile peaks."""
        slots = [
            Slot(start=start, word=self._word(index, day, start))
            for start, index in self.hours
        ]
        return DayProfile(tuple(slots))

    def peak_profile(self, day: date) -> DayProfile:
        """What PPOINTE says of a peak day."""
        slots = [(start, self._word(index, day, start)) for start, index in self.hours]
        if self.peak:
            start, end = self.peak
            slots += [
                (start, _OPEN | self.peak_index),
                (end, self._word(self._hour_index(end), day, end)),
            ]
        return DayProfile(
            tuple(Slot(start=at, word=word) for at, word in sorted(slots))
        )

    def coloured(self, index: int, day: date, at: time) -> int:
        """Index of a Tempo colour for the plain index (1 off-peak, 2 peak) at an hour of a legal day."""
        if self.contract is not Contract.TEMPO:
            return index
        tempo = day - _DAY if at < _hour(TEMPO_DAY_STARTS) else day
        return 2 * _COLOURS.index(self.colour(tempo)) + index

    def _word(self, index: int, day: date, at: time) -> int:
        contact = (
            _TEMPO
            if self.contract is Contract.TEMPO
            else _CLOSED
            if self.off_peak(index)
            else _OPEN
        )
        return contact | self.coloured(index, day, at)

    def _hour_index(self, at: time) -> int:
        return [index for start, index in self.hours if start <= at][-1]

    def _tempo_day(self, second: int) -> date:
        return (
            datetime.fromtimestamp(second, self.zone).replace(tzinfo=None)
            - TEMPO_DAY_STARTS
        ).date()

    def _peak(
        self, second: int, chosen: Callable[[int, int], bool]
    ) -> tuple[int, int] | None:
        day = self.day(second)
        peaks = (self.peak_of(day + ahead * _DAY) for ahead in (-1, 0, 1))
        return next((peak for peak in peaks if peak and chosen(*peak)), None)


def _hour(since_midnight: timedelta) -> time:
    return (datetime.min.replace(tzinfo=UTC) + since_midnight).time()


@lru_cache(maxsize=64)
def _windows(offer: Offer, day: date) -> tuple[Window, ...]:
    starts = [
        (seconds(instant(day, at, offer.zone)), offer.coloured(index, day, at))
        for at, index in offer.hours
    ]
    ends = [start for start, _ in starts[1:]] + [
        seconds(instant(day + _DAY, time(0), offer.zone))
    ]
    windows = [
        Window(start=start, end=end, index=index)
        for (start, index), end in zip(starts, ends, strict=True)
    ]
    for ahead in (-1, 0):
        if peak := offer.peak_of(day + ahead * _DAY):
            windows = [
                part
                for window in windows
                for part in _split(window, peak, offer.peak_index)
            ]
    return tuple(windows)


def _split(window: Window, peak: tuple[int, int], index: int) -> list[Window]:
    """Parts of a window before, during and after a peak."""
    cuts = sorted(
        {
            window.start,
            window.end,
            *(cut for cut in peak if window.start < cut < window.end),
        }
    )
    return [
        Window(
            start=start,
            end=end,
            index=index if peak[0] <= start < peak[1] else window.index,
        )
        for start, end in pairwise(cuts)
    ]
