"""A home's power from sensors of another integration: of the whole, of each phase, of parts."""

from collections.abc import Mapping, Sequence
from typing import Final, override

from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    EventStateReportedData,
    HomeAssistant,
    callback,
)
from homeassistant.helpers.event import (
    async_call_later,
    async_track_state_change_event,
    async_track_state_report_event,
)

from .core.control.shedding import HOUSE, Sample
from .meter_feed import Feed, Ratings, Taken, Told, phase_id
from .units import apparent_va


class EntityFeed(Feed):
    """Sensors of another integration: one of the whole home, or one of each phase."""

    PATIENCE_S: Final = 2.0
    """How long three sensors may take to report one measurement."""

    def __init__(
        self,
        hass: HomeAssistant,
        entity_ids: Sequence[str],
        taken: Taken,
        rated: Told,
        priced: Told,
    ) -> None:
        """Follow these sensors."""
        super().__init__(hass, taken, rated, priced)
        self._ids = tuple(entity_ids)
        self.ratings = Ratings(phases=len(self._ids))
        self._new: set[str] = set()
        self._unfollow: list[CALLBACK_TYPE] = []
        self._due: CALLBACK_TYPE | None = None

    @override
    def start(self) -> None:
        self._unfollow = [
            async_track_state_change_event(self.hass, self._ids, self._changed),
            async_track_state_report_event(self.hass, self._ids, self._reported),
        ]

    @override
    def stop(self) -> None:
        for unfollow in self._unfollow:
            unfollow()
        self._unfollow = []
        self._forget_due()

    def _forget_due(self) -> None:
        if self._due is not None:
            self._due()
            self._due = None

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        self._measured(event.data["entity_id"])

    @callback
    def _reported(self, event: Event[EventStateReportedData]) -> None:
        self._measured(event.data["entity_id"])

    def _measured(self, entity_id: str) -> None:
        state = self.hass.states.get(entity_id)
        if state is None or apparent_va(state) is None:
            # Unavailable, unknown, or no power: as if nothing had come.
            return
        self._new.add(entity_id)
        if len(self._new) == len(self._ids):
            self._send()
        elif self._due is None:
            self._due = async_call_later(self.hass, self.PATIENCE_S, self._late)

    @callback
    def _late(self, _: object) -> None:
        self._due = None
        self._send()

    def _send(self) -> None:
        """Give one measurement, unless a phase of it is missing altogether."""
        self._forget_due()
        self._new.clear()
        states = (self.hass.states.get(entity_id) for entity_id in self._ids)
        powers = [apparent_va(state) if state else None for state in states]
        known = [power for power in powers if power is not None]
        if len(known) < len(powers):
            return
        sent = {HOUSE: sum(known)}
        if len(known) > 1:
            sent |= {phase_id(place): power for place, power in enumerate(known, 1)}
        self._taken(Sample(powers_va=sent))


class CircuitFeed(Feed):
    """Sensors of parts of the house, each a limit of its own; they come and go without the meter."""

    def __init__(
        self,
        hass: HomeAssistant,
        sensors: Mapping[str, str],
        taken: Taken,
        rated: Told,
        priced: Told,
    ) -> None:
        """Follow these sensors, by the id of their circuit."""
        super().__init__(hass, taken, rated, priced)
        self._circuits = {entity_id: circuit for circuit, entity_id in sensors.items()}
        self._unfollow: list[CALLBACK_TYPE] = []

    @override
    def start(self) -> None:
        self._unfollow = [
            async_track_state_change_event(self.hass, self._circuits, self._measured),
            async_track_state_report_event(self.hass, self._circuits, self._measured),
        ]

    @override
    def stop(self) -> None:
        for unfollow in self._unfollow:
            unfollow()
        self._unfollow = []

    @callback
    def _measured(
        self, event: Event[EventStateChangedData] | Event[EventStateReportedData]
    ) -> None:
        entity_id = event.data["entity_id"]
        state = self.hass.states.get(entity_id)
        power = None if state is None else apparent_va(state)
        if power is not None:
            self._taken(Sample(powers_va={self._circuits[entity_id]: power}))
