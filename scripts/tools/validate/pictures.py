"""Brand pictures and icons.json."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from . import Problem, Project, has, keys

# The shorter side, smallest and largest (home-assistant/brands); icons are square.
BRAND = {
    "icon.png": (256, 256),
    "icon@2x.png": (512, 512),
    "logo.png": (128, 256),
    "logo@2x.png": (256, 512),
    "dark_logo.png": (128, 256),
    "dark_logo@2x.png": (256, 512),
}


def picture_size(path: Path) -> tuple[int, int] | None:
    """Read width and height from the head of a PNG (ISO/IEC 15948, chunk IHDR)."""
    head = path.read_bytes()[:24]
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


def check_brand(project: Project) -> Iterator[Problem]:
    """The pictures that Home Assistant and HACS show, in the sizes they ask for."""
    for picture, (smallest, largest) in BRAND.items():
        path = project.integration / "brand" / picture
        size = picture_size(path) if path.exists() else None
        square = picture.startswith("icon")
        fits = size is not None and smallest <= min(size) <= largest
        if not fits or (square and size is not None and size[0] != size[1]):
            wanted = f"{smallest} px" if square else f"{smallest} to {largest} px high"
            yield Problem(
                file=project.name(path),
                place=f"size {size}" if size else "no picture",
                advice=f"draw a PNG, {'square, ' if square else ''}{wanted}",
            )


def check_icons(project: Project) -> Iterator[Problem]:
    """icons.json: mdi icons, for entities that have a name, none said twice."""
    icons, texts = project.load("icons.json"), project.texts("en")
    name = "custom_components/hameau/icons.json"
    for path, icon in keys(icons):
        if not (isinstance(icon, str) and icon.startswith("mdi:")):
            advice = "an icon is written mdi:name"
            yield Problem(file=name, place=".".join(path), advice=advice)
    for platform, entities in icons.get("entity", {}).items():
        for key, entity in entities.items():
            place = ("entity", platform, key)
            if not has(texts, place):
                advice = "no such entity in the translations"
                yield Problem(file=name, place=".".join(place), advice=advice)
            yield from _repeated(name, place, entity)
    for kind in ("services", "triggers", "conditions"):
        for key in set(texts.get(kind, {})) ^ set(icons.get(kind, {})):
            missing = key not in icons.get(kind, {})
            advice = "choose an icon" if missing else "not in the translations"
            yield Problem(file=name, place=f"{kind}.{key}", advice=advice)


def _repeated(
    name: str, place: tuple[str, ...], entity: dict[str, Any]
) -> Iterator[Problem]:
    """A state whose icon is the default one says nothing (hassfest refuses it)."""
    for state, icon in entity.get("state", {}).items():
        if icon == entity.get("default"):
            where = ".".join((*place, "state", state))
            yield Problem(file=name, place=where, advice="leave out: it is the default")
    limits = [float(limit) for limit in entity.get("range", {})]
    if any(low >= high for low, high in pairwise(limits)):
        where = ".".join((*place, "range"))
        yield Problem(file=name, place=where, advice="limits in rising order")
