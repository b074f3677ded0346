"""Switching an appliance once, to see that it obeys and to measure what it draws."""

import asyncio
from collections.abc import Callable
from statistics import median
from typing import TYPE_CHECKING, Final

from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event

from ..appliances import Appliance, Value
from ..core.control.shedding import Action, LoadClass
from ..core.errors import TrialError

if TYPE_CHECKING:
    from ..sources.home_runtime import HomeRuntime

OBEY_S: Final = 15.0
"""Time a target has to show that it obeyed."""
LOOK_S: Final = 60.0
"""Time its power has to follow: slow meters and plugs tell it once a minute."""
STEADY_S: Final = 4.0
BEAT_S: Final = 1.0

_STEP_VA: Final = 30.0
_AGREEING: Final = 3

type Gauge = Callable[[], float | None]
type Tell = Callable[[float], None]


def _gauge(run: HomeRuntime, appliance: Appliance) -> Gauge:
    """Give what measures it: its own sensor, or else the meter of the home."""
    if sensor := appliance.power_entity:
        return lambda: appliance.drawn_va(run.hass.states.get(sensor))
    return lambda: run.view()["power_va"]


async def async_try(
    hass: HomeAssistant, home: ConfigEntry, appliance: Appliance, tell: Tell
) -> float:
    """Switch it over and back; give what it draws, in VA.

    Whatever happens in between, and also when the person closes the window, it is given
    back as it was found. Raises TrialError.
    """
    if appliance.kind in (LoadClass.HARD, LoadClass.NOTIFY):
        raise TrialError("never_cut")
    if home.state is not ConfigEntryState.LOADED:
        raise TrialError("at_rest")
    run: HomeRuntime = home.runtime_data
    state = hass.states.get(appliance.entity_id)
    on = appliance.read(state).on
    if on is None:
        raise TrialError("unavailable")
    if _is_shed(run, appliance):
        raise TrialError("shed_now")
    if not on and _no_room(run, appliance):
        raise TrialError("no_room")
    read = _gauge(run, appliance)
    before, first = appliance.before(state), await _steady(read)
    over, back = (Action.OFF, Action.ON) if on else (Action.ON, Action.OFF)
    await run.controller.async_owe(appliance, before, on=on)
    try:
        await _order(run, appliance, over)
        second = await _followed(read, first, tell)
    finally:
        await _give_back(run, appliance, back, before)
    if first is None or second is None:
        raise TrialError("not_measured")
    power = first - second if on else second - first
    if power < _STEP_VA:
        raise TrialError("no_change")
    return power


def _is_shed(run: HomeRuntime, appliance: Appliance) -> bool:
    """Whether it is off by our doing already: it stays so until there is room."""
    return any(
        one.entity_id == appliance.entity_id
        and run.state.loads[one.id].shed is not None
        for one in run.appliances.values()
    )


def _no_room(run: HomeRuntime, appliance: Appliance) -> bool:
    """Whether switching it on could put the home above its limit."""
    now = run.view()
    power, limit = now["power_va"], now["limit_va"]
    if power is None or limit is None:
        return False
    return power + max(appliance.nominal_va, appliance.start_va) > limit


async def _order(
    run: HomeRuntime, appliance: Appliance, action: Action, before: Value = None
) -> None:
    """Command the target and wait until it shows that it obeyed."""
    obeyed = asyncio.Event()

    @callback
    def look(_: object = None) -> None:
        on = appliance.read(run.hass.states.get(appliance.entity_id)).on
        if on is (action is Action.ON):
            obeyed.set()

    unfollow = async_track_state_change_event(run.hass, appliance.entity_id, look)
    try:
        if not await run.controller.async_try(appliance, action, before):
            raise TrialError("refused")
        look()
        async with asyncio.timeout(OBEY_S):
            await obeyed.wait()
    except TimeoutError as error:
        raise TrialError("did_not_obey") from error
    finally:
        unfollow()


async def _give_back(
    run: HomeRuntime, appliance: Appliance, action: Action, before: Value
) -> None:
    """Leave it as it was found; until it is, it stays in the ledger of what is owed."""
    paid = False
    try:
        await _order(run, appliance, action, before)
        paid = True
    except TrialError as error:
        raise TrialError("not_given_back") from error
    finally:
        await run.controller.async_settle(appliance, paid=paid)


async def _steady(read: Gauge) -> float | None:
    """Give the middle of some readings."""
    found = []
    for _ in range(round(STEADY_S / BEAT_S)):
        found.append(read())
        await asyncio.sleep(BEAT_S)
    known = [power for power in found if power is not None]
    return median(known) if known else None


async def _followed(read: Gauge, first: float | None, tell: Tell) -> float | None:
    """Wait until the power is another one, thrice in a row, or time is over."""
    if first is None:
        return None
    last: list[float] = []
    beats = round(LOOK_S / BEAT_S)
    for beat in range(beats):
        await asyncio.sleep(BEAT_S)
        tell(beat / beats)
        power = read()
        if power is None or abs(power - first) < _STEP_VA:
            last = []
            continue
        last.append(power)
        if len(last) == _AGREEING:
            break
    return median(last) if last else first
