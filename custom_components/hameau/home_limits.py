"""What a home may draw now: what its meter bears, a person's factor, a cap; and the samples that say what it draws."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    EventStateChangedData,
    HomeAssistant,
    callback,
)
from homeassistant.helpers.event import async_track_state_change_event

from .core.control.shedding import House, LimitSet, Sample
from .home_config import HomeConfig, build_house
from .meter_feed import Feed, MeterFeed, Ratings
from .sensor_feed import CircuitFeed, EntityFeed
from .units import apparent_va

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime
    from .sources.meter import MeterRuntime


def make_feeds(
    hass: HomeAssistant,
    config: HomeConfig,
    taken: Callable[[Sample], None],
    rated: Callable[[], None],
    priced: Callable[[], None],
) -> list[Feed]:
    """Give what measures the home, first the whole, then its circuits."""
    feeds: list[Feed] = []
    news = (taken, rated, priced)
    if config.meter_entry is not None:
        feeds.append(MeterFeed(hass, config.meter_entry, *news))
    elif config.meter_entities:
        feeds.append(EntityFeed(hass, config.meter_entities, *news))
    measured = {
        each.id: each.power_entity
        for each in config.circuits.values()
        if each.power_entity
    }
    if feeds and measured:
        feeds.append(CircuitFeed(hass, measured, *news))
    return feeds


class Limits:
    """The limits of one home, kept true while it runs."""

    def __init__(self, run: HomeRuntime) -> None:
        """Know what was typed; the meter tells the rest."""
        self._run = run
        self.ratings = Ratings(phases=max(1, len(run.config.meter_entities)))
        self._feeds: list[Feed] = []
        self._uncap: CALLBACK_TYPE | None = None

    @property
    def meter(self) -> MeterRuntime | None:
        """Our own meter's runtime, where that is what measures the home."""
        return self._feeds[0].run if self._feeds else None

    @property
    def known(self) -> bool:
        """Whether the limit is known: until then it is the largest there is."""
        typed = self._run.config.subscribed_va
        return (self.ratings.subscribed_va or typed) is not None

    def start(self) -> None:
        """Follow meters, circuits and the cap."""
        run = self._run
        self._feeds = make_feeds(
            run.hass, run.config, run.loop.take, self._rated, run.schedules.soon
        )
        for feed in self._feeds:
            feed.now = lambda: run.loop.clock().seconds
            feed.start()
        self.follow_cap()

    def stop(self) -> None:
        """Follow nothing."""
        for feed in self._feeds:
            feed.stop()
        if self._uncap is not None:
            self._uncap()
            self._uncap = None

    def house(self) -> House:
        """Give the house as it is now."""
        run = self._run
        return build_house(
            run.config, self.ratings, cap_va=self._cap(), disabled=run.disabled
        )

    @callback
    def rebuild(self) -> None:
        """Let the core have the house as it is now, and decide by its limits at once."""
        run, house = self._run, self.house()
        if house == run.house:
            return
        run.loop.reconfigure(house)
        for limit in house.limits:
            run.loop.take(
                LimitSet(
                    limit=limit.id, limit_va=limit.limit_va, cutoff_va=limit.cutoff_va
                )
            )
        run.publish(["control"])

    @callback
    def _rated(self) -> None:
        """The meter bears something else; what it does not say now is as it was."""
        ratings = self._feeds[0].ratings
        if ratings.subscribed_va is not None:
            self.ratings = ratings
            self.rebuild()
            self._run.save_soon()

    def _cap(self) -> float | None:
        """The limit another entity gives for now, VA."""
        entity_id = self._run.config.cap_entity
        state = self._run.hass.states.get(entity_id) if entity_id else None
        return None if state is None else apparent_va(state)

    def follow_cap(self) -> None:
        """Follow the entity that caps, which may be another one now."""
        if self._uncap is not None:
            self._uncap()
            self._uncap = None
        entity_id = self._run.config.cap_entity
        if entity_id:
            self._uncap = async_track_state_change_event(
                self._run.hass, entity_id, self._capped
            )

    @callback
    def _capped(self, _: Event[EventStateChangedData]) -> None:
        self.rebuild()
