"""Giving back: one load at a time, the most important first, when there is room for good."""

from collections.abc import Mapping
import math

from .events import Code
from .house import HOUSE, Limit, Load
from .state import Mode
from .work import DRAWING_VA, IMPORTANT, STALE_S, Work

_LEAST_SAMPLES = 5
_AFTER_START_S = 60.0
_LEVEL_HOLD_S = 30.0


def restore(work: Work) -> None:
    """Give back one load, raise one, or let one start, if the rule allows it now."""
    waiting = [load for load in work.house.loads if _waits(work, load)]
    if not waiting or not may_restore(work):
        return
    waiting.sort(key=lambda load: _order(work, load))
    for load in waiting:
        if _try(work, load):
            return
    _rotate(work, waiting)


def _waits(work: Work, load: Load) -> bool:
    one = work.loads[load.id]
    if one.shed is not None:
        return load.auto_restore or one.shed.queued or not work.armed
    return _lowered(work, load)


def _lowered(work: Work, load: Load) -> bool:
    """Whether it runs lower than it would without us; a level that a person chose is left alone."""
    level = _level(work, load)
    return (
        bool(load.levels_va)
        and work.loads[load.id].on is True
        and level is not None
        and level < _level_before(work, load)
    )


def _level(work: Work, load: Load) -> float | None:
    one = work.loads[load.id]
    if one.imagined_va is not None:
        return one.imagined_va
    return one.level_va if one.level_from_va is not None else None


def _level_before(work: Work, load: Load) -> float:
    """The level a load was at before we lowered it."""
    one = work.loads[load.id]
    return one.level_from_va or (
        one.level_va or load.levels_va[-1]
        if one.imagined_va is not None
        else load.levels_va[-1]
    )


def _order(work: Work, load: Load) -> tuple[float | str, ...]:
    one = work.loads[load.id]
    spent = (
        load.max_shed_s is not None and one.shed_seconds(work.now) >= load.max_shed_s
    )
    at = one.shed.at if one.shed is not None else one.levelled
    return (
        0 if spent else 1,
        work.rank(load)[0],
        -one.shed_seconds(work.now),
        at,
        load.id,
    )


def may_restore(work: Work) -> bool:
    """Whether anything at all may come back now: a seeing, settled, warm shedder."""
    meter = work.meter
    return (
        work.mode in (Mode.NORMAL, Mode.DISARMED)
        and meter.settled
        and meter.samples >= _LEAST_SAMPLES
        and work.calm
        and work.now - work.state.started
        >= (_AFTER_START_S if work.state.resumed else 0)
        and work.age_s <= meter.period_s + STALE_S
        and not work.doubtful
    )


def room(work: Work, load: Load, added_va: float) -> float:
    """Free power that would be left (VA) under the tightest limit if `load` came back."""
    return min(_balance(work, load, added_va).values(), default=math.inf)


def _balance(work: Work, load: Load, added_va: float) -> dict[str, float]:
    """Free power that would be left (VA) under each limit `load` draws through, by its id.

    The power foreseen is the larger of Ŝ and of the highest recent base with all that runs.
    """
    left: dict[str, float] = {}
    for limit in work.house.limits:
        part = work.share(load, limit)
        if part == 0:
            continue
        foreseen = _foreseen(work, limit, load)
        if foreseen is None:
            if limit.measured:
                return {limit.id: -math.inf}
            continue
        ceiling = work.limits[limit.id].limit_va - work.house.profile.restore_margin_va
        left[limit.id] = ceiling - foreseen - added_va * part
    return left


def _without(work: Work, left: Mapping[str, float], gone: Load) -> dict[str, float]:
    """The same balance once `gone` is off."""
    power = work.expected(gone)
    return {
        name: free + power * work.share(gone, work.parents[name], relief=True)
        for name, free in left.items()
    }


def _foreseen(work: Work, limit: Limit, load: Load) -> float | None:
    predicted = work.predicted(limit)
    if predicted is None or limit.id != HOUSE:
        return predicted
    peak = peak_of(work, load)
    return predicted if peak is None else max(predicted, peak[1])


