"""What may go otherwise than planned in a simulated house: slow meters, broken relays, people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .scenario import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """How the power becomes known: every `period_s` seconds, the value of `latency_s` seconds ago.

    While `frozen` it repeats the last value it sent. Silences belong to the scenario.
    """

    period_s: int = 2
    latency_s: int = 0
    frozen: tuple[Span, ...] = ()


class FaultKind(StrEnum):
    """What may be wrong with a plug."""

    DEAF = "deaf"
    """Orders are lost: the relay stays as it is and reports nothing."""
    WELDED = "welded"
    """The relay reports that it opened, the current goes on."""
    LYING = "lying"
    """It measures `reading_va` whatever is drawn."""
    UNREACHABLE = "unreachable"
    """Orders fail, nothing is reported or measured; the relay stays as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with the plug of `load` for a while."""

    load: str
    kind: FaultKind
    span: Span
    reading_va: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A person switches a load at the appliance itself."""

    at_s: int
    load: str
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything around a scenario.

    `relay_s`: seconds from an order to the relay's movement (at least 1), `relays_s` by load where it
    differs; `readings_s`: period of the plugs' measurements.
    """

    meter: Meter = field(default_factory=Meter)
    relay_s: int = 2
    relays_s: Mapping[str, int] = field(default_factory=dict)
    readings_s: int = 10
    faults: tuple[Fault, ...] = ()
    hands: tuple[Hand, ...] = ()

    def relay_delay_s(self, load: str) -> int:
        """Seconds between an order to this load and its effect."""
        return max(1, self.relays_s.get(load, self.relay_s))

    def fault(self, load: str, at_s: int, *kinds: FaultKind) -> Fault | None:
        """The fault of one of these kinds that this load's plug has now, if any."""
        for fault in self.faults:
            begin, end = fault.span
            if fault.load == load and fault.kind in kinds and begin <= at_s < end:
                return fault
        return None
