"""What the shedder answers when asked, and what it does with news about what it does not know."""

from collections.abc import Mapping

import pytest

from hameau_core.control.shedding import (
    HOUSE,
    STRICT,
    Action,
    Armed,
    Code,
    Event,
    Failed,
    House,
    Limit,
    LimitSet,
    Reason,
    Sample,
    Switched,
    Tick,
    Wish,
    protected_ratio,
    reconfigure,
    start,
    waits,
)
from hameau_core.control.shedding.learned import Usual
from tests.core.control.shedding.desk import LIMIT, Desk, load


def _cut_car(**car: object) -> Desk:
    desk = Desk(load("car", 5, 3000, **car), base_va=2000, profile=STRICT)
    desk.base_va = 4500
    desk.wait(20)
    assert desk.orders() == [("car", "off")]
    return desk


def _waits(desk: Desk, name: str = "car") -> Reason | None:
    return waits(desk.state, name, desk.moment)


def test_load_that_runs_waits_for_nothing() -> None:
    desk = Desk(load("car", 5, 3000))
    assert _waits(desk) is None
    assert _waits(desk, "nobody") is None


def test_answer_changes_from_rest_to_room() -> None:
    desk = _cut_car()
    resting = _waits(desk)
    assert resting is not None
    assert resting.code is Code.WAITS_HOLD
    assert 0 < float(resting.figures["hold"] or 0) <= 60
    desk.wait(100)
    wanting = _waits(desk)
    assert wanting is not None
    assert wanting.code is Code.WAITS_ROOM
    assert wanting.figures["missing"] == 4500 + 3000 - (6000 - 150)


def test_wait_for_a_peak_that_may_come_again_tells_of_it_and_when_it_was() -> None:
    desk = _cut_car()
    assert "peak" not in _figures(desk, after_s=60)
    desk.base_va = 1000
    figures = _figures(desk, after_s=50)
    assert figures["peak"] == 4500
    assert figures["ago"] == pytest.approx(50, abs=2)
    assert figures["missing"] == 4500 + 3000 - (6000 - 150)
    desk.wait(90)
    assert desk.orders()[-1] == ("car", "on")


def test_wait_for_room_on_a_circuit_tells_of_no_peak_of_the_house() -> None:
    circuit = Limit(id="garage", limit_va=2000, parent=HOUSE, measured=False)
    desk = Desk(
        load("car", 5, 1500, circuit="garage"),
        load("saw", 1, 1500, circuit="garage"),
        limits=(LIMIT, circuit),
        profile=STRICT,
        base_va=500,
    )
    assert desk.orders() == [("car", "off")]
    desk.base_va = 2500
    desk.wait(30)
    desk.base_va = 500
    figures = _figures(desk, after_s=60)
    assert figures["missing"] == 1500 + 1500 - (2000 - 150)
    assert "peak" not in figures


def _figures(desk: Desk, *, after_s: int) -> Mapping[str, float | str | None]:
    desk.wait(after_s)
    answer = _waits(desk)
    assert answer is not None
    assert answer.code is Code.WAITS_ROOM
    return answer.figures


def test_answer_when_the_meter_is_silent() -> None:
    desk = _cut_car()
    desk.wait(30, silent=True)
    answer = _waits(desk)
    assert answer is not None
    assert answer.code is Code.WAITS_METER


def test_load_without_automatic_return_waits_for_a_person() -> None:
    desk = _cut_car(auto_restore=False)
    desk.base_va = 0
    desk.wait(300)
    answer = _waits(desk)
    assert answer is not None
    assert answer.code is Code.WAITS_PERSON
    assert desk.orders() == [("car", "off")]


def test_load_whose_turn_has_come_waits_for_the_meter_to_settle() -> None:
    desk = _cut_car()
    desk.base_va = 0
    desk.wait(180)
    desk.now += 0.5
    state = desk.state
    assert desk.orders()[-1] == ("car", "on")
    assert waits(state, "car", desk.moment) is None


@pytest.mark.parametrize("event", ["switched", "failed", "limit", "wish"])
def test_news_of_strangers_changes_nothing(event: str) -> None:
    desk = Desk(load("car", 5))
    before = desk.state
    news: dict[str, Event] = {
        "switched": Switched(load="nobody", on=True),
        "failed": Failed(load="nobody"),
        "limit": LimitSet(limit="nowhere", limit_va=1.0),
    }
    if event == "wish":
        desk.ask("nobody", Wish.SHED)
    else:
        desk.tell(news[event])
    assert desk.state.loads == before.loads
    assert desk.state.limits == before.limits
    assert desk.orders() == []


