"""The services of a home: an appliance's turn, its importance, its schedules, and the reasons of all that."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.auth.permissions.const import POLICY_CONTROL
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
from homeassistant.helpers import (
    config_validation as cv,
    entity_registry as er,
    service,
)
from homeassistant.helpers.selector import ConfigEntrySelector
import probatio

from .const import CONF_SOURCE, DOMAIN, HOME_SOURCE
from .core.control.schedule import OFF, ON, Action, ActionKind, Hold, HoldKind
from .core.control.shedding import Wish
from .core.errors import ScheduleError
from .home_plans import delete_schedule, save_schedule, schedules_of
from .sentences import Sentences

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime

ATTR_APPLIANCE: Final = "appliance"
ATTR_FOR: Final = "for"
ATTR_LEVEL: Final = "level"
ATTR_MINUTES: Final = "minutes"
ATTR_OPTION: Final = "option"
ATTR_ORDER: Final = "order"
ATTR_SCHEDULE: Final = "schedule"
ATTR_STATE: Final = "state"

_ENTRY: Final = {
    probatio.Optional(ATTR_CONFIG_ENTRY_ID): ConfigEntrySelector(
        {"integration": DOMAIN}
    )
}
_MINUTES: Final = probatio.All(
    probatio.Coerce(float), probatio.Range(min=0, max=10_080)
)
_SOME: Final = probatio.All(cv.ensure_list, [cv.string])
_TAIL: Final = 50
_DEFAULT_FOR: Final = 60.0


@callback
def async_setup_home_services(hass: HomeAssistant) -> None:
    """Register the services, once for all homes."""
    for name, handler, schema in (
        ("shed", _shed, SHED_SCHEMA),
        ("restore", _restore, APPLIANCE_SCHEMA),
        ("prioritise", _prioritise, PRIORITISE_SCHEMA),
        ("override", _override, OVERRIDE_SCHEMA),
        ("clear_override", _clear_override, APPLIANCE_SCHEMA),
    ):
        hass.services.async_register(DOMAIN, name, handler, schema=schema)
    for name, answer, schema in (
        ("explain", _explain, HOME_SCHEMA),
        ("get_schedules", _get_schedules, HOME_SCHEMA),
    ):
        hass.services.async_register(
            DOMAIN, name, answer, schema=schema, supports_response=SupportsResponse.ONLY
        )
    service.async_register_admin_service(
        hass, DOMAIN, "set_priority", _set_priority, schema=ORDER_SCHEMA
    )
    for name, change, schema in (
        ("set_schedule", _set_schedule, SET_SCHEMA),
        ("remove_schedule", _remove_schedule, REMOVE_SCHEMA),
    ):
        service.async_register_admin_service(
            hass,
            DOMAIN,
            name,
            change,
            schema=schema,
            supports_response=SupportsResponse.OPTIONAL,
        )


# Whom a call is about.


def _homes(hass: HomeAssistant) -> list[ConfigEntry]:
    return [
        entry
        for entry in hass.config_entries.async_loaded_entries(DOMAIN)
        if entry.data[CONF_SOURCE] == HOME_SOURCE
    ]


def _error(key: str, **words: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=key, translation_placeholders=words
    )


def _home(call: ServiceCall) -> HomeRuntime:
    """Give the home a call names, or the only one there is. Raises ServiceValidationError."""
    chosen = call.data.get(ATTR_CONFIG_ENTRY_ID)
    if chosen:
        entry = service.async_get_config_entry(call.hass, DOMAIN, chosen)
        if entry.data[CONF_SOURCE] != HOME_SOURCE:
            raise _error("not_a_home", name=entry.title)
        return cast("HomeRuntime", entry.runtime_data)
    homes = _homes(call.hass)
    if len(homes) != 1:
        names = ", ".join(home.title for home in homes)
        raise _error("several_homes" if homes else "no_home", homes=names)
    return cast("HomeRuntime", homes[0].runtime_data)


def _find(hass: HomeAssistant, name: str) -> tuple[HomeRuntime, str]:
    """Find an appliance by its id, by what it switches, or by an entity of ours about it.

    Raises ServiceValidationError.
    """
    known = er.async_get(hass).async_get(name)
    part = known.config_subentry_id if known and known.platform == DOMAIN else None
    for entry in _homes(hass):
        run = cast("HomeRuntime", entry.runtime_data)
        for load, appliance in run.appliances.items():
            if name in (load, appliance.entity_id) or part == load:
                return run, load
    raise _error("no_such_appliance", appliance=name)


async def _appliances(call: ServiceCall) -> list[tuple[HomeRuntime, str]]:
    """Give the appliances a call names, if whoever calls may switch them all."""
    found = [_find(call.hass, name) for name in call.data[ATTR_APPLIANCE]]
    if call.context.user_id is not None:
        user = await call.hass.auth.async_get_user(call.context.user_id)
        for run, load in found:
            target = run.appliances[load].entity_id
            if user is None or not user.permissions.check_entity(
                target, POLICY_CONTROL
            ):
                raise Unauthorized(context=call.context, entity_id=target)
    return found


async def _ask_all(call: ServiceCall, wish: Wish, seconds: float | None = None) -> None:
    for run, load in await _appliances(call):
        await run.controller.async_ask(load, wish, seconds)


# An appliance's turn.

_APPLIANCE: Final = {probatio.Required(ATTR_APPLIANCE): _SOME}
APPLIANCE_SCHEMA: Final = probatio.Schema(_APPLIANCE)
SHED_SCHEMA: Final = probatio.Schema(
    {**_APPLIANCE, probatio.Optional(ATTR_MINUTES): _MINUTES}
)
PRIORITISE_SCHEMA: Final = probatio.Schema(
    {**_APPLIANCE, probatio.Optional(ATTR_MINUTES, default=_DEFAULT_FOR): _MINUTES}
)


async def _shed(call: ServiceCall) -> None:
    """Cut appliances now; they stay cut for some minutes, or until their least time is over."""
    minutes = call.data.get(ATTR_MINUTES)
    await _ask_all(call, Wish.SHED, None if minutes is None else minutes * 60)


async def _restore(call: ServiceCall) -> None:
    """Give appliances back before the others, as soon as there is room."""
    await _ask_all(call, Wish.RESTORE)


async def _prioritise(call: ServiceCall) -> None:
    """Treat appliances as the most important for a while; 0 minutes take that back."""
    await _ask_all(call, Wish.PREFER, call.data[ATTR_MINUTES] * 60)


ORDER_SCHEMA: Final = probatio.Schema({**_ENTRY, probatio.Required(ATTR_ORDER): _SOME})


async def _set_priority(call: ServiceCall) -> None:
    """Put appliances in an order of importance, the first shed last."""
    run = _home(call)
    order = []
    for name in call.data[ATTR_ORDER]:
        owner, load = _find(call.hass, name)
        if owner is not run:
            raise _error("no_such_appliance", appliance=name)
        order.append(load)
    await run.controller.async_set_priority(list(dict.fromkeys(order)))


# Schedules.

_STATES: Final = {"on": ON, "off": OFF, "free": None}
OVERRIDE_SCHEMA: Final = probatio.Schema(
    {
        **_APPLIANCE,
        probatio.Exclusive(ATTR_STATE, "wish"): probatio.In(list(_STATES)),
        probatio.Exclusive(ATTR_LEVEL, "wish"): probatio.Coerce(float),
        probatio.Exclusive(ATTR_OPTION, "wish"): cv.string,
        probatio.Optional(ATTR_FOR): probatio.In(["next_edge", "for_ever"]),
        probatio.Optional(ATTR_MINUTES): probatio.All(
            probatio.Coerce(int), probatio.Range(min=1, max=10_080)
        ),
    }
)


def _wished(call: ServiceCall) -> Action | None:
    if ATTR_LEVEL in call.data:
        return Action(kind=ActionKind.LEVEL, value=call.data[ATTR_LEVEL])
    if ATTR_OPTION in call.data:
        return Action(kind=ActionKind.OPTION, value=call.data[ATTR_OPTION])
    return _STATES[call.data.get(ATTR_STATE, "on")]


def _hold(call: ServiceCall) -> Hold | None:
    if ATTR_MINUTES in call.data:
        return Hold(kind=HoldKind.MINUTES, minutes=call.data[ATTR_MINUTES])
    kind = call.data.get(ATTR_FOR)
    return Hold(kind=HoldKind(kind)) if kind else None


async def _override(call: ServiceCall) -> None:
    """Want something else of appliances than their schedules do."""
    for run, load in await _appliances(call):
        try:
            await run.schedules.async_override(load, _wished(call), _hold(call))
        except KeyError as error:
            name = run.appliances[load].name
            raise _error("no_schedule", appliance=name) from error


async def _clear_override(call: ServiceCall) -> None:
    """Go by the schedules again."""
    for run, load in await _appliances(call):
        await run.schedules.async_clear_override(load)


HOME_SCHEMA: Final = probatio.Schema(_ENTRY)
SET_SCHEMA: Final = probatio.Schema({**_ENTRY, probatio.Required(ATTR_SCHEDULE): dict})
REMOVE_SCHEMA: Final = probatio.Schema(
    {**_ENTRY, probatio.Required(ATTR_SCHEDULE): cv.string}
)


async def _get_schedules(call: ServiceCall) -> ServiceResponse:
    """Answer all schedules as they are written."""
    return {"schedules": cast("Any", schedules_of(_home(call).entry))}


async def _set_schedule(call: ServiceCall) -> ServiceResponse:
    """Write a schedule; answer its id. Targets may be named as appliances are elsewhere."""
    run = _home(call)
    data = dict(call.data[ATTR_SCHEDULE])
    targets = data.get("targets")
    if isinstance(targets, list):
        data["targets"] = [_find(call.hass, str(target))[1] for target in targets]
    try:
        return {"id": save_schedule(call.hass, run.entry, data)}
    except ScheduleError as error:
        raise _error("bad_schedule", detail=str(error)) from error


async def _remove_schedule(call: ServiceCall) -> ServiceResponse:
    """Remove a schedule, by its id or its name; answer its id."""
    run, name = _home(call), call.data[ATTR_SCHEDULE]
    for schedule in schedules_of(run.entry):
        if name in (schedule["id"], schedule["name"]):
            delete_schedule(call.hass, run.entry, schedule["id"])
            return {"id": schedule["id"]}
    raise _error("no_such_schedule", schedule=name)


# Reasons.


async def _explain(call: ServiceCall) -> ServiceResponse:
    """Answer the home as it is, why, in words, and what was decided last."""
    run = _home(call)
    view = run.view()
    speaker = Sentences(call.hass.config.language, run.config.names)
    return cast(
        "ServiceResponse",
        {
            "home": view,
            "sentences": list(_sentences(speaker, view["loads"])),
            "decisions": [
                each.as_dict() for each in list(run.journal.decisions)[-_TAIL:]
            ],
        },
    )


def _sentences(speaker: Sentences, loads: Iterable[Any]) -> Iterable[str]:
    for load in loads:
        if reason := load["reason"]:
            yield speaker.sentence(load["name"], reason["code"], reason["figures"])
