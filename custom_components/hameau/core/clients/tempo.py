"""Colours of Tempo days from two services without keys, RTE's first; they are held against each other.

RTE: `tempoLight` (today and tomorrow) and `tempo?season=2025-2026` give `values{"2026-11-21": "BLUE", "2026-11-21-fallback":
"false"}`, not documented. api-couleur-tempo.fr: `jourTempo/<day>` gives `codeJour` 0 unknown, 1 blue, 2 white, 3 red. A colour
runs from 06:00 to 06:00; tomorrow's comes between 06:30 and 11:00.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import Final, Protocol

import aiohttp

from ..tic.tariff import Colour
from .fields import Fields
from .http import TIMEOUT_S, Answer, Http

RTE_BASE: Final = "https://www.services-rte.com/cms/open_data/v1"
COULEUR_BASE: Final = "https://www.api-couleur-tempo.fr/api"

EXPECTED: Final[Mapping[Colour, int]] = {
    Colour.BLUE: 300,
    Colour.WHITE: 43,
    Colour.RED: 22,
}
"""Days of a season by contract; a leap season has 301 blue. Expectations: 2019–20 had 47 white and 18 red."""

_ONE_DAY: Final = timedelta(days=1)
_SEASON_MONTH: Final = 9
_MOST_DAYS: Final = 2 * 366
_FALLBACK: Final = "-fallback"
_FIRST: Final = time(6, 30)
_LAST: Final = time(11)
_OFTEN: Final = timedelta(minutes=30)
_SELDOM: Final = timedelta(hours=2)
_SPREAD_S: Final = 900
_RTE: Final = {"BLUE": Colour.BLUE, "WHITE": Colour.WHITE, "RED": Colour.RED}
_COULEUR: Final = {1: Colour.BLUE, 2: Colour.WHITE, 3: Colour.RED}


class TempoSource(Protocol):
    """A service that tells colours."""

    async def now(self) -> dict[date, Colour]:
        """Colours of today and tomorrow, as far as they are known. Raises ServiceError."""
        ...

    async def season(self, first_year: int) -> dict[date, Colour]:
        """Colours of a season so far, named by the year of its 1st of September. Raises ServiceError."""
        ...


class RteTempo:
    """RTE's own page data."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        base: str = RTE_BASE,
        clock: Callable[[], datetime],
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask."""
        self._http = Http(session, base, timeout_s=timeout_s)
        self._clock = clock

    async def now(self) -> dict[date, Colour]:
        """As `TempoSource.now`."""
        return self._read(await self._http.get("tempoLight"))

    async def season(self, first_year: int) -> dict[date, Colour]:
        """As `TempoSource.season`."""
        season = {"season": season_name(first_year)}
        return self._read(await self._http.get("tempo", params=season))

    def _read(self, answer: Answer) -> dict[date, Colour]:
        """Read `values`; the keys that end in -fallback are no days."""
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        values = self._http.fields(answer).within("values")
        colours: dict[date, Colour] = {}
        if len(values.names()) > 2 * _MOST_DAYS:
            raise values.wrong("", len(values.names()))
        for name in values.names():
            if name.endswith(_FALLBACK):
                continue
            told = values.raw(name)
            if told in (None, ""):
                continue
            day, colour = _day(name), _RTE.get(str(told))
            if day is None or colour is None:
                raise values.wrong(name, told)
            colours[day] = colour
        return colours


class CouleurTempo:
    """api-couleur-tempo.fr; it wants a User-Agent."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        base: str = COULEUR_BASE,
        clock: Callable[[], datetime],
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask."""
        self._http = Http(session, base, timeout_s=timeout_s)
        self._clock = clock

    async def now(self) -> dict[date, Colour]:
        """As `TempoSource.now`."""
        colours: dict[date, Colour] = {}
        for path in ("jourTempo/today", "jourTempo/tomorrow"):
            content = self._http.fields(await self._get(path))
            colours |= _told(content)
        return colours

    async def season(self, first_year: int) -> dict[date, Colour]:
        """As `TempoSource.season`."""
        wanted = [("periode[]", season_name(first_year))]
        answer = await self._get("joursTempo", wanted)
        days = Fields({"days": self._http.json(answer)}, self._http.address)
        colours: dict[date, Colour] = {}
        for content in days.rows("days", _MOST_DAYS):
            colours |= _told(content)
        return colours

    async def _get(
        self, path: str, params: list[tuple[str, str]] | None = None
    ) -> Answer:
        """Ask for one path."""
        answer = await self._http.get(path, params=params or ())
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two services tell different colours of a day."""

    day: date
    kept: Colour
    other: Colour


