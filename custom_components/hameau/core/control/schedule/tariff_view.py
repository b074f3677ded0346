"""What is known of the tariff, by the meter and without it: the schedules' view of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo

from ...civil import DAY, Season
from ...tic.schedule import tempo_day
from ...tic.tariff import Colour, Period, Tariff, TariffWindow
from .verdict import TariffSource

# How long the meter's word outlives its last frame where the known windows would have the period change: clocks differ.
PATIENCE = timedelta(minutes=2)
# Beyond this, what the meter says and what the windows say is a disagreement worth telling.
DISAGREEMENT = PATIENCE
# For want of any known window, the meter's last word holds so long; its period is another one after a longer silence.
ALONE = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterPeriod:
    """The period the meter shows: first and last time it said so without saying otherwise in between."""

    period: Period
    since: datetime
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPattern:
    """Civil times at which periods begin, the same every day (of a season): learnt, or given by a person.

    `changes` are in the order of the day; before the first of them the last one's period runs.
    """

    changes: tuple[tuple[time, Period], ...]
    source: TariffSource
    known_at: datetime | None = None
    season: Season | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Price of a kWh in a stretch of time, in €."""

    start: datetime
    end: datetime
    price: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffView:
    """All that schedules may know of the tariff. The meter's own period wins; the rest is for tomorrow and for silence.

    `windows`: dated, from PJOURF+1, learnt at `windows_known_at`; their last day stands for the days after. `patterns`:
    in order of trust. `colours`: of Tempo days (06:00 to 06:00). `prices`: those of a dynamic tariff; `period_prices`
    for the stretches they leave out.
    """

    meter: MeterPeriod | None = None
    windows: tuple[TariffWindow, ...] = ()
    windows_known_at: datetime | None = None
    patterns: tuple[DayPattern, ...] = ()
    colours: Mapping[date, Colour] = field(default_factory=dict)
    prices: tuple[Price, ...] = ()
    period_prices: Mapping[Period, float] = field(default_factory=dict)


def given_slots(
    off_peak: tuple[tuple[time, time], ...],
    *,
    season: Season | None = None,
    known_at: datetime | None = None,
) -> DayPattern:
    """Give the pattern of a contract whose off-peak hours a person typed in."""
    changes = {end: Period.PEAK for _, end in off_peak}
    changes |= {start: Period.OFF_PEAK for start, _ in off_peak}
    return DayPattern(
        changes=tuple(sorted(changes.items())),
        source=TariffSource.GIVEN,
        known_at=known_at,
        season=season,
    )


def learnt_slots(habits: Mapping[str, list[str]]) -> DayPattern | None:
    """Give the pattern of the hours `tic.habits` learnt, from its memory; None until both periods have their hour."""
    changes = sorted(
        (time(*divmod(int(minute), 60)), Period(period))
        for minute, (period, _) in habits.items()
    )
    if len({period for _, period in changes}) < 2:
        return None
    return DayPattern(changes=tuple(changes), source=TariffSource.LEARNT)


def heard(
    before: MeterPeriod | None, period: Period | None, now: datetime
) -> MeterPeriod | None:
    """Give the meter's word after one more frame; a frame without a period leaves it as it was."""
    if period is None:
        return before
    follows = before is not None and before.period is period
    if before is None or not follows or now - before.seen > ALONE:
        return MeterPeriod(period=period, since=now, seen=now)
    return MeterPeriod(period=period, since=before.since, seen=max(now, before.seen))


def view_of(
    tariff: Tariff,
    meter: MeterPeriod | None,
    read_at: datetime,
    zone: tzinfo,
    patterns: tuple[DayPattern | None, ...] = (),
) -> TariffView:
    """Give the view of a tariff that `core.tic` read at an instant; keep it when the meter falls silent.

    `patterns`: learnt and given ones, in order of trust.
    """
    today = tempo_day(read_at, zone)
    colours = {today: tariff.colour_today, today + DAY: tariff.colour_tomorrow}
    return TariffView(
        meter=meter,
        windows=tariff.windows_today + tariff.windows_tomorrow,
        windows_known_at=read_at,
        patterns=tuple(pattern for pattern in patterns if pattern),
        colours={day: colour for day, colour in colours.items() if colour},
    )
