"""Values of whole days: order, holes, duplicates, and sums right to the unit."""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from hameau_core.series import DoubtKind, GapReason, Quality, Step, Unit
from hameau_core.series.daily import DayRow, from_days

PARIS = ZoneInfo("Europe/Paris")
MARCH = date(2024, 3, 30)


def _day(n: int) -> date:
    return MARCH + timedelta(days=n)


def test_days_in_any_order_with_a_hole() -> None:
    parts = from_days(
        [DayRow(_day(3), 30), DayRow(_day(0), 10), DayRow(_day(1), None)],
        PARIS,
        unit=Unit.ENERGY,
    )
    assert list(parts.series[0].values) == [10, 30]
    assert [(gap.reason, gap.start) for gap in parts.gaps] == [
        (GapReason.EMPTY, Step.DAY.start_of(_day(1), PARIS)),
        (GapReason.ABSENT, Step.DAY.start_of(_day(2), PARIS)),
    ]


def test_a_day_twice() -> None:
    rows = [DayRow(_day(0), 10), DayRow(_day(0), 10), DayRow(_day(0), None)]
    parts = from_days(rows, PARIS, unit=Unit.ENERGY)
    assert (parts.total, [d.kind for d in parts.doubts]) == (
        10,
        [DoubtKind.DUPLICATE] * 2,
    )
    parts = from_days(rows[::-1], PARIS, unit=Unit.ENERGY)
    assert (parts.total, parts.gaps) == (10, ())
    parts = from_days(
        [DayRow(_day(0), 10), DayRow(_day(0), 12)], PARIS, unit=Unit.ENERGY
    )
    assert (parts.total, parts.doubts[0].kind) == (10, DoubtKind.CONFLICT)
    assert parts.series[0].quality == bytes([Quality.DOUBTFUL])


def test_less_than_nothing_is_doubted() -> None:
    parts = from_days([DayRow(_day(0), -1)], PARIS, unit=Unit.ENERGY)
    assert (parts.doubts[0].kind, parts.series[0].quality) == (
        DoubtKind.NEGATIVE,
        bytes([Quality.DOUBTFUL]),
    )


def test_no_days_are_no_series() -> None:
    assert from_days([], PARIS, unit=Unit.ENERGY).series == ()


def test_maxima_are_rounded_each_for_itself() -> None:
    rows = [DayRow(_day(n), Decimal("0.4")) for n in range(5)]
    assert from_days(rows, PARIS, unit=Unit.POWER).total == 0
    assert from_days(rows, PARIS, unit=Unit.ENERGY).total == 2


@given(st.lists(st.decimals(0, 10_000, places=4), min_size=1, max_size=60))
def test_the_sum_is_right_to_the_unit(values: list[Decimal]) -> None:
    rows = [DayRow(_day(n), value) for n, value in enumerate(values)]
    parts = from_days(rows, PARIS, step=Step.GAS_DAY, unit=Unit.VOLUME)
    assert abs(parts.total - sum(values, Decimal(0))) <= Decimal("0.5")
    assert all(
        abs(at.value - value) <= 1
        for at, value in zip(parts.series[0], values, strict=True)
    )
