"""Is a rule for this day, and how specially so."""

from datetime import date, datetime, timedelta

from ...civil import DAY, ZERO, day_start
from ...tic.schedule import tempo_day
from .context import Context
from .model import CALENDAR, DayClass, Rule

type Specificity = tuple[int, bool]

_WEEK = tuple(DayClass)[:7]
_RANKS = {
    DayClass.WEEKDAY: 1,
    DayClass.WEEKEND: 1,
    DayClass.WORKDAY: 1,
    DayClass.DAY_OFF: 1,
    **dict.fromkeys(_WEEK, 2),
    DayClass.SCHOOL_HOLIDAY: 3,
    DayClass.BLUE: 4,
    DayClass.WHITE: 4,
    DayClass.RED: 4,
    DayClass.BANK_HOLIDAY: 5,
    DayClass.AWAY: 7,
}
_CALENDAR_RANK = 6


def specificity(
    rule: Rule, day: date, start: datetime, ctx: Context
) -> Specificity | None:
    """Give how special the day is for which the rule holds, None where it does not.

    `start`: of the slot that belongs to `day`; Tempo days and absences are asked about it.
    """
    if not _in_dates(rule, day):
        return None
    shift = DAY if rule.eve else ZERO
    asked = day + shift
    if any(_is(name, asked, start + shift, ctx) for name in rule.not_days):
        return None
    dated = rule.start is not None or rule.end is not None or rule.season is not None
    if not rule.days:
        return 0, dated
    ranks = [rank(name) for name in rule.days if _is(name, asked, start + shift, ctx)]
    return (max(ranks), dated) if ranks else None


def rank(name: str) -> int:
    """Give how special a day class is."""
    return _CALENDAR_RANK if name.startswith(CALENDAR) else _RANKS[DayClass(name)]


def _in_dates(rule: Rule, day: date) -> bool:
    return (
        (rule.start is None or rule.start <= day)
        and (rule.end is None or day <= rule.end)
        and (rule.season is None or day in rule.season)
    )


def _is(name: str, day: date, start: datetime, ctx: Context) -> bool:
    """Say whether a day is of a class."""
    if name.startswith(CALENDAR):
        return _has_event(name.removeprefix(CALENDAR), day, ctx)
    known = ctx.calendars
    weekend = day.weekday() >= 5
    bank_holiday = day in known.bank_holidays
    match DayClass(name):
        case DayClass.WEEKDAY:
            return not weekend
        case DayClass.WEEKEND:
            return weekend
        case DayClass.WORKDAY:
            return not (weekend or bank_holiday)
        case DayClass.DAY_OFF:
            return weekend or bank_holiday
        case DayClass.BANK_HOLIDAY:
            return bank_holiday
        case DayClass.SCHOOL_HOLIDAY:
            return day in known.school_holidays
        case DayClass.AWAY:
            return any(a <= start < b for a, b in ctx.closed(known.away))
        case DayClass.BLUE | DayClass.WHITE | DayClass.RED:
            return ctx.tariff.colours.get(tempo_day(start, ctx.zone)) == name
        case weekday:
            return _WEEK[day.weekday()] is weekday


def _has_event(calendar: str, day: date, ctx: Context) -> bool:
    start, end = day_start(day, ctx.zone), day_start(day + DAY, ctx.zone)
    events = ctx.calendars.events.get(calendar, ())
    # An event without a length still marks its day.
    instant = timedelta(microseconds=1)
    return any(a < end and max(b, a + instant) > start for a, b in ctx.closed(events))
