"""The same days under other contracts."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings, strategies as st

from hameau_core.tariffs.comparison import compare
from hameau_core.tariffs.contract import Indexed, Standing
from hameau_core.tariffs.costs import electricity_costs
from hameau_core.tariffs.offers import Candidate
from hameau_core.tariffs.outcomes import Comparison, Outcome
from hameau_core.tariffs.segments import Row
from hameau_core.tariffs.standing import standing_total
from hameau_core.tariffs.timetable import Lack
from hameau_core.tic.tariff import Colour, Contract, Period
from tests.core.tariffs.homes import (
    PARIS,
    PARTIAL,
    at,
    coloured,
    contract,
    even,
    merged,
    midnight,
    term,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 1, 31)
DAY = timedelta(days=1)
FREE = Standing(amount=0)
DEAR = Standing(amount=31_000_000)
BASE = Candidate(
    id="base",
    contract=contract(
        term(Contract.BASE, standing=FREE, prices={Period.BASE: 200_000})
    ),
)
HC = Candidate(id="hc", contract=contract(term(Contract.OFF_PEAK, standing=DEAR)))
TEMPO = Candidate(id="tempo", contract=contract(term(Contract.TEMPO, standing=FREE)))
JANUARY = even(midnight(FIRST), at("2026-02-01"), 500)
BLUE = coloured(FIRST - DAY, *[Colour.BLUE] * 32)


def _compare(rows: list[Row], *candidates: Candidate, **more: Any) -> Comparison:
    return compare(merged(rows), candidates, FIRST, LAST, PARIS, **more)


def _of(found: Comparison, name: str) -> Outcome:
    return next(outcome for outcome in found.outcomes if outcome.id == name)


def test_every_candidate_is_costed_over_the_same_days() -> None:
    found = _compare(JANUARY, BASE, HC, present="base")
    assert (found.covered_days, found.of_days, found.extrapolated) == (31, 31, False)
    # 24 kWh a day at 0.20 €; a third of it off-peak at 0.10, the rest at 0.11, and 31 € of standing charge.
    base, off_peak = found.outcomes
    assert base.total == 31 * 24 * 200_000
    assert off_peak.energy_cost == 31 * (8 * 100_000 + 16 * 110_000)
    assert off_peak.standing_cost == 31_000_000
    assert off_peak.difference == off_peak.energy_cost + 31_000_000 - (base.total or 0)
    assert base.difference == 0
    assert found.cheapest is off_peak
    assert found.energy == 31 * 24_000


def test_a_day_with_a_hole_counts_for_nobody() -> None:
    rows = [row for row in JANUARY if row[0] != at("2026-01-10 12:00")]
    rows[0] = (*rows[0][:3], PARTIAL)
    found = _compare(rows, BASE, HC)
    assert (found.covered_days, found.of_days, found.energy) == (29, 31, 29 * 24_000)
    base, off_peak = found.outcomes
    assert base.total == 29 * 24 * 200_000
    assert off_peak.standing_cost == 29_000_000
    assert not found.extrapolated


def test_extrapolation_is_asked_for_and_said() -> None:
    rows = [row for row in JANUARY if row[0] < at("2026-01-11")]
    found = _compare(rows, BASE, HC, extrapolate=True)
    assert (found.covered_days, found.extrapolated) == (10, True)
    base, off_peak = found.outcomes
    assert base.total == 31 * 24 * 200_000
    assert off_peak.standing_cost == 31_000_000
    assert off_peak.totals.energy == 10 * 24_000
    whole = _compare(JANUARY, BASE, extrapolate=True)
    assert not whole.extrapolated


def test_an_unknown_colour_makes_tempo_impossible_to_compare() -> None:
    known = coloured(FIRST - DAY, *[Colour.BLUE] * 11)
    found = _compare(JANUARY, BASE, TEMPO, calendar=known, present="base")
    tempo = _of(found, "tempo")
    assert (tempo.total, tempo.difference) == (None, None)
    (obstacle,) = tempo.obstacles
    assert (obstacle.lack, obstacle.first, obstacle.last) == (
        Lack.NO_COLOUR,
        date(2026, 1, 11),
        LAST,
    )
    assert obstacle.days == 21
    assert obstacle.energy == 20 * 24_000 + 18_000
    assert found.cheapest is not None
    assert found.cheapest.id == "base"


def test_prices_that_begin_too_late_are_an_obstacle() -> None:
    late = contract(term(Contract.BASE, date(2026, 1, 30)))
    found = _compare(JANUARY, Candidate(id="late", contract=late), present="late")
    (obstacle,) = found.outcomes[0].obstacles
    assert (obstacle.lack, obstacle.energy) == (Lack.NO_CONTRACT, 29 * 24_000)
    assert found.cheapest is None


def test_sums_of_days_cannot_tell_peak_from_off_peak() -> None:
    rows = even(midnight(FIRST), at("2026-02-01"), 24_000, step=86_400)
    found = _compare(rows, BASE, HC)
    base, off_peak = found.outcomes
    assert base.total == 31 * 24 * 200_000
    assert off_peak.total is None
    assert [item.lack for item in off_peak.obstacles] == [Lack.ONLY_DAYS]
    assert off_peak.totals.spread == 31 * 24_000
    shared = contract(term(Contract.OFF_PEAK, standing=FREE, peak_share=500_000))
    told = _compare(rows, Candidate(id="told", contract=shared)).outcomes[0]
    assert told.total == 31 * 12 * (100_000 + 110_000)


def test_a_few_days_without_a_price_are_left_out_for_all() -> None:
    """Three days known as totals of 31: no off-peak contract can price them, and every other one is without them, too."""
    totals = even(at("2026-01-10"), at("2026-01-13"), 24_000, step=86_400)
    around = [row for row in JANUARY if not totals[0][0] <= row[0] < totals[-1][1]]
    rows = sorted([*around, *totals])
    found = _compare(rows, BASE, HC, present="base")
    assert (found.covered_days, found.left_out_days, found.of_days) == (28, 3, 31)
    alone = _compare(around, BASE, HC, present="base")
    assert found.outcomes == alone.outcomes
    assert (found.energy, alone.left_out_days) == (28 * 24_000, 0)
    base, off_peak = found.outcomes
    assert base.total == 28 * 24 * 200_000
    assert off_peak.standing_cost == 28_000_000
    assert _compare(rows, BASE).covered_days == 31
    more = _compare(rows, BASE, HC, extrapolate=True)
    assert (more.extrapolated, more.outcomes[0].total) == (True, base_of(31))


def base_of(days: int) -> int:
    """What so many days cost at 0.20 €."""
    return days * 24 * 200_000


def test_one_day_more_and_it_cannot_be_compared() -> None:
    """Where they are no longer few, only those that need more than the totals are out, and no day is lost for the rest."""
    totals = even(at("2026-01-10"), at("2026-01-14"), 24_000, step=86_400)
    around = [row for row in JANUARY if not totals[0][0] <= row[0] < totals[-1][1]]
    found = _compare(sorted([*around, *totals]), BASE, HC)
    assert (found.covered_days, found.left_out_days) == (31, 0)
    base, off_peak = found.outcomes
    assert (base.total, off_peak.total) == (base_of(31), None)
    assert [one.days for one in off_peak.obstacles] == [4]


def test_hours_across_an_edge_are_shared_and_said() -> None:
    rows = even(midnight(FIRST), at("2026-02-01"), 1000, step=3600)
    off_peak = _compare(rows, HC).outcomes[0]
    assert off_peak.total is not None
    # The hours from 22:00 and from 06:00, each half in one period.
    assert off_peak.totals.spread == 31 * 2 * 1000


def test_it_says_how_much_of_a_colour_was_at_peak() -> None:
    calendar = coloured(FIRST - DAY, *[Colour.BLUE] * 16, *[Colour.RED] * 16)
    night, day = at("2026-01-20 22:00"), at("2026-01-20 21:30")
    rows = [
        (start, end, {night: 2000, day: 1000}.get(start, 0), how)
        for start, end, _, how in JANUARY
    ]
    tempo = _compare(rows, TEMPO, calendar=calendar).outcomes[0]
    assert tempo.peak_share == {Colour.RED: 333}
    assert _compare(JANUARY, HC).outcomes[0].peak_share == {None: 666}
    assert _compare(JANUARY, BASE).outcomes[0].peak_share == {}


def test_it_says_what_would_have_to_move() -> None:
    prices = {Period.OFF_PEAK: 100_000, Period.PEAK: 300_000}
    dear = contract(term(Contract.OFF_PEAK, standing=FREE, prices=prices))
    found = _compare(JANUARY, BASE, Candidate(id="hc", contract=dear), present="base")
    outcome = _of(found, "hc")
    assert outcome.difference == 31 * (8 * 100_000 + 16 * 300_000 - 24 * 200_000)
    assert outcome.shift is not None
    assert (outcome.shift.from_, outcome.shift.to) == (Period.PEAK, Period.OFF_PEAK)
    # 0.80 € a day, 0.20 € for each kWh moved.
    assert outcome.shift.energy == 31 * 4_000
    assert outcome.shift.used == 31 * 16_000
    assert outcome.shift.possible


def test_nothing_can_move_within_one_price_nor_need_it_where_it_is_cheaper() -> None:
    flat = {Period.OFF_PEAK: 300_000, Period.PEAK: 300_000}
    same = contract(term(Contract.OFF_PEAK, standing=FREE, prices=flat))
    dear = Candidate(id="dear", contract=contract(term(Contract.BASE, standing=DEAR)))
    offers = BASE, HC, dear, Candidate(id="same", contract=same)
    found = _compare(JANUARY, *offers, present="base")
    assert [outcome.shift for outcome in found.outcomes] == [None] * 4
    assert (_of(found, "same").difference or 0) > 0


def test_without_a_whole_day_nothing_is_told() -> None:
    found = _compare(JANUARY[:40], BASE, present="base", extrapolate=True)
    assert (found.covered_days, found.extrapolated) == (0, False)
    assert found.outcomes[0].total is None
    assert found.outcomes[0].obstacles == ()


def test_a_term_that_ended_is_not_the_one_at_the_end() -> None:
    home = contract(term(Contract.BASE, end=LAST - DAY))
    outcome = _compare(JANUARY, Candidate(id="gone", contract=home)).outcomes[0]
    assert outcome.term is None
    assert outcome.total is None


@settings(max_examples=30)
@given(
    st.lists(st.integers(0, 3000), min_size=96, max_size=96),
    st.sets(st.integers(0, 95), max_size=3),
    st.sampled_from([BASE, HC, TEMPO]),
)
def test_a_candidate_costs_what_its_bill_would_have_been(
    values: list[int], holes: set[int], candidate: Candidate
) -> None:
    """The comparison against the costs of the same rows, day by day, by the other way."""
    start = midnight(FIRST)
    rows = [
        (start + n * 1800, start + (n + 1) * 1800, v, 0) for n, v in enumerate(values)
    ]
    rows = [row for n, row in enumerate(rows) if n not in holes]
    known = [
        n for n in (0, 1) if not any(48 * n <= hole < 48 * n + 48 for hole in holes)
    ]
    found = compare(merged(rows), [candidate], FIRST, FIRST + DAY, PARIS, calendar=BLUE)
    assert found.covered_days == len(known)
    energy = standing = 0
    for n in known:
        first, last = start + n * 86_400, start + (n + 1) * 86_400
        day = [row for row in rows if first <= row[0] < last]
        energy += (
            electricity_costs(day, candidate.contract, PARIS, calendar=BLUE)
            .totals()
            .exact
        )
        standing += standing_total(candidate.contract.terms, first, last, PARIS).exact
    outcome = found.outcomes[0]
    assert outcome.totals.exact == energy
    assert outcome.standing_cost == (standing + 500) // 1000
    assert outcome.total == (
        None if not known else outcome.energy_cost + outcome.standing_cost
    )


def test_days_left_out_are_few_for_all_candidates_together() -> None:
    """Each of two lacks a tenth of the days: whoever lacks fewer is compared, the other is not, and says why."""
    market = even(midnight(FIRST + 3 * DAY), at("2026-02-01"), 100_000, step=3600)
    indexed = Candidate(
        id="market",
        contract=contract(term(Contract.BASE, standing=FREE, indexed=Indexed())),
    )
    known = coloured(FIRST - DAY, *[Colour.BLUE] * 30)
    found = _compare(JANUARY, BASE, indexed, TEMPO, calendar=known, market=market)
    assert (found.left_out_days, found.covered_days) == (2, 29)
    assert _of(found, "tempo").total is not None
    (obstacle,) = _of(found, "market").obstacles
    assert (obstacle.lack, obstacle.days) == (Lack.NO_MARKET_PRICE, 3)
    now = _compare(
        JANUARY, BASE, TEMPO, indexed, calendar=known, market=market, present="market"
    )
    assert now.left_out_days == 3
    assert _of(now, "market").difference == 0
    assert _of(now, "tempo").total is None
