"""Above a limit: how long it is borne, and what goes with the least harm."""

from collections.abc import Mapping
from dataclasses import replace

from .events import Code
from .house import Limit, Load, LoadClass
from .state import Mode
from .work import DRAWING_VA, IMPORTANT, Work

HOLDS_FOR_EVER = 1.28
"""Below this part of the cut-off power the meter's filter never opens (1.3, less a margin)."""
QUICK_S = 5.0
SLOW_S = 10.0
"""A meter slower than this is believed at once when it raises its own flag; a latched flag is not."""
_REACTION_SHARE = 10.0


def watch(work: Work) -> None:
    """Start, keep and end the amber of every limit; shed where its patience is over."""
    acting: dict[str, float] = {}
    for limit in work.house.limits:
        one = work.limits[limit.id]
        power = work.predicted(limit)
        if power is None or power <= one.limit_va:
            if one.amber is not None:
                work.limits[limit.id] = replace(one, amber=None)
            continue
        since = one.amber
        if since is None:
            since = work.now
            work.limits[limit.id] = replace(one, amber=since)
            work.say(
                Code.AMBER,
                predicted=power,
                limit=one.limit_va,
                limit_id=limit.id,
                seconds_to_cut=work.seconds_to_cut(limit, power),
            )
        if work.now - since >= patience(work, limit, power):
            acting[limit.id] = power
    if acting and work.warm:
        shed(work, acting)


def patience(work: Work, limit: Limit, power_va: float) -> float:
    """Seconds an overload of `power_va` may last at this limit (T_c)."""
    one = work.limits[limit.id]
    amber_s = work.house.profile.amber_s
    period = work.meter.period_s
    if period > SLOW_S and work.now - work.meter.flagged <= 2 * period:
        return 0.0
    cutoff = one.trip.cutoff_va if one.trip is not None else one.limit_va
    if power_va <= HOLDS_FOR_EVER * min(cutoff, one.limit_va):
        return amber_s if _bears_surge(work, limit, power_va) else min(amber_s, QUICK_S)
    seconds = work.seconds_to_cut(limit, power_va)
    quick = QUICK_S if seconds is None else min(QUICK_S, seconds / _REACTION_SHARE)
    return min(amber_s, quick)


def _bears_surge(work: Work, limit: Limit, power_va: float) -> bool:
    """Whether a kettle more, put on just after a sample, would be seen and answered in time.

    A long overload that opens nothing fills the meter's filter all the same: the slower the meter
    speaks, the less of it can be borne.
    """
    seconds = work.seconds_to_cut(limit, power_va + work.house.surge_va)
    answer = work.meter.period_s + work.slowest_s + QUICK_S
    return seconds is None or seconds > answer


def shed(work: Work, acting: Mapping[str, float]) -> None:
    """Relieve every acting limit at once."""
    relief = {
        name: power - (work.limits[name].limit_va - work.house.profile.margin_va)
        for name, power in acting.items()
    }
    desperate = any(
        work.seconds_to_cut(work.parents[name], power) is not None
        for name, power in acting.items()
    )
    lowered = _lower(work, relief)
    chosen = choose(work, relief, work.candidates(desperate=desperate))
    _notify(work, chosen)
    name, power = max(
        acting.items(), key=lambda item: item[1] - work.limits[item[0]].limit_va
    )
    facts: dict[str, float | str | None] = {
        "predicted": power,
        "limit": work.limits[name].limit_va,
        "limit_id": name,
        "relief": relief[name],
        "seconds_to_cut": work.seconds_to_cut(work.parents[name], power),
    }
    # What goes altogether need not be lowered first.
    going = {load.id for load in chosen}
    work.commands[:] = [each for each in work.commands if each.load not in going]
    work.reasons[:] = [each for each in work.reasons if each.load not in going]
    code = Code.SHED_OVERLOAD
    for load in chosen:
        work.say(code, load.id, load_power=work.expected(load), **facts)
        work.cut(load, code, _next_hold(work, load))
    if chosen or lowered:
        work.mode = Mode.SHEDDING
    elif "nothing" not in work.notified:
        work.notified |= {"nothing"}
        work.say(Code.NOTHING_LEFT, **facts)


def _next_hold(work: Work, load: Load) -> float:
    """Hold of a cut; a load that rebounds waits longer each time, unless it matters much."""
    one = work.loads[load.id]
    again = work.now - one.restored <= work.house.rebound_s
    rebounds = load.priority > IMPORTANT and again
    multiplier = one.multiplier * 1.5 if rebounds else 1.0
    cap = max(work.house.hold_cap_s, load.min_off_s)
    hold = min(load.min_off_s * multiplier, cap)
    work.set(load.id, multiplier=hold / load.min_off_s if load.min_off_s else 1.0)
    return hold


def choose(work: Work, relief: Mapping[str, float], loads: list[Load]) -> list[Load]:
    """Loads to cut among `loads` (least important first) so that every limit gets its relief.

    Walk up until it is enough, then keep whatever turns out not to be needed, the most important
    first: a load that has to go anyway may alone suffice.
    """
    left = dict(relief)
    chosen: list[Load] = []
    for load in loads:
        if all(need <= 0 for need in left.values()):
            break
        gives = _gives(work, load, left)
        if any(gives[name] > 0 and left[name] > 0 for name in left):
            chosen.append(load)
            for name, power in gives.items():
                left[name] -= power
    for load in _droppable(work, chosen):
        gives = _gives(work, load, left)
        if all(left[name] + gives[name] <= 0 or gives[name] == 0 for name in left):
            chosen.remove(load)
            for name, power in gives.items():
                left[name] += power
    return chosen


def _droppable(work: Work, chosen: list[Load]) -> list[Load]:
    order = list(reversed(chosen))
    if work.house.order_first and chosen:
        top = work.turn(chosen[-1])
        return [load for load in order if work.turn(load) == top]
    return order


def _gives(work: Work, load: Load, limits: Mapping[str, float]) -> dict[str, float]:
    power = work.expected(load)
    return {
        name: power * work.share(load, work.parents[name], relief=True)
        for name in limits
    }


def _lower(work: Work, relief: dict[str, float]) -> bool:
    """Lower variable loads before anything is cut, least important first, no lower than needed.

    `relief` is reduced by what they give.
    """
    done = False
    for load in sorted(work.house.loads, key=work.rank, reverse=True):
        if not load.levels_va or load not in work.candidates(desperate=False):
            continue
        if all(need <= 0 for need in relief.values()):
            break
        now = work.expected(load)
        need = max(
            (
                left / part
                for name, left in relief.items()
                if (part := work.share(load, work.parents[name], relief=True)) > 0
            ),
            default=0.0,
        )
        below = [level for level in load.levels_va if level < now - DRAWING_VA]
        if need <= 0 or not below:
            continue
        fitting = [level for level in below if level <= now - need]
        level = max(fitting) if fitting else min(below)
        for name in relief:
            relief[name] -= (now - level) * work.share(
                load, work.parents[name], relief=True
            )
        work.say(Code.LOWERED, load.id, load_power=now, level=level)
        work.level(load, level)
        done = True
    return done


def _notify(work: Work, chosen: list[Load]) -> None:
    """Tell of loads a person wants to switch off alone, when their turn had come."""
    least = min((work.rank(load)[0] for load in chosen), default=0)
    for load in work.house.loads:
        if load.kind is not LoadClass.NOTIFY or load.id in work.notified:
            continue
        if work.expected(load) > DRAWING_VA and work.rank(load)[0] >= least:
            work.notified |= {load.id}
            work.say(Code.NOTIFY_WANTED, load.id, load_power=work.expected(load))
