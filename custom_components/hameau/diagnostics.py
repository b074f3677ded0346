"""Diagnostics: all that helps to help, and nothing that names a home."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from enum import Enum
import re
from typing import TYPE_CHECKING, Any, Final, cast

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import DeviceEntry

from .const import CONF_SOURCE
from .core.tic import ETX, STX, mask
from .frames import last_frame, words

if TYPE_CHECKING:
    from .sources.base import HameauConfigEntry
    from .sources.meter import MeterRuntime

# Where the meter is reached, and what it is called: somebody's network, keys and files.
TO_REDACT: Final = frozenset(
    {
        "address",
        "client_id",
        "client_secret",
        "device",
        "file",
        "filter",
        "key",
        "point",
        "title",
        "unique_id",
        "url",
        "serial",
    }
)


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: HameauConfigEntry
) -> dict[str, Any]:
    """Give what is known of an entry."""
    return await _entry_diagnostics(hass, entry)


async def async_get_device_diagnostics(
    hass: HomeAssistant, entry: HameauConfigEntry, device: DeviceEntry
) -> dict[str, Any]:
    """Give the same for the entry's device: there is one per entry."""
    known = {"model": device.model, "manufacturer": device.manufacturer}
    return {"device": known, **await _entry_diagnostics(hass, entry)}


async def _entry_diagnostics(
    hass: HomeAssistant, entry: HameauConfigEntry
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "data": async_redact_data(dict(entry.data), TO_REDACT),
        "options": dict(entry.options),
    }
    if entry.data[CONF_SOURCE] == "meter":
        run = cast("MeterRuntime", entry.runtime_data)
        told |= _meter_diagnostics(run)
        # Reading the line over again takes a small computer tens of milliseconds.
        told |= await hass.async_add_executor_job(_line_diagnostics, bytes(run.raw))
    if entry.state is ConfigEntryState.LOADED:
        told |= await entry.runtime_data.async_diagnostics()
    return cast("dict[str, Any]", plain(told))


def _meter_diagnostics(run: MeterRuntime) -> dict[str, Any]:
    meter, status, health = run.meter, run.status, run.link.health()
    identity, trip = meter.identity, meter.trip
    return {
        "link": {
            "state": status.state,
            "error": status.error,
            "diagnosis": status.diagnosis,
            "trusted": run.link.trusted,
            "facts": async_redact_data(dict(run.link.describe()), TO_REDACT),
            "radio": asdict(health) if health else None,
        },
        "meter": {
            "maker": identity.maker if identity else None,
            "model": identity.model if identity else None,
            "year": identity.year if identity else None,
            "mode": meter.mode,
            "phases": meter.phases,
            "producer": meter.producer,
            "linky": meter.linky,
            "replaced": run.replacement is not None,
            "last_frame": meter.last_frame,
        },
        "quality": {
            "valid": meter.quality.valid,
            "frames": meter.quality.frames,
            "complete_frames": meter.quality.complete,
            "ratio": meter.quality.ratio,
            "faults": dict(meter.quality.faults),
            "last_fault": meter.quality.last_fault,
        },
        "tariff": meter.tariff,
        "breaker": {"level": trip.level, "seconds_to_cut": trip.seconds_to_cut}
        if trip
        else None,
        "seen_labels": sorted(run.seen),
        "memory": async_redact_data(meter.memory(), TO_REDACT),
    }


def _line_diagnostics(raw: bytes) -> dict[str, Any]:
    return {"last_frame": words(last_frame(raw)), "raw": raw_lines(raw)}


def raw_lines(data: bytes) -> list[str]:
    r"""Give what came from the line, masked with checksums that fit, one group a line.

    It is masked as a whole: a number cut in two by the way it arrived is still one number.
    Frame limits show as ␂ and ␃, bytes beyond ASCII as \xNN.
    """
    text = mask(data).replace(STX, b"\r<STX>\r").replace(ETX, b"\r<ETX>\r")
    lines = re.split(rb"[\r\n]+", text)
    return [line.decode("ascii", "backslashreplace") for line in lines if line]


def plain(value: Any) -> Any:
    """Give a value as JSON can hold it."""
    match value:
        case Enum():
            return plain(value.value)
        case Mapping():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case date():
            return value.isoformat()
        case None | bool() | int() | float() | str():
            return value
    return plain(asdict(value))
