"""The service that brings files of a folder into the past: for automations that fetch them."""

from functools import partial
from pathlib import Path
from typing import Any, Final, cast

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, service
from homeassistant.helpers.translation import async_get_translations
import probatio

from .commands import PREFIX
from .const import DOMAIN
from .core.errors import ArchiveError, FileError, PastError
from .past import Past, async_get_past
from .past_files import Received, receive
from .past_import import async_keep, files_in, targets_of
from .past_known import Point, async_points

ATTR_PATH: Final = "path"
ATTR_POINT: Final = "point"
SCHEMA: Final = probatio.Schema(
    {
        probatio.Required(ATTR_PATH): cv.string,
        probatio.Optional(ATTR_POINT): cv.string,
    }
)
_PLACES: Final = ("member", "sheet", "row", "column")


@callback
def async_setup_import_service(hass: HomeAssistant) -> None:
    """Register the service, for administrators and automations."""
    service.async_register_admin_service(
        hass,
        DOMAIN,
        "import_history",
        _import_history,
        schema=SCHEMA,
        supports_response=SupportsResponse.OPTIONAL,
    )


async def _import_history(call: ServiceCall) -> ServiceResponse:
    """Keep the files there, each whole or not at all; answer what each changed, or why it did not.

    Raises ServiceValidationError: the path may not be read, or no answer was asked for and a file could not be taken.
    """
    hass = call.hass
    try:
        paths = await hass.async_add_executor_job(
            _allowed, hass, Path(call.data[ATTR_PATH])
        )
        points = await async_points(hass)
        past = await async_get_past(hass)
        found = [
            await _async_take(hass, past, path, points, call.data.get(ATTR_POINT))
            for path in paths
        ]
    except PastError as error:
        raise _refusal(error) from error
    except ArchiveError as error:
        raise HomeAssistantError(
            translation_domain=DOMAIN, translation_key="archive_unusable"
        ) from error
    refused = [f"{one['name']} ({one['error']})" for one in found if one["error"]]
    if refused and not call.return_response:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="import_refused",
            translation_placeholders={"names": "; ".join(refused)},
        )
    return cast("ServiceResponse", {"files": found}) if call.return_response else None


def _allowed(hass: HomeAssistant, path: Path) -> list[Path]:
    """The files to read, each of which Home Assistant may. Raises PastError."""
    if not path.is_absolute() or not hass.config.is_allowed_path(str(path)):
        raise PastError("path_not_allowed", path=str(path))
    found = files_in(path)
    for one in found:
        # A link in an allowed folder may lead out of it.
        if not hass.config.is_allowed_path(str(one)):
            raise PastError("path_not_allowed", path=str(one))
    return found


async def _async_take(
    hass: HomeAssistant,
    past: Past,
    path: Path,
    points: list[Point],
    chosen: str | None,
) -> dict[str, Any]:
    """Keep one file; say what it changed, or why it did not."""
    file = await hass.async_add_executor_job(_receive, path)
    answer: dict[str, Any] = {
        "name": file.name,
        "layout": None,
        "error": None,
        "changes": [],
    }
    if file.error is not None:
        return answer | {"error": await async_words(hass, file.error)}
    assert file.content is not None
    answer["layout"] = file.content.layout.value
    try:
        targets = targets_of(file, points, chosen)
    except PastError as error:
        return answer | {"error": str(_refusal(error))}
    return answer | {"changes": await async_keep(hass, past, file, targets)}


def _receive(path: Path) -> Received:
    """Read a file. Raises PastError: it is not there any more."""
    try:
        return receive(path)
    except OSError as error:
        raise PastError("no_such_path", path=str(path)) from error


def _refusal(error: PastError) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=f"{PREFIX}{error.key}",
        translation_placeholders=error.placeholders,
    )


async def async_words(hass: HomeAssistant, error: FileError) -> str:
    """Say in the system's language where a file is wrong, and what was expected."""
    language = hass.config.language
    texts = {
        **await async_get_translations(hass, language, "exceptions", {DOMAIN}),
        **await async_get_translations(hass, language, "selector", {DOMAIN}),
    }
    word = partial(_word, texts, f"component.{DOMAIN}")
    places = [
        word(f"selector.file_place.options.{place}").format(name=told)
        for place in _PLACES
        if (told := error.placeholders[place])
    ]
    where = f"{', '.join(places)}: " if places else ""
    text = word(f"exceptions.file_{error.key}.message")
    return text.format(where=where, **error.placeholders)


def _word(texts: dict[str, str], prefix: str, key: str) -> str:
    return texts.get(f"{prefix}.{key}", key)
