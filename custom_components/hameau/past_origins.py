"""Which files were brought into the past, and the way back."""

import asyncio
from functools import partial
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .core.archive import Archive, KnownOrigin
from .core.errors import PastError
from .core.files import Layout
from .core.series import SeriesKey
from .past import async_get_past
from .past_files import Answer

_KINDS: Final = frozenset(layout.value for layout in Layout)
_UNDOING: Final[HassKey[asyncio.Lock]] = HassKey(f"{DOMAIN}_undoing")


async def async_origins(hass: HomeAssistant, point: str | None) -> Answer:
    """Give the files that were imported, the latest first."""
    past = await async_get_past(hass)
    return {"origins": await past.async_ask(partial(_origins, point=point))}


def _origins(archive: Archive, point: str | None) -> list[Answer]:
    found: dict[int, tuple[KnownOrigin, list[SeriesKey], int]] = {}
    known = archive.keys()
    for key in known:
        if point is not None and key.point != point:
            continue
        for origin in archive.origins(key):
            if origin.kind in _KINDS:
                _, keys, told = found.get(origin.number, (origin, [], 0))
                found[origin.number] = origin, [*keys, key], told + origin.told
    ordered = sorted(found.values(), key=lambda one: (-one[0].received, -one[0].number))
    return [
        {
            "number": origin.number,
            "kind": origin.kind,
            "name": origin.name,
            "trust": origin.trust.name.lower(),
            "received": origin.received * 1000,
            "told": told,
            "points": sorted({key.point for key in keys}),
            "quantities": sorted({key.quantity.value for key in keys}),
        }
        for origin, keys, told in ordered
    ]


async def async_undo(hass: HomeAssistant, number: int) -> Answer:
    """Take back all a file told. Raises PastError: there is no such file."""
    past = await async_get_past(hass)
    async with hass.data.setdefault(_UNDOING, asyncio.Lock()):
        known = await past.async_ask(partial(_origins, point=None))
        if number not in [one["number"] for one in known]:
            raise PastError("unknown_origin")
        await past.async_take_back(number)
    return {"origin": number}
