"""A day in a house with a Linky, one second at a time.

Each second: relays move that are due, power is drawn, the meter filters it and may open its breaker
(Enedis-NOI-CPT_54E, section 7: Y = 0.008 S² + 0.992 Y reaches (1.3 PCOUP)², on three phases each against
its third), and whoever controls hears, in this order, of relays, plugs, the meter, and that time passes.

A breaker that opens at the end of a second is closed again `OUTAGE_S` after that second: nothing draws in
between (the meter says 0 VA), and its filter begins anew from 0.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from ...tic.phase import KEEP, MARGIN
from ..shedding.events import Action, Command, Event, Moment, Sample, Tick
from .plugs import Plugs
from .scenario import Scenario
from .world import World

OUTAGE_S = 180
BLIND_S = 8
"""A meter silent for longer than its period and this is not to be believed any more."""
START = datetime(2026, 1, 12, tzinfo=UTC)
_TICK = Tick()
_WH = 1 / 3600


class Controller(Protocol):
    """Whoever decides; hears of everything and answers with orders, which are executed at once."""

    def step(self, event: Event, moment: Moment) -> Iterable[Command]:
        """React to an event."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a day was like.

    `trips`: seconds at which the breaker opened; `seconds_above` P_ref (or a phase above its third);
    `switchings`: movements of relays that were ordered; energies in Wh of what loads wanted and did not get,
    all and priorities 1 and 2; `early_restores`: before `min_off_s` since the cut; `blind_restores`: while the meter had
    been silent for more than its period and 8 s; `orders`: each with its second; `powers_va`: of each second.
    """

    trips: list[int] = field(default_factory=list)
    seconds_above: int = 0
    switchings: int = 0
    unserved_wh: float = 0
    unserved_important_wh: float = 0
    early_restores: int = 0
    blind_restores: int = 0
    orders: list[tuple[int, Command]] = field(default_factory=list)
    powers_va: array[float] = field(default_factory=lambda: array("d"))


class _Breaker:
    """The meter's filter, phase by phase."""

    def __init__(self, cutoff_va: float, phases: int) -> None:
        self._limit = (MARGIN * cutoff_va / phases) ** 2
        self._filtered = [0.0] * phases

    def opens(self, powers_va: list[float]) -> bool:
        """Filter one second of power; open, the filter is empty again."""
        self._filtered = [
            KEEP * before + (1 - KEEP) * power * power
            for before, power in zip(self._filtered, powers_va, strict=True)
        ]
        if max(self._filtered) < self._limit:
            return False
        self._filtered = [0.0] * len(powers_va)
        return True


class _Desk:
    """Between the house and its controller: what is sent, what comes back and what it is worth."""

    def __init__(
        self, scenario: Scenario, world: World, controller: Controller | None
    ) -> None:
        self._scenario = scenario
        self._meter = world.meter
        self._world = world
        self._controller = controller
        self._silent = [False] * scenario.seconds
        for begin, end in scenario.silences:
            self._silent[begin:end] = [True] * (end - begin)
        self._cut: set[str] = set()
        self._sampled_at = 0
        self._sent: dict[str, float] | None = None
        self._measured: dict[int, list[float]] = {}
        self.plugs = Plugs(scenario, world)
        self.outcome = Outcome()

    def tell(self, event: Event, moment: Moment, now_s: int) -> None:
        """Give the controller an event and the plugs its orders."""
        if self._controller is None:
            return
        for command in self._controller.step(event, moment):
            self.outcome.orders.append((now_s, command))
            self._judge(command, now_s)
            if failed := self.plugs.order(command, now_s):
                self.tell(failed, moment, now_s)

    def second(self, now_s: int, powers_va: list[float], dark: bool) -> None:
        """Tell of the plugs, the meter and the time, as each is due."""
        if self._controller is None:
            return
        moment = Moment(seconds=now_s, utc=START + timedelta(seconds=now_s))
        if now_s % self._world.readings_s == 0:
            wants = self._scenario.wants[now_s]
            self.tell(self.plugs.readings(wants, dark, now_s), moment, now_s)
        if (sample := self._sample(now_s, powers_va)) is not None:
            self.tell(sample, moment, now_s)
        self.tell(_TICK, moment, now_s)

    def _sample(self, now_s: int, powers_va: list[float]) -> Sample | None:
        meter = self._meter
        if meter.latency_s:
            self._measured[now_s] = powers_va
            powers_va = self._measured.pop(now_s - meter.latency_s, powers_va)
        if now_s % meter.period_s or self._silent[now_s]:
            return None
        self._sampled_at = now_s
        frozen = any(begin <= now_s < end for begin, end in meter.frozen)
        if not frozen or self._sent is None:
            self._sent = {
                limit.id: float(
                    round(sum(powers_va))
                    if limit.phase is None
                    else round(powers_va[limit.phase - 1])
                )
                for limit in self._scenario.house.limits
                if limit.phase is not None or limit.parent is None
            }
        return Sample(powers_va=self._sent)

    def _judge(self, command: Command, now_s: int) -> None:
        if command.action is Action.OFF:
            self._cut.add(command.load)
        elif command.load in self._cut:
            self._cut.remove(command.load)
            silence = now_s - self._sampled_at
            self.outcome.blind_restores += silence > self._meter.period_s + BLIND_S


def play(
    scenario: Scenario,
    controller: Controller | None = None,
    world: World | None = None,
) -> Outcome:
    """Live a day; no controller: no relay ever moves. At the start the controller hears of all relays."""
    world = world or World()
    desk = _Desk(scenario, world, controller)
    for switched in desk.plugs.states():
        desk.tell(switched, Moment(seconds=0, utc=START), 0)
    limits = scenario.house.limits
    cutoff = max(limit.cutoff_va or 0 for limit in limits if limit.phase is None)
    breaker = _Breaker(cutoff or scenario.limit_va, scenario.phases)
    _live(scenario, desk, breaker)
    outcome = desk.outcome
    outcome.switchings = desk.plugs.switchings
    outcome.early_restores = desk.plugs.early_restores
    outcome.unserved_wh *= _WH
    outcome.unserved_important_wh *= _WH
    return outcome


def _live(scenario: Scenario, desk: _Desk, breaker: _Breaker) -> None:
    plugs, outcome, phases = desk.plugs, desk.outcome, scenario.phases
    above, third = scenario.limit_va, scenario.limit_va / phases
    closes = 0
    base: Iterator[tuple[float, ...]] = zip(*scenario.base_va, strict=True)
    for now_s, (wants, base_va) in enumerate(zip(scenario.wants, base, strict=True)):
        if now_s in plugs.busy:
            moment = Moment(seconds=now_s, utc=START + timedelta(seconds=now_s))
            for switched in list(plugs.move(now_s)):
                desk.tell(switched, moment, now_s)
        drawn = plugs.draw(wants)
        if dark := now_s < closes:
            powers = [0.0] * phases
            outcome.unserved_wh += drawn.wanted_va
            outcome.unserved_important_wh += drawn.wanted_important_va
        else:
            powers = [x + y for x, y in zip(base_va, drawn.phases_va, strict=True)]
            outcome.unserved_wh += drawn.missing_va
            outcome.unserved_important_wh += drawn.missing_important_va
            if breaker.opens(powers):
                outcome.trips.append(now_s)
                closes = now_s + OUTAGE_S
        total = sum(powers)
        outcome.seconds_above += total > above or max(powers) > third
        outcome.powers_va.append(total)
        desk.second(now_s, powers, dark)
