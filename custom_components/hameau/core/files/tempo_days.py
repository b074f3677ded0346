"""Tempo's colours saved to a file: RTE's and other services' answers, and the tables that people keep (sources.md §f).

`dd/mm/yyyy;BLEU` without a heading; JSON of dates with names, with RTE's own fallbacks beside them, or with numbers. Some count
the colours from 0, others from 1, 0 being unknown: three days of four are blue, so the number that is most often there is.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from typing import Final

from ..errors import PayloadError
from ..tic.tariff import Colour
from .content import FileContent, Finding, FindingKind, Layout
from .grid import Grid, Row, day_of, fold

_NAMES: Final = {
    "bleu": Colour.BLUE,
    "blanc": Colour.WHITE,
    "rouge": Colour.RED,
    **{colour.value: colour for colour in Colour},
}
_ORDER: Final = tuple(Colour)
_FALLBACK: Final = "-fallback"
_ENOUGH: Final = 30
"""So many days of numbers tell how they are counted."""


def is_tempo_table(grid: Grid) -> bool:
    """Whether its rows are days and colours, but perhaps for a heading."""
    rows = [row for row in grid.head if len(row[1]) > 1]
    told = [row for row in rows if _row(row) is not None]
    return bool(told) and len(told) >= len(rows) - 1


def read_tempo_table(grid: Grid, zone: tzinfo) -> FileContent:
    """Read the colours. Raises FileError for a row that tells none."""
    del zone  # a day of Tempo is one everywhere
    colours: dict[date, Colour] = {}
    for row in grid.rows():
        told = _row(row)
        if told is not None:
            colours[told[0]] = told[1]
        elif colours:
            found = ";".join(row[1])
            raise grid.error("bad_date", row[0], 0, found, "01/09/2025;BLEU")
    return _content(colours)


def _row(row: Row) -> tuple[date, Colour] | None:
    """The day and the colour of a row; None when it has not both."""
    cells = row[1]
    colour = _NAMES.get(fold(cells[1])) if len(cells) > 1 else None
    try:
        return None if colour is None else (day_of(cells[0].strip()), colour)
    except ValueError:
        return None


def tempo_days(document: object) -> Mapping[str, object] | None:
    """The days of a JSON document, with what it tells of each; None when it is of something else."""
    while isinstance(document, Mapping):
        inner = document.get("values", document.get("tempo_like_calendars"))
        if inner is None:
            days = {
                str(day): told
                for day, told in document.items()
                if not str(day).endswith(_FALLBACK)
            }
            return days if days and all(map(_is_told, days.items())) else None
        document = inner
    if not isinstance(document, list) or not document:
        return None
    pairs = [_pair(item) for item in document]
    return {pair[0]: pair[1] for pair in pairs if pair} if all(pairs) else None


def _pair(item: object) -> tuple[str, object] | None:
    """A day of a list: of api-couleur-tempo.fr, or of RTE's own interface."""
    if not isinstance(item, Mapping):
        return None
    if "dateJour" in item:
        return str(item["dateJour"]), _COULEUR.get(str(item.get("codeJour")))
    if "start_date" in item:
        return str(item["start_date"])[:10], item.get("value")
    return None


_COULEUR: Final = {str(place): colour.value for place, colour in enumerate(_ORDER, 1)}


def _is_told(item: tuple[str, object]) -> bool:
    day, told = item
    if isinstance(told, int) and not isinstance(told, bool):
        return _date(day) is not None and 0 <= told <= len(_ORDER)
    return _date(day) is not None and (not told or fold(str(told)) in _NAMES)


def read_tempo_days(days: Mapping[str, object]) -> FileContent:
    """Read them; days without a colour are left out. Raises PayloadError: numbers nobody can tell the colours of."""
    numbers = Counter(told for told in days.values() if isinstance(told, int))
    first = _first_number(numbers)
    colours: dict[date, Colour] = {}
    for name, told in days.items():
        day = _date(name)
        if day is None:
            raise PayloadError(name, name, "2025-09-01")
        if isinstance(told, int):
            if told >= first:
                colours[day] = _ORDER[told - first]
        elif told:
            colour = _NAMES.get(fold(str(told)))
            if colour is None:
                raise PayloadError(name, told, "BLUE, WHITE, RED")
            colours[day] = colour
    return _content(colours)


def _first_number(numbers: Counter[int]) -> int:
    """The number of blue."""
    if not numbers:
        return 0
    first = numbers.most_common(1)[0][0]
    if first > 1 or max(numbers) > first + 2 or numbers.total() < _ENOUGH:
        raise PayloadError("values", dict(numbers), "BLUE, WHITE, RED")
    return first


def _date(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _content(colours: Mapping[date, Colour]) -> FileContent:
    findings = () if colours else (Finding(FindingKind.NO_VALUES),)
    return FileContent(layout=Layout.TEMPO_DAYS, colours=colours, findings=findings)
