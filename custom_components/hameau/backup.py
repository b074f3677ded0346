"""Backups: the archive's file is whole while Home Assistant copies it."""

from homeassistant.core import HomeAssistant

from .past import opened_past


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Let nothing be written until the copy is made. Raises ArchiveError, which ends the backup: its file would not be whole."""
    if (past := opened_past(hass)) is not None:
        await past.async_hold()


async def async_post_backup(hass: HomeAssistant) -> None:
    """Go on."""
    if (past := opened_past(hass)) is not None:
        past.release()
