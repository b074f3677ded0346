"""The file that keeps what statistics cannot: half-hours, quality, gaps, and which file or service said what.

Home Assistant's statistics hold hours and no word of where they come from. They are made from this file, and can be made
again from it. Everything an origin told is kept beside what the others told; what is believed is worked out when it is
read, by the order of trust of `series.merge`. So a file can be taken back as it was put in.

One SQLite file in WAL mode; every change is one transaction that survives the loss of power. Synchronous: for an executor.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
import sqlite3
import struct
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..errors import ArchiveError
from ..series import (
    Gap,
    GapReason,
    Layer,
    Merged,
    Origin,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
    merge,
)
from .blocks import Columns, by_month, columns, joined, month_of, pack, start_of, unpack
from .notes import AROUND_S, Notes, mark


class NewOrigin(NamedTuple):
    """Something that tells values: a file, a service, a meter, a person.

    `digest` makes it one and the same each time it speaks: the hash of a file, the address of a service. `kind` is the
    file's layout or the service, `name` what a person knows it by, `received` when it came (epoch seconds).
    """

    trust: Trust
    kind: str
    name: str
    digest: str
    received: int


class KnownOrigin(NamedTuple):
    """An origin of a history, with what it told: how many values, the first start, the month after the last."""

    number: int
    trust: Trust
    kind: str
    name: str
    received: int
    told: int


class Change(NamedTuple):
    """What adding did: values that were not there, that were another, that were the same; and the first that changed."""

    new: int = 0
    changed: int = 0
    same: int = 0
    since: int | None = None


class Telling(NamedTuple):
    """What an origin tells of one history; `marks` as for `Archive.add`."""

    origin: NewOrigin
    key: SeriesKey
    zone: ZoneInfo
    series: Sequence[Series]
    gaps: Sequence[Gap] = ()
    marks: Sequence[str] = ()


class Added(NamedTuple):
    """The number of the origin that told, and what that changed."""

    number: int
    change: Change


class Archive(Notes):
    """The histories of one Home Assistant."""

    def add(
        self,
        key: SeriesKey,
        zone: ZoneInfo,
        origin: NewOrigin,
        series: Iterable[Series],
        gaps: Iterable[Gap] = (),
        marks: Iterable[str] = (),
    ) -> Change:
        """Keep what an origin tells of a history, beside what it told before.

        `marks` are the statistics made from it: where something changed they are to be written again, known from the same
        instant as the change itself. Told twice, nothing changes.
        """
        telling = Telling(origin, key, zone, tuple(series), tuple(gaps), tuple(marks))
        return self.add_all((telling,))[0].change

    def add_all(self, tellings: Iterable[Telling]) -> list[Added]:
        """Keep all of some tellings as `add` does, or none of them."""
        with self._writing() as connection:
            return [_tell(connection, telling) for telling in tellings]

    def compare(self, key: SeriesKey, series: Iterable[Series]) -> Change:
        """Tell what adding would change in what is known now; nothing is written.

        A value is new where no interval of the same span is believed, a day's figure over the half-hours of the day too.
        """
        change = Change()
        for part in series:
            if not len(part):
                continue
            known = {
                (start, end): value
                for start, end, value, _ in self.believed(
                    key, part.first, part.last
                ).rows()
            }
            pairs = [(known.get((at.start, at.end)), at) for at in part]
            new = [at.start for value, at in pairs if value is None]
            changed = [at.start for value, at in pairs if value not in (None, at.value)]
            touched = [*new, *changed]
            found = Change(
                new=len(new),
                changed=len(changed),
                same=len(part) - len(touched),
                since=min(touched, default=None),
            )
            change = _added(change, found)
        return change

    def forget_origin(self, number: int, marks: Iterable[str] = ()) -> None:
        """Take back all an origin told; statistics named by `marks` are to be written again from its first value."""
        with self._writing() as connection:
            first = connection.execute(
                "SELECT min(month) FROM block WHERE origin = ?", (number,)
            ).fetchone()[0]
            connection.execute("DELETE FROM origin WHERE id = ?", (number,))
            if first is not None:
                mark(connection, marks, start_of(first))

    def forget_point(self, point: str) -> None:
        """Take back all that is known of a point of delivery, and the origins that told nothing else."""
        with self._writing() as connection:
            connection.execute("DELETE FROM series WHERE point = ?", (point,))
            connection.execute(
                "DELETE FROM origin WHERE id NOT IN (SELECT origin FROM block)"
                " AND id NOT IN (SELECT origin FROM gap)"
            )

    def keys(self) -> list[SeriesKey]:
        """Which histories there are."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT point, quantity, register FROM series ORDER BY 1, 2, 3"
            ).fetchall()
        return [
            SeriesKey(point, Quantity(quantity), name) for point, quantity, name in rows
        ]

    def span(self, key: SeriesKey) -> tuple[int, int] | None:
        """First and last instant of a history; None when nothing is known of it."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT min(month), max(month) FROM block JOIN series ON series.id = series"
                " WHERE point = ? AND quantity = ? AND register = ?",
                key,
            ).fetchone()
        if row[0] is None:
            return None
        first = self.believed(key, start_of(row[0]), start_of(row[0] + 1))
        last = self.believed(key, start_of(row[1]), start_of(row[1] + 1))
        return first.starts[0], last.ends[-1]

    def layers(self, key: SeriesKey, first: int, last: int) -> list[Layer]:
        """What each origin tells, of intervals that begin from `first` to `last`, not included."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT step, month, size, rows, zone, origin.id, trust, received FROM block"
                " JOIN series ON series.id = series JOIN origin ON origin.id = origin"
                " WHERE point = ? AND quantity = ? AND register = ? AND month BETWEEN ? AND ?"
                " ORDER BY origin.id, step, month",
                (*key, month_of(first), month_of(last)),
            ).fetchall()
        months: dict[tuple[Origin, str, str], list[Columns]] = {}
        for step, month, size, data, zone, number, trust, received in rows:
            origin = Origin(number, Trust(trust), received)
            months.setdefault((origin, step, zone), []).append(
                _read(columns, month, size, data)
            )
        return [
            Layer(
                origin,
                joined(Step(step), key.quantity.unit, ZoneInfo(zone), parts).between(
                    first, last
                ),
            )
            for (origin, step, zone), parts in months.items()
        ]

    def believed(self, key: SeriesKey, first: int, last: int) -> Merged:
        """What is believed of the intervals that begin from `first` to `last`, not included."""
        layers = self.layers(key, first - AROUND_S, last + AROUND_S)
        return merge(layers).between(first, last)

    def origins(self, key: SeriesKey) -> list[KnownOrigin]:
        """Who told something of a history, the latest first."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT origin.id, trust, kind, name, received, sum(size) FROM block"
                " JOIN series ON series.id = series JOIN origin ON origin.id = origin"
                " WHERE point = ? AND quantity = ? AND register = ?"
                " GROUP BY origin.id ORDER BY received DESC, origin.id DESC",
                key,
            ).fetchall()
        return [
            KnownOrigin(number, Trust(trust), kind, name, received, told)
            for number, trust, kind, name, received, told in rows
        ]

    def knows(self, digest: str) -> bool:
        """Whether that origin told something already."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT 1 FROM origin WHERE digest = ?", (digest,)
            ).fetchone()
        return found is not None

    def gaps(self, key: SeriesKey, first: int, last: int) -> list[Gap]:
        """The holes of what is believed between two instants, each with the reason some origin gave, if any did."""
        with self._reading() as connection:
            told = connection.execute(
                "SELECT start, stop, reason, value FROM gap JOIN series ON series.id = series"
                " WHERE point = ? AND quantity = ? AND register = ? AND start < ? AND stop > ?"
                " ORDER BY start",
                (*key, last, first),
            ).fetchall()
        holes = self.believed(key, first, last).holes(first, last)
        return [_reasoned(start, end, told) for start, end in holes]

    def reasons(self, key: SeriesKey) -> list[Gap]:
        """Every gap that some origin told of a history, in rising order."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT start, stop, reason, value FROM gap JOIN series ON series.id = series"
                " WHERE point = ? AND quantity = ? AND register = ? ORDER BY start, stop",
                key,
            ).fetchall()
        return [
            Gap(start, stop, GapReason(reason), value)
            for start, stop, reason, value in rows
        ]

    def steps(self, key: SeriesKey) -> set[Step]:
        """Which steps a history was told in."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT step FROM block JOIN series ON series.id = series"
                " WHERE point = ? AND quantity = ? AND register = ?",
                key,
            ).fetchall()
        return {Step(step) for (step,) in rows}

    def add_readings(
        self, key: SeriesKey, zone: ZoneInfo, readings: Mapping[int, int]
    ) -> None:
        """Keep an index as it was read: instant → index. A second reading of one instant replaces the first."""
        with self._writing() as connection:
            row = _series(connection, key, zone)
            connection.executemany(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?)",
                ((row, instant, value) for instant, value in readings.items()),
            )

    def readings(self, key: SeriesKey, first: int, last: int) -> list[tuple[int, int]]:
        """The index as it was read from `first` to `last`, both included: (instant, index) in rising order."""
        with self._reading() as connection:
            return connection.execute(
                "SELECT instant, value FROM reading JOIN series ON series.id = series"
                " WHERE point = ? AND quantity = ? AND register = ? AND instant BETWEEN ? AND ?"
                " ORDER BY instant",
                (*key, first, last),
            ).fetchall()


