"""An index read once a day, by a meter that keeps winter time."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st
import pytest

from hameau_core.series import (
    DoubtKind,
    Gap,
    GapReason,
    Parts,
    Step,
    Unit,
    from_snapshots,
)

PARIS = ZoneInfo("Europe/Paris")


def at(text: str) -> int:
    """Give the epoch seconds of a stamp that has its offset."""
    return int(datetime.fromisoformat(text).timestamp())


def _read(*rows: tuple[str, int | None]) -> Parts:
    return from_snapshots([(at(stamp), index) for stamp, index in rows], PARIS)


def test_across_the_spring_change_days_keep_their_24_hours() -> None:
    """Snapshots at 00:00+01:00 then 01:00+02:00 are 24 hours apart, and are no civil days."""
    parts = _read(
        ("2026-03-28T00:00+01:00", 1000),
        ("2026-03-29T00:00+01:00", 1100),
        ("2026-03-30T01:00+02:00", 1220),
        ("2026-03-31T01:00+02:00", 1300),
    )
    (series,) = parts.series
    assert series.step is Step.METER_DAY
    assert list(series.values) == [100, 120, 80]
    assert {interval.end - interval.start for interval in series} == {86_400}


def test_snapshots_at_civil_midnight_are_civil_days() -> None:
    """Some exports write 23:00+01:00 in summer: midnight on the wall."""
    parts = _read(
        ("2026-07-01T23:00+01:00", 10),
        ("2026-07-02T23:00+01:00", 30),
    )
    assert [series.step for series in parts.series] == [Step.DAY]


def test_missing_days_are_known_as_a_whole() -> None:
    """What was counted over a hole is neither lost nor laid on one day."""
    parts = _read(
        ("2026-01-01T00:00+01:00", 10),
        ("2026-01-02T00:00+01:00", None),
        ("2026-01-03T00:00+01:00", 70),
        ("2026-01-06T00:00+01:00", 100),
    )
    assert parts.series == ()
    assert [(gap.reason, gap.value) for gap in parts.gaps] == [
        (GapReason.EMPTY, 60),
        (GapReason.ABSENT, 30),
    ]


def test_an_index_that_falls_is_a_new_beginning() -> None:
    """A new meter, or a contract that clears its registers: nothing negative, nothing invented."""
    parts = _read(
        ("2026-01-01T00:00+01:00", 900),
        ("2026-01-02T00:00+01:00", 5),
        ("2026-01-03T00:00+01:00", 25),
    )
    assert parts.total == parts.series[0].total == 20
    assert parts.gaps == (
        Gap(at("2026-01-01T00:00+01:00"), at("2026-01-02T00:00+01:00"), GapReason.RESET),
    )  # fmt: skip
    assert [doubt.kind for doubt in parts.doubts] == [DoubtKind.RESET]


@pytest.mark.parametrize("seconds", [300, 1800, 3600])
def test_an_index_read_through_the_day_gives_its_step(seconds: int) -> None:
    """Our own readings of the meter come every some minutes."""
    start = at("2026-01-01T00:00+01:00")
    rows = [(start + seconds * n, 10 * n) for n in range(5)]
    (series,) = from_snapshots(rows, PARIS, Unit.VOLUME).series
    assert (series.step, series.unit) == (Step.lasting(seconds), Unit.VOLUME)
    assert series.total == 40


def test_two_indexes_for_one_moment_are_said() -> None:
    """The first is kept; the same one twice is nothing to speak of."""
    stamp = "2026-01-01T00:00+01:00"
    parts = _read((stamp, 10), (stamp, 10), (stamp, 12), ("2026-01-02T00:00+01:00", 30))
    assert parts.total == 20
    assert [doubt.kind for doubt in parts.doubts] == [DoubtKind.CONFLICT]


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 50_000)), min_size=2, max_size=60),
    st.integers(0, 800),
)
def test_nothing_is_lost_between_first_and_last(
    daily: list[int | None], offset: int
) -> None:
    """Intervals and gaps together are the whole difference of the index."""
    first = at("2026-01-01T00:00+01:00")
    index, rows = 1_000, []
    for n, energy in enumerate(daily):
        index += energy or 0
        rows.append((first + 86_400 * (offset + n), None if energy is None else index))
    known = [value for _, value in rows if value is not None]
    parts = from_snapshots(rows, PARIS)
    gaps = sum(gap.value or 0 for gap in parts.gaps)
    assert parts.total + gaps == (known[-1] - known[0] if known else 0)
