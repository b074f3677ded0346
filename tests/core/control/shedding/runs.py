"""S7, S10–S16 and S18: what holds of a whole run, or of two runs side by side. Each fails by an AssertionError."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
import json
from random import Random

from hameau_core.control.shedding import (
    BALANCED,
    HOUSE,
    Action,
    Code,
    DryRun,
    House,
    LimitSet,
    Load,
    Moment,
    step,
)
from hameau_core.control.shedding.memory import from_dict, to_dict
from hameau_core.control.simulator import Change, Meter, Scenario, World, one_limit
from tests.core.control.shedding.rules import BACK
from tests.core.control.shedding.watch import Step, Watched, live
from tests.core.control.shedding.worlds import PLAIN, TROUBLED, Case, case_of, permuted

NIGHT = datetime(2026, 10, 25, 0, 59, tzinfo=UTC)
HIGHEST = 2.3
"""A house that asks for more at once, in parts of P_ref, may open any 2 s meter before a relay has moved."""


def sound(seed: int) -> Case:
    """S7's premise: exact powers, working relays, a meter every 2 s, and room for what may not be cut."""
    taste = replace(
        PLAIN,
        periods_s=(2,),
        seconds=(300, 600),
        circuits=0,
        three_phases=0,
        loads=(2, 8),
    )
    case = case_of(seed, taste)
    limit, house = case.scenario.limit_va, case.house
    peak = max(case.scenario.base_va[0])
    damp = min(1.0, 0.4 * limit / peak)
    hard = sum(load.nominal_va for load in house.loads if not load.sheddable)
    rest = sum(load.nominal_va for load in house.loads if load.sheddable)
    scales = {
        False: min(1.0, 0.5 * limit / max(hard, 1)),
        True: min(1.0, (HIGHEST - 0.9) * limit / max(rest, 1)),
    }
    loads = tuple(
        replace(
            load,
            nominal_va=load.nominal_va * scales[load.sheddable],
            levels_va=tuple(va * scales[load.sheddable] for va in load.levels_va),
        )
        for load in house.loads
    )
    base = [va * damp for va in case.scenario.base_va[0]]
    scenario = replace(
        case.scenario, house=replace(house, loads=loads), base_va=(base,)
    )
    return replace(case, scenario=scenario)


def s7_never_trips(case: Case) -> None:
    """S7: with a sound meter and relays, what may not be cut staying under L, the breaker stays closed."""
    _, outcome = live(case)
    assert outcome.trips == [], (case.seed, outcome.trips)


HURT = replace(TROUBLED, armed=0, hands=0, wishes=0, limits=0, dry_run=0)


def healed(seed: int) -> Case:
    """Troubles of all kinds, then none any more and room for all."""
    case = case_of(seed, HURT)
    scenario, world, house = case.scenario, case.world, case.house
    end, profile = scenario.seconds, house.profile
    hold = max(house.hold_cap_s, *(load.min_off_s for load in house.loads))
    window = max(profile.window_other_s, 1.5 * world.meter.period_s)
    settle = 3 * world.meter.period_s + house.latency_s + 5
    # Seeing again, a load lost and taken back, the longest hold, a window, one by one.
    bound = round(120 + 2 * 60 + hold + 2 * window + 3 * len(house.loads) * settle)
    plenty = 10 * scenario.phases * sum(o.nominal_va + o.start_va for o in house.loads)
    more = tuple(LimitSet(limit=o.id, limit_va=plenty) for o in house.limits)
    frozen = tuple((b, min(e, end)) for b, e in world.meter.frozen if b < end)
    return replace(
        case,
        scenario=replace(
            scenario,
            base_va=tuple([*one, *([40.0] * bound)] for one in scenario.base_va),
            wants=[*scenario.wants, *([0] * bound)],
            silences=tuple((b, min(e, end)) for b, e in scenario.silences),
        ),
        world=replace(
            world,
            meter=replace(world.meter, frozen=frozen),
            faults=tuple(
                replace(f, span=(f.span[0], min(f.span[1], end)))
                for f in world.faults
                if f.span[0] < end
            ),
        ),
        said={**case.said, end: more},
        away=tuple(span for span in case.away if span[1] < end),
    )


