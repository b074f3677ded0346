"""What schedules wish becomes so: through the start guard, one start after the other, and not at all in a dry run.

A dry run means that nothing is touched, by the shedder or by schedules: what they wish is shown, and done when it ends.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, State, callback
from homeassistant.helpers.event import async_call_later

from .appliances import NUMBERS, Appliance
from .core.control.schedule import Action, ActionKind, Verdict, stagger
from .core.control.shedding import Mode, Wish
from .units import number_of

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime

ROOM: Final = timedelta(seconds=30)
"""How soon to look again whether there is room for a value that draws more."""


class Acts:
    """Lets appliances become what schedules wish, asking the shedder wherever it has a say."""

    def __init__(self, hass: HomeAssistant, run: HomeRuntime) -> None:
        """Nothing was wished yet."""
        self.hass = hass
        self._run = run
        self._waiting: dict[str, CALLBACK_TYPE] = {}
        self._applied: dict[str, Action | None] = {}
        self._held = False

    def forget(self) -> None:
        """Forget starts that wait: they follow from the schedules."""
        for cancel in self._waiting.values():
            cancel()
        self._waiting = {}

    def apply(self, verdicts: Mapping[str, Verdict], now: datetime) -> datetime | None:
        """Act; give when to try again what there was no room for, None: nothing is left."""
        if self._run.state.dry_run:
            self.forget()
            self._applied = {}
            return None
        self._held = False
        starting = [
            target
            for target, verdict in verdicts.items()
            if target in self._run.config.appliances
            and self._wanted(target, verdict.action)
        ]
        self._start_in_turn(starting, now)
        return now + ROOM if self._held else None

    def _wanted(self, target: str, action: Action | None) -> bool:
        """Let a target become what is wished; say whether it is to be started, in its turn."""
        one = self._run.state.loads[target]
        before, self._applied[target] = self._applied.get(target), action
        queued = one.shed is not None and one.shed.queued
        if action is None:
            self._not_waiting(target)
            if queued:
                self._ask(target, Wish.STOP)
            return False
        if action.kind is ActionKind.ON:
            if queued and not self._guarded(target):
                # The room it waits for is measured no more.
                self._ask(target, Wish.STOP)
                one = self._run.state.loads[target]
            return one.on is False and one.shed is None
        self._not_waiting(target)
        if action.kind is ActionKind.OFF:
            if one.on or one.shed is not None:
                self._stop(target)
        elif before != action or self._differs(target, action):
            self._set(target, action)
        return False

    def _guarded(self, target: str) -> bool:
        """Whether the shedder has a say: it is armed and measured.

        What is never cut waits for room as all others do, but not for a meter that fell silent.
        """
        state = self._run.state
        if not self._run.config.metered or not state.armed:
            return False
        return self._sheddable(target) or state.mode is not Mode.BLIND

    def _sheddable(self, target: str) -> bool:
        return self._run.loop.by_id[target].sheddable

    def _ask(self, target: str, wish: Wish) -> None:
        self.hass.async_create_task(
            self._run.controller.async_ask(target, wish), "hameau schedule"
        )

    # Values.

    def _differs(self, target: str, action: Action) -> bool:
        if target in self._run.controller.cuts:
            return False
        state = self.hass.states.get(self._run.config.appliances[target].entity_id)
        if state is None:
            return False
        if isinstance(action.value, str):
            return state.state != action.value
        return number_of(state) != action.value

    def _set(self, target: str, action: Action) -> None:
        """Set a value, unless it draws more than there is room for."""
        if target in self._run.controller.cuts:
            return
        appliance = self._run.config.appliances[target]
        more = _more_va(appliance, self.hass.states.get(appliance.entity_id), action)
        headroom = self._run.view()["headroom_va"]
        if self._guarded(target) and headroom is not None and more > max(headroom, 0):
            self._held = True
            del self._applied[target]
            return
        self.hass.async_create_task(
            self._run.controller.async_set(target, action.value), "hameau schedule"
        )

    # Off.

    def _stop(self, target: str) -> None:
        one = self._run.state.loads[target]
        asked = self._guarded(target) and self._sheddable(target)
        if one.shed is not None or asked:
            self._ask(target, Wish.STOP)
        if one.on and not asked:
            self._run.controller.switch(target, on=False)

    # On.

    def _start_in_turn(self, targets: Iterable[str], now: datetime) -> None:
        loads = self._run.loop.by_id
        order = sorted(targets, key=lambda target: (loads[target].priority, target))
        seed = self._run.entry.entry_id if self._run.config.stagger else None
        new = [target for target in order if target not in self._waiting]
        for release in stagger(new, now, seed=seed):
            wait = (release.at - now).total_seconds()
            start = partial(self._start, release.target)
            if wait <= 0:
                start(now)
            else:
                self._waiting[release.target] = async_call_later(self.hass, wait, start)

    def _not_waiting(self, target: str) -> None:
        if (cancel := self._waiting.pop(target, None)) is not None:
            cancel()

    @callback
    def _start(self, target: str, _: datetime) -> None:
        self._waiting.pop(target, None)
        one = self._run.state.loads.get(target)
        if one is None or one.on is not False or one.shed is not None:
            return
        if self._run.state.dry_run:
            return
        if self._guarded(target):
            self._ask(target, Wish.START)
        else:
            self._run.controller.switch(target, on=True)


def _more_va(appliance: Appliance, state: State | None, action: Action) -> float:
    """What a value may draw beyond what the appliance draws now, VA."""
    if state is None:
        return appliance.nominal_va
    on = appliance.read(state).on
    if appliance.domain in NUMBERS and appliance.levels:
        now = number_of(state) if on else 0.0
        value = float(action.value or 0)
        return appliance.power_of(value) - appliance.power_of(now or 0.0)
    return 0.0 if on else appliance.nominal_va
