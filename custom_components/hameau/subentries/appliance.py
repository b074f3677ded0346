"""An appliance: what switches it, what it draws, how far the shedder may go, and a try."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final, override

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.selector import BooleanSelector
import probatio

from ..appliances import Appliance
from ..const import DOMAIN
from ..core.control.shedding import LoadClass
from ..core.errors import TrialError
from .appliance_pages import as_kept, as_typed, detail_fields, proposed, target_fields
from .appliance_values import values_kept, values_page, values_problem
from .base import PartFlow
from .fields import APPLIANCE, entity_name, entries, number, said_units, unit_problem
from .proposals import likely_type
from .trial import async_try

SHOWN_S = 2.0
"""Least time a trial takes: the frontend hears of its end once its page is drawn."""

_NEVER_TRIED: Final = (LoadClass.HARD, LoadClass.NOTIFY)


class ApplianceFlow(PartFlow):
    """Asks for an appliance, page by page, each filled in with what can be guessed."""

    _data: dict[str, Any]
    _name: str
    _trial: asyncio.Task[float | TrialError] | None = None
    _problem: TrialError | None = None
    _measured: float = 0

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the first page, under one name when adding and when changing."""
        return await self.async_step_target()

    async def async_step_target(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask what switches the appliance, and what it is."""
        known = self._known
        errors: dict[str, str] = {}
        words = {"appliance": "", "home": ""}
        suggested: Mapping[str, Any] = known.data if known else {}
        if user_input is not None:
            entity_id = user_input["entity_id"]
            if taken := self._owner(entity_id):
                errors["entity_id"], words = "already_added", taken
            elif self._ours(entity_id):
                errors["entity_id"] = "ours"
            else:
                self._begin(entity_id, user_input.get("type"))
                return await self.async_step_details()
            suggested = user_input
        return self._show(
            "target",
            target_fields(self.hass),
            suggested,
            errors=errors,
            description_placeholders=words,
            last_step=False,
        )

    def _begin(self, entity_id: str, type_: str | None) -> None:
        """Fill in what is known, or usual, of what was chosen."""
        fresh = proposed(
            self.hass, entity_id, type_ or likely_type(entity_id) or "other"
        )
        known = self._known
        self._name = known.title if known else fresh.pop("name")
        if known is None:
            self._data = fresh
            return
        kept = dict(known.data)
        if kept["entity_id"] != entity_id:
            # What off and on are, and who measures it, was said of another target.
            kept |= {
                key: fresh[key]
                for key in ("power_entity", "levels", "off_value", "on_value")
            }
        self._data = {**kept, "entity_id": entity_id, "type": type_ or kept["type"]}

    def _owner(self, entity_id: str) -> dict[str, str] | None:
        """Name the appliance that has this target already: two would fight for it."""
        known = self._known
        for home in entries(self.hass):
            for one in home.get_subentries_of_type(APPLIANCE):
                mine = known is not None and one.subentry_id == known.subentry_id
                if one.data["entity_id"] == entity_id and not mine:
                    return {"appliance": one.title, "home": home.title}
        return None

    def _ours(self, entity_id: str) -> bool:
        entry = er.async_get(self.hass).async_get(entity_id)
        return entry is not None and entry.platform == DOMAIN

    async def async_step_details(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for name, power and class."""
        errors: dict[str, str] = {}
        words = {"sensors": ""}
        suggested = as_typed(self._name, self._data)
        if user_input is not None:
            sensors = [s for s in (user_input.get("power_entity"),) if s]
            if problem := unit_problem(self.hass, sensors):
                errors["power_entity"] = problem
                words = {"sensors": said_units(self.hass, sensors)}
            else:
                self._name = user_input["name"].strip() or self._name
                self._data |= as_kept(user_input)
                return await self._ask_values()
            suggested = user_input
        return self._show(
            "details",
            detail_fields(self.hass, self._get_entry()),
            suggested,
            errors=errors,
            description_placeholders=words,
            last_step=False,
        )

    async def async_step_number(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask which numbers are off, on and the levels between."""
        return await self._ask_values(user_input)

    async def async_step_select(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask which options are off and on."""
        return await self._ask_values(user_input)

    async def async_step_thermostat(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the mode, or the temperature, that spares power."""
        return await self._ask_values(user_input)

    async def _ask_values(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the page of values, where the target's domain needs one."""
        page = values_page(self.hass, self._data)
        if page is None:
            return await self._ready()
        errors: dict[str, str] = {}
        suggested = page.suggested
        if user_input is not None:
            errors = values_problem(page.step_id, user_input)
            if not errors:
                state = self.hass.states.get(self._data["entity_id"])
                step = state.attributes.get("step", 1) if state else 1
                self._data |= values_kept(page.step_id, user_input, float(step) or 1)
                return await self._ready()
            suggested = user_input
        return self._show(
            page.step_id, page.fields, suggested, errors=errors, last_step=False
        )

    async def _ready(self) -> SubentryFlowResult:
        """Offer a try, unless the appliance must never be cut."""
        if self._data["kind"] in _NEVER_TRIED:
            return await self.async_step_save()
        return await self.async_step_ready()

    async def async_step_ready(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask whether to try it before it is kept."""
        return self.async_show_menu(
            step_id="ready",
            menu_options=["try_it", "save"],
            description_placeholders={"name": self._name},
        )

    async def async_step_try_it(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say what is going to happen, and go on only then."""
        appliance = self._appliance()
        if user_input is None:
            on = appliance.read(self.hass.states.get(appliance.entity_id)).on
            sensor = appliance.power_entity
            return self.async_show_form(
                step_id="try_it" if on else "try_it_on",
                data_schema=probatio.Schema({}),
                description_placeholders={
                    "name": self._name,
                    "sensor": entity_name(self.hass, sensor) if sensor else "–",
                },
                last_step=False,
            )
        self._problem = None
        self._trial = self.hass.async_create_task(self._async_try(appliance))
        return await self.async_step_trying()

    async def async_step_try_it_on(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Take the answer of the page about an appliance that is off."""
        return await self.async_step_try_it(user_input)

    async def _async_try(self, appliance: Appliance) -> float | TrialError:
        """Try it; what went wrong is given, not raised: the person may be gone, and nobody would take it."""
        began = self.hass.loop.time()
        try:
            return await async_try(
                self.hass, self._get_entry(), appliance, self.async_update_progress
            )
        except TrialError as error:
            return error
        finally:
            await asyncio.sleep(SHOWN_S - (self.hass.loop.time() - began))

    def _appliance(self) -> Appliance:
        return Appliance.from_data("trial", self._name, self._data)

    async def async_step_trying(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Wait for the end of the trial."""
        assert self._trial is not None
        if not self._trial.done():
            return self.async_show_progress(
                step_id="trying",
                progress_action="trying",
                progress_task=self._trial,
                description_placeholders={"name": self._name},
            )
        measured = self._trial.result()
        if isinstance(measured, TrialError):
            self._problem = measured
            return self.async_show_progress_done(next_step_id="untried")
        self._measured = measured
        return self.async_show_progress_done(next_step_id="tried")

    async def async_step_tried(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show what was measured; the person may correct it."""
        factor = self._data["power_factor"]
        if user_input is not None:
            self._data["nominal_va"] = round(user_input["power"] / factor)
            return await self.async_step_save()
        measured = round(self._measured * factor)
        return self._show(
            "tried",
            {probatio.Required("power"): number(1, 50_000, "W")},
            {"power": measured},
            description_placeholders={
                "name": self._name,
                "measured": f"{measured}",
                "expected": f"{round(self._data['nominal_va'] * factor)}",
            },
        )

    async def async_step_untried(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say why nothing was measured; it can be tried again, or kept as it is."""
        if user_input is not None:
            if user_input["again"]:
                return await self.async_step_try_it()
            return await self.async_step_save()
        assert self._problem is not None
        return self._show(
            "untried",
            {probatio.Required("again", default=False): BooleanSelector()},
            {},
            errors={"base": self._problem.key},
            description_placeholders={"name": self._name},
        )

    async def async_step_save(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Keep the appliance."""
        return self._keep(self._name, self._data)
