"""Load curves: end stamps, steps that change, holes, and sums right to the Wh."""

from fractions import Fraction
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from hameau_core.series import (
    DoubtKind,
    Gap,
    GapReason,
    Parts,
    PowerRow,
    Quality,
    Step,
    from_power,
)

PARIS = ZoneInfo("Europe/Paris")
T0 = 1_700_002_800  # a full hour
HALF = 1800


def _curve(*rows: tuple[int, int | None]) -> Parts:
    """Read (minutes after T0, W)."""
    return from_power([PowerRow(T0 + 60 * at, watts) for at, watts in rows], PARIS)


def _by_step(parts: Parts) -> dict[Step, list[tuple[int, int]]]:
    return {
        series.step: [((at.start - T0) // 60, at.value) for at in series]
        for series in parts.series
    }


def test_a_value_belongs_to_the_step_before_its_stamp() -> None:
    """284 W until 00:30 are 142 Wh from 00:00."""
    parts = _curve((30, 284), (60, 262), (90, 302))
    assert _by_step(parts) == {Step.MINUTES_30: [(0, 142), (30, 131), (60, 151)]}
    assert (parts.gaps, parts.doubts) == ((), ())


def test_the_step_changes_when_the_owner_changes_it() -> None:
    """Hours, then half-hours, then hours again: each value counts for its own step."""
    parts = _curve((60, 100), (120, 100), (180, 100), (210, 40), (240, 40), (300, 7), (360, 7), (420, 7))  # fmt: skip
    assert _by_step(parts) == {
        Step.HOUR: [(0, 100), (60, 100), (120, 100), (240, 7), (300, 7), (360, 7)],
        Step.MINUTES_30: [(180, 20), (210, 20)],
    }
    assert parts.gaps == ()


def test_one_missing_row_is_a_hole_and_no_longer_step() -> None:
    """A half-hour that is not there does not double the one after it."""
    parts = _curve((30, 100), (60, 100), (90, 100), (150, 100), (180, 100))
    assert _by_step(parts) == {
        Step.MINUTES_30: [(0, 50), (30, 50), (60, 50), (120, 50), (150, 50)]
    }
    assert parts.gaps == (Gap(T0 + 5400, T0 + 7200, GapReason.ABSENT),)


def test_a_missing_row_at_the_very_start_does_not_hide_the_step() -> None:
    """The step the rest of the rows agree on is theirs too."""
    parts = _curve((30, 100), (90, 100), (120, 100), (150, 100), (180, 100))
    assert [at for at, _ in _by_step(parts)[Step.MINUTES_30]] == [0, 60, 90, 120, 150]


def test_empty_rows_and_absent_days_are_gaps_each_with_its_reason() -> None:
    """Nothing is 0 that was not told."""
    parts = _curve((30, 10), (60, None), (90, None), (120, 10), (120 + 1440, 10), (150 + 1440, 10))  # fmt: skip
    assert parts.total == 20
    assert parts.gaps == (
        Gap(T0 + HALF, T0 + 3 * HALF, GapReason.EMPTY),
        Gap(T0 + 4 * HALF, T0 + 51 * HALF, GapReason.ABSENT),
    )


def test_duplicates_are_dropped_and_conflicts_are_doubtful() -> None:
    """The same row four times is one; two values for one moment are not to be trusted."""
    parts = _curve((60, 12), (30, 10), (30, 10), (30, 10), (30, 10), (60, 20), (90, 10))
    (series,) = parts.series
    assert [(at.value, at.quality) for at in series] == [
        (5, Quality.MEASURED),
        (6, Quality.DOUBTFUL),
        (5, Quality.MEASURED),
    ]
    kinds = [doubt.kind for doubt in parts.doubts]
    assert kinds.count(DoubtKind.DUPLICATE) == 3
    assert kinds.count(DoubtKind.CONFLICT) == 1


def test_a_row_that_tells_its_step_is_believed() -> None:
    """What the source says wins over what the distance would say."""
    rows = [PowerRow(T0 + 3600, 100, step_s=600), PowerRow(T0 + 7200, 100, step_s=3600)]
    assert {s.step: s.total for s in from_power(rows, PARIS).series} == {
        Step.MINUTES_10: 17,
        Step.HOUR: 100,
    }


def test_what_cannot_be_placed_is_said_and_left_out() -> None:
    """Off the grid, negative, without a step: each in its own words."""
    lone = from_power([PowerRow(T0, 5)], PARIS)
    assert lone.series == ()
    assert [gap.reason for gap in lone.gaps] == [GapReason.UNKNOWN_STEP]
    odd = from_power([PowerRow(T0 + 700, 5, step_s=600)], PARIS)
    assert [doubt.kind for doubt in odd.doubts] == [DoubtKind.OFF_GRID]
    twice = from_power(
        [PowerRow(T0 + 1800, 5, step_s=1800), PowerRow(T0 + 2400, 5, step_s=1800)],
        PARIS,
    )
    assert twice.total in (2, 3)
    assert len(twice.doubts) == 1
    negative = from_power([PowerRow(T0, -4, step_s=1800)], PARIS)
    assert [doubt.kind for doubt in negative.doubts] == [DoubtKind.NEGATIVE]
    assert negative.total == -2


@given(
    st.lists(st.fractions(0, 12_000, max_denominator=10), min_size=1, max_size=300),
    st.sampled_from([600, 900, 1800, 3600]),
)
def test_sums_agree_to_the_wh(watts: list[Fraction], step: int) -> None:
    """No prefix of the curve is off by more than half a Wh, whatever the step and the fractions."""
    rows = [PowerRow(T0 + step * (n + 1), w, step_s=step) for n, w in enumerate(watts)]
    exact, kept = Fraction(0), 0
    (series,) = from_power(rows, PARIS).series
    for power, interval in zip(watts, series, strict=True):
        exact += power * step / 3600
        kept += interval.value
        assert abs(exact - kept) <= Fraction(1, 2)
        assert interval.value >= 0


@given(st.randoms(use_true_random=False), st.integers(2, 100))
def test_order_does_not_matter(random: object, count: int) -> None:
    """Rows shuffled in the file give the same history."""
    rows = [PowerRow(T0 + HALF * (n + 1), 7 * n % 50 * 2) for n in range(count)]
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis' own random
    assert from_power(shuffled, PARIS) == from_power(rows, PARIS)
