"""The answers of the views that go by the calendar: years to date, months, what is known of each day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, NamedTuple

from .core.civil import DAY
from .core.errors import PastError
from .core.insight.history import (
    Coverage,
    DayTable,
    Month,
    ToDate,
    coverage,
    months,
    to_date,
)
from .core.series import HOUR_S, Gap, Quantity
from .core.tariffs.timetable import epoch
from .past_known import Known
from .past_views import MOST_GAPS, Answer, euros, gap_of

LEAP_DAY: Final = "leap_day"
MISSING_DAYS: Final = "missing_days"
MISSING_PRICES: Final = "missing_prices"


class _Tables(NamedTuple):
    """Energy of the days, their exact cost with the standing charge, and the energy that has no price.

    `alone`: the exact standing charge of days of which nothing is known.
    """

    energy: DayTable
    cost: DayTable | None = None
    unpriced: DayTable | None = None
    alone: DayTable | None = None


def _tables(known: Known) -> _Tables:
    table, paid = known.days, known.day_charges
    if paid is None:
        return _Tables(table)
    # A standing charge is owed in holes too; no day that is not known whole is compared.
    exact = [cost + standing for cost, standing in zip(paid.cost, paid.standing, strict=True)]  # fmt: skip
    alone = [
        0 if of_day else standing
        for standing, of_day in zip(paid.standing, table.known, strict=True)
    ]
    return _Tables(
        table,
        replace(table, values=exact),
        replace(table, values=paid.unpriced),
        replace(table, values=alone),
    )


def _paid(exact: int, energy: int, unpriced: int) -> float | None:
    """What has a price, in euros; None when nothing has."""
    return None if unpriced and unpriced == energy else euros(exact)


def last_whole_day(known: Known) -> date:
    """The last day known whole, or else the last of which anything is."""
    table = known.days
    for place in range(len(table.days) - 1, -1, -1):
        if table.known[place] == table.days.length(place):
            return table.days.date(place)
    return table.last


def years_to_date(known: Known, until: date | None) -> Answer:
    """Compare the year up to a day with the same days of each past year."""
    day = until or last_whole_day(known)
    if not known.days.first.year <= day.year <= known.days.last.year:
        raise PastError("no_data")
    tables = _tables(known)
    energies = to_date(tables.energy, day)
    costs = to_date(tables.cost, day) if tables.cost else ()
    unpriced = to_date(tables.unpriced, day) if tables.unpriced else ()
    alone = to_date(tables.alone, day) if tables.alone else ()
    this = _this(tables, day)
    years = [this]
    notes: set[str] = set()
    for place, found in enumerate(energies):
        paid = (costs[place], unpriced[place]) if costs else None
        owed = alone[place].other.total if alone else None
        years.append(_beside(found, paid) | _alone(owed))
        notes |= _notes(found)
        if paid and (paid[1].other.total or paid[1].this.total):
            notes.add(MISSING_PRICES)
    return {
        "date": day.isoformat(),
        "money": "revenue" if known.key.quantity is Quantity.EXPORT else "cost",
        "years": years,
        "notes": sorted(notes),
    }


def _this(tables: _Tables, day: date) -> Answer:
    """The year that is compared."""
    first = date(day.year, 1, 1)
    days = [first + number * DAY for number in range((day - first).days + 1)]
    missing = [one for one in days if not tables.energy.whole(one)]
    value = sum(map(tables.energy.value, days))
    cost = None
    if tables.cost and tables.unpriced:
        lacking = sum(map(tables.unpriced.value, days))
        cost = _paid(sum(map(tables.cost.value, days)), value, lacking)
    return {
        "year": day.year,
        "value": value,
        "cost": cost,
        "days": len(days) - len(missing),
        "missing": _runs(missing),
        "like": None,
        **_alone(sum(map(tables.alone.value, days)) if tables.alone else None),
    }


def _alone(exact: int | None) -> Answer:
    """What of a cost is the standing charge of days of which nothing is known."""
    return {"standing_alone": None if exact is None else euros(exact)}


def _beside(found: ToDate, paid: tuple[ToDate, ToDate] | None) -> Answer:
    other = found.other
    known = other.known_days > 0 or other.total > 0
    cost = like_cost = of_cost = None
    if paid is not None and known:
        costs, unpriced = paid
        cost = _paid(costs.other.total, other.total, unpriced.other.total)
        if not unpriced.like_other and not unpriced.like_this:
            like_cost, of_cost = euros(costs.like_other), euros(costs.like_this)
    return {
        "year": other.year,
        "value": other.total if known else None,
        "cost": cost,
        "days": other.known_days,
        "missing": _runs(other.missing),
        "like": {
            "value": found.like_other,
            "of": found.like_this,
            "cost": like_cost,
            "of_cost": of_cost,
            "days": found.like_days,
        }
        if found.like_days
        else None,
    }


def _notes(found: ToDate) -> set[str]:
    notes = set()
    if any((day.month, day.day) == (2, 29) for day in found.left_out):
        notes.add(LEAP_DAY)
    if found.this.missing or found.other.missing:
        notes.add(MISSING_DAYS)
    return notes


def _runs(days: Sequence[date]) -> list[Answer]:
    """Days as runs of them, first and last included."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][1] == DAY:
            runs[-1][1] = day
        else:
            runs.append([day, day])
    return [
        {"start": first.isoformat(), "end": last.isoformat()} for first, last in runs
    ]


