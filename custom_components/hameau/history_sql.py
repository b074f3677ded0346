"""The statements that read and write the rows of a statistic, in a session of the recorder's.

SQLAlchemy's expressions only, and those that SQLite, PostgreSQL and MariaDB all know.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
import time
from typing import Any, Final, cast as as_type

from homeassistant.components.recorder.db_schema import Statistics
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CursorResult,
    Delete,
    Integer,
    Table,
    Update,
    cast,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.orm.session import Session

from .core.series import Hours
from .history_rows import BIN_S, Row, Told, Window, first_difference, whole_of

TABLE: Final[Table] = as_type(Table, Statistics.__table__)
_AT: Final = TABLE.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a task did: rows written anew, rows taken away for good, and later rows whose sum was moved."""

    written: int = 0
    removed: int = 0
    moved: int = 0

    def __add__(self, other: Done) -> Done:
        """Add up."""
        return Done(
            written=self.written + other.written,
            removed=self.removed + other.removed,
            moved=self.moved + other.moved,
        )


def make_so(session: Session, number: int, window: Window, parts: int) -> Done:
    """Make the rows of a window those wanted, from the first that differs on, and move the sums after it."""
    before = _last_sum(session, number, _AT.start_ts < window.start)
    inside = _within(number, window.start, window.end)
    if not len(window.hours):
        # However many rows there are, none need be read.
        old = _last_sum(session, number, *_before(window.end), default=before)
        removed = _count(session, delete(TABLE).where(*inside))
        moved = _move(session, number, window, before, old, parts)
        return Done(removed=removed, moved=moved)
    old = _last_sum(session, number, *_before(window.end), default=before)
    since: int | None = None
    new, written, removed = before, 0, 0
    for start, end, wanted in window.pieces(before, parts):
        new, rows = wanted[-1].sum or 0.0, wanted
        if since is None:
            found = _rows(session, number, start, end)
            place = first_difference(wanted, found, parts)
            if place is None:
                continue
            both = (*wanted[place : place + 1], *found[place : place + 1])
            since = int(min(row.start for row in both))
            later = delete(TABLE).where(*inside, _AT.start_ts >= since)
            removed = _count(session, later)
            rows = wanted[place:]
        _insert(session, number, rows)
        written += len(rows)
    return Done(
        written=written,
        removed=max(removed - written, 0),
        moved=_move(session, number, window, new, old, parts) if since else 0,
    )


def _rows(session: Session, number: int, start: int, end: int | None) -> list[Row]:
    """The rows the recorder has from one instant to another."""
    rows = session.execute(
        select(_AT.start_ts, _AT.state, _AT.sum)
        .where(*_within(number, start, end))
        .order_by(_AT.start_ts)
    )
    return [Row(*row) for row in rows]


def _within(number: int, start: int, end: int | None) -> list[ColumnElement[bool]]:
    return [_AT.metadata_id == number, _AT.start_ts >= start, *_before(end)]


def _before(end: int | None) -> list[ColumnElement[bool]]:
    return [] if end is None else [_AT.start_ts < end]


def _last_sum(
    session: Session,
    number: int,
    *conditions: ColumnElement[bool],
    default: float = 0.0,
) -> float:
    """The sum of the last of some rows."""
    found = session.execute(
        select(_AT.sum)
        .where(_AT.metadata_id == number, *conditions, _AT.sum.is_not(None))
        .order_by(_AT.start_ts.desc())
        .limit(1)
    ).scalar()
    return default if found is None else found


def _insert(session: Session, number: int, rows: Sequence[Row]) -> None:
    if not rows:
        return
    now = time.time()
    session.execute(
        insert(TABLE),
        [
            {
                "metadata_id": number,
                "created_ts": now,
                "start_ts": row.start,
                "state": row.state,
                "sum": row.sum,
            }
            for row in rows
        ],
    )


def _move(
    session: Session, number: int, window: Window, new: float, old: float, parts: int
) -> int:
    """Move the sums after a window by what its own last sum has changed; give how many there are."""
    change = whole_of(new, parts) - whole_of(old, parts)
    if window.end is None or change == 0:
        return 0
    later = update(TABLE).where(_AT.metadata_id == number, _AT.start_ts >= window.end)
    return _count(session, later.values(sum=_AT.sum + change / parts))


def _count(session: Session, statement: Delete | Update) -> int:
    """Carry out, and give how many rows it concerned."""
    return as_type(CursorResult[Any], session.execute(statement)).rowcount


def told(session: Session, number: int) -> dict[int, Told]:
    """What the recorder has of a statistic, by thirty days: one query, whatever the database."""
    # Literals and not parameters: PostgreSQL must see that what it groups by is what it selects.
    bins = cast(_AT.start_ts, BigInteger) // literal_column(str(BIN_S), Integer)
    label = bins.label("bin")
    rows = session.execute(
        select(
            label,
            func.count(),
            func.sum(_AT.start_ts),
            func.sum(_AT.state),
            func.sum(_AT.sum),
        )
        .where(_AT.metadata_id == number)
        .group_by(label)
    )
    return {
        int(number): Told(count, starts, states or 0.0, sums or 0.0)
        for number, count, starts, states, sums in rows
    }


def read(session: Session, number: int, first: int, last: int, parts: int) -> Hours:
    """The hours that begin from `first` to `last`, not included, as the recorder has them; of their quality it knows nothing."""
    rows = session.execute(
        select(_AT.start_ts, _AT.state)
        .where(
            _AT.metadata_id == number,
            _AT.start_ts >= first,
            _AT.start_ts < last,
            _AT.state.is_not(None),
        )
        .order_by(_AT.start_ts)
    ).all()
    return Hours(
        starts=array("q", (int(start) for start, _ in rows)),
        values=array("q", (whole_of(state, parts) for _, state in rows)),
    )
