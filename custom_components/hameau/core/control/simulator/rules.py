"""Plain rules to compare the shedder with."""

from collections.abc import Iterable

from ..shedding.events import Action, Command, Event, Moment, Readings, Sample, Switched
from ..shedding.house import House, Load


class Threshold:
    """Cut the least important load above a part of the limit, give the most important back below another.

    One load at each sample of the meter; nothing is known of minimum times, silences, or of orders
    that the meter does not show yet. It cuts what draws more than 30 VA.
    """

    def __init__(self, house: House, *, cut: float = 0.9, restore: float = 0.8) -> None:
        """Take the thresholds as parts of the limit; each limit (house, phases) is watched."""
        self._limits = {limit.id: limit.limit_va for limit in house.limits}
        self._cut, self._restore = cut, restore
        self._order = sorted(house.loads, key=lambda load: (load.priority, load.id))
        self._off: set[str] = set()
        self._powers: dict[str, float] = {}

    def step(self, event: Event, moment: Moment) -> Iterable[Command]:
        """React to a sample; remember the plugs."""
        match event:
            case Readings(powers_va=powers):
                self._powers.update({k: v for k, v in powers.items() if v is not None})
            case Switched(load=load, on=True):
                self._off.discard(load)
            case Sample(powers_va=powers):
                used = max(va / self._limits[name] for name, va in powers.items())
                if used > self._cut:
                    return self._order_to(Action.OFF, reversed(self._order))
                if used < self._restore:
                    return self._order_to(Action.ON, self._order)
            case _:
                pass
        return ()

    def _order_to(self, action: Action, loads: Iterable[Load]) -> Iterable[Command]:
        for load in loads:
            off = load.id in self._off
            if action is Action.OFF and not off and self._powers.get(load.id, 0) > 30:
                self._off.add(load.id)
                self._powers[load.id] = 0
                return (Command(load=load.id, action=action),)
            if action is Action.ON and off:
                self._off.remove(load.id)
                return (Command(load=load.id, action=action),)
        return ()
