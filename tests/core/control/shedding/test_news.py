"""News that is late, doubtful, or comes in another order."""

from dataclasses import replace

import pytest

from hameau_core.control.shedding import BALANCED, Code, Failed, Switched, Wish
from tests.core.control.shedding.desk import Desk, load
from tests.core.control.shedding.runs import RUNS


@pytest.mark.parametrize("seed", [4232, 7040, 9164])
def test_order_of_the_plugs_news_does_not_matter(seed: int) -> None:
    """Homes in which two plugs tell of their moves at once, after the meter did."""
    make, check = RUNS["S14"]
    check(make(seed))


def test_nothing_returns_while_plugs_contradict_the_meter() -> None:
    desk = Desk(load("car", 2, 3000), load("oven", 1, 900, measured=True))
    desk.base_va = 4500
    desk.wait(6)
    assert desk.orders() == [("car", "off")]
    desk.base_va = 0
    desk.wait(30)
    desk.read(oven=900)
    desk.wait(27)
    # Half a minute at the same value, in which a plug's power doubled; the hold is over now.
    desk.read(oven=1800)
    desk.wait(15)
    assert desk.said(Code.RESTORED) == []
    desk.base_va = 900
    desk.wait(6)
    assert desk.said(Code.RESTORED) == ["car"]


def test_cut_that_was_seen_stays_ours_when_the_plug_is_out_of_reach() -> None:
    desk = Desk(load("car", 5, 3000), load("oven", 2, 1000))
    desk.base_va = 4500
    desk.wait(6)
    assert desk.orders() == [("car", "off")]
    desk.tell(Switched(load="car", on=None))
    desk.wait(50)
    assert desk.said(Code.UNRESPONSIVE) == []
    assert desk.state.loads["car"].shed is not None


def test_cut_that_was_never_seen_passes_on_when_the_plug_is_out_of_reach() -> None:
    desk = Desk(load("car", 5, 3000), load("oven", 2, 1000))
    desk.obeys, desk.base_va = False, 4500
    desk.wait(6)
    desk.tell(Switched(load="car", on=None))
    desk.wait(20)
    assert desk.said(Code.UNRESPONSIVE)[0] == "car"
    assert ("oven", "off") in desk.orders()


def _cut_and_obeyed() -> Desk:
    desk = Desk(load("car", 5, 3000), load("oven", 2, 1000))
    desk.base_va = 4500
    desk.wait(6)
    assert desk.orders() == [("car", "off")]
    return desk


def test_failure_told_after_the_sample_passes_to_the_next() -> None:
    desk = Desk(load("car", 5, 3000), load("oven", 2, 3000))
    desk.obeys, desk.base_va = False, 2500
    while not desk.orders():
        desk.wait(1)
    while desk.state.loads["car"].pending is not None:
        desk.wait(1)
    desk.obeys = True
    desk.tell(Failed(load="car"))
    assert desk.said(Code.UNRESPONSIVE) == ["car"]
    desk.wait(8)
    assert desk.orders() == [("car", "off"), ("oven", "off")]


def test_failure_told_of_a_cut_that_was_obeyed_is_none() -> None:
    desk = _cut_and_obeyed()
    desk.wait(5)
    desk.tell(Failed(load="car"))
    assert desk.state.loads["car"].shed is not None
    assert desk.said(Code.UNRESPONSIVE) == []


def test_return_that_failed_late_is_tried_again() -> None:
    desk = _cut_and_obeyed()
    desk.base_va, desk.obeys = 500, False
    while desk.orders()[-1] != ("car", "on"):
        desk.wait(1)
    desk.wait(6)
    desk.tell(Failed(load="car"))
    assert desk.state.loads["car"].shed is not None
    desk.obeys = True
    desk.wait(120)
    assert desk.orders() == [("car", "off"), ("car", "on"), ("car", "on")]


def test_cut_obeyed_after_it_was_given_up_is_ours_again() -> None:
    desk = Desk(load("car", 5, 3000), load("oven", 2, 1000))
    desk.obeys, desk.base_va = False, 4500
    while not desk.said(Code.UNRESPONSIVE):
        desk.wait(1)
    desk.on["car"] = 0
    desk.tell(Switched(load="car", on=False))
    assert desk.said(Code.RESPONSIVE) == ["car"]
    assert desk.state.loads["car"].shed is not None
    desk.base_va, desk.obeys = 0, True
    desk.wait(300)
    assert ("car", "on") in desk.orders()


LEVELS = (1000.0, 2000.0, 3000.0)


def _charger(chosen_va: float) -> Desk:
    """Give a charger at the level a person chose."""
    short = replace(BALANCED, amber_s=8, window_other_s=20)
    desk = Desk(load("car", 5, 3000, levels_va=LEVELS), profile=short)
    desk.on["car"] = chosen_va
    desk.tell(Switched(load="car", on=True, level_va=chosen_va))
    desk.wait(10)
    return desk


def test_level_a_person_chose_is_left_alone() -> None:
    desk = _charger(2000)
    desk.wait(300)
    assert desk.commands == []


def test_lowered_load_is_raised_to_the_level_a_person_had_chosen() -> None:
    desk = _charger(2000)
    desk.base_va = 4800
    desk.wait(30)
    desk.base_va = 0
    desk.wait(300)
    assert [each.level_va for _, each in desk.commands] == [1000, 2000]
    assert desk.state.loads["car"].level_from_va is None


def test_level_a_person_sets_after_ours_is_theirs() -> None:
    desk = _charger(3000)
    desk.base_va = 4500
    desk.wait(40)
    assert [each.level_va for _, each in desk.commands] == [1000]
    desk.on["car"] = 2000
    desk.tell(Switched(load="car", on=True, level_va=2000))
    desk.base_va = 0
    desk.wait(300)
    assert desk.said(Code.MANUAL_TAKEN) == ["car"]
    assert len(desk.commands) == 1


def test_level_told_while_the_order_travels_is_no_hand() -> None:
    desk = _charger(3000)
    desk.obeys, desk.base_va = False, 4500
    while not desk.commands:
        desk.wait(1)
    desk.tell(Switched(load="car", on=True, level_va=3000))
    assert desk.said(Code.MANUAL_TAKEN) == []
    assert desk.state.loads["car"].level_from_va == 3000


def test_lowered_then_cut_then_taken_back_is_at_the_persons_level() -> None:
    desk = _charger(3000)
    desk.base_va = 4500
    desk.wait(40)
    desk.ask("car", Wish.SHED)
    desk.wait(30)
    desk.on["car"] = 2000
    desk.tell(Switched(load="car", on=True, by_hand=True, level_va=2000))
    desk.base_va = 0
    orders = len(desk.commands)
    desk.wait(300)
    assert len(desk.commands) == orders
    assert desk.state.loads["car"].level_va == 2000
