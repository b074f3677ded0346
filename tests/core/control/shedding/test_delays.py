"""How long an order takes to show: recognised in the meter, learnt, kept, and never trusted to be short."""

import json
from math import inf

import pytest

from hameau_core.control.shedding import (
    BALANCED,
    HOUSE,
    Code,
    House,
    Load,
    Sample,
    Switched,
    Wish,
    protected_ratio,
)
from hameau_core.control.shedding.delays import SLOWEST_S, learnt, unknown, wait_s
from hameau_core.control.shedding.memory import from_dict, to_dict
from hameau_core.control.shedding.work import Work
from hameau_core.control.simulator import (
    Change,
    Meter,
    Scenario,
    Shedder,
    World,
    one_limit,
    play,
)
from tests.core.control.shedding.desk import Desk, load

CAR = Load(
    id="car", priority=5, nominal_va=3000, min_on_s=0, min_off_s=60, measured=True
)
OVEN = Load(id="oven", priority=1, nominal_va=1500, measured=True)


def _evening(relay_s: int, peaks: int, period_s: int = 2) -> tuple[Shedder, Scenario]:
    """Peaks of a kettle beside the oven, each of which sends the car away."""
    changes = [Change(0, "car", 1), Change(0, "oven", 1), Change(0, "base0", 300)]
    for number in range(peaks):
        at = 60 + number * 300
        changes += [Change(at, "base1", 4300), Change(at + 90, "base1", 0)]
    seconds = 60 + peaks * 300
    profile = {"amber_s": 8, "window_other_s": 20}
    house = House(
        limits=one_limit(6000),
        loads=(CAR, OVEN),
        profile=type(BALANCED)(
            **{name: getattr(BALANCED, name) for name in BALANCED.__slots__} | profile
        ),
    )
    scenario = Scenario.from_changes("evening", house, changes, seconds=seconds)
    shedder = Shedder(house)
    world = World(meter=Meter(period_s=period_s), relays_s={"car": relay_s})
    play(scenario, shedder, world)
    return shedder, scenario


def _delta_s(shedder: Shedder) -> float:
    assert shedder.state is not None
    one = shedder.state.loads["car"]
    return wait_s(one.delays, shedder.state.house.latency_s)


@pytest.mark.parametrize(
    ("relay_s", "least", "most"), [(1, 3, 3), (2, 3, 3.1), (8, 8, 10.2), (12, 12, 14.2)]
)
def test_delay_is_learnt_and_never_below_the_houses(
    relay_s: int, least: float, most: float
) -> None:
    shedder, _ = _evening(relay_s, peaks=6)
    assert least <= _delta_s(shedder) <= most


def test_slow_meter_leaves_it_to_the_relay_to_tell() -> None:
    shedder, _ = _evening(8, peaks=6, period_s=20)
    assert 8 <= _delta_s(shedder) <= 10.2


def test_default_holds_until_enough_orders_were_seen() -> None:
    shedder, _ = _evening(8, peaks=1)
    assert _delta_s(shedder) == 3


def test_slow_relay_is_no_longer_thought_dead_once_its_delay_is_known() -> None:
    shedder, scenario = _evening(8, peaks=10)
    dead = [at for at, each in shedder.reasons if each.code is Code.UNRESPONSIVE]
    assert dead
    assert max(dead) < scenario.seconds / 2


def test_one_straggler_changes_nothing_and_nothing_exceeds_the_bound() -> None:
    delays = unknown()
    for seconds in (4, 4, 4, 4, 19, 4):
        delays = learnt(delays, seconds, 0)
    assert wait_s(delays, 3) == pytest.approx(4, rel=0.011)
    for _ in range(20):
        delays = learnt(delays, 900, 0)
    assert wait_s(delays, 3) <= SLOWEST_S


def test_delay_survives_a_restart() -> None:
    shedder, _ = _evening(8, peaks=6)
    assert shedder.state is not None
    desk = Desk(load("other", 5))
    notes = json.loads(json.dumps(to_dict(shedder.state, desk.moment)))
    reborn = from_dict(notes, shedder.state.house, desk.moment)
    assert reborn.loads["car"].delays.bins == shedder.state.loads["car"].delays.bins


