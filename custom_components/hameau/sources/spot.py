"""Prices that change with the hour: the French market's of today and tomorrow (energy-charts.info, without a key), or a sensor's."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import EntitySelector, EntitySelectorConfig
from homeassistant.util import dt as dt_util
import probatio

from ..const import CONF_WAY, LOGGER
from ..core.archive import NewOrigin
from ..core.clients import energy_charts
from ..core.clients.energy_charts import DayAhead, EnergyCharts, next_ask
from ..core.errors import HistoryError, SourceError
from ..core.series import HOUR_S, Merged, Parts, Quality, Series, Step, Trust, Unit
from .archived import PARIS, async_zone
from .base import Form, Found, HameauConfigEntry, Progress
from .point_hours import MARKET
from .signal import SignalRuntime, blank_form, keyless_source
from .spot_entity import UNITS, OwnPrice
from .spot_sensors import DESCRIPTIONS

_ONE_DAY: Final = timedelta(days=1)
_BACK: Final = timedelta(days=364)
"""How much of the past is asked for at once."""
_GOAL: Final = 3 * _BACK
"""How far back prices are of use: as far as half-hours are known."""
_NEAR: Final = timedelta(days=7)
_PAUSE: Final = timedelta(minutes=10)
"""Between two questions about the past, so that the service is not pressed."""
_MICRO: Final = 1_000_000
_QUARTER_S: Final = 900
_READ_S: Final = (15, 450)
"""When in a quarter of an hour a sensor is read: soon, so that there is a price; in the middle, where it is surely the quarter's own."""

ENERGY_CHARTS: Final = "energy_charts"
ENTITY: Final = "entity"
CONF_ENTITY: Final = "entity_id"


