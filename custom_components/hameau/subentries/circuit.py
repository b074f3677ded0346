"""A circuit: a part of the home with a breaker of its own."""

from collections.abc import Mapping
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry, SubentryFlowResult
from homeassistant.helpers.selector import TextSelector
import probatio

from ..core.control.shedding import HOUSE
from ..units import NOMINAL_VOLTAGE
from .base import PartFlow
from .fields import (
    CIRCUIT,
    named,
    number,
    offer,
    power_sensors,
    said_units,
    unit_problem,
    whole,
)

_AMPERES: Final = "a"
_KVA: Final = "kva"


class CircuitFlow(PartFlow):
    """Asks for a circuit's size and for what it hangs on."""

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the first page, under one name when adding and when changing."""
        return await self.async_step_circuit()

    async def async_step_circuit(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the circuit."""
        known = self._known
        errors: dict[str, str] = {}
        words = {"sensors": ""}
        suggested: Mapping[str, Any] = (
            {"name": known.title, **known.data} if known else {}
        )
        if user_input is not None:
            errors, words = self._problems(user_input)
            if not errors:
                return self._keep(user_input["name"].strip(), _kept(user_input))
            suggested = user_input
        return self._show(
            "circuit",
            self._fields(),
            suggested,
            errors=errors,
            description_placeholders=words,
        )

    def _fields(self) -> dict[probatio.Marker, Any]:
        fields: dict[probatio.Marker, Any] = {
            probatio.Required("name"): TextSelector(),
            probatio.Required("rating", default=16): number(0.1, 250, step=0.1),
            probatio.Required("unit", default=_AMPERES): offer(
                "rating_unit", (_AMPERES, _KVA)
            ),
            probatio.Required("phases", default="1"): offer("phases", ("1", "3")),
            probatio.Optional("power_entity"): power_sensors(self.hass),
        }
        home, known = self._get_entry(), self._known
        inside = _inside(home, known.subentry_id) if known else set()
        others = [one for one in named(home, CIRCUIT) if one["value"] not in inside]
        if others:
            fields[probatio.Required("parent", default=HOUSE)] = offer(
                "parent", [HOUSE, *others]
            )
        return fields

    def _problems(
        self, page: Mapping[str, Any]
    ) -> tuple[dict[str, str], dict[str, str]]:
        errors, words = {}, {"sensors": ""}
        if problem := self._name_problem(page["name"]):
            errors["name"] = problem
        sensors = [s for s in (page.get("power_entity"),) if s]
        if problem := unit_problem(self.hass, sensors):
            errors["power_entity"] = problem
            words = {"sensors": said_units(self.hass, sensors)}
        return errors, words


def _inside(home: ConfigEntry, circuit: str) -> set[str]:
    """Give a circuit and all that hang on it, from which it cannot hang in turn."""
    found = {circuit}
    parents = {
        one.subentry_id: one.data["parent"]
        for one in home.get_subentries_of_type(CIRCUIT)
    }
    while more := {one for one, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _kept(page: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed → what is kept: the limit in VA, and as it was typed."""
    per_unit = (
        NOMINAL_VOLTAGE * int(page["phases"]) if page["unit"] == _AMPERES else 1000
    )
    return {
        **whole({key: page[key] for key in ("rating", "unit", "phases")}),
        "limit_va": round(page["rating"] * per_unit),
        "parent": page.get("parent", HOUSE),
        "power_entity": page.get("power_entity"),
    }
