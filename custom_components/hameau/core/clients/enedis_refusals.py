"""What Enedis means by its error codes, through whichever gateway they come.

Codes of Data Connect (`{error, error_description}`), of the API manager before it (`{code, message, description,
nextAccessTime}`), and the wrappings of the gateways: `{status, message, error{…}}` and `{detail}`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from ..errors import ServiceError
from .failures import key_of_status, next_access, retry_after
from .fields import first_text
from .http import Answer, Http

NO_DATA: Final = "no_data"
"""Not an error: the service has no measure of these days (yet)."""

_CODES: Final[Mapping[str, str]] = {
    "Invalid_request": "invalid_request",
    "ADAM-ERR0002": "invalid_request",
    "ADAM-DC-0015": "span_too_long",
    "ADAM-DC-0016": "before_history",
    "ADAM-ERR0125": "before_history",
    "ADAM-ERR0123": "before_activation",
    "ADAM-ERR0069": "wrong_direction",
    "ADAM-DC-0007": "not_holder",
    "ADAM-DC-0008": "no_consent",
    "ADAM-DC-0009": "before_consent",
    "no_data_found": NO_DATA,
    "STM-ERR-0000014": NO_DATA,
    "STM-ERR-0000020": NO_DATA,
    "STM-ERR-0000019": "unknown_point",
    "technical_error": "enedis_trouble",
    "ADAM-DC-0500": "enedis_trouble",
    "STM-ERR-0000001": "enedis_trouble",
    "900804": "quota_reached",
    # The gateway itself is not let in: nothing the person can do.
    "900908": "enedis_trouble",
}
# In the services' own words, where no code comes with them.
_WORDS: Final = (
    ("no measure found", NO_DATA),
    ("history deadline", "before_history"),
    ("last activation date", "before_activation"),
    ("sens de la mesure", "wrong_direction"),
    ("quota", "quota_reached"),
    ("throttled", "quota_reached"),
    ("consentement", "no_consent"),
    ("consent", "no_consent"),
)
_WRAPPINGS: Final = ("error", "detail", "enedis_return", "fault")
_CODE_FIELDS: Final = ("error", "code", "error_code")
_TEXT_FIELDS: Final = (
    "error_description",
    "description",
    "message",
    "information",
    "detail",
)
_DEEPEST: Final = 4


def refusal(
    http: Http, answer: Answer, content: object, now: datetime, wait: timedelta
) -> ServiceError | str:
    """Say what an answer that is no data means: an error, or why there is no data (in the service's words).

    `content` is the body as JSON, None where it is none. Without a moment in the answer, a spent quota is asked again
    after `wait`.
    """
    code, text, moment = "", "", None
    for body in _bodies(content):
        code = code or first_text(body, _CODE_FIELDS)
        text = text or first_text(body, _TEXT_FIELDS)
        moment = moment or next_access(body.get("nextAccessTime"), now)
    key = _CODES.get(code) or _by_words(text) or key_of_status(answer.status)
    if key == NO_DATA:
        return http.clean(text or code)
    if key == "quota_reached":
        moment = moment or retry_after(answer.headers, now) or now + wait
    else:
        moment = retry_after(answer.headers, now)
    detail = " ".join(part for part in (str(answer.status), code, text) if part)
    return http.failure(key, detail, retry_at=moment)


def is_refusal(content: object) -> bool:
    """Whether a body that came with status 200 is one all the same (MyElectricalData, code 900804)."""
    return isinstance(content, Mapping) and (
        str(content.get("code", "")) in _CODES
        or str(content.get("error", "")) in _CODES
    )


def _by_words(text: str) -> str | None:
    """The key that the service's words tell."""
    lower = text.lower()
    return next((key for words, key in _WORDS if words in lower), None)


def _bodies(content: object, deep: int = 0) -> list[Mapping[str, Any]]:
    """The objects that may hold a code, innermost first."""
    if isinstance(content, list):
        content = content[0] if content else None
    if not isinstance(content, Mapping) or deep >= _DEEPEST:
        return []
    inner = [
        body for name in _WRAPPINGS for body in _bodies(content.get(name), deep + 1)
    ]
    return [*inner, content]