def _tell(connection: sqlite3.Connection, telling: Telling) -> Added:
    """Keep one telling, as a part of a transaction."""
    number = _origin(connection, telling.origin)
    row = _series(connection, telling.key, telling.zone)
    change = Change()
    for part in telling.series:
        for month, rows in by_month(part):
            kept = _keep(connection, row, month, part.step, number, rows)
            change = _added(change, kept)
    _keep_gaps(connection, row, number, telling.gaps)
    if change.since is not None:
        mark(connection, telling.marks, change.since)
    return Added(number, change)


def _origin(connection: sqlite3.Connection, origin: NewOrigin) -> int:
    """The number of an origin, made if it is new."""
    connection.execute(
        "INSERT INTO origin (trust, kind, name, digest, received) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (digest) DO NOTHING",
        origin,
    )
    return int(
        connection.execute(
            "SELECT id FROM origin WHERE digest = ?", (origin.digest,)
        ).fetchone()[0]
    )


def _series(connection: sqlite3.Connection, key: SeriesKey, zone: ZoneInfo) -> int:
    """The number of a history, made if it is new."""
    connection.execute(
        "INSERT INTO series (point, quantity, register, zone) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (*key, zone.key),
    )
    return int(
        connection.execute(
            "SELECT id FROM series WHERE point = ? AND quantity = ? AND register = ?",
            key,
        ).fetchone()[0]
    )


