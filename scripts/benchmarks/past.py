"""How long each answer about the past takes: costs, comparison, and the figures of the views, on half-hours of three years.

A home of one mean power a half-hour, on Tempo from 2024 to 2026, with a hole of a week. Each figure is the median of some
rounds, in time of the processor, so that what else runs on the machine does not count; it is all of `core`, without Home
Assistant.
"""

from array import array
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import pairwise
from random import Random
from statistics import median
from time import thread_time
from zoneinfo import ZoneInfo

from custom_components.hameau.core.insight import history
from custom_components.hameau.core.series import Merged
from custom_components.hameau.core.tariffs.calendar import TariffCalendar
from custom_components.hameau.core.tariffs.comparison import compare
from custom_components.hameau.core.tariffs.contract import (
    PERIODS,
    Electricity,
    OffPeak,
    Standing,
    Term,
)
from custom_components.hameau.core.tariffs.costs import electricity_costs
from custom_components.hameau.core.tariffs.days import Days
from custom_components.hameau.core.tariffs.offers import Candidate
from custom_components.hameau.core.tariffs.power import power_need
from custom_components.hameau.core.tariffs.standing import standing_hours
from custom_components.hameau.core.tic.tariff import Colour, Contract
from scripts.benchmarks import Figure

ZONE = ZoneInfo("Europe/Paris")
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
HALF_HOURS = 52_608
HOLE = range(20_000, 20_000 + 7 * 48)
ROUNDS = 9
VIEW_BAR_MS, CALL_BAR_MS = 100.0, 200.0
POWERS_VA = (6_000, 9_000, 12_000, 15_000, 18_000, 36_000)
OPTIONS = (Contract.BASE, Contract.OFF_PEAK, Contract.TEMPO)


def home(random: Random) -> Merged:
    """Give three years of half-hours, less the hole."""
    first = int(datetime.combine(FIRST, time(), ZONE).astimezone(UTC).timestamp())
    starts = array("q", (first + 1800 * n for n in range(HALF_HOURS) if n not in HOLE))
    return Merged(
        starts=starts,
        ends=array("q", (start + 1800 for start in starts)),
        values=array("q", (random.randrange(50, 3_000) for _ in starts)),
        quality=bytes(len(starts)),
        origins=array("q", bytes(8 * len(starts))),
    )


def colours(random: Random) -> TariffCalendar:
    """Give a colour to each day, and to the one before."""
    days = range(FIRST.toordinal() - 1, LAST.toordinal() + 1)
    choices = random.choices(list(Colour), (300, 43, 22), k=len(days))
    dates = map(date.fromordinal, days)
    return TariffCalendar(colours=dict(zip(dates, choices, strict=True)))


def contract(option: Contract, power_va: int) -> Electricity:
    """Give a contract whose prices change twice a year."""
    prices = {period: 120_000 + 30_000 * n for n, period in enumerate(PERIODS[option])}
    terms = tuple(
        Term(
            start=date(year, month, 1),
            option=option,
            subscribed_va=power_va,
            standing=Standing(amount=12_000_000 + 500 * power_va),
            prices=prices,
        )
        for year in range(2023, 2027)
        for month in (2, 8)
    )
    nights = OffPeak(windows=((time(22, 30), time(6, 30)),))
    return Electricity(terms=terms, off_peak=(nights,))


def median_ms(answer: Callable[[], object]) -> float:
    """Time a call."""
    times = []
    for _ in range(ROUNDS):
        began = thread_time()
        answer()
        times.append((thread_time() - began) * 1000)
    return median(times)


def run() -> list[Figure]:
    """Time every answer."""
    random = Random(4)
    energy, calendar = home(random), colours(random)
    tempo = contract(Contract.TEMPO, 9_000)
    reach = energy.starts[0], energy.ends[-1]
    table = history.day_table(energy, ZONE)
    assert table is not None
    limits = history.subscribed(tempo, *reach, ZONE)
    midnights = Days.of(FIRST, LAST, ZONE).edges
    offers = [
        Candidate(id=f"{option}-{power}", contract=contract(option, power))
        for option in OPTIONS
        for power in POWERS_VA
    ]
    year = date(2026, 1, 1), LAST
    views: dict[str, Callable[[], object]] = {
        "costs by half-hour, Tempo": lambda: electricity_costs(
            energy.rows(), tempo, ZONE, calendar=calendar
        ),
        "costs and periods of each day, Tempo": lambda: [
            costs.totals(*day)
            for costs in [
                electricity_costs(
                    *(energy.rows(), tempo, ZONE), calendar=calendar, edges=midnights
                )
            ]
            for day in pairwise(midnights)
        ],
        "standing charge by hour": lambda: standing_hours(tempo.terms, *reach, ZONE),
        "sums by day": lambda: history.day_table(energy, ZONE),
        "years to date, from the sums by day": lambda: history.to_date(table, LAST),
        "months by year, from the sums by day": lambda: history.months(table),
        "weekday by hour": lambda: history.profile(energy, FIRST, LAST, ZONE),
        "load duration": lambda: history.load_duration(energy.rows()),
        "base load": lambda: history.base_load(energy, FIRST, LAST, ZONE),
        "peaks": lambda: history.peaks(energy.rows(), limits, ZONE),
        "coverage": lambda: history.coverage(energy, FIRST, LAST, ZONE),
        "power needed": lambda: power_need((), energy.rows(), FIRST, LAST, ZONE),
    }
    figures = [
        Figure(name=name, value=median_ms(answer), unit="ms", bar=VIEW_BAR_MS)
        for name, answer in views.items()
    ]
    comparison = median_ms(
        lambda: compare(energy, offers, *year, ZONE, calendar=calendar)
    )
    name = f"comparison of {len(offers)} contracts, a year"
    return [*figures, Figure(name=name, value=comparison, unit="ms", bar=CALL_BAR_MS)]
