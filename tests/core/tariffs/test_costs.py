"""What energy costs, interval by interval, whatever the edges it lies across."""

from datetime import date, time
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.tariffs.calendar import TariffCalendar
from hameau_core.tariffs.contract import EVER, Electricity, FeedIn
from hameau_core.tariffs.costs import (
    Costs,
    PeriodTotal,
    electricity_costs,
    feed_in_revenue,
    rounded,
)
from hameau_core.tariffs.segments import Row, electricity_segments
from hameau_core.tariffs.timetable import Lack
from hameau_core.tic.tariff import Colour, Contract, Period
from tests.core.tariffs.homes import (
    MEASURED,
    PARIS,
    any_calendars,
    any_contracts,
    any_rows,
    at,
    coloured,
    contract,
    even,
    midnight,
    term,
    wh,
)

BASE = contract(term(Contract.BASE))
HC = contract(term(Contract.OFF_PEAK))


def _cost(rows: list[Row], home: Electricity, **more: object) -> Costs:
    return electricity_costs(rows, home, PARIS, **more)  # type: ignore[arg-type] # a shorthand


def _energy(found: Costs) -> dict[Period, int]:
    return {period: total.energy for period, total in found.totals().periods.items()}


def test_a_day_of_peak_and_off_peak() -> None:
    found = _cost(even(at("2026-05-04"), at("2026-05-05"), 1000), HC)
    # Eight hours off-peak, at two kWh an hour, and sixteen at peak.
    assert _energy(found) == wh(off_peak=16_000, peak=32_000)
    assert found.totals().costs() == {
        Period.OFF_PEAK: 16 * 100_000,
        Period.PEAK: 32 * 110_000,
    }
    assert found.totals().cost == 5_120_000
    assert found.money.total == 5_120_000
    assert found.totals().whole


def test_each_interval_has_its_cost() -> None:
    found = _cost(even(at("2026-05-04 05:30"), at("2026-05-04 07:30"), 500), HC)
    assert list(found.money.values) == [50_000, 50_000, 55_000, 55_000]
    assert list(found.money.ends)[-1] == at("2026-05-04 07:30")


def test_nothing_costs_nothing() -> None:
    found = _cost([], HC)
    assert (len(found.money), found.totals().cost, found.carry) == (0, 0, 0)


def test_an_interval_across_an_edge_is_shared_by_time_and_said() -> None:
    row = (at("2026-05-04 06:00"), at("2026-05-04 07:00"), 1001, MEASURED)
    found = _cost([row], HC)
    assert _energy(found) == wh(off_peak=500, peak=501)
    assert found.totals().spread == 1001
    assert found.totals().exact == 500 * 100_000 + 501 * 110_000


def test_an_edge_that_changes_nothing_is_no_edge() -> None:
    home = contract(term(Contract.BASE), term(Contract.BASE, date(2026, 5, 4)))
    row = (at("2026-05-03 23:30"), at("2026-05-04 00:30"), 1000, MEASURED)
    assert _cost([row], home).totals().spread == 0


def test_a_price_changes_in_the_middle_of_a_day_and_of_a_month() -> None:
    dearer = term(
        Contract.BASE,
        date(2026, 5, 14),
        start_time=time(12),
        prices={Period.BASE: 200_000},
    )
    home = contract(term(Contract.BASE), dearer)
    found = _cost(even(at("2026-05-14"), at("2026-05-15"), 1000), home)
    assert found.totals().cost == 24 * 100_000 + 24 * 200_000
    assert found.totals().spread == 0


def test_a_day_of_which_only_the_sum_is_known_is_shared_as_the_term_says() -> None:
    row = (at("2026-05-04"), at("2026-05-05"), 24_000, MEASURED)
    by_time = _cost([row], HC)
    assert _energy(by_time) == wh(off_peak=8_000, peak=16_000)
    assert by_time.totals().spread == 24_000
    told = contract(term(Contract.OFF_PEAK, peak_share=550_000))
    assert _energy(_cost([row], told)) == wh(off_peak=10_800, peak=13_200)


def test_a_share_says_nothing_of_an_hour_nor_of_a_day_that_is_all_peak() -> None:
    told = contract(term(Contract.OFF_PEAK, peak_share=900_000))
    hour = (at("2026-05-04 06:00"), at("2026-05-04 07:00"), 1000, MEASURED)
    assert _energy(_cost([hour], told)) == wh(off_peak=500, peak=500)
    prices = {Period.BASE: 1_000}
    base = contract(
        term(Contract.BASE, peak_share=900_000),
        term(Contract.BASE, date(2026, 5, 4), start_time=time(12), prices=prices),
    )
    day = (at("2026-05-04"), at("2026-05-05"), 24_000, MEASURED)
    assert _cost([day], base).totals().exact == 12_000 * 101_000


def test_an_unknown_colour_leaves_a_cost_unknown() -> None:
    calendar = coloured(date(2026, 1, 4), Colour.BLUE)
    rows = even(at("2026-01-05 05:00"), at("2026-01-05 07:00"), 500)
    tempo = contract(term(Contract.TEMPO))
    found = _cost(rows, tempo, calendar=calendar)
    assert len(found.money) == 2
    totals = found.totals()
    assert totals.lacking == {Lack.NO_COLOUR: 1000}
    assert (totals.unknown, totals.energy, totals.whole) == (1000, 2000, False)


