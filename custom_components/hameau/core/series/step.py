"""The lengths an interval can have, and where each begins and ends in the life of a French meter."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Final

HOUR_S: Final = 3600
_ONE_DAY: Final = timedelta(days=1)
_GAS_MORNING: Final = time(6)


class Step(StrEnum):
    """Length of the intervals of a series.

    Three days are told apart. DAY is the civil day, of 23 to 25 hours. GAS_DAY runs from 06:00 to 06:00 local time and has
    the date of its morning (arrêté du 23 mars 2018 on gas days). METER_DAY runs between two snapshots of a Linky's index,
    taken at midnight of winter time all year: 01:00 in summer.
    """

    MINUTES_5 = "5min"
    MINUTES_10 = "10min"
    MINUTES_15 = "15min"
    MINUTES_20 = "20min"
    MINUTES_30 = "30min"
    HOUR = "60min"
    DAY = "day"
    GAS_DAY = "gas_day"
    METER_DAY = "meter_day"

    @property
    def seconds(self) -> int | None:
        """Its length in seconds; None for days, which are not all alike."""
        return _SECONDS.get(self)

    @property
    def is_day(self) -> bool:
        """Whether it is one of the three days."""
        return self not in _SECONDS

    @classmethod
    def lasting(cls, seconds: int) -> Step | None:
        """The step that lasts so many seconds, an hour at most; None when no meter has such a step."""
        return _LASTING.get(seconds)

    def floor(self, instant: int, zone: tzinfo) -> int:
        """Start of the interval an instant lies in (epoch seconds)."""
        if (seconds := self.seconds) is not None:
            return instant - instant % seconds
        return self.start_of(self.date_of(instant, zone), zone)

    def end(self, start: int, zone: tzinfo) -> int:
        """End of the interval that begins there, not included (epoch seconds)."""
        if (seconds := self.seconds) is not None:
            return start + seconds
        return self.start_of(self.date_of(start, zone) + _ONE_DAY, zone)

    def start_of(self, day: date, zone: tzinfo) -> int:
        """Where the day of that date begins (epoch seconds); with a step below a day, the civil day."""
        if self is Step.METER_DAY:
            midnight = datetime.combine(day, time(), UTC)
            return int(midnight.timestamp()) - _winter_offset_s(day, zone)
        morning = _GAS_MORNING if self is Step.GAS_DAY else time()
        return int(datetime.combine(day, morning, zone).timestamp())

    def date_of(self, instant: int, zone: tzinfo) -> date:
        """Date of the day an instant lies in; with a step below a day, of the civil day."""
        local = datetime.fromtimestamp(instant, zone)
        if self is Step.METER_DAY:
            winter = instant + _winter_offset_s(local.date(), zone)
            return datetime.fromtimestamp(winter, UTC).date()
        if self is Step.GAS_DAY and local.time() < _GAS_MORNING:
            return local.date() - _ONE_DAY
        return local.date()


_SECONDS: Final = {
    Step.MINUTES_5: 300,
    Step.MINUTES_10: 600,
    Step.MINUTES_15: 900,
    Step.MINUTES_20: 1200,
    Step.MINUTES_30: 1800,
    Step.HOUR: HOUR_S,
}
_LASTING: Final = {seconds: step for step, seconds in _SECONDS.items()}


@lru_cache(maxsize=4096)
def _winter_offset_s(day: date, zone: tzinfo) -> int:
    """How far winter time is ahead of UTC around that date."""
    noon = datetime.combine(day, time(12), zone)
    offset, saving = noon.utcoffset(), noon.dst()
    assert offset is not None  # a zone always has one
    return int((offset - (saving or timedelta())).total_seconds())
