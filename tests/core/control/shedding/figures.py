"""What a step decided, worked out again from what came out of it, by other ways than the shedder's own.

Of the shedder only the power expected of each load and limit (Ŝ) is taken, before a decision and after it; what follows
from it is worked out from the rules' text.
"""

from collections.abc import Iterator
from functools import cached_property
import math

from hameau_core.control.shedding import Action, Code, Limit, Load, LoadClass, State
from hameau_core.control.shedding.intake import verify
from hameau_core.control.shedding.state import LimitState
from hameau_core.control.shedding.step import take
from hameau_core.control.shedding.work import Work
from hameau_core.tic.phase import PhaseTrip
from tests.core.control.shedding.watch import Step

BEARABLE = 1.28
DRAWING_VA = 30.0
EPS = 0.5
"""Reasons are rounded to a tenth."""

type Importance = tuple[bool, bool, int]


def seconds_to_cut(trip: PhaseTrip | None, power_va: float) -> float | None:
    """Seconds to the cut (τ) at a constant power: ln((S² - L²) / (S² - y)) / ln 0.992; None = never."""
    if trip is None:
        return None
    limit = (1.3 * trip.cutoff_va) ** 2
    if power_va**2 <= limit:
        return None
    left = (power_va**2 - limit) / (power_va**2 - trip.worst)
    return max(0.0, math.log(left) / math.log(0.992))


def delay(state: State, load: str) -> float:
    """Time until an order shows (δ): the house's, or more where four in five of five orders or so took more; 20 s at most."""
    seen = state.loads[load].delays
    weights, passed = sorted(seen.bins.items()), 0.0
    if sum(seen.bins.values()) < 4:
        return state.house.latency_s
    for number, weight in weights:
        passed += weight
        if passed >= 0.8 * sum(seen.bins.values()):
            # Hundredths of a second, in steps of 1 % from a second on.
            known = math.exp((number + 1) * math.log(1.01)) if number >= 0 else 1.0
            return max(state.house.latency_s, min(known, 20.0))
    return state.house.latency_s


class Decision:
    """What a step did to overloads, seen from after it."""

    def __init__(self, step: Step) -> None:
        """Look at a step."""
        self.step = step
        self.work = step.work()
        self.house = step.after.house
        self.margin = self.house.profile.margin_va
        said = [reason for reason in step.reasons if reason.load is not None]
        self.cuts = {
            load: shed.before_va
            for reason in said
            if reason.code is Code.SHED_OVERLOAD
            and (load := reason.load) is not None
            and (shed := step.after.loads[load].shed) is not None
        }
        # Ŝ as the decision found it: the event taken, nothing decided.
        self._found = Work(step.before, step.moment)
        take(self._found, step.event)
        verify(self._found)

    @cached_property
    def by_id(self) -> dict[str, Load]:
        """Loads by id."""
        return {load.id: load for load in self.house.loads}

    def share(self, load: str, limit: Limit) -> float:
        """Part of a load's power that its cut takes from a limit."""
        return self.work.share(self.by_id[load], limit, relief=True)

    def power(self, load: str) -> float:
        """What a load drew before the decision, once it had been lowered."""
        if load in self.cuts:
            return self.cuts[load]
        return self.work.expected(self.by_id[load])

    def after(self, limit: Limit) -> float | None:
        """Ŝ with everything commanded done."""
        return self.work.predicted(limit)

    def lowered_to(self, limit: Limit) -> float:
        """Ŝ between the lowering of loads and the cuts."""
        cut = sum(va * self.share(load, limit) for load, va in self.cuts.items())
        return (self.after(limit) or 0.0) + cut

    def before(self, limit: Limit) -> float:
        """Ŝ before the decision."""
        return self._found.predicted(limit) or 0.0

    def allowed(self, limit: Limit) -> float:
        """L."""
        return self.limit_state(limit).limit_va

    def limit_state(self, limit: Limit) -> LimitState:
        """What is known of a limit."""
        return self.step.after.limits[limit.id]

    def patience(self, limit: Limit, power_va: float) -> float:
        """Seconds an overload is borne (T_c): the profile's, at most 5 s or a tenth of τ where the meter would open."""
        state, meter = self.limit_state(limit), self.step.after.meter
        amber_s = self.house.profile.amber_s
        if meter.period_s > 10 and self.step.now - meter.flagged <= 2 * meter.period_s:
            return 0.0
        cutoff = state.trip.cutoff_va if state.trip else state.limit_va
        if power_va <= BEARABLE * min(cutoff, state.limit_va):
            surge = seconds_to_cut(state.trip, power_va + self.house.surge_va)
            slowest = max(
                (delay(self.step.after, o.id) for o in self.house.loads if o.sheddable),
                default=self.house.latency_s,
            )
            answer = meter.period_s + slowest + 5
            bears = surge is None or surge > answer
            return amber_s if bears else min(amber_s, 5)
        tau = seconds_to_cut(state.trip, power_va)
        return min(amber_s, 5, math.inf if tau is None else tau / 10)

    @cached_property
    def acting(self) -> list[Limit]:
        """Limits whose patience was over."""
        found = []
        for limit in self.house.limits:
            amber, power = self.limit_state(limit).amber, self.before(limit)
            if amber is None or self.after(limit) is None:
                continue
            if self.step.now - amber >= self.patience(limit, power) - 1e-9:
                found.append(limit)
        return found

    @property
    def desperate(self) -> bool:
        """Whether a meter counted the seconds."""
        return any(
            seconds_to_cut(self.limit_state(limit).trip, self.before(limit)) is not None
            for limit in self.acting
        )

    def importance(self, load: Load) -> Importance:
        """What comes before what when cuts are made: the greater, the later its turn."""
        state, now = self.step.after.loads[load.id], self.step.now
        manual = state.manual_until > now
        rank = 0 if state.preferred_until > now else load.priority
        return (self.reluctant(load), manual, -rank)

    def reluctant(self, load: Load) -> bool:
        """Whether it goes only when seconds count."""
        state, now = self.step.after.loads[load.id], self.step.now
        spent = (
            load.max_shed_s is not None
            and self.step.before.loads[load.id].shed_seconds(now) >= load.max_shed_s
        )
        return state.manual_until > now or load.kind is LoadClass.LAST_RESORT or spent

    def cuttable(self, *, desperate: bool) -> Iterator[Load]:
        """Loads that draw, or drew before this decision, and may be cut."""
        for load in self.house.loads:
            state = self.step.after.loads[load.id]
            if not (load.enabled and load.kind in ("normal", "last_resort")):
                continue
            if load.id not in self.cuts and (
                state.shed is not None
                or state.on is not True
                or state.unresponsive is not None
                or self.power(load.id) <= DRAWING_VA
            ):
                continue
            if desperate or not self.reluctant(load):
                yield load

    def left(self, limit: Limit, *, desperate: bool) -> list[Load]:
        """Loads under a limit that could still be cut after the decision."""
        return [
            load
            for load in self.cuttable(desperate=desperate)
            if load.id not in self.cuts and self.share(load.id, limit) > 0
        ]

    def gave(self, code: Action) -> list[str]:
        """Loads that were ordered this."""
        return [each.load for each in self.step.commands if each.action is code]
