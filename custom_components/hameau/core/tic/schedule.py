"""What the tariff model remembers: index names, day profiles, hours at which the period was seen to change.

PJOURF+1 of today is kept as tomorrow's "today" (Enedis-NOI-CPT_54E §6.2.3.17: the meter only ever sends the next day).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from .events import Frame, Mode
from .habits import Habits, fixed_change, instant
from .tariff import (
    HISTORIQUE_INDEXES,
    TEMPO_NAMES,
    Contract,
    Period,
    Tariff,
    TariffWindow,
)
from .tariff_groups import (
    Groups,
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
WATCHED = (
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


def _period_at(windows: tuple[TariffWindow, ...], at: datetime) -> Period | None:
    """Period of the windows at an instant."""
    return next(
        (window.period for window in windows if window.start <= at < window.end), None
    )


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
            "contract": known.value if known else None,
            "habits": self._habits.memory(),
        }

    def observe(
        self, frame: Frame, groups: Groups, now: datetime, *, linky: bool
    ) -> Tariff:
        """Take the state of the groups at the end of a frame; give the tariff, the same object when nothing changed."""
        if frame.complete and frame.mode is Mode.STANDARD:
            self._learn_name(frame)
        before = self._habits.next()
        self._habits.observe(now, self.tariff.period)
        key = (*map(groups.get, WATCHED), len(self._names))
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
            numbers = [groups.get(label) for label in ("NJOURF", "NJOURF+1")]
            if numbers[0] and numbers[1] and numbers[0].text == numbers[1].text:
                # The same number is the same profile: today's need not be waited for.
                self._profiles.setdefault(today, profile.value)

    def _read(
        self, groups: Groups, mode: Mode, now: datetime, *, linky: bool
    ) -> Tariff:
        contract = contract_of(groups, mode)
        period = period_now(groups, mode)
        tempo = contract is Contract.TEMPO
        today, tomorrow = colours(groups, mode, period) if tempo else (None, None)
        announced, running = peaks(groups, mode, period, self._zone)
        names, periods = self._indexes(contract, mode)
        index = active_index(groups, mode, contract, period)
        day = now.astimezone(self._zone).date()
        windows = tuple(
            self._windows(day + timedelta(days=ahead), periods) for ahead in (0, 1)
        )
        change, following = (
            self._next(windows[0] + windows[1], index, now, period)
            or fixed_change(contract, period, now, self._zone)
            or (None, None)
        )
        if (
            announced
            and announced.start
            and now < announced.start <= (change or announced.start)
        ):
            change, following = announced.start.astimezone(UTC), Period.MOBILE_PEAK
        if running and running.end and now < running.end:
            change = running.end.astimezone(UTC)
            following = _period_at(windows[0] + windows[1], change)
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
        known = TEMPO_NAMES if contract is Contract.TEMPO else {}
        names = {**known, **self._names}
        periods = {label: period_of(name) for label, name in names.items()}
        if contract is Contract.OFF_PEAK:
            periods = self._completed(periods)
        return names, periods

    def _completed(self, periods: dict[str, Period]) -> dict[str, Period]:
        """Of two indexes, the one whose name was not seen yet is the other period."""
        used = {
            f"EASF{slot.index:02}"
            for profile in self._profiles.values()
            for slot in profile.slots
            if slot.index
        }
        known = {periods[label] for label in used & periods.keys()}
        other = {Period.PEAK, Period.OFF_PEAK} - known
        if len(used) != 2 or len(known) != 1 or len(other) != 1:
            return periods
        return {**dict.fromkeys(used, other.pop()), **periods}

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
    ) -> tuple[datetime, Period] | None:
        """Next change from the profiles when they cover now, else from habit."""
        if not any(window.start <= now < window.end for window in windows):
            return self._habits.next()
        coming = (window for window in windows if window.start > now)
        if period and period.colour:
            # A Tempo profile does not know the colours; the hours are what it tells.
            other = (
                window for window in coming if window.period.plain is not period.plain
            )
        else:
            other = (window for window in coming if window.index != index)
        first = next(other, None)
        return (first.start, first.period) if first else None
