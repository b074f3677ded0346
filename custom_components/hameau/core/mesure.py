"""Enedis' measures as they come since autumn 2026 ("API mesure synchrone v2", DataHub), brought into the form they had before.

`{idPrm, etapeMetier, periode{dateDebut, dateFin}, pas?, grandeur[{grandeurMetier, grandeurPhysique, unite, points[{v, d, p?, n?,
iv?, ec?}]}]}`: the same values and the same stamps at the end of the step (bokub/linky, test fixtures of October 2026; measured
by the author of MyElectricalData on two points, both forms side by side). Conso API hands it through since then.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from .errors import PayloadError

CONSUMPTION: Final = "CONS"
PRODUCTION: Final = "PROD"

_READING_TYPES: Final[Mapping[str, Mapping[str, str]]] = {
    "PA": {"unit": "W", "measurement_kind": "power", "aggregate": "average"},
    "EA": {"unit": "Wh", "measurement_kind": "energy", "aggregate": "sum"},
    "PMA": {"unit": "VA", "measurement_kind": "power", "aggregate": "maximum"},
}
_UNITS: Final = {"PA": "W", "EA": "Wh", "PMA": "VA"}
_NAMES: Final = {
    "v": "value",
    "d": "date",
    "p": "interval_length",
    "n": "measure_type",
    "iv": "plausibility",
    "ec": "state",
}


def is_mesure(body: object) -> bool:
    """Whether this looks like such a body."""
    return isinstance(body, Mapping) and "grandeur" in body


def directions(body: Mapping[str, object]) -> frozenset[str]:
    """What the body says it counts: CONSUMPTION, PRODUCTION, both or neither."""
    return frozenset(
        str(item.get("grandeurMetier"))
        for item in _items(body)
        if item.get("grandeurMetier")
    )


def in_old_form(body: Mapping[str, object]) -> dict[str, object]:
    """Give the body as `enedis.read_meter_reading` reads it. Raises PayloadError where it is not as Enedis sends it."""
    items = _items(body)
    if len(items) != 1:
        raise PayloadError("grandeur", len(items), "one quantity")
    item = items[0]
    physical, unit = str(item.get("grandeurPhysique")), item.get("unite")
    if physical not in _READING_TYPES:
        raise PayloadError("grandeur[0].grandeurPhysique", physical, "PA, EA or PMA")
    if unit != _UNITS[physical]:
        raise PayloadError("grandeur[0].unite", unit, _UNITS[physical])
    points = item.get("points")
    if not isinstance(points, Sequence) or isinstance(points, str):
        raise PayloadError("grandeur[0].points", points, "a list")
    period = body.get("periode")
    asked = period if isinstance(period, Mapping) else {}
    return {
        "usage_point_id": body.get("idPrm"),
        "start": asked.get("dateDebut"),
        "end": asked.get("dateFin"),
        "quality": body.get("etapeMetier"),
        "reading_type": _READING_TYPES[physical],
        "interval_reading": [_row(point, n) for n, point in enumerate(points)],
    }


def _items(body: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The quantities of the body."""
    items = body.get("grandeur")
    if not isinstance(items, list) or not all(
        isinstance(item, Mapping) for item in items
    ):
        raise PayloadError("grandeur", items, "a list of objects")
    return items


def _row(point: object, number: int) -> dict[str, object]:
    """One value, its fields named as before."""
    if not isinstance(point, Mapping):
        raise PayloadError(f"grandeur[0].points[{number}]", point, "an object")
    return {new: point[name] for name, new in _NAMES.items() if name in point}
