"""Why a web service did not answer as asked: each key once, with what helps."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from ..errors import Remedy, ServiceError

REMEDIES: Final[Mapping[str, Remedy]] = {
    # The way there (the first seven are `causes` of every source).
    "connection_refused": Remedy.WAIT,
    "connection_reset": Remedy.WAIT,
    "no_route": Remedy.WAIT,
    "timed_out": Remedy.WAIT,
    "unknown_host": Remedy.WAIT,
    "cannot_connect": Remedy.WAIT,
    "bad_url": Remedy.CONFIGURE,
    "tls_expired": Remedy.WAIT,
    "tls_wrong_host": Remedy.WAIT,
    "tls_untrusted": Remedy.WAIT,
    # The answer itself.
    "answer_cut": Remedy.WAIT,
    "not_data": Remedy.WAIT,
    "answer_too_large": Remedy.REPORT,
    "bad_answer": Remedy.REPORT,
    "unexpected_status": Remedy.REPORT,
    # What the service says.
    "key_refused": Remedy.REAUTHENTICATE,
    "forbidden": Remedy.REAUTHENTICATE,
    "not_found": Remedy.REPORT,
    "conflict": Remedy.WAIT,
    "too_much_asked": Remedy.SHORTEN,
    "quota_reached": Remedy.WAIT,
    "invalid_request": Remedy.REPORT,
    "service_error": Remedy.WAIT,
    "service_unavailable": Remedy.WAIT,
    "not_subscribed": Remedy.CONFIGURE,
    "banned": Remedy.REPORT,
    "not_yet": Remedy.WAIT,
    # A key that can be read here (Conso API's is a JWT).
    "key_malformed": Remedy.REAUTHENTICATE,
    "key_expired": Remedy.REAUTHENTICATE,
    "key_without_points": Remedy.REAUTHENTICATE,
    "key_of_other_points": Remedy.REAUTHENTICATE,
    # Enedis.
    "span_too_long": Remedy.SHORTEN,
    "in_the_future": Remedy.SHORTEN,
    "before_history": Remedy.MOVE_START,
    "before_activation": Remedy.MOVE_START,
    "before_consent": Remedy.MOVE_START,
    "no_consent": Remedy.REAUTHENTICATE,
    "not_holder": Remedy.REPORT,
    "wrong_direction": Remedy.CONFIGURE,
    "unknown_point": Remedy.CONFIGURE,
    "enedis_trouble": Remedy.WAIT,
}
"""Every key a client here raises, and what helps."""

_STATUSES: Final = {
    400: "invalid_request",
    401: "key_refused",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    413: "too_much_asked",
    429: "quota_reached",
    509: "quota_reached",
    500: "service_error",
    502: "service_unavailable",
    503: "service_unavailable",
    504: "service_unavailable",
}
_LONGEST_WAIT: Final = timedelta(days=7)


def failure(
    key: str,
    address: str,
    detail: str = "",
    *,
    field: str = "",
    retry_at: datetime | None = None,
) -> ServiceError:
    """Give the error of a key; `address` and `detail` must hold no secret."""
    return ServiceError(
        key,
        {"address": address, "detail": detail, "field": field},
        remedy=REMEDIES[key],
        retry_at=retry_at,
    )


def key_of_status(status: int) -> str:
    """The key that an HTTP status alone tells."""
    return _STATUSES.get(status, "unexpected_status")


def retry_after(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """Read the header Retry-After, in seconds or as a date (RFC 9110 §10.2.3); None without one that is sound."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 8:
        return _bounded(now + timedelta(seconds=int(text)), now)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _bounded(aware, now)


def next_access(text: object, now: datetime) -> datetime | None:
    """Read `nextAccessTime` of an Enedis quota ("2026-Jul-22 05:00:00+0000 UTC"); None when it is not one."""
    try:
        return _bounded(datetime.strptime(str(text), "%Y-%b-%d %H:%M:%S%z UTC"), now)
    except ValueError:
        return None


def _bounded(moment: datetime, now: datetime) -> datetime:
    """Keep a moment between now and a week: what a service asks for must not end all asking."""
    return min(max(moment.astimezone(UTC), now), now + _LONGEST_WAIT)