def s10_all_return(case: Case) -> None:
    """S10: once there is room for all, for good, all that we took is given back within the bound."""
    watched, _ = live(case)
    assert watched.state is not None
    for load in case.house.loads:
        one = watched.state.loads[load.id]
        if not load.auto_restore:
            continue
        assert one.shed is None, (case.seed, load.id)
        assert one.on is not False, (case.seed, load.id)
        lowered = one.level_va is not None and one.level_va < load.levels_va[-1]
        assert not lowered, (case.seed, load.id)


def twins(seed: int) -> Case:
    """Two or three equal loads that take turns, of which there is never room for all."""
    dice = Random(seed)
    count = dice.choice((2, 2, 3))
    least_off, least_on = dice.choice((20, 60)), dice.choice((0, 30, 60))
    loads = tuple(
        Load(
            id=f"twin_{number}",
            priority=3,
            nominal_va=1500,
            min_on_s=least_on,
            min_off_s=least_off,
            rotation="twins",
        )
        for number in range(count)
    )
    house = House(
        limits=one_limit(6000),
        loads=loads,
        rotation_s=dice.choice((60, 120)),
        profile=replace(BALANCED, amber_s=20, window_other_s=20),
    )
    base = 6000 - 1500 * (count - 1) - dice.randint(250, 900)
    changes = [Change(0, load.id, 1) for load in loads]
    changes.append(Change(0, "base0", base))
    scenario = Scenario.from_changes("twins", house, changes, seconds=1500)
    world = World(meter=Meter(period_s=dice.choice((2, 5, 10))))
    return Case(scenario=scenario, world=world, seed=seed)


def s11_turns(case: Case) -> None:
    """S11: equals are off for equal times, to within one turn."""
    watched, _ = live(case, {})
    assert watched.state is not None
    house, now = case.house, float(case.scenario.seconds)
    off = [one.shed_seconds(now) for one in watched.state.loads.values()]
    load = house.loads[0]
    turn = house.rotation_s + load.min_off_s + load.min_on_s
    assert sum(off) > 0
    assert max(off) - min(off) <= turn + 3 * case.world.meter.period_s, off


def s12_switchings(case: Case) -> None:
    """S12: no relay is worn out, and no load is ordered two things at once."""
    watched, _ = live(case, {})
    for load in case.house.loads:
        orders = [
            command.action
            for _, commands, _ in watched.log
            for command in commands
            if command.load == load.id and command.action is not Action.LEVEL
        ]
        most = 2 * (case.scenario.seconds / load.min_off_s + 1)
        assert len(orders) <= most, (case.seed, load.id, len(orders))
    for _, commands, _ in watched.log:
        named = [command.load for command in commands]
        assert len(named) == len(set(named)), (case.seed, commands)


def s13_memory(case: Case) -> None:
    """S13: what binds the future is the same after a restart, whatever the machine's own clock says then."""
    watched, _ = live(case)
    state = watched.state
    assert state is not None
    now, reset = float(case.scenario.seconds), 17.0
    moment = Moment(seconds=now, utc=NIGHT)
    notes = json.loads(json.dumps(to_dict(state, moment)))
    reborn = from_dict(notes, case.house, Moment(seconds=reset, utc=NIGHT))
    assert (reborn.armed, reborn.dry_run) == (state.armed, state.dry_run)
    for name, one in state.loads.items():
        back = reborn.loads[name]
        assert (back.multiplier, back.usual.bins) == (one.multiplier, one.usual.bins)
        assert back.delays.bins == one.delays.bins
        assert (back.level_va, back.level_from_va) == (one.level_va, one.level_from_va)
        for until in ("manual_until", "preferred_until"):
            assert _same(getattr(back, until) - reset, getattr(one, until) - now)
        if one.shed is None or one.shed.virtual:
            assert back.shed is None
            continue
        assert back.shed is not None, name
        assert _same(back.shed_seconds(reset), one.shed_seconds(now))
        assert _same(back.shed.at - reset, one.shed.at - now)
        assert _same(back.shed.opened - reset, one.shed.opened - now)
        assert back.shed.hold_s == one.shed.hold_s
        assert (back.shed.code, back.shed.queued) == (one.shed.code, one.shed.queued)


def _same(one: float, other: float) -> bool:
    return one == other or abs(one - other) < 1e-3


