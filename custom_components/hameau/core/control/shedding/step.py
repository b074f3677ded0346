"""`step`: the whole shedder as one pure function."""

from dataclasses import replace

from ...tic.phase import PhaseTrip
from . import intake, modes, overload, wishes
from .events import (
    Armed,
    Asked,
    Command,
    DryRun,
    Event,
    Failed,
    LimitSet,
    Moment,
    Readings,
    Reason,
    Sample,
    Switched,
    Tick,
)
from .house import House
from .restore import restore
from .state import LimitState, LoadState, Mode, State
from .work import Work


def start(house: House, moment: Moment) -> State:
    """Give the state of a shedder that knows nothing but its configuration."""
    limits = {
        limit.id: LimitState(
            limit_va=limit.limit_va,
            trip=None
            if limit.cutoff_va is None
            else PhaseTrip.start(limit.cutoff_va, 0.0),
        )
        for limit in house.limits
    }
    return State(
        house=house,
        started=moment.seconds,
        limits=limits,
        loads={load.id: LoadState() for load in house.loads},
    )


def step(
    state: State, event: Event, moment: Moment
) -> tuple[State, list[Command], list[Reason]]:
    """Take one event: the new state, the orders to give now, and why.

    Pure: the same arguments give the same result, `state` is not changed, nothing is read but the
    arguments, and only the monotonic part of `moment` decides.
    """
    work = Work(state, moment)
    take(work, event)
    intake.verify(work)
    modes.update(work)
    if work.mode is not Mode.BLIND and work.armed:
        overload.watch(work)
        modes.update(work)
    restore(work)
    if state.dry_run or work.dry_run:
        work.commands.clear()
    return work.close(), work.commands, work.reasons


def take(work: Work, event: Event) -> None:
    """Let an event change what is known."""
    match event:
        case Sample():
            intake.sample(work, event)
        case Readings():
            intake.readings(work, event)
        case Switched():
            intake.switched(work, event)
        case Failed():
            intake.failed(work, event)
        case LimitSet():
            intake.limit_set(work, event)
        case Asked():
            wishes.asked(work, event)
        case Armed():
            work.armed = event.on
        case DryRun():
            wishes.dry_run(work, event)
        case Tick():
            pass


def reconfigure(state: State, house: House, moment: Moment) -> State:
    """Go on with another configuration: what is known of a load or limit that stays is kept."""
    fresh = start(house, moment)
    limits = {
        name: _carried(state.limits.get(name), one)
        for name, one in fresh.limits.items()
    }
    loads = {name: state.loads.get(name, one) for name, one in fresh.loads.items()}
    return replace(state, house=house, limits=limits, loads=loads)


def _carried(old: LimitState | None, new: LimitState) -> LimitState:
    """What was known of a limit, under its new figures."""
    if old is None or (old.trip is None) != (new.trip is None):
        return new
    trip = old.trip
    if trip is not None and new.trip is not None:
        trip = replace(trip, cutoff_va=new.trip.cutoff_va)
    return replace(old, limit_va=new.limit_va, trip=trip)
