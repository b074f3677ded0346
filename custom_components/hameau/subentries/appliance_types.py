"""What is usual of each type of appliance: good values to begin with, all of them to be changed."""

from dataclasses import dataclass
from typing import Final

from ..core.control.shedding import LoadClass


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplianceType:
    """A type of appliance. `priority` 1 is shed last; times in seconds, powers in W.

    What keeps food, health or a program safe is never cut by itself; what a person waits
    for (a meal, laundry) goes as a last resort; what stores heat or charge goes first.
    Compressors rest for minutes between two starts (their pressures must even out first).
    """

    power_w: int
    priority: int
    kind: LoadClass = LoadClass.NORMAL
    min_on_s: int = 120
    min_off_s: int = 180
    power_factor: float = 1.0
    start_w: int = 0


TYPES: Final = {
    "water_heater": ApplianceType(power_w=2200, priority=8),
    "radiator": ApplianceType(power_w=1500, priority=5),
    "towel_rail": ApplianceType(power_w=500, priority=6),
    "heat_pump": ApplianceType(
        power_w=2000, priority=4, min_on_s=600, min_off_s=600, power_factor=0.95
    ),
    "air_conditioner": ApplianceType(
        power_w=1000, priority=6, min_on_s=600, min_off_s=300, power_factor=0.95
    ),
    "car": ApplianceType(power_w=7400, priority=9, min_on_s=300, min_off_s=300),
    "pool_pump": ApplianceType(
        power_w=800,
        priority=9,
        min_on_s=300,
        min_off_s=300,
        power_factor=0.85,
        start_w=1600,
    ),
    "oven": ApplianceType(
        power_w=2500, priority=2, kind=LoadClass.LAST_RESORT, min_off_s=60
    ),
    "hob": ApplianceType(
        power_w=3000, priority=2, kind=LoadClass.LAST_RESORT, min_off_s=60
    ),
    "washing_machine": ApplianceType(
        power_w=2000, priority=3, kind=LoadClass.LAST_RESORT
    ),
    "dryer": ApplianceType(power_w=2000, priority=4, kind=LoadClass.LAST_RESORT),
    "dishwasher": ApplianceType(power_w=1900, priority=4, kind=LoadClass.LAST_RESORT),
    "refrigerator": ApplianceType(
        power_w=150, priority=1, kind=LoadClass.HARD, min_off_s=600, power_factor=0.8
    ),
    "medical": ApplianceType(power_w=100, priority=1, kind=LoadClass.HARD),
    "other": ApplianceType(power_w=1000, priority=5),
}
"""By key of the list a person chooses from."""
