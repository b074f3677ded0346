"""EDF's calendar of EJP days: the only public source of them, not documented, and shy of clients it does not know.

`GET /calendrier-jours-effacement?option=EJP&dateApplicationBorneInf=&dateApplicationBorneSup=&identifiantConsommateur=src` with
the headers `Application-Origine-Controlee` and `Situation-Usage` (400 without them); a year at most in one call. Gives
`content.options[].calendrier[]{dateApplication, statut}`. A calendar of the person's own is the surer way; this one is offered
beside it.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import Final

import aiohttp

from .failures import failure
from .fields import Fields
from .http import TIMEOUT_S, Http

BASE: Final = "https://api-commerce.edf.fr/commerce/activet/v1"
MOST_DAYS: Final = 365

_OPTION: Final = "EJP"
_HEADERS: Final = {
    "Accept": "application/json",
    "Application-Origine-Controlee": "site_RC",
    "Situation-Usage": "Jours Effacement",
}
_STATES: Final = {"EJP": True, "NON_EJP": False, "HORS_PERIODE_EJP": False}
_UNKNOWN: Final = "NON_DEFINI"
_MOST_OPTIONS: Final = 10

_FIRST: Final = time(15)
_AGAIN: Final = timedelta(minutes=30)
_SPREAD_S: Final = 1800


class EjpCalendar:
    """The calendar."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        *,
        clock: Callable[[], datetime],
        base: str = BASE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask."""
        self._http = Http(session, base, timeout_s=timeout_s)
        self._clock = clock

    async def days(self, first: date, last: date) -> dict[date, bool]:
        """Whether each day from first to last, both included, is an EJP day; days not settled yet are left out.

        Raises:
            ServiceError: `span_too_long` above a year; `bad_answer` with the field; why no answer came.

        """
        if not 0 <= (last - first).days < MOST_DAYS:
            raise failure("span_too_long", self._http.address, f"{first} – {last}")
        asked = {
            "option": _OPTION,
            "dateApplicationBorneInf": first.isoformat(),
            "dateApplicationBorneSup": last.isoformat(),
            "identifiantConsommateur": "src",
        }
        answer = await self._http.get(
            "calendrier-jours-effacement", params=asked, headers=_HEADERS
        )
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        content = self._http.fields(answer).within("content")
        found: dict[date, bool] = {}
        for option in content.rows("options", _MOST_OPTIONS):
            if option.text("option") == _OPTION:
                for told in option.rows("calendrier", 2 * MOST_DAYS):
                    found |= _day(told)
        return {
            day: peak for day, peak in sorted(found.items()) if first <= day <= last
        }


def next_ask(now: datetime, zone: tzinfo, *, settled: bool, seed: str) -> datetime:
    """When to ask again: `settled` is whether tomorrow is known, or outside the winter.

    When EDF settles a day is not documented. It is asked from the afternoon of the day before on, and until it is known.
    """
    local = now.astimezone(zone)
    spread = timedelta(seconds=int.from_bytes(sha256(seed.encode()).digest()[:4]) % _SPREAD_S)  # fmt: skip
    planned = datetime.combine(local.date(), _FIRST, zone) + spread
    if settled:
        return datetime.combine(local.date() + timedelta(days=1), _FIRST, zone) + spread
    return planned if now < planned else now + _AGAIN


def _day(told: Fields) -> dict[date, bool]:
    """Read one day; nothing when it is not settled yet."""
    state = told.text("statut")
    if state == _UNKNOWN:
        return {}
    if state not in _STATES:
        raise told.wrong("statut", state)
    return {told.day("dateApplication"): _STATES[state]}
