"""Decisions of a home in the log book, in the system's language."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ENTITY_ID,
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.core import Event, HomeAssistant, callback

from .const import DOMAIN, EVENT_DECISION
from .sentences import Sentences

# A decision that a person sees coming and going: how its kind looks at a glance.
ICONS: Final[Mapping[str, str]] = {
    "shed": "mdi:power-plug-off",
    "lowered": "mdi:arrow-down-bold",
    "raised": "mdi:arrow-up-bold",
    "restored": "mdi:power-plug",
    "started": "mdi:power-plug",
    "manual": "mdi:hand-back-right",
    "unresponsive": "mdi:alert",
    "blind": "mdi:eye-off",
    "seeing": "mdi:eye",
    "amber": "mdi:shield-alert",
    "calm": "mdi:shield-check",
}
ICON: Final = "mdi:scale-balance"


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[Event], dict[str, str | None]]], None
    ],
) -> None:
    """Describe the event of a decision."""

    @callback
    def describe(event: Event) -> dict[str, str | None]:
        """Say one decision, of the appliance's own entity where it is about one."""
        data = event.data
        return {
            LOGBOOK_ENTRY_NAME: data["name"],
            LOGBOOK_ENTRY_MESSAGE: _message(hass, data),
            LOGBOOK_ENTRY_ENTITY_ID: data.get("entity_id"),
            LOGBOOK_ENTRY_ICON: icon(data["code"]),
        }

    async_describe_event(DOMAIN, EVENT_DECISION, describe)


def _message(hass: HomeAssistant, data: Mapping[str, Any]) -> str:
    """Give what stands after the name; in a dry run, the whole that it did not do."""
    entry = hass.config_entries.async_get_entry(data["entry_id"])
    names = {key: each.title for key, each in entry.subentries.items()} if entry else {}
    speaker = Sentences(hass.config.language, names)
    if data.get("dry_run"):
        return speaker.imagined(data["code"], data["figures"])
    return speaker.said(data["code"], data["figures"])


def icon(code: str) -> str:
    """Give the icon of a code: that of its kind."""
    return ICONS.get(code.partition("_")[0], ICON)
