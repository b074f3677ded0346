"""The key of Conso API: a JWT that names its points of delivery and its end (bokub/conso-api, lib/auth.ts).

Read here without its signature, which only the service can check: to list the points, and to warn before it runs out.
"""

import base64
import binascii
from dataclasses import dataclass, field
from datetime import UTC, datetime
import json
from typing import Any, Final

from .failures import failure

_LONGEST: Final = 8192
_MOST_POINTS: Final = 100
_POINT_DIGITS: Final = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoKey:
    """What a key says; it gives itself away in no text."""

    text: str = field(repr=False)
    points: tuple[str, ...] = field(repr=False)
    expires: datetime | None

    @classmethod
    def read(cls, text: str, address: str = "") -> ConsoKey:
        """Read a key as a person pastes it, with or without the word "Bearer".

        Raises:
            ServiceError: `key_malformed` when it is no JWT, `key_without_points` when it names no point.

        """
        token = text.strip().removeprefix("Bearer ").strip()
        claims = _claims(token)
        if claims is None:
            raise failure("key_malformed", address)
        points = _points(claims.get("sub"))
        if not points:
            raise failure("key_without_points", address)
        return cls(text=token, points=points, expires=_moment(claims.get("exp")))

    def check(self, point: str, now: datetime, address: str = "") -> None:
        """Check that the key is for a point and has not run out.

        Raises:
            ServiceError: `key_of_other_points` or `key_expired`.

        """
        if point not in self.points:
            raise failure("key_of_other_points", address)
        if self.expires is not None and self.expires <= now:
            raise failure("key_expired", address, self.expires.date().isoformat())

    def days_left(self, now: datetime) -> int | None:
        """Whole days until it runs out; None when it does not say."""
        return None if self.expires is None else (self.expires - now).days


def _claims(token: str) -> dict[str, Any] | None:
    """The payload of a JWT (RFC 7519 §3); None when the text is none."""
    parts = token.split(".")
    if len(token) > _LONGEST or len(parts) != 3 or not token.isascii():
        return None
    padded = parts[1] + "=" * (-len(parts[1]) % 4)
    try:
        claims = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except binascii.Error, ValueError, RecursionError:
        return None
    return claims if isinstance(claims, dict) else None


def _points(subject: object) -> tuple[str, ...]:
    """The points a key is for: 14 digits each."""
    found = [subject] if isinstance(subject, str) else subject
    if not isinstance(found, list):
        return ()
    return tuple(
        point
        for point in found[:_MOST_POINTS]
        if isinstance(point, str)
        and len(point) == _POINT_DIGITS
        and point.isascii()
        and point.isdigit()
    )


def _moment(seconds: object) -> datetime | None:
    """A moment in epoch seconds (RFC 7519 §2, NumericDate)."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except ValueError, OverflowError, OSError:
        return None
