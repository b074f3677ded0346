"""Serves the built cards and has Home Assistant's frontend load them."""

import json
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http import StaticPathConfig  # type: ignore[attr-defined]  # core exports it unsaid
from homeassistant.core import HomeAssistant

WWW: Final = Path(__file__).parent / "www"
URL: Final = "/hameau_static"


def entry_file() -> str:
    """Name of the module the page loads; it carries the hash of its content. Reads a file."""
    manifest = json.loads((WWW / "build.json").read_text(encoding="utf-8"))
    return str(manifest["entry"])


async def async_register(hass: HomeAssistant) -> None:
    """Serve `www/` and load the cards on every page; call it once, from `async_setup`.

    The names of the files change with their content, so browsers may keep them for ever: nobody has to empty a cache
    after an update. The entry waits for Home Assistant's own elements before it loads the cards: the page may run it
    before them.
    """
    entry = await hass.async_add_executor_job(entry_file)
    await hass.http.async_register_static_paths(
        [StaticPathConfig(URL, str(WWW), cache_headers=True)]
    )
    add_extra_js_url(hass, f"{URL}/{entry}")
