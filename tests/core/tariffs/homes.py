"""Homes and contracts that tests make up; prices are invented."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from hameau_core.series import Merged
from hameau_core.tariffs.calendar import TariffCalendar
from hameau_core.tariffs.contract import (
    EVER,
    PERIODS,
    Cycle,
    Electricity,
    OffPeak,
    Standing,
    Term,
)
from hameau_core.tariffs.segments import Row
from hameau_core.tic.tariff import Colour, Contract, Period

PARIS = ZoneInfo("Europe/Paris")
NIGHT = OffPeak(windows=((time(22, 30), time(6, 30)),))
HALF_HOUR = 1800
MEASURED, PARTIAL = 0, 3
# The last Sundays of March and of October, when clocks change.
SPRINGS = tuple(
    date(y, 3, d)
    for y, d in ((2026, 29), (2027, 28), (2028, 26), (2029, 25), (2030, 31))
)
AUTUMNS = tuple(
    date(y, 10, d)
    for y, d in ((2026, 25), (2027, 31), (2028, 29), (2029, 28), (2030, 27))
)


def at(text: str, fold: int = 0, zone: ZoneInfo = PARIS) -> int:
    """Civil time as epoch seconds."""
    return int(datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).timestamp())


def midnight(day: date) -> int:
    return at(day.isoformat())


def term(option: Contract, start: date = EVER, **more: object) -> Term:
    """A term whose periods cost 0.10, 0.11, 0.12 €… in their order."""
    given: dict[str, object] = {
        "prices": {p: 100_000 + 10_000 * n for n, p in enumerate(PERIODS[option])},
        "standing": Standing(amount=12_000_000, cycle=Cycle.MONTH),
        "subscribed_va": 9_000,
    }
    return Term(start=start, option=option, **(given | more))  # type: ignore[arg-type] # a shorthand


def contract(*terms: Term, off_peak: Sequence[OffPeak] = (NIGHT,)) -> Electricity:
    return Electricity(terms=terms, off_peak=tuple(off_peak))


def coloured(first: date, *colours: Colour) -> TariffCalendar:
    """Give the colours of the days from `first` on."""
    days = {first + timedelta(n): colour for n, colour in enumerate(colours)}
    return TariffCalendar(colours=days)


def even(first: int, last: int, value: int, step: int = HALF_HOUR) -> list[Row]:
    """Give rows of the same value from one instant to another."""
    return [
        (start, start + step, value, MEASURED) for start in range(first, last, step)
    ]


def merged(rows: Iterable[Row]) -> Merged:
    """Give rows as `series.merge` would."""
    found = list(rows)
    return Merged(
        starts=array("q", (row[0] for row in found)),
        ends=array("q", (row[1] for row in found)),
        values=array("q", (row[2] for row in found)),
        quality=bytes(row[3] for row in found),
        origins=array("q", [0] * len(found)),
    )


@st.composite
def any_rows(draw: st.DrawFn, longest: int = 60) -> list[Row]:
    """Rows of 10 minutes to a day, with holes, around a clock change."""
    start = midnight(draw(st.sampled_from(SPRINGS + AUTUMNS))) - 86_400
    start += draw(st.integers(0, 200)) * 600
    rows: list[Row] = []
    for _ in range(draw(st.integers(0, longest))):
        start += draw(st.sampled_from([0, 0, 0, 600, 7200]))
        length = draw(st.sampled_from([600, 1800, 1800, 3600, 86_400]))
        rows.append((start, start + length, draw(st.integers(0, 30_000)), MEASURED))
        start += length
    return rows


options = st.sampled_from([option for option in Contract if option in PERIODS])


@st.composite
def any_contracts(draw: st.DrawFn) -> Electricity:
    """One to three terms of any options, the first maybe late, at prices of any period."""
    starts = sorted(
        draw(st.sets(st.dates(date(2025, 10, 1), date(2031, 1, 1)), max_size=2))
    )
    first = [EVER] if draw(st.booleans()) or not starts else []
    prices = st.integers(-50_000, 1_000_000)
    terms = []
    for start in [*first, *starts]:
        option = draw(options)
        found = {period: draw(prices) for period in PERIODS[option]}
        share = draw(st.none() | st.integers(0, 1_000_000))
        wall = time(draw(st.integers(0, 23))) if start != EVER else time(0)
        terms.append(
            term(option, start, prices=found, peak_share=share, start_time=wall)
        )
    return contract(*terms)


@st.composite
def any_calendars(draw: st.DrawFn) -> TariffCalendar:
    """Colours and EJP days around the clock changes, with holes."""
    days = [d + timedelta(n) for d in SPRINGS + AUTUMNS for n in range(-3, 65)]
    colours = draw(
        st.lists(
            st.sampled_from([*Colour, *Colour, *Colour, None]), min_size=7, max_size=7
        )
    )
    peaks = draw(
        st.lists(st.sampled_from([True, False, False, None]), min_size=5, max_size=5)
    )
    return TariffCalendar(
        colours={d: c for n, d in enumerate(days) if (c := colours[n % 7]) is not None},
        peak_days={d: p for n, d in enumerate(days) if (p := peaks[n % 5]) is not None},
    )


def wh(**periods: int) -> dict[Period, int]:
    """Energy by period, by the names of the periods."""
    return {Period(name): energy for name, energy in periods.items()}
