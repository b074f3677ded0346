"""The answers of the views about power: how a home draws over the week, and how much for how long."""

from typing import Final

from .core.errors import PastError
from .core.insight.history import (
    Cell,
    base_load,
    load_duration,
    peaks,
    profile,
    subscribed,
)
from .core.series import HOUR_S, Quality
from .core.tariffs.contract import Electricity
from .past_known import Known
from .past_views import Answer, dates_of

MOST_DAYS: Final = 11 * 366
MOST_POINTS: Final = 250
MOST_PEAKS: Final = 10

_DAY_S: Final = 24 * HOUR_S
_WEEK: Final = 7


def week(known: Known, first: int, last: int) -> Answer:
    """Give weekday by time of day: Wh in each slot of it, with percentiles over the days."""
    days = dates_of(known, first, last)
    inside = known.history.between(first - _DAY_S, last)
    short = [
        end - start
        for start, end in zip(inside.starts, inside.ends, strict=True)
        if end - start <= HOUR_S
    ]
    half = sum(length <= HOUR_S // 2 for length in short) * 2 > len(short)
    step = HOUR_S // 2 if half else HOUR_S
    found = profile(inside, *days, known.zone, step_s=step)
    if not found.used:
        raise PastError("no_data")
    per_slot = HOUR_S // step
    return {
        "slots": _DAY_S // step,
        "cells": [
            [_cell(cell, per_slot) for cell in weekday] for weekday in found.weekdays
        ],
        "all": [_cell(cell, per_slot) for cell in found.all_days],
        "days_used": _days_used(known, first, last),
        "used": found.used,
        "left_out": found.left_out,
    }


def _cell(cell: Cell | None, per_slot: int) -> Answer | None:
    """Mean powers (W) as the energy of a slot (Wh)."""
    if cell is None:
        return None
    p10, p25, p50, p75, p90 = (round(power / per_slot) for power in cell.percentiles)
    return {
        "mean": round(cell.mean / per_slot, 1),
        "p10": p10,
        "p25": p25,
        "p50": p50,
        "p75": p75,
        "p90": p90,
        "count": cell.count,
    }


def _days_used(known: Known, first: int, last: int) -> int:
    """On how many days anything is known."""
    begun, ended = dates_of(known, first, last)
    table = known.days
    low = max(0, (begun - table.first).days)
    high = min(len(table.known), (ended - table.first).days + 1)
    return sum(1 for seconds in table.known[low:high] if seconds)


def loads(known: Known, first: int, last: int) -> Answer:
    """Give the load-duration curve of a while, the base load, and what went over the subscribed power."""
    inside = known.history.between(first, last)
    curve = load_duration(inside.rows(), MOST_POINTS)
    if not curve.seconds:
        raise PastError("no_data")
    base = base_load(inside, *dates_of(known, first, last), known.zone)
    highest = max(
        (
            (value * HOUR_S // (end - start), start)
            for start, end, value, quality in inside.rows()
            if end - start <= HOUR_S and quality != Quality.PARTIAL
        ),
    )
    return {
        "curve": [
            [round(seconds / curve.seconds, 6), watts]
            for seconds, watts in curve.points
        ],
        "base_w": base.watts if base else None,
        "base_how": {"low": base.low, "high": base.high, "nights": base.nights}
        if base
        else None,
        "peak_w": highest[0],
        "peak_at": highest[1] * 1000,
        **_over(known, first, last),
        "known": round(curve.seconds / (last - first), 4),
    }


def _over(known: Known, first: int, last: int) -> Answer:
    """What went over the subscribed power; the meter's own maxima of a day know more than means of half an hour."""
    contract = known.contract
    if not isinstance(contract, Electricity) or not contract.terms:
        return {"subscribed_va": None, "over": None}
    limits = subscribed(contract, first, last, known.zone)
    found = peaks(known.history.between(first, last).rows(), limits, known.zone, MOST_PEAKS)  # fmt: skip
    tops: list[Answer] = [
        {"at": peak.start * 1000, "value": peak.watts, "measured": "mean"}
        for peak in found.highest
    ]
    above = [
        (value, start)
        for start, _, value, _ in known.maxima.between(first, last).rows()
        if any(
            low <= start < high and value > limit for low, high, limit in limits
        )
    ]  # fmt: skip
    tops += [
        {"at": start * 1000, "value": value, "measured": "max_power"}
        for value, start in sorted(above, reverse=True)[:MOST_PEAKS]
    ]
    tops.sort(key=lambda top: -top["value"])
    return {
        "subscribed_va": limits[-1][2] if limits else None,
        "over": {
            "hours": round(found.seconds / HOUR_S, 2),
            "count": found.count,
            "days": found.days,
            "days_by_meter": len(above),
            "top": tops[:MOST_PEAKS],
        }
        if limits
        else None,
    }
