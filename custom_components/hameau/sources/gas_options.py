"""The options of a point of gas: a sensor that counts, where it is; a reading, or the volume of a day, to add at once."""

from collections.abc import Coroutine, Mapping
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    DateSelector,
    DateTimeSelector,
    EntitySelector,
    EntitySelectorConfig,
)
import probatio

from ..const import DOMAIN, LOGGER
from ..core.errors import ArchiveError
from ..subentries.fields import number
from .base import HameauConfigEntry, Options
from .clocks import CONF_ZONE
from .electricity_options import zone_field
from .gas_readings import litres_of, millionths

if TYPE_CHECKING:
    from .gas import GasRuntime

CONF_SENSOR: Final = "sensor"
CONF_READING: Final = "reading"
CONF_DAY: Final = "day"


def options(hass: HomeAssistant, entry: HameauConfigEntry) -> Options:
    """Give the page. A reading is taken from it, not kept in it."""
    marker, zones = zone_field()
    counters = EntitySelectorConfig(
        filter=[
            {
                "domain": "sensor",
                "device_class": [SensorDeviceClass.GAS, SensorDeviceClass.ENERGY],
            }
        ]
    )
    fields: dict[probatio.Marker, Any] = {
        probatio.Optional(CONF_SENSOR): EntitySelector(counters),
        marker: zones,
    }
    if entry.state is ConfigEntryState.LOADED:
        coefficient = {
            probatio.Optional("coefficient"): number(1, 20, "kWh/m³", step="any"),
        }
        fields[probatio.Required(CONF_READING)] = section(
            probatio.Schema(
                {
                    probatio.Optional("at"): DateTimeSelector(),
                    probatio.Optional("index"): number(0, 1_000_000, "m³", step="any"),
                    **coefficient,
                }
            ),
            {"collapsed": False},
        )
        fields[probatio.Required(CONF_DAY)] = section(
            probatio.Schema(
                {
                    probatio.Optional("day"): DateSelector(),
                    probatio.Optional("volume"): number(0, 10_000, "m³", step="any"),
                    **coefficient,
                }
            ),
            {"collapsed": True},
        )
    shown = {key: value for key, value in entry.options.items() if value is not None}
    return Options(
        schema=probatio.Schema(fields),
        shown=shown,
        problems=_problems,
        kept=partial(_kept, hass, entry),
    )


def _problems(page: dict[str, Any]) -> dict[str, str]:
    """A reading has a time and an index, a volume a day."""
    if _half(page.get(CONF_READING, {}), "at", "index"):
        return {"base": "half_a_reading"}
    if _half(page.get(CONF_DAY, {}), "day", "volume"):
        return {"base": "half_a_day"}
    return {}


def _half(told: Mapping[str, Any], one: str, other: str) -> bool:
    return (told.get(one) is None) != (told.get(other) is None)


def _kept(
    hass: HomeAssistant, entry: HameauConfigEntry, page: dict[str, Any]
) -> dict[str, Any]:
    """What was typed → options; a reading and a volume go to the history."""
    run = cast("GasRuntime", entry.runtime_data)
    reading, day = page.get(CONF_READING, {}), page.get(CONF_DAY, {})
    told: list[Coroutine[Any, Any, None]] = []
    if reading.get("at") is not None:
        at = datetime.fromisoformat(reading["at"]).replace(tzinfo=run.zone)
        told.append(run.async_add_reading(at, *_amounts(reading, "index")))
    if day.get("day") is not None:
        on = date.fromisoformat(day["day"])
        told.append(run.async_add_day(on, *_amounts(day, "volume")))
    for one in told:
        hass.async_create_task(_async_add(one), f"{DOMAIN} reading")
    return {CONF_SENSOR: page.get(CONF_SENSOR), CONF_ZONE: page[CONF_ZONE]}


def _amounts(told: Mapping[str, Any], volume: str) -> tuple[int, int | None]:
    """Litres, and kWh in a m³ as they are kept."""
    return litres_of(told[volume]), millionths(told.get("coefficient"))


async def _async_add(told: Coroutine[Any, Any, None]) -> None:
    """Keep what was told; the page is closed by now, and where it cannot be kept an issue says what helps."""
    try:
        await told
    except ArchiveError as error:
        LOGGER.warning("A reading of gas was not kept: %s", error)
