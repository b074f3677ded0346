"""The services: what a person can ask that is not an entity."""

from typing import TYPE_CHECKING, Final, cast

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv, service
from homeassistant.helpers.selector import ConfigEntrySelector
from homeassistant.util import dt as dt_util
import probatio

from .blueprint_files import Result, async_install_blueprints
from .const import CONF_SOURCE, DOMAIN
from .energy_dashboard import async_add_to_energy_dashboard
from .frames import last_frame, words

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime

ATTR_OVERWRITE: Final = "overwrite"
ATTR_PHASE: Final = "phase"
ATTR_POWER: Final = "power"
ATTR_REVEAL: Final = "reveal"
ATTR_UPDATE_PRICES: Final = "update_prices"

# The entry may be left out where there is only one.
_ENTRY: Final = {
    probatio.Optional(ATTR_CONFIG_ENTRY_ID): ConfigEntrySelector(
        {"integration": DOMAIN}
    )
}
# No French home draws more than 36 kVA at low voltage.
_MOST_VA: Final = 36000


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the services, once for all entries."""
    service.async_register_admin_service(
        hass,
        DOMAIN,
        "add_to_energy_dashboard",
        _add_to_energy_dashboard,
        schema=ADD_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )
    service.async_register_admin_service(
        hass,
        DOMAIN,
        "install_blueprints",
        _install_blueprints,
        schema=INSTALL_SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )
    hass.services.async_register(
        DOMAIN,
        "get_frame",
        _get_frame,
        schema=FRAME_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )
    hass.services.async_register(
        DOMAIN,
        "simulate_load",
        _simulate_load,
        schema=LOAD_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )


def _meter(call: ServiceCall) -> MeterRuntime:
    """Give the meter a call is about. Raises ServiceValidationError."""
    entry = service.async_get_config_entry(
        call.hass, DOMAIN, call.data.get(ATTR_CONFIG_ENTRY_ID)
    )
    if entry.data[CONF_SOURCE] != "meter":
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_a_meter",
            translation_placeholders={"name": entry.title},
        )
    return cast("MeterRuntime", entry.runtime_data)


ADD_SCHEMA: Final = probatio.Schema(
    {**_ENTRY, probatio.Optional(ATTR_UPDATE_PRICES, default=False): cv.boolean}
)


async def _add_to_energy_dashboard(call: ServiceCall) -> ServiceResponse:
    """Put a meter on the Energy dashboard; answer what that changed."""
    return await async_add_to_energy_dashboard(
        call.hass, _meter(call), update_prices=call.data[ATTR_UPDATE_PRICES]
    )


INSTALL_SCHEMA: Final = probatio.Schema(
    {probatio.Optional(ATTR_OVERWRITE, default=False): cv.boolean}
)


async def _install_blueprints(call: ServiceCall) -> ServiceResponse:
    """Install our blueprints; answer what became of each."""
    results = await async_install_blueprints(
        call.hass, overwrite=call.data[ATTR_OVERWRITE]
    )
    return {
        str(result): [path for path, became in results.items() if became is result]
        for result in Result
    }


FRAME_SCHEMA: Final = probatio.Schema(
    {**_ENTRY, probatio.Optional(ATTR_REVEAL, default=False): cv.boolean}
)


async def _get_frame(call: ServiceCall) -> ServiceResponse:
    """Answer the meter's last whole frame, without what names the home.

    An administrator may ask for that, too. An automation acts for one.
    """
    reveal = call.data[ATTR_REVEAL]
    if reveal and call.context.user_id:
        user = await call.hass.auth.async_get_user(call.context.user_id)
        if user is None or not user.is_admin:
            raise Unauthorized(context=call.context)
    run = _meter(call)
    seen = run.meter.last_frame
    return {
        "groups": dict(words(last_frame(run.raw), masked=not reveal)),
        "mode": str(run.meter.mode) if run.meter.mode else None,
        "received": seen.isoformat() if seen else None,
    }


LOAD_SCHEMA: Final = probatio.Schema(
    {
        **_ENTRY,
        probatio.Required(ATTR_POWER): probatio.All(
            probatio.Coerce(float), probatio.Range(min=-_MOST_VA, max=_MOST_VA)
        ),
        probatio.Optional(ATTR_PHASE): probatio.All(
            probatio.Coerce(int), probatio.In([1, 2, 3])
        ),
    }
)


async def _simulate_load(call: ServiceCall) -> ServiceResponse:
    """Answer how long the breaker would bear so many VA more, from now on.

    On three phases the load is shared evenly, unless it is on one of them.
    """
    run = _meter(call)
    if run.meter.trip is None or not run.live:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="meter_not_heard",
            translation_placeholders={"meter": run.entry.title},
        )
    trip = run.meter.trip.advance(dt_util.utcnow())
    powers = [phase.drawn_va for phase in trip.phases]
    more, phase = call.data[ATTR_POWER], call.data.get(ATTR_PHASE)
    if phase is None:
        powers = [power + more / len(powers) for power in powers]
    elif phase <= len(powers):
        powers[phase - 1] += more
    else:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_such_phase",
            translation_placeholders={"phase": str(phase), "meter": run.entry.title},
        )
    powers = [max(0.0, power) for power in powers]
    seconds = trip.seconds_at(powers)
    return {
        "cuts": seconds is not None,
        "seconds_to_cut": None if seconds is None else round(seconds),
        "power_va": round(sum(powers)),
        "power_without_cut_va": round(trip.never_trips_va),
        "limit_va": run.meter.cutoff_va,
    }
