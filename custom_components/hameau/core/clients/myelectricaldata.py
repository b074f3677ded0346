"""MyElectricalData (myelectricaldata.fr): Enedis' data, the contract, and what is left of the day's quota.

`GET /<type>/<point>/start/<day>/end/<day>[/cache]/` with the key bare in `Authorization`. 50 calls a day, 500 of what it keeps
in its own cache. A spent quota comes as 429, 409, or as 200 with the code 900804.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
import re
from typing import Final, override

import aiohttp

from ..errors import ServiceError
from .conso_api import LEGACY, read_answer
from .failures import failure
from .fields import Fields
from .gateway import ALL_STREAMS, Access, Call, Capabilities, Gateway, Kind, Reading
from .http import TIMEOUT_S, Answer, Http

BASE: Final = "https://www.myelectricaldata.fr"
CALLS_A_DAY: Final = 40
"""Below the 50 of the service, for the person may ask it too."""

_KEPT: Final = timedelta(days=8)
_QUOTA_WAIT: Final = timedelta(hours=12)
_POWER: Final = re.compile(r"(\d{1,3})\s*kVA", re.IGNORECASE)
_WINDOW: Final = re.compile(r"(\d{1,2})[Hh:](\d{2})-(\d{1,2})[Hh:](\d{2})")
_MOST_POINTS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EnedisContract:
    """What Enedis knows of the contract.

    `off_peak` are civil times, start and end, of every day; empty where there are none or they are not told in that form
    (`off_peak_text` is what was told). `since` is the day the contract began, nothing is given from before it.
    """

    subscribed_va: int | None
    off_peak: tuple[tuple[time, time], ...]
    off_peak_text: str
    since: date | None
    distribution_tariff: str
    segment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAccess(Access):
    """The right to ask, as the service tells it."""

    valid: bool
    banned: bool
    resets: datetime | None


class MyElectricalData(Gateway):
    """MyElectricalData, asked for one point."""

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
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        """Prepare to ask for a point; `clock` gives the time, aware."""
        self._key = key.strip()
        self._point = point
        self._zone = zone
        self._clock = clock
        self._http = Http(session, base, secrets=(key, point), timeout_s=timeout_s)

    def __repr__(self) -> str:
        """Name the service, and nothing else."""
        return f"MyElectricalData({self._http.address!r})"

    @override
    async def access(self) -> MyAccess:
        """As `Gateway.access`; costs no quota."""
        content = await self._fields(f"valid_access/{self._point}")
        access = _access(content, self._zone)
        if access.banned:
            raise self._http.failure("banned")
        if not access.valid and access.calls_left != 0:
            told = content.text("information") if "information" in content else ""
            raise self._http.failure("no_consent", told)
        return access

    async def contract(self) -> EnedisContract:
        """What Enedis knows of the contract.

        Raises:
            ServiceError: as `read`; `bad_answer` names the field.

        """
        content = await self._fields(f"contracts/{self._point}/cache")
        for item in content.within("customer").rows("usage_points", _MOST_POINTS):
            if item.within("usage_point").text("usage_point_id") == self._point:
                return _contract(item.within("contracts"))
        raise self._http.failure("unknown_point")

    @override
    async def read(self, call: Call) -> Reading:
        now = self._clock()
        today = now.astimezone(self._zone).date()
        self.check(call, today)
        kind = (
            "daily_consumption_max_power"
            if call.stream.kind is Kind.MAX_POWER
            else LEGACY.types[call.stream]
        )
        cache = "cache/" if call.end <= today - _KEPT else ""
        answer = await self._get(
            f"{kind}/{self._point}/start/{call.start}/end/{call.end}/{cache}"
        )
        return read_answer(
            self._http, answer, call, self._point, self._zone, now, _QUOTA_WAIT
        )

    @override
    def refused(self, key: str, detail: str) -> ServiceError:
        return failure(key, self._http.address, detail)

    async def _get(self, path: str) -> Answer:
        """Ask with the key."""
        return await self._http.get(path, headers={"Authorization": self._key})

    async def _fields(self, path: str) -> Fields:
        """Ask for an object that is no measure."""
        answer = await self._get(path)
        if answer.status != 200:
            raise self._http.refusal(answer, self._clock())
        return self._http.fields(answer)


def _access(content: Fields, zone: tzinfo) -> MyAccess:
    """Read `valid_access`; its times are naive."""
    limit = content.integer("quota_limit", 0, 10**6)
    used = content.integer("call_number", 0, 10**6)
    reached = content.flag("quota_reached")
    return MyAccess(
        valid=content.flag("valid"),
        banned=content.flag("ban"),
        until=_moment(content, "consent_expiration_date", zone),
        calls_left=0 if reached else max(0, limit - used),
        resets=_moment(content, "quota_reset_at", zone),
    )


def _moment(content: Fields, name: str, zone: tzinfo) -> datetime | None:
    """A moment, if it is told."""
    if name not in content:
        return None
    moment = content.moment(name)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC)


def _contract(content: Fields) -> EnedisContract:
    """Read `contracts` of one point."""

    def told(name: str) -> str:
        return content.text(name) if name in content else ""

    power = _POWER.search(told("subscribed_power"))
    return EnedisContract(
        subscribed_va=int(power[1]) * 1000 if power else None,
        off_peak=off_peak_windows(told("offpeak_hours")),
        off_peak_text=told("offpeak_hours"),
        since=_since(content, told("last_activation_date")),
        distribution_tariff=told("distribution_tariff"),
        segment=told("segment"),
    )


def off_peak_windows(text: str) -> tuple[tuple[time, time], ...]:
    """Read "HC (1H30-8H00;12H30-14H00)": start and end of each while; a while to midnight ends at 00:00."""
    windows = []
    for match in _WINDOW.finditer(text):
        hours = int(match[1]), int(match[3])
        minutes = int(match[2]), int(match[4])
        if max(hours) > 24 or max(minutes) > 59:
            return ()
        start, end = (
            time(hour % 24, minute) for hour, minute in zip(hours, minutes, strict=True)
        )
        windows.append((start, end))
    return tuple(windows)


def _since(content: Fields, text: str) -> date | None:
    """Read "2006-05-24+02:00", a date with an offset."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise content.wrong("last_activation_date", text) from None
