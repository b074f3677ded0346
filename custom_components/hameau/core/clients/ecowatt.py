"""EcoWatt of RTE (v5): how tense the grid is, today and the three days after, hour by hour.

`GET /open_api/ecowatt/v5/signals` gives `signals[]{GenerationFichier, jour, dvalue 1–3, message, values[]{pas 0–23, hvalue
0–3}}`; one call in 15 minutes, a second one is answered 429. The hours are civil hours. Issued all year, of use in winter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Final

import aiohttp

from ..errors import ServiceError
from .failures import failure
from .fields import Fields
from .http import TIMEOUT_S
from .rte import BASE, RtePortal

AT_MOST_EVERY: Final = timedelta(minutes=15)
PATH: Final = "open_api/ecowatt/v5/signals"
SANDBOX: Final = "open_api/ecowatt/v5/sandbox/signals"
"""Unlimited, and always the same."""

_MOST_DAYS: Final = 14
_HOURS: Final = 25


class Tension(IntEnum):
    """State of the grid in an hour."""

    LOW_CARBON = 0
    NORMAL = 1
    TENSE = 2
    CUTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class EcowattDay:
    """One day: its level, the message for people, the state of each civil hour that is told."""

    day: date
    level: Tension
    message: str
    hours: Mapping[int, Tension] = field(default_factory=dict)
    issued: datetime | None = None


class Ecowatt:
    """EcoWatt, with the keys of an application of RTE's portal."""

    def __init__(
        self,
        session: aiohttp.ClientSession,
        client_id: str,
        client_secret: str,
        *,
        clock: Callable[[], datetime],
        base: str = BASE,
        path: str = PATH,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask; `clock` gives the time, aware."""
        self._portal = RtePortal(
            session,
            client_id,
            client_secret,
            clock=clock,
            base=base,
            timeout_s=timeout_s,
        )
        self._clock = clock
        self._path = path

    def __repr__(self) -> str:
        """Name the service, and nothing else."""
        return f"Ecowatt({self._portal.http.address!r})"

    async def check(self) -> None:
        """Check the keys without spending the call of these 15 minutes. Raises ServiceError as `RtePortal.log_in`."""
        await self._portal.log_in()

    async def days(self) -> tuple[EcowattDay, ...]:
        """The days that are told, in order.

        Raises:
            ServiceError: as `RtePortal.get`; `quota_reached` says when to ask again; `bad_answer` names the field.

        """
        try:
            answer = await self._portal.get(self._path)
        except ServiceError as error:
            if error.key != "quota_reached" or error.retry_at is not None:
                raise
            later = self._clock() + AT_MOST_EVERY
            address = self._portal.http.address
            detail = error.placeholders["detail"]
            raise failure(error.key, address, detail, retry_at=later) from error
        signals = self._portal.http.fields(answer).rows("signals", _MOST_DAYS)
        return tuple(sorted(map(_day, signals), key=lambda told: told.day))


def _day(content: Fields) -> EcowattDay:
    """Read one signal; `jour` is a stamp with an offset or a bare date."""
    hours = {
        value.integer("pas", 0, 23): Tension(value.integer("hvalue", 0, 3))
        for value in content.rows("values", _HOURS)
    }
    issued = (
        content.moment("GenerationFichier") if "GenerationFichier" in content else None
    )
    return EcowattDay(
        day=content.moment("jour").date(),
        level=Tension(content.integer("dvalue", 1, 3)),
        message=content.text("message") if "message" in content else "",
        hours=dict(sorted(hours.items())),
        issued=issued if issued and issued.tzinfo else None,
    )