class SpotRuntime(SignalRuntime):
    """The market's prices of today and tomorrow, or those a sensor shows."""

    every_minutes = (0, 15, 30, 45)

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is asked yet."""
        super().__init__(hass, entry)
        self.descriptions = DESCRIPTIONS
        self.prices = Merged()
        self.licence = ""
        self._no_more = False
        self._own = own_price(hass, entry.data)
        self._recalled = False

    def price_at(self, instant: int) -> int | None:
        """The price at an instant, µEUR/kWh."""
        for start, end, value, _ in self.prices.rows():
            if start <= instant < end:
                return value
        return None

    def of_day(self, day: date) -> list[dict[str, Any]]:
        """The prices of a civil day, each with its start."""
        first = Step.DAY.start_of(day, self.zone)
        last = Step.DAY.end(first, self.zone)
        return [
            {
                "start": datetime.fromtimestamp(start, self.zone).isoformat(),
                "price": value / _MICRO,
            }
            for start, _, value, _ in self.prices.between(first, last).rows()
        ]

    @property
    def today(self) -> date:
        """The civil day it is."""
        return self.session_now.date()

    @override
    def diagnostics(self) -> Mapping[str, Any]:
        """Tell how many prices are at hand."""
        return {"prices": len(self.prices), "licence": self.licence}

    @override
    async def async_restore(self) -> None:
        """Know again the prices of today and tomorrow."""
        first = Step.DAY.start_of(self.today, self.zone)
        self.prices = await self.past.async_ask(
            lambda archive: archive.believed(MARKET, first, first + 3 * 86_400)
        )

    @override
    async def async_ask(self) -> datetime:
        """Ask for today and tomorrow; then for a year of the past, one after the other, until three are known."""
        if self._own is not None:
            return await self._async_read(self._own)
        now, today = dt_util.utcnow(), self.today
        told = await self._client().day_ahead(today, today + _ONE_DAY)
        await self._async_keep(told)
        more = await self._async_reach_back(today)
        await self.async_restore()
        due = next_ask(now, self.zone, told.days, self.entry.entry_id)
        return min(due, now + _PAUSE) if more else due

    async def _async_read(self, own: OwnPrice) -> datetime:
        """Keep what a sensor shows as the price of this quarter of an hour; once, what statistics know of it."""
        now = int(dt_util.utcnow().timestamp())
        rows = [(now - now % _QUARTER_S, own.now(), Quality.MEASURED)]
        told = [Series.of(Step.MINUTES_15, Unit.PRICE, self.zone, rows)]
        if not self._recalled:
            told += await self._async_recalled(own, now - now % HOUR_S)
        await self.past.async_tell(
            MARKET, self.zone, self._origin(own.name, ENTITY), Parts(series=tuple(told))
        )
        self._recalled = True
        await self.async_restore()
        return self._next_read()

    async def _async_recalled(self, own: OwnPrice, until: int) -> list[Series]:
        first = until - int(_GOAL.total_seconds())
        try:
            hours = await own.async_hours(first, until)
        except HistoryError as error:
            LOGGER.info("No price of the past from %s: %s", own.name, error)
            return []
        rows = [(start, price, Quality.ESTIMATED) for start, price in hours]
        return [Series.of(Step.HOUR, Unit.PRICE, self.zone, rows)] if rows else []

    def _next_read(self) -> datetime:
        now = dt_util.utcnow().timestamp()
        begun = now - now % _QUARTER_S
        moments = (*(begun + s for s in _READ_S), begun + _QUARTER_S + _READ_S[0])
        return dt_util.utc_from_timestamp(next(at for at in moments if at > now))

    @override
    def _again(self, retry_at: datetime | None) -> datetime:
        """A sensor is looked at as ever: it is no service that is spared."""
        return super()._again(retry_at) if self._own is None else self._next_read()

    def _client(self) -> EnergyCharts:
        return client_of(self.hass, self.entry.data, self.zone)

    async def _async_reach_back(self, today: date) -> bool:
        """Ask for the year before what is known; tell whether there may be more to ask for."""
        oldest = await self._async_oldest(today)
        goal = today - _GOAL
        if self._no_more or oldest <= goal + _NEAR:
            return False
        await self._async_keep(
            await self._client().day_ahead(max(goal, oldest - _BACK), oldest)
        )
        reached = await self._async_oldest(today)
        self._no_more = reached >= oldest
        return not self._no_more and reached > goal + _NEAR

    async def _async_oldest(self, today: date) -> date:
        """The first day of which a price is known."""
        span = await self.past.async_ask(lambda archive: archive.span(MARKET))
        return Step.DAY.date_of(span[0], self.zone) if span else today

    async def _async_keep(self, told: DayAhead) -> None:
        if not told.series:
            return
        self.licence = told.licence or self.licence
        origin = self._origin("energy-charts.info", ENERGY_CHARTS)
        await self.past.async_tell(MARKET, self.zone, origin, Parts(series=told.series))

    @staticmethod
    def _origin(name: str, kind: str) -> NewOrigin:
        """Who tells a price. A sensor that a person calls their price is believed before the market."""
        return NewOrigin(
            trust=Trust.HAND if kind == ENTITY else Trust.GATEWAY,
            kind=kind,
            name=name,
            digest=f"{kind}:{name if kind == ENTITY else 'FR'}",
            received=int(dt_util.utcnow().timestamp()),
        )


def own_price(hass: HomeAssistant, data: Mapping[str, Any]) -> OwnPrice | None:
    """The sensor an entry names; None: it asks the service."""
    return OwnPrice(hass, data[CONF_ENTITY]) if CONF_ENTITY in data else None


def client_of(hass: HomeAssistant, data: Mapping[str, Any], zone: Any) -> EnergyCharts:
    """The service; entry data may name another address."""
    return EnergyCharts(
        async_get_clientsession(hass),
        zone=zone,
        clock=dt_util.utcnow,
        base=data.get("url") or energy_charts.BASE,
    )


async def _async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """Ask for today's prices, or read the sensor. Raises SourceError."""
    if (own := own_price(hass, data)) is not None:
        if own.unit not in UNITS:
            words = {"address": own.name, "detail": own.unit or "–"}
            raise SourceError("not_a_price", words)
        own.now()
        progress(1.0)
        return _found(hass, data)
    zone = await async_zone(PARIS)
    today = dt_util.utcnow().astimezone(zone).date()
    await client_of(hass, data, zone).day_ahead(today, today)
    progress(1.0)
    return _found(hass, data)


def _found(hass: HomeAssistant, data: Mapping[str, Any]) -> Found:
    title = "Prix spot" if hass.config.language == "fr" else "Spot price"
    return Found(unique_id="spot_FR", title=title, data=data)


async def _of_sensor(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    return {CONF_WAY: ENTITY, CONF_ENTITY: page[CONF_ENTITY]}


def _shown(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in (CONF_ENTITY,) if name in data}


SOURCE: Final = keyless_source(
    "spot",
    SpotRuntime,
    _async_try,
    (
        blank_form("spot_france", ENERGY_CHARTS),
        Form(
            step_id="spot_entity",
            way=ENTITY,
            schema=lambda: probatio.Schema(
                {
                    probatio.Required(CONF_ENTITY): EntitySelector(
                        EntitySelectorConfig(domain=["sensor", "input_number"])
                    )
                }
            ),
            to_data=_of_sensor,
            to_input=_shown,
        ),
    ),
)
