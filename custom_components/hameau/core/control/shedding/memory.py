"""What of a state outlives the program: as JSON, and back.

Kept are the loads that are ours to give back, the times that bind them, what was learnt, and a person's will. Not kept
is what must be seen again: the meter's last samples, the relays, commands that travel. Monotonic seconds mean nothing
after a restart; they are kept as seconds of UTC, and none is believed to lie in the future.
"""

from collections.abc import Mapping
from dataclasses import replace
import math
from typing import Any

from .events import Code, Moment
from .house import House
from .learned import Usual
from .state import NEVER, LoadState, Shed, State
from .step import start

_TIMES = ("restored", "manual_until", "preferred_until")


def to_dict(state: State, moment: Moment) -> dict[str, Any]:
    """Give what must survive a restart at `moment`."""
    return ledger_to_dict(state, moment) | {"learned": learned_to_dict(state, moment)}


def ledger_to_dict(state: State, moment: Moment) -> dict[str, Any]:
    """Give the small part, which is to be on disk before an order is given."""
    shift = moment.utc.timestamp() - moment.seconds
    return {
        "armed": state.armed,
        "dry_run": state.dry_run,
        "loads": {name: _load_to_dict(one, shift) for name, one in state.loads.items()},
    }


def learned_to_dict(state: State, moment: Moment) -> dict[str, Any]:
    """Give the larger part: what loads and the rest of the house usually draw, how long orders take to show."""
    shift = moment.utc.timestamp() - moment.seconds
    return {
        "loads": {
            name: _usual_to_dict(one.usual, shift) for name, one in state.loads.items()
        },
        "delays": {
            name: _usual_to_dict(one.delays, shift) for name, one in state.loads.items()
        },
        "base": _usual_to_dict(state.meter.base, shift),
    }


def from_dict(data: Mapping[str, Any], house: House, moment: Moment) -> State:
    """Give the state to go on with after a restart at `moment`; loads the house no longer has are left out.

    Raises KeyError, TypeError or ValueError for what `to_dict` did not write.
    """
    shift = moment.utc.timestamp() - moment.seconds
    fresh = start(house, moment)
    known = data.get("loads", {})
    learned = data.get("learned", {})
    usual, delays = learned.get("loads", {}), learned.get("delays", {})
    loads = {
        name: replace(
            _load_from_dict(known[name], one, shift, moment.seconds)
            if name in known
            else one,
            usual=_usual_from_dict(one.usual, usual.get(name), shift, moment.seconds),
            delays=_usual_from_dict(
                one.delays, delays.get(name), shift, moment.seconds
            ),
        )
        for name, one in fresh.loads.items()
    }
    base = _usual_from_dict(
        fresh.meter.base, learned.get("base"), shift, moment.seconds
    )
    return replace(
        fresh,
        armed=bool(data.get("armed", True)),
        dry_run=bool(data.get("dry_run", False)),
        resumed=True,
        loads=loads,
        meter=replace(fresh.meter, base=base),
    )


def reconcile(state: State, load: str, moment: Moment) -> State:
    """Take note that a load thought to be cut was on all along, or came back by itself: it is nobody's doing.

    A cut written down before its order was given, or a plug that starts closed after a power cut, is no person's hand.
    """
    one = state.loads[load]
    if one.shed is None or one.shed.virtual:
        return state
    spells = one.spells
    if not one.shed.queued:
        spells = (*spells, (one.shed.at, moment.seconds))
    return _with(state, load, replace(one, shed=None, check=None, spells=spells))


def adopt(state: State, load: str, moment: Moment, hold_s: float) -> State:
    """Take back as ours to restore a load that an order of ours left off, whatever was thought of that order since.

    So an order that was answered too late, or a restore that was not obeyed, is never forgotten. It is tried again in
    `hold_s` at the earliest, and not before its minimum off-time is over.
    """
    one = state.loads[load]
    if one.shed is not None:
        return state
    least = {each.id: each.min_off_s for each in state.house.loads}[load]
    hold = max(hold_s, one.changed + least - moment.seconds)
    shed = Shed(at=moment.seconds, code=Code.SHED_OVERLOAD, before_va=0.0, hold_s=hold)
    return _with(state, load, replace(one, shed=shed, pending=None, check=None))


def _with(state: State, load: str, one: LoadState) -> State:
    return replace(state, loads={**state.loads, load: one})


def _load_to_dict(one: LoadState, shift: float) -> dict[str, Any]:
    data: dict[str, Any] = {
        "multiplier": one.multiplier,
        "spells": [[begin + shift, end + shift] for begin, end in one.spells],
        "level_va": one.level_va,
        "level_from_va": one.level_from_va,
    }
    for field in _TIMES:
        at = getattr(one, field)
        data[field] = None if at == NEVER else at + shift
    shed = one.shed
    if shed is not None and not shed.virtual:
        data["shed"] = {
            "at": shed.at + shift,
            "code": shed.code.value,
            "before_va": shed.before_va,
            "hold_s": shed.hold_s,
            "held_until": None if shed.held_until == NEVER else shed.held_until + shift,
            "opened": None if shed.opened == NEVER else shed.opened + shift,
            "queued": shed.queued,
        }
    return data


def _load_from_dict(
    data: Mapping[str, Any], fresh: LoadState, shift: float, now: float
) -> LoadState:
    def time(field: str) -> float:
        return NEVER if data.get(field) is None else float(data[field]) - shift

    return replace(
        fresh,
        multiplier=float(data["multiplier"]),
        spells=tuple(
            (min(begin - shift, now), min(end - shift, now))
            for begin, end in data["spells"]
        ),
        level_va=data["level_va"],
        level_from_va=data["level_from_va"],
        shed=_shed_from_dict(data.get("shed"), shift, now),
        restored=min(time("restored"), now),
        manual_until=time("manual_until"),
        preferred_until=time("preferred_until"),
    )


def _shed_from_dict(
    data: Mapping[str, Any] | None, shift: float, now: float
) -> Shed | None:
    if data is None:
        return None
    held, opened = data["held_until"], data.get("opened")
    return Shed(
        at=min(float(data["at"]) - shift, now),
        code=Code(data["code"]),
        before_va=float(data["before_va"]),
        hold_s=float(data["hold_s"]),
        held_until=NEVER if held is None else float(held) - shift,
        opened=NEVER if opened is None else min(float(opened) - shift, now),
        queued=bool(data["queued"]),
    )


def _usual_to_dict(usual: Usual, shift: float) -> dict[str, Any]:
    return {
        "at": usual.at + shift,
        "bins": {str(number): weight for number, weight in usual.bins.items()},
    }


def _usual_from_dict(
    fresh: Usual, data: Mapping[str, Any] | None, shift: float, now: float
) -> Usual:
    if data is None:
        return fresh
    bins = {int(number): float(w) for number, w in data["bins"].items()}
    at = min(float(data["at"]) - shift, now)
    sound = all(w >= 0 and math.isfinite(w) for w in bins.values())
    return replace(fresh, at=at, bins=bins) if sound else fresh
