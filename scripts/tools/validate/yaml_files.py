"""services.yaml and the blueprints, read by Home Assistant's own schemas."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.errors import InvalidBlueprint
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.selector import validate_selector
from homeassistant.util.yaml import load_yaml_dict
import probatio

from . import Problem, Project, has


def _fields(service: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the fields of a service, those in sections too."""
    for key, field in (service.get("fields") or {}).items():
        if "fields" in field:
            yield from _fields(field)
        else:
            yield key, field


def check_services(project: Project) -> Iterator[Problem]:
    """services.yaml: lawful selectors, and a name and a description for all of it."""
    path = project.integration / "services.yaml"
    name = project.name(path)
    services = load_yaml_dict(path) if path.exists() else {}
    texts = project.texts("en")
    for service, description in services.items():
        needed: list[tuple[str, ...]] = [
            ("services", service, word) for word in ("name", "description")
        ]
        for key, field in _fields(description or {}):
            needed += [
                ("services", service, "fields", key, word)
                for word in ("name", "description")
            ]
            try:
                validate_selector(field.get("selector", {}))
            except probatio.Invalid as error:
                yield Problem(file=name, place=f"{service}.{key}", advice=str(error))
        for place in needed:
            if not has(texts, place):
                advice = f"write {'.'.join(place)} in the translations"
                yield Problem(file=name, place=service, advice=advice)


def _blueprints(project: Project) -> list[Path]:
    return sorted((project.root / "blueprints").rglob("*.yaml"))


def check_blueprints(project: Project) -> Iterator[Problem]:
    """Blueprints that Home Assistant accepts, whose inputs people can read."""
    for path in _blueprints(project):
        name = project.name(path)
        try:
            blueprint = Blueprint(
                load_yaml_dict(path),
                path=path.name,
                expected_domain=path.relative_to(project.root).parts[1],
                schema=AUTOMATION_BLUEPRINT_SCHEMA,
            )
        except (HomeAssistantError, InvalidBlueprint, probatio.Invalid) as error:
            yield Problem(file=name, place="blueprint", advice=str(error))
            continue
        head = blueprint.metadata
        for key in ("source_url", "homeassistant", "description"):
            if not head.get(key):
                advice = "say it: people import, update and choose by it"
                yield Problem(file=name, place=f"blueprint.{key}", advice=advice)
        for key, field in blueprint.inputs.items():
            if not (field and field.get("name")):
                yield Problem(file=name, place=f"input.{key}", advice="give it a name")
