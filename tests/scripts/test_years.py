"""The demo's years: that its files say what its meters counted, and its bills what the contract says."""

from datetime import date, datetime
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

from custom_components.hameau.core.files import read
from custom_components.hameau.core.series import GapReason, Quantity
from scripts.tools.bills import Sums, colour, electricity, fed_in, gas, power_terms
from scripts.tools.stand_ins import CLIENTS, WHERE
from scripts.tools.years import ONE_DAY, PRM, Years
from tests.servers.everything import Everything
from tests.servers.linky_home import PARIS

YEARS = Years(today=date(2026, 11, 21))


@pytest.fixture(scope="module")
def totals() -> dict[str, int]:
    """Wh of all files together, by quantity."""
    found: dict[str, int] = {}
    for content in map(read, YEARS.files().values()):
        for point in content.points:
            for measure, parts in point.parts.items():
                known = found.get(measure.quantity, 0)
                found[measure.quantity] = known + parts.total
    return found


@pytest.fixture(scope="module")
def drawn() -> Sums:
    """What was drawn, and what it cost, as far as files tell."""
    return electricity(YEARS, YEARS.service_since)


def test_files_say_what_was_counted(totals: dict[str, int], drawn: Sums) -> None:
    given = fed_in(YEARS, YEARS.service_since)
    assert totals[Quantity.IMPORT] == sum(drawn.energy.values())
    assert totals[Quantity.EXPORT] == sum(given.energy.values())
    assert totals[Quantity.GAS_ENERGY] == sum(gas(YEARS).energy.values())


def test_what_is_missing_is_a_gap() -> None:
    first, *_, grdf = YEARS.files().values()
    (point,) = read(first).points
    (parts,) = point.parts.values()
    assert [(gap.end - gap.start) // 3600 for gap in parts.gaps] == [6, 7 * 24]
    gas_parts = next(iter(read(grdf).points[0].parts.values()))
    assert [gap.reason for gap in gas_parts.gaps] == [GapReason.EMPTY]


def test_a_tempo_day_costs_what_its_hours_cost(drawn: Sums) -> None:
    """A red day of December after another: its night is still of the other's colour."""
    (terms,) = (t for t in power_terms(YEARS) if t.since == date(2025, 8, 1))
    day = next(
        day
        for day in YEARS.days()
        if (day.year, day.month) == (2025, 12)
        and (colour(day), colour(day - ONE_DAY)) in {("red", "white"), ("red", "blue")}
    )
    euros = Fraction(terms.standing) / 31
    for start, watts in YEARS.half_hours(day):
        hour = datetime.fromtimestamp(start, PARIS).hour
        name = "red_peak" if 6 <= hour < 22 else "red_off_peak"
        if hour < 6:
            name = f"{colour(day - ONE_DAY)}_off_peak"
        euros += Fraction(watts, 2000) * Fraction(terms.prices[name])
    assert drawn.euros[day] == euros


def test_before_tempo_a_day_costs_by_its_off_peak_hours(drawn: Sums) -> None:
    day = YEARS.first
    low = high = 0
    for start, watts in YEARS.half_hours(day):
        hour = datetime.fromtimestamp(start, PARIS).hour
        if 6 <= hour < 22:
            high += watts
        else:
            low += watts
    euros = Fraction("16.70") / 30
    euros += Fraction(low, 2000) * Fraction("0.1828")
    euros += Fraction(high, 2000) * Fraction("0.2460")
    assert drawn.euros[day] == euros


def test_lived_days_are_those_of_the_household() -> None:
    start = int(datetime(2026, 11, 18, 12, tzinfo=PARIS).timestamp())
    years = Years(today=YEARS.today, lived={start: 4321})
    assert years.home.watts(start) == 4321
    assert years.home.watts(start + 1800) == YEARS.home.watts(start + 1800)


def test_years_that_were_left_go_on(tmp_path: Path) -> None:
    assert Years.read(tmp_path) is None
    Years(today=YEARS.today, lived={1800: 2}).write(tmp_path)
    again = Years.read(tmp_path)
    assert again is not None
    assert (again.today, again.lived) == (YEARS.today, {1800: 2})
    assert again.home.point == PRM


@pytest.mark.parametrize("name", WHERE)
def test_every_address_is_one_a_client_has(name: str) -> None:
    module, _, constant = name.partition(".")
    real = getattr(import_module(f"{CLIENTS}.{module}"), constant)
    assert real.startswith("https://")
    assert WHERE[name] in Everything(YEARS.home).stands
