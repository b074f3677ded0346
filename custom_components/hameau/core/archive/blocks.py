"""The intervals of a month as bytes: offsets in five-minute slots, values, qualities, little-endian."""

from array import array
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, tzinfo
import struct
from typing import Final, NamedTuple

from ..series import Series, Step, Unit

_SLOT_S: Final = 300


class Rows(NamedTuple):
    """The rows of one month: start → (value, quality)."""

    month: int
    rows: dict[int, tuple[int, int]]


class Columns(NamedTuple):
    """The same in columns, in rising order."""

    starts: array[int]
    values: array[int]
    quality: bytes


def month_of(instant: int) -> int:
    """Number of the month of UTC an instant lies in."""
    moment = datetime.fromtimestamp(instant, UTC)
    return moment.year * 12 + moment.month - 1


def start_of(month: int) -> int:
    """First instant of a month."""
    year, index = divmod(month, 12)
    return int(datetime(year, index + 1, 1, tzinfo=UTC).timestamp())


def by_month(series: Series) -> Iterator[Rows]:
    """Cut a series into months."""
    rows: dict[int, tuple[int, int]] = {}
    month = until = 0
    for start, value, quality in zip(
        series.starts, series.values, series.quality, strict=True
    ):
        if start >= until:
            if rows:
                yield Rows(month, rows)
            month, rows = month_of(start), {}
            until = start_of(month + 1)
        rows[start] = (value, quality)
    if rows:
        yield Rows(month, rows)


def pack(month: int, rows: dict[int, tuple[int, int]]) -> bytes:
    """Write the rows of a month."""
    first = start_of(month)
    starts = sorted(rows)
    count = len(starts)
    return struct.pack(
        f"<{count}H{count}q{count}B",
        *((start - first) // _SLOT_S for start in starts),
        *(rows[start][0] for start in starts),
        *(rows[start][1] for start in starts),
    )


def columns(month: int, size: int, data: bytes) -> Columns:
    """Read the rows of a month, column by column. Raises struct.error: bytes are missing."""
    first = start_of(month)
    numbers = struct.unpack(f"<{size}H{size}q", data[: 10 * size])
    quality = data[10 * size :]
    if len(quality) != size:
        raise struct.error(f"{len(data)} bytes for {size} rows")
    starts = array("q", [first + slot * _SLOT_S for slot in numbers[:size]])
    return Columns(starts, array("q", numbers[size:]), quality)


def unpack(month: int, size: int, data: bytes) -> dict[int, tuple[int, int]]:
    """Read the rows of a month. Raises struct.error: bytes are missing."""
    starts, values, quality = columns(month, size, data)
    return dict(zip(starts, zip(values, quality, strict=True), strict=True))


def joined(step: Step, unit: Unit, zone: tzinfo, months: Iterable[Columns]) -> Series:
    """Put months, in rising order, together again."""
    starts, values, quality = array("q"), array("q"), bytearray()
    for rows in months:
        starts.extend(rows.starts)
        values.extend(rows.values)
        quality += rows.quality
    return Series(
        step=step,
        unit=unit,
        zone=zone,
        starts=starts,
        values=values,
        quality=bytes(quality),
    )