type Log = list[tuple[float, list[str], list[str]]]


def _log(watched: Watched, since: float = 0) -> Log:
    return [
        (at, sorted(map(str, commands)), sorted(map(str, reasons)))
        for at, commands, reasons in watched.log
        if at >= since
    ]


def s14_order(case: Case) -> None:
    """S14: the same again gives the same, and so does another order of the list of loads."""
    once, _ = live(case)
    again, _ = live(case)
    assert once.state == again.state
    assert _log(once) == _log(again)
    turned, _ = live(permuted(case))
    # In the first second relays are told of one by one, in the order of the list.
    assert _log(turned, since=1) == _log(once, since=1), case.seed


def s15_wall_clock(case: Case) -> None:
    """S15: however the wall clock jumps, the same is done at the same moments."""
    plain, _ = live(case)
    jumps = {20: 3600.0, 90: -7200.0, 200: 86_400.0 * 400}
    jumped, _ = live(case, utc_jumps=jumps)
    assert _log(plain) == _log(jumped)


def s16_dry_run(case: Case) -> None:
    """S16: a dry run says what would be done first, in the same words, does nothing, and leaves nothing behind."""
    real, _ = live(case)
    dry, _ = live(replace(case, said={1: (DryRun(on=True),)}))
    assert not [commands for _, commands, _ in dry.log if commands]
    first = next((at for at, commands, _ in real.log if commands), None)
    if first is None or first <= 1:
        return
    for watched in (real, dry):
        watched.log = [each for each in watched.log if each[0] <= first]
    ordered = next(i for i, each in enumerate(real.log) if each[1])
    said = [(at, reasons) for at, _, reasons in _log(real)[: ordered + 1]]
    assert [(at, r) for at, _, r in _log(dry)[: ordered + 1]] == said, case.seed
    assert dry.state is not None
    moment = Moment(seconds=float(case.scenario.seconds), utc=NIGHT)
    after, _, _ = step(dry.state, DryRun(on=False), moment)
    for one in after.loads.values():
        assert one.shed is None or not one.shed.virtual
        assert one.imagined_va is None


OVERLOADED = {Code.SHED_OVERLOAD, Code.LOWERED, Code.SHED_BLIND}


def s18_lower_limit(case: Case) -> None:
    """S18: had the limit just been set lower, what was cut is still cut, and no more is given back."""
    dice = Random(case.seed)
    wrong: list[str] = []

    def compare(seen: Step) -> str | None:
        interesting = {r.code for r in seen.reasons} & (OVERLOADED | BACK)
        if not interesting and dice.random() > 0.02:
            return None
        old = seen.before.limits[HOUSE].limit_va
        codes = []
        for part in (1.0, dice.choice((0.7, 0.95))):
            event = LimitSet(limit=HOUSE, limit_va=old * part)
            state, _, first = step(seen.before, event, seen.moment)
            _, _, second = step(state, seen.event, seen.moment)
            codes.append({r.code for r in (*first, *second)})
        same, lower = codes
        if same & OVERLOADED and not lower & (OVERLOADED | {Code.NOTHING_LEFT}):
            wrong.append(f"{seen.now}: {same} but {lower}")
        if lower & BACK and not same & (BACK | {Code.RAISED}):
            wrong.append(f"{seen.now}: gives back only under the lower limit")
        return None

    live(case, {"S18": compare})
    assert not wrong, (case.seed, wrong)


RUNS: dict[str, tuple[Callable[[int], Case], Callable[[Case], None]]] = {
    "S7": (sound, s7_never_trips),
    "S10": (healed, s10_all_return),
    "S11": (twins, s11_turns),
    "S12": (lambda seed: case_of(seed, PLAIN), s12_switchings),
    "S13": (lambda seed: case_of(seed, replace(TROUBLED, restart=0)), s13_memory),
    "S14": (lambda seed: case_of(seed, replace(TROUBLED, restart=0)), s14_order),
    "S15": (lambda seed: case_of(seed, replace(TROUBLED, restart=0)), s15_wall_clock),
    "S16": (lambda seed: case_of(seed, PLAIN), s16_dry_run),
    "S18": (lambda seed: case_of(seed, PLAIN), s18_lower_limit),
}
"""By invariant: which cases it is tried on, by seed, and how."""
