"""Standing charges: each day its part, each second its part of the day."""

from datetime import date, time

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.tariffs.contract import EVER, Cycle, Standing, Term
from hameau_core.tariffs.standing import standing_hours, standing_total
from hameau_core.tic.tariff import Contract
from tests.core.tariffs.homes import AUTUMNS, PARIS, SPRINGS, at, midnight, term

MONTHLY = Standing(amount=12_400_000, cycle=Cycle.MONTH)
YEARLY = Standing(amount=146_400_000, cycle=Cycle.YEAR)


def _terms(standing: Standing, start: date = EVER, **more: object) -> tuple[Term, ...]:
    return (term(Contract.BASE, start, standing=standing, **more),)


@pytest.mark.parametrize(
    ("standing", "day", "amount"),
    [
        (MONTHLY, "2026-01-10", 400_000),  # 12.40 € of 31 days
        (MONTHLY, "2027-02-10", 442_857),  # of 28
        (MONTHLY, "2028-02-29", 427_586),  # of 29
        (YEARLY, "2028-02-29", 400_000),  # 146.40 € of 366 days
        (YEARLY, "2027-07-01", 401_096),  # of 365
        (MONTHLY, "2026-03-29", 400_000),  # a day of 23 hours is a day
        (MONTHLY, "2026-10-25", 400_000),  # and so is one of 25
    ],
)
def test_a_civil_day_has_its_part(standing: Standing, day: str, amount: int) -> None:
    start = at(day)
    end = midnight(date.fromordinal(date.fromisoformat(day).toordinal() + 1))
    found = standing_total(_terms(standing), start, end, PARIS)
    assert found.cost == amount
    assert found.without_contract == 0


@pytest.mark.parametrize("year", range(2026, 2031))
def test_a_year_sums_to_its_charge_to_the_last_digit(year: int) -> None:
    first, last = midnight(date(year, 1, 1)), midnight(date(year + 1, 1, 1))
    assert standing_total(_terms(YEARLY), first, last, PARIS).exact == 146_400_000_000
    monthly = standing_total(_terms(MONTHLY), first, last, PARIS)
    assert monthly.exact == 12 * 12_400_000_000


def test_half_a_day_is_half_a_day() -> None:
    noon = at("2026-01-10 12:00")
    before = standing_total(_terms(MONTHLY), at("2026-01-10"), noon, PARIS)
    assert before.cost == 200_000


def test_a_charge_changes_in_the_middle_of_a_month_and_of_a_day() -> None:
    dearer = Standing(amount=24_800_000)
    terms = _terms(MONTHLY) + _terms(dearer, date(2026, 1, 15), start_time=time(12))
    found = standing_total(terms, at("2026-01-01"), at("2026-02-01"), PARIS)
    assert found.cost == 14 * 400_000 + 200_000 + 400_000 + 16 * 800_000


def test_time_without_a_contract_is_said() -> None:
    terms = _terms(MONTHLY, date(2026, 1, 3), end=date(2026, 1, 4))
    found = standing_total(terms, at("2026-01-01"), at("2026-01-06"), PARIS)
    assert (found.cost, found.without_contract) == (800_000, 3 * 86_400)
    hours, _ = standing_hours(terms, at("2026-01-01"), at("2026-01-06"), PARIS)
    assert len(hours) == 48


@pytest.mark.parametrize(("day", "hours"), [(SPRINGS[0], 23), (AUTUMNS[0], 25)])
def test_a_day_is_laid_over_the_hours_it_has(day: date, hours: int) -> None:
    end = midnight(date.fromordinal(day.toordinal() + 1))
    found, carry = standing_hours(_terms(MONTHLY), midnight(day), end, PARIS)
    assert len(found) == hours
    assert found.total == 400_000
    assert abs(carry) <= 500
    assert max(found.values) - min(found.values) <= 1


instants = st.integers(at("2027-12-20") // 900, at("2028-04-02") // 900).map(
    lambda quarter: quarter * 900
)


@settings(max_examples=60)
@given(
    st.lists(instants, min_size=3, max_size=3, unique=True),
    st.sampled_from([MONTHLY, YEARLY]),
)
def test_a_while_cut_anywhere_costs_the_same(
    found: list[int], standing: Standing
) -> None:
    first, middle, last = sorted(found)
    terms = _terms(standing) + _terms(MONTHLY, date(2028, 2, 28), start_time=time(7))
    whole = standing_total(terms, first, last, PARIS).exact
    parts = [
        standing_total(terms, *pair, PARIS).exact
        for pair in ((first, middle), (middle, last))
    ]
    assert sum(parts) == whole


@settings(max_examples=20)
@given(instants, st.integers(1, 400), st.integers(0, 400))
def test_hours_sum_to_the_total_however_they_are_asked_for(
    first: int, quarters: int, more: int
) -> None:
    terms = _terms(YEARLY)
    middle = first - first % 3600 + quarters * 3600
    last = middle + more * 900
    whole, left = standing_hours(terms, first, last, PARIS)
    one, carry = standing_hours(terms, first, middle, PARIS)
    other, rest = standing_hours(terms, middle, last, PARIS, carry)
    assert one.values + other.values == whole.values
    assert rest == left
    exact = standing_total(terms, first, last, PARIS).exact
    assert 1000 * whole.total + left == exact
