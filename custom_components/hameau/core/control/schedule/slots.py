"""The stretches of time that a slot means on one civil day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from ...civil import DAY, ZERO, civil_day, ends_at, starts_at
from ...intervals import Interval
from .context import Context
from .model import Cheapest, Edge, PeriodEdge, Slot, Span, SunEdge, WallEdge
from .prices import cheapest
from .verdict import Lack, Reason

# Longer than any night or day between two sun edges in France, shorter than what is left when a sun edge has crossed.
_CROSSED = timedelta(hours=18)

# A period edge farther than this is not the one a person meant (a contract of one period has none).
_LONGEST = timedelta(days=2)


def stretches(slot: Slot, day: date, ctx: Context) -> list[Interval]:
    """Give what a slot of a civil day is made of, in order; it may begin or end on another day."""
    if isinstance(slot, Cheapest):
        window = Span(start=slot.start, end=slot.end)
        return [
            piece
            for start, end in _spans(window, day, ctx)
            for piece in cheapest(slot, start, end, day, ctx)
        ]
    return _spans(slot, day, ctx)


def reason(slot: Slot) -> Reason:
    """Give what kind of edge a slot begins with."""
    match slot:
        case Cheapest():
            return Reason.PRICE
        case Span(start=PeriodEdge()) | Span(end=PeriodEdge()):
            return Reason.TARIFF
        case Span(start=SunEdge()) | Span(end=SunEdge()):
            return Reason.SUN
        case _:
            return Reason.WALL


def _spans(span: Span, day: date, ctx: Context) -> list[Interval]:
    match span:
        case Span(start=WallEdge(at=from_), end=WallEdge(at=to)):
            return [_civil(day, from_, to, ctx)]
        case Span(
            start=PeriodEdge(periods=periods, starts=True),
            end=PeriodEdge(periods=until, starts=False),
        ) if periods == until:
            _ask(span.start, day, ctx)
            return [
                stretch
                for stretch in ctx.periods.occurrences(periods)
                if civil_day(stretch[0], ctx.zone) == day
            ]
    found: list[Interval] = []
    for start in _starts(span.start, day, ctx):
        end = (
            start + span.end
            if isinstance(span.end, timedelta)
            else _end_after(span.end, start, ctx)
        )
        if end is not None and not _crossed(span, start, end):
            found.append((start, end))
    return found


def _civil(day: date, from_: time, to: time, ctx: Context) -> Interval:
    """From a civil time to another: one that lies in the gap of spring altogether keeps its length after it."""
    last = day if to > from_ else day + DAY
    start, end = starts_at(day, from_, ctx.zone), ends_at(last, to, ctx.zone)
    if end <= start:
        end = start + (datetime.combine(last, to) - datetime.combine(day, from_))
    return start, end


def _crossed(span: Span, start: datetime, end: datetime) -> bool:
    sunny = isinstance(span.start, SunEdge) or isinstance(span.end, SunEdge)
    by_clock = isinstance(span.end, SunEdge | WallEdge)
    return sunny and by_clock and end - start > _CROSSED


def _starts(edge: Edge, day: date, ctx: Context) -> list[datetime]:
    """Instants of a start edge that are of a day; a sun edge is of the sun's day, wherever its offset leads."""
    match edge:
        case WallEdge():
            return [starts_at(day, edge.at, ctx.zone)]
        case SunEdge():
            moment = _sun(edge, day, ctx)
            return [] if moment is None else [moment]
        case PeriodEdge():
            _ask(edge, day, ctx)
            return [at for at in _turns(edge, ctx) if civil_day(at, ctx.zone) == day]


def _end_after(edge: Edge, start: datetime, ctx: Context) -> datetime | None:
    """First instant of an end edge after a start."""
    if isinstance(edge, PeriodEdge):
        _ask(edge, civil_day(start, ctx.zone), ctx)
        end = _first(_turns(edge, ctx), start)
        return end if end and end - start <= _LONGEST else None
    day = civil_day(start, ctx.zone)
    days = [day + ahead * DAY for ahead in (-1, 0, 1, 2)]
    if isinstance(edge, WallEdge):
        return _first((ends_at(each, edge.at, ctx.zone) for each in days), start)
    moments = (_sun(edge, each, ctx) for each in days)
    return _first((moment for moment in moments if moment is not None), start)


def _first(instants: Iterable[datetime], after: datetime) -> datetime | None:
    return next((at for at in instants if at - after > ZERO), None)


def _turns(edge: PeriodEdge, ctx: Context) -> Iterator[datetime]:
    for start, end in (
        ctx.periods.occurrences(edge.periods)
        if edge.starts
        else ctx.periods.stretches(edge.periods)
    ):
        yield start if edge.starts else end


def _sun(edge: SunEdge, day: date, ctx: Context) -> datetime | None:
    if ctx.sun is None:
        ctx.lack(Lack.SUN, day)
        return None
    moment = ctx.sun.at(edge.event, day)
    return None if moment is None else moment + edge.offset


def _ask(edge: Edge | timedelta, day: date, ctx: Context) -> None:
    """Note where nobody knows the tariff of a day that a period edge needs."""
    if isinstance(edge, PeriodEdge) and not ctx.periods.knows(day):
        ctx.lack(Lack.PERIOD, day)
