"""News coming in: samples of the meter, readings of the plugs, relays that moved, hands."""

from collections.abc import Mapping
from dataclasses import replace
from statistics import median
from typing import Any

from ...tic.phase import PhaseTrip
from . import shown
from .delays import SLOWEST_S
from .events import Action, Code, Failed, LimitSet, Readings, Sample, Switched
from .house import HOUSE, Load
from .state import NEVER, LoadState, Mode, Pending, Shed
from .work import DRAWING_VA, Work

ECHO_S = 5.0
RETRY_S = 60.0
_FAILS_WITHIN_S = 120.0
"""An order that fails later than this is not the last one we gave for sure."""
_LEVEL_TOLERANCE = 0.05
_KEPT_INTERVALS = 9
_BASE_EVERY_S = 60.0
_LEARN_EVERY_S = 60.0


def sample(work: Work, event: Sample) -> None:
    """Take a measurement: references, filters, ledger, base."""
    for limit in work.house.limits:
        power = event.powers_va.get(limit.id)
        if power is None:
            continue
        one = work.limits[limit.id]
        trip = one.trip
        if trip is not None:
            trip = (
                trip.step(work.now - one.at).draw(power)
                if one.power_va is not None
                else (PhaseTrip.start(trip.cutoff_va, power))
            )
        work.limits[limit.id] = replace(one, power_va=power, at=work.now, trip=trip)
    if HOUSE in event.powers_va:
        _house_sample(work, event)


def _house_sample(work: Work, event: Sample) -> None:
    meter = work.meter
    power = event.powers_va[HOUSE]
    before = work.state.limits[HOUSE].power_va
    interval = work.now - meter.at
    intervals = meter.intervals
    if meter.samples and interval > 0.2:
        intervals = (*intervals, interval)[-_KEPT_INTERVALS:]
    period = median(intervals) if intervals else meter.period_s
    changed = meter.changed if power == before else work.now
    frozen = power == before and work.contradicted
    if before is not None:
        shown.in_meter(work, power - before)
    _settle_loads(work)
    calm = work.calm
    # A plug may tell of a fall before the meter does: what fell is not base meanwhile.
    telling = calm and work.now - meter.fell >= work.house.latency_s
    known = sum(one.ref_va for one in work.loads.values())
    base = max(0.0, power - known)
    profile = work.house.profile
    window = max(profile.window_other_s, profile.window_important_s, 1.5 * period)
    reach = work.now - window
    bases = tuple(item for item in meter.bases if item[0] >= reach)
    usual, base_at = meter.base, meter.base_at
    if telling:
        bases = (*bases, (work.now, base))
        if work.now - base_at >= _BASE_EVERY_S:
            usual, base_at = usual.seen(base, work.now), work.now
    work.meter = replace(
        meter,
        period_s=period,
        intervals=intervals,
        at=work.now,
        changed=changed,
        moved=meter.moved if frozen else work.now,
        samples=meter.samples + 1,
        fresh_samples=meter.fresh_samples + 1,
        overload=event.overload,
        flagged=work.now if event.overload and not meter.overload else meter.flagged,
        settled=calm,
        bases=bases,
        base=usual,
        base_at=base_at,
    )


def _settle_loads(work: Work) -> None:
    """A sample arrived: what it contains of every load becomes the new reference."""
    for load in work.house.loads:
        one = work.loads[load.id]
        pending = one.pending
        if pending is not None and _travels(work, load, pending):
            ref = pending.target_va if pending.shown else pending.before_va
        else:
            one = work.set(load.id, pending=None)
            ref = work.drawn(load)
        # What the plug tells next may be older than this sample, if it has not spoken for long.
        stale = work.now - one.read_at > one.reading_period_s / 2
        if ref != one.ref_va or stale is not one.ref_open:
            work.set(load.id, ref_va=ref, ref_open=stale)


def _travels(work: Work, load: Load, pending: Pending) -> bool:
    """Whether a command is still on its way; one the meter has shown is until its slow relay says so."""
    if work.now < pending.at + work.delta_s(load):
        return True
    return pending.shown and work.unanswered(load)


def readings(work: Work, event: Readings) -> None:
    """Take what plugs measure."""
    known = {name: va for name, va in event.powers_va.items() if name in work.loads}
    _watch_moves(work, known)
    for name, power in _one_by_one(known):
        _reading(work, work.by_id[name], power)


