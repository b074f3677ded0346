"""The sensors and buttons of a point of electricity."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import EntityCategory, Platform, UnitOfApparentPower

from ..core.series import Quantity
from ..entity import Description, SensorDescription
from .point import FIGURES, WAY
from .point_buttons import BUTTONS
from .point_sensors import KNOWN, rows_of

if TYPE_CHECKING:
    from .electricity import ElectricityRuntime


def _max_power(run: ElectricityRuntime) -> int | None:
    found = run.figures.max_power
    return found[1] if found else None


def _day_of_max_power(run: ElectricityRuntime) -> Mapping[str, Any]:
    found = run.figures.max_power
    return {"until": found[0].isoformat()} if found else {}


def _has_max_power(run: ElectricityRuntime) -> bool:
    return run.figures.max_power is not None


def _asks(run: ElectricityRuntime) -> bool:
    return run.asking is not None


def _access_until(run: ElectricityRuntime) -> datetime | None:
    access = run.asking.access if run.asking else None
    return access.until if access else None


def _has_access_until(run: ElectricityRuntime) -> bool:
    return _access_until(run) is not None


def _next_ask(run: ElectricityRuntime) -> datetime | None:
    return run.asking.next if run.asking else None


_WAY: Final = (
    SensorDescription(
        key="access_until",
        topics=(WAY,),
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        exists=_has_access_until,
        value=_access_until,
    ),
    SensorDescription(
        key="next_ask",
        topics=(WAY,),
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        exists=_asks,
        value=_next_ask,
    ),
)
_POWER: Final = (
    SensorDescription(
        key="max_power_last_day",
        topics=(FIGURES,),
        device_class=SensorDeviceClass.APPARENT_POWER,
        native_unit_of_measurement=UnitOfApparentPower.VOLT_AMPERE,
        exists=_has_max_power,
        value=_max_power,
        attributes=_day_of_max_power,
    ),
)

DESCRIPTIONS: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SENSOR: (
        *rows_of(Quantity.IMPORT, "energy", money=False),
        *rows_of(Quantity.EXPORT, "export", money=False),
        *rows_of("cost", "cost", money=True),
        *rows_of("revenue", "revenue", money=True),
        *_POWER,
        *KNOWN,
        *_WAY,
    ),
    Platform.BUTTON: BUTTONS,
}
