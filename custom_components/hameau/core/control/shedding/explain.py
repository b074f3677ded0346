"""Why a load is as it is, and what the meter allows: answers for people, nothing is decided here."""

import math

from ...tic.phase import MARGIN, decay
from .delays import wait_s
from .events import Code, Moment, Reason
from .house import HOUSE, Load
from .overload import QUICK_S
from .restore import may_restore, peak_of, room
from .state import Mode, State
from .work import STALE_S, Work

_PRELOAD = 0.6
_PEAK_VA = 100.0
"""A recent peak is worth telling of from so much above what is drawn now."""


def protected_ratio(state: State) -> float:
    """How far above the subscribed power a jump may go and still be answered twice over.

    The meter speaks once a period and a relay takes its time: of a jump from 0.6 of the cut-off power
    to this ratio, half the seconds before the cut are left when the load is off. 2 s give above 2.5,
    60 s about 1.5; below 1.8 a person should be told.
    """
    slowest = max(
        (
            wait_s(state.loads[load.id].delays, state.house.latency_s)
            for load in state.house.loads
            if load.sheddable
        ),
        default=state.house.latency_s,
    )
    answer = 2 * (state.meter.period_s + slowest + QUICK_S)
    left = decay(answer)
    return math.sqrt((MARGIN**2 - _PRELOAD**2 * left) / (1.0 - left))


def waits(state: State, load_id: str, moment: Moment) -> Reason | None:
    """Say what a load that we keep off waits for; None: it is not ours.

    Figures: `hold` seconds left at least, `missing` VA of room, `age` of the last sample in seconds,
    `load_power` VA to make room for; where there is room now, but was none some time ago: `peak`, the VA
    that the house would draw if that came again, and `ago` in seconds.
    """
    work = Work(state, moment)
    load = work.by_id.get(load_id)
    one = state.loads.get(load_id)
    if load is None or one is None or one.shed is None:
        return None
    needed = work.return_power(load)
    hold = one.shed.hold_ends(load.min_off_s) - work.now
    if state.mode in (Mode.BLIND, Mode.WARMUP) or (
        work.age_s > state.meter.period_s + STALE_S
    ):
        return _said(Code.WAITS_METER, load_id, age=work.age_s, hold=max(0.0, hold))
    if hold > 0:
        return _said(Code.WAITS_HOLD, load_id, hold=hold, load_power=needed)
    if not load.auto_restore and not one.shed.queued:
        return _said(Code.WAITS_PERSON, load_id, load_power=needed)
    left = room(work, load, needed)
    if left < 0 and math.isfinite(left):
        figures = {"missing": -left, "load_power": needed} | _peak(work, load)
        return _said(Code.WAITS_ROOM, load_id, **figures)
    if not may_restore(work):
        return _said(Code.WAITS_SETTLE, load_id, load_power=needed)
    return _said(Code.WAITS_SETTLE, load_id, load_power=needed, headroom=left)


def _peak(work: Work, load: Load) -> dict[str, float]:
    """What a load waits for, if it is a recent peak of the house and not what is drawn now."""
    now = work.predicted(work.house.limits[0])
    peak = peak_of(work, load)
    if now is None or peak is None or peak[1] < now + _PEAK_VA:
        return {}
    added = work.return_power(load)
    house = work.limits[HOUSE].limit_va - work.house.profile.restore_margin_va
    if peak[1] + added <= house or room(work, load, added) < house - peak[1] - added:
        # Another limit is the tighter one.
        return {}
    return {"peak": peak[1], "ago": work.now - peak[0]}


def _said(code: Code, load_id: str, **figures: float) -> Reason:
    rounded = {
        name: round(value, 1) for name, value in figures.items() if math.isfinite(value)
    }
    return Reason(code=code, load=load_id, figures=rounded)
