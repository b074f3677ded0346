"""The answers of the views: what is known of a point's past, as the cards draw it.

Each runs in the executor on a snapshot. Energy is whole Wh (volumes litres), money euros of whole µEUR, instants epoch
milliseconds; what is not known is None and never 0.
"""

from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final

from .core.errors import PastError
from .core.insight.history import (
    Bars,
    Beside,
    Charges,
    Grain,
    bars,
    before,
    charges_gathered,
    edges as edges_of,
    gathered,
    over_hours,
)
from .core.series import Gap, Quantity
from .core.tariffs.costs import rounded
from .past_known import Known

MOST_DAYS: Final = {
    Grain.HALF_HOUR: 62,
    Grain.HOUR: 370,
    Grain.DAY: 12 * 366,
    Grain.MONTH: 100 * 366,
    Grain.YEAR: 100 * 366,
}
"""How long a while can be asked for at once: some thousand bars."""
MOST_GAPS: Final = 200

_DAY_S: Final = 86_400
_AROUND_S: Final = 2 * _DAY_S
_FINE: Final = frozenset({Grain.HALF_HOUR, Grain.HOUR})
_MICRO: Final = 1_000_000

type Answer = dict[str, Any]


def euros(exact: int) -> float:
    """An exact amount in euros, to the µEUR."""
    return rounded(exact) / _MICRO


def checked_span(first_ms: int, last_ms: int, most_days: int) -> tuple[int, int]:
    """Give a while in seconds. Raises PastError: it has no length, or is too long."""
    first, last = first_ms // 1000, -(-last_ms // 1000)
    if not first < last:
        raise PastError("bad_span", most="")
    if last - first > (most_days + 1) * _DAY_S:
        raise PastError("span_too_long", most=str(most_days))
    return first, last


def period(
    known: Known, first: int, last: int, grain: Grain, beside: Beside | None
) -> Answer:
    """Give the bars of a while, and those of the while it is compared with."""
    answer = _bars_of(known, first, last, grain)
    former = None
    if beside is not None:
        former = _bars_of(known, *before(first, last, beside, known.zone), grain)
    return {
        "grain": grain.value,
        "money": "revenue" if known.key.quantity is Quantity.EXPORT else "cost",
        "reach": [known.first * 1000, known.last * 1000],
        **answer,
        "before": former,
    }


def _bars_of(known: Known, first: int, last: int, grain: Grain) -> Answer:
    edges = edges_of(first, last, grain, known.zone)
    if grain in _FINE:
        around = known.history.between(edges[0] - _AROUND_S, edges[-1])
        rows = over_hours(around, known.zone)
        found = bars(rows, edges)
        paid = known.charges(rows.since(edges[0]), edges)
    else:
        found = gathered(known.day_bars, edges)
        by_day = known.day_charges
        paid = by_day and charges_gathered(by_day, known.day_bars.edges, edges)
    lengths = [end - start for start, end in pairwise(edges)]
    gaps = gaps_between(known, edges[0], edges[-1])
    return {
        "start": edges[0] * 1000,
        "end": edges[-1] * 1000,
        "edges": [edge * 1000 for edge in edges],
        "values": found.values,
        "known": [
            round(seconds / length, 4)
            for seconds, length in zip(found.known, lengths, strict=True)
        ],
        "quality": [None if how is None else how.name.lower() for how in found.quality],
        "laid": found.laid,
        "gaps": [gap_of(gap) for gap in gaps[:MOST_GAPS]],
        "gaps_left_out": max(0, len(gaps) - MOST_GAPS),
        **_money(found, paid),
    }


def _money(found: Bars, paid: Charges | None) -> Answer:
    total: Answer = {
        "value": found.total,
        "known": round(sum(found.known) / (found.edges[-1] - found.edges[0]), 4),
        "cost": None,
        "standing": None,
        "standing_alone": None,
        "unpriced": None,
    }
    if paid is None:
        return {
            "cost": None, "standing": None, "unpriced": None, "periods": [],
            "lacks": [], "total": total,
        }  # fmt: skip
    cost = [
        cost_of(value, *exact)
        for value, *exact in zip(
            found.values, paid.cost, paid.unpriced, paid.standing, strict=True
        )
    ]
    if any(one is not None for one in cost):
        total["cost"] = euros(sum(paid.cost) + sum(paid.standing))
        total["standing"] = euros(sum(paid.standing))
        # Owed, too, where nothing is known: part of the total, and of no bar's cost.
        total["standing_alone"] = euros(
            sum(
                standing
                for value, standing in zip(found.values, paid.standing, strict=True)
                if value is None
            )
        )
    total["unpriced"] = sum(paid.unpriced)
    periods = [
        {
            "period": name.value,
            "values": [
                None if value is None else energy
                for value, energy in zip(found.values, one.energy, strict=True)
            ],
            "cost": [
                None if value is None else euros(exact)
                for value, exact in zip(found.values, one.cost, strict=True)
            ],
            "total": {"value": sum(one.energy), "cost": euros(sum(one.cost))},
        }
        for name, one in paid.periods.items()
    ]
    return {
        "cost": cost,
        "standing": [euros(exact) for exact in paid.standing],
        "unpriced": paid.unpriced,
        "periods": periods if len(periods) > 1 else [],
        "lacks": [
            {"reason": lack.value, "energy": sum(energies)}
            for lack, energies in paid.lacks.items()
            if any(energies)
        ],
        "total": total,
    }


def cost_of(value: int | None, cost: int, unpriced: int, standing: int) -> float | None:
    """What a bar costs with its standing charge; None where nothing of it is known, or has a price."""
    if value is None or (unpriced and unpriced == value):
        return None
    return euros(cost + standing)


def gaps_between(known: Known, first: int, last: int) -> list[Gap]:
    """The holes of a while, the longest first, within what has been told so far."""
    first, last = max(first, known.first), min(last, known.last)
    if first >= last:
        return []
    cut = [
        Gap(max(gap.start, first), min(gap.end, last), gap.reason, gap.value)
        for gap in known.holes
        if gap.start < last and gap.end > first
    ]
    return sorted(cut, key=lambda gap: gap.start - gap.end)


def gap_of(gap: Gap) -> Answer:
    """A hole as the cards are told."""
    return {
        "start": gap.start * 1000,
        "end": gap.end * 1000,
        "reason": gap.reason.value,
        "value": gap.value,
    }


def dates_of(known: Known, first: int, last: int) -> tuple[date, date]:
    """The civil days that a while touches, both ends included."""
    return (
        datetime.fromtimestamp(first, known.zone).date(),
        datetime.fromtimestamp(last - 1, known.zone).date(),
    )
