"""The shedder's own state: warming up, normal, amber, shedding, blind, at rest."""

from dataclasses import replace

from .events import Code
from .house import HOUSE, Load
from .state import Mode
from .work import DRAWING_VA, STALE_S, Work

_BLIND_S = 45.0
_SEE_S = 30.0
_SEE_SAMPLES = 3
_WARM_SAMPLES = 3
_WARM_S = 60.0
_UNKNOWN_BASE = 0.6


def update(work: Work) -> None:
    """Move to the mode that fits what is known now."""
    if work.mode is Mode.WARMUP and not _warmed(work):
        return
    if not work.armed:
        work.mode = Mode.DISARMED
        return
    if work.mode in (Mode.WARMUP, Mode.DISARMED):
        work.mode = Mode.NORMAL
    if _blind(work):
        return
    amber = any(one.amber is not None for one in work.limits.values())
    if amber:
        if work.mode is not Mode.SHEDDING:
            work.mode = Mode.AMBER
        return
    if work.mode in (Mode.AMBER, Mode.SHEDDING) and work.calm:
        work.mode = Mode.NORMAL
        work.notified = frozenset()
        work.say(Code.CALM)


def _warmed(work: Work) -> bool:
    known = all(one.on is not None for one in work.loads.values())
    late = work.now - work.state.started >= _WARM_S
    if work.meter.samples >= _WARM_SAMPLES and (known or late):
        work.mode = Mode.NORMAL
        return True
    if late and work.meter.samples == 0:
        # No meter at all: the silence rules decide from here on.
        work.mode = Mode.NORMAL
        return True
    return False


def _blind(work: Work) -> bool:
    """Enter, keep or leave the blind mode; True while in it."""
    period = work.meter.period_s
    since = work.age_s
    if work.meter.samples == 0:
        since = work.now - work.state.started
    if work.mode is not Mode.BLIND:
        if since <= max(_BLIND_S, period + STALE_S):
            return False
        work.mode = Mode.BLIND
        work.seeing_since = work.now
        work.meter = replace(work.meter, fresh_samples=0)
        work.say(Code.BLIND, silent=since, limit=work.limits[HOUSE].limit_va)
    if work.meter.fresh_samples < _SEE_SAMPLES or since > period + STALE_S:
        if work.meter.fresh_samples == 0 or since > period + STALE_S:
            work.seeing_since = work.now
        keep(work)
        return True
    if work.now - work.seeing_since < _SEE_S:
        return True
    work.mode = Mode.NORMAL
    work.say(Code.SEEING)
    return False


def keep(work: Work) -> None:
    """Without a meter: keep, most important first, what fits beside the highest usual base.

    What runs and cannot be cut has its part before all others.
    """
    limit = work.limits[HOUSE]
    usual = work.meter.base.quantile(0.95)
    base = _UNKNOWN_BASE * limit.limit_va if usual is None else usual
    running = {
        load: max(work.return_power(load), work.expected(load))
        for load in sorted(work.house.loads, key=work.rank)
        if work.expected(load) > DRAWING_VA
    }
    free = {load for load in running if _may_cut(work, load)}
    left = limit.limit_va - base
    left -= sum(power for load, power in running.items() if load not in free)
    for load, power in running.items():
        if load not in free:
            continue
        if power <= left:
            left -= power
        else:
            work.say(Code.SHED_BLIND, load.id, load_power=power, base=base)
            work.cut(load, Code.SHED_BLIND)


def _may_cut(work: Work, load: Load) -> bool:
    one = work.loads[load.id]
    return (
        load.sheddable
        and one.shed is None
        and one.pending is None
        and one.on is True
        and one.unresponsive is None
        and one.manual_until <= work.now
    )
