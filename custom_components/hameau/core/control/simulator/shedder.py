"""The shedder in the chair of a simulated house's controller."""

from collections.abc import Sequence

from ..shedding import State, start, step
from ..shedding.events import Command, Event, Moment, Reason
from ..shedding.house import House


class Shedder:
    """Runs `shedding.step` and keeps what it says; `reasons` pair each with its second."""

    def __init__(self, house: House) -> None:
        """Start at the first event."""
        self._house = house
        self.state: State | None = None
        self.reasons: list[tuple[float, Reason]] = []

    def step(self, event: Event, moment: Moment) -> Sequence[Command]:
        """Decide."""
        state = self.state or start(self._house, moment)
        self.state, commands, reasons = step(state, event, moment)
        self.reasons += [(moment.seconds, reason) for reason in reasons]
        return commands
