"""The scheduler's invariants over random homes, on all nights and above all on those the clocks change.

Others every time; `scripts/bench schedules --runs` draws thousands.
"""

from hypothesis import given, settings

from tests.core.control.schedule import civil, invariants as of
from tests.core.control.schedule.worlds import AUTUMN, SPRING, World, worlds


@settings(max_examples=30)
@given(worlds())
def test_state_is_that_of_all_edges_replayed(world: World) -> None:
    of.p1_replay(world)


@settings(max_examples=25)
@given(worlds())
def test_nothing_changes_before_the_next_change(world: World) -> None:
    of.p2_next_change(world)


@settings(max_examples=60)
@given(civil.days())
def test_slot_lasts_its_civil_span_on_any_day(case: civil.Day) -> None:
    civil.p3_civil_span(case)


@settings(max_examples=75)
@given(civil.days(*SPRING, *AUTUMN))
def test_slot_lasts_its_mapped_span_on_the_days_of_change(case: civil.Day) -> None:
    civil.p3_civil_span(case)


@settings(max_examples=60)
@given(civil.change_days)
def test_slot_of_a_change_night_runs_once(case: civil.Day) -> None:
    civil.p4_change_night(case)


@settings(max_examples=60)
@given(civil.nights)
def test_overnight_slot_is_of_the_day_it_starts_and_has_no_seam(
    case: civil.Night,
) -> None:
    civil.p5_overnight(case)


@settings(max_examples=30)
@given(worlds(special=True))
def test_suspended_day_is_off_from_midnight_to_midnight(world: World) -> None:
    of.p6_suspended(world)


@settings(max_examples=25)
@given(of.hands)
def test_override_ends_once_and_gives_back(case: of.Hand) -> None:
    of.p7_override(case)


@settings(max_examples=60)
@given(civil.sunny)
def test_sun_edge_moves_with_its_offset_and_little_by_day(case: civil.Sunny) -> None:
    civil.p8_sun(case)


@settings(max_examples=60)
@given(worlds())
def test_removed_rule_turns_nothing_on(world: World) -> None:
    of.p9_removal(world)


@settings(max_examples=60)
@given(of.lost)
def test_lost_source_changes_nothing_before_the_known_edge(case: of.Lost) -> None:
    of.p10_lost_source(case)


@settings(max_examples=60)
@given(worlds())
def test_higher_priority_is_never_beaten(world: World) -> None:
    of.priority(world)


def test_off_wins_whatever_the_schedules_are_called() -> None:
    of.off_wins(None)
