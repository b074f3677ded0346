"""Prices that follow the market: quarters of an hour against half-hours, and holes."""

from datetime import date

from hameau_core.tariffs.contract import Indexed
from hameau_core.tariffs.costs import electricity_costs
from hameau_core.tariffs.segments import Row
from hameau_core.tariffs.timetable import Lack
from hameau_core.tic.tariff import Contract, Period
from tests.core.tariffs.homes import (
    AUTUMNS,
    MEASURED,
    PARIS,
    at,
    contract,
    even,
    midnight,
    term,
)

VAT = Indexed(factor=1_200_000)
SPOT = contract(term(Contract.BASE, indexed=VAT, prices={Period.BASE: 100_000}))
START = at("2026-05-04")


def _quotes(*prices: int, length: int = 900, start: int = START) -> list[Row]:
    return [
        (start + n * length, start + (n + 1) * length, price, MEASURED)
        for n, price in enumerate(prices)
    ]


def test_two_quarters_make_a_half_hour() -> None:
    rows = [(START, START + 1800, 1001, MEASURED)]
    found = electricity_costs(
        rows, SPOT, PARIS, market=_quotes(50_000, -20_000)
    ).totals()
    # 0.10 € fixed, and 1.2 times the market: 0.16 and 0.076 €/kWh.
    assert found.exact == 500 * 160_000 + 501 * 76_000
    assert found.spread == 1001


def test_an_hour_prices_both_its_halves() -> None:
    rows = even(START, START + 3600, 1000)
    found = electricity_costs(rows, SPOT, PARIS, market=_quotes(50_000, length=3600))
    assert found.totals().cost == 2 * 160_000
    assert found.totals().spread == 0


def test_a_missing_price_is_a_missing_cost() -> None:
    market = _quotes(50_000, 50_000, 50_000, 50_000, 50_000, 50_000)
    del market[2]
    rows = even(START, START + 2 * 3600, 1000)
    found = electricity_costs(rows, SPOT, PARIS, market=market)
    assert list(found.money.starts) == [START, START + 3600]
    assert found.totals().lacking == {Lack.NO_MARKET_PRICE: 2000}
    nothing = electricity_costs(rows, SPOT, PARIS)
    assert nothing.totals().lacking == {Lack.NO_MARKET_PRICE: 4000}
    assert not len(nothing.money)


def test_a_hundred_quarters_price_the_day_of_25_hours() -> None:
    day = AUTUMNS[0]
    first, last = midnight(day), midnight(date.fromordinal(day.toordinal() + 1))
    market = _quotes(*range(0, 100_000, 1000), start=first)
    found = electricity_costs(even(first, last, 1000), SPOT, PARIS, market=market)
    assert len(found.money) == 50
    # The mean of each pair of quarters, with VAT, on top of 0.10 €.
    assert found.totals().exact == sum(500 * (100_000 + 1200 * n) for n in range(100))


def test_the_market_moves_each_period_of_a_term() -> None:
    prices = {Period.OFF_PEAK: 10_000, Period.PEAK: 60_000}
    home = contract(term(Contract.OFF_PEAK, indexed=Indexed(), prices=prices))
    first = at("2026-05-04 06:00")
    rows = even(first, first + 3600, 1000)
    market = _quotes(40_000, length=3600, start=first)
    found = electricity_costs(rows, home, PARIS, market=market)
    assert list(found.money.values) == [50_000, 100_000]


def test_a_period_without_a_price_of_its_own_has_none_on_the_market() -> None:
    home = contract(term(Contract.BASE, indexed=VAT, prices={}))
    found = electricity_costs(
        even(START, START + 1800, 500), home, PARIS, market=_quotes(1, 1)
    )
    assert found.totals().lacking == {Lack.NO_PRICE: 500}


def test_quotes_before_and_after_do_not_matter() -> None:
    market = _quotes(*[30_000] * 400, start=START - 50 * 3600)
    found = electricity_costs(
        even(START, START + 3600, 500), SPOT, PARIS, market=market
    )
    assert found.totals().cost == 136_000