def test_shedder_at_rest_starts_what_is_asked_at_once() -> None:
    desk = Desk(load("car", 5, 3000), base_va=2000)
    desk.tell(Switched(load="car", on=False))
    desk.on["car"] = 0
    desk.base_va = 5900
    desk.tell(Armed(on=False))
    desk.ask("car", Wish.START)
    assert desk.orders() == [("car", "on")]
    assert desk.said(Code.STARTED) == ["car"]


def test_preference_ends_when_it_is_taken_back() -> None:
    desk = Desk(load("heater", 1), load("car", 5), base_va=2000, profile=STRICT)
    desk.ask("car", Wish.PREFER)
    desk.ask("car", Wish.PREFER, 0)
    desk.base_va = 4500
    desk.wait(30)
    assert desk.orders() == [("car", "off")]


def test_slow_meter_that_raises_its_flag_is_believed_at_once() -> None:
    desk = Desk(load("car", 5, 3000), base_va=1000)
    for _ in range(12):
        desk.now += 60
        desk.tell(Sample(powers_va={HOUSE: 4000.0}))
    desk.now += 60
    desk.tell(Sample(powers_va={HOUSE: 6500.0}, overload=True))
    desk.now += 1
    desk.tell(Tick())
    assert desk.orders() == [("car", "off")]


def test_unmeasured_house_gives_nothing_back() -> None:
    circuit = Limit(id="kitchen", limit_va=2000, parent=HOUSE)
    desk = Desk(
        load("oven", 3, 1500, circuit="kitchen"),
        limits=(LIMIT, circuit),
        base_va=0,
    )
    desk.ask("oven", Wish.SHED)
    desk.wait(200)
    assert desk.orders() == [("oven", "off")], "the kitchen's own sensor never spoke"


def test_quicker_meters_protect_from_more() -> None:
    desk = Desk(load("car", 5))
    quick = protected_ratio(desk.state)
    for _ in range(12):
        desk.now += 60
        desk.tell(Sample(powers_va={HOUSE: 1000.0 + desk.now}))
    slow = protected_ratio(desk.state)
    assert quick > 2.3
    assert 1.3 < slow < 1.7


def test_new_configuration_keeps_what_is_known_of_those_who_stay() -> None:
    desk = _cut_car()
    smaller = Limit(id=HOUSE, limit_va=3000, cutoff_va=3000)
    kitchen = Limit(id="kitchen", limit_va=2000, parent=HOUSE)
    house = House(
        limits=(smaller, kitchen), loads=(load("car", 5, 3000), load("oven", 2))
    )
    state = reconfigure(desk.state, house, desk.moment)
    assert state.loads["car"] == desk.state.loads["car"]
    assert state.loads["oven"] == start(house, desk.moment).loads["oven"]
    trip = state.limits[HOUSE].trip
    assert trip is not None
    assert trip.cutoff_va == 3000
    assert state.limits[HOUSE].power_va == desk.state.limits[HOUSE].power_va


def test_usual_power_forgets_and_knows_small_values() -> None:
    usual = Usual(half_life_s=100)
    for second in range(40):
        usual = usual.seen(60, second)
    assert usual.quantile(0.95) == 75
    for second in range(2000, 2040):
        usual = usual.seen(2000, second)
    known = usual.quantile(0.95)
    assert known is not None
    assert 2000 <= known <= 2020
    assert usual.weight < 45


def _order(desk: Desk, name: str, wish: Wish) -> None:
    """Ask something that is ordered at once, and that nobody does."""
    desk.obeys = False
    desk.ask(name, wish)
    assert desk.orders()[-1][0] == name
    desk.tell(Failed(load=name))


def test_return_that_could_not_be_ordered_stays_owed() -> None:
    desk = _cut_car()
    desk.obeys = False
    desk.base_va = 0
    for _ in range(400):
        desk.wait(1)
        if desk.orders()[-1] == ("car", "on"):
            break
    desk.tell(Failed(load="car"))
    assert desk.state.loads["car"].shed is not None
    desk.obeys = True
    desk.wait(400)
    assert desk.on["car"] == 3000


def test_cut_that_could_not_be_ordered_names_its_load() -> None:
    desk = Desk(load("car", 5, 3000), base_va=2000)
    _order(desk, "car", Wish.SHED)
    assert desk.said(Code.UNRESPONSIVE) == ["car"]
    assert desk.state.loads["car"].shed is None


def test_lowering_that_could_not_be_ordered_is_forgotten() -> None:
    car = load("car", 5, 3000, levels_va=(1400.0, 2200.0, 3000.0))
    desk = Desk(car, base_va=2000, profile=STRICT)
    desk.obeys = False
    desk.base_va = 3900
    for _ in range(20):
        desk.wait(1)
        if desk.orders():
            break
    assert desk.commands[-1][1].action is Action.LEVEL
    desk.tell(Failed(load="car"))
    assert desk.state.loads["car"].level_va is None
    assert desk.state.loads["car"].pending is None
