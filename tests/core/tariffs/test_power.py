"""The least subscribed power that would have done."""

from datetime import date, timedelta

from hameau_core.tariffs.power import PowerNeed, power_need
from hameau_core.tariffs.segments import Row
from tests.core.tariffs.homes import MEASURED, PARIS, at, even, midnight

FIRST = date(2026, 5, 4)
CURVE = even(midnight(FIRST), at("2026-05-06"), 1000)


def _maxima(*powers: int) -> list[Row]:
    days = [midnight(FIRST + timedelta(n)) for n in range(len(powers) + 1)]
    return [(days[n], days[n + 1], power, MEASURED) for n, power in enumerate(powers)]


def _need(maxima: list[Row], curve: list[Row]) -> PowerNeed:
    return power_need(maxima, curve, FIRST, FIRST + timedelta(1), PARIS)


def test_the_meters_own_maxima_tell() -> None:
    found = _need(_maxima(5_800, 7_000), CURVE)
    assert (found.highest_va, found.highest_on) == (7_000, date(2026, 5, 5))
    # Above 6 kVA for once, and never at 1.3 times 6 kVA.
    assert (found.never_above_va, found.never_cut_va) == (9_000, 6_000)
    assert (found.of_maximum, found.of_curve, found.lower_bound) == (2, 0, False)
    fit = next(fit for fit in found.fits if fit.subscribed_va == 3_000)
    assert (fit.days_above, fit.days_cut) == (2, 2)


def test_the_meter_cuts_at_1_3_times_the_power() -> None:
    assert _need(_maxima(7_799), []).never_cut_va == 6_000
    assert _need(_maxima(7_800), []).never_cut_va == 9_000
    assert _need(_maxima(6_000), []).never_above_va == 6_000


def test_a_curve_gives_a_lower_bound_and_says_so() -> None:
    curve = [*CURVE[:-1], (*CURVE[-1][:2], 3_001, MEASURED)]
    found = _need(_maxima(2_500), curve)
    assert (found.highest_va, found.highest_on) == (6_002, date(2026, 5, 5))
    assert (found.of_maximum, found.of_curve, found.lower_bound) == (1, 1, True)
    assert (found.never_above_va, found.never_cut_va) == (9_000, 6_000)


def test_sums_of_days_tell_no_power() -> None:
    found = _need([], even(midnight(FIRST), at("2026-05-06"), 50_000, step=86_400))
    assert (found.highest_va, found.highest_on) == (None, None)
    assert (found.never_above_va, found.never_cut_va) == (None, None)
    assert (found.of_days, found.lower_bound) == (2, True)


def test_no_size_may_be_enough() -> None:
    found = _need(_maxima(50_000), [])
    assert (found.never_above_va, found.never_cut_va) == (None, None)
    assert found.fits[-1].days_cut == 1
