"""Which term of a contract is in force, and contracts out of tables."""

from datetime import date

import pytest

from hameau_core.prices import PriceRow
from hameau_core.tariffs.comparison import compare
from hameau_core.tariffs.contract import EVER, Cycle, Standing, round_half_even
from hameau_core.tariffs.offers import candidates_of
from hameau_core.tariffs.timetable import Lack
from hameau_core.tic.tariff import Contract, Period
from tests.core.tariffs.homes import (
    NIGHT,
    PARIS,
    contract,
    even,
    merged,
    midnight,
    term,
)

HOME = contract(
    term(Contract.BASE, date(2024, 2, 1), end=date(2024, 12, 31)),
    term(Contract.OFF_PEAK, date(2025, 2, 1)),
)


@pytest.mark.parametrize(
    ("day", "option"),
    [
        ("2024-01-31", None),
        ("2024-02-01", Contract.BASE),
        ("2024-12-31", Contract.BASE),
        ("2025-01-01", None),
        ("2026-07-01", Contract.OFF_PEAK),
    ],
)
def test_a_term_is_in_force_between_its_days(day: str, option: Contract | None) -> None:
    found = HOME.term_on(date.fromisoformat(day))
    assert (found and found.option) is option


def test_a_contract_as_of_a_day_has_always_been_so() -> None:
    found = HOME.as_of(date(2024, 3, 1))
    assert found is not None
    (always,) = found.terms
    assert (always.option, always.start, always.end) == (Contract.BASE, EVER, None)
    assert found.off_peak == HOME.off_peak
    assert HOME.as_of(date(2025, 1, 15)) is None


@pytest.mark.parametrize(
    ("value", "by", "expected"),
    [(5, 10, 0), (15, 10, 2), (14, 10, 1), (16, 10, 2), (-5, 10, 0), (-15, 10, -2)],
)
def test_halves_are_rounded_to_even(value: int, by: int, expected: int) -> None:
    assert round_half_even(value, by) == expected


def _row(option: Contract, power: int, start: date, price: int) -> PriceRow:
    prices = dict.fromkeys([Period.BASE], price)
    return PriceRow(
        contract=option,
        subscribed_va=power,
        start=start,
        standing=150_000_000,
        prices=prices,
    )


def test_a_table_of_prices_makes_a_candidate_for_each_option_and_power() -> None:
    late, early = date(2025, 2, 1), date(2024, 2, 1)
    rows = [
        _row(Contract.BASE, 6000, late, 2),
        _row(Contract.BASE, 6000, early, 1),
        _row(Contract.BASE, 6000, early, 3),
        _row(Contract.OFF_PEAK, 9000, early, 4),
    ]
    base, off_peak = candidates_of(rows, (NIGHT,))
    assert (base.id, off_peak.id) == ("base-6000", "off_peak-9000")
    assert [item.start for item in base.contract.terms] == [early, late]
    assert base.contract.terms[0].prices == {Period.BASE: 3}
    assert base.contract.terms[0].standing == Standing(
        amount=150_000_000, cycle=Cycle.YEAR
    )
    assert off_peak.contract.off_peak == (NIGHT,)


def test_without_hours_the_off_peak_candidate_lacks_them() -> None:
    """It is named and cannot be compared: left out, nobody would know why."""
    rows = [_row(Contract.OFF_PEAK, 9000, date(2024, 2, 1), 4)]
    (candidate,) = candidates_of(rows)
    start, day = midnight(date(2024, 3, 1)), date(2024, 3, 1)
    found = compare(merged(even(start, start + 86_400, 5)), [candidate], day, day, PARIS)  # fmt: skip
    assert found.outcomes[0].total is None
    assert [one.lack for one in found.outcomes[0].obstacles] == [Lack.NO_HOURS]
