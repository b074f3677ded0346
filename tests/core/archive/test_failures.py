"""What can happen to a file: no room, no right, no more whole, from the future; and a process that dies while it writes."""

from contextlib import closing
import os
from pathlib import Path
import signal
import sqlite3
import subprocess
import sys

import pytest

from hameau_core.archive import Archive
from hameau_core.errors import ArchiveError
from tests.core.archive import dying_writer
from tests.core.archive.dying_writer import FILE, KEY, PARIS, T0, YEAR, curve


def total(archive: Archive) -> int:
    """Sum all that is believed."""
    return archive.believed(KEY, T0, T0 + YEAR * 1800).total


def test_a_file_that_is_no_archive_is_said_to_be_corrupt(tmp_path: Path) -> None:
    """Nothing is written over it."""
    path = tmp_path / "history.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(ArchiveError, match="corrupt"):
        Archive.open(path)
    assert path.read_bytes().startswith(b"not a database")


def test_a_damaged_page_is_found_when_the_file_is_opened(tmp_path: Path) -> None:
    """Not years later, in the middle of a view."""
    path = tmp_path / "history.db"
    archive = Archive.open(path)
    archive.add(KEY, PARIS, FILE, [curve(YEAR)])
    archive.close()
    data = bytearray(path.read_bytes())
    data[8192:40960] = os.urandom(32768)
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match="corrupt"):
        Archive.open(path)


def test_a_block_with_bytes_missing_is_corrupt(tmp_path: Path) -> None:
    """Never a wrong value."""
    path = tmp_path / "history.db"
    archive = Archive.open(path)
    archive.add(KEY, PARIS, FILE, [curve(10)])
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE block SET size = 11")
    with pytest.raises(ArchiveError, match="corrupt"):
        total(archive)
    archive.close()


def test_a_file_of_a_later_hameau_is_left_alone(tmp_path: Path) -> None:
    """After a downgrade: said, and not touched."""
    path = tmp_path / "history.db"
    Archive.open(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 99")
    with pytest.raises(ArchiveError, match="newer"):
        Archive.open(path)


def test_no_folder_no_archive(tmp_path: Path) -> None:
    """The cause is named."""
    with pytest.raises(ArchiveError, match="cannot_open"):
        Archive.open(tmp_path / "absent" / "history.db")


def test_a_full_disk_loses_nothing_that_was_there(tmp_path: Path) -> None:
    """The whole addition is undone, its marks too; with room again it succeeds."""
    path = tmp_path / "history.db"
    archive = Archive.open(path)
    archive.add(KEY, PARIS, FILE, [curve(48)], marks=["first"])
    with (
        archive._reading() as connection
    ):  # SQLite itself can stand for a disk that is full
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ArchiveError, match="disk_full"):
        archive.add(KEY, PARIS, FILE, [curve(YEAR)], marks=["second"])
    assert total(archive) == 48 * 7
    assert list(archive.pending()) == ["first"]
    with archive._reading() as connection:  # as above
        connection.execute("PRAGMA max_page_count = 1000000")
    archive.add(KEY, PARIS, FILE, [curve(YEAR)], marks=["second"])
    assert total(archive) == YEAR * 7
    archive.close()


def test_a_reader_from_outside_does_not_stop_a_writer(tmp_path: Path) -> None:
    """A backup or a curious person may have the file open."""
    path = tmp_path / "history.db"
    archive = Archive.open(path)
    archive.add(KEY, PARIS, FILE, [curve(48)])
    with closing(sqlite3.connect(path)) as other:
        rows = other.execute("SELECT * FROM block")
        archive.add(KEY, PARIS, FILE, [curve(96)])
        assert rows.fetchone() is not None
        rows.close()
    assert total(archive) == 96 * 7
    archive.checkpoint()
    assert (tmp_path / "history.db-wal").stat().st_size == 0
    archive.close()


@pytest.mark.parametrize("statement", [0, 1, 2, 3, 4, 5, 8, 13, 21, 27, 28, 29])
def test_kill_9_leaves_all_or_nothing(tmp_path: Path, statement: int) -> None:
    """Wherever in an import the process dies: what was there stands, and the import can be done again."""
    path = tmp_path / "history.db"
    archive = Archive.open(path)
    archive.add(KEY, PARIS, FILE, [curve(48)])
    archive.close()
    command = [sys.executable, dying_writer.__file__, str(path), str(statement)]
    code = subprocess.run(command, check=False).returncode
    assert code in (-signal.SIGKILL, 0)
    archive = Archive.open(path)
    done = code == 0
    assert total(archive) == (YEAR * 9 if done else 48 * 7)
    assert list(archive.pending()) == (["s"] if done else [])
    archive.add(KEY, PARIS, FILE, [curve(YEAR, 9)], marks=["s"])
    assert total(archive) == YEAR * 9
    archive.close()
