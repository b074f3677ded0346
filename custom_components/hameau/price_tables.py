"""The published tables of regulated prices: read when somebody first asks, and kept for a day."""

import asyncio
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN, LOGGER
from .core.clients import regulated_prices
from .core.errors import ServiceError
from .core.prices import PriceRow

ASK_S: Final = 10.0
"""How long whoever asks waits for them."""
KEPT: Final = timedelta(days=1)
AGAIN: Final = timedelta(minutes=10)

_TABLES: Final[HassKey[PriceTables]] = HassKey(f"{DOMAIN}_regulated_prices")


class PriceTables:
    """The regulated prices, as they were last read."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Begin without any; `read_at` is when they were last read."""
        self._hass = hass
        self._asking = asyncio.Lock()
        self._rows: tuple[PriceRow, ...] = ()
        self._due = dt_util.utcnow()
        self.read_at: datetime | None = None

    async def async_rows(self) -> tuple[PriceRow, ...]:
        """Give all rows there are; those of before when they cannot be read now."""
        async with self._asking:
            if dt_util.utcnow() >= self._due:
                self._due = dt_util.utcnow() + AGAIN
                await self._async_read()
        return self._rows

    async def _async_read(self) -> None:
        client = regulated_prices.RegulatedPrices(
            async_get_clientsession(self._hass),
            clock=dt_util.utcnow,
            base=regulated_prices.BASE,
            timeout_s=ASK_S,
        )
        try:
            async with asyncio.timeout(ASK_S):
                tables = await asyncio.gather(
                    *(client.prices(option) for option in regulated_prices.TABLES)
                )
        except (ServiceError, TimeoutError) as error:
            LOGGER.info("The regulated prices cannot be read now: %s", error)
            return
        self._rows = tuple(row for table in tables for row in table)
        self.read_at = dt_util.utcnow()
        self._due = self.read_at + KEPT


@callback
def price_tables(hass: HomeAssistant) -> PriceTables:
    """Give the tables of this Home Assistant."""
    if (tables := hass.data.get(_TABLES)) is None:
        tables = hass.data[_TABLES] = PriceTables(hass)
    return tables
