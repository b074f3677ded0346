"""System health: what runs, at a glance, and nothing that names a home."""

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from homeassistant.components.system_health import SystemHealthRegistration
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from .const import CONF_SOURCE, DOMAIN

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime


@callback
def async_register(hass: HomeAssistant, register: SystemHealthRegistration) -> None:
    """Register the page of facts."""
    register.async_register_info(_info)


async def _info(hass: HomeAssistant) -> dict[str, Any]:
    """Give the version, how many meters are in which state, and the worst line."""
    integration = await async_get_integration(hass, DOMAIN)
    entries = hass.config_entries.async_entries(DOMAIN)
    meters = [
        cast("MeterRuntime", entry.runtime_data)
        for entry in hass.config_entries.async_loaded_entries(DOMAIN)
        if entry.data[CONF_SOURCE] == "meter"
    ]
    links = Counter(f"{run.link.kind} {run.status.state}" for run in meters)
    qualities = [run.line_quality for run in meters if run.line_quality is not None]
    return {
        "version": str(integration.version),
        "sources": len(entries),
        "loaded": len(meters),
        "links": ", ".join(
            f"{link} × {count}" for link, count in sorted(links.items())
        ),
        "quality": f"{min(qualities):g} %" if qualities else "–",
    }
