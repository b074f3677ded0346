"""Repair issues about the file of histories, which all entries share."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .core.errors import ArchiveError, HistoryError

PREFIX: Final = "archive_"
SET_ASIDE: Final = f"{PREFIX}corrupt"
"""The one a person mends in Home Assistant: the file is set aside, and a new one begun."""

LEFT: Final = "history_left"
"""Statistics of a point whose entry was removed: a person says whether they go too."""

_ENDED: Final = "closed"
_STATISTICS: Final = ("statistics_changed", "statistics_refused")
"""What keeps statistics from being written and does not pass by itself."""


@callback
def async_raise_file(hass: HomeAssistant, error: ArchiveError, path: Path) -> None:
    """Raise what is the matter with the file. `archive_<key>` is the translation key."""
    if error.key == _ENDED:
        return
    cause = f"{PREFIX}{error.key}"
    async_clear_file(hass, but=cause)
    ir.async_create_issue(
        hass,
        DOMAIN,
        cause,
        is_fixable=cause == SET_ASIDE,
        severity=ir.IssueSeverity.ERROR,
        translation_key=cause,
        translation_placeholders={"path": str(path), "detail": error.detail},
    )


@callback
def async_clear_file(hass: HomeAssistant, *, but: str = "") -> None:
    """Clear it: the file can be used."""
    registry = ir.async_get(hass)
    for domain, issue_id in list(registry.issues):
        if domain == DOMAIN and issue_id.startswith(PREFIX) and issue_id != but:
            registry.async_delete(domain, issue_id)


@callback
def async_raise_statistics(hass: HomeAssistant, error: HistoryError) -> None:
    """Raise why statistics cannot be written, where time does not mend it."""
    cause = f"statistics_{error.key}"
    if cause in _STATISTICS:
        ir.async_create_issue(
            hass,
            DOMAIN,
            cause,
            is_fixable=False,
            severity=ir.IssueSeverity.ERROR,
            translation_key=cause,
            translation_placeholders={"detail": error.detail},
        )


@callback
def async_clear_statistics(hass: HomeAssistant) -> None:
    """Clear it: they are written."""
    for cause in _STATISTICS:
        ir.async_delete_issue(hass, DOMAIN, cause)


@callback
def async_raise_left(
    hass: HomeAssistant, point: str, name: str, statistics: Iterable[str]
) -> None:
    """Ask what becomes of the statistics of a point that is read no more; asked until it is said."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{LEFT}_{point}",
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=LEFT,
        translation_placeholders={"name": name},
        data={"name": name, "statistics": " ".join(sorted(statistics))},
    )


@callback
def async_clear_left(hass: HomeAssistant, point: str) -> None:
    """The point is read again."""
    ir.async_delete_issue(hass, DOMAIN, f"{LEFT}_{point}")
