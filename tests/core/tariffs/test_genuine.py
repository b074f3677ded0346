"""Genuine calendars, curves and bills, against sums made another way."""

from collections import Counter
from collections.abc import Iterator
import csv
from datetime import date, datetime, timedelta
from decimal import Decimal
import json
from pathlib import Path

import pytest

from hameau_core.series import Quality, Series, Step, Unit
from hameau_core.tariffs.calendar import TariffCalendar, tempo_season
from hameau_core.tariffs.codec import electricity_from, gas_from
from hameau_core.tariffs.costs import electricity_costs, gas_costs
from hameau_core.tariffs.segments import Row
from hameau_core.tariffs.standing import standing_total
from hameau_core.tic.tariff import Colour, Contract, Period
from tests.core.tariffs.homes import PARIS, at, contract, term

pytestmark = pytest.mark.genuine
DAY = timedelta(days=1)
WORDS = {"BLEU": Colour.BLUE, "BLANC": Colour.WHITE, "ROUGE": Colour.RED}
# The registers of a Tempo calendar, EAS F1 to F6 (the file's own last block).
REGISTERS = (
    Period.BLUE_OFF_PEAK,
    Period.BLUE_PEAK,
    Period.WHITE_OFF_PEAK,
    Period.WHITE_PEAK,
    Period.RED_OFF_PEAK,
    Period.RED_PEAK,
)


@pytest.fixture(scope="module")
def sources(shared_data: Path) -> Path:
    return shared_data / "sources"


@pytest.fixture(scope="module")
def colours(sources: Path) -> dict[date, Colour]:
    """Nine years of colours, and the tenth by another hand."""
    text = (sources / "prices" / "tempo_calendar_calBAR.csv").read_text("utf-8-sig")
    found = {
        datetime.strptime(day, "%d/%m/%Y").date(): WORDS[word]  # noqa: DTZ007 - a civil day
        for day, word in csv.reader(text.splitlines(), delimiter=";")
    }
    numbers = json.loads((sources / "prices" / "guiEDF_tempo.json").read_text())
    order = (Colour.BLUE, Colour.WHITE, Colour.RED)
    return found | {date.fromisoformat(d): order[n] for d, n in numbers.items()}


@pytest.mark.parametrize(
    ("start", "blue", "white", "red", "unknown"),
    [
        (2014, 300, 43, 22, 0),
        (2015, 301, 43, 22, 0),
        (2016, 300, 43, 22, 0),
        (2017, 300, 43, 22, 0),
        (2018, 300, 43, 22, 0),
        (2019, 301, 47, 18, 0),
        (2020, 300, 43, 22, 0),
        (2021, 301, 42, 22, 0),
        (2022, 272, 43, 22, 28),
        (2023, 301, 43, 22, 0),
    ],
)
def test_seasons_have_the_days_that_were_published(
    colours: dict[date, Colour],
    start: int,
    blue: int,
    white: int,
    red: int,
    unknown: int,
) -> None:
    season = tempo_season(colours, date(start + 1, 2, 28))
    assert tuple(season.counts[c] for c in Colour) == (blue, white, red)
    assert season.unknown == unknown


def test_red_is_of_winter_weekdays_and_white_never_of_sundays(
    colours: dict[date, Colour],
) -> None:
    red = [day for day, colour in colours.items() if colour is Colour.RED]
    assert {day.month for day in red} == {11, 12, 1, 2, 3}
    assert {day.weekday() for day in red} == set(range(5))
    white = {day.weekday() for day, colour in colours.items() if colour is Colour.WHITE}
    assert 6 not in white


def _lines(file: Path) -> Iterator[list[str]]:
    yield from csv.reader(file.read_text("utf-8-sig").splitlines(), delimiter=";")


def _one(folder: Path, start: str) -> Path:
    (found,) = folder.glob(f"{start}*")
    return found


@pytest.fixture(scope="module")
def curve(sources: Path) -> list[Row]:
    """A year of half-hours, by end-stamped mean W: as half Wh, which are whole numbers."""
    lines = list(_lines(_one(sources / "linky", "Enedis_Conso_Heure")))[3:]
    ends = [int(datetime.fromisoformat(stamp).timestamp()) for stamp, _ in lines]
    values = [int(watts) for _, watts in lines]
    return [
        (end - 1800, end, value, 0) for end, value in zip(ends, values, strict=True)
    ]


def test_energy_of_each_period_is_what_the_meter_counted_itself(
    sources: Path, curve: list[Row], colours: dict[date, Colour]
) -> None:
    """Six registers of a Linky, over 197 days and a clock change, to the Wh."""
    index = {
        int(datetime.fromisoformat(line[0]).timestamp()): [int(n) for n in line[2:8]]
        for line in _lines(_one(sources / "linky", "Enedis_Conso_Jour"))
        if len(line) > 8 and line[1] == "Arrêté quotidien"
    }
    first, last = min(index), max(index)
    rows = [row for row in curve if first <= row[0] and row[1] <= last]
    home = contract(term(Contract.TEMPO))
    calendar = TariffCalendar(colours=colours)
    totals = electricity_costs(rows, home, PARIS, calendar=calendar).totals()
    counted = [b - a for a, b in zip(index[first], index[last], strict=True)]
    told = [totals.periods[period].energy for period in REGISTERS]
    assert told == [2 * register for register in counted]
    assert sum(counted) == 3_469_220
    assert (totals.unknown, totals.spread) == (0, 0)