def test_an_interval_that_lacks_a_price_in_part_has_no_cost() -> None:
    calendar = coloured(date(2026, 1, 4), Colour.BLUE)
    row = (at("2026-01-05 05:00"), at("2026-01-05 07:00"), 1000, MEASURED)
    tempo = contract(term(Contract.TEMPO))
    totals = _cost([row], tempo, calendar=calendar).totals()
    assert totals.lacking == {Lack.NO_COLOUR: 1000}
    assert totals.unknown == 500
    assert totals.periods == {
        Period.BLUE_OFF_PEAK: PeriodTotal(energy=500, unpriced=500, exact=0)
    }
    assert totals.periods[Period.BLUE_OFF_PEAK].cost == 0


def test_without_a_contract_or_a_price_energy_is_told_and_not_its_cost() -> None:
    rows = even(at("2026-05-04"), at("2026-05-04 01:00"), 500)
    late = contract(term(Contract.BASE, date(2026, 6, 1)))
    assert _cost(rows, late).totals().lacking == {Lack.NO_CONTRACT: 1000}
    bare = contract(term(Contract.BASE, prices={}))
    totals = _cost(rows, bare).totals()
    assert totals.lacking == {Lack.NO_PRICE: 1000}
    assert totals.periods == {Period.BASE: PeriodTotal(energy=1000, unpriced=1000)}


def test_totals_between_edges_are_those_of_the_days() -> None:
    edges = [midnight(date(2026, 5, day)) for day in (4, 5, 6)]
    found = _cost(even(edges[0], edges[2], 500), HC, edges=edges)
    days = [found.totals(*pair) for pair in pairwise(edges)]
    assert [day.energy for day in days] == [24_000, 24_000]
    assert sum(day.exact for day in days) == found.totals().exact
    # A midnight is an edge of the sums only: nothing was shared by it.
    assert found.totals().spread == 0


@pytest.mark.parametrize(
    ("exact", "shown"), [(499, 0), (500, 1), (1499, 1), (-500, 0), (-501, -1)]
)
def test_amounts_are_rounded_half_up(exact: int, shown: int) -> None:
    assert rounded(exact) == shown


def test_small_costs_are_not_lost_by_rounding_each() -> None:
    home = contract(term(Contract.BASE, prices={Period.BASE: 300}))
    found = _cost(even(at("2026-05-04"), at("2026-05-05"), 1), home)
    # 48 Wh at 0.0003 €/kWh: 0.3 µEUR each, 14.4 in all.
    assert found.money.total == 14
    assert set(found.money.values) == {0, 1}
    assert found.carry == 400


@settings(max_examples=80)
@given(any_rows(), any_contracts(), any_calendars())
def test_the_sum_of_the_periods_is_the_total(
    rows: list[Row], home: Electricity, calendar: TariffCalendar
) -> None:
    found = _cost(rows, home, calendar=calendar)
    totals = found.totals()
    assert totals.energy == sum(row[2] for row in rows)
    assert sum(totals.costs().values()) == totals.cost == found.money.total
    unpriced = sum(total.unpriced for total in totals.periods.values())
    assert unpriced + totals.unknown == sum(totals.lacking.values())
    assert found.carry == totals.exact - 1000 * totals.cost


@settings(max_examples=80)
@given(any_rows(), any_contracts(), any_calendars(), st.data())
def test_a_history_cut_anywhere_costs_the_same(
    rows: list[Row], home: Electricity, calendar: TariffCalendar, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(rows)))
    whole = _cost(rows, home, calendar=calendar)
    one = _cost(rows[:place], home, calendar=calendar)
    other = _cost(rows[place:], home, calendar=calendar, carry=one.carry)
    assert one.money.values + other.money.values == whole.money.values
    assert other.carry == whole.carry
    assert one.totals().exact + other.totals().exact == whole.totals().exact


@settings(max_examples=60)
@given(any_rows(longest=20), any_contracts(), any_calendars())
def test_each_cost_is_the_price_of_each_second(
    rows: list[Row], home: Electricity, calendar: TariffCalendar
) -> None:
    for start, end, value, quality in rows:
        segments = electricity_segments(home, start, end, PARIS, calendar)
        found = _cost([(start, end, value, quality)], home, calendar=calendar)
        shares = {part.peak_share for part in segments}
        if any(part.price is None for part in segments):
            assert not len(found.money)
        elif end - start < 72_000 or shares == {None}:
            exact = sum(
                Fraction(
                    value * (part.price or 0) * (part.end - part.start), end - start
                )
                for part in segments
            )
            apart = sum(abs(part.price or 0) for part in segments)
            assert exact - apart <= found.totals().exact <= exact + apart


def test_what_is_fed_in_is_paid_by_its_dated_rate() -> None:
    rates = (
        FeedIn(start=date(2026, 5, 4), price=100_000),
        FeedIn(start=date(2026, 5, 5), price=40_000),
    )
    rows = even(at("2026-05-03 23:00"), at("2026-05-05 01:00"), 1000)
    found = feed_in_revenue(rows, rates, PARIS)
    totals = found.totals()
    assert totals.cost == 48 * 100_000 + 2 * 40_000
    assert totals.lacking == {Lack.NO_CONTRACT: 2000}
    always = (FeedIn(start=EVER, price=100_000),)
    assert feed_in_revenue(rows, always, PARIS).totals().whole
