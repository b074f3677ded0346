"""Bars, bookings and holes by sums give what a look at each row gives."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from hameau_core.insight.history import bars
from hameau_core.insight.history.bars import LAID
from hameau_core.series import Merged, Quality
from hameau_core.tariffs.booking import electricity_booked
from hameau_core.tariffs.costs import electricity_costs
from hameau_core.tariffs.segments import Row
from hameau_core.tic.tariff import Contract

from ...tariffs.homes import NIGHT, PARIS, any_rows, contract, merged, term

HOUR = 3600
QUARTERS = st.sampled_from([1800, HOUR, 6 * HOUR, 86_400])


def _edges(rows: Sequence[Row], length: int) -> list[int]:
    """Edges that begin within the rows, and end after them."""
    first = rows[len(rows) // 4][0] // length * length
    return list(range(first, rows[-1][1] + 2 * length, length))


def _in(rows: Sequence[Row], first: int, last: int) -> list[Row]:
    return [row for row in rows if row[0] < last and row[1] > first]


@given(any_rows(), QUARTERS, st.data())
@settings(max_examples=60)
def test_a_bar_is_the_sum_of_its_rows(
    rows: list[Row], length: int, data: st.DataObject
) -> None:
    """Whatever the lengths: each row's share by time, what is known whole, the worst quality."""
    if not rows:
        return
    kinds = data.draw(st.sampled_from([[0], [0, 2, 3]]))
    rows = [(*row[:3], data.draw(st.sampled_from(kinds))) for row in rows]
    edges = _edges(rows, length)
    found = bars(merged(rows), edges)
    for place, (first, last) in enumerate(pairwise(edges)):
        inside = _in(rows, first, last)
        parts = [(max(row[0], first), min(row[1], last), row) for row in inside]
        known = sum(b - a for a, b, row in parts if row[3] != Quality.PARTIAL)
        value = sum(
            row[2] * (b - row[0]) // (row[1] - row[0])
            - row[2] * (a - row[0]) // (row[1] - row[0])
            for a, b, row in parts
        )
        assert found.values[place] == (value if inside else None)
        assert found.known[place] == known
        assert found.quality[place] == max((row[3] for row in inside), default=None)


def test_a_bar_of_laid_hours_says_so() -> None:
    """The mark of a laid row is no quality, and comes out as `laid`."""
    day = [(hour * HOUR, (hour + 1) * HOUR, 7, LAID * (hour > 0)) for hour in range(3)]
    found = bars(merged(day), [0, HOUR, 2 * HOUR, 3 * HOUR])
    assert (found.laid, set(found.quality)) == ([False, True, True], {Quality.MEASURED})


@given(any_rows(), QUARTERS)
@settings(max_examples=60)
def test_what_is_booked_is_what_costs_are_made_of(rows: list[Row], length: int) -> None:
    """The same entries, to the Wh: rows across the start of the night, and days, too."""
    if not rows:
        return
    night = replace(NIGHT, windows=((time(22, 38), time(6, 38)),))
    home = contract(term(Contract.OFF_PEAK), off_peak=[night])
    edges = _edges(rows, length)
    costs = electricity_costs(rows, home, PARIS, edges=edges)
    found = electricity_booked(merged(rows), home, PARIS, edges=edges)
    assert list(found.segments) == list(costs.segments)
    assert list(found.entries) == list(costs.entries)


@given(any_rows(), st.integers(-5, 5), st.integers(-5, 5))
def test_holes_are_what_no_row_covers(rows: list[Row], low: int, high: int) -> None:
    """From before the first row to after the last, or from within."""
    if not rows:
        return
    first, last = rows[0][0] + low * HOUR, rows[-1][1] + high * HOUR
    expected: list[tuple[int, int]] = []
    at = first
    for start, end, *_ in rows:
        if min(start, last) > at:
            expected.append((at, min(start, last)))
        at = max(at, end)
    if at < last:
        expected.append((at, last))
    assert merged(rows).holes(first, last) == expected


def test_what_ends_after_an_instant_is_kept_whole() -> None:
    """A row across it too; nothing of nothing."""
    history = merged([(0, 10, 1, 0), (10, 30, 2, 0), (30, 40, 3, 0)])
    assert list(history.since(20).values) == [2, 3]
    assert list(history.since(10).values) == [2, 3]
    assert not len(history.since(40))
    assert not len(Merged().since(0))
