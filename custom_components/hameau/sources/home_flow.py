"""The pages of a home: its name, what measures it, and a first appliance."""

from collections.abc import Mapping
from typing import Any, Final, override
from uuid import uuid4

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
    FlowType,
)
from homeassistant.helpers.selector import SelectOptionDict, TextSelector
from homeassistant.helpers.translation import async_get_translations
import probatio

from ..const import CONF_SOURCE, DOMAIN, HOME_SOURCE, METER_SOURCE
from ..subentries.fields import (
    APPLIANCE,
    entries,
    number,
    offer,
    power_sensors,
    said_units,
    unit_problem,
)

OTHER: Final = "other"
NONE: Final = "none"

_ONE_OR_PER_PHASE: Final = (1, 3)


class HomeSteps(ConfigFlow):
    """The steps of a home, for the flow of every source.

    There is nothing to try: a sensor is asked for its unit, a meter has been tried when it
    was added.
    """

    _home: dict[str, Any]
    _name: str

    async def async_step_home(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a name, and for what measures the whole home."""
        if user_input is not None:
            self._name = user_input["name"].strip() or await self._new_name()
            meter = user_input["meter"]
            if meter == OTHER:
                return await self.async_step_home_sensor()
            data = {"meter_entry": None if meter == NONE else meter}
            return await self._keep_home(
                {**data, "meter_entities": [], "subscribed_va": None}
            )
        meters = self._free_meters()
        known = self._known_home()
        schema = probatio.Schema(
            {
                probatio.Required("name"): TextSelector(),
                probatio.Required("meter"): offer(
                    "measured_by", [*meters, OTHER, NONE], listed=True
                ),
            }
        )
        first = meters[0]["value"] if meters else OTHER
        suggested = (
            {"name": known.title, "meter": _chosen(known.data)}
            if known
            else {"name": await self._new_name(), "meter": first}
        )
        return self.async_show_form(
            step_id="home",
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            last_step=False,
        )

    async def async_step_home_sensor(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for another integration's sensor, and for what it cannot tell: the limit."""
        errors: dict[str, str] = {}
        words = {"sensors": ""}
        known = self._known_home()
        suggested = _as_typed(known.data) if known else {}
        if user_input is not None:
            chosen: list[str] = user_input["meter_entities"]
            if len(chosen) not in _ONE_OR_PER_PHASE:
                errors["meter_entities"] = "one_or_three"
            elif problem := unit_problem(self.hass, chosen):
                errors["meter_entities"] = problem
                words = {"sensors": said_units(self.hass, chosen)}
            else:
                limit = round(user_input["subscribed"] * 1000)
                data = {"meter_entry": None, "meter_entities": chosen}
                return await self._keep_home({**data, "subscribed_va": limit})
            suggested = user_input
        schema = probatio.Schema(
            {
                probatio.Required("meter_entities"): power_sensors(
                    self.hass, multiple=True
                ),
                probatio.Required("subscribed", default=6): number(
                    1, 250, "kVA", step=0.1
                ),
            }
        )
        return self.async_show_form(
            step_id="home_sensor",
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            errors=errors,
            description_placeholders=words,
        )

    async def _keep_home(self, data: dict[str, Any]) -> ConfigFlowResult:
        data = {CONF_SOURCE: HOME_SOURCE, **data}
        if known := self._known_home():
            if known.state is ConfigEntryState.LOADED:
                # A home that runs takes it in without letting go of anything.
                return self.async_update_and_abort(known, title=self._name, data=data)
            return self.async_update_reload_and_abort(
                known, title=self._name, data=data
            )
        await self.async_set_unique_id(f"home_{uuid4().hex}")
        return self.async_create_entry(title=self._name, data=data)

    @override
    async def async_on_create_entry(self, result: ConfigFlowResult) -> ConfigFlowResult:
        """Go on to the first appliance: a home without one protects nothing."""
        if result["data"].get(CONF_SOURCE) == HOME_SOURCE:
            first = await self.hass.config_entries.subentries.async_init(
                (result["result"].entry_id, APPLIANCE),
                context={"source": SOURCE_USER},
            )
            result["next_flow"] = (FlowType.CONFIG_SUBENTRIES_FLOW, first["flow_id"])
        return result

    def _known_home(self) -> ConfigEntry | None:
        if self.source == SOURCE_RECONFIGURE:
            return self._get_reconfigure_entry()
        return None

    def _free_meters(self) -> list[SelectOptionDict]:
        """Give our meters that no other home relies on: two would cut for the same watts."""
        mine = self._known_home()
        taken = {
            home.data["meter_entry"] for home in entries(self.hass) if home != mine
        }
        return [
            SelectOptionDict(value=entry.entry_id, label=entry.title)
            for entry in entries(self.hass, METER_SOURCE)
            if entry.entry_id not in taken
        ]

    async def _new_name(self) -> str:
        """Name the home in the system's language, numbered from the second one."""
        texts = await async_get_translations(
            self.hass, self.hass.config.language, "selector", {DOMAIN}
        )
        plain = texts.get(f"component.{DOMAIN}.selector.home.options.name", "Home")
        taken = {
            entry.title for entry in self.hass.config_entries.async_entries(DOMAIN)
        }
        name, number = plain, 2
        while name in taken:
            name, number = f"{plain} {number}", number + 1
        return name


def _chosen(data: Mapping[str, Any]) -> str:
    """Entry data → which of the ways to measure it is."""
    if data["meter_entities"]:
        return OTHER
    return data["meter_entry"] or NONE


def _as_typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """Entry data → what to suggest on the page of sensors."""
    if not data["meter_entities"]:
        return {}
    return {
        "meter_entities": data["meter_entities"],
        "subscribed": data["subscribed_va"] / 1000,
    }
