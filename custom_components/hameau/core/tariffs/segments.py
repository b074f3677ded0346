"""What a kWh costs at every instant, and how energy known by intervals is laid over it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..series import HOUR_S
from ..tic.tariff import Period
from .calendar import TariffCalendar
from .contract import Electricity, FeedIn, Indexed, Term, round_half_even
from .gas import GasTerm
from .timetable import GAS_MORNING, Lack, Memo, Span, in_force, spans_by_term

type Row = tuple[int, int, int, int]
"""Start, end (epoch seconds), value, quality: what `Merged.rows()` gives, and what an `Interval` is."""

_MILLION = 1_000_000
# An interval so long is a day, or more, of which the hours are not known.
_LONG_S = 20 * HOUR_S


class Segment(NamedTuple):
    """A while at one price (µEUR/kWh); without one, why. `peak_share` as in `contract.Term`."""

    start: int
    end: int
    period: Period | None
    price: int | None
    lack: Lack | None = None
    peak_share: int | None = None


def electricity_segments(
    contract: Electricity,
    first: int,
    last: int,
    zone: tzinfo,
    calendar: TariffCalendar | None = None,
    market: Sequence[Row] = (),
    memo: Memo | None = None,
) -> list[Segment]:
    """Price the time from `first` to `last`, without a hole.

    `market`: rows of the market's price in µEUR/kWh, in order, for terms that follow it. `memo` as for `spans_by_term`.
    """
    found: list[Segment] = []
    by_term = spans_by_term(contract, first, last, zone, calendar, memo)
    for term, spans in by_term:
        for span in spans:
            if term is not None and term.indexed is not None:
                found += _followed(span, term, term.indexed, market)
            else:
                found.append(_priced(span, term))
    return found


def feed_in_segments(
    rates: Sequence[FeedIn], first: int, last: int, zone: tzinfo
) -> list[Segment]:
    """Price the time of what is fed in."""
    return [
        Segment(start, end, None, None, Lack.NO_CONTRACT)
        if rate is None
        else Segment(start, end, Period.BASE, rate.price)
        for start, end, rate in in_force(rates, first, last, zone)
    ]


def gas_segments(
    terms: Sequence[GasTerm], first: int, last: int, zone: tzinfo
) -> list[Segment]:
    """Price the time of gas, whose prices change with the gas day."""
    return [
        Segment(start, end, None, None, Lack.NO_CONTRACT)
        if term is None
        else Segment(start, end, Period.BASE, term.price)
        for start, end, term in in_force(terms, first, last, zone, GAS_MORNING)
    ]


def cut(segments: Iterable[Segment], edges: Iterable[int]) -> list[Segment]:
    """Cut segments at some instants, so that totals can be told between them."""
    waiting = sorted(set(edges), reverse=True)
    found: list[Segment] = []
    for segment in segments:
        begun, end, period, price, lack, share = segment
        while waiting and waiting[-1] <= begun:
            waiting.pop()
        while waiting and waiting[-1] < end:
            edge = waiting.pop()
            found.append(Segment(begun, edge, period, price, lack, share))
            begun = edge
        found.append(Segment(begun, end, period, price, lack, share))
    return found


def _priced(span: Span, term: Term | None) -> Segment:
    start, end, period, lack = span
    if term is None or period is None:
        return Segment(start, end, period, None, lack)
    price = term.prices.get(period)
    if price is None:
        return Segment(start, end, period, None, Lack.NO_PRICE)
    return Segment(start, end, period, price, None, term.peak_share)


def _followed(
    span: Span, term: Term, indexed: Indexed, market: Sequence[Row]
) -> Iterator[Segment]:
    """Cut a span by the market's prices."""
    fixed = _priced(span, term)
    if fixed.price is None:
        yield fixed
        return
    missing = fixed._replace(price=None, lack=Lack.NO_MARKET_PRICE)
    at = span.start
    for start, end, quote, _ in _within(market, span.start, span.end):
        from_, to = max(start, at), min(end, span.end)
        if at < from_:
            yield missing._replace(start=at, end=from_)
        added = round_half_even(quote * indexed.factor, _MILLION)
        yield fixed._replace(start=from_, end=to, price=fixed.price + added)
        at = to
    if at < span.end:
        yield missing._replace(start=at)


def _within(rows: Sequence[Row], first: int, last: int) -> Iterator[Row]:
    """Give the rows, in order and without overlap, that touch a while."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high) // 2
        if rows[middle][1] <= first:
            low = middle + 1
        else:
            high = middle
    for place in range(low, len(rows)):
        if rows[place][0] >= last:
            return
        yield rows[place]


type Share = tuple[int, int]
"""Number of a segment, and the energy that lies in it."""


def laid(
    rows: Iterable[Row], segments: Sequence[Segment], place: int = 0
) -> Iterator[tuple[Row, tuple[Share, ...]]]:
    """Give each row with its energy by segment. Rows are in order; the segments cover them, in order, without a hole.

    A row that lies across an edge is shared by time, or by `peak_share` where the term has one and the row is a day;
    what is left over by rounding goes on with the next share, so that the shares of a row make up its value. `place`: no
    row begins in a segment before that one.
    """
    for row in rows:
        start, end, value, _ = row
        while segments[place].end <= start:
            place += 1
        if end <= segments[place].end:
            yield row, ((place, value),)
        else:
            yield row, _shared(row, segments, place)


def _shared(row: Row, segments: Sequence[Segment], place: int) -> tuple[Share, ...]:
    start, end, value, _ = row
    numbers: list[int] = []
    while place < len(segments) and segments[place].start < end:
        numbers.append(place)
        place += 1
    parts = [segments[number] for number in numbers]
    weights = [min(part.end, end) - max(part.start, start) for part in parts]
    if is_long(row):
        weights = _by_share(parts, weights)
    whole = sum(weights)
    sums = (value * so_far // whole for so_far in accumulate(weights, initial=0))
    return tuple(
        (number, upper - lower)
        for number, (lower, upper) in zip(numbers, pairwise(sums), strict=True)
    )


def is_long(row: Row) -> bool:
    """Whether a row is a day's sum, or more."""
    return row[1] - row[0] >= _LONG_S


def by_hour(start: int, end: int, value: int) -> Iterator[tuple[int, int]]:
    """Share a value evenly over the hours of a while, by time: each hour's start, and its share."""
    at, given = start, 0
    while at < end:
        hour = at - at % HOUR_S
        until = min(hour + HOUR_S, end)
        so_far = value * (until - start) // (end - start)
        yield hour, so_far - given
        at, given = until, so_far


def _by_share(parts: Sequence[Segment], seconds: list[int]) -> list[int]:
    """Weigh parts so that those at peak have the share of the energy that the contract says, each group by time."""
    share = next((p.peak_share for p in parts if p.peak_share is not None), None)
    peaks = [p.period is not None and p.period.plain is Period.PEAK for p in parts]
    peak = sum(time for time, is_peak in zip(seconds, peaks, strict=True) if is_peak)
    other = sum(seconds) - peak
    if share is None or not peak or not other:
        return seconds
    return [
        time * (share * other if is_peak else (_MILLION - share) * peak)
        for time, is_peak in zip(seconds, peaks, strict=True)
    ]
