"""What the appliances and their plugs say, brought to the core: relays, levels, powers, and whose hand it was."""

from collections.abc import Callable, Mapping
from typing import Final

from homeassistant.core import (
    CALLBACK_TYPE,
    Context,
    Event,
    EventStateChangedData,
    EventStateReportedData,
    HomeAssistant,
    callback,
)
from homeassistant.helpers.event import (
    async_track_state_change_event,
    async_track_state_report_event,
)

from .appliances import Appliance, Seen
from .controller import Controller
from .core.control.shedding import Readings, Switched
from .home_loop import Loop

type Moved = Callable[[str, bool, bool], None]
"""Called with a load, whether it is on now, and whether that was somebody else's doing."""

_UNSEEN: Final = Seen(None)


class Targets:
    """Listens to all appliances of one home."""

    def __init__(
        self, hass: HomeAssistant, loop: Loop, controller: Controller, moved: Moved
    ) -> None:
        """Listen to nobody yet."""
        self.hass = hass
        self._loop = loop
        self._controller = controller
        self._moved = moved
        self._seen: dict[str, Seen] = {}
        self._by_target: dict[str, list[Appliance]] = {}
        self._by_plug: dict[str, list[Appliance]] = {}
        self._unlisten: list[CALLBACK_TYPE] = []

    def listen(self, appliances: Mapping[str, Appliance]) -> None:
        """Listen to these from now on, and tell the core what they show already."""
        self.stop()
        self._by_target, self._by_plug = {}, {}
        for appliance in appliances.values():
            self._by_target.setdefault(appliance.entity_id, []).append(appliance)
            if appliance.power_entity:
                self._by_plug.setdefault(appliance.power_entity, []).append(appliance)
        self._unlisten = [
            async_track_state_change_event(self.hass, self._by_target, self._changed),
            async_track_state_change_event(self.hass, self._by_plug, self._measured),
            async_track_state_report_event(self.hass, self._by_plug, self._measured),
        ]
        for appliance in appliances.values():
            self.report(appliance)
        self._read(list(self._by_plug))

    def stop(self) -> None:
        """Listen to nobody."""
        for unlisten in self._unlisten:
            unlisten()
        self._unlisten = []

    # Plugs.

    @callback
    def _measured(
        self, event: Event[EventStateChangedData] | Event[EventStateReportedData]
    ) -> None:
        self._read([event.data["entity_id"]])

    def _read(self, entity_ids: list[str]) -> None:
        powers = {
            appliance.id: appliance.drawn_va(self.hass.states.get(entity_id))
            for entity_id in entity_ids
            for appliance in self._by_plug[entity_id]
        }
        if powers:
            self._loop.take(Readings(powers_va=powers))

    # Relays.

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        for appliance in self._by_target[event.data["entity_id"]]:
            self.report(appliance, event.context)

    @callback
    def report(self, appliance: Appliance, context: Context | None = None) -> None:
        """Tell the core what an appliance shows, if that is news."""
        load = appliance.id
        state = self.hass.states.get(appliance.entity_id)
        before, seen = self._seen.get(load, _UNSEEN), appliance.read(state)
        if seen == before and context is not None:
            return
        self._seen[load] = seen
        foreign = self._foreign(load, before, seen, context)
        known = self._loop.state.loads[load]
        if seen.on and known.on is None:
            # Just found, or reachable again: no hand moved it while we look.
            self._loop.reconcile(load)
        by_hand = foreign and context is not None and _somebody(context)
        self._loop.take(
            Switched(
                load=load,
                on=seen.on,
                by_hand=by_hand,
                level_va=seen.level_va,
            )
        )
        self._controller.saw(load, seen.on)
        if by_hand:
            self._controller.taken(load)
        if seen.on is not None and seen.on is not before.on:
            self._moved(load, seen.on, foreign)

    def _foreign(
        self, load: str, before: Seen, seen: Seen, context: Context | None
    ) -> bool:
        """Whether somebody else moved it: not our order, nor its echo, nor a device that came back."""
        if context is None or seen.on is None or before.on is None:
            return False
        hands = self._controller
        if hands.ours(context, load, seen.on):
            return False
        return _somebody(context) or not hands.echo(load, seen.on)


def _somebody(context: Context) -> bool:
    """Whether a person or an automation stands behind a change, and not the device alone."""
    return context.user_id is not None or context.parent_id is not None
