"""What the tariff model remembers: index names, day profiles, hours at which the period was seen to change.

PJOURF+1 of today is kept as tomorrow's "today" (Enedis-NOI-CPT_54E §6.2.3.17: the meter only ever sends the next day).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from .events import Frame, Mode
from .tariff import (
    HISTORIQUE_INDEXES,
    TEMPO_NAMES,
    Colour,
    Contract,
    Groups,
    Period,
    Tariff,
    TariffWindow,
    active_index,
    colours,
    contract_of,
    peaks,
    period_now,
    period_of,
    words,
)
from .values import DayProfile

TEMPO_DAY_STARTS = timedelta(hours=6)
_WATCHED = (
    "OPTARIF",
    "PTEC",
    "DEMAIN",
    "PEJP",
    "NGTF",
    "LTARF",
    "NTARF",
    "STGE",
    "PJOURF+1",
    *(f"{label}{n}" for label in ("DPM", "FPM") for n in (1, 2, 3)),
)
# The meter changes PJOURF+1 "after midnight": around it we cannot tell which day it speaks of.
_UNSURE = timedelta(minutes=1)


def tempo_day(now: datetime, zone: tzinfo) -> date:
    """Tempo day of an instant: it runs from 06:00 to 06:00 legal time."""
    wall = now.astimezone(zone).replace(tzinfo=None)
    return (wall - TEMPO_DAY_STARTS).date()


def instant(day: date, wall: time, zone: tzinfo) -> datetime:
    """Legal time of a day as an instant in UTC; a skipped time is read with the offset of before, a doubled one as the first."""
    return datetime.combine(day, wall, zone).astimezone(UTC)


def dated_windows(
    profile: DayProfile, day: date, zone: tzinfo, periods: Mapping[str, Period]
) -> tuple[TariffWindow, ...]:
    """Windows of a day profile on `day`, cut where the supplier index changes; right on days of 23 and 25 hours.

    `periods` gives the period of each index label known so far.
    """
    cuts: list[tuple[datetime, str | None]] = []
    for window in profile.windows():
        index = None if window.index is None else f"EASF{window.index:02}"
        if not cuts or cuts[-1][1] != index:
            cuts.append((instant(day, window.start, zone), index))
    ends = [start for start, _ in cuts[1:]] + [
        instant(day + timedelta(days=1), time(0), zone)
    ]
    return tuple(
        TariffWindow(
            start=start,
            end=end,
            index=index,
            period=periods.get(index or "", Period.OTHER),
        )
        for (start, index), end in zip(cuts, ends, strict=True)
        if start < end
    )


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
            str(minute): [period, day.isoformat()]
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


class TariffModel:
    """The tariff of one meter, frame after frame."""

    def __init__(self, zone: tzinfo, memory: Mapping[str, Any]) -> None:
        """Restore what `memory` gave; `zone` is the legal time of the meter."""
        self._zone = zone
        self._names: dict[str, str] = dict(memory.get("names", {}))
        self._profiles = {
            date.fromisoformat(day): DayProfile.parse(text)
            for day, text in memory.get("profiles", {}).items()
        }
        former = memory.get("contract")
        self._former = Contract(former) if former else None
        self._habits = Habits(zone, memory.get("habits", {}))
        self._pair: tuple[str, str] | None = None
        self._key: tuple[object, ...] = ()
        self._stale = datetime.min.replace(tzinfo=UTC)
        self.tariff = Tariff(index_names=dict(self._names))

    def memory(self) -> dict[str, Any]:
        """Give what must survive a restart, as JSON."""
        contract = self.tariff.contract
        known = self._former if contract in (None, Contract.BASE) else contract
        return {
            "names": dict(self._names),
            "profiles": {
                day.isoformat(): str(profile) for day, profile in self._profiles.items()
            },
            "contract": known,
            "habits": self._habits.memory(),
        }

    def observe(
        self, frame: Frame, groups: Groups, now: datetime, *, linky: bool
    ) -> Tariff:
        """Take the state of the groups at the end of a frame; gives the tariff, the same object when nothing changed."""
        if frame.complete and frame.mode is Mode.STANDARD:
            self._learn_name(frame)
        before = self._habits.next()
        self._habits.observe(now, self.tariff.period)
        key = (*map(groups.get, _WATCHED), len(self._names))
        if key == self._key and now < self._stale and before is self._habits.next():
            return self.tariff
        self._key = key
        self._learn_profile(groups, now)
        tariff = self._read(groups, frame.mode, now, linky=linky)
        if tariff.period is not self.tariff.period:
            self._habits.observe(now, tariff.period)
            tariff = self._read(groups, frame.mode, now, linky=linky)
        if tariff.contract not in (None, Contract.BASE, Contract.OTHER):
            self._former = tariff.contract
        self.tariff = tariff
        return tariff

    def _learn_name(self, frame: Frame) -> None:
        """Learn the name of the active index once LTARF and NTARF agree twice in a row within whole frames."""
        number, name = frame.groups.get("NTARF"), frame.groups.get("LTARF")
        pair = (f"EASF{number.text}", words(name.text)) if number and name else None
        if (
            pair
            and pair == self._pair
            and self._names.get(pair[0]) != pair[1]
            and pair[0] != "EASF00"
        ):
            self._names[pair[0]] = pair[1]
        self._pair = pair

    def _learn_profile(self, groups: Groups, now: datetime) -> None:
        """File PJOURF+1 under the day it speaks of, by the meter's own clock where it has one."""
        clock = groups.get("DATE")
        meter = clock.timestamp.at(self._zone) if clock and clock.timestamp else None
        local = (meter or now).astimezone(self._zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        since = local.replace(tzinfo=None) - midnight
        self._stale = now + min(
            max(timedelta(days=1) - since, timedelta(seconds=1)), timedelta(minutes=5)
        )
        if not _UNSURE <= since <= timedelta(days=1) - _UNSURE:
            self._stale = now + timedelta(seconds=10)
            return
        today = local.date()
        self._profiles = {
            day: profile for day, profile in self._profiles.items() if day == today
        }
        profile = groups.get("PJOURF+1")
        if profile and isinstance(profile.value, DayProfile):
            self._profiles[today + timedelta(days=1)] = profile.value

    def _read(
        self, groups: Groups, mode: Mode, now: datetime, *, linky: bool
    ) -> Tariff:
        contract = contract_of(groups, mode)
        period = period_now(groups, mode)
        today, tomorrow = (
            colours(groups, mode, period)
            if contract is Contract.TEMPO
            else (None, None)
        )
        announced, running = peaks(groups, mode, period, self._zone)
        names, periods = self._indexes(contract, mode)
        index = active_index(groups, mode, contract, period)
        day = now.astimezone(self._zone).date()
        windows = tuple(
            self._windows(day + timedelta(days=ahead), periods) for ahead in (0, 1)
        )
        change, following = self._next(windows[0] + windows[1], index, now, period)
        if contract is Contract.TEMPO and following and change:
            same_day = tempo_day(change, self._zone) == tempo_day(now, self._zone)
            following = following.coloured(today if same_day else tomorrow)
        running_name = groups.get("PTEC" if mode is Mode.HISTORIQUE else "LTARF")
        calendar = groups.get("NGTF")
        hidden = linky and mode is Mode.HISTORIQUE and contract is Contract.BASE
        return Tariff(
            contract=contract,
            name=words(calendar.text) if calendar else None,
            period=period,
            period_name=words(running_name.text) if running_name else None,
            colour_today=today,
            colour_tomorrow=tomorrow,
            active_index=index,
            index_names=names,
            index_periods=periods,
            windows_today=windows[0],
            windows_tomorrow=windows[1],
            next_change=change,
            next_period=following,
            peak_announced=announced,
            peak_running=running,
            may_hide_contract=hidden,
            former_contract=self._former if hidden else None,
        )

    def _indexes(
        self, contract: Contract | None, mode: Mode
    ) -> tuple[dict[str, str], dict[str, Period]]:
        """Names and periods of the supplier indexes: of the specification in historique, learnt in standard."""
        if mode is Mode.HISTORIQUE:
            return {}, dict(HISTORIQUE_INDEXES.get(contract, {})) if contract else {}
        names = (
            {**TEMPO_NAMES, **self._names}
            if contract is Contract.TEMPO
            else dict(self._names)
        )
        return names, {label: period_of(name) for label, name in names.items()}

    def _windows(
        self, day: date, periods: Mapping[str, Period]
    ) -> tuple[TariffWindow, ...]:
        profile = self._profiles.get(day)
        return dated_windows(profile, day, self._zone, periods) if profile else ()

    def _next(
        self,
        windows: tuple[TariffWindow, ...],
        index: str | None,
        now: datetime,
        period: Period | None,
    ) -> tuple[datetime | None, Period | None]:
        """Next change from the profiles when they cover now, else from habit."""
        covered = any(window.start <= now < window.end for window in windows)
        for window in windows if covered else ():
            same = (
                window.index == index
                if period is None or not period.colour
                else window.period.plain is period.plain
            )
            if window.start > now and not same:
                return window.start, window.period
        return self._habits.next() or (None, None)


__all__ = ["Colour", "Habits", "TariffModel", "dated_windows", "instant", "tempo_day"]
