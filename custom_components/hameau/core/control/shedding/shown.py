"""Orders seen to take effect: in a jump of the meter, in a plug's reading, in what a relay says.

A sample that comes while an order travels may show it already. Then Ŝ must not count the load twice, and the time it
took is learnt. Recognising a cut by mistake leaves Ŝ at what the meter says, never below; recognising a return also
needs the relay's word.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from .delays import METER_S, QUICK_METER_S, SLOWEST_S, learnt
from .events import Action
from .house import Load
from .state import Pending
from .work import Work

_MOST = 6
"""Of more orders at once no jump is looked through."""
_LEAST_VA = 150.0
"""A smaller jump happens by itself too often."""
_NOISE_VA = 60.0
_LOOSE = 0.15

type Change = tuple[Load, float, float]
"""A load with the least and the most that its order may add to the meter, VA."""


def in_meter(work: Work, jump_va: float) -> None:
    """Mark the orders that explain what the house's power rose by since the sample before."""
    found = _explanations(list(_travelling(work)), jump_va)
    if not found:
        return
    best = min(found, key=lambda item: item[0])[1]
    # Two sets that fit alike: Ŝ is the same, but whose delay it was is not known.
    sure = len(found) == 1 and work.meter.period_s <= QUICK_METER_S
    for load, _, _ in best:
        order = work.loads[load.id].order
        assert order is not None
        _mark(work, load, work.now - order.at if sure else None)


def in_reading(work: Work, load: Load, power_va: float, gap_s: float) -> None:
    """Learn from a plug that shows its load's order taken, where the meter speaks too seldom."""
    order = _unseen(work, load)
    if order is None or work.meter.period_s <= QUICK_METER_S or gap_s > QUICK_METER_S:
        return
    if abs(power_va - order.target_va) < abs(power_va - order.before_va):
        _learn(work, load, work.now - order.at + METER_S)


def in_relay(work: Work, load: Load) -> None:
    """Learn from a relay that says it has obeyed, where neither meter nor plug tells sooner."""
    order = _unseen(work, load)
    if order is None or work.meter.period_s <= QUICK_METER_S:
        return
    if not load.measured or work.loads[load.id].reading_period_s > QUICK_METER_S:
        _learn(work, load, work.now - order.at + METER_S)


def _unseen(work: Work, load: Load) -> Pending | None:
    order = work.loads[load.id].order
    if order is None or order.shown or work.now - order.at > SLOWEST_S:
        return None
    return order


def _travelling(work: Work) -> Iterator[Change]:
    """Orders that the meter may show now, by load."""
    for load in sorted(work.house.loads, key=lambda load: load.id):
        order, one = _unseen(work, load), work.loads[load.id]
        if order is None:
            continue
        obeyed = one.on is (order.action is not Action.OFF)
        if not obeyed and (order.action is Action.ON or one.pending is None):
            continue
        change = order.target_va - order.before_va
        if order.action is Action.ON:
            # Room was made for its start and its worst day; it may come with less.
            usually = min(work.on_power(load), order.target_va) - order.before_va
            yield load, (1 - _LOOSE) * usually, (1 + _LOOSE) * change
        else:
            low, high = sorted(((1 - _LOOSE) * change, (1 + _LOOSE) * change))
            yield load, low, high


def _explanations(
    changes: list[Change], jump_va: float
) -> list[tuple[float, tuple[Change, ...]]]:
    """Sets of orders whose changes together make the jump, each with how far it is from the middle."""
    if abs(jump_va) < _LEAST_VA or len(changes) > _MOST:
        return []
    found = []
    for size in range(1, len(changes) + 1):
        for some in combinations(changes, size):
            least = sum(low for _, low, _ in some)
            most = sum(high for _, _, high in some)
            if least - _NOISE_VA <= jump_va <= most + _NOISE_VA:
                found.append((abs(jump_va - (least + most) / 2), some))
    return found


def _mark(work: Work, load: Load, seconds: float | None) -> None:
    one = work.loads[load.id]
    if one.pending is not None:
        work.set(load.id, pending=replace(one.pending, shown=True))
    if seconds is not None:
        _learn(work, load, seconds)
    elif one.order is not None:
        work.set(load.id, order=replace(one.order, shown=True))


def _learn(work: Work, load: Load, seconds: float) -> None:
    one = work.loads[load.id]
    assert one.order is not None
    work.set(
        load.id,
        order=replace(one.order, shown=True),
        delays=learnt(one.delays, seconds, work.now),
    )
