"""A contract for electricity: what is paid from a day on. A new price, or another offer, is one more of them."""

import asyncio
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast, override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import (
    BooleanSelector,
    DateSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
)
from homeassistant.util import dt as dt_util
import probatio

from ..const import CONF_WAY, LOGGER, METER_SOURCE
from ..core.clients import regulated_prices
from ..core.clients.myelectricaldata import MyElectricalData
from ..core.errors import ServiceError, TariffError
from ..core.tic.tariff import Contract
from ..sources.archived import PARIS, async_zone
from ..sources.electricity_gateway import MY_ELECTRICAL_DATA, make_gateway
from ..sources.point_contract import CONTRACT, FEED_IN, electricity_from_parts
from .base import PartFlow
from .contract_pages import (
    CYCLES,
    DYNAMIC,
    OPTIONS,
    POWERS_KVA,
    contract_of,
    contract_told,
    error_of,
    price_fields,
    regulated,
    to_data,
    to_page,
    windows_of_meter,
)
from .fields import entries, offer

if TYPE_CHECKING:
    from ..sources.meter import MeterRuntime

EXAMPLE: Final = "22:30-06:30, 12:00-14:00"
ASK_S = 10.0
"""How long a person waits for suggested prices."""

_PRICE: Final = NumberSelector(
    NumberSelectorConfig(
        mode=NumberSelectorMode.BOX,
        min=-10,
        max=100,
        step="any",
        unit_of_measurement="€/kWh",
    )
)
_AMOUNT: Final = NumberSelector(
    NumberSelectorConfig(
        mode=NumberSelectorMode.BOX,
        min=0,
        max=10_000,
        step="any",
        unit_of_measurement="€",
    )
)
_SHARE: Final = NumberSelector(
    NumberSelectorConfig(
        mode=NumberSelectorMode.BOX, min=0, max=100, step=1, unit_of_measurement="%"
    )
)
_FACTOR: Final = NumberSelector(
    NumberSelectorConfig(mode=NumberSelectorMode.BOX, min=0, max=10, step="any")
)


