"""Reading what a service answered, field by field; what is not as it should be is named."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
import json
import re
from typing import Any, NoReturn

from ..errors import ServiceError
from .failures import failure

type Json = dict[str, Any]

_LONGEST_TEXT = 500
_LONG_NUMBER = re.compile(r"\d{10,}")
_SHOWN = 60
_DECIMALS = 30


class Fields:
    """One JSON object of an answer, with the way to it (`grandeur[0].points`)."""

    __slots__ = ("_address", "_content", "path")

    def __init__(self, content: object, address: str, path: str = "") -> None:
        """Take an object; anything else is a malformed answer."""
        self._address = address
        self.path = path
        if not isinstance(content, dict):
            raise self.wrong("", content)
        self._content: Json = content

    def __contains__(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._content.get(name) is not None

    def names(self) -> Sequence[str]:
        """Names of the fields."""
        return tuple(self._content)

    def raw(self, name: str) -> object:
        """What is there, whatever it is."""
        return self._content.get(name)

    def wrong(self, name: str, value: object) -> ServiceError:
        """Give the error that names this field."""
        field = ".".join(part for part in (self.path, name) if part) or "answer"
        return failure("bad_answer", self._address, shown(value), field=field)

    def text(self, name: str, *, longest: int = _LONGEST_TEXT) -> str:
        """A text of bounded length, printable."""
        value = self._content.get(name)
        if not isinstance(value, str) or len(value) > longest:
            raise self.wrong(name, value)
        return printable(value, longest)

    def integer(self, name: str, least: int, most: int) -> int:
        """A whole number within bounds, also where it comes as a text."""
        number = self.number(name, least, most)
        if number != int(number):
            raise self.wrong(name, self._content.get(name))
        return int(number)

    def number(self, name: str, least: int, most: int) -> Decimal:
        """A number within bounds, also where it comes as a text."""
        value = self._content.get(name)
        number = decimal_of(value)
        if number is None or not least <= number <= most:
            raise self.wrong(name, value)
        return number

    def flag(self, name: str) -> bool:
        """Yes or no."""
        value = self._content.get(name)
        if not isinstance(value, bool):
            raise self.wrong(name, value)
        return value

    def day(self, name: str) -> date:
        """A date."""
        return self._read(name, date.fromisoformat)

    def moment(self, name: str) -> datetime:
        """A date and time, with or without an offset."""
        return self._read(name, datetime.fromisoformat)

    def within(self, name: str) -> Fields:
        """An object inside."""
        return Fields(
            self._content.get(name), self._address, f"{self.path}.{name}".lstrip(".")
        )

    def listed(self, name: str, most: int) -> list[Any]:
        """A list of bounded length."""
        value = self._content.get(name)
        if not isinstance(value, list):
            raise self.wrong(name, value)
        if len(value) > most:
            raise self.wrong(name, f"{len(value)} > {most}")
        return value

    def rows(self, name: str, most: int) -> list[Fields]:
        """A list of objects, of bounded length."""
        way = f"{self.path}.{name}".lstrip(".")
        return [
            Fields(item, self._address, f"{way}[{index}]")
            for index, item in enumerate(self.listed(name, most))
        ]

    def _read[T](self, name: str, read: Callable[[str], T]) -> T:
        """Read a text by a function that raises ValueError."""
        value = self._content.get(name)
        if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
            raise self.wrong(name, value)
        try:
            return read(value.strip())
        except ValueError:
            raise self.wrong(name, value) from None


def decimal_of(value: object) -> Decimal | None:
    """Read a number, or a text that is one; None for anything else, and for what is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    text = value.strip() if isinstance(value, str) else str(value)
    if len(text) > _DECIMALS:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def json_of(body: bytes, address: str) -> object:
    """Read an answer as JSON; numbers with a point become Decimal.

    Raises:
        ServiceError: `not_data` for a web page or any other text, `answer_cut` for JSON that ends too early.

    """
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise failure("not_data", address, error.reason) from error
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        begun = text.lstrip()[:1] in ("{", "[")
        key = "answer_cut" if begun and error.pos >= len(text.rstrip()) else "not_data"
        if begun and error.msg.startswith("Unterminated string"):
            key = "answer_cut"
        raise failure(key, address, error.msg) from error
    except (ValueError, RecursionError) as error:
        raise failure("not_data", address, type(error).__name__) from error


def shown(value: object) -> str:
    """Give a value for an error text: short, printable, its long numbers hidden."""
    return _LONG_NUMBER.sub("…", printable(str(value), _SHOWN))


def printable(text: str, longest: int) -> str:
    """Give a text without what no line of text can carry, cut to a length."""
    return "".join(char for char in text if char.isprintable())[:longest]


def first_text(content: Mapping[str, Any], names: Sequence[str]) -> str:
    """The first of these fields that is a text or a number; "" without any."""
    for name in names:
        value = content.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and value != "":
            return str(value)
    return ""


def _no_number(name: str) -> NoReturn:
    """Refuse NaN and the infinities, which are no JSON."""
    raise ValueError(name)