def peak_of(work: Work, load: Load) -> tuple[float, float] | None:
    """Second of the highest base in the window that `load` looks back on, and the house's power if it came again.

    That power is the base of then with the loads of now, VA; None: no base is known in the window.
    """
    profile = work.house.profile
    window = (
        profile.window_important_s
        if load.priority <= IMPORTANT
        else profile.window_other_s
    )
    since = work.now - max(window, 0.9 * work.meter.period_s)
    known = [(base, at) for at, base in work.meter.bases if at >= since]
    if not known:
        return None
    base, at = max(known)
    running = sum(work.expected(other) for other in work.house.loads)
    return at, base + running


def _try(work: Work, load: Load) -> bool:
    shed = work.loads[load.id].shed
    if shed is None:
        return _raise(work, load)
    if _held(work, load):
        return False
    left = _balance(work, load, work.return_power(load))
    if _fits(left):
        code = Code.STARTED if shed.queued else Code.RESTORED
        if not work.armed:
            code = Code.RESTORED_DISARMED
        _back(work, load, code, left)
        return True
    victims = _victims(work, load, left)
    for victim in victims:
        work.say(
            Code.SHED_SWAP,
            victim.id,
            load_power=work.expected(victim),
            for_load=load.id,
        )
        left = _without(work, left, victim)
        work.cut(victim, Code.SHED_SWAP)
    if victims:
        _back(work, load, Code.RESTORED_SWAP, left)
    return bool(victims)


def _held(work: Work, load: Load) -> bool:
    """Whether a load that is off by us may not come back yet, or cannot be reached."""
    one = work.loads[load.id]
    assert one.shed is not None
    return work.now < one.shed.hold_ends(load.min_off_s) or one.on is None


def _fits(left: Mapping[str, float]) -> bool:
    return all(free >= 0 for free in left.values())


def _back(work: Work, load: Load, code: Code, left: Mapping[str, float]) -> None:
    one = work.loads[load.id]
    assert one.shed is not None
    work.say(
        code,
        load.id,
        load_power=work.return_power(load),
        headroom=min(left.values(), default=None),
        off_for=work.now - one.shed.at,
    )
    work.give_back(load)


def _victims(work: Work, load: Load, left: Mapping[str, float]) -> list[Load]:
    """Less important loads, past their minimum on-time, that together make room; least first.

    `left` is the balance that does not fit; empty where nothing makes it fit.
    """
    if not work.armed:
        return []
    chosen: list[Load] = []
    for other in work.candidates(desperate=False):
        if _fits(left):
            break
        if work.rank(other)[0] <= work.rank(load)[0]:
            continue
        if work.now - work.loads[other.id].changed < other.min_on_s:
            continue
        chosen.append(other)
        left = _without(work, left, other)
    if not _fits(left):
        return []
    for other in reversed(chosen):
        kept = {
            name: 2 * left[name] - free
            for name, free in _without(work, left, other).items()
        }
        if _fits(kept):
            chosen.remove(other)
            left = kept
    return chosen


def _raise(work: Work, load: Load) -> bool:
    """Raise a lowered load to the highest level there is room for."""
    one = work.loads[load.id]
    level = _level(work, load) or 0.0
    if work.now - one.levelled < _LEVEL_HOLD_S:
        return False
    now = work.expected(load)
    if now <= DRAWING_VA:
        now = level
    before = _level_before(work, load)
    own = {target for target in load.levels_va if target < before}
    for target in sorted({*own, before}, reverse=True):
        if target <= level:
            return False
        left = room(work, load, target - now)
        if left >= 0:
            work.say(Code.RAISED, load.id, level=target, headroom=left)
            work.level(load, target)
            return True
    return False


def _rotate(work: Work, waiting: list[Load]) -> None:
    """Members of a rotation group take turns: one long shed against one that ran meanwhile."""
    for load in waiting:
        shed = work.loads[load.id].shed
        if shed is None or load.rotation is None or shed.queued or not work.armed:
            continue
        if _held(work, load) or work.now - shed.at < work.house.rotation_s:
            continue
        for other in work.candidates(desperate=False):
            if other.rotation != load.rotation or other.id == load.id:
                continue
            if work.now - work.loads[other.id].changed < max(
                other.min_on_s, work.house.rotation_s
            ):
                continue
            left = _balance(work, load, work.return_power(load))
            left = _without(work, left, other)
            if _fits(left):
                work.say(Code.SHED_ROTATION, other.id, for_load=load.id)
                work.cut(other, Code.SHED_ROTATION)
                _back(work, load, Code.RESTORED_ROTATION, left)
                return
