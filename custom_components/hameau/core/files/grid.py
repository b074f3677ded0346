"""A table as a person sees it, from a text or a sheet: rows with their numbers, cells as text."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import chain, islice
import re
from typing import Final
import unicodedata

from ..errors import FileError

type Row = tuple[int, list[str]]
type Number = int | Decimal

HEAD: Final = 60
"""Headings stand within so many rows: at 8 to 16 in what Enedis and GRDF write."""
MOST: Final = 10**12
"""No meter counts further."""

YEARS: Final = range(1990, 2101)
"""When a reading can be of: readings by hand are older than smart meters."""

_NUMBER: Final = re.compile(
    r"[+-]?\d{1,18}(?:[.,]\d{0,40})?(?:[eE][+-]?\d{1,2})?", re.ASCII
)
_SPACES: Final = str.maketrans(
    "", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
)
_FRENCH: Final = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?",
    re.ASCII,
)
"""`18/03/2024`; Strasbourg writes `18-03-2024`, and a spreadsheet may write dots."""
_SIGNS: Final = re.compile("[?\N{REPLACEMENT CHARACTER}]")
_LOST: Final = re.compile("[a-z?\N{REPLACEMENT CHARACTER}]+")
_WORDS: Final = (
    *("arrete", "complementaire", "consommee", "debut", "donnee", "donnees", "energie"),
    *("estimee", "etape", "metier", "periode", "reelle", "releve", "unite"),
)
"""What these readers look for and is written with an accent."""
_UNIT: Final = re.compile(
    r"(?<![a-z0-9])(?:[mg]?wh?|kwh?|[mk]?varh?|[mk]?vah?|[dcm]?m3|litres?|euros?|€)(?![a-z0-9])"
)
SINCE_1900: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's clock has no zone
"""The day that a spreadsheet gives the number 0."""
SINCE_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet's clock has no zone
"""The same where it counts as older Macs did."""
_SERIALS: Final = re.compile(r"\d{5}(?:[.,]\d{0,40})?", re.ASCII)


class Grid:
    """A table, read once from top to bottom; the first rows can be looked at before."""

    def __init__(
        self, sheet: str, rows: Iterator[Row], *, since_1904: bool = False
    ) -> None:
        """Take the rows as they will come; `since_1904`: from when a number counts that is a date."""
        self.sheet = sheet
        self._day_0 = SINCE_1904 if since_1904 else SINCE_1900
        self.head: list[Row] = list(islice(rows, HEAD))
        self._rest = rows

    def rows(self) -> Iterator[Row]:
        """Give every row, once."""
        return chain(self.head, self._rest)

    def find(self, *names: str) -> Header | None:
        """Find the heading that has all these columns (folded, their beginnings); None when there is none."""
        for number, cells in self.head:
            header = Header(number, cells)
            if all(header.has(name) for name in names):
                return header
        return None

    def below(self, header: Header) -> Iterator[Row]:
        """Give the rows under a heading."""
        return (row for row in self.rows() if row[0] > header.number)

    def beside(self, label: str) -> str:
        """The text to the right of a cell that begins so (folded), in the head; "" when there is none."""
        for _, cells in self.head:
            for place, cell in enumerate(cells):
                if fold(cell).startswith(label):
                    right = (text.strip() for text in cells[place + 1 :])
                    return next((text for text in right if text), "")
        return ""

    def error(
        self,
        key: str,
        row: int | None,
        column: int | None,
        found: object,
        expected: str,
    ) -> FileError:
        """An error of this table: where, what was there, what would have been right."""
        return FileError(
            key,
            sheet=self.sheet,
            row=row,
            column="" if column is None else letters(column),
            found=found,
            expected=expected,
        )

    def read[T](
        self, parse: Callable[[str], T], row: Row, column: int, expected: str, key: str
    ) -> T | None:
        """Read one cell; None when it is empty or not there. Raises FileError when it is something else."""
        number, cells = row
        text = cells[column].strip() if column < len(cells) else ""
        if text in MISSING:
            return None
        try:
            return parse(text)
        except ValueError as err:
            raise self.error(key, number, column, text, expected) from err

    def value_column(self, header: Header, units: Collection[str]) -> int:
        """The one column of values in these units, or in none said. Raises FileError: none, another unit, several.

        Of several nobody says which is the whole ("Consommation HP", "Consommation HC"): none is taken for it.
        """
        found = [n for n, name in enumerate(header.names) if name.startswith(VALUES)]
        fit = [n for n in found if unit_in(header.names[n]) in ("", *units)]
        if len(fit) == 1:
            return fit[0]
        expected = ", ".join(units)
        if found and not fit:
            cell = header.cells[found[0]]
            raise self.error("wrong_unit", header.number, found[0], cell, expected)
        row = ";".join(header.cells)
        raise self.error("missing_column", header.number, None, row, f"1 × {expected}")

    def day(self, text: str) -> date:
        """`day_of`, by this table's own numbers of days."""
        return day_of(text, self._day_0)

    def stamp(self, text: str) -> datetime:
        """`any_stamp_of`, by this table's own numbers of days."""
        return any_stamp_of(text, self._day_0)

    def number(self, row: Row, column: int, factor: int = 1) -> Number | None:
        """Read a number of thousands, say, in ones; None when there is none."""
        value = self.read(number_of, row, column, "25,247", "bad_number")
        return value if value is None or factor == 1 else scaled(value, factor)


MISSING: Final = frozenset(
    {"", "NA", "N/A", "#N/A", "n/a", "NaN", "nan", "-", "null", "na", "NC", "nc"}
)
"""How a value is said not to be there ("NA" in Enedis' legend, "NC" in Strasbourg's files, "#N/A" in a spreadsheet)."""

