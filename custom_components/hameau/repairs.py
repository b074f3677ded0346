"""Repairs: what a person decides of another meter, of a damaged file of histories, of statistics nobody writes any more."""

from typing import TYPE_CHECKING, cast

from homeassistant.components.repairs import FlowType, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryDisabler,
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant

from .const import CONF_SOURCE, DOMAIN
from .core.errors import ArchiveError, HistoryError
from .past import async_get_past, async_set_aside, path_of
from .past_issues import LEFT, SET_ASIDE, async_clear_file
from .sources import PAST_SOURCES

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime


class MeterReplacedFlow(RepairsFlow):
    """Another meter answers: it replaced the old one, or it is a second one."""

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask which it is."""
        entry = self._entry()
        return self.async_show_menu(
            step_id="init",
            menu_options=["adopt", "separate"],
            description_placeholders={"name": entry.title if entry else ""},
        )

    async def async_step_adopt(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Go on with the new meter under the same entities, and their history."""
        entry = self._entry()
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="not_loaded")
        run = cast("MeterRuntime", entry.runtime_data)
        try:
            other = await run.async_adopt_replacement()
        except HistoryError:
            return self.async_abort(
                reason="not_loaded", description_placeholders={"name": entry.title}
            )
        if other is not None:
            return self.async_abort(
                reason="known_meter", description_placeholders={"other": other.title}
            )
        return self.async_create_entry(data={})

    async def async_step_separate(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Keep the old meter's entry, at rest, and add the new one beside it."""
        if (entry := self._entry()) is None:
            return self.async_abort(reason="not_loaded")
        await self.hass.config_entries.async_set_disabled_by(
            entry.entry_id, ConfigEntryDisabler.USER
        )
        flow = await self.hass.config_entries.flow.async_init(
            DOMAIN, context={"source": SOURCE_USER}
        )
        return self.async_create_entry(
            data={}, next_flow=(FlowType.CONFIG_FLOW, flow["flow_id"])
        )

    def _entry(self) -> ConfigEntry | None:
        entry_id = str((self.data or {}).get("entry_id"))
        return self.hass.config_entries.async_get_entry(entry_id)


class SetAsideFlow(RepairsFlow):
    """The file of histories is damaged: begin a new one, and keep the old one under another name."""

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Say what will be done, and that nothing is deleted."""
        if user_input is not None:
            return await self._set_aside()
        return self.async_show_form(
            step_id="init",
            description_placeholders={"path": str(path_of(self.hass))},
        )

    async def _set_aside(self) -> RepairsFlowResult:
        try:
            kept = await async_set_aside(self.hass)
        except OSError as error:
            return self.async_abort(
                reason="not_set_aside",
                description_placeholders={"detail": str(error)},
            )
        async_clear_file(self.hass)
        for entry in self.hass.config_entries.async_entries(
            DOMAIN, include_ignore=False
        ):
            if entry.data[CONF_SOURCE] in PAST_SOURCES:
                self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={"kept": str(kept)})


class LeftHistoryFlow(RepairsFlow):
    """A point's entry was removed: its statistics stay, or go too."""

    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ask which."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["keep", "remove"],
            description_placeholders={"name": self._told("name")},
        )

    async def async_step_keep(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Leave them: history is precious."""
        return self.async_create_entry(data={})

    async def async_step_remove(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Take them away from Home Assistant."""
        try:
            past = await async_get_past(self.hass)
            await past.async_remove_statistics(self._told("statistics").split())
        except (ArchiveError, HistoryError) as error:
            return self.async_abort(
                reason="not_removed", description_placeholders={"detail": error.detail}
            )
        return self.async_create_entry(data={})

    def _told(self, key: str) -> str:
        return str((self.data or {}).get(key, ""))


async def async_create_fix_flow(
    hass: HomeAssistant,
    issue_id: str,
    data: dict[str, str | int | float | None] | None,
) -> RepairsFlow:
    """Give the flow that mends an issue."""
    if issue_id.startswith(LEFT):
        return LeftHistoryFlow()
    return SetAsideFlow() if issue_id == SET_ASIDE else MeterReplacedFlow()
