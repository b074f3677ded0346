"""The parts of a home a person adds one by one: appliances, circuits, schedules, exceptions."""

from typing import Final

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
