"""Asking a gateway, morning after morning, until everything it has is ours."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.util import dt as dt_util

from ..const import CONF_WAY, DOMAIN, LOGGER
from ..core.archive import Archive
from ..core.clients import conso_api, myelectricaldata
from ..core.clients.backfill import Backfill
from ..core.clients.gateway import (
    Access,
    Call,
    Direction,
    Gateway,
    Kind,
    Reading,
    Stream,
)
from ..core.clients.rhythm import next_run
from ..core.errors import ArchiveError, ServiceError
from ..core.series import HOUR_S, SeriesKey, Step, Trust
from ..issues import async_clear, async_raise
from .service_issues import ServiceIssues

if TYPE_CHECKING:
    from .electricity import ElectricityRuntime

CONSO_API: Final = "conso_api"
MY_ELECTRICAL_DATA: Final = "myelectricaldata"
NAMES: Final = {CONSO_API: "Conso API", MY_ELECTRICAL_DATA: "MyElectricalData"}
"""As the services call themselves, in every language."""

BETWEEN_S = 1.0
"""A pause between two questions: the services are run by one person each."""
ENDS_SOON: Final = timedelta(days=30)
"""When it is time to renew a key."""
_CURVE: Final = Stream(Kind.CURVE, Direction.IMPORT)
_DAILY: Final = Stream(Kind.DAILY, Direction.IMPORT)
_NO_CURVE_DAYS: Final = 5
"""So many recent days with a sum and without a curve: recording it is switched off."""
_RECENT: Final = 8
_ONE_DAY: Final = timedelta(days=1)

type Held = dict[Stream, set[date]]


def make_gateway(
    hass: HomeAssistant, data: Mapping[str, Any], zone: ZoneInfo
) -> Gateway:
    """Give the gateway an entry's data tells of; nothing is asked yet."""
    session = async_get_clientsession(hass)
    if data[CONF_WAY] == CONSO_API:
        return conso_api.ConsoApi(
            session, data["key"], data["point"], zone=zone, clock=dt_util.utcnow,
            base=data.get("url") or conso_api.BASE,
        )  # fmt: skip
    return myelectricaldata.MyElectricalData(
        session, data["key"], data["point"], zone=zone, clock=dt_util.utcnow,
        base=data.get("url") or myelectricaldata.BASE,
    )  # fmt: skip


