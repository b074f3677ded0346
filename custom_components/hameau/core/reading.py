"""Values out of JSON that people and cards wrote, each checked, each refusal naming its field."""

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from enum import StrEnum
import math
import re
from typing import Any, NoReturn

from .civil import Season
from .errors import FieldError

_ID = 64
_TEXT = 255
_MANY = 200
# Any year that has all the days a year can have.
_LEAP_YEAR = 2028
_WALL = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(:00)?")


class Field:
    """A value and the way to it, as in `rules[0].slots[1].start`."""

    __slots__ = ("error", "path", "value")

    def __init__(
        self, value: Any, path: str = "", *, error: type[FieldError] = FieldError
    ) -> None:
        """Take a value of JSON; `error` is what a refusal raises."""
        self.value = value
        self.path = path
        self.error = error

    def refuse(self, problem: str, **expected: str) -> NoReturn:
        """Raise the error that names this field."""
        raise self.error(problem, self.path or ".", repr(self.value)[:80], expected)

    def __getitem__(self, key: str) -> Field:
        """Give a member of an object; one that is not there is None."""
        path = f"{self.path}.{key}" if self.path else key
        return Field(self.value.get(key), path, error=self.error)

    @property
    def missing(self) -> bool:
        """Whether nothing is there."""
        return self.value is None

    def object(self, *known: str) -> Field:
        """Check that it is an object without members that nobody would read."""
        if not isinstance(self.value, Mapping):
            self.refuse("not_an_object")
        unknown = sorted(str(key) for key in self.value if key not in known)
        if unknown:
            self.refuse("unknown_field", field=unknown[0])
        return self

    def required(self, key: str) -> Field:
        """Give a member that must be there."""
        found = self[key]
        if found.missing:
            found.refuse("missing")
        return found

    def items[T](self, read: Callable[[Field], T]) -> tuple[T, ...]:
        """Read each item of a list; nothing is an empty one."""
        if self.missing:
            return ()
        if not isinstance(self.value, list | tuple):
            self.refuse("not_a_list")
        if len(self.value) > _MANY:
            self.refuse("too_many", most=str(_MANY))
        return tuple(
            read(Field(item, f"{self.path}[{place}]", error=self.error))
            for place, item in enumerate(self.value)
        )

    def text(self, most: int = _TEXT) -> str:
        """Read a text, which may be empty."""
        if not isinstance(self.value, str):
            self.refuse("not_a_text")
        if len(self.value) > most or not self.value.isprintable():
            self.refuse("bad_text", most=str(most))
        return self.value

    def name(self, most: int = _ID) -> str:
        """Read an id, which is not empty."""
        text = self.text(most)
        if not text.strip():
            self.refuse("missing")
        return text

    def flag(self, default: bool) -> bool:
        """Read yes or no."""
        if self.missing:
            return default
        if not isinstance(self.value, bool):
            self.refuse("not_yes_or_no")
        return self.value

    def number(self, least: float = -1e9, most: float = 1e9) -> float:
        """Read a number within bounds."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.refuse("not_a_number")
        if not (math.isfinite(value) and least <= value <= most):
            self.refuse("out_of_range", least=f"{least:g}", most=f"{most:g}")
        return value

    def whole(self, least: int, most: int, default: int | None = None) -> int:
        """Read a whole number within bounds."""
        if self.missing and default is not None:
            return default
        value = self.number(least, most)
        if value != int(value):
            self.refuse("not_whole")
        return int(value)

    def minutes(self, least: int, most: int) -> timedelta:
        """Read a time of whole minutes."""
        return timedelta(minutes=self.whole(least, most))

    def word[E: StrEnum](self, words: type[E]) -> E:
        """Read one of some words."""
        text = self.text()
        try:
            return words(text)
        except ValueError:
            self.refuse("not_one_of", choices=", ".join(words))

    def wall(self) -> time:
        """Read a civil time, HH:MM; 24:00 is midnight."""
        text = self.text()
        if text == "24:00":
            return time(0)
        found = _WALL.fullmatch(text)
        if found is None:
            self.refuse("not_a_time")
        return time(int(found[1]), int(found[2]))

    def day(self) -> date:
        """Read a date, YYYY-MM-DD."""
        text = self.text()
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse("not_a_date")

    def month_day(self) -> tuple[int, int]:
        """Read a day of every year, MM-DD."""
        text = self.text()
        try:
            found = date.fromisoformat(f"{_LEAP_YEAR}-{text}")
        except ValueError:
            self.refuse("not_a_month_day")
        return found.month, found.day

    def season(self) -> Season:
        """Read the first and the last day of a season, as a list."""
        days = self.items(Field.month_day)
        if len(days) != 2:
            self.refuse("not_two_days")
        return Season(first=days[0], last=days[1])

    def optional[T](self, read: Callable[[Field], T]) -> T | None:
        """Read what may be missing."""
        return None if self.missing else read(self)
