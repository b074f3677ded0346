"""What all entities share: they show one value, when it changed and is due."""

from abc import abstractmethod
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.binary_sensor import BinarySensorEntityDescription
from homeassistant.components.button import ButtonEntityDescription
from homeassistant.components.event import EventEntityDescription
from homeassistant.components.sensor import SensorEntityDescription
from homeassistant.const import Platform
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .pace import Pace, Ration, Rhythm
from .sources.base import LINK, HameauConfigEntry, Runtime


def _always(_: Any) -> bool:
    return True


def _no_mark(_: Any) -> None:
    return None


def _no_placeholders(_: Any) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Description[R: Runtime = Any](EntityDescription):
    """What an entity needs to know, told by its source."""

    topics: tuple[str, ...] = ()
    """The entity is asked again when one of these is published."""
    part: str | None = None
    """Which part of the source it is about, by its subentry's id; its functions are given that part."""
    exists: Callable[[R], bool] = _always
    """Whether the source has it: asked until it does."""
    enabled: Callable[[R], bool] = _always
    """Whether it starts enabled, asked when it appears."""
    placeholders: Callable[[R], Mapping[str, str]] = _no_placeholders
    """What fills the holes of its translated name."""
    pace: Pace = Pace.AT_ONCE
    dead_band: float | None = None
    """Instead of the pace's own, in the value's unit."""
    urgent: Callable[[R], bool] | None = None
    """Whether a change is written now, whatever the pace."""
    offline: bool = False
    """Whether it is about the way to the source, thus true when the source is silent."""
    attributes: Callable[[R], Mapping[str, Any]] | None = None
    """What is told beside the state, in the words of the system's language. Never recorded."""
    mark: Callable[[R], Hashable] = _no_mark
    """Besides the value, what makes it worth writing the state anew."""


@dataclass(frozen=True, kw_only=True)
class ValueDescription[R: Runtime = Any](Description[R]):
    """An entity that shows one value, and where that is."""

    value: Callable[[R], Any]


@dataclass(frozen=True, kw_only=True)
class SensorDescription[R: Runtime = Any](ValueDescription[R], SensorEntityDescription):
    """A sensor and where its value is."""

    value: Callable[[R], StateType | datetime]


@dataclass(frozen=True, kw_only=True)
class BinarySensorDescription[R: Runtime = Any](
    ValueDescription[R], BinarySensorEntityDescription
):
    """A binary sensor and where its value is."""

    value: Callable[[R], bool | None]


@dataclass(frozen=True, kw_only=True)
class EventDescription[R: Runtime = Any](Description[R], EventEntityDescription):
    """An event entity; its key is the kind of happening it shows."""


@dataclass(frozen=True, kw_only=True)
class ButtonDescription[R: Runtime = Any](Description[R], ButtonEntityDescription):
    """A button and what it does."""

    press: Callable[[HomeAssistant, R], Any]


@callback
def async_setup_platform(
    entry: HameauConfigEntry,
    platform: Platform,
    make: Callable[[Runtime, Any], HameauEntity[Any]],
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the entities a source has for a platform, now and as they appear."""
    runtime = entry.runtime_data

    @callback
    def add(descriptions: list[Description]) -> None:
        parts: dict[str | None, list[HameauEntity[Any]]] = {}
        for description in descriptions:
            entity = make(runtime, description)
            parts.setdefault(description.part, []).append(entity)
        for part, entities in parts.items():
            async_add_entities(entities, config_subentry_id=part)

    entry.async_on_unload(runtime.appear(platform, add))


class HameauEntity[D: Description](Entity):
    """One entity of a source."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    entity_description: D
    _mistaken = False
    """Whether its value could not be told, by a mistake of ours."""

    def __init__(self, runtime: Runtime, description: D) -> None:
        """Describe the entity; it reads nothing before it is added."""
        self.runtime = runtime
        self.entity_description = description
        self.subject = runtime.subject(description.part)
        owner = runtime.identifier
        if description.part:
            owner = f"{owner}_{description.part}"
        self._attr_unique_id = f"{owner}_{description.key}"
        self._attr_translation_key = description.key
        self._attr_translation_placeholders = description.placeholders(self.subject)
        self._attr_device_info = runtime.device_of(description.part)
        self._attr_entity_registry_enabled_default = (
            description.entity_registry_enabled_default
            and description.enabled(self.subject)
        )

    @property
    @override
    def available(self) -> bool:
        """Whether the value is true now."""
        there = self.runtime.live or self.entity_description.offline
        return there and not self._mistaken

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Tell what goes with the state, while there is one."""
        attributes = self.entity_description.attributes
        if attributes is None or not self.available:
            return None
        return attributes(self.subject)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the way to the source."""
        self._follow((LINK,), self.link_changed)

    def _follow(self, topics: tuple[str, ...], told: CALLBACK_TYPE) -> None:
        """Be told of these topics while there is an entity."""
        self.async_on_remove(self.runtime.follow(topics, told, self.value_failed))

    @callback
    def rename(self) -> bool:
        """Take the words that fill the name, if they have been learnt since."""
        words = self.entity_description.placeholders(self.subject)
        if words == self.translation_placeholders:
            return False
        self._attr_translation_placeholders = words
        # The name is cached, by Entity, for as long as nobody says it changed.
        self.__dict__.pop("name", None)
        return True

    @callback
    def value_failed(self) -> None:
        """Be unavailable rather than show what is no longer true."""
        self._mistaken = True
        self.async_write_ha_state()

    @callback
    def link_changed(self) -> None:
        """Show that the source is there, or is not."""
        self._mistaken = False
        self.async_write_ha_state()


class ValueEntity[D: ValueDescription](HameauEntity[D]):
    """An entity whose state is a value of its source, written when it is due."""

    def __init__(self, runtime: Runtime, description: D) -> None:
        """Start with the rhythm of the description's pace."""
        super().__init__(runtime, description)
        rhythm = runtime.rhythms.get(description.pace, Rhythm())
        if description.dead_band is not None:
            rhythm = Rhythm(
                interval_s=rhythm.interval_s, dead_band=description.dead_band
            )
        self._ration = Ration(rhythm)

    @abstractmethod
    def show(self, value: Any) -> None:
        """Take the value as state."""

    @override
    async def async_added_to_hass(self) -> None:
        """Take the value there is, then follow its topics."""
        await super().async_added_to_hass()
        topics = self.entity_description.topics
        self._follow(topics, self.value_changed)
        self.runtime.ask(self.link_changed)

    @callback
    def take(self, *, urgent: bool) -> bool | None:
        """Take the value if it is due; say whether there is something to write."""
        description = self.entity_description
        mended, self._mistaken = self._mistaken, False
        renamed = self.rename()
        value = description.value(self.subject) if self.available else None
        if description.urgent is not None:
            urgent = urgent or description.urgent(self.subject)
        mark = description.mark(self.subject) if self.available else None
        seen = value if mark is None else (value, mark)
        due = self._ration.take(seen, self.runtime.now, urgent=urgent or mended)
        if due or mended:
            self.show(value)
        return due or renamed or mended or due

    @callback
    def value_changed(self) -> None:
        """Write the value if it changed and is due, hold it if it changed and is not."""
        match self.take(urgent=False):
            case True:
                self.async_write_ha_state()
            case False:
                self.runtime.hold(self.value_changed)

    @override
    @callback
    def link_changed(self) -> None:
        """Show the newest value with the news of the link."""
        self.take(urgent=True)
        super().link_changed()
