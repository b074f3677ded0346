"""Excel workbooks (ECMA-376), read row by row with the standard library.

Why not openpyxl: it would be a requirement to install on every Home Assistant for the sake of text and numbers in two dozen
columns; it reads the shared texts whole, trusts a sheet's own `dimension`, hands out what formulas once came to, and lets
entities through unless defusedxml is there too. Here a document type, and with it every entity, is refused at its first
byte; memory holds one row, the texts the cells share and a piece of XML; and a formula is given as its text.
"""

from collections.abc import Iterator
from itertools import count
from typing import Final
from xml.parsers import expat

from ..errors import FileError
from .container import Container
from .grid import Grid, Row
from .limits import Limits
from .workbook_dates import Dates, Handler

_PIECE: Final = 64 * 1024
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_LONGEST: Final = 32_767
"""Characters of a cell, as Excel has it."""


def sheets(book: Container, limits: Limits) -> Iterator[Grid]:
    """Give each visible or hidden sheet, in order. Raises FileError."""
    catalogue = _Catalogue()
    _parse(book, "xl/workbook.xml", catalogue, limits)
    targets = _Targets()
    _parse(book, _RELATIONS, targets, limits)
    strings = _Strings(limits)
    if _STRINGS in book.names:
        if (size := book.size(_STRINGS)) > limits.text:
            raise FileError(
                "too_large", member=_STRINGS, found=size, expected=str(limits.text)
            )
        _parse(book, _STRINGS, strings, limits)
    dates = Dates(since_1904=catalogue.since_1904)
    if _STYLES in book.names:
        _parse(book, _STYLES, dates, limits)
    for name, relation in catalogue.sheets:
        target = targets.found.get(relation, "")
        path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if path.endswith(".xml") and "worksheets/" in path:
            rows = _rows(book, path, strings.found, dates, limits, name)
            yield Grid(name, rows, since_1904=catalogue.since_1904)


class _Catalogue(Handler):
    """`xl/workbook.xml`: the sheets' names and relations."""

    def __init__(self) -> None:
        """Begin without any."""
        self.sheets: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a sheet, or from when its dates count."""
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")
        if name == "sheet":
            local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
            self.sheets.append((local.get("name", ""), local.get("id", "")))


class _Targets(Handler):
    """The relations: which part is which sheet. What lies outside the file is never followed."""

    def __init__(self) -> None:
        """Begin without any."""
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a relation within the file."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes.get("Id", "")] = attributes.get("Target", "")


class _Strings(Handler):
    """The texts that cells share; runs of one text joined, its pronunciation left out."""

    def __init__(self, limits: Limits) -> None:
        """Begin without any."""
        self.found: list[str] = []
        self._limits = limits
        self._pieces: list[str] = []
        self._inside = False
        self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a text."""
        if name == "si":
            self._pieces = []
        self._spoken = self._spoken or name == "rPh"
        self._inside = name == "t" and not self._spoken

    def end(self, name: str) -> None:
        """Keep a text that is complete."""
        self._inside = False
        if name == "rPh":
            self._spoken = False
        if name == "si":
            self.found.append("".join(self._pieces))
            if len(self.found) > self._limits.strings:
                raise FileError(
                    "too_many_rows", member=_STRINGS, expected=str(self._limits.strings)
                )

    def text(self, data: str) -> None:
        """Take a piece."""
        if self._inside:
            self._pieces.append(data)


