"""An exception: some days on which schedules do not run, or run at other times."""

from collections.abc import Mapping
from typing import Any, Final, override
from uuid import uuid4

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.helpers.selector import DateSelector, TextSelector
from homeassistant.util import dt as dt_util
import probatio

from ..core.control.schedule import special_from, to_dict
from ..core.errors import ScheduleError
from .base import PartFlow
from .fields import SCHEDULE, named, offer, stretches

SUSPEND: Final = "suspend"
REPLACE: Final = "replace"


class ExceptionFlow(PartFlow):
    """Asks for the days, and for what is different on them."""

    _page: dict[str, Any]

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the first page, under one name when adding and when changing."""
        return await self.async_step_exception()

    async def async_step_exception(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the days, for whose schedules, and whether other times replace theirs."""
        errors: dict[str, str] = {}
        suggested = self._begin()
        if user_input is not None:
            errors = self._problems(user_input)
            if not errors:
                self._page = user_input
                if user_input["action"] == REPLACE:
                    return await self.async_step_slots()
                return self._finish([])
            suggested = user_input
        fields: dict[probatio.Marker, Any] = {
            probatio.Required("name"): TextSelector(),
            probatio.Required("start"): DateSelector(),
            probatio.Optional("end"): DateSelector(),
            probatio.Required("action", default=SUSPEND): offer(
                "exception_action", (SUSPEND, REPLACE), listed=True
            ),
        }
        if schedules := named(self._get_entry(), SCHEDULE):
            fields[probatio.Optional("schedules")] = offer(
                None, schedules, multiple=True
            )
        return self._show("exception", fields, suggested, errors=errors)

    def _begin(self) -> dict[str, Any]:
        """Give what is known of the exception that is changed."""
        known = self._known
        if known is None:
            return {}
        there = {one["value"] for one in named(self._get_entry(), SCHEDULE)}
        page = {key: known.data[key] for key in ("start", "end") if key in known.data}
        chosen = [one for one in known.data.get("schedules", ()) if one in there]
        action = REPLACE if known.data.get("slots") else SUSPEND
        return {**page, "name": known.title, "schedules": chosen, "action": action}

    def _problems(self, page: Mapping[str, Any]) -> dict[str, str]:
        errors = {}
        if problem := self._name_problem(page["name"]):
            errors["name"] = problem
        last = page.get("end") or page["start"]
        if last < page["start"]:
            errors["end"] = "before_start"
        elif last < dt_util.now().date().isoformat():
            errors["end" if page.get("end") else "start"] = "past"
        return errors

    async def async_step_slots(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the times that replace the usual ones."""
        known = self._known
        errors: dict[str, str] = {}
        words = {"value": ""}
        suggested: Mapping[str, Any] = known.data if known else {}
        if user_input is not None:
            slots = user_input.get("slots") or []
            if not slots:
                errors["slots"] = "missing"
            else:
                try:
                    return self._finish(slots)
                except ScheduleError as error:
                    errors["slots"] = "bad_time"
                    words = {"value": error.placeholders["value"]}
            suggested = user_input
        return self._show(
            "slots",
            {probatio.Optional("slots"): stretches("slots", "start", "end", "time")},
            suggested,
            errors=errors,
            description_placeholders=words,
        )

    def _finish(self, slots: list[dict[str, Any]]) -> SubentryFlowResult:
        """Keep it as the codec writes it. Raises ScheduleError."""
        known, page = self._known, self._page
        name = page["name"].strip()
        written = {
            "id": known.data["id"] if known else uuid4().hex,
            "name": name,
            "start": page["start"],
            "end": page.get("end"),
            "schedules": page.get("schedules") or None,
            "slots": slots,
        }
        return self._keep(name, to_dict(special_from(written)))
