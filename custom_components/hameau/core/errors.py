"""Every exception of Hameau: one tree, one meaning each."""

from collections.abc import Mapping


class HameauError(Exception):
    """Root of the errors Hameau raises on purpose."""


class EncodingError(HameauError, ValueError):
    """A TIC group was asked for that no meter could send (unknown label, wrong length or characters)."""


class SourceError(HameauError):
    """A source cannot be reached, or does not answer as it should.

    `key` names a cause a person can act on: it is the key of an error text and of a piece of advice. `placeholders`
    fill those texts: always `address` (without secrets) and `detail` (what the system said, in its own words).
    """

    def __init__(self, key: str, placeholders: Mapping[str, str] | None = None) -> None:
        """Say which cause, and what its texts need."""
        super().__init__(key)
        self.key = key
        self.placeholders = {"address": "", "detail": "", **(placeholders or {})}

    def __str__(self) -> str:
        """Give the key and the system's own words, for a log."""
        detail = self.placeholders["detail"]
        return f"{self.key}: {detail}" if detail else self.key


class LinkError(SourceError):
    """A way in to the meter cannot be opened, or is gone."""
