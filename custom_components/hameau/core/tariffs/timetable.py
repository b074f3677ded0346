"""The tariff period of every instant.

Tempo: off-peak from 22:00 to 06:00, a colour from 06:00 to 06:00 (EDF's terms; the services that publish colours give
them by civil day). EJP: mobile peak from 07:00 to 01:00. Off-peak hours begin and end when the clock first shows their
time, as a meter's windows do (`tic.schedule`): where autumn repeats an hour, at the first of the two.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from typing import NamedTuple

from ..civil import DAY, starts_at
from ..intervals import merged, without
from ..tic.tariff import Contract, Period
from .calendar import TariffCalendar
from .contract import Dated, Electricity, OffPeak, Term

GAS_MORNING = time(6)
_MIDNIGHT = time(0)
_EJP_STARTS, _EJP_ENDS = time(7), time(1)
_TEMPO_STARTS, _TEMPO_OFF_PEAK = time(6), time(22)


class Lack(StrEnum):
    """Why energy has no price."""

    NO_CONTRACT = "no_contract"
    """No term of the contract is in force."""
    NO_HOURS = "no_hours"
    """The off-peak hours are not known."""
    NO_COLOUR = "no_colour"
    """The colour of the Tempo day is not known."""
    NO_PEAK_DAY = "no_peak_day"
    """Whether the day is one of EJP is not known."""
    NO_PRICE = "no_price"
    """The term has no price for the period."""
    NO_MARKET_PRICE = "no_market_price"
    """The price follows the market, whose price is missing."""
    ONLY_DAYS = "only_days"
    """Only the sum of a day is known, and the day has several prices."""


class Span(NamedTuple):
    """A while in one period; without a period, why."""

    start: int
    end: int
    period: Period | None
    lack: Lack | None = None


type Memo = dict[tuple[object, ...], list[Span]]
"""Spans that several contracts share: give the same one for each of them, and never for another calendar or zone."""


class InForce[T: Dated](NamedTuple):
    """What is in force for a while (epoch seconds); None: nothing is."""

    start: int
    end: int
    item: T | None


def in_force[T: Dated](
    items: Sequence[T], first: int, last: int, zone: tzinfo, morning: time = _MIDNIGHT
) -> list[InForce[T]]:
    """Cut the time from `first` to `last` by what is in force; days begin at `morning` (06:00 for gas)."""
    found: list[InForce[T]] = []
    at = first
    for place, item in enumerate(items):
        start = epoch(item.start, max(item.start_time, morning), zone)
        end = last
        if item.end is not None:
            end = epoch(item.end + DAY, morning, zone)
        if place + 1 < len(items):
            after = items[place + 1]
            end = min(end, epoch(after.start, max(after.start_time, morning), zone))
        start, end = max(start, at), min(end, last)
        if start < end:
            if at < start:
                found.append(InForce(at, start, None))
            found.append(InForce(start, end, item))
            at = end
    if at < last:
        found.append(InForce(at, last, None))
    return found


def timetable(
    contract: Electricity,
    first: int,
    last: int,
    zone: tzinfo,
    calendar: TariffCalendar | None = None,
) -> list[Span]:
    """Give the periods of a contract from `first` to `last` (epoch seconds), without a hole, in order."""
    by_term = spans_by_term(contract, first, last, zone, calendar)
    return [span for _, spans in by_term for span in spans]


def spans_by_term(
    contract: Electricity,
    first: int,
    last: int,
    zone: tzinfo,
    calendar: TariffCalendar | None = None,
    memo: Memo | None = None,
) -> Iterator[tuple[Term | None, list[Span]]]:
    """Give the periods under each term from `first` to `last`, without a hole, in order."""
    known = calendar or TariffCalendar()
    shared = {} if memo is None else memo
    for start, end, term in in_force(contract.terms, first, last, zone):
        if term is None:
            yield None, [Span(start, end, None, Lack.NO_CONTRACT)]
            continue
        hours = contract.off_peak if term.option is Contract.OFF_PEAK else ()
        key = (term.option, hours, start, end)
        if key not in shared:
            found = _spans(term.option, hours, start, end, zone, known)
            shared[key] = _joined(found)
        yield term, shared[key]


def _spans(
    option: Contract,
    hours: Sequence[OffPeak],
    start: int,
    end: int,
    zone: tzinfo,
    calendar: TariffCalendar,
) -> Iterator[Span]:
    match option:
        case Contract.OFF_PEAK:
            return _off_peak(hours, start, end, zone)
        case Contract.TEMPO:
            return _by_days(_tempo_day(calendar, zone), start, end, zone)
        case Contract.EJP:
            return _by_days(_ejp_day(calendar, zone), start, end, zone)
        case _:
            return iter([Span(start, end, Period.BASE)])


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Make one of spans of the same period that touch."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1][2:] == span[2:]:
            found[-1] = found[-1]._replace(end=span.end)
        else:
            found.append(span)
    return found


def epoch(day: date, wall: time, zone: tzinfo) -> int:
    """When the clock first shows a time of a day (epoch seconds)."""
    return int(starts_at(day, wall, zone).timestamp())


def days_around(start: int, end: int, zone: tzinfo) -> Iterator[date]:
    """Give the civil days that touch a while, and the one before: what began then may last."""
    first = datetime.fromtimestamp(start, zone).date().toordinal() - 1
    last = datetime.fromtimestamp(end - 1, zone).date().toordinal()
    return (date.fromordinal(day) for day in range(first, last + 1))


def _by_days(
    of_day: Callable[[date], Iterable[Span]], start: int, end: int, zone: tzinfo
) -> Iterator[Span]:
    for day in days_around(start, end, zone):
        yield from _clipped(of_day(day), start, end)


def _clipped(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """Give what of some spans lies in a while."""
    for span in spans:
        if start <= span.start and span.end <= end:
            yield span
        elif span.start < end and span.end > start:
            yield span._replace(start=max(span.start, start), end=min(span.end, end))


def _tempo_day(
    calendar: TariffCalendar, zone: tzinfo
) -> Callable[[date], Iterable[Span]]:
    def spans(day: date) -> Iterator[Span]:
        colour = calendar.colours.get(day)
        start = epoch(day, _TEMPO_STARTS, zone)
        night = epoch(day, _TEMPO_OFF_PEAK, zone)
        end = epoch(day + DAY, _TEMPO_STARTS, zone)
        if colour is None:
            yield Span(start, end, None, Lack.NO_COLOUR)
            return
        yield Span(start, night, Period.PEAK.coloured(colour))
        yield Span(night, end, Period.OFF_PEAK.coloured(colour))

    return spans


def _ejp_day(
    calendar: TariffCalendar, zone: tzinfo
) -> Callable[[date], Iterable[Span]]:
    def spans(day: date) -> Iterator[Span]:
        start, end = epoch(day, _EJP_STARTS, zone), epoch(day + DAY, _EJP_ENDS, zone)
        peak = calendar.is_peak_day(day)
        if peak is None:
            yield Span(start, end, None, Lack.NO_PEAK_DAY)
        else:
            yield Span(start, end, Period.MOBILE_PEAK if peak else Period.NORMAL)
        yield Span(end, epoch(day + DAY, _EJP_STARTS, zone), Period.NORMAL)

    return spans


def windows_on(hours: Sequence[OffPeak], day: date) -> tuple[OffPeak, ...] | None:
    """The off-peak hours of a day; None when none were known yet."""
    begun = [item for item in hours if item.start is None or item.start <= day]
    if not begun:
        return None
    newest = max(item.start or date.min for item in begun)
    return tuple(
        item
        for item in begun
        if (item.start or date.min) == newest and item.covers(day)
    )


def _off_peak(
    hours: Sequence[OffPeak], start: int, end: int, zone: tzinfo
) -> Iterator[Span]:
    """Off-peak windows as they lie, peak between them, nothing on days of which no hours are known."""
    cheap: list[tuple[int, int]] = []
    unknown: list[tuple[int, int]] = []
    for day in days_around(start, end, zone):
        found = windows_on(hours, day)
        if found is None:
            midnight = epoch(day + DAY, _MIDNIGHT, zone)
            unknown.append((epoch(day, _MIDNIGHT, zone), midnight))
            # The first day of which hours are known begins in the night they name.
            cheap += [
                (midnight, epoch(day + DAY, closes, zone))
                for item in windows_on(hours, day + DAY) or ()
                for opens, closes in item.windows
                if closes < opens
            ]
            continue
        for item in found:
            for opens, closes in item.windows:
                last = day if closes > opens else day + DAY
                cheap.append((epoch(day, opens, zone), epoch(last, closes, zone)))
    cheap, whole = merged(cheap), [(start, end)]
    unknown = merged(unknown)
    dear = without(without(whole, cheap), unknown)
    spans = [Span(*piece, None, Lack.NO_HOURS) for piece in without(unknown, cheap)]
    spans += [Span(*piece, Period.OFF_PEAK) for piece in cheap if piece[0] < piece[1]]
    spans += [Span(*piece, Period.PEAK) for piece in dear]
    yield from _clipped(sorted(spans, key=lambda span: span.start), start, end)
