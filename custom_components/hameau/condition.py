"""Conditions of our own: what a meter, a home or an appliance shows now."""

from typing import Any, ClassVar, Final, override

from homeassistant.const import CONF_OPTIONS, UnitOfApparentPower
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers.condition import (
    ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL,
    Condition,
    ConditionConfig,
    EntityConditionBase,
)
from homeassistant.util.unit_conversion import ApparentPowerConverter
import probatio

from .core.tic import Period
from .targets import number, own_entities
from .trigger import CONF_PERIOD, KEPT, SENSORS, some_of

CONF_POWER: Final = "power"


def _schema(options: dict[Any, Any]) -> probatio.Schema:
    return ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL.extend(
        {probatio.Required(CONF_OPTIONS): options}
    )


class OwnCondition(EntityConditionBase):
    """Looks at those entities of a target that are ours and show `_key`.

    With nothing to look at (a meter that is silent), it is false, also for "all".
    """

    _key: ClassVar[str]
    _domain_specs = SENSORS
    _primary_entities_only = False

    @override
    def entity_filter(self, entities: set[str]) -> set[str]:
        """Give the entities to look at."""
        return own_entities(self._hass, super().entity_filter(entities), self._key)

    @override
    def _check_all_match_state(self, states: list[State]) -> bool:
        return bool(states) and super()._check_all_match_state(states)


class TariffPeriodIs(OwnCondition):
    """The tariff period is one of those chosen."""

    _key = "tariff_period"
    _schema = _schema({probatio.Required(CONF_PERIOD): some_of(Period)})

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Take the choice."""
        super().__init__(hass, config)
        self._chosen = frozenset((config.options or {})[CONF_PERIOD])

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Tell whether this is one of those chosen."""
        return entity_state.state in self._chosen


class _PowerAbove(OwnCondition):
    """More than so many VA are left."""

    _schema = _schema({probatio.Required(CONF_POWER): probatio.Coerce(float)})

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Take the limit."""
        super().__init__(hass, config)
        self._power_va: float = (config.options or {})[CONF_POWER]

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Tell whether there is more left than asked for."""
        left_va = number(
            entity_state, ApparentPowerConverter, UnitOfApparentPower.VOLT_AMPERE
        )
        return left_va is not None and left_va > self._power_va


class PowerAvailableAbove(_PowerAbove):
    """More than so many VA can still be drawn within the subscription."""

    _key = "power_available"


class HeadroomAbove(_PowerAbove):
    """More than so many VA are left to a home once every order given has taken effect."""

    _key = "headroom"


class ApplianceIsShed(OwnCondition):
    """Load shedding keeps an appliance off, or turned down."""

    _key = "appliance_state"
    _schema = ENTITY_STATE_CONDITION_SCHEMA_ANY_ALL

    @override
    def is_valid_state(self, entity_state: State) -> bool:
        """Tell whether its power is ours for now."""
        return entity_state.state in KEPT


CONDITIONS: Final[dict[str, type[Condition]]] = {
    "appliance_is_shed": ApplianceIsShed,
    "headroom_above": HeadroomAbove,
    "power_available_above": PowerAvailableAbove,
    "tariff_period_is": TariffPeriodIs,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Give the conditions of Hameau."""
    return CONDITIONS
