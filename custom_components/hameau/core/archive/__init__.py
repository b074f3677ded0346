"""The archive: what every origin told of every history, in one SQLite file."""

from .archive import Archive, Change, KnownOrigin, NewOrigin
from .notes import Pending
from .written import Digest

__all__ = ["Archive", "Change", "Digest", "KnownOrigin", "NewOrigin", "Pending"]