def _one_by_one(
    powers_va: Mapping[str, float | None],
) -> list[tuple[str, float | None]]:
    """Put the plugs' news in an order that does not depend on their list: each may revise the bases."""
    return sorted(powers_va.items())


def _watch_moves(work: Work, powers_va: Mapping[str, float | None]) -> None:
    """Note since when the meter should show something else: two heaters that take turns move nothing."""
    rise, since = 0.0, work.now
    for name, power in powers_va.items():
        one = work.loads[name]
        if power is None or one.power_va is None or one.read_at < one.changed:
            continue
        rise += power - one.power_va
        since = min(since, one.read_at)
    if abs(rise) > DRAWING_VA and not work.contradicted:
        work.meter = replace(work.meter, plugs_moved=since)


def _reading(work: Work, load: Load, power: float | None) -> None:
    one = work.loads[load.id]
    if power is None:
        work.set(load.id, power_va=None)
        return
    old = work.drawn(load)
    gap = work.now - one.read_at
    period = one.reading_period_s
    if 0.5 < gap < 600:
        period += (gap - period) / 8
    one = work.set(load.id, power_va=power, read_at=work.now, reading_period_s=period)
    shown.in_reading(work, load, power, gap)
    virtual = one.shed is not None and one.shed.virtual
    if virtual or one.imagined_va is not None:
        work.set(load.id, ref_va=power)
        return
    new = work.drawn(load)
    if old - new > DRAWING_VA:
        work.meter = replace(work.meter, fell=work.now)
    if abs(new - old) > DRAWING_VA and one.pending is None:
        _revise_bases(work, since=work.now - gap, rise=new - old)
    if one.ref_open and one.pending is None:
        work.set(load.id, ref_va=new, ref_open=False)
    if power > DRAWING_VA and work.now - one.learned_at >= _LEARN_EVERY_S:
        work.set(load.id, usual=one.usual.seen(power, work.now), learned_at=work.now)


def _revise_bases(work: Work, *, since: float, rise: float) -> None:
    """A plug tells late that its load moved: put that power into the samples that already had it.

    Of the samples taken since the plug's former reading, those from the first jump on that fits the
    change belong to the load; each base is the candidate nearest to the one before it.
    """
    bases = list(work.meter.bases)
    last: float | None = None
    for place, (at, base) in enumerate(bases):
        if at > since and last is not None:
            revised = max(0.0, base - rise)
            if abs(revised - last) < abs(base - last):
                bases[place] = (at, revised)
        last = bases[place][1]
    work.meter = replace(work.meter, bases=tuple(bases))


def switched(work: Work, event: Switched) -> None:
    """A relay reports."""
    load = work.by_id.get(event.load)
    if load is None:
        return
    one = work.loads[load.id]
    if event.on is None:
        work.set(load.id, on=None)
        return
    moved = one.on is not event.on
    if moved and not event.on and work.drawn(load) > DRAWING_VA:
        work.meter = replace(work.meter, fell=work.now)
    changes: dict[str, Any] = {"on": event.on}
    if moved:
        changes["changed"] = work.now
    known = one
    one = work.set(load.id, **changes)
    if event.on and one.shed is not None and not one.shed.virtual:
        if event.by_hand or not _echo(work, load):
            _taken_back(work, load, event.level_va)
    elif event.level_va:
        _level_told(work, load, event.level_va, by_hand=event.by_hand, before=known)
    order = one.order
    if order is not None and event.on is (order.action is not Action.OFF):
        shown.in_relay(work, load)
        if one.pending is not None or one.given_up is not None:
            _answered(work, load, by_hand=event.by_hand)
    if moved and not event.on:
        _opened(work, load)


def _opened(work: Work, load: Load) -> None:
    """Note when the relay of a load we cut opened: its rest counts from then, also after a restart."""
    shed = work.loads[load.id].shed
    if shed is None or shed.opened != NEVER or work.now > shed.at + SLOWEST_S:
        return
    work.set(load.id, shed=replace(shed, opened=work.now))


def _echo(work: Work, load: Load) -> bool:
    """Whether what a relay says now may be the answer to our last order, or from before it."""
    order = work.loads[load.id].order
    return order is not None and work.now <= order.at + work.delta_s(load) + ECHO_S


