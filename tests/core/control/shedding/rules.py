"""S1–S6, S8, S9, S12, S17 and the blind packing, step by step: each says what is wrong, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
import math
from statistics import median

from hameau_core.control.shedding import (
    HOUSE,
    Action,
    Asked,
    Code,
    Failed,
    LoadClass,
    Mode,
    Moment,
    Readings,
    Switched,
    Wish,
)
from hameau_core.control.shedding.learned import Usual
from tests.core.control.shedding.figures import (
    BEARABLE,
    DRAWING_VA,
    EPS,
    Decision,
    delay,
    seconds_to_cut,
)
from tests.core.control.shedding.watch import Rule, Step, house_sample

BACK = {
    Code.RESTORED,
    Code.RESTORED_SWAP,
    Code.RESTORED_ROTATION,
    Code.RESTORED_DISARMED,
    Code.STARTED,
}
STALE_S = 8.0
LATE_S = 20.0
"""A relay that has not moved by then had not heard."""


def restored(step: Step) -> list[str]:
    """Loads given back or let start by the restore rule."""
    if isinstance(step.event, Asked) and not step.after.armed:
        return []
    return [str(each.load) for each in step.reasons if each.code in BACK]


def raised(step: Step) -> list[str]:
    """Variable loads given more."""
    return [str(each.load) for each in step.reasons if each.code is Code.RAISED]


def percentile(usual: Usual) -> float:
    """Largest power of a load but for one time in twenty, known to 1 %; 0 where little is known."""
    return usual.quantile(0.95) or 0.0


def s1_room(step: Step) -> str | None:
    """S1: nothing comes back unless Ŝ, and the largest recent base with all that runs, leave it room."""
    back = restored(step)
    if not back or step.after.dry_run or step.before.dry_run:
        return None
    work, profile = step.work(), step.after.house.profile
    for name in back:
        load, state = work.by_id[name], step.after.loads[name]
        power = max(load.nominal_va, load.start_va, percentile(state.usual))
        if state.pending is None or state.pending.target_va < power - EPS:
            return f"{name} counts for less than {power:.0f} VA"
        window = (
            profile.window_important_s if load.priority <= 2 else profile.window_other_s
        )
        since = step.now - max(window, 0.9 * step.after.meter.period_s)
        running = sum(work.expected(other) for other in step.after.house.loads)
        for limit in step.after.house.limits:
            if not work.share(load, limit):
                continue
            foreseen = work.predicted(limit)
            if foreseen is None:
                continue
            if limit.id == HOUSE:
                bases = [va for at, va in step.after.meter.bases if at >= since]
                foreseen = max(foreseen, max(bases, default=-math.inf) + running)
            allowed = step.after.limits[limit.id].limit_va - profile.restore_margin_va
            if foreseen > allowed + EPS:
                return f"{name}: {foreseen:.0f} VA foreseen at {limit.id}, {allowed:.0f} allowed"
    return None


def s2_order(step: Step) -> str | None:
    """S2: a load goes only if all less important ones together would not do."""
    decision = Decision(step)
    for name in decision.cuts:
        load = decision.by_id[name]
        mine = decision.importance(load)
        lesser = [
            other
            for other in decision.cuttable(desperate=decision.desperate)
            if decision.importance(other) < mine
        ]
        if not any(
            sum(decision.power(o.id) * decision.share(o.id, limit) for o in lesser)
            < decision.lowered_to(limit)
            - (decision.allowed(limit) - decision.margin)
            + EPS
            for limit in decision.acting
            if decision.share(name, limit)
        ):
            return f"{name} is cut though {[o.id for o in lesser]} would do"
        if step.after.house.order_first and len(decision.acting) == 1:
            kept = [
                o.id
                for o in lesser
                if o.id not in decision.cuts
                and decision.share(o.id, decision.acting[0])
            ]
            if kept:
                return f"{name} is cut before {kept}"
    return None


@dataclass
class Hold:
    """S3: nothing comes back before its hold is over, nor before its relay has been off for its minimum off-time."""

    cut: dict[str, float] = field(default_factory=dict)
    moved: dict[str, float] = field(default_factory=dict)

    def __call__(self, step: Step) -> str | None:
        """Look at a step."""
        if isinstance(step.event, Switched):
            self._move(step.event, step.now)
        early = None
        loads = {load.id: load for load in step.after.house.loads}
        unasked = not isinstance(step.event, Asked) or step.after.armed
        for command in step.commands:
            name = command.load
            if command.action is Action.OFF:
                self.cut.setdefault(name, step.now)
            elif command.action is Action.ON and name in self.cut and unasked:
                off = step.now - self.cut.pop(name)
                if step.now - self.moved.get(name, -math.inf) < loads[name].min_off_s:
                    early = f"{name} comes back {step.now - self.moved[name]:.0f} s after its relay opened"
                shed = step.before.loads[name].shed
                hold = max(loads[name].min_off_s, shed.hold_s if shed else 0)
                asked = shed is not None and shed.queued
                if off < (loads[name].min_off_s if asked else hold):
                    early = f"{name} comes back after {off:.0f} s of {hold:.0f}"
        return early

    def _move(self, event: Switched, now: float) -> None:
        cut = self.cut.get(event.load)
        if event.on:
            self.cut.pop(event.load, None)
            self.moved.pop(event.load, None)
        elif event.on is False and cut is not None and now - cut <= LATE_S:
            self.moved.setdefault(event.load, now)


@dataclass
class Sight:
    """S4: nothing comes back on the word of a meter that is silent, frozen, or just met."""

    sampled: float = -math.inf
    power: float | None = None
    same_since: float = -math.inf
    plug_moved: float = -math.inf
    intervals: list[float] = field(default_factory=list)
    plugs: dict[str, tuple[float, float]] = field(default_factory=dict)
    began: float = 0.0
    resumed: bool = False

    def restarted(self, moment: Moment) -> None:
        """Forget the meter."""
        self.__init__(began=moment.seconds, resumed=True)  # type: ignore[misc]  # all fields anew

    @property
    def period(self) -> float:
        """T_m."""
        return median(self.intervals[-9:]) if self.intervals else 10.0

    def __call__(self, step: Step) -> str | None:
        """Look at a step."""
        self._see(step)
        if not restored(step) and not raised(step):
            return None
        if step.after.mode not in (Mode.NORMAL, Mode.DISARMED):
            return f"{step.after.mode} gives back"
        if step.before.mode is Mode.BLIND and len(self.intervals) < 2:
            return "blind just now"
        if step.now - self.sampled > self.period + STALE_S:
            return f"silent for {step.now - self.sampled:.0f} s"
        if self.resumed and step.now - self.began < 60:
            return "began less than a minute ago"
        frozen = min(step.now - self.same_since, step.now - self.plug_moved)
        if self.plug_moved > self.same_since and frozen > 11 * self.period:
            return f"frozen for {frozen:.0f} s"
        return None

    def _see(self, step: Step) -> None:
        power = house_sample(step)
        if power is not None:
            if math.isfinite(self.sampled) and step.now - self.sampled > 0.2:
                self.intervals.append(step.now - self.sampled)
            self.sampled = step.now
            if power != self.power:
                self.power, self.same_since = power, step.now
        if isinstance(step.event, Readings):
            rise, since = 0.0, step.now
            for name, va in step.event.powers_va.items():
                before = self.plugs.pop(name, None)
                if va is None:
                    continue
                self.plugs[name] = (va, step.now)
                if before and before[1] > step.after.loads[name].changed:
                    rise += va - before[0]
                    since = min(since, before[1])
            if abs(rise) > DRAWING_VA and self.plug_moved <= self.same_since:
                self.plug_moved = since


@dataclass
class OneByOne:
    """S5: one load comes back on a sample that shows all that was ordered before, and no second on the same."""

    ordered: dict[str, float] = field(default_factory=dict)
    sampled: float = -math.inf
    spent: bool = False

    def restarted(self, moment: Moment) -> None:
        """Forget what was ordered: the first minute without a return is longer than any order takes."""
        self.__init__()  # type: ignore[misc]  # all fields anew

    def __call__(self, step: Step) -> str | None:
        """Look at a step."""
        if house_sample(step) is not None:
            self.sampled, self.spent = step.now, False
        if isinstance(step.event, Failed):
            self.ordered.pop(step.event.load, None)
            self.spent = False
        if isinstance(step.event, Switched) and step.event.by_hand:
            self.ordered.pop(step.event.load, None)
        back = [*restored(step), *raised(step)]
        before = step.before
        wrong = None
        if len(back) > 1:
            wrong = f"{back} at once"
        elif back and self.spent:
            wrong = f"{back[0]} on a sample already used"
        elif back and any(
            at + delay(before, load) > self.sampled for load, at in self.ordered.items()
        ):
            wrong = f"{back[0]} before the last order shows"
        if back:
            self.spent = True
        self.ordered |= {command.load: step.now for command in step.commands}
        return wrong


@dataclass
class Reaction:
    """S6: what would open the meter is answered within min(5 s, τ/10) + 1 s of the first sign of it."""

    since: dict[str, tuple[float, float]] = field(default_factory=dict)

    def restarted(self, moment: Moment) -> None:
        """Nothing is known of before."""
        self.since.clear()

    def __call__(self, step: Step) -> str | None:
        """Look at a step."""
        working = step.after.armed and step.after.mode in (
            Mode.NORMAL,
            Mode.AMBER,
            Mode.SHEDDING,
        )
        wrong = None
        if not self.since and house_sample(step) is None:
            return None
        decision = Decision(step)
        for limit in step.after.house.limits:
            state = decision.limit_state(limit)
            cutoff = state.trip.cutoff_va if state.trip else state.limit_va
            power = decision.after(limit)
            seen = working and power is not None
            if (
                not seen
                or power is None
                or power <= BEARABLE * min(cutoff, state.limit_va) + EPS
                or not decision.left(limit, desperate=False)
            ):
                self.since.pop(limit.id, None)
                continue
            tau = seconds_to_cut(state.trip, power)
            slack = min(5.0, math.inf if tau is None else tau / 10) + 1
            since, longest = self.since.setdefault(limit.id, (step.now, slack))
            self.since[limit.id] = (since, max(longest, slack))
            if step.now - since > max(longest, slack) + 1e-6:
                wrong = f"{power:.0f} VA at {limit.id} for {step.now - since:.0f} s"
        return wrong


def s8_enough(step: Step) -> str | None:
    """S8: after a decision there is relief everywhere it was due, or nothing is left to cut."""
    decision = Decision(step)
    if not decision.cuts:
        return None
    for limit in decision.acting:
        after = decision.after(limit) or 0.0
        if after <= decision.allowed(limit) - decision.margin + EPS:
            continue
        if left := decision.left(limit, desperate=decision.desperate):
            return f"{after:.0f} VA at {limit.id} with {[o.id for o in left]} still on"
    return None


def s9_minimal(step: Step) -> str | None:
    """S9: no load goes that need not; order first, none of the most important class reached."""
    decision = Decision(step)
    ranks = {name: decision.importance(decision.by_id[name]) for name in decision.cuts}
    for name, power in decision.cuts.items():
        if step.after.house.order_first and ranks[name] < max(ranks.values()):
            continue
        if not any(
            (decision.after(limit) or 0.0) + power * decision.share(name, limit)
            > decision.allowed(limit) - decision.margin - EPS
            for limit in decision.acting
            if decision.share(name, limit)
        ):
            return f"{name} need not go"
    return None


def s17_never(step: Step) -> str | None:
    """S17: what may not be cut is never ordered anything that nobody asked for."""
    started = {each.load for each in step.reasons if each.code is Code.STARTED}
    asked = None
    if isinstance(step.event, Asked) and step.event.wish in (Wish.START, Wish.STOP):
        asked = step.event.load
    for load in step.after.house.loads:
        if load.enabled and load.kind in (LoadClass.NORMAL, LoadClass.LAST_RESORT):
            continue
        orders = [each for each in step.commands if each.load == load.id]
        queued = (shed := step.before.loads[load.id].shed) and shed.queued
        if orders and load.id not in (asked, *started) and not queued:
            return f"{load.id} ({load.kind}) is ordered {orders[0].action}"
    return None


def blind_fits(step: Step) -> str | None:
    """Blind, what is kept fits beside the usual base, or nothing that may be cut is kept."""
    if step.after.mode is not Mode.BLIND or not any(
        each.code is Code.SHED_BLIND for each in step.reasons
    ):
        return None
    work = step.work()
    allowed = step.after.limits[HOUSE].limit_va
    usual = step.after.meter.base.quantile(0.95)
    left = allowed - (0.6 * allowed if usual is None else usual)
    kept = [o for o in step.after.house.loads if work.expected(o) > DRAWING_VA]
    total = sum(max(work.return_power(o), work.expected(o)) for o in kept)
    may = [
        o.id
        for o in kept
        if o.sheddable
        and (one := step.after.loads[o.id]).on is True
        and one.pending is None
        # Told to go already, and not yet known to be deaf: no second order would do more.
        and not (one.check and one.check.action is Action.OFF and one.shed)
        and one.unresponsive is None
        and one.manual_until <= step.now
    ]
    if total > left + EPS and may:
        return f"{total:.0f} VA kept where {left:.0f} are free, of which {may}"
    return None


RULES: dict[str, Callable[[], Rule]] = {
    "S1": lambda: s1_room,
    "S2": lambda: s2_order,
    "S3": Hold,
    "S4": Sight,
    "S5": OneByOne,
    "S6": Reaction,
    "S8": lambda: s8_enough,
    "S9": lambda: s9_minimal,
    "S17": lambda: s17_never,
    "blind": lambda: blind_fits,
}


def rules(*names: str) -> dict[str, Rule]:
    """Fresh rules, all of them or those named."""
    return {name: RULES[name]() for name in names or RULES}
