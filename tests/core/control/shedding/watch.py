"""A shedder at work in a simulated home, watched: each step is shown to the rules, restarts are made on the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
import json

from hameau_core.control.shedding import (
    HOUSE,
    Action,
    Asked,
    Command,
    Event,
    Moment,
    Reason,
    Sample,
    State,
    Switched,
    Tick,
    Wish,
    start,
    step,
)
from hameau_core.control.shedding.memory import adopt, from_dict, reconcile, to_dict
from hameau_core.control.shedding.work import Work
from hameau_core.control.simulator import Outcome, play
from tests.core.control.shedding.worlds import Case

LOST_S = 60.0
"""A load is taken back this long after an order that left it off and was forgotten."""
ADOPTED_HOLD_S = 60.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step, with all that went in and came out."""

    before: State
    event: Event
    moment: Moment
    after: State
    commands: Sequence[Command]
    reasons: Sequence[Reason]

    @property
    def now(self) -> float:
        """Its second."""
        return self.moment.seconds

    def work(self) -> Work:
        """Give the arithmetic of powers after the step."""
        return Work(self.after, self.moment)


type Rule = Callable[[Step], str | None]
"""Says what is wrong with a step, None if nothing; keeps what it must remember."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """An invariant that did not hold."""

    rule: str
    at: float
    text: str


@dataclass
class Watched:
    """A controller for `play`. `utc_jumps`: seconds of the wall clock's error from a second on."""

    case: Case
    rules: dict[str, Rule] = field(default_factory=dict)
    utc_jumps: dict[int, float] = field(default_factory=dict)
    supervised: bool = True
    state: State | None = None
    violations: list[Violation] = field(default_factory=list)
    log: list[tuple[float, tuple[Command, ...], tuple[Reason, ...]]] = field(
        default_factory=list
    )
    _relays: dict[str, Switched] = field(default_factory=dict)
    _owed: dict[str, float] = field(default_factory=dict)
    _down: bool = False
    _said_at: int = -1
    _jump: float = 0.0

    def step(self, event: Event, moment: Moment) -> Sequence[Command]:
        """Decide, as `Controller` wants it."""
        second = int(moment.seconds)
        self._jump = self.utc_jumps.get(second, self._jump)
        moment = Moment(
            seconds=moment.seconds, utc=moment.utc + timedelta(seconds=self._jump)
        )
        if isinstance(event, Switched):
            self._relays[event.load] = event
        if self.state is None:
            self.state = start(self.case.house, moment)
        if any(begin <= second < end for begin, end in self.case.away):
            self._down = True
            return ()
        restarts = any(second == begin == end for begin, end in self.case.away)
        if self._down or (restarts and isinstance(event, Tick)):
            self._down = False
            self._restart(moment)
        commands: list[Command] = []
        if isinstance(event, Tick):
            for said in self.case.said.get(second, ()):
                commands += self._take(said, moment)
        commands += self._take(event, moment)
        if self.supervised and isinstance(event, Tick):
            self._supervise(moment)
        return commands

    def broken(self, *rules: str) -> list[Violation]:
        """Violations of these rules."""
        return [each for each in self.violations if each.rule in rules]

    def _take(self, event: Event, moment: Moment) -> Sequence[Command]:
        before = self.state
        assert before is not None
        self.state, commands, reasons = step(before, event, moment)
        if commands or reasons:
            self.log.append((moment.seconds, tuple(commands), tuple(reasons)))
        for command in commands:
            stops = isinstance(event, Asked) and event.wish is Wish.STOP
            if command.action is Action.OFF and not stops:
                self._owed[command.load] = moment.seconds
        seen = Step(before, event, moment, self.state, commands, reasons)
        for name, rule in self.rules.items():
            if text := rule(seen):
                self.violations.append(
                    Violation(rule=name, at=moment.seconds, text=text)
                )
        return commands

    def _restart(self, moment: Moment) -> None:
        """What a program does that finds its notes: read them, look at the relays."""
        assert self.state is not None
        notes = json.loads(json.dumps(to_dict(self.state, moment)))
        self.state = from_dict(notes, self.case.house, moment)
        for rule in self.rules.values():
            if (forget := getattr(rule, "restarted", None)) is not None:
                forget(moment)
        for load, relay in self._relays.items():
            if relay.on:
                self.state = reconcile(self.state, load, moment)
            self._take(relay, moment)

    def _supervise(self, moment: Moment) -> None:
        """Nothing stays off by our doing: what the core gave up is handed to it again, as the program does."""
        assert self.state is not None
        for load, since in list(self._owed.items()):
            one = self.state.loads[load]
            relay = self._relays.get(load)
            if relay is None or relay.on is None:
                # Out of reach, it may still be off by our doing: the program does not forget it either.
                continue
            if relay.on:
                if moment.seconds - since > LOST_S and one.shed is None:
                    del self._owed[load]
            elif (
                one.shed is None
                and one.pending is None
                and moment.seconds - since > LOST_S
            ):
                self.state = adopt(self.state, load, moment, ADOPTED_HOLD_S)


def live(
    case: Case, rules: dict[str, Rule] | None = None, **how: object
) -> tuple[Watched, Outcome]:
    """Play a case to its end."""
    watched = Watched(case, rules or {}, **how)  # type: ignore[arg-type]  # fields of Watched
    return watched, play(case.scenario, watched, case.world)


def house_sample(step: Step) -> float | None:
    """The house's power, where the step is a sample of it."""
    if isinstance(step.event, Sample):
        return step.event.powers_va.get(HOUSE)
    return None