class ContractFlow(PartFlow):
    """Asks for an offer, then for its prices."""

    _page: dict[str, Any]
    _offered: dict[str, Any]
    _told: Mapping[str, str] = MappingProxyType({})
    """What the gateway knows of the contract, as the pages show it."""

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the first page, under one name when adding and when changing."""
        return await self.async_step_contract()

    async def async_step_contract(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask which offer, since when."""
        known = self._known
        errors: dict[str, str] = {}
        suggested = to_page(known.data) if known else {}
        if user_input is not None:
            errors = self._problems(user_input)
            if not errors:
                self._page = user_input
                self._offered = await self._async_offered(suggested)
                return await self.async_step_prices()
            suggested = user_input
        elif known is None:
            self._told = await _async_told(self.hass, self._get_entry())
            suggested = dict(self._told)
        fields: dict[probatio.Marker, Any] = {
            probatio.Required("from"): DateSelector(),
            probatio.Required("option"): offer("contract_option", OPTIONS, listed=True),
            probatio.Required("power", default="6"): offer("power_kva", POWERS_KVA),
            probatio.Required("regulated", default=known is None): BooleanSelector(),
        }
        return self._show("contract", fields, suggested, errors=errors, last_step=False)

    def _problems(self, page: dict[str, Any]) -> dict[str, str]:
        """Two contracts cannot begin on one day."""
        known = self._known
        taken = {
            one.data["term"]["from"]
            for one in self._get_entry().get_subentries_of_type(CONTRACT)
            if known is None or one.subentry_id != known.subentry_id
        }
        return {"from": "from_taken"} if page["from"] in taken else {}

    async def async_step_prices(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for prices, and for off-peak hours where the offer has them."""
        errors: dict[str, str] = {}
        words: dict[str, str] = {
            "value": "",
            "example": EXAMPLE,
            "least": "",
            "most": "",
        }
        suggested = self._offered
        if user_input is not None:
            try:
                data = to_data({**self._page, **user_input})
                self._check(data)
            except TariffError as error:
                errors, more = error_of(error)
                words |= more
            else:
                return self._keep(self._title(), data)
            suggested = user_input
        return self._show(
            "prices",
            self._fields(),
            suggested,
            errors=errors,
            description_placeholders=words,
        )

    def _fields(self) -> dict[probatio.Marker, Any]:
        option = self._page["option"]
        fields: dict[probatio.Marker, Any] = {
            probatio.Required(period.value): _PRICE for period in price_fields(option)
        }
        if option == DYNAMIC:
            fields[probatio.Required("factor", default=1.2)] = _FACTOR
        fields[probatio.Required("standing")] = _AMOUNT
        fields[probatio.Required("per", default="month")] = offer("per", CYCLES)
        if option == Contract.OFF_PEAK:
            fields[probatio.Required("windows")] = TextSelector()
            fields[probatio.Optional("windows_summer")] = TextSelector()
        if len(price_fields(option)) > 1:
            fields[probatio.Optional("peak_share")] = _SHARE
        return fields

    def _check(self, data: dict[str, Any]) -> None:
        """Read it with all the others, as the costs will. Raises TariffError."""
        known, entry = self._known, self._get_entry()
        others = [
            one.data
            for one in entry.get_subentries_of_type(CONTRACT)
            if known is None or one.subentry_id != known.subentry_id
        ]
        rates = [one.data for one in entry.get_subentries_of_type(FEED_IN)]
        electricity_from_parts([*others, data], rates)

    def _title(self) -> str:
        """Name it by its first day: it is a line in a list of dated contracts."""
        names = {
            Contract.BASE: "Base",
            Contract.OFF_PEAK: "HP/HC",
            Contract.TEMPO: "Tempo",
            Contract.EJP: "EJP",
            DYNAMIC: "Spot",
        }
        page = self._page
        return f"{page['from']} · {names[page['option']]} {page['power']} kVA"

    # What can be suggested.

    async def _async_offered(self, known: dict[str, Any]) -> dict[str, Any]:
        """Begin with what is known of this contract; else with regulated prices and with the hours of the meter, or Enedis'."""
        page = self._page
        hours = await _async_windows(self.hass) or self._told.get("windows")
        found = {"windows": hours} if hours else {}
        found |= known
        if page["regulated"]:
            found |= await _async_regulated(self.hass, page)
        return found


async def _async_told(hass: HomeAssistant, entry: ConfigEntry) -> dict[str, str]:
    """What the point's gateway knows of the contract; nothing where it tells nothing, or not now."""
    if entry.data[CONF_WAY] != MY_ELECTRICAL_DATA:
        return {}
    gateway = make_gateway(hass, entry.data, await async_zone(PARIS))
    assert isinstance(gateway, MyElectricalData)
    try:
        async with asyncio.timeout(ASK_S):
            return contract_told(await gateway.contract())
    except (ServiceError, TimeoutError) as error:
        LOGGER.info("No contract to suggest: %s", error)
        return {}


async def _async_regulated(hass: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    """The regulated prices of an offer; nothing where there are none, or they cannot be read now."""
    option = contract_of(page["option"])
    if option not in regulated_prices.TABLES or page["option"] == DYNAMIC:
        return {}
    client = regulated_prices.RegulatedPrices(
        async_get_clientsession(hass),
        clock=dt_util.utcnow,
        base=regulated_prices.BASE,
        timeout_s=ASK_S,
    )
    try:
        async with asyncio.timeout(ASK_S):
            rows = await client.prices(option)
    except (ServiceError, TimeoutError) as error:
        LOGGER.info("No regulated prices to suggest: %s", error)
        return {}
    return regulated(rows, page["power"], date.fromisoformat(page["from"]))


async def _async_windows(hass: HomeAssistant) -> str:
    """The off-peak hours that the only meter of ours knows."""
    loaded = [
        entry
        for entry in entries(hass, METER_SOURCE)
        if entry.state is ConfigEntryState.LOADED
    ]
    if len(loaded) != 1:
        return ""
    run = cast("MeterRuntime", loaded[0].runtime_data)
    return windows_of_meter(run.meter.tariff, dt_util.get_default_time_zone())
