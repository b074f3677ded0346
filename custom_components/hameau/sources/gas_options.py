"""The options of a point of gas: a sensor that counts, where it is, and a reading to add at once."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    DateTimeSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
)
import probatio

from ..const import DOMAIN, LOGGER
from ..core.errors import ArchiveError
from .base import HameauConfigEntry, Options
from .electricity_options import zone_field
from .gas_readings import litres_of, millionths

if TYPE_CHECKING:
    from .gas import GasRuntime

CONF_SENSOR: Final = "sensor"
CONF_READING: Final = "reading"


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
        fields[probatio.Required(CONF_READING)] = section(
            probatio.Schema(
                {
                    probatio.Optional("at"): DateTimeSelector(),
                    probatio.Optional("index"): _number(0, 1_000_000, "m³"),
                    probatio.Optional("coefficient"): _number(1, 20, "kWh/m³"),
                }
            ),
            {"collapsed": False},
        )
    shown = {key: value for key, value in entry.options.items() if value is not None}
    return Options(
        schema=probatio.Schema(fields),
        shown=shown,
        problems=_problems,
        kept=partial(_kept, hass, entry),
    )


def _number(low: float, high: float, unit: str) -> NumberSelector:
    return NumberSelector(
        NumberSelectorConfig(
            mode=NumberSelectorMode.BOX,
            min=low,
            max=high,
            step="any",
            unit_of_measurement=unit,
        )
    )


def _problems(page: dict[str, Any]) -> dict[str, str]:
    """A reading has a time and an index."""
    reading = page.get(CONF_READING, {})
    half = (reading.get("at") is None) != (reading.get("index") is None)
    return {"base": "half_a_reading"} if half else {}


async def _async_add(
    run: GasRuntime, at: datetime, litres: int, coefficient: int | None
) -> None:
    """Keep a reading; the page is closed by now, and where it cannot be kept an issue says what helps."""
    try:
        await run.async_add_reading(at, litres, coefficient)
    except ArchiveError as error:
        LOGGER.warning("The reading of %s was not kept: %s", at.date(), error)


def _kept(
    hass: HomeAssistant, entry: HameauConfigEntry, page: dict[str, Any]
) -> dict[str, Any]:
    """What was typed → options; a reading goes to the history."""
    reading = page.get(CONF_READING, {})
    if reading.get("at") is not None:
        run = cast("GasRuntime", entry.runtime_data)
        at = datetime.fromisoformat(reading["at"]).replace(tzinfo=run.zone)
        litres, coefficient = reading["index"], reading.get("coefficient")
        hass.async_create_task(
            _async_add(run, at, litres_of(litres), millionths(coefficient)),
            f"{DOMAIN} reading",
        )
    return {CONF_SENSOR: page.get(CONF_SENSOR), **{k: page[k] for k in ("zone",)}}
