"""Off-peak hours as Enedis and suppliers write them."""

from datetime import time
import re

from ..errors import TariffError
from .contract import Window

_TIME = r"(\d{1,2})\s*[hH:]\s*(\d{2})?"
_WINDOW = re.compile(rf"{_TIME}\s*(?:-|–|à|a)\s*{_TIME}")


def windows_from_text(text: str) -> tuple[Window, ...]:
    """Read windows out of a text, as in « HC (1H30-8H00;12H30-14H00) » (Enedis' contract data, `offpeak_hours`).

    Raises `TariffError` where it has none, or a time that is none.
    """
    found = tuple(
        (_wall(opens, minutes, text), _wall(closes, until, text))
        for opens, minutes, closes, until in _WINDOW.findall(text)
    )
    if not found:
        raise _refused(text)
    return found


def _wall(hour: str, minute: str, text: str) -> time:
    """Read a time; 24h is midnight."""
    try:
        return time(0 if int(hour) == 24 else int(hour), int(minute or 0))
    except ValueError:
        raise _refused(text) from None


def _refused(text: str) -> TariffError:
    return TariffError(
        "not_off_peak_hours",
        "offpeak_hours",
        repr(text)[:80],
        {"example": "22H30-6H30"},
    )
