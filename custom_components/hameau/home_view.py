"""What entities, cards and services show of a home: one snapshot in plain values."""

from datetime import UTC, datetime, timedelta
import math
from typing import TYPE_CHECKING, Any, Final, TypedDict

from homeassistant.util import dt as dt_util

from .core.control.shedding import Action, Load, Mode, Reason
from .core.control.shedding.explain import waits
from .core.control.shedding.state import LoadState, Shed
from .core.control.shedding.work import Work

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime

SLOW_RATIO: Final = 1.8
"""A meter that protects only from overloads below this part of the limit is called too slow.

Protected is the overload which opens the meter no sooner than after twice its period and delays (`protected_ratio`).
"""


class LoadView(TypedDict):
    """One appliance now. Powers in VA, times in s or ISO 8601."""

    id: str
    name: str
    entity_id: str
    priority: int
    kind: str
    enabled: bool
    state: str
    since: str | None
    power_va: float | None
    return_va: float
    reason: dict[str, Any] | None
    returns_at: str | None
    shed_s_today: float
    level_va: float | None


class HomeView(TypedDict):
    """A home now."""

    mode: str
    armed: bool
    dry_run: bool
    profile: str
    limit_va: float | None
    power_va: float | None
    predicted_va: float | None
    seconds_to_cut: float | None
    headroom_va: float | None
    meter_period_s: float | None
    protected_ratio: float | None
    next_restore: dict[str, str] | None
    sheds_today: int
    trips_avoided_today: int
    loads: list[LoadView]
    schedules: list[dict[str, Any]]


def view(run: HomeRuntime) -> HomeView:
    """Give the snapshot."""
    state, figures = run.state, run.loop.figures()
    metered = run.config.metered
    work = Work(state, run.loop.clock())
    loads = [
        _load(run, work, load) for load in sorted(state.house.loads, key=_by_priority)
    ]
    seen = state.meter.samples > 2
    return HomeView(
        mode=state.mode.value if metered else Mode.DISARMED.value,
        armed=state.armed,
        dry_run=state.dry_run,
        profile=state.house.profile.name,
        limit_va=_rounded(figures.limit_va) if metered and run.limits.known else None,
        power_va=_rounded(figures.power_va),
        predicted_va=_rounded(figures.predicted_va),
        seconds_to_cut=_rounded(figures.seconds_to_cut),
        headroom_va=_rounded(figures.headroom_va) if run.limits.known else None,
        meter_period_s=round(state.meter.period_s, 1) if seen else None,
        protected_ratio=run.protected_ratio,
        next_restore=_next_restore(loads),
        sheds_today=run.journal.sheds,
        trips_avoided_today=run.journal.avoided,
        loads=loads,
        schedules=run.schedules.view(),
    )


def _by_priority(load: Load) -> tuple[int, str]:
    return load.priority, load.id


def _next_restore(loads: list[LoadView]) -> dict[str, str] | None:
    coming = [
        (at, load["id"])
        for load in loads
        if load["state"] == "shed" and (at := load["returns_at"]) is not None
    ]
    if not coming:
        return None
    at, load = min(coming)
    return {"load": load, "at": at}


def _load(run: HomeRuntime, work: Work, load: Load) -> LoadView:
    one = work.loads[load.id]
    shown = _shown(load, one, work.now)
    reason = run.reasons.get(load.id)
    if shown == "waiting":
        reason = waits(run.state, load.id, run.loop.clock())
    return LoadView(
        id=load.id,
        name=run.config.names.get(load.id, load.id),
        entity_id=run.config.appliances[load.id].entity_id,
        priority=load.priority,
        kind=load.kind.value,
        enabled=load.enabled,
        state=shown,
        since=_since(run, one, shown),
        power_va=None if one.on is None else _rounded(work.drawn(load)),
        return_va=round(work.return_power(load)),
        reason=None if reason is None else _said(reason),
        returns_at=_returns(run, load, one),
        shed_s_today=round(_shed_today(run, one, work.now)),
        level_va=_rounded(one.level_va),
    )


def _said(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code.value, "figures": dict(reason.figures)}


def _shown(load: Load, one: LoadState, now: float) -> str:
    """One word for an appliance's state; the strongest counts."""
    if one.on is None:
        return "unavailable"
    if one.shed is not None:
        return "shed" if _held(load, one.shed, now) else "waiting"
    if one.unresponsive is not None:
        return "unresponsive"
    if one.manual_until > now:
        return "manual"
    if one.on and one.level_from_va is not None:
        return "lowered"
    # A return that travels is one: the relay says so a moment later.
    returning = one.pending is not None and one.pending.action is Action.ON
    return "on" if one.on or returning else "off"


def _held(load: Load, shed: Shed, now: float) -> bool:
    """Whether it is kept off whatever room there is."""
    return not shed.queued and now < shed.hold_ends(load.min_off_s)


def _since(run: HomeRuntime, one: LoadState, shown: str) -> str | None:
    at = one.changed
    if shown in ("waiting", "shed") and one.shed is not None:
        at = one.shed.at
    elif shown == "unresponsive" and one.unresponsive is not None:
        at = one.unresponsive
    elif shown == "lowered":
        at = one.levelled
    return _iso(run, at)


def _iso(run: HomeRuntime, seconds: float) -> str | None:
    if not math.isfinite(seconds):
        return None
    at = datetime.fromtimestamp(run.loop.utc(seconds), UTC)
    return at.isoformat(timespec="seconds")


def _returns(run: HomeRuntime, load: Load, one: LoadState) -> str | None:
    """When its hold is over, as long as that is to come; then it waits for room. A person's: when it is Hameau's again."""
    shed = one.shed
    if shed is None and one.manual_until > run.loop.clock().seconds:
        return _iso(run, one.manual_until)
    if shed is None or shed.queued or not load.auto_restore:
        return None
    at = shed.hold_ends(load.min_off_s)
    return None if at <= run.loop.clock().seconds else _iso(run, at)


def _shed_today(run: HomeRuntime, one: LoadState, now: float) -> float:
    """Seconds since local midnight that it was off by our doing."""
    wall = run.loop.clock().utc
    midnight = dt_util.start_of_local_day(dt_util.as_local(wall))
    start = now - (wall - midnight) / timedelta(seconds=1)
    total = sum(end - max(begin, start) for begin, end in one.spells if end > start)
    if one.shed is not None and not one.shed.queued:
        total += now - max(one.shed.at, start)
    return total


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value)