def test_slower_relays_are_told_to_protect_from_less() -> None:
    slow, _ = _evening(12, peaks=6)
    quick, _ = _evening(1, peaks=6)
    assert slow.state is not None
    assert quick.state is not None
    assert protected_ratio(slow.state) < protected_ratio(quick.state)


def _predicted(desk: Desk) -> float:
    work = Work(desk.state, desk.moment)
    return work.predicted(work.house.limits[0]) or inf


@pytest.mark.parametrize("seen_va", [3000, 2700])
def test_sample_that_shows_a_return_counts_it_once(seen_va: float) -> None:
    desk = Desk(load("car", 2, 3000), load("oven", 1, 1500))
    desk.base_va = 4500
    desk.wait(6)
    desk.base_va = 500
    while desk.orders()[-1] != ("car", "on"):
        desk.wait(1)
    desk.now += 1
    desk.tell(Sample(powers_va={HOUSE: 2000 + seen_va}))
    assert _predicted(desk) == pytest.approx(2000 + seen_va)


def test_sample_that_does_not_show_a_return_yet_makes_room_for_it() -> None:
    desk = Desk(load("car", 2, 3000), load("oven", 1, 1500))
    desk.base_va = 4500
    desk.wait(6)
    desk.base_va = 500
    while desk.orders()[-1] != ("car", "on"):
        desk.wait(1)
    desk.now += 1
    desk.tell(Sample(powers_va={HOUSE: 2000}))
    assert _predicted(desk) == pytest.approx(5000)


def test_sample_that_shows_a_cut_is_not_relieved_twice() -> None:
    desk = Desk(load("car", 5, 3000), load("oven", 1, 1500))
    desk.base_va = 4000
    while not desk.orders():
        desk.wait(1)
    desk.now += 1
    desk.tell(Sample(powers_va={HOUSE: 5500}))
    assert _predicted(desk) == pytest.approx(5500)


def _slow_to_obey() -> Desk:
    """The car was told to go and its relay still says on."""
    desk = Desk(load("car", 5, 3000), load("oven", 1, 1500))
    desk.obeys = False
    desk.base_va = 4000
    while not desk.orders():
        desk.wait(1)
    return desk


def test_relay_that_is_late_is_counted_once() -> None:
    desk = _slow_to_obey()
    desk.wait(4)
    assert _predicted(desk) == pytest.approx(8500)
    desk.now += 1
    desk.tell(Switched(load="car", on=False))
    assert _predicted(desk) == pytest.approx(5500)


def test_cut_that_the_meter_shows_before_its_relay_tells_is_counted_once() -> None:
    desk = _slow_to_obey()
    desk.on["car"] = 0
    desk.wait(4)
    assert _predicted(desk) == pytest.approx(5500)
    assert not desk.state.meter.settled
    desk.now += 1
    desk.tell(Switched(load="car", on=False))
    assert _predicted(desk) == pytest.approx(5500)


def test_plug_that_speaks_often_tells_the_delay_where_the_meter_does_not() -> None:
    desk = Desk(load("car", 5, 3000, measured=True), period_s=20)
    desk.wait(60)
    for _ in range(5):
        _cut_and_back(desk, obeyed_after_s=7)
    assert wait_s(desk.state.loads["car"].delays, 3) == pytest.approx(8, abs=0.2)


def _cut_and_back(desk: Desk, obeyed_after_s: int) -> None:
    """Ask for a cut whose relay says at once that it obeyed; only the plug, each second, tells when it did."""
    desk.ask("car", Wish.SHED, seconds=0)
    for second in range(60):
        desk.wait(1)
        desk.read(car=3000 if second < obeyed_after_s - 1 else 0)
    while desk.orders()[-1] != ("car", "on"):
        desk.wait(1)
        desk.read(car=0)
    for second in range(30):
        desk.wait(1)
        desk.read(car=0 if second < obeyed_after_s - 1 else 3000)


def test_jump_among_many_orders_is_not_explained() -> None:
    desk = Desk(*(load(f"load_{number}", 5, 500) for number in range(8)))
    for number in range(7):
        desk.ask(f"load_{number}", Wish.SHED)
    before = desk.state.limits[HOUSE].power_va or 0
    desk.now += 1
    desk.tell(Sample(powers_va={HOUSE: before - 500}))
    orders = [one.order for one in desk.state.loads.values() if one.order]
    assert len(orders) == 7
    assert not any(order.shown for order in orders)
