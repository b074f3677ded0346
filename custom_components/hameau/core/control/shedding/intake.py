"""News coming in: samples of the meter, readings of the plugs, relays that moved, hands."""

from collections.abc import Mapping
from dataclasses import replace
from statistics import median

from ...tic.phase import PhaseTrip
from .events import Action, Code, Failed, LimitSet, Readings, Sample, Switched
from .house import HOUSE, Load
from .state import Mode, Shed
from .work import DRAWING_VA, RELAY_S, Work

ECHO_S = 5.0
RETRY_S = 60.0
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
    _settle_loads(work)
    calm = work.calm
    # A plug may tell of a fall before the meter does: what fell is not base meanwhile.
    telling = calm and work.now - meter.fell >= work.delta_s
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
        if pending is not None and work.now < pending.at + work.delta_s:
            ref = pending.before_va
        elif pending is not None:
            one = work.set(load.id, pending=None)
            ref = work.drawn(load) if pending.action is not Action.OFF else 0.0
        else:
            ref = work.drawn(load)
        # What the plug tells next may be older than this sample, if it has not spoken for long.
        stale = work.now - one.read_at > one.reading_period_s / 2
        if ref != one.ref_va or stale is not one.ref_open:
            work.set(load.id, ref_va=ref, ref_open=stale)


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
    changes = {"on": event.on, "level_va": event.level_va or one.level_va}
    if moved:
        changes["changed"] = work.now
    one = work.set(load.id, **changes)
    if event.on and one.shed is not None and not one.shed.virtual:
        echo = one.check is not None and (
            work.now <= one.check.at + work.delta_s + ECHO_S
        )
        if event.by_hand or not echo:
            _taken_back(work, load)
    if one.pending is not None and event.on is (one.pending.action is not Action.OFF):
        _answered(work, load)


def _taken_back(work: Work, load: Load) -> None:
    """Somebody switched a shed load on: it is theirs for a while."""
    one = work.loads[load.id]
    shed = one.shed
    spells = one.spells
    if shed is not None and not shed.queued:
        spells = (*spells, (shed.at, work.now))
    until = work.now + work.house.manual_s
    work.set(
        load.id, shed=None, pending=None, check=None, spells=spells, manual_until=until
    )
    work.say(Code.MANUAL_TAKEN, load.id, seconds=work.house.manual_s)


def _answered(work: Work, load: Load) -> None:
    one = work.loads[load.id]
    if one.unresponsive is not None:
        work.set(load.id, unresponsive=None)
        work.say(Code.RESPONSIVE, load.id)


def failed(work: Work, event: Failed) -> None:
    """The order could not be given: nothing changes at the load, and it is not asked again at once."""
    load = work.by_id.get(event.load)
    if load is None:
        return
    one = work.loads[load.id]
    pending = one.pending
    if pending is None:
        return
    one = work.set(load.id, pending=None, check=None)
    match pending.action:
        case Action.OFF:
            work.set(load.id, shed=None, unresponsive=work.now)
            work.say(Code.UNRESPONSIVE, load.id, load_power=pending.before_va)
        case Action.ON if one.on is not True:
            # A return that failed is tried again later: the load stays ours.
            retried = Shed(
                at=work.now, code=Code.SHED_OVERLOAD, before_va=0.0, hold_s=RETRY_S
            )
            work.set(load.id, shed=one.shed or retried)
        case Action.LEVEL:
            # Lowered as before where it was to be raised; else it draws what it did.
            raised = pending.target_va > pending.before_va
            work.set(load.id, level_va=load.levels_va[0] if raised else None)
        case _:
            pass


def verify(work: Work) -> None:
    """Look whether the commands given had an effect; a dead plug must not block the others."""
    wait = work.delta_s + 2 * work.meter.period_s
    for load in work.house.loads:
        one = work.loads[load.id]
        check = one.check
        if check is None or work.now < check.at + wait:
            continue
        if (
            check.action is Action.OFF
            and one.shed is not None
            and not _obeyed(work, load)
        ):
            work.set(
                load.id, check=None, pending=None, shed=None, unresponsive=work.now
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
    if load.measured and one.power_va is not None and one.read_at > check.at + RELAY_S:
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
