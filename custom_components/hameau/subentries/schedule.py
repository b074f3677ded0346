"""A schedule: which appliances run, and when. Slots of all kinds are drawn in the card."""

from collections.abc import Mapping
from typing import Any, override
from uuid import uuid4

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.helpers.selector import TextSelector
import probatio

from ..core.errors import ScheduleError
from .base import PartFlow
from .fields import APPLIANCE, named, offer, stretches
from .schedule_pages import (
    AS_IT_IS,
    CUSTOM,
    DAYS,
    HANDS_OFF,
    OFF,
    PERIODS,
    PRESETS,
    built,
    custom_page,
    custom_rule,
    preset_of,
)


class ScheduleFlow(PartFlow):
    """Asks for a preset, or for days and times."""

    _name: str
    _targets: list[str]

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the first page, once there is something to switch."""
        if not named(self._get_entry(), APPLIANCE):
            return self.async_abort(reason="no_appliance")
        return await self.async_step_schedule()

    async def async_step_schedule(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask what runs, and choose a ready-made schedule or one's own times."""
        errors: dict[str, str] = {}
        suggested = self._begin()
        if user_input is not None:
            errors = self._problems(user_input)
            if not errors:
                self._name = user_input["name"].strip()
                self._targets = user_input["targets"]
                return await self._go_on(user_input["preset"])
            suggested = user_input
        appliances = named(self._get_entry(), APPLIANCE)
        presets = [*PRESETS, CUSTOM]
        if self._begin().get("preset") == AS_IT_IS:
            presets.append(AS_IT_IS)
        fields: dict[probatio.Marker, Any] = {
            probatio.Required("name"): TextSelector(),
            probatio.Required("targets"): offer(
                None, appliances, multiple=True, listed=True
            ),
            probatio.Required("preset"): offer("preset", presets, listed=True),
        }
        return self._show("schedule", fields, suggested, errors=errors, last_step=False)

    def _begin(self) -> dict[str, Any]:
        """Give what is known of the schedule that is changed."""
        known = self._known
        if known is None:
            return {}
        there = {one["value"] for one in named(self._get_entry(), APPLIANCE)}
        return {
            "name": known.title,
            "targets": [one for one in known.data["targets"] if one in there],
            "preset": preset_of(known.data["schedule"]),
        }

    def _problems(self, page: Mapping[str, Any]) -> dict[str, str]:
        errors = {}
        if problem := self._name_problem(page["name"]):
            errors["name"] = problem
        if not page["targets"]:
            errors["targets"] = "missing"
        return errors

    async def _go_on(self, preset: str) -> SubentryFlowResult:
        if preset == CUSTOM:
            return await self.async_step_times()
        if preset == AS_IT_IS and (known := self._known):
            written = {**known.data["schedule"], "name": self._name}
            return self._finish({**written, "targets": self._targets})
        return self._finish(self._built(PRESETS[preset]))

    async def async_step_times(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for days, times and tariff."""
        errors: dict[str, str] = {}
        words = {"value": ""}
        known = self._known
        suggested = (custom_page(known.data["schedule"]) if known else None) or {}
        if user_input is not None:
            rule = custom_rule(user_input)
            if rule is None:
                errors["slots"] = "never_runs"
            else:
                try:
                    return self._finish(self._built(rule, user_input["otherwise"]))
                except ScheduleError as error:
                    errors["slots"] = "bad_time"
                    words = {"value": error.placeholders["value"]}
            suggested = user_input
        fields: dict[probatio.Marker, Any] = {
            probatio.Optional("slots"): stretches("slots", "start", "end", "time"),
            probatio.Optional("days"): offer("day", DAYS, multiple=True),
            probatio.Optional("tariff"): offer("tariff_period", PERIODS, multiple=True),
            probatio.Required("otherwise", default=OFF): offer(
                "otherwise", (OFF, HANDS_OFF), listed=True
            ),
        }
        return self._show(
            "times", fields, suggested, errors=errors, description_placeholders=words
        )

    def _built(self, rule: Mapping[str, Any], otherwise: str = OFF) -> dict[str, Any]:
        known = self._known
        id_ = known.data["schedule"]["id"] if known else uuid4().hex
        return built(id_, self._name, self._targets, rule, otherwise=otherwise)

    def _finish(self, schedule: Mapping[str, Any]) -> SubentryFlowResult:
        known = self._known
        enabled = known.data["enabled"] if known else True
        data = {"targets": self._targets, "schedule": schedule, "enabled": enabled}
        return self._keep(self._name, data)
