"""The pages that ask how a meter is reached: one for each way in."""

from collections.abc import Mapping
import hashlib
from pathlib import Path
import shutil
import time
from typing import Any, Final

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    FileSelector,
    FileSelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    SerialPortSelector,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.requirements import RequirementsNotFound, async_process_requirements
import probatio

from ..const import DOMAIN, RADIO_REQUIREMENTS
from ..core.errors import LinkError
from ..core.tic.simulator import SCENARIOS
from ..links.radio.settings import DataRate, radio_problems
from ..links.replay import load_capture
from ..links.serial import stable_path
from .base import Form

CAPTURES: Final = "hameau_captures"
"""Folder of uploaded captures, in Home Assistant's storage."""
UNUSED_S: Final = 86_400
"""Age at which a capture that no entry plays is removed."""


def _number(low: int, high: int, unit: str | None = None) -> NumberSelector:
    config = NumberSelectorConfig(min=low, max=high, mode=NumberSelectorMode.BOX)
    if unit is not None:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


def _choice(key: str, options: list[str]) -> SelectSelector:
    return SelectSelector(
        SelectSelectorConfig(
            options=options, translation_key=key, mode=SelectSelectorMode.DROPDOWN
        )
    )


_TEXT = TextSelector()
_URL = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))
_SECRET = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))


async def _serial(hass: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    if "://" in page["device"]:
        # The list of ports also offers serial ports of the network, such as ESPHome's.
        return {"link": "network", "url": page["device"]}
    device = await hass.async_add_executor_job(stable_path, page["device"])
    return {"link": "serial", "device": device}


async def _network(hass: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    return {"link": "network", "url": page["url"].strip()}


async def _tic2websocket(hass: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    data = {"link": "tic2websocket", "url": page["url"].strip()}
    return {**data, "filter": page["filter"]} if page.get("filter") else data


def _rates() -> SelectSelector:
    names = {"250k": "250 kbit/s", "1M": "1 Mbit/s", "2M": "2 Mbit/s"}
    return SelectSelector(
        SelectSelectorConfig(
            options=[
                SelectOptionDict(value=str(rate), label=names[rate])
                for rate in DataRate
            ]
        )
    )


RADIO_PAGE: Final = {
    "channel": (76, _number(0, 125)),
    "data_rate": ("250k", _rates()),
    "payload_size": (32, _number(0, 32)),
    "auto_ack": (True, BooleanSelector()),
    "bus": (0, _number(0, 9)),
    "device": (0, _number(0, 9)),
    "ce_pin": (22, _number(0, 255)),
}


def _radio_page() -> probatio.Schema:
    settings = {
        probatio.Required(key, default=default): selector
        for key, (default, selector) in RADIO_PAGE.items()
    }
    return probatio.Schema(
        {
            probatio.Required("address", default="LINKY"): _TEXT,
            probatio.Optional("node"): _number(0, 255),
            probatio.Optional("key"): _SECRET,
            probatio.Required("settings"): section(
                probatio.Schema(settings), {"collapsed": True}
            ),
        }
    )


def _radio_data(page: Mapping[str, Any]) -> dict[str, Any]:
    """Flatten the page; numbers come from a browser as floats."""
    flat = {**page, **page["settings"]}
    del flat["settings"]
    return {
        "link": "radio",
        "node": None,
        "key": None,
        **{
            key: int(value) if isinstance(value, float) else value
            for key, value in flat.items()
        },
    }


async def _radio(hass: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    return _radio_data(page)


def _radio_input(data: Mapping[str, Any]) -> dict[str, Any]:
    shown = {key: data[key] for key in ("address", "node", "key") if data.get(key)}
    settings = {key: data[key] for key in RADIO_PAGE if key in data}
    return {**shown, "settings": settings}


def _replay_page() -> probatio.Schema:
    names = list(SCENARIOS)
    return probatio.Schema(
        {
            probatio.Required("scenario", default=names[0]): _choice("scenario", names),
            probatio.Optional("capture"): FileSelector(FileSelectorConfig(accept="*")),
            probatio.Required("speed", default=1): _number(1, 100, "×"),
        }
    )


async def _replay(hass: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    """Keep the person's own capture where a backup finds it, if there is one."""
    data = {"link": "replay", "speed": float(page["speed"])}
    if upload := page.get("capture"):
        file = await hass.async_add_executor_job(_keep_capture, hass, upload)
        return {**data, "file": file, "scenario": None}
    return {**data, "file": None, "scenario": page["scenario"]}


def _keep_capture(hass: HomeAssistant, upload: str) -> str:
    """Check an uploaded capture and give the path of our copy; runs in the executor."""
    folder = Path(hass.config.path(".storage", CAPTURES))
    with process_uploaded_file(hass, upload) as path:
        load_capture(path)
        name = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        folder.mkdir(exist_ok=True)
        kept = folder / f"{name}.tic"
        shutil.copyfile(path, kept)
    return str(kept)


def forget_capture(hass: HomeAssistant, file: str | None) -> None:
    """Remove our copy of a capture; runs in the executor."""
    if file and Path(file).parent == Path(hass.config.path(".storage", CAPTURES)):
        Path(file).unlink(missing_ok=True)


def _sweep_captures(hass: HomeAssistant, used: set[str | None]) -> None:
    """Remove the captures of flows that nobody finished, or of entries that read something else by now.

    It runs in the executor. One that a flow may still be about is left alone.
    """
    folder = Path(hass.config.path(".storage", CAPTURES))
    for file in folder.glob("*.tic"):
        old = time.time() - file.stat().st_mtime > UNUSED_S
        if old and str(file) not in used:
            file.unlink(missing_ok=True)


async def async_prepare_link(hass: HomeAssistant, data: Mapping[str, Any]) -> None:
    """Install what only this way in needs, and tidy up after others.

    Raises LinkError `no_driver`: it cannot be installed here.
    """
    entries = hass.config_entries.async_entries(DOMAIN)
    used = {entry.data.get("file") for entry in entries} | {data.get("file")}
    await hass.async_add_executor_job(_sweep_captures, hass, used)
    if data["link"] != "radio" or hass.config.skip_pip:
        return
    try:
        await async_process_requirements(hass, DOMAIN, RADIO_REQUIREMENTS)
    except RequirementsNotFound as error:
        raise LinkError("no_driver", {"detail": str(error)}) from error


FORMS: Final = (
    Form(
        step_id="meter_serial",
        schema=lambda: probatio.Schema(
            {probatio.Required("device"): SerialPortSelector()}
        ),
        to_data=_serial,
    ),
    Form(
        step_id="meter_network",
        schema=lambda: probatio.Schema({probatio.Required("url"): _TEXT}),
        to_data=_network,
        placeholders={
            "socket": "socket://192.168.1.20:8888",
            "rfc2217": "rfc2217://192.168.1.20:2217",
            "esphome": "esphome://meter.local/?port_name=tic",
        },
    ),
    Form(
        step_id="meter_radio",
        schema=_radio_page,
        to_data=_radio,
        to_input=_radio_input,
        problems=lambda page: radio_problems(_radio_data(page)),
    ),
    Form(
        step_id="meter_tic2websocket",
        schema=lambda: probatio.Schema(
            {probatio.Required("url"): _URL, probatio.Optional("filter"): _TEXT}
        ),
        to_data=_tic2websocket,
        placeholders={"example": "ws://192.168.1.20:19584"},
    ),
    Form(step_id="meter_replay", schema=_replay_page, to_data=_replay),
)
