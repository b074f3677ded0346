"""The services: what a person can ask that is not an entity."""

import math
from typing import TYPE_CHECKING, Final, cast

from homeassistant.config_entries import ConfigEntry
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
from homeassistant.util.json import JsonValueType
import probatio

from .blueprint_files import Result, async_install_blueprints
from .const import CONF_SOURCE, DOMAIN
from .core.tic.trip import Trip
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
# The cut-off filter forgets by half in 86 s.
_SETTLED_S: Final = 3600.0


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
    """Give the meter a call is about: the one it names, or the only one there is.

    Raises ServiceValidationError.
    """
    chosen = call.data.get(ATTR_CONFIG_ENTRY_ID)
    entry = (
        service.async_get_config_entry(call.hass, DOMAIN, chosen)
        if chosen
        else _only_meter(call.hass)
    )
    if entry.data[CONF_SOURCE] != "meter":
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_a_meter",
            translation_placeholders={"name": entry.title},
        )
    return cast("MeterRuntime", entry.runtime_data)


def _only_meter(hass: HomeAssistant) -> ConfigEntry:
    """Give the meter that needs no choosing. Raises ServiceValidationError, with the names to choose from."""
    meters = [
        entry
        for entry in hass.config_entries.async_loaded_entries(DOMAIN)
        if entry.data[CONF_SOURCE] == "meter"
    ]
    if len(meters) == 1:
        return meters[0]
    raise ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="several_meters" if meters else "no_meter",
        translation_placeholders={"meters": ", ".join(m.title for m in meters)},
    )


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
    """Answer how long the breaker would bear so many VA more from now on, and which phase it hangs on.

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
    answer = _borne(trip, [max(0.0, power) for power in powers])
    return {**answer, "limit_va": run.meter.cutoff_va}


def _borne(trip: Trip, powers_va: list[float]) -> dict[str, JsonValueType]:
    """Tell what these powers, one for each phase and held from now on, would do to the breaker.

    `level` is how near the cut a phase is now and `level_reached` where it would settle, %; the limiting phase is the
    first to cut, or the nearest to it.
    """
    pairs = list(zip(trip.phases, powers_va, strict=True))
    times = [phase.seconds_at(power) for phase, power in pairs]
    reached = [
        min(phase.draw(power).step(_SETTLED_S).level, 1.0) for phase, power in pairs
    ]
    limiting = min(
        range(len(pairs)),
        key=lambda place: (
            math.inf if (time := times[place]) is None else time,
            -reached[place],
        ),
    )
    phases: list[JsonValueType] = [
        {
            "phase": place + 1,
            "power_va": round(power),
            "seconds_to_cut": _rounded(times[place]),
            "level": round(phase.level * 100, 1),
            "level_reached": round(reached[place] * 100, 1),
        }
        for place, (phase, power) in enumerate(pairs)
    ]
    return {
        "cuts": times[limiting] is not None,
        "seconds_to_cut": _rounded(times[limiting]),
        "power_va": round(sum(powers_va)),
        "power_without_cut_va": round(trip.never_trips_va),
        "limiting_phase": limiting + 1,
        "phases": phases,
    }


def _rounded(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds)