class Asking:
    """One point's gateway: when it is asked, what, and what comes of it.

    What was asked is written before it is asked, so that a restart in between counts it.
    """

    def __init__(self, run: ElectricityRuntime) -> None:
        """Know again what the last run knew."""
        self._run = run
        self._hass = run.hass
        self._gateway = make_gateway(run.hass, run.entry.data, run.zone)
        self.service: str = run.entry.data[CONF_WAY]
        self.issues = ServiceIssues(run.hass, run.entry)
        memory = run.memory.get("asking", {})
        if memory.get("service") != self.service:
            memory = {}
        self.plan = Backfill(
            self._gateway.capabilities, run.zone, memory=memory.get("plan")
        )
        self.last = _moment(memory.get("last"))
        self.retry_at = _moment(memory.get("retry_at"))
        self.issues.failing_since = _moment(memory.get("failing_since"))
        self.access: Access | None = None
        self.next: datetime | None = None
        self._again = False
        self._held: Held = {}
        self._timer: CALLBACK_TYPE | None = None
        self._task: asyncio.Task[None] | None = None

    def memory(self, *, asking: bool = False) -> dict[str, Any]:
        """Everything to keep; `asking`: with a question that is put next, which counts as put."""
        plan = self.plan.memory()
        now = dt_util.utcnow()
        if asking:
            spent = self._gateway.capabilities.calls_a_day - self.plan.calls_left(now)
            plan["spent"] = [self._today(now).isoformat(), spent + 1]
        return {
            "service": self.service,
            "plan": plan,
            "last": _text(self.last),
            "retry_at": _text(self.retry_at),
            "failing_since": _text(self.issues.failing_since),
        }

    def diagnostics(self) -> dict[str, Any]:
        """Tell how the asking goes."""
        error = self.issues.error
        return {
            "service": self.service,
            "next": self.next,
            "calls_left": self.plan.calls_left(dt_util.utcnow()),
            "error": str(error) if error else None,
            **self.memory(),
        }

    # When.

    @callback
    def start(self) -> None:
        """Ask when it is time."""
        self._schedule()

    async def async_stop(self) -> None:
        """Ask no more."""
        if self._timer is not None:
            self._timer()
            self._timer = None
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    @callback
    def _schedule(self) -> None:
        now = dt_util.utcnow()
        due = next_run(
            self._run.entry.entry_id, now, self._run.zone, last=self.last,
            again=self._again,
        )  # fmt: skip
        self.next = max(due, self.retry_at) if self.retry_at else due
        if self._timer is not None:
            self._timer()
        self._timer = async_track_point_in_utc_time(self._hass, self._due, self.next)

    @callback
    def _due(self, _: datetime) -> None:
        self._timer = None
        if self._hass.is_stopping:
            return  # its web client is closing
        self._task = self._run.entry.async_create_background_task(
            self._hass, self._async_run(), f"{DOMAIN} {self.service}"
        )

    # What.

    async def _async_run(self) -> None:
        """Ask all that is due today; then know when to ask again."""
        self.last, self.retry_at = dt_util.utcnow(), None
        try:
            await self._async_keep()
            await self._async_ask_all()
        except ServiceError as error:
            LOGGER.info("%s does not answer as asked: %s", NAMES[self.service], error)
            self.retry_at = error.retry_at
            self.issues.failed(error)
        except ArchiveError as error:
            LOGGER.warning(
                "What %s gives cannot be kept: %s", NAMES[self.service], error
            )
        except Exception:
            LOGGER.exception("Asking %s met a mistake of ours", NAMES[self.service])
        await self._async_keep()
        self._again = self._yesterday_misses()
        self._schedule()
        self._run.way_changed()

    async def _async_ask_all(self) -> None:
        """Put one question after the other. Raises ServiceError, ArchiveError."""
        self.access = await self._gateway.access()
        self._warn_of_end()
        held = await self._run.past.async_ask(
            partial(
                held_days, point=self._run.point, zone=self._run.zone,
                oldest=self._oldest(), streams=self._gateway.capabilities.streams,
            )
        )  # fmt: skip
        self._held = held
        while (call := self.plan.next_call(dt_util.utcnow(), held)) is not None:
            await self._async_keep(asking=True)
            await self._async_ask(call, held)
            await self._async_keep()
            await asyncio.sleep(BETWEEN_S)
        self._look_at_curve()

    async def _async_ask(self, call: Call, held: Held) -> None:
        """Put one question, and keep what it brings. Raises ServiceError when it makes no sense to go on."""
        try:
            reading = await self._gateway.read(call)
        except ServiceError as error:
            if not self.plan.failed(call, error, dt_util.utcnow()):
                raise
            return
        except Exception:
            # Days we cannot read do not hold back the others: in the next run those come first.
            mistaken = self._gateway.refused("bad_answer", "")
            self.plan.failed(call, mistaken, dt_util.utcnow())
            raise
        await self._async_take(reading)
        held[call.stream] |= reading.days
        if call.stream.kind is Kind.CURVE:
            held[Stream(Kind.DAILY, call.stream.direction)] |= reading.days
        self.plan.answered(call, held[call.stream], dt_util.utcnow())
        self.issues.answered()

    async def _async_take(self, reading: Reading) -> None:
        if reading.parts.series:
            await self._run.async_told(
                reading.call.stream.quantity, Trust.GATEWAY, self.service,
                NAMES[self.service], reading.parts,
            )  # fmt: skip

    async def _async_keep(self, *, asking: bool = False) -> None:
        self._run.memory["asking"] = self.memory(asking=asking)
        await self._run.async_keep()

    # What is said of it.

    def _warn_of_end(self) -> None:
        """Say when the key, or the consent, ends soon."""
        entry, now = self._run.entry, dt_util.utcnow()
        until = self.access.until if self.access else None
        if until is None or until - now > ENDS_SOON:
            async_clear(self._hass, entry, "access_ends")
            return
        days = max(0, (until - now).days)
        words = {"days": str(days), "service": NAMES[self.service]}
        async_raise(self._hass, entry, "access_ends", words)

    def _look_at_curve(self) -> None:
        """Say when days come as sums only: the customer can have the curve recorded."""
        today = self._today(dt_util.utcnow())
        recent = [today - number * _ONE_DAY for number in range(2, 2 + _RECENT)]
        days = self._held.get(_DAILY, set())
        lacking = [
            day
            for day in recent
            if day in days and day not in self._held.get(_CURVE, ())
        ]
        if len(lacking) >= _NO_CURVE_DAYS:
            async_raise(self._hass, self._run.entry, "curve_off")
        else:
            async_clear(self._hass, self._run.entry, "curve_off")

    def _yesterday_misses(self) -> bool:
        """Whether yesterday is still to come, today."""
        yesterday = self._today(dt_util.utcnow()) - _ONE_DAY
        return any(
            yesterday not in self._held.get(stream, ())
            for stream in (_CURVE, _DAILY)
            if not self.plan.closed(stream)
        )

    def _oldest(self) -> date:
        today = self._today(dt_util.utcnow())
        return min(
            self.plan.begins(stream, today)
            for stream in self._gateway.capabilities.streams
        )

    def _today(self, now: datetime) -> date:
        return now.astimezone(self._run.zone).date()


def held_days(
    archive: Archive, *, point: str, zone: ZoneInfo, oldest: date,
    streams: Collection[Stream],
) -> Held:  # fmt: skip
    """Which days need not be asked for: of a curve those known whole by steps, of sums those known at all."""
    first = Step.DAY.start_of(oldest, zone)
    last = 2**33
    found: Held = {}
    merged = {
        quantity: list(archive.believed(SeriesKey(point, quantity), first, last).rows())
        for quantity in {stream.quantity for stream in streams}
    }
    for stream in streams:
        longest = HOUR_S if stream.kind is Kind.CURVE else 2**31
        known: dict[date, int] = {}
        for start, end, _, _ in merged[stream.quantity]:
            if end - start <= longest:
                day = Step.DAY.date_of(start, zone)
                known[day] = known.get(day, 0) + end - start
        found[stream] = {
            day
            for day, seconds in known.items()
            # A day between two snapshots gives way to the civil day beside it by an hour, twice a year.
            if seconds >= _length(day, zone) - (0 if longest == HOUR_S else HOUR_S)
        }
    return found


def _length(day: date, zone: ZoneInfo) -> int:
    start = Step.DAY.start_of(day, zone)
    return Step.DAY.end(start, zone) - start


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _text(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
