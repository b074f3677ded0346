"""Every exception of Hameau: one tree, one meaning each."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum


class HameauError(Exception):
    """Root of the errors Hameau raises on purpose."""


class EncodingError(HameauError, ValueError):
    """A TIC group was asked for that no meter could send (unknown label, wrong length or characters)."""


class ScenarioError(HameauError, ValueError):
    """A simulated day's file is missing or cannot be understood; the text says which, where and why."""


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


class Remedy(StrEnum):
    """What helps when a web service does not give what was asked."""

    WAIT = "wait"
    """Nothing but time: ask again later, not before `retry_at` where it is known."""
    REAUTHENTICATE = "reauthenticate"
    """The person gives consent, or a key, anew."""
    SHORTEN = "shorten"
    """Ask for a shorter while."""
    MOVE_START = "move_start"
    """Ask from a later day on: nothing is given from before."""
    CONFIGURE = "configure"
    """What the person told us is not so (another point, another direction)."""
    REPORT = "report"
    """The person reports it, to the service or to us: neither time nor settings mend it."""


class ServiceError(SourceError):
    """A web service did not give what was asked.

    Placeholders also hold `field` where a malformed answer is meant. `retry_at` (aware) is the moment before which asking
    again is of no use.
    """

    def __init__(
        self,
        key: str,
        placeholders: Mapping[str, str] | None = None,
        *,
        remedy: Remedy,
        retry_at: datetime | None = None,
    ) -> None:
        """Say which cause, what helps, and from when on."""
        super().__init__(key, {"field": "", **(placeholders or {})})
        self.remedy = remedy
        self.retry_at = retry_at


class TrialError(HameauError):
    """An appliance could not be tried, or measured; `key` is the key of an error text."""

    def __init__(self, key: str) -> None:
        """Say why."""
        super().__init__(key)
        self.key = key


class FieldError(HameauError, ValueError):
    """A value out of JSON cannot be meant so.

    `key` names the problem and is the key of a text; `field` is the way to it (`rules[0].slots[1].start`). `placeholders`
    fill the text: always `path` and `value`, and what would have been right (`choices`, `least`, `most`).
    """

    def __init__(
        self, key: str, field: str, value: str, expected: Mapping[str, str]
    ) -> None:
        """Say what is wrong, where, what was there, and what would have been right."""
        super().__init__(key)
        self.key = key
        self.field = field
        self.placeholders = {"value": value, **expected, "path": field}

    def __str__(self) -> str:
        """Give the field first, for a log."""
        return f"{self.field}: {self.key} {self.placeholders['value']}"


class ScheduleError(FieldError):
    """What is written of a schedule cannot be meant so."""


class TariffError(FieldError):
    """What is written of a contract or its prices cannot be meant so."""


class FileError(HameauError, ValueError):
    """A file cannot be read as it is; nothing of it is taken.

    `key` is the key of a text, `placeholders` fill it: `member` (of an archive), `sheet`, `row` and `column` as a
    spreadsheet counts them, `found` and `expected` in the file's own words. What does not apply is empty.
    """

    def __init__(
        self,
        key: str,
        *,
        found: object = "",
        expected: str = "",
        row: int | None = None,
        column: str = "",
        sheet: str = "",
        member: str = "",
    ) -> None:
        """Say what is wrong, where, what was there, and what would have been right."""
        super().__init__(key)
        self.key = key
        self.placeholders = {
            "member": _shown(member),
            "sheet": _shown(sheet),
            "row": "" if row is None else str(row),
            "column": column,
            "found": _shown(found),
            "expected": expected,
        }

    def __str__(self) -> str:
        """Give the key and whatever is known, for a log."""
        known = (f"{name}={text}" for name, text in self.placeholders.items() if text)
        return f"{self.key}: {', '.join(known)}"

    def inside(self, member: str) -> FileError:
        """The same error, of a file within an archive."""
        self.placeholders["member"] = self.placeholders["member"] or _shown(member)
        return self


class PayloadError(HameauError, ValueError):
    """A JSON answer is not what its service sends: `path` says where, `found` and `expected` what."""

    def __init__(self, path: str, found: object, expected: str) -> None:
        """Say where, what was there, and what would have been right."""
        super().__init__(f"{path}: {_shown(found)!r} instead of {expected}")
        self.path = path
        self.found = _shown(found)
        self.expected = expected


def _shown(value: object) -> str:
    """Cut a stranger's text to what a message can hold, without the characters that would break its line."""
    text = value if isinstance(value, str) else repr(value)
    return "".join(c if c.isprintable() else " " for c in text[:80]).strip()


class KeptError(HameauError):
    """What is kept cannot be used; `key` names a cause a person can act on, `detail` has the database's own words."""

    def __init__(self, key: str, detail: str = "") -> None:
        """Say why."""
        super().__init__(key)
        self.key = key
        self.detail = detail

    def __str__(self) -> str:
        """Give the key and what more is known, for a log."""
        return f"{self.key}: {self.detail}" if self.detail else self.key


class ArchiveError(KeptError):
    """The file of histories cannot be used."""


class HistoryError(KeptError):
    """Statistics cannot be written now, and are still owed.

    "no_recorder": none is set up, or it has stopped. "busy": its database is locked, or does not answer. "changed": this
    Home Assistant keeps statistics in another way than those Hameau knows. "refused": the database would not take them.
    """


class PastError(HameauError):
    """What was asked of the past cannot be told; `key` is the key of a text (`past_<key>`), `placeholders` fill it."""

    def __init__(self, key: str, **placeholders: str) -> None:
        """Say why."""
        super().__init__(key)
        self.key = key
        self.placeholders = placeholders
