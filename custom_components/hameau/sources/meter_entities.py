"""All entities of a meter, by platform."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from homeassistant.const import Platform

from ..entity import Description
from .meter_binary import BINARY_SENSORS, EVENTS
from .meter_buttons import BUTTONS
from .meter_sensors import ENERGIES, LIMITS, POWERS, TRIP
from .meter_texts import LINE, METER, RADIO, TARIFF

DESCRIPTIONS: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.BINARY_SENSOR: BINARY_SENSORS,
    Platform.BUTTON: BUTTONS,
    Platform.EVENT: EVENTS,
    Platform.SENSOR: (
        *POWERS,
        *ENERGIES,
        *LIMITS,
        *TRIP,
        *TARIFF,
        *METER,
        *LINE,
        *RADIO,
    ),
}
