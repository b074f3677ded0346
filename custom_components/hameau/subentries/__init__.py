"""What a person adds one by one: the parts of a home, the contracts of a point of delivery."""

from collections.abc import Mapping
from typing import Final

from homeassistant.config_entries import ConfigSubentryFlow

from ..const import HOME_SOURCE
from .appliance import ApplianceFlow
from .base import PartFlow
from .circuit import CircuitFlow
from .exception import ExceptionFlow
from .fields import APPLIANCE, CIRCUIT, EXCEPTION, SCHEDULE
from .schedule import ScheduleFlow

PARTS: Final[dict[str, type[PartFlow]]] = {
    APPLIANCE: ApplianceFlow,
    CIRCUIT: CircuitFlow,
    SCHEDULE: ScheduleFlow,
    EXCEPTION: ExceptionFlow,
}
"""Flow of each type of subentry of a home."""
PARTS_OF: Final[Mapping[str, Mapping[str, type[ConfigSubentryFlow]]]] = {
    HOME_SOURCE: PARTS
}
"""The types of subentries by the source of the entry."""