def _level_told(
    work: Work, load: Load, level_va: float, *, by_hand: bool, before: LoadState
) -> None:
    """A variable load says its level: ours, or the one a person chose, which is left as it is."""
    one = work.loads[load.id]
    same = max(DRAWING_VA, _LEVEL_TOLERANCE * level_va)
    if one.level_va is not None and abs(level_va - one.level_va) <= same:
        return
    if not by_hand and _echo(work, load):
        return
    work.set(load.id, level_va=level_va, level_from_va=None)
    if one.level_from_va is not None and (by_hand or before.on is True):
        until = work.now + work.house.manual_s
        work.set(load.id, manual_until=until)
        work.say(Code.MANUAL_TAKEN, load.id, seconds=work.house.manual_s)


def _taken_back(work: Work, load: Load, level_va: float | None) -> None:
    """Somebody switched a shed load on: it is theirs for a while, at their level."""
    one = work.loads[load.id]
    shed = one.shed
    spells = one.spells
    if shed is not None and not shed.queued:
        spells = (*spells, (shed.at, work.now))
    work.set(
        load.id,
        shed=None,
        pending=None,
        check=None,
        spells=spells,
        level_va=level_va,
        level_from_va=None,
        manual_until=work.now + work.house.manual_s,
    )
    work.say(Code.MANUAL_TAKEN, load.id, seconds=work.house.manual_s)


def _answered(work: Work, load: Load, *, by_hand: bool) -> None:
    """A relay has obeyed, be it after it was given up: then what it left off is ours again."""
    one = work.loads[load.id]
    late, order = one.given_up, one.order
    if late is not None and order is not None and not by_hand:
        if work.now <= order.at + SLOWEST_S + ECHO_S and one.shed is None:
            work.set(load.id, shed=late)
        work.set(load.id, given_up=None)
    if one.unresponsive is not None:
        work.set(load.id, unresponsive=None)
        work.say(Code.RESPONSIVE, load.id)


def failed(work: Work, event: Failed) -> None:
    """The order could not be given: nothing changes at the load, and it is not asked again at once.

    That may be known only after the sample that should have shown it. What has obeyed meanwhile did not fail.
    """
    load = work.by_id.get(event.load)
    if load is None:
        return
    one = work.loads[load.id]
    order = one.order
    if order is None or work.now - order.at > _FAILS_WITHIN_S:
        return
    one = work.set(load.id, pending=None, order=None, check=None)
    match order.action:
        case Action.OFF if not (one.on is False and one.changed >= order.at):
            work.set(load.id, shed=None, given_up=None, unresponsive=work.now)
            if one.unresponsive is None:
                work.say(Code.UNRESPONSIVE, load.id, load_power=order.before_va)
        case Action.ON if one.on is not True:
            # A return that failed is tried again later: the load stays ours.
            retried = Shed(
                at=work.now, code=Code.SHED_OVERLOAD, before_va=0.0, hold_s=RETRY_S
            )
            work.set(load.id, shed=one.shed or retried)
        case Action.LEVEL if one.level_va == order.target_va:
            work.set(
                load.id, level_va=order.level_va, level_from_va=order.level_from_va
            )
        case _:
            pass


def verify(work: Work) -> None:
    """Look whether the commands given had an effect; a dead plug must not block the others."""
    for load in work.house.loads:
        one = work.loads[load.id]
        check = one.check
        if check is None:
            continue
        if work.now < check.at + work.delta_s(load) + 2 * work.meter.period_s:
            continue
        if (
            check.action is Action.OFF
            and one.shed is not None
            and not _obeyed(work, load)
        ):
            work.set(
                load.id,
                check=None,
                pending=None,
                shed=None,
                given_up=one.shed,
                unresponsive=work.now,
            )
            work.say(Code.UNRESPONSIVE, load.id, load_power=check.before_va)
        elif work.mode is not Mode.BLIND or work.now > check.at + 60:
            work.set(load.id, check=None)


def _obeyed(work: Work, load: Load) -> bool:
    one = work.loads[load.id]
    check = one.check
    assert check is not None
    if one.on is None:
        # Out of reach: what it said last counts.
        return one.changed >= check.at
    if one.on:
        return False
    if (
        load.measured
        and one.power_va is not None
        and one.read_at > check.at + work.delta_s(load)
    ):
        return one.power_va <= max(DRAWING_VA, check.before_va / 2)
    return True


def limit_set(work: Work, event: LimitSet) -> None:
    """A limit is another one from now on."""
    one = work.limits.get(event.limit)
    if one is None:
        return
    trip = one.trip
    if event.cutoff_va is not None and trip is not None:
        trip = replace(trip, cutoff_va=event.cutoff_va)
    work.limits[event.limit] = replace(one, limit_va=event.limit_va, trip=trip)