class _Sheet(Handler):
    """A sheet: rows as they become complete."""

    def __init__(
        self, strings: list[str], dates: Dates, limits: Limits, name: str
    ) -> None:
        """Begin above the first row."""
        self.ready: list[Row] = []
        self._dates = dates
        self._style = -1
        self._strings = strings
        self._limits = limits
        self._name = name
        self._seen = 0
        self._row = 0
        self._cells: dict[int, str] = {}
        self._column = -1
        self._kind = ""
        self._value: list[str] = []
        self._length = 0
        self._formula: list[str] | None = None
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a row, a cell, or what is in it."""
        match name:
            case "row":
                self._seen += 1
                if self._seen > self._limits.rows:
                    raise FileError(
                        "too_many_rows",
                        sheet=self._name,
                        found=self._seen,
                        expected=str(self._limits.rows),
                    )
                self._row = _whole(attributes.get("r"), self._row + 1)
                self._cells, self._column = {}, -1
            case "c":
                self._column = _column_of(attributes.get("r", ""), self._column + 1)
                self._kind = attributes.get("t", "n")
                self._style = _whole(attributes.get("s"), -1)
                self._value, self._formula, self._length = [], None, 0
            case "f":
                self._formula, self._inside = [], "f"
            case "v" | "t":
                self._inside = name

    def end(self, name: str) -> None:
        """Keep a cell or a row that is complete."""
        match name:
            case "v" | "t" | "f":
                self._inside = ""
            case "c" if self._column < self._limits.columns:
                if text := self._text():
                    self._cells[self._column] = text
            case "row" if self._cells:
                width = max(self._cells) + 1
                cells = [self._cells.get(place, "") for place in range(width)]
                self.ready.append((self._row, cells))

    def text(self, data: str) -> None:
        """Take a piece of a value or of a formula."""
        if self._inside == "f" and self._formula is not None:
            self._formula.append(data[:_LONGEST])
        elif self._inside:
            self._value.append(data)
            self._length += len(data)
            if self._length > _LONGEST:
                raise FileError(
                    "damaged", sheet=self._name, row=self._row, expected="xlsx"
                )

    def _text(self) -> str:
        """What the cell says."""
        if self._formula is not None:
            return "=" + "".join(self._formula)
        text = "".join(self._value)
        if self._kind == "s":
            place = _whole(text, -1)
            if not 0 <= place < len(self._strings):
                raise FileError(
                    "damaged",
                    sheet=self._name,
                    row=self._row,
                    found=text,
                    expected="xlsx",
                )
            return self._strings[place]
        return self._dates.shown(text, self._style) if self._kind == "n" else text


def _rows(
    book: Container,
    path: str,
    strings: list[str],
    dates: Dates,
    limits: Limits,
    name: str,
) -> Iterator[Row]:
    """Give the rows of a sheet that have something in them, as they are unpacked."""
    sheet = _Sheet(strings, dates, limits, name)
    for _ in _pieces(book, path, sheet, limits):
        yield from sheet.ready
        sheet.ready.clear()
    yield from sheet.ready


def _parse(book: Container, path: str, handler: Handler, limits: Limits) -> None:
    """Read a whole part."""
    for _ in _pieces(book, path, handler, limits):
        pass


def _pieces(
    book: Container, path: str, handler: Handler, limits: Limits
) -> Iterator[int]:
    """Feed a part to a handler, a piece at a time. Raises FileError: no XML, or XML that declares a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    elements = count(1)

    def start(name: str, attributes: dict[str, str]) -> None:
        if next(elements) > limits.elements:
            raise FileError("too_many_rows", member=path, expected=str(limits.elements))
        handler.start(name.rpartition(":")[2], attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: handler.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = handler.text

    def refuse(*_: object) -> None:
        raise FileError("entities", member=path)

    parser.StartDoctypeDeclHandler = refuse
    with book.opened(path) as stream:
        for number in count():
            piece = stream.read(_PIECE)
            try:
                parser.Parse(piece, not piece)
            except (expat.ExpatError, LookupError) as err:
                raise FileError(
                    "damaged", member=path, found=str(err), expected="xlsx"
                ) from err
            yield number
            if not piece:
                return


def _column_of(reference: str, otherwise: int) -> int:
    """The column of a cell's reference, "C12" → 2; what does not say goes on from the cell before."""
    column = 0
    for letter in reference[:3]:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1 if column else otherwise


def _whole(text: str | None, otherwise: int) -> int:
    """A whole number, or another when it is none."""
    return (
        int(text)
        if text and text.isascii() and text.isdigit() and len(text) < 10
        else otherwise
    )
