"""The pages that ask where a point's electricity history comes from: one for each way."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio

from ..const import CONF_WAY
from ..core.clients import conso_api, myelectricaldata
from ..core.clients.conso_key import ConsoKey
from ..core.errors import SourceError
from .base import Form
from .clocks import FILES
from .electricity_gateway import CONSO_API, MY_ELECTRICAL_DATA
from .point import CONF_POINT

CONF_KEY: Final = "key"
CONF_URL: Final = "url"

_DIGITS: Final = 14
TEXT: Final = TextSelector()
SECRET: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
URL: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))


def point_of(text: str) -> str:
    """Read a PRM as a person types it, with spaces or not. Raises SourceError."""
    point = "".join(text.split())
    if len(point) != _DIGITS or not (point.isascii() and point.isdigit()):
        raise SourceError("not_a_point", {"detail": text[:40]})
    return point


async def _files(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    return {CONF_WAY: FILES, CONF_POINT: point_of(page[CONF_POINT])}


async def _conso_api(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    """Take the key, and the point it is for: said by the person only where it is for several."""
    key = ConsoKey.read(page[CONF_KEY], "Conso API")
    wished = page.get(CONF_POINT)
    if wished:
        point = point_of(wished)
    elif len(key.points) == 1:
        point = key.points[0]
    else:
        raise SourceError("several_points", {"detail": ", ".join(key.points)})
    return {
        CONF_WAY: CONSO_API,
        CONF_POINT: point,
        CONF_KEY: key.text,
        **_address(page),
    }


async def _my_electrical_data(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    return {
        CONF_WAY: MY_ELECTRICAL_DATA,
        CONF_POINT: point_of(page[CONF_POINT]),
        CONF_KEY: page[CONF_KEY].strip(),
        **_address(page),
    }


def _address(page: Mapping[str, Any]) -> dict[str, str]:
    """The address of a gateway of one's own, if there is one."""
    url = page.get(CONF_URL, "").strip()
    return {CONF_URL: url} if url else {}


def _known(data: Mapping[str, Any], *, way: str) -> dict[str, Any]:
    """What is shown again: never a key, and an address only of the same service."""
    shown = {CONF_POINT: data[CONF_POINT]}
    if data.get(CONF_WAY) == way and CONF_URL in data:
        shown[CONF_URL] = data[CONF_URL]
    return shown


FORMS: Final = (
    Form(
        step_id="electricity_files",
        way=FILES,
        schema=lambda: probatio.Schema({probatio.Required(CONF_POINT): TEXT}),
        to_data=_files,
        to_input=partial(_known, way=FILES),
    ),
    Form(
        step_id="electricity_conso_api",
        way=CONSO_API,
        schema=lambda: probatio.Schema(
            {
                probatio.Required(CONF_KEY): SECRET,
                probatio.Optional(CONF_POINT): TEXT,
                probatio.Optional(CONF_URL): URL,
            }
        ),
        to_data=_conso_api,
        to_input=partial(_known, way=CONSO_API),
        placeholders={"page": "https://conso.boris.sh", "own": conso_api.BASE},
    ),
    Form(
        step_id="electricity_myelectricaldata",
        way=MY_ELECTRICAL_DATA,
        schema=lambda: probatio.Schema(
            {
                probatio.Required(CONF_POINT): TEXT,
                probatio.Required(CONF_KEY): SECRET,
                probatio.Optional(CONF_URL): URL,
            }
        ),
        to_data=_my_electrical_data,
        to_input=partial(_known, way=MY_ELECTRICAL_DATA),
        placeholders={
            "page": "https://www.myelectricaldata.fr",
            "own": myelectricaldata.BASE,
        },
    ),
)
