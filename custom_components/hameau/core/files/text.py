"""Bytes of a text file turned into rows of cells, whoever wrote it."""

from collections.abc import Iterator
import csv
import io
from typing import Final

from ..errors import FileError
from .grid import Grid
from .limits import Limits

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MARK: Final = "\ufeff"
"""There twice where a tool that writes one was given a text that had one."""
_HEAD: Final = 16_384
_HEAD_LINES: Final = 30
_DATA_LINES: Final = 10
_SEPARATORS: Final = ";\t"
"""Before the comma, which French files have in their numbers."""


def decode(data: bytes) -> str:
    """Give the text of a file: UTF-8, with its mark or without, UTF-16, or what Windows took for all there is (cp1252).

    Raises FileError("binary") for what is no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding).lstrip(_MARK)
    if (wide := _wide(data[:200])) is not None:
        return _strict(data, wide)
    if b"\0" in data[:4096]:
        raise FileError("binary", found=data[:8].hex(" "))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
    return _mended(text)


def _wide(head: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is nothing, and no other is."""
    low, high = head[::2].count(0), head[1::2].count(0)
    most = len(head) * 0.4
    if high > most and not low:
        return "utf-16-le"
    return "utf-16-be" if low > most and not high else None


def _strict(data: bytes, encoding: str) -> str:
    """Decode what says its own encoding."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as err:
        raise FileError("damaged", found=str(err), expected=encoding) from err


def _mended(text: str) -> str:
    """Undo what a spreadsheet does that takes UTF-8 for cp1252 and writes it as UTF-8 again ("Ã©" for "é")."""
    if "Ã" not in text[:4096]:
        return text
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return text


def grid_of(text: str, limits: Limits) -> Grid:
    """Cut a text into rows of cells. Raises FileError when there are too many, or a quote that never closes."""
    lines = max(text.count("\n"), text.count("\r")) + 1
    if lines > limits.rows:
        raise FileError("too_many_rows", found=lines, expected=str(limits.rows))
    return Grid("", _rows(text, _separator(text), limits.columns))


def _separator(text: str) -> str:
    """What parts the cells: looked for among the rows, for the sentences above them may have any mark."""
    head = [line for line in text[:_HEAD].splitlines() if line.strip()]
    for separator in _SEPARATORS:
        if any(separator in line for line in head[:_HEAD_LINES][-_DATA_LINES:]):
            return separator
    return ","


def _rows(text: str, separator: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Number the rows as an editor numbers its lines; empty ones are left out."""
    # A StringIO would hold four bytes for every character.
    lines = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline="")
    reader = csv.reader(lines, delimiter=separator)
    first = 1
    try:
        for cells in reader:
            if any(cells):
                yield first, cells[:columns]
            first = reader.line_num + 1
    except csv.Error as err:
        raise FileError("damaged", row=first, found=str(err), expected="CSV") from err