def months_by_year(known: Known) -> Answer:
    """Give twelve months of each year."""
    tables = _tables(known)
    energies = months(tables.energy)
    costs = months(tables.cost) if tables.cost else {}
    unpriced = months(tables.unpriced) if tables.unpriced else {}
    return {
        "years": list(energies),
        "months": [
            [
                _month(month, costs.get(year, ())[n : n + 1], unpriced.get(year, ())[n : n + 1])
                for n, month in enumerate(of_year)
            ]
            for year, of_year in energies.items()
        ],
    }  # fmt: skip


def _month(
    month: Month | None, cost: Sequence[Month | None], lacking: Sequence[Month | None]
) -> Answer | None:
    if month is None:
        return None
    paid = None
    if cost and cost[0]:
        without = lacking[0].total if lacking and lacking[0] else 0
        paid = _paid(cost[0].total, month.total, without)
    return {
        "value": month.total,
        "cost": paid,
        "known": round(month.known_days / month.of_days, 4),
    }


def coverage_of_year(known: Known, year: int, today: date) -> Answer:
    """Tell what is known of each day of a year, up to today, from whom, and where the holes are."""
    first = date(year, 1, 1)
    last = min(date(year, 12, 31), max(today, known.days.last))
    if last < first:
        raise PastError("no_data")
    begin, end = (epoch(day, datetime.min.time(), known.zone) for day in (first, last + 2 * DAY))  # fmt: skip
    around = known.dated.between(begin - 3 * 24 * HOUR_S, end)
    found = coverage(around, first, last, known.zone, known.reasons)
    return {
        "year": year,
        "first_year": known.days.first.year,
        "last_year": max(known.days.last.year, today.year),
        "days": _days(found),
        **_holes(found.holes, known),
        "origins": [
            {
                "number": origin.number,
                "kind": origin.kind,
                "name": origin.name,
                "trust": origin.trust.name.lower(),
                "received": origin.received * 1000,
                "told": origin.told,
                "count": origin.told,
                **_reach(known, origin.number),
            }
            for origin in known.origins
        ],
    }


def _days(found: Coverage) -> list[Answer]:
    return [
        {
            "date": day.day.isoformat(),
            "known": round(day.known / day.of, 4),
            "quality": None if day.quality is None else int(day.quality),
            "origins": list(day.origins),
            "laid": day.longest > HOUR_S,
        }
        for day in found.days
    ]


def _holes(holes: Iterable[Gap], known: Known) -> Answer:
    """Holes in the order of time; what comes before the first value and after the last is none."""
    within = [
        gap for gap in holes if gap.start >= known.first and gap.end <= known.last
    ]
    kept = sorted(within, key=lambda gap: gap.start - gap.end)[:MOST_GAPS]
    return {
        "gaps": [gap_of(gap) for gap in sorted(kept)],
        "gaps_left_out": len(within) - len(kept),
    }


def _reach(known: Known, number: int) -> Answer:
    """From when to when an origin is believed."""
    reach = known.believed_of.get(number)
    return {
        "first": None if reach is None else reach[0] * 1000,
        "last": None if reach is None else reach[1] * 1000,
    }
