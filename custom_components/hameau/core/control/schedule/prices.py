"""The cheap hours of a window, by dynamic prices or by the price of each tariff period."""

from datetime import date, datetime, timedelta

from ...civil import ZERO
from ...intervals import Interval, gaps, merged
from .context import Context
from .model import Cheapest
from .verdict import Lack

type Piece = tuple[datetime, datetime, float]


def cheapest(
    slot: Cheapest, start: datetime, end: datetime, day: date, ctx: Context
) -> list[Interval]:
    """Give the cheap stretches of a window.

    The cheapest hours are chosen once all prices of the window are known, so that news never undoes what has run. Of
    equal prices the earlier is taken.
    """
    pieces = _pieces(start, end, ctx)
    known = sum((to - from_ for from_, to, _ in pieces), ZERO)
    if known < end - start:
        ctx.lack(Lack.PRICES, day)
        if slot.total is not None:
            return []
    if slot.below is not None:
        pieces = [piece for piece in pieces if piece[2] < slot.below]
    if slot.total is None:
        return merged((from_, to) for from_, to, _ in pieces)
    if slot.contiguous:
        return _block(pieces, slot.total)
    return _hours(pieces, slot.total)


def _pieces(start: datetime, end: datetime, ctx: Context) -> list[Piece]:
    """Cut a window where the price changes; the periods' prices fill what dynamic ones leave.

    The periods are those of the known windows: the meter's word of this minute must not move a choice already made.
    """
    found = [
        (max(start, price.start), min(end, price.end), price.price)
        for price in ctx.tariff.prices
        if price.start < end and price.end > start
    ]
    table = ctx.tariff.period_prices
    if table:
        holes = list(gaps(merged((a, b) for a, b, _ in found), (start, end)))
        for span in ctx.periods.fallback:
            price = table.get(span.period, table.get(span.period.plain))
            for from_, to in holes:
                a, b = max(from_, span.start), min(to, span.end)
                if price is not None and a < b:
                    found.append((a, b, price))
    return sorted(found)


def _hours(pieces: list[Piece], total: timedelta) -> list[Interval]:
    """Take the cheapest pieces until they last long enough, the last one in part."""
    left = total
    found: list[Interval] = []
    for start, end, _ in sorted(pieces, key=lambda piece: (piece[2], piece[0])):
        taken = min(left, end - start)
        if taken > ZERO:
            found.append((start, start + taken))
            left -= taken
    return merged(found)


def _block(pieces: list[Piece], total: timedelta) -> list[Interval]:
    """Take the cheapest stretch in one piece; the longest there is, for want of one long enough."""
    wholes = merged((start, end) for start, end, _ in pieces)
    fit = [(a, b) for a, b in wholes if b - a >= total]
    if not fit:
        return [max(wholes, key=lambda whole: whole[1] - whole[0])] if wholes else []
    cuts = {cut for start, end, _ in pieces for cut in (start, end - total)}
    starts = sorted(
        cut for cut in cuts if any(a <= cut and cut + total <= b for a, b in fit)
    )
    best = min(starts, key=lambda start: (_cost(pieces, start, start + total), start))
    return [(best, best + total)]


def _cost(pieces: list[Piece], start: datetime, end: datetime) -> float:
    """Cost of a steady load of 1 kW, in €, rounded so that equal choices compare as equal."""
    hour = timedelta(hours=1)
    return round(
        sum(
            price * ((min(b, end) - max(a, start)) / hour)
            for a, b, price in pieces
            if a < end and b > start
        ),
        9,
    )
