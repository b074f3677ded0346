"""The plugs of a simulated house: what their relays let through, say and measure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..shedding.events import Action, Command, Failed, Readings, Switched
from ..shedding.house import Load
from .scenario import Scenario, phase_shares
from .world import FaultKind, World

IMPORTANT = 2
"""Priorities 1 and 2 weigh more in the score."""


class Draw(NamedTuple):
    """What the loads together take, want, and want without getting it, VA."""

    phases_va: tuple[float, ...]
    wanted_va: float
    wanted_important_va: float
    missing_va: float
    missing_important_va: float


@dataclass(slots=True)
class _Plug:
    load: Load
    shares: tuple[float, ...]
    through_va: float
    said_va: float
    cut_at: int | None = None
    reachable: bool = True


class Plugs:
    """Relays with their delays and faults. A relay lets the whole nominal power through at first."""

    def __init__(self, scenario: Scenario, world: World) -> None:
        """Close all relays."""
        self._world = world
        self._phases = scenario.phases
        self._plugs = [
            _Plug(load, phase_shares(load, scenario.phases), *(2 * (load.nominal_va,)))
            for load in scenario.house.loads
        ]
        self._by_id = {plug.load.id: plug for plug in self._plugs}
        self._moves: dict[int, list[tuple[_Plug, float]]] = defaultdict(list)
        self._draws: dict[int, Draw] = {}
        self._readings: dict[int, dict[str, float | None]] = {}
        self._hands = defaultdict(list)
        for hand in world.hands:
            self._hands[hand.at_s].append(hand)
        self.busy = {hand.at_s for hand in world.hands}
        for fault in world.faults:
            self.busy.update(fault.span)
        self.switchings = 0
        self.early_restores = 0

    def order(self, command: Command, now_s: int) -> Failed | None:
        """Take an order; its effect comes after the relay's delay, unless a fault loses it."""
        plug = self._by_id[command.load]
        world = self._world
        if world.fault(command.load, now_s, FaultKind.UNREACHABLE):
            return Failed(load=command.load)
        if world.fault(command.load, now_s, FaultKind.DEAF):
            return None
        due = now_s + world.relay_delay_s(command.load)
        self._moves[due].append((plug, wanted_va(command, plug.load)))
        self.busy.add(due)
        return None

    def move(self, now_s: int) -> Iterator[Switched]:
        """Let happen what is due now: people's hands, relays, the plugs' own troubles."""
        self._draws.clear()
        self._readings.clear()
        for hand in self._hands.pop(now_s, ()):
            plug = self._by_id[hand.load]
            plug.through_va = plug.said_va = plug.load.nominal_va if hand.on else 0
            plug.cut_at = None
            yield _said(plug, by_hand=True)
        for plug, level in self._moves.pop(now_s, ()):
            if plug.said_va == level:
                continue
            plug.said_va = level
            if not self._world.fault(plug.load.id, now_s, FaultKind.WELDED):
                self._set(plug, level, now_s)
            yield _said(plug)
        yield from self._reached(now_s)

    def draw(self, wants: int) -> Draw:
        """Power taken by the loads that want some, each through its relay."""
        if (known := self._draws.get(wants)) is None:
            known = self._draws[wants] = self._drawn(wants)
        return known

    def readings(self, wants: int, dark: bool, now_s: int) -> Readings:
        """What the plugs measure; nothing is drawn in the dark."""
        powers: Mapping[str, float | None]
        if dark:
            powers = {plug.load.id: 0.0 for plug in self._plugs if plug.load.measured}
        elif (known := self._readings.get(wants)) is not None:
            powers = known
        else:
            powers = self._readings[wants] = {
                plug.load.id: self._reading(plug, bool(wants >> index & 1), now_s)
                for index, plug in enumerate(self._plugs)
                if plug.load.measured
            }
        return Readings(powers_va=powers)

    def states(self) -> Iterator[Switched]:
        """What each plug says of its relay, as at a start."""
        return (_said(plug) for plug in self._plugs)

    def _set(self, plug: _Plug, level_va: float, now_s: int) -> None:
        self.switchings += 1
        plug.through_va = level_va
        if not level_va:
            plug.cut_at = now_s
        elif plug.cut_at is not None:
            self.early_restores += now_s - plug.cut_at < plug.load.min_off_s
            plug.cut_at = None

    def _reading(self, plug: _Plug, wanting: bool, now_s: int) -> float | None:
        fault = self._world.fault(
            plug.load.id, now_s, FaultKind.LYING, FaultKind.UNREACHABLE
        )
        if fault is not None:
            return None if fault.kind is FaultKind.UNREACHABLE else fault.reading_va
        return plug.through_va if wanting else 0.0

    def _drawn(self, wants: int) -> Draw:
        phases = [0.0] * self._phases
        wanted = wanted_important = missing = missing_important = 0.0
        for index, plug in enumerate(self._plugs):
            if not wants >> index & 1:
                continue
            for phase, share in enumerate(plug.shares):
                phases[phase] += share * plug.through_va
            want = plug.load.nominal_va
            lack = want - plug.through_va
            wanted += want
            missing += lack
            if plug.load.priority <= IMPORTANT:
                wanted_important += want
                missing_important += lack
        return Draw(tuple(phases), wanted, wanted_important, missing, missing_important)

    def _reached(self, now_s: int) -> Iterator[Switched]:
        for plug in self._plugs:
            lost = self._world.fault(plug.load.id, now_s, FaultKind.UNREACHABLE)
            if plug.reachable == (lost is None):
                continue
            plug.reachable = lost is None
            yield _said(plug)


def wanted_va(command: Command, load: Load) -> float:
    """Power that a relay lets through once it has obeyed."""
    match command.action:
        case Action.OFF:
            return 0.0
        case Action.LEVEL if command.level_va is not None:
            return min(command.level_va, load.nominal_va)
        case _:
            return load.nominal_va


def _said(plug: _Plug, *, by_hand: bool = False) -> Switched:
    if not plug.reachable:
        return Switched(load=plug.load.id, on=None)
    level = plug.said_va if plug.load.levels_va else None
    return Switched(
        load=plug.load.id, on=plug.said_va > 0, by_hand=by_hand, level_va=level
    )
