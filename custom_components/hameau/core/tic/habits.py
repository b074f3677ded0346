"""Hours at which the tariff period was seen to change."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from .tariff import Contract, Period

# What the offer itself fixes for everybody (EDF's terms of Tempo and of EJP); how late a meter's clock may be.
_FIXED = {
    (Contract.TEMPO, Period.OFF_PEAK): (time(6), Period.PEAK),
    (Contract.TEMPO, Period.PEAK): (time(22), Period.OFF_PEAK),
    (Contract.EJP, Period.MOBILE_PEAK): (time(1), Period.NORMAL),
}
_LATE = timedelta(minutes=10)


def fixed_change(
    contract: Contract | None, period: Period | None, now: datetime, zone: tzinfo
) -> tuple[datetime, Period] | None:
    """Give the next change (UTC) that a contract with national hours implies, and the period it leads to, without colour."""
    if contract is None or period is None:
        return None
    hour, following = _FIXED.get((contract, period.plain), (None, None))
    if hour is None or following is None:
        return None
    day = now.astimezone(zone).date()
    coming = (instant(day + timedelta(days=ahead), hour, zone) for ahead in (0, 1))
    return next(at for at in coming if at > now - _LATE), following


def instant(day: date, wall: time, zone: tzinfo) -> datetime:
    """Legal time of a day as an instant in UTC; a skipped time is read with the offset of before, a doubled one as the first."""
    return datetime.combine(day, wall, zone).astimezone(UTC)


class Habits:
    """Hours at which peak and off-peak were seen to begin: all that historique lets one know of them.

    A change counts when the period was seen within two minutes before it. It is forgotten after eight days without
    a repetition, and as soon as it fails to come while we watch.
    """

    GAP = timedelta(minutes=2)
    LATE = timedelta(minutes=10)
    MEMORY = timedelta(days=8)
    KNOWN = (Period.OFF_PEAK, Period.PEAK)

    def __init__(self, zone: tzinfo, memory: Mapping[str, Any]) -> None:
        """Restore what `memory` gave."""
        self._zone = zone
        self._changes: dict[int, tuple[Period, date]] = {
            int(minute): (Period(period), date.fromisoformat(day))
            for minute, (period, day) in memory.items()
        }
        self._period: Period | None = None
        self._seen: datetime | None = None
        self._watching: datetime | None = None
        self._next: tuple[datetime, Period] | None = None

    def memory(self) -> dict[str, Any]:
        """Give the learnt hours as JSON."""
        return {
            str(minute): [period.value, day.isoformat()]
            for minute, (period, day) in self._changes.items()
        }

    def observe(self, now: datetime, period: Period | None) -> None:
        """Take the period in force at `now`."""
        plain = period.plain if period else None
        if plain not in self.KNOWN:
            self._period = None
            return
        watched = (
            self._seen is not None and timedelta(0) <= now - self._seen <= self.GAP
        )
        if not watched:
            self._watching = now
        if plain is not self._period:
            if watched and self._period is not None:
                self._learn(now, plain)
            self._period = plain
            self._next = self._expect(now)
        elif self._next is None or now >= self._next[0] + self.LATE:
            self._missed()
            self._next = self._expect(now)
        self._seen = now

    def next(self) -> tuple[datetime, Period] | None:
        """Give the next change expected, in UTC."""
        return self._next

    def _learn(self, now: datetime, period: Period) -> None:
        local = now.astimezone(self._zone)
        minute = local.hour * 60 + local.minute
        late = self.LATE // timedelta(minutes=1)
        kept = {
            known: (to, day)
            for known, (to, day) in self._changes.items()
            if local.date() - day <= self.MEMORY
            and min((known - minute) % 1440, (minute - known) % 1440) > late
        }
        self._changes = kept | {minute: (period, local.date())}

    def _missed(self) -> None:
        """Forget a change that did not come although we were watching."""
        if (
            self._next is None
            or self._watching is None
            or self._watching > self._next[0]
        ):
            return
        local = self._next[0].astimezone(self._zone)
        self._changes.pop(local.hour * 60 + local.minute, None)

    def _expect(self, now: datetime) -> tuple[datetime, Period] | None:
        """Earliest change to another period than the present one, today or tomorrow."""
        today = now.astimezone(self._zone).date()
        coming = [
            (instant(day, time(*divmod(minute, 60)), self._zone), period)
            for minute, (period, seen) in self._changes.items()
            for day in (today, today + timedelta(days=1))
            if period is not self._period and today - seen <= self.MEMORY
        ]
        return min((change for change in coming if change[0] > now), default=None)
