"""What a kWh costs at every instant, and how energy known by intervals is laid over it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from itertools import accumulate, pairwise
from typing import NamedTuple

from ..tic.tariff import Period
from .calendar import TariffCalendar
from .contract import Electricity, FeedIn, Indexed, round_half_even
from .gas import GasTerm
from .timetable import GAS_MORNING, Lack, Span, in_force, timetable

type Row = tuple[int, int, int, int]
"""Start, end (epoch seconds), value, quality: what `Merged.rows()` gives, and what an `Interval` is."""

_MILLION = 1_000_000
# An interval so long is a day, or more, of which the hours are not known.
_LONG_S = 20 * 3600


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
    market: Iterable[Row] = (),
) -> list[Segment]:
    """Price the time from `first` to `last`, without a hole.

    `market`: rows of the market's price in µEUR/kWh, in order, for terms that follow it.
    """
    quotes = list(market)
    found: list[Segment] = []
    for span in timetable(contract, first, last, zone, calendar):
        found += _priced(span, quotes)
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
        while waiting and waiting[-1] <= segment.start:
            waiting.pop()
        rest = segment
        while waiting and waiting[-1] < rest.end:
            edge = waiting.pop()
            found.append(rest._replace(end=edge))
            rest = rest._replace(start=edge)
        found.append(rest)
    return found


def _priced(span: Span, market: Sequence[Row]) -> list[Segment]:
    term = span.term
    if term is None or span.period is None:
        return [Segment(span.start, span.end, span.period, None, span.lack)]
    price = term.prices.get(span.period)
    if price is None:
        return [Segment(span.start, span.end, span.period, None, Lack.NO_PRICE)]
    if term.indexed is not None:
        return list(_followed(span, price, term.indexed, market))
    share = term.peak_share
    return [Segment(span.start, span.end, span.period, price, None, share)]


def _followed(
    span: Span, price: int, indexed: Indexed, market: Sequence[Row]
) -> Iterator[Segment]:
    """Cut a span by the market's prices."""
    at = span.start
    for start, end, quote, _ in _within(market, span.start, span.end):
        from_, to = max(start, at), min(end, span.end)
        if at < from_:
            yield Segment(at, from_, span.period, None, Lack.NO_MARKET_PRICE)
        total = price + round_half_even(quote * indexed.factor, _MILLION)
        yield Segment(from_, to, span.period, total)
        at = to
    if at < span.end:
        yield Segment(at, span.end, span.period, None, Lack.NO_MARKET_PRICE)


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
    rows: Iterable[Row], segments: Sequence[Segment]
) -> Iterator[tuple[Row, tuple[Share, ...]]]:
    """Give each row with its energy by segment. Rows are in order; the segments cover them, in order, without a hole.

    A row that lies across an edge is shared by time, or by `peak_share` where the term has one and the row is a day;
    what is left over by rounding goes on with the next share, so that the shares of a row make up its value.
    """
    place = 0
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
    if end - start >= _LONG_S:
        weights = _by_share(parts, weights)
    whole = sum(weights)
    sums = (value * so_far // whole for so_far in accumulate(weights, initial=0))
    return tuple(
        (number, upper - lower)
        for number, (lower, upper) in zip(numbers, pairwise(sums), strict=True)
    )


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
