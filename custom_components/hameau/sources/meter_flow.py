"""How a meter is asked for, listened to, and told in words."""

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.components import usb
from homeassistant.core import HomeAssistant
from homeassistant.helpers.service_info.usb import UsbServiceInfo
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..core.errors import LinkError
from ..core.tic import Mode
from ..core.tic.meter import Meter
from ..links import create_link
from ..links.detect import LISTEN_S, listen
from ..links.serial import stable_path
from .base import Found, Progress, ticking
from .meter_forms import async_prepare_link

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


async def async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """Listen for a meter.

    Raises LinkError: the link cannot be opened, or no meter was understood; the key is then
    the diagnosis, and its text the advice.
    """
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        if entry.runtime_data.live and data.items() <= entry.data.items():
            # The port is ours already and cannot be opened twice: ask who reads it.
            run = entry.runtime_data
            words = await _words(hass, run.meter, run.decoder.mode, run.line_quality)
            return Found(
                unique_id=run.identifier,
                title=entry.title,
                data=entry.data,
                words=words,
            )
    await async_prepare_link(hass, data)
    with ticking(hass, progress, LISTEN_S):
        findings = await listen(
            create_link(hass, data), LISTEN_S, zone=dt_util.get_default_time_zone()
        )
    if findings.serial is None:
        raise LinkError(str(findings.diagnosis))
    quality = findings.quality
    return Found(
        unique_id=findings.serial,
        title=_title(hass, findings.meter),
        data={**data, **findings.settings},
        words=await _words(
            hass,
            findings.meter,
            findings.mode,
            None if quality is None else round(quality * 100, 1),
        ),
    )


async def async_discovered(hass: HomeAssistant, adapter: UsbServiceInfo) -> Found:
    """Give a USB adapter that was plugged in as a serial port to try."""
    device = await hass.async_add_executor_job(stable_path, adapter.device)
    return Found(
        unique_id=f"usb_{adapter.vid}:{adapter.pid}_{adapter.serial_number}",
        title=usb.human_readable_device_name(
            device,
            adapter.serial_number,
            adapter.manufacturer,
            adapter.description,
            adapter.vid,
            adapter.pid,
        ),
        data={"link": "serial", "device": device},
    )


def _title(hass: HomeAssistant, meter: Meter) -> str:
    """Name the entry, numbered from the second one of its kind."""
    identity = meter.identity
    name = "Linky" if identity and identity.linky else "TIC"
    taken = {entry.title for entry in hass.config_entries.async_entries(DOMAIN)}
    number = 2
    title = name
    while title in taken:
        title, number = f"{name} {number}", number + 1
    return title


async def _words(
    hass: HomeAssistant, meter: Meter, mode: Mode | None, quality: float | None
) -> dict[str, str]:
    """Tell in the system's language what was heard: placeholders of the confirm page."""
    texts = await async_get_translations(
        hass, hass.config.language, "selector", {DOMAIN}
    )

    def word(selector: str, value: object) -> str:
        key = f"component.{DOMAIN}.selector.{selector}.options.{value}".lower()
        return texts.get(key, "–")

    identity = meter.identity
    maker = f"{identity.maker} " if identity and identity.maker else ""
    subscribed = meter.subscribed_va
    return {
        "model": maker + (identity.model if identity else "–"),
        "mode": word("mode", mode),
        "contract": word("contract", meter.tariff.contract),
        "phases": word("phases", meter.phases),
        "subscribed": "–"
        if subscribed is None
        else f"{subscribed / 1000:g}{_NO_BREAK}kVA",
        "quality": "–" if quality is None else f"{quality:g}{_NO_BREAK}%",
    }
