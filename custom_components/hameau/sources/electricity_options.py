"""The options of a point of electricity: by which clock it goes, and which meter of ours reads it."""

from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import SelectOptionDict
import probatio

from ..const import METER_SOURCE
from ..subentries.fields import entries, offer
from .archived import PARIS
from .base import HameauConfigEntry, Options
from .clocks import CONF_ZONE, ZONES, asks_gateway, likely_zone
from .electricity_meter import CONF_METER

_NO_METER: Final = "none"


def zone_field(likely: str = PARIS) -> tuple[probatio.Marker, Any]:
    """Ask which clock the point goes by."""
    words = [
        SelectOptionDict(value=zone, label=zone.split("/")[1].replace("_", " "))
        for zone in ZONES
    ]
    return probatio.Required(CONF_ZONE, default=likely), offer(None, words)


def options(hass: HomeAssistant, entry: HameauConfigEntry) -> Options:
    """Give the page."""
    meters = [
        SelectOptionDict(value=one.entry_id, label=one.title)
        for one in entries(hass, METER_SOURCE)
    ]
    chosen = entry.options.get(CONF_METER) or _NO_METER
    fields: dict[probatio.Marker, Any] = {
        probatio.Required(CONF_METER, default=_NO_METER): offer(
            "meter_entry", [_NO_METER, *meters]
        )
    }
    if not asks_gateway(entry):
        marker, zones = zone_field(likely_zone(hass, entry))
        fields[marker] = zones
    return Options(
        schema=probatio.Schema(fields),
        shown={**entry.options, CONF_METER: chosen},
        kept=_kept,
    )


def _kept(page: dict[str, Any]) -> dict[str, Any]:
    meter = page[CONF_METER]
    return {**page, CONF_METER: None if meter == _NO_METER else meter}
