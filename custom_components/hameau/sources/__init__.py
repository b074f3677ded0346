"""The sources a person can add, one line each.

A source is one module here. It gives a `SOURCE` (see `base`): its key, the pages of its
flow, how it is tried, how it runs, and its entities. It is imported when it is needed.
"""

from typing import Final, cast

from homeassistant.core import HomeAssistant
from homeassistant.helpers.importlib import async_import_module

from .base import Source

SOURCES: Final = {
    "meter": "meter",
    "home": "home",
    "electricity": "electricity",
    "gas": "gas",
    "tempo": "tempo",
    "ejp": "ejp",
    "spot": "spot",
    "ecowatt": "ecowatt",
}
PAST_SOURCES: Final = frozenset(
    {"electricity", "gas", "tempo", "ejp", "spot", "ecowatt"}
)
"""Those that keep something in the archive."""


async def async_get_source(hass: HomeAssistant, key: str) -> Source:
    """Give the source of this key, imported off the event loop."""
    module = await async_import_module(hass, f"{__package__}.{SOURCES[key]}")
    return cast("Source", module.SOURCE)
