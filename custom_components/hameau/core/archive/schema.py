"""The tables of the archive, and how an older file is brought up to date."""

from collections.abc import Sequence
import sqlite3
from typing import Final

from ..errors import ArchiveError

# One string per version of the file, each a script that leads to it from the one before. They are never edited once
# released: a change is a new one at the end.
_SCRIPTS: Final = (
    """
    CREATE TABLE series (
        id INTEGER PRIMARY KEY,
        point TEXT NOT NULL,
        quantity TEXT NOT NULL,
        register TEXT NOT NULL,
        zone TEXT NOT NULL,
        UNIQUE (point, quantity, register)
    ) STRICT;

    CREATE TABLE origin (
        id INTEGER PRIMARY KEY,
        trust INTEGER NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        digest TEXT NOT NULL UNIQUE,
        received INTEGER NOT NULL
    ) STRICT;

    -- The intervals of one origin that begin in one month of UTC, months counted from year 0: see `blocks`.
    CREATE TABLE block (
        series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
        month INTEGER NOT NULL,
        step TEXT NOT NULL,
        origin INTEGER NOT NULL REFERENCES origin (id) ON DELETE CASCADE,
        size INTEGER NOT NULL,
        rows BLOB NOT NULL,
        PRIMARY KEY (series, month, step, origin)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX block_of_origin ON block (origin);

    CREATE TABLE gap (
        series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
        origin INTEGER NOT NULL REFERENCES origin (id) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        stop INTEGER NOT NULL,
        reason TEXT NOT NULL,
        value INTEGER,
        PRIMARY KEY (series, start, origin, stop)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX gap_of_origin ON gap (origin);

    -- Indexes as they were read, which intervals are made of.
    CREATE TABLE reading (
        series INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
        instant INTEGER NOT NULL,
        value INTEGER NOT NULL,
        PRIMARY KEY (series, instant)
    ) STRICT, WITHOUT ROWID;

    -- What is true of a day for everybody: the colour of Tempo, a day of EJP.
    CREATE TABLE day (
        kind TEXT NOT NULL,
        day INTEGER NOT NULL,
        value TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (kind, day)
    ) STRICT, WITHOUT ROWID;

    -- Statistics that are not what the archive says, from when on; `version` grows with each change.
    CREATE TABLE pending (
        statistic TEXT PRIMARY KEY,
        since INTEGER NOT NULL,
        version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """,
    """
    -- What statistics were told, by thirty days: see `written`.
    CREATE TABLE written (
        statistic TEXT NOT NULL,
        bin INTEGER NOT NULL,
        hours INTEGER NOT NULL,
        starts INTEGER NOT NULL,
        total INTEGER NOT NULL,
        sums INTEGER NOT NULL,
        PRIMARY KEY (statistic, bin)
    ) STRICT, WITHOUT ROWID;
    """,
)


def bring_up_to_date(
    connection: sqlite3.Connection, scripts: Sequence[str] = _SCRIPTS
) -> None:
    """Lead the file to the newest version, one transaction for each step.

    Raises ArchiveError ("newer"): a later version of Hameau wrote it.
    """
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(scripts):
        raise ArchiveError("newer", f"version {version}, here {len(scripts)}")
    for number, script in enumerate(scripts[version:], start=version + 1):
        connection.executescript(
            f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {number}; COMMIT;"
        )
