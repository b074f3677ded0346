"""The archive: what every origin told of every history, in one SQLite file."""

from .archive import Added, Archive, Change, KnownOrigin, NewOrigin, Telling
from .notes import Pending
from .written import Digest

__all__ = [
    "Added",
    "Archive",
    "Change",
    "Digest",
    "KnownOrigin",
    "NewOrigin",
    "Pending",
    "Telling",
]
