"""An SQLite file of ours: opened with care, changed by whole transactions, its failures in our own words."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
import sqlite3
from threading import RLock
from typing import Final, Self

from ..errors import ArchiveError
from .schema import bring_up_to_date

_BUSY_S: Final = 10

_CAUSES: Final = (
    ("full", "disk_full"),
    ("locked", "locked"),
    ("readonly", "read_only"),
    ("unable to open", "cannot_open"),
    ("disk i/o", "disk_error"),
)
"""Words of SQLite, and what they mean for a person; any others mean a file that is no longer whole."""


class Store:
    """The file and its transactions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use `open`."""
        self._connection = connection
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the file, make it if it is not there, and bring it up to date.

        Raises ArchiveError: "corrupt", "newer", "cannot_open", "read_only", "disk_full", "locked", "disk_error".
        """
        with _told():
            connection = sqlite3.connect(
                path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
        try:
            with _told():
                _prepare(connection)
        except ArchiveError:
            connection.close()
            raise
        return cls(connection)

    def close(self) -> None:
        """Fold the journal into the file and let it go."""
        with self._lock:
            self._connection.close()

    def checkpoint(self) -> None:
        """Fold the journal into the file, so that a copy of the file alone is whole."""
        with self._reading() as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        with self._lock, _told():
            yield self._connection

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        """One transaction: all of it, or nothing."""
        with self._lock, _told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def _prepare(connection: sqlite3.Connection) -> None:
    """Make what is written survive a loss of power, see that the file is whole, and bring it up to date."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ArchiveError("corrupt", str(found))
    bring_up_to_date(connection)


@contextmanager
def _told() -> Generator[None]:
    """Say in our words what SQLite says in its own."""
    try:
        yield
    except sqlite3.Error as error:
        words = str(error)
        key = next((key for part, key in _CAUSES if part in words.lower()), "corrupt")
        raise ArchiveError(key, words) from error
