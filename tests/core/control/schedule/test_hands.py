"""A person's hand, and targets that start together."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from hameau_core.control.schedule import (
    OFF,
    ON,
    Hold,
    HoldKind,
    Override,
    ended,
    kept,
    latest,
    override,
    stagger,
)
from tests.core.control.schedule.worlds import World, home, span

HOUR = timedelta(hours=1)
# 23:00 in Paris, in winter, in the middle of a slot.
NOW = datetime(2026, 1, 13, 22, tzinfo=UTC)
WORLD = World(instant=NOW, schedules=home(span(22 * 60, 6 * 60)))


def test_hand_holds_until_the_end_of_the_slot() -> None:
    hand = override(WORLD.evaluate().targets["plug"], OFF, NOW, Hold())
    assert hand.until == NOW + 7 * HOUR
    verdict = replace(WORLD, overrides=(hand,)).evaluate().targets["plug"]
    assert verdict.action == OFF
    assert verdict.figures == {"start": NOW, "end": NOW + 7 * HOUR}
    # The slot ends with the hand: off stays off until the next evening.
    assert verdict.next_change
    assert verdict.next_change.at == NOW + 23 * HOUR


def test_hand_holds_for_minutes_then_the_slot_goes_on() -> None:
    hold = Hold(kind=HoldKind.MINUTES, minutes=30)
    hand = override(WORLD.evaluate().targets["plug"], OFF, NOW, hold)
    found = replace(WORLD, overrides=(hand,)).evaluate()
    assert found.until == NOW + HOUR / 2
    change = found.targets["plug"].next_change
    assert change
    assert change.action == ON


def test_last_hand_counts_and_none_before_it_comes_back() -> None:
    long = Override(target="plug", action=OFF, made=NOW, until=None)
    short = Override(target="plug", action=ON, made=NOW + HOUR, until=NOW + 2 * HOUR)
    both = (short, long)
    assert latest(both) == {"plug": short}
    assert ended(both, NOW, NOW + 3 * HOUR) == (short,)
    assert kept(both, NOW + 3 * HOUR) == ()


def test_hand_on_a_target_without_a_schedule() -> None:
    hand = Override(target="lamp", action=ON, made=NOW)
    assert replace(WORLD, overrides=(hand,)).actions(NOW)["lamp"] == ON


targets = st.lists(st.text(min_size=1, max_size=5), unique=True, max_size=12)


@given(targets, st.one_of(st.none(), st.text(max_size=5)), st.integers(0, 9))
def test_starts_are_apart_and_in_order(
    names: list[str], seed: str | None, gap: int
) -> None:
    found = stagger(names, NOW, gap=timedelta(seconds=gap), seed=seed)
    assert [release.target for release in found] == names
    for place, release in enumerate(found):
        late = release.at - NOW - place * timedelta(seconds=max(gap, 3))
        assert timedelta(0) <= late < timedelta(seconds=60)
        assert seed is not None or not late
    assert found == stagger(names, NOW, gap=timedelta(seconds=gap), seed=seed)


def test_homes_do_not_start_together() -> None:
    first = {stagger(["a"], NOW, seed=f"home {n}")[0].at for n in range(100)}
    assert len(first) == 100
    assert max(first) - min(first) > timedelta(seconds=50)
