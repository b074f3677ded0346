"""Conso API (conso.boris.sh, by bokub): Enedis' data of the points its key names.

`GET /api/<type>?pointId=&dateDebut=&dateFin=` with a bearer key. Since October 2026 the types of Enedis' "mesure synchrone v2"
take the place of the older five, which Enedis was to switch off (bokub/conso-api, content/migration-2026.md); both are spoken.
The author asks for a User-Agent that tells who asks, one run a day per home, and bars addresses that ask too much.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Final, override

import aiohttp

from ..errors import ServiceError
from ..series import Parts
from .conso_key import ConsoKey
from .enedis_refusals import is_refusal, refusal
from .failures import failure
from .gateway import (
    ALL_STREAMS,
    Access,
    Call,
    Capabilities,
    Direction as Way,
    Gateway,
    Kind,
    Reading,
    Stream,
)
from .http import TIMEOUT_S, Answer, Http
from .measures import reading

BASE: Final = "https://conso.boris.sh/api"
CALLS_A_DAY: Final = 20
"""Addresses with 100 calls in 12 hours were barred (bokub/conso-api, .github/scripts/ipban.mjs); several homes may share one."""

_QUOTA_WAIT: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How questions are put: names of the types and of the parameters."""

    types: Mapping[Stream, str]
    point: str
    start: str
    end: str


MESURE: Final = Dialect(
    types={
        Stream(Kind.CURVE, Way.IMPORT): "courbe_de_charge_consommation",
        Stream(Kind.DAILY, Way.IMPORT): "consommation_quotidienne",
        Stream(Kind.MAX_POWER, Way.IMPORT): "puissance_conso_max_quotidienne",
        Stream(Kind.CURVE, Way.EXPORT): "courbe_de_charge_production",
        Stream(Kind.DAILY, Way.EXPORT): "production_quotidienne",
    },
    point="pointId",
    start="dateDebut",
    end="dateFin",
)
"""Since October 2026."""

LEGACY: Final = Dialect(
    types={
        Stream(Kind.CURVE, Way.IMPORT): "consumption_load_curve",
        Stream(Kind.DAILY, Way.IMPORT): "daily_consumption",
        Stream(Kind.MAX_POWER, Way.IMPORT): "consumption_max_power",
        Stream(Kind.CURVE, Way.EXPORT): "production_load_curve",
        Stream(Kind.DAILY, Way.EXPORT): "daily_production",
    },
    point="prm",
    start="start",
    end="end",
)
"""Until then."""


class ConsoApi(Gateway):
    """Conso API, asked for one point."""

    capabilities = Capabilities(streams=ALL_STREAMS, calls_a_day=CALLS_A_DAY)

    def __init__(
        self,
        session: aiohttp.ClientSession,
        key: str,
        point: str,
        *,
        zone: tzinfo,
        clock: Callable[[], datetime],
        base: str = BASE,
        dialect: Dialect = MESURE,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask for a point; `clock` gives the time, aware."""
        self._key_text = key
        self._point = point
        self._zone = zone
        self._clock = clock
        self._dialect = dialect
        self._http = Http(session, base, secrets=(key, point), timeout_s=timeout_s)

    def __repr__(self) -> str:
        """Name the service, and nothing else."""
        return f"ConsoApi({self._http.address!r})"

    @property
    def key(self) -> ConsoKey:
        """What the key says. Raises ServiceError as `ConsoKey.read`."""
        return ConsoKey.read(self._key_text, self._http.address)

    @override
    async def access(self) -> Access:
        key = self._checked_key(self._clock())
        return Access(until=key.expires)

    @override
    async def read(self, call: Call) -> Reading:
        now = self._clock()
        self.check(call, now.astimezone(self._zone).date())
        key = self._checked_key(now)
        answer = await self._http.get(
            self._dialect.types[call.stream],
            params={
                self._dialect.point: self._point,
                self._dialect.start: call.start.isoformat(),
                self._dialect.end: call.end.isoformat(),
            },
            headers={"Authorization": f"Bearer {key.text}"},
        )
        return read_answer(
            self._http, answer, call, self._point, self._zone, now, _QUOTA_WAIT
        )

    @override
    def refused(self, key: str, detail: str) -> ServiceError:
        return failure(key, self._http.address, detail)

    def _checked_key(self, now: datetime) -> ConsoKey:
        """The key, if it is of any use."""
        key = self.key
        key.check(self._point, now, self._http.address)
        return key


def read_answer(
    http: Http,
    answer: Answer,
    call: Call,
    point: str,
    zone: tzinfo,
    now: datetime,
    wait: timedelta,
) -> Reading:
    """Read what a gateway answered to a call: values, a reasoned nothing, or an error."""
    content: object = None
    if answer.status == 200:
        content = http.json(answer)
        if not is_refusal(content):
            return reading(content, call, point, zone, http.address)
    else:
        content = _content(http, answer)
    meant = refusal(http, answer, content, now, wait)
    if isinstance(meant, str):
        return Reading(call=call, parts=Parts(), why=meant)
    raise meant


def _content(http: Http, answer: Answer) -> object:
    """The body of an error as JSON; None where it is none, its status then says enough."""
    try:
        return http.json(answer)
    except ServiceError:
        return None
