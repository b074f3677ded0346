"""The services of histories: a gas reading by hand."""

from typing import TYPE_CHECKING, Final, cast

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, service
from homeassistant.helpers.selector import ConfigEntrySelector
from homeassistant.util import dt as dt_util
import probatio

from .const import CONF_SOURCE, DOMAIN, GAS_SOURCE
from .core.errors import ArchiveError
from .sources.gas_readings import litres_of, millionths

if TYPE_CHECKING:
    from .sources.gas import GasRuntime

ATTR_AT: Final = "at"
ATTR_INDEX: Final = "index"
ATTR_DAY: Final = "day"
ATTR_VOLUME: Final = "volume"
ATTR_COEFFICIENT: Final = "coefficient"

# A home's meter has six digits; more than 20 kWh are in no m³ of natural gas.
_INDEX: Final = probatio.All(
    probatio.Coerce(float), probatio.Range(min=0, max=1_000_000)
)
_VOLUME: Final = probatio.All(probatio.Coerce(float), probatio.Range(min=0, max=10_000))
_COEFFICIENT: Final = probatio.All(
    probatio.Coerce(float), probatio.Range(min=1, max=20)
)

READING_SCHEMA: Final = probatio.Schema(
    {
        probatio.Optional(ATTR_CONFIG_ENTRY_ID): ConfigEntrySelector(
            {"integration": DOMAIN}
        ),
        probatio.Optional(ATTR_AT): cv.datetime,
        probatio.Optional(ATTR_INDEX): _INDEX,
        probatio.Optional(ATTR_DAY): cv.date,
        probatio.Optional(ATTR_VOLUME): _VOLUME,
        probatio.Optional(ATTR_COEFFICIENT): _COEFFICIENT,
    }
)


@callback
def async_setup_past_services(hass: HomeAssistant) -> None:
    """Register the services, once for all entries."""
    hass.services.async_register(
        DOMAIN, "add_gas_reading", _add_gas_reading, schema=READING_SCHEMA
    )


async def _add_gas_reading(call: ServiceCall) -> None:
    """Keep an index, or the volume of a day."""
    run = _gas(call)
    told = call.data
    coefficient = millionths(told.get(ATTR_COEFFICIENT))
    try:
        if ATTR_INDEX in told:
            at = told.get(ATTR_AT) or dt_util.now()
            aware = at if at.tzinfo else at.replace(tzinfo=run.zone)
            await run.async_add_reading(aware, litres_of(told[ATTR_INDEX]), coefficient)
        if ATTR_VOLUME in told and ATTR_DAY in told:
            volume = litres_of(told[ATTR_VOLUME])
            await run.async_add_day(told[ATTR_DAY], volume, coefficient)
        elif ATTR_INDEX not in told:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="no_reading"
            )
    except ArchiveError as error:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="archive_unusable"
        ) from error


def _gas(call: ServiceCall) -> GasRuntime:
    """Give the gas point a call names, or the only one there is. Raises ServiceValidationError."""
    if chosen := call.data.get(ATTR_CONFIG_ENTRY_ID):
        entry = service.async_get_config_entry(call.hass, DOMAIN, chosen)
        if entry.data[CONF_SOURCE] != GAS_SOURCE:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="not_gas",
                translation_placeholders={"name": entry.title},
            )
        return cast("GasRuntime", entry.runtime_data)
    found: list[ConfigEntry] = [
        entry
        for entry in call.hass.config_entries.async_loaded_entries(DOMAIN)
        if entry.data[CONF_SOURCE] == GAS_SOURCE
    ]
    if len(found) != 1:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="several_gas" if found else "no_gas",
            translation_placeholders={"names": ", ".join(e.title for e in found)},
        )
    return cast("GasRuntime", found[0].runtime_data)
