"""How long a load rests: from the moment its relay opened, whatever happens meanwhile and whoever's turn it is."""

from collections.abc import Callable
import json

import pytest

from hameau_core.control.shedding import STRICT, Switched, Wish
from hameau_core.control.shedding.memory import from_dict, to_dict
from tests.core.control.shedding.desk import Desk, load

REST_S = 90
LATE_S = 6
"""What the relay takes to open."""


def _cut_slowly() -> Desk:
    """A car that was cut, and whose relay has opened just now."""
    desk = Desk(load("car", 5, 2000, min_off_s=REST_S))
    desk.obeys = False
    desk.ask("car", Wish.SHED)
    desk.wait(LATE_S)
    desk.on["car"] = 0
    desk.tell(Switched(load="car", on=False))
    return desk


def _off_for(desk: Desk, name: str, since: float) -> float:
    """Seconds from `since` to the order that gives a load back."""
    for _ in range(300):
        desk.wait(1)
        if (name, "on") in desk.orders():
            return desk.now - since
    pytest.fail(f"{name} never comes back")


def _restart(desk: Desk) -> None:
    notes = json.loads(json.dumps(to_dict(desk.state, desk.moment)))
    desk.state = from_dict(notes, desk.state.house, desk.moment)
    desk.tell(Switched(load="car", on=False))


def _lose_the_plug(desk: Desk) -> None:
    desk.tell(Switched(load="car", on=None))
    desk.wait(5)
    desk.tell(Switched(load="car", on=False))


@pytest.mark.parametrize("trouble", [_restart, _lose_the_plug])
def test_rest_counts_from_the_relay_also_after(
    trouble: Callable[[Desk], None],
) -> None:
    desk = _cut_slowly()
    opened = desk.now
    desk.wait(20)
    trouble(desk)
    assert REST_S <= _off_for(desk, "car", opened) <= REST_S + 5


def _twins() -> Desk:
    """Two equals that take turns each minute; there is room for one, and the first has just been cut."""
    one, other = (
        load(name, 2, 2500, rotation="twins", min_off_s=REST_S)
        for name in ("one", "other")
    )
    desk = Desk(one, other, profile=STRICT, rotation_s=60)
    desk.base_va = 2000
    desk.obeys = False
    while not desk.orders():
        desk.wait(1)
    return desk


def _open(desk: Desk) -> str:
    name = desk.orders()[0][0]
    desk.wait(LATE_S)
    desk.on[name] = 0
    desk.tell(Switched(load=name, on=False))
    return name


def test_turn_waits_for_the_rest_of_a_slow_relay() -> None:
    desk = _twins()
    name = _open(desk)
    assert REST_S <= _off_for(desk, name, desk.now) <= REST_S + 5


def test_turn_does_not_end_a_hold_that_was_asked_for() -> None:
    desk = _twins()
    name = _open(desk)
    desk.ask(name, Wish.SHED, 200)
    assert 200 <= _off_for(desk, name, desk.now) <= 205


def test_turn_does_not_come_to_a_plug_that_is_out_of_reach() -> None:
    desk = _twins()
    name = _open(desk)
    desk.tell(Switched(load=name, on=None))
    desk.wait(200)
    assert len(desk.orders()) == 1
