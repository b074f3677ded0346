"""Plain rules to compare the shedder with: what a person's first automation does, and their second."""

from collections.abc import Iterable, Iterator, Mapping
from typing import override

from ..shedding.events import Action, Command, Event, Moment, Readings, Sample, Switched
from ..shedding.house import House, Load

DRAWS_VA = 30
"""A load that takes less is not worth a cut."""


class Threshold:
    """Cut the least important load above a part of the limit, give the most important back below another.

    One load at each sample of the meter; nothing is known of minimum times, silences, or of orders
    that the meter does not show yet.
    """

    def __init__(self, house: House, *, cut: float = 0.9, restore: float = 0.8) -> None:
        """Take the thresholds as parts of the limit; each limit (house, phases) is watched."""
        self._limits = {limit.id: limit.limit_va for limit in house.limits}
        self._cut, self._restore = cut, restore
        self._loads = sorted(house.loads, key=lambda load: (load.priority, load.id))
        self._cut_at: dict[str, float] = {}
        self._powers: dict[str, float] = {}

    def step(self, event: Event, moment: Moment) -> Iterable[Command]:
        """React to a sample; remember the plugs."""
        match event:
            case Readings(powers_va=powers):
                self._powers.update({k: v for k, v in powers.items() if v is not None})
            case Switched(load=load, on=True):
                self._cut_at.pop(load, None)
            case Sample(powers_va=powers):
                return self.decide(powers, moment.seconds)
            case _:
                pass
        return ()

    def decide(self, powers_va: Mapping[str, float], now: float) -> Iterable[Command]:
        """Answer a sample."""
        used = max(va / self._limits[name] for name, va in powers_va.items())
        if used > self._cut:
            return [self.cut(load, now) for load in list(self.drawing())[:1]]
        if used < self._restore:
            return [self.restore(load) for load in self.cut_ones()[:1]]
        return ()

    def drawing(self) -> Iterator[Load]:
        """Loads worth a cut, least important first."""
        for load in reversed(self._loads):
            if load.id not in self._cut_at and self._powers.get(load.id, 0) > DRAWS_VA:
                yield load

    def cut_ones(self) -> list[Load]:
        """Loads that are cut, most important first."""
        return [load for load in self._loads if load.id in self._cut_at]

    def cut(self, load: Load, now: float) -> Command:
        """Order a load off."""
        self._cut_at[load.id] = now
        self._powers[load.id] = 0
        return Command(load=load.id, action=Action.OFF)

    def restore(self, load: Load) -> Command:
        """Order a load on."""
        del self._cut_at[load.id]
        return Command(load=load.id, action=Action.ON)


class Patient(Threshold):
    """The same thresholds with more thought.

    It cuts as many loads as are needed to be below the first; five minutes after its cut it gives a load
    back, the most important that fits under the second, one at a time.
    """

    wait_s = 300

    @override
    def decide(self, powers_va: Mapping[str, float], now: float) -> Iterable[Command]:
        rooms = [self._limits[name] * self._cut - va for name, va in powers_va.items()]
        if (excess := -min(rooms)) > 0:
            return list(self._cut_down(excess, now))
        room = min(self._limits[n] * self._restore - va for n, va in powers_va.items())
        for load in self.cut_ones():
            rested = now - self._cut_at[load.id] >= self.wait_s
            if rested and load.nominal_va < room:
                return (self.restore(load),)
        return ()

    def _cut_down(self, excess_va: float, now: float) -> Iterator[Command]:
        for load in list(self.drawing()):
            if excess_va <= 0:
                return
            excess_va -= self._powers[load.id]
            yield self.cut(load, now)
