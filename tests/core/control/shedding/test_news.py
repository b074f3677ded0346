"""News that is late, doubtful, or comes in another order."""

import pytest

from hameau_core.control.shedding import Code, Switched
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
