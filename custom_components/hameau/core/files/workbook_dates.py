"""Which numbers of a workbook are dates, and which (ECMA-376 part 1, §18.8.30, §18.17.4).

A date is a number with a format that shows one; it counts from 1900, or, in workbooks of older Macs, from 1904. Only the
workbook says which: the number alone would be four years off. A number without such a format is left to its reader.
"""

from datetime import timedelta
from decimal import Decimal, InvalidOperation
import re
from typing import Final

from .grid import SINCE_1900, SINCE_1904

_FORMATS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48)))
"""Those built in that show dates or times; 27 to 36 in eastern Asia."""
_SPOKEN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""What a format shows as it stands: quoted, escaped, or a colour."""
_PARTS: Final = re.compile(r"[dmyhsj]|aa", re.IGNORECASE)
"""Day, month, year, hour, second; in French j and a."""
_LAST: Final = 2_957_003
"""31 December 9999, where Excel ends, counted from 1904."""


class Handler:
    """What is done with the elements of a part of the workbook; names come without prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text within the element."""


class Dates(Handler):
    """The styles of a workbook that are dates, and from when it counts."""

    def __init__(self, *, since_1904: bool) -> None:
        """Begin without any style."""
        self._day_0 = SINCE_1904 if since_1904 else SINCE_1900
        self._own: dict[str, bool] = {}
        self._styles: list[bool] = []
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element of `xl/styles.xml`."""
        if name == "numFmt":
            shown = _SPOKEN.sub("", attributes.get("formatCode", ""))
            self._own[attributes.get("numFmtId", "")] = bool(_PARTS.search(shown))
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = attributes.get("numFmtId", "0")
            built_in = number.isascii() and number.isdigit() and int(number) in _FORMATS
            self._styles.append(self._own.get(number, built_in))

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "cellXfs":
            self._inside = False

    def shown(self, text: str, style: int) -> str:
        """A number as its cell shows it: ISO to the second where that is a date, else as it is."""
        if not 0 <= style < len(self._styles) or not self._styles[style]:
            return text
        try:
            days = Decimal(text)
        except InvalidOperation:
            return text
        if not days.is_finite() or not 1 <= days <= _LAST:
            return text
        moment = self._day_0 + timedelta(seconds=round(days * 86_400))
        return moment.isoformat(sep=" ")
