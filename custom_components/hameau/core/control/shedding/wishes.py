"""What people, schedules and automations ask for."""

from dataclasses import replace

from .events import Action, Asked, Code, DryRun, Wish
from .house import Load, LoadClass
from .state import NEVER, Mode, Shed
from .work import Work


def asked(work: Work, event: Asked) -> None:
    """Take a wish about one load; the restore rule answers starts and restores."""
    load = work.by_id.get(event.load)
    if load is None:
        return
    match event.wish:
        case Wish.START:
            _start(work, load)
        case Wish.STOP:
            _stop(work, load)
        case Wish.SHED:
            _shed(work, load, event.seconds)
        case Wish.RESTORE:
            _restore(work, load)
        case Wish.PREFER:
            until = (
                NEVER if event.seconds == 0 else work.now + (event.seconds or 3600.0)
            )
            work.set(load.id, preferred_until=until)


def _start(work: Work, load: Load) -> None:
    """Queue a start: it happens when there is room, which may be now."""
    one = work.loads[load.id]
    if one.on or one.shed is not None:
        return
    if not work.armed:
        work.command(load, Action.ON, work.return_power(load))
        work.say(Code.STARTED, load.id)
        return
    rest = one.changed + load.min_off_s - work.now
    queued = Shed(
        at=work.now,
        code=Code.START_REFUSED,
        before_va=0.0,
        hold_s=max(0.0, rest),
        virtual=work.dry_run,
        queued=True,
    )
    work.set(load.id, shed=queued)


def _stop(work: Work, load: Load) -> None:
    one = work.loads[load.id]
    if one.shed is not None:
        spells = one.spells
        if not one.shed.queued:
            spells = (*spells, (one.shed.at, work.now))
        work.set(load.id, shed=None, spells=spells)
    if work.loads[load.id].on and load.kind is not LoadClass.HARD:
        work.command(load, Action.OFF, 0.0)


def _shed(work: Work, load: Load, seconds: float | None) -> None:
    one = work.loads[load.id]
    if not load.sheddable or not work.armed:
        return
    until = NEVER if seconds is None else work.now + seconds
    if one.shed is not None:
        work.set(
            load.id, shed=replace(one.shed, held_until=max(until, one.shed.held_until))
        )
        return
    if one.on is not True:
        return
    work.say(Code.SHED_ASKED, load.id, load_power=work.expected(load))
    work.cut(load, Code.SHED_ASKED)
    shed = work.loads[load.id].shed
    assert shed is not None
    work.set(load.id, shed=replace(shed, held_until=until))


def _restore(work: Work, load: Load) -> None:
    """End a hold that was asked for, and stand first in the queue; min_off is still respected."""
    one = work.loads[load.id]
    if one.shed is None:
        return
    work.set(
        load.id,
        shed=replace(
            one.shed, held_until=NEVER, hold_s=min(one.shed.hold_s, load.min_off_s)
        ),
        preferred_until=max(one.preferred_until, work.now + 900),
    )


def dry_run(work: Work, event: DryRun) -> None:
    """Enter or leave the dry run; what was only imagined as cut is forgotten."""
    work.dry_run = event.on
    if event.on:
        return
    for name, one in work.loads.items():
        shed = None if one.shed is not None and one.shed.virtual else one.shed
        work.loads[name] = replace(one, shed=shed, imagined_va=None)
    if work.mode is Mode.SHEDDING:
        work.mode = Mode.NORMAL
