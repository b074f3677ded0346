"""Puts our blueprints where Home Assistant looks for them, when a person asks for it."""

from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from homeassistant.components.automation.helpers import async_get_blueprints
from homeassistant.components.blueprint.errors import BlueprintException
from homeassistant.components.blueprint.models import Blueprint, DomainBlueprints
from homeassistant.components.blueprint.schemas import BLUEPRINT_SCHEMA
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.yaml import load_yaml_dict

from .const import DOMAIN

AUTOMATION_DOMAIN: Final = "automation"

# Copies of blueprints/automation/hameau, from where people import them by their address:
# an installed integration is this folder and nothing else. A test keeps them equal.
FOLDER: Final = Path(__file__).parent / "blueprints" / AUTOMATION_DOMAIN


class Result(StrEnum):
    """What became of one blueprint."""

    INSTALLED = "installed"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    KEPT = "kept"
    """Another one is there under this name; it was left alone."""


async def async_install_blueprints(
    hass: HomeAssistant, *, overwrite: bool
) -> dict[str, Result]:
    """Install our automation blueprints; give what became of each, by its path.

    A file that a person changed is only replaced with `overwrite`.
    """
    blueprints = async_get_blueprints(hass)
    ours = await hass.async_add_executor_job(_load_ours)
    return {
        path: await _install(hass, blueprints, path, ours[path], overwrite)
        for path in sorted(ours)
    }


async def _install(
    hass: HomeAssistant,
    blueprints: DomainBlueprints,
    path: str,
    blueprint: Blueprint,
    overwrite: bool,
) -> Result:
    there = blueprints.blueprint_folder / path
    match await hass.async_add_executor_job(_same, there, blueprint):
        case True:
            return Result.UNCHANGED
        case False if not overwrite:
            return Result.KEPT
    try:
        updated = await blueprints.async_add_blueprint(
            blueprint, path, allow_override=overwrite
        )
    except OSError as err:
        raise HomeAssistantError(
            translation_domain=DOMAIN,
            translation_key="blueprint_not_written",
            translation_placeholders={"path": str(there), "error": str(err)},
        ) from err
    return Result.UPDATED if updated else Result.INSTALLED


def _load_ours() -> dict[str, Blueprint]:
    """Read the blueprints that came with the integration, by the path they get."""
    return {
        f"{DOMAIN}/{file.name}": _blueprint(load_yaml_dict(file))
        for file in FOLDER.glob("*.yaml")
    }


def _same(file: Path, blueprint: Blueprint) -> bool | None:
    """Tell whether the file holds this blueprint; None: there is no file.

    The content counts: Home Assistant writes blueprints anew, without comments.
    """
    if not file.exists():
        return None
    try:
        return bool(_blueprint(load_yaml_dict(file)).data == blueprint.data)
    except BlueprintException, HomeAssistantError:
        return False


def _blueprint(data: dict[str, Any]) -> Blueprint:
    return Blueprint(data, expected_domain=AUTOMATION_DOMAIN, schema=BLUEPRINT_SCHEMA)
