"""The core's shedder, run: one state, one clock, every event at once, its orders and reasons passed on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
import time
from typing import Any

from homeassistant.util import dt as dt_util

from .core.control.shedding import (
    HOUSE,
    Command,
    Event,
    House,
    Load,
    Moment,
    Reason,
    State,
    reconfigure,
    start,
    step,
)
from .core.control.shedding.memory import (
    adopt,
    from_dict,
    learned_to_dict,
    ledger_to_dict,
    reconcile,
)
from .core.control.shedding.work import Work

type Clock = Callable[[], Moment]
type Orders = Callable[[Sequence[Command]], None]
type Reasons = Callable[[Sequence[Reason]], None]


def moment() -> Moment:
    """Now, by the system's clocks."""
    return Moment(seconds=time.monotonic(), utc=dt_util.utcnow())


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The house now, VA and s; None: not known. `seconds_to_cut` None also means never."""

    limit_va: float
    power_va: float | None
    predicted_va: float | None
    seconds_to_cut: float | None

    @property
    def headroom_va(self) -> float | None:
        """What may still be added."""
        return None if self.predicted_va is None else self.limit_va - self.predicted_va


class Loop:
    """The shedder of one home. `ordered` gets commands, `said` reasons, of every step that has some."""

    def __init__(
        self, house: House, *, ordered: Orders, said: Reasons, clock: Clock
    ) -> None:
        """Start knowing nothing."""
        self.clock = clock
        self._ordered = ordered
        self._said = said
        self.state: State = start(house, clock())

    def restore(self, house: House, data: Mapping[str, Any]) -> None:
        """Go on where `memory` was taken, with this house."""
        self.state = from_dict(data, house, self.clock())

    def ledger(self) -> dict[str, Any]:
        """The part of the state that must be on disk before an order is given."""
        return ledger_to_dict(self.state, self.clock())

    def learned(self) -> dict[str, Any]:
        """The part of the state that may be written later."""
        return learned_to_dict(self.state, self.clock())

    def take(self, event: Event) -> None:
        """Let the core take an event; pass on what it wants and says."""
        self.state, commands, reasons = step(self.state, event, self.clock())
        if reasons:
            self._said(reasons)
        if commands:
            self._ordered(commands)

    def wait(self) -> None:
        """Begin only now: what has not been heard yet is not silent."""
        self.state = replace(self.state, started=self.clock().seconds)

    def reconfigure(self, house: House) -> None:
        """Go on with another house; what is known of loads and limits that stay is kept."""
        self.state = reconfigure(self.state, house, self.clock())

    def reconcile(self, load: str) -> None:
        """A load thought to be cut is on, by nobody's hand."""
        self.state = reconcile(self.state, load, self.clock())

    def adopt(self, load: str, hold_s: float) -> None:
        """A load is off by an order of ours that the core no longer counts as a cut."""
        self.state = adopt(self.state, load, self.clock(), hold_s)

    @property
    def by_id(self) -> Mapping[str, Load]:
        """The loads by id."""
        return {load.id: load for load in self.state.house.loads}

    def utc(self, seconds: float) -> float:
        """A monotonic moment of the state as UTC seconds."""
        now = self.clock()
        return now.utc.timestamp() + seconds - now.seconds

    @property
    def silent_s(self) -> float:
        """Age of the last measurement that can be believed."""
        return Work(self.state, self.clock()).age_s

    def figures(self) -> Figures:
        """The house as the core sees it now."""
        work = Work(self.state, self.clock())
        times: list[float] = []
        predicted: float | None = None
        for limit in work.house.limits:
            power = work.predicted(limit)
            if limit.id == HOUSE:
                predicted = power
            one = work.limits[limit.id]
            if power is None or one.trip is None:
                continue
            seconds = one.trip.step(work.now - one.at).seconds_at(power)
            if seconds is not None:
                times.append(seconds)
        house = work.limits[HOUSE]
        return Figures(
            limit_va=house.limit_va,
            power_va=house.power_va,
            predicted_va=predicted,
            seconds_to_cut=min(times, default=None),
        )
