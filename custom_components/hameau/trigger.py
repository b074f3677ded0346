"""Triggers of our own: a meter, a home or an appliance as target, a thing that matters in it as choice."""

from typing import Any, ClassVar, Final, override

from homeassistant.const import (
    CONF_FOR,
    CONF_OPTIONS,
    STATE_OFF,
    STATE_ON,
    STATE_UNAVAILABLE,
    Platform,
    UnitOfTime,
)
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.trigger import (
    ENTITY_STATE_TRIGGER_SCHEMA,
    EntityTriggerBase,
    NotTriggeredReasonReporter,
    Trigger,
    TriggerConfig,
)
from homeassistant.util.unit_conversion import DurationConverter
import probatio

from .core.control.shedding import Mode
from .core.tic import Colour, Period
from .targets import number, own_entities

CONF_COLOUR: Final = "colour"
CONF_PERIOD: Final = "period"
CONF_SECONDS: Final = "seconds"

SENSORS: Final = {str(Platform.SENSOR): DomainSpec()}
BINARY_SENSORS: Final = {str(Platform.BINARY_SENSOR): DomainSpec()}
SHED: Final = frozenset({"shed", "lowered"})
"""States an appliance is put into by load shedding."""
KEPT: Final = SHED | {"waiting"}
"""States in which load shedding keeps an appliance from what it would draw."""
ANNOUNCED: Final = (Colour.BLUE, Colour.WHITE, Colour.RED)


def _schema(options: dict[Any, Any]) -> probatio.Schema:
    return ENTITY_STATE_TRIGGER_SCHEMA.extend(
        {probatio.Required(CONF_OPTIONS, default={}): options}
    )


def some_of(values: type[Period] | tuple[Colour, ...]) -> probatio.All[Any]:
    """Validate one or more of these values."""
    return probatio.All(
        probatio.EnsureList(),
        probatio.Length(min=1),
        [probatio.In([value.value for value in values])],
    )


class OwnTrigger(EntityTriggerBase):
    """Follows those entities of a target that are ours and show `_key`."""

    _key: ClassVar[str]
    # The connection of a meter is a diagnostic entity, and a meter is our usual target.
    _primary_entities_only = False

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Give the entities to follow."""
        return own_entities(self._hass, super().entity_filter(entities), self._key)


class BreakerAboutToOpen(OwnTrigger):
    """The time left before the cut falls below so many seconds."""

    _key = "time_to_cut"
    _domain_specs = SENSORS
    # Unknown is what the sensor says while the breaker would never open.
    _excluded_from_states = frozenset({STATE_UNAVAILABLE})
    _schema = _schema(
        {
            probatio.Required(CONF_SECONDS, default=120): probatio.All(
                probatio.Coerce(float), probatio.Range(min=1, max=900)
            )
        }
    )

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Take the limit."""
        super().__init__(hass, config)
        self._seconds: float = self._options[CONF_SECONDS]

    def _short(self, state: State) -> bool:
        left = number(state, DurationConverter, UnitOfTime.SECONDS)
        return left is not None and left < self._seconds

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Tell whether too little time is left."""
        return self._short(state)

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Tell whether there was enough before."""
        return not self._short(from_state)


class _OneOf(OwnTrigger):
    """The state becomes one of those chosen."""

    _domain_specs = SENSORS
    _option: ClassVar[str]

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Take the choice."""
        super().__init__(hass, config)
        self._chosen: frozenset[str] = frozenset(self._options[self._option])

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Tell whether this is one of those chosen."""
        return state.state in self._chosen


class TariffPeriodStarts(_OneOf):
    """One of the chosen tariff periods begins."""

    _key = "tariff_period"
    _option = CONF_PERIOD
    _schema = _schema({probatio.Required(CONF_PERIOD): some_of(Period)})


class ColourAnnounced(_OneOf):
    """Tomorrow's colour becomes known and is one of those chosen."""

    _key = "colour_tomorrow"
    _option = CONF_COLOUR
    # Unknown is what the sensor says before the announcement.
    _excluded_from_states = frozenset({STATE_UNAVAILABLE})
    _schema = _schema(
        {
            probatio.Required(
                CONF_COLOUR, default=[colour.value for colour in ANNOUNCED]
            ): some_of(ANNOUNCED)
        }
    )


class MeterSilent(OwnTrigger):
    """Nothing valid comes from the meter any more."""

    _key = "connected"
    _domain_specs = BINARY_SENSORS
    _schema = _schema({probatio.Optional(CONF_FOR): cv.positive_time_period})

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Tell whether it is silent."""
        return state.state == STATE_OFF

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Tell whether it spoke before."""
        return from_state.state == STATE_ON


class _Becomes(OwnTrigger):
    """The state enters one group of states from outside of it; what was unknown before is no news."""

    _domain_specs = SENSORS
    _states: ClassVar[frozenset[str]]
    _from: ClassVar[frozenset[str] | None] = None
    """Where it must come from; None: from anywhere else."""
    _not_from: ClassVar[frozenset[str]] = frozenset()
    _schema = _schema({})

    @override
    def is_valid_state(
        self, state: State, report_not_triggered: NotTriggeredReasonReporter
    ) -> bool:
        """Tell whether this is one of the group."""
        return state.state in self._states

    @override
    def is_valid_transition(self, from_state: State, to_state: State) -> bool:
        """Tell whether it was outside before, and where it should have been."""
        before = from_state.state
        if before in self._states | self._not_from:
            return False
        return self._from is None or before in self._from


class ApplianceShed(_Becomes):
    """Load shedding switches an appliance off, or turns it down."""

    _key = "appliance_state"
    _states = SHED
    _not_from = KEPT


class ApplianceRestored(_Becomes):
    """An appliance that was kept off or turned down runs as before."""

    _key = "appliance_state"
    _states = frozenset({"on"})
    _from = KEPT


class ApplianceUnresponsive(_Becomes):
    """An appliance goes on drawing power after the order to switch off."""

    _key = "appliance_state"
    _states = frozenset({"unresponsive"})


class SheddingBlind(_Becomes):
    """Nothing comes from the meter any more, and load shedding acts as a precaution."""

    _key = "shedding_state"
    _states = frozenset({str(Mode.BLIND)})


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "appliance_restored": ApplianceRestored,
    "appliance_shed": ApplianceShed,
    "appliance_unresponsive": ApplianceUnresponsive,
    "breaker_about_to_open": BreakerAboutToOpen,
    "colour_announced": ColourAnnounced,
    "meter_silent": MeterSilent,
    "shedding_blind": SheddingBlind,
    "tariff_period_starts": TariffPeriodStarts,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Give the triggers of Hameau."""
    return TRIGGERS