def merged(
    first: Mapping[date, Colour], second: Mapping[date, Colour]
) -> tuple[dict[date, Colour], tuple[Disagreement, ...]]:
    """Lay what one service tells over what a second does; where they differ the first is kept, and it is said."""
    differing = tuple(
        Disagreement(day=day, kept=first[day], other=second[day])
        for day in sorted(first.keys() & second.keys())
        if first[day] is not second[day]
    )
    return {**second, **first}, differing


def season_of(day: date) -> int:
    """Year in which the season of a day begins: seasons run from 1 September to 31 August."""
    return day.year if day.month >= _SEASON_MONTH else day.year - 1


def season_name(first_year: int) -> str:
    """Name of a season, "2025-2026"."""
    return f"{first_year}-{first_year + 1}"


def season_days(first_year: int) -> tuple[date, date]:
    """First day of a season, and the first of the next."""
    return date(first_year, _SEASON_MONTH, 1), date(first_year + 1, _SEASON_MONTH, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonCount:
    """Days of one season by colour: those known, and those that should still come by the contract.

    `left` is an expectation and never below 0; `unknown` are days that have begun without a known colour.
    """

    known: Mapping[Colour, int]
    left: Mapping[Colour, int]
    unknown: int


def count_season(
    colours: Mapping[date, Colour], first_year: int, today: date
) -> SeasonCount:
    """Count a season up to and with `today`, and tomorrow if its colour is known."""
    begin, end = season_days(first_year)
    known = dict.fromkeys(Colour, 0)
    for day, colour in colours.items():
        if begin <= day < end and day <= today + _ONE_DAY:
            known[colour] += 1
    begun = max(0, (min(today + _ONE_DAY, end) - begin).days)
    told = sum(begin <= day < end and day <= today for day in colours)
    expected = dict(EXPECTED)
    expected[Colour.BLUE] += (end - begin).days - sum(EXPECTED.values())
    return SeasonCount(
        known=known,
        left={colour: max(0, expected[colour] - known[colour]) for colour in Colour},
        unknown=begun - told,
    )


def next_ask(
    now: datetime, zone: tzinfo, known: Mapping[date, Colour], seed: str
) -> datetime:
    """When to ask again: often from 06:30 to 11:00 until tomorrow's colour is there, then not before the next morning."""
    local = now.astimezone(zone)
    today = local.date()
    spread = timedelta(
        seconds=int.from_bytes(sha256(seed.encode()).digest()[:4]) % _SPREAD_S
    )
    if today in known and today + _ONE_DAY in known:
        return datetime.combine(today + _ONE_DAY, _FIRST, zone) + spread
    if local.time() < _FIRST and today in known:
        return datetime.combine(today, _FIRST, zone) + spread
    return now + (_OFTEN if local.time() < _LAST else _SELDOM)


def _told(content: Fields) -> dict[date, Colour]:
    """Read a day of api-couleur-tempo.fr; nothing when its colour is not known yet."""
    code = content.integer("codeJour", 0, 3)
    return {content.day("dateJour"): _COULEUR[code]} if code else {}


def _day(text: str) -> date | None:
    """Read a day; None when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
