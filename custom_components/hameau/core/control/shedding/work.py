"""One step in progress: the state being rewritten, and the arithmetic every rule shares.

The power expected now, Ŝ, is the last sample plus what changed since and cannot be in it yet. For each
load two figures are kept: `ref`, its part of that sample, and what is expected of it now (0 or its
return power while a command travels, its plug's reading otherwise): Ŝ = S + Σ (expected - ref).
The ledger of commands and the news of the plugs are thus one sum.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from .delays import SLOWEST_S, wait_s
from .events import Action, Code, Command, Moment, Reason
from .house import HOUSE, Limit, Load, LoadClass
from .state import Check, LimitState, LoadState, Mode, Pending, Shed, State

DRAWING_VA = 30.0
FROZEN_PERIODS = 10
IMPORTANT = 2
"""Priorities up to this one come back first and without a growing hold."""
STALE_S = 8.0
"""A sample older than the meter's period by more than this is not to be acted on."""
_FRESH_PERIODS = 2
_LEAST_FRESH_S = 30.0


class Work:
    """A mutable copy of a `State` for the time of one step; `State` values themselves never change."""

    def __init__(self, state: State, moment: Moment) -> None:
        """Open `state` at `moment`."""
        self.state = state
        self.house = state.house
        self.moment = moment
        self.now = moment.seconds
        self.loads: dict[str, LoadState] = dict(state.loads)
        self.limits: dict[str, LimitState] = dict(state.limits)
        self.meter = state.meter
        self.mode = state.mode
        self.armed = state.armed
        self.dry_run = state.dry_run
        self.seeing_since = state.seeing_since
        self.notified = state.notified
        self.commands: list[Command] = []
        self.reasons: list[Reason] = []

    def close(self) -> State:
        """Give the state after this step."""
        return replace(
            self.state,
            loads=self.loads,
            limits=self.limits,
            meter=self.meter,
            mode=self.mode,
            armed=self.armed,
            dry_run=self.dry_run,
            seeing_since=self.seeing_since,
            notified=self.notified,
        )

    # Configuration seen from here

    @cached_property
    def by_id(self) -> Mapping[str, Load]:
        """Loads by id."""
        return {load.id: load for load in self.house.loads}

    @cached_property
    def parents(self) -> Mapping[str, Limit]:
        """Limits by id."""
        return {limit.id: limit for limit in self.house.limits}

    def rank(self, load: Load) -> tuple[int, str]:
        """Order of importance now: 1 first; a preferred load stands before everybody."""
        preferred = self.loads[load.id].preferred_until > self.now
        return (0 if preferred else load.priority, load.id)

    def share(self, load: Load, limit: Limit, *, relief: bool = False) -> float:
        """Part of a load's power that passes through a limit.

        A load of unknown phase may be wholly on any of them when it is added, a third when it is cut.
        """
        if limit.id == HOUSE:
            return 1.0
        if limit.phase is not None:
            if not load.phases:
                return 1 / 3 if relief else 1.0
            return 1 / len(load.phases) if limit.phase in load.phases else 0.0
        circuit = load.circuit
        while circuit is not None:
            if circuit == limit.id:
                return 1.0
            above = self.parents.get(circuit)
            circuit = above.parent if above else None
        return 0.0

    # Powers of one load

    def on_power(self, load: Load) -> float:
        """Power it draws when on and unmeasured: what it usually does, else the nominal power."""
        known = self.loads[load.id].usual.quantile(0.95)
        return load.nominal_va if known is None else known

    def return_power(self, load: Load) -> float:
        """Power to make room for before it comes back: never the one it had when it was cut."""
        known = self.loads[load.id].usual.quantile(0.95) or 0.0
        return max(load.nominal_va, known, load.start_va)

    def fresh(self, load: Load) -> bool:
        """Whether the plug's reading is recent enough to be believed."""
        one = self.loads[load.id]
        age = self.now - one.read_at
        return one.power_va is not None and age <= max(
            _FRESH_PERIODS * one.reading_period_s, _LEAST_FRESH_S
        )

    def drawn(self, load: Load) -> float:
        """Power it draws now as far as its relay and its plug tell, whatever command travels."""
        one = self.loads[load.id]
        if one.on is False:
            return 0.0
        if load.measured and self.fresh(load) and one.read_at >= one.changed:
            return one.power_va or 0.0
        if (
            load.measured
            and one.changed < self.now - 2 * _LEAST_FRESH_S
            and one.on is None
        ):
            return one.power_va or 0.0
        if one.on is None:
            return 0.0
        if one.level_va is not None:
            return one.level_va
        return self.on_power(load)

    def expected(self, load: Load) -> float:
        """Power it is expected to draw once every command given has taken effect."""
        one = self.loads[load.id]
        if one.shed is not None and one.shed.virtual:
            return 0.0
        power = self.drawn(load) if one.pending is None else one.pending.target_va
        return power if one.imagined_va is None else min(power, one.imagined_va)

    # Powers of a limit

    def predicted(self, limit: Limit) -> float | None:
        """Ŝ: the power expected at a limit, None before its first sample."""
        known = self.limits[limit.id].power_va
        if known is None:
            if limit.measured:
                return None
            return sum(
                self.share(load, limit) * self.expected(load)
                for load in self.house.loads
            )
        return known + sum(
            self.share(load, limit, relief=True)
            * (self.expected(load) - self.loads[load.id].ref_va)
            for load in self.house.loads
            if self.share(load, limit, relief=True)
        )

    def seconds_to_cut(self, limit: Limit, power_va: float) -> float | None:
        """Time before the meter opens at `power_va`; None = never, or no filter guards this limit."""
        trip = self.limits[limit.id].trip
        return None if trip is None else trip.seconds_at(power_va)

    def delta_s(self, load: Load) -> float:
        """Delay between a command and the sample that shows it: relay and meter together, δ."""
        return wait_s(self.loads[load.id].delays, self.house.latency_s)

    @property
    def slowest_s(self) -> float:
        """The longest δ of the loads that may be cut: an overload may be theirs to answer."""
        return max(
            (self.delta_s(load) for load in self.house.loads if load.sheddable),
            default=self.house.latency_s,
        )

    # Changes

    def set(self, load_id: str, **changes: Any) -> LoadState:
        """Rewrite some fields of one load."""
        one = replace(self.loads[load_id], **changes)
        self.loads[load_id] = one
        return one

    def say(
        self, code: Code, load: str | None = None, /, **figures: float | str | None
    ) -> None:
        """Give a reason; figures that are unknown are left out."""
        self.reasons.append(
            Reason(
                code=code,
                load=load,
                figures={
                    name: round(value, 1) if isinstance(value, float) else value
                    for name, value in figures.items()
                    if value is not None
                },
            )
        )

    def command(
        self,
        load: Load,
        action: Action,
        target_va: float,
        level_va: float | None = None,
    ) -> None:
        """Order something, and enter it in the ledger until the meter can show it."""
        one = self.loads[load.id]
        if self.dry_run:
            # As a true order would: nothing comes back before the next sample.
            self.meter = replace(self.meter, settled=False)
            return
        before = one.pending.before_va if one.pending else self.drawn(load)
        self.commands.append(Command(load=load.id, action=action, level_va=level_va))
        order = Pending(
            at=self.now,
            action=action,
            before_va=before,
            target_va=target_va,
            level_va=one.level_va,
            level_from_va=one.level_from_va,
        )
        self.set(
            load.id,
            pending=order,
            order=order,
            given_up=None,
            check=Check(
                at=self.now,
                action=action,
                before_va=before,
                predicted_va=target_va,
            ),
        )

    def cut(self, load: Load, code: Code, hold_s: float | None = None) -> None:
        """Switch a load off; from now on it is ours to give back."""
        one = self.loads[load.id]
        before = self.expected(load)
        self.command(load, Action.OFF, 0.0)
        hold = load.min_off_s * one.multiplier if hold_s is None else hold_s
        self.set(
            load.id,
            shed=Shed(
                at=self.now,
                code=code,
                before_va=before,
                hold_s=hold,
                virtual=self.dry_run,
            ),
        )

    def level(self, load: Load, level_va: float) -> None:
        """Set a variable load to one of its levels."""
        one = self.loads[load.id]
        self.command(load, Action.LEVEL, level_va, level_va)
        if self.dry_run:
            self.set(load.id, imagined_va=level_va, levelled=self.now)
            return
        before = one.level_from_va or one.level_va or load.levels_va[-1]
        self.set(
            load.id,
            level_va=level_va,
            level_from_va=None if level_va >= before else before,
            levelled=self.now,
        )

    def give_back(self, load: Load) -> None:
        """Switch a load on again, and close its spell."""
        one = self.loads[load.id]
        shed = one.shed
        spells = one.spells
        if shed is not None and not shed.queued:
            spells = (
                *(s for s in spells if s[1] > self.now - 86_400),
                (shed.at, self.now),
            )
        self.set(
            load.id,
            shed=None,
            spells=spells,
            restored=self.now,
            imagined_va=None,
        )
        if self.dry_run or (shed is not None and shed.virtual):
            self.meter = replace(self.meter, settled=False)
            return
        # Switched on, a variable load runs at its full power until it says otherwise.
        self.set(load.id, level_va=None, level_from_va=None)
        self.command(load, Action.ON, self.return_power(load))

    def turn(self, load: Load) -> tuple[bool, bool, int]:
        """When a load's turn to be cut comes: the greater, the later.

        Last resorts, loads shed for as long as they may be a day, and loads in people's hands come last.
        """
        one = self.loads[load.id]
        manual = one.manual_until > self.now
        spent = (
            load.max_shed_s is not None
            and one.shed_seconds(self.now) >= load.max_shed_s
        )
        reluctant = manual or load.kind is LoadClass.LAST_RESORT or spent
        return (reluctant, manual, -self.rank(load)[0])

    def candidates(self, *, desperate: bool) -> list[Load]:
        """Loads that may be cut now, least important first, among equals the least often shed.

        `desperate`: the meter is counting the seconds, so last resorts and manual loads count too,
        after all others.
        """
        found: list[tuple[tuple[Any, ...], Load]] = []
        for load in self.house.loads:
            one = self.loads[load.id]
            if (
                not load.sheddable
                or one.shed is not None
                or one.unresponsive is not None
                or one.on is not True
                or self.expected(load) <= DRAWING_VA
            ):
                continue
            turn = self.turn(load)
            if turn[0] and not desperate:
                continue
            found.append(((*turn, one.shed_seconds(self.now), load.id), load))
        return [load for _, load in sorted(found, key=lambda item: item[0])]

    def unanswered(self, load: Load) -> bool:
        """Whether a slow relay may yet obey a cut: it still says on, and what the meter shows of it is not known."""
        one = self.loads[load.id]
        return (
            one.order is not None
            and one.order.action is Action.OFF
            and one.shed is not None
            and one.on is True
            and self.now < one.order.at + SLOWEST_S
        )

    @property
    def calm(self) -> bool:
        """Whether no command is travelling."""
        return not any(
            self.loads[load.id].pending is not None or self.unanswered(load)
            for load in self.house.loads
        )

    @property
    def age_s(self) -> float:
        """Age of the last valid and moving sample of the house.

        The same value for ten periods while plugs changed is a frozen meter: as good as none.
        """
        frozen = self.now - self.meter.moved
        if frozen > FROZEN_PERIODS * self.meter.period_s:
            return frozen
        return self.now - self.meter.at

    @property
    def contradicted(self) -> bool:
        """Whether plugs moved since the meter last showed another value."""
        return self.meter.plugs_moved >= self.meter.changed

    @property
    def doubtful(self) -> bool:
        """Whether the meter may have stood still for ten periods: too much doubt for a return.

        Sooner than `age_s` says, which waits for ten periods after the plugs' news, because a false
        alarm costs a return some seconds here, and would cut half the house there.
        """
        still = self.now - self.meter.plugs_moved
        return self.contradicted and still > FROZEN_PERIODS * self.meter.period_s

    @property
    def warm(self) -> bool:
        """Whether enough is known to act: not in the first moments after a start."""
        return self.mode is not Mode.WARMUP