VALUES: Final = ("valeur", "puissance", "consommation", "production", "injection", "kw")
"""How a column's name begins whose numbers count."""


class Header:
    """A row of column names."""

    def __init__(self, number: int, cells: Sequence[str]) -> None:
        """Fold the names."""
        self.number = number
        self.names = [fold(cell) for cell in cells]
        self.cells = [cell.strip() for cell in cells]

    def has(self, name: str) -> bool:
        """Whether a column's name begins so."""
        return any(known.startswith(name) for known in self.names)

    def at(self, name: str) -> int:
        """The column whose name is this, or else begins so; there is one, or the table would not have been known."""
        if name in self.names:
            return self.names.index(name)
        return next(n for n, known in enumerate(self.names) if known.startswith(name))

    def pick(self, row: Row) -> Mapping[str, str]:
        """The cells of a row by column name."""
        return dict(zip(self.names, (cell.strip() for cell in row[1]), strict=False))


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Give a name without its accents, capitals, and doubled spaces: "Début " and "debut" are the same.

    So are "D?but" and "DÃ©but", which other programs leave of it.
    """
    plain = unicodedata.normalize("NFKD", _in_one_code(text))
    folded = " ".join(
        "".join(c for c in plain if not unicodedata.combining(c)).lower().split()
    )
    return _LOST.sub(_found_again, folded) if _SIGNS.search(folded) else folded


def _in_one_code(text: str) -> str:
    """A text whose UTF-8 somebody took for Windows' own code, as it was."""
    if "\N{LATIN CAPITAL LETTER A WITH TILDE}" not in text:
        return text
    try:
        return text.encode("cp1252").decode()
    except UnicodeError:
        return text


def _found_again(match: re.Match[str]) -> str:
    """The word of these readers that one is which has lost its accents, or itself."""
    said = re.compile(_SIGNS.sub("[a-z]", match[0]))
    return next((word for word in _WORDS if said.fullmatch(word)), match[0])


def unit_in(name: str) -> str:
    """The unit in a column's folded name: "kwh" in "valeur (en kwh)", "conso kwh" and "[kwh]"; "" where there is none.

    Of two there is none to choose ("€/kwh"): both are given, which is no unit.
    """
    return "/".join(dict.fromkeys(_UNIT.findall(name)))


def letters(column: int) -> str:
    """The letters a spreadsheet gives a column (0 is A)."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def number_of(text: str) -> Number:
    """Read a number with a decimal comma or point, spaces between thousands. Raises ValueError.

    A formula is a text like any other, and no number: what it once came to is not taken on trust.
    """
    if len(text) < 13 and text.isascii() and text.isdigit():
        return int(text)
    plain = text.translate(_SPACES)
    if not _NUMBER.fullmatch(plain):
        raise ValueError(text)
    value = Decimal(plain.replace(",", "."))
    if abs(value) > MOST:
        raise ValueError(text)
    whole = int(value)
    return whole if whole == value else value


def scaled(value: Number, factor: int) -> Number:
    """A number in a smaller unit: a whole one wherever it is."""
    product = value * factor
    if isinstance(product, int):
        return product
    whole = int(product)
    return whole if whole == product else product


def moment_of(text: str, day_0: datetime = SINCE_1900) -> datetime:
    """Read a naive stamp: `18/03/2024 00:30:00`, ISO, or a spreadsheet's serial number. Raises ValueError."""
    if len(text) == 19 and text[2] == text[5] == "/":
        return stamp_of(f"{text[6:10]}-{text[3:5]}-{text[:2]}T{text[11:]}")
    if match := _FRENCH.fullmatch(text):
        day, month, year, hour, minute, second = (
            int(part or 0) for part in match.group(1, 3, 4, 5, 6, 7)
        )
        if year not in YEARS:
            raise ValueError(text)
        if hour == 24 and not minute and not second:
            return datetime(year, month, day) + timedelta(days=1)  # noqa: DTZ001 - naive on purpose
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - naive on purpose
    if (serial := _serial(text, day_0)) is not None:
        return serial
    stamp = stamp_of(text)
    if stamp.tzinfo is not None:
        raise ValueError(text)
    return stamp


def stamp_of(text: str) -> datetime:
    """Read an ISO stamp, with its offset or naive. Raises ValueError, for years without smart meters too."""
    stamp = datetime.fromisoformat(text)
    if stamp.year not in YEARS:
        raise ValueError(text)
    return stamp


def any_stamp_of(text: str, day_0: datetime = SINCE_1900) -> datetime:
    """Read a stamp as the source wrote it, or as a spreadsheet made it: with its offset, or naive. Raises ValueError."""
    text = text.strip()
    return stamp_of(text) if text[4:5] == "-" else moment_of(text, day_0)


def day_of(text: str, day_0: datetime = SINCE_1900) -> date:
    """Read a date, alone or with a midnight behind it. Raises ValueError: no date, or an hour of a day."""
    stamp = moment_of(text, day_0)
    if stamp.hour or stamp.minute or stamp.second:
        raise ValueError(text)
    return stamp.date()


def instant_of(text: str) -> int:
    """Read a stamp that says its offset (epoch seconds). Raises ValueError."""
    stamp = stamp_of(text)
    if stamp.tzinfo is None:
        raise ValueError(text)
    return int(stamp.timestamp())


def _serial(text: str, day_0: datetime) -> datetime | None:
    """The moment of a spreadsheet's serial number, to the second; None when it is none."""
    if not _SERIALS.fullmatch(text):
        return None
    days = Decimal(text.replace(",", "."))
    moment = day_0 + timedelta(seconds=round(days * 86_400))
    return moment if moment.year in YEARS else None
