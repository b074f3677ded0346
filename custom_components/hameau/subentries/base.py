"""What the flows of an entry's parts share."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigSubentry,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.helpers.selector import NumberSelector
import probatio

from .fields import named


class PartFlow(ConfigSubentryFlow):
    """Adds a part of a home, or changes one."""

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask the same as at first; each page begins with what is known."""
        return await self.async_step_user()

    @abstractmethod
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the first page, under one name when adding and when changing."""

    @property
    def _known(self) -> ConfigSubentry | None:
        """The part that is changed, if one is."""
        if self.source == SOURCE_RECONFIGURE:
            return self._get_reconfigure_subentry()
        return None

    def _name_problem(self, name: str) -> str | None:
        """Say why a part cannot have this name, as the key of an error."""
        known = self._known
        taken = {
            one["label"].casefold()
            for one in named(self._get_entry(), self._subentry_type)
            if known is None or one["value"] != known.subentry_id
        }
        if not name.strip():
            return "missing"
        return "name_taken" if name.strip().casefold() in taken else None

    def _show(
        self,
        step_id: str,
        fields: Mapping[probatio.Marker, Any],
        suggested: Mapping[str, Any],
        **shown: Any,
    ) -> SubentryFlowResult:
        """Show a page filled in with what is known or was typed."""
        schema = self.add_suggested_values_to_schema(
            probatio.Schema(_blank(fields, suggested)), suggested
        )
        return self.async_show_form(step_id=step_id, data_schema=schema, **shown)

    def _keep(self, title: str, data: Mapping[str, Any]) -> SubentryFlowResult:
        """Add the part, or change it; a home that runs takes it in without a reload."""
        known = self._known
        if known is None:
            return self.async_create_entry(title=title, data=data)
        entry = self._get_entry()
        if entry.state is ConfigEntryState.LOADED:
            return self.async_update_and_abort(entry, known, title=title, data=data)
        return self.async_update_reload_and_abort(entry, known, title=title, data=data)


def lacking(
    fields: Mapping[probatio.Marker, Any], page: Mapping[str, Any]
) -> dict[str, str]:
    """Name the fields of a page that must be filled in and are not, each with the key of its error."""
    return {
        str(marker): "missing"
        for marker in fields
        if isinstance(marker, probatio.Required) and page.get(str(marker)) is None
    }


def _blank(
    fields: Mapping[probatio.Marker, Any], suggested: Mapping[str, Any]
) -> dict[probatio.Marker, Any]:
    """Let a number of which nothing is known begin empty, for `lacking` to ask for.

    Home Assistant's forms begin a required number with the least that it may be.
    """
    return {
        probatio.Optional(str(marker))
        if isinstance(marker, probatio.Required)
        and isinstance(selector, NumberSelector)
        and isinstance(marker.default, probatio.Undefined)
        and str(marker) not in suggested
        else marker: selector
        for marker, selector in fields.items()
    }