def test_a_tempo_bill_is_what_a_plain_sum_says(
    curve: list[Row], colours: dict[date, Colour]
) -> None:
    """Half-hour by half-hour with the clock on the wall, nothing shared with the code under test."""
    prices = dict(zip(REGISTERS, (12, 16, 15, 19, 16, 76), strict=True))
    sums: Counter[Period] = Counter()
    for start, _, value, _ in curve:
        wall = datetime.fromtimestamp(start, PARIS)
        colour = colours.get((wall.replace(tzinfo=None) - timedelta(hours=6)).date())
        if colour is not None:
            hollow = "off_peak" if wall.hour >= 22 or wall.hour < 6 else "peak"
            sums[Period(f"{colour}_{hollow}")] += value
    home = contract(
        term(Contract.TEMPO, prices={p: n * 10_000 for p, n in prices.items()})
    )
    calendar = TariffCalendar(colours=colours)
    found = electricity_costs(curve, home, PARIS, calendar=calendar)
    totals = found.totals()
    assert {p: t.energy for p, t in totals.periods.items()} == sums
    expected = sum(Decimal(sums[p]) * prices[p] / 100_000 for p in REGISTERS)
    assert Decimal(totals.exact) / 10**9 == expected
    # The colours of 4 to 31 August 2023 are in neither calendar.
    assert totals.unknown == sum(
        row[2] for row in curve if at("2023-08-09") <= row[0] < at("2023-09-01 06:00")
    )


@pytest.fixture(scope="module")
def months(sources: Path) -> list[dict[str, str]]:
    text = (sources / "seed1" / "coutenergies.csv").read_text("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a civil day


def _daily(file: Path, column: str, step: Step) -> Series:
    """A household's own daily figures in kWh; days without one are missing."""
    rows = csv.DictReader(file.read_text("utf-8-sig").splitlines())
    days = {
        date.fromisoformat(row["horodatage"][:10]): Decimal(row[column])
        for row in rows
        if row[column]
    }
    return Series.of(
        step,
        Unit.ENERGY,
        PARIS,
        (
            (step.start_of(day, PARIS), int(days[day] * 1000), Quality.MEASURED)
            for day in sorted(days)
        ),
    )


def _month_of(months: list[dict[str, str]], day: date) -> dict[str, str] | None:
    begun = [month for month in months if _day(month["Mois"]) <= day]
    return begun[-1] if begun else None


def test_the_electricity_of_a_household_costs_what_its_own_table_says(
    sources: Path, months: list[dict[str, str]]
) -> None:
    terms = [
        {
            "from": _day(month["Mois"]).isoformat(),
            "option": "off_peak",
            "subscribed_va": 9000,
            "standing": {"amount": month["abonnement_elec"]},
            "prices": {
                "off_peak": month["prix_kwh_elec_hc_ht"],
                "peak": month["prix_kwh_elec_hp_ht"],
            },
            "peak_share": month["ratio_conso_hp"],
        }
        for month in months
    ]
    nights = [{"windows": [["22:30", "06:30"]]}]
    home = electricity_from({"terms": terms, "off_peak": nights})
    energy = _daily(sources / "seed1" / "conso_jour_elec.csv", "value", Step.DAY)
    rows = [row for row in energy if row.start >= at("2024-01-01")]
    expected = Decimal(0)
    for row in rows:
        month = _month_of(months, datetime.fromtimestamp(row.start, PARIS).date())
        assert month is not None
        peak = Decimal(month["ratio_conso_hp"])
        price = peak * Decimal(month["prix_kwh_elec_hp_ht"])
        price += (1 - peak) * Decimal(month["prix_kwh_elec_hc_ht"])
        expected += price * row.value / 1000
    totals = electricity_costs(rows, home, PARIS).totals()
    assert len(rows) > 600
    assert totals.whole
    # A day's peak energy is a whole number of Wh: under a Wh off, at 0.06 €/kWh between the prices.
    assert abs(Decimal(totals.exact) / 10**9 - expected) < len(rows) * Decimal(
        "0.00006"
    )


def test_the_gas_of_a_household_costs_what_its_own_table_says(
    sources: Path, months: list[dict[str, str]]
) -> None:
    terms = [
        {
            "from": _day(month["Mois"]).isoformat(),
            "price": month["prix_kwh_gaz_ht"],
            "standing": {"amount": month["abonnement_gaz"]},
        }
        for month in months
    ]
    home = gas_from({"terms": terms})
    energy = _daily(sources / "seed1" / "conso_jour_gaz.csv", "energie", Step.GAS_DAY)
    rows = [row for row in energy if row.start >= at("2024-01-01 06:00")]
    expected = Decimal(0)
    for row in rows:
        month = _month_of(months, datetime.fromtimestamp(row.start, PARIS).date())
        assert month is not None
        expected += Decimal(month["prix_kwh_gaz_ht"]) * row.value / 1000
    totals = gas_costs(rows, home.terms, PARIS).totals()
    assert Decimal(totals.exact) / 10**9 == expected
    assert (totals.spread, totals.whole) == (0, True)


def test_standing_charges_of_a_household_are_those_of_its_months(
    months: list[dict[str, str]],
) -> None:
    terms = gas_from(
        {
            "terms": [
                {
                    "from": _day(month["Mois"]).isoformat(),
                    "price": "0.07",
                    "standing": {"amount": month["abonnement_gaz"]},
                }
                for month in months
            ]
        }
    ).terms
    found = standing_total(terms, at("2024-01-01"), at("2026-01-01"), PARIS)
    of_years = [m for m in months if _day(m["Mois"]).year in (2024, 2025)]
    expected = sum(Decimal(month["abonnement_gaz"]) for month in of_years)
    assert len(of_years) == 24
    assert Decimal(found.exact) / 10**9 == expected