def _keep(
    connection: sqlite3.Connection,
    series: int,
    month: int,
    step: Step,
    origin: int,
    rows: dict[int, tuple[int, int]],
) -> Change:
    """Put rows into their month, over those it has."""
    place = (series, month, step, origin)
    found = connection.execute(
        "SELECT size, rows FROM block WHERE series = ? AND month = ? AND step = ? AND origin = ?",
        place,
    ).fetchone()
    before = _read(unpack, month, *found) if found else {}
    new = rows.keys() - before.keys()
    changed = {at for at in rows.keys() & before.keys() if rows[at] != before[at]}
    touched = new | changed
    if touched:
        after = before | rows
        connection.execute(
            "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?)",
            (*place, len(after), pack(month, after)),
        )
    return Change(
        new=len(new),
        changed=len(changed),
        same=len(rows) - len(touched),
        since=min(touched, default=None),
    )


def _read[T](
    reader: Callable[[int, int, bytes], T], month: int, size: int, data: bytes
) -> T:
    try:
        return reader(month, size, data)
    except struct.error as error:
        raise ArchiveError("corrupt", f"month {month}: {error}") from error


def _added(one: Change, other: Change) -> Change:
    starts = [since for since in (one.since, other.since) if since is not None]
    return Change(
        one.new + other.new,
        one.changed + other.changed,
        one.same + other.same,
        min(starts, default=None),
    )


def _keep_gaps(
    connection: sqlite3.Connection, series: int, origin: int, gaps: Iterable[Gap]
) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO gap VALUES (?, ?, ?, ?, ?, ?)",
        ((series, origin, gap.start, gap.end, gap.reason, gap.value) for gap in gaps),
    )


def _reasoned(
    start: int, end: int, told: Sequence[tuple[int, int, str, int | None]]
) -> Gap:
    """A hole with what was said of it: the reason of whoever spoke of most of it, the value of whoever meant just it."""
    best, most, value = GapReason.ABSENT, 0, None
    for first, last, reason, known in told:
        common = min(end, last) - max(start, first)
        if common > most:
            best, most = GapReason(reason), common
        if (first, last) == (start, end) and known is not None:
            value = known
    return Gap(start, end, best, value)
