"""The least subscribed power that would have done.

A Linky opens its breaker when its filtered power reaches 1.3 times the subscribed one (Enedis-NOI-CPT_54E, section 7); the
maximum of a day (SMAXSN) is that of the same filter. A curve only knows means, of active power: what was drawn at an
instant was at least that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from ..tic.phase import MARGIN
from .days import Days
from .segments import Row

SIZES_VA = (3_000, 6_000, 9_000, 12_000, 15_000, 18_000, 24_000, 30_000, 36_000)
"""What households can subscribe to (Enedis' catalogue, below 36 kVA)."""
_HOUR_S = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How one subscribed power would have done: on how many days it was exceeded, and on how many it would have cut."""

    subscribed_va: int
    days_above: int
    days_cut: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerNeed:
    """What was needed from `first` to `last`; None: nothing is known.

    `highest_va` on `highest_on`. `never_above_va`: the least size never exceeded; `never_cut_va`: the least that the
    meter would never have cut. None: no size is enough. `lower_bound`: the highest of some days is known from a curve
    only, so that more may be needed. `of_maximum` and `of_curve`: days known from each.
    """

    first: date
    last: date
    of_days: int
    of_maximum: int
    of_curve: int
    highest_va: int | None
    highest_on: date | None
    never_above_va: int | None
    never_cut_va: int | None
    fits: tuple[Fit, ...]

    @property
    def lower_bound(self) -> bool:
        """Whether more may have been drawn than is known: some days have a curve only, or nothing."""
        return self.of_maximum < self.of_days


def power_need(
    maxima: Iterable[Row],
    curve: Iterable[Row],
    first: date,
    last: date,
    zone: tzinfo,
    sizes_va: Sequence[int] = SIZES_VA,
) -> PowerNeed:
    """Tell which power would have done from `first` to `last`.

    `maxima`: rows of the meter's daily maxima, in VA; `curve`: rows of the energy drawn, in Wh, for days without one
    (intervals of a day tell nothing).
    """
    days = Days.of(first, last, zone)
    by_meter = _highest((place, row[2]) for place, row in days.pieces(_whole(maxima)))
    by_curve = _highest(
        (place, -(-value * _HOUR_S // (end - start)))
        for place, (start, end, value, _) in days.pieces(curve)
        if end - start <= _HOUR_S
    )
    known = by_curve | by_meter
    powers = list(known.values())
    highest = max(known, key=lambda place: known[place], default=None)
    fits = tuple(
        Fit(
            subscribed_va=size,
            days_above=sum(power > size for power in powers),
            days_cut=sum(power >= MARGIN * size for power in powers),
        )
        for size in sorted(sizes_va)
    )
    return PowerNeed(
        first=first,
        last=last,
        of_days=len(days),
        of_maximum=len(by_meter),
        of_curve=len(known) - len(by_meter),
        highest_va=None if highest is None else known[highest],
        highest_on=None if highest is None else days.date(highest),
        never_above_va=_least(fit for fit in fits if powers and not fit.days_above),
        never_cut_va=_least(fit for fit in fits if powers and not fit.days_cut),
        fits=fits,
    )


def _whole(maxima: Iterable[Row]) -> Iterable[Row]:
    """A day's maximum is not shared between days: it is that of the day it begins on."""
    return ((start, start + 1, value, quality) for start, _, value, quality in maxima)


def _highest(values: Iterable[tuple[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for place, value in values:
        found[place] = max(value, found.get(place, 0))
    return found


def _least(fits: Iterable[Fit]) -> int | None:
    return min((fit.subscribed_va for fit in fits), default=None)
