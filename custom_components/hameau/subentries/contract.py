"""A contract for electricity: what is paid from a day on. A new price, or another offer, is one more of them."""

import asyncio
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast, override

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import DateSelector, TextSelector
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util
import probatio

from ..const import CONF_WAY, DOMAIN, LOGGER, METER_SOURCE
from ..core.clients import regulated_prices
from ..core.clients.myelectricaldata import MyElectricalData
from ..core.errors import ServiceError, TariffError
from ..core.tic.tariff import Contract
from ..price_tables import price_tables
from ..sentences import Sentences
from ..sources.archived import PARIS, async_zone
from ..sources.clocks import METROPOLITAN, zone_name
from ..sources.electricity_gateway import MY_ELECTRICAL_DATA, make_gateway
from ..sources.point_contract import (
    CONTRACT,
    FEED_IN,
    electricity_from_parts,
    regulated_terms,
)
from .base import PartFlow, lacking
from .contract_pages import (
    CYCLES,
    DYNAMIC,
    FOLLOW,
    OPTIONS,
    OWN,
    POWERS_KVA,
    PRICES,
    contract_told,
    error_of,
    followed_words,
    off_peak,
    peak_share,
    price_fields,
    regulated,
    to_data,
    to_page,
    windows_of_meter,
)
from .fields import entries, number, offer

if TYPE_CHECKING:
    from ..sources.meter import MeterRuntime

EXAMPLE: Final = "22:30-06:30, 12:00-14:00"
_COMPARED: Final = (Contract.BASE, Contract.TEMPO)
"""Offers without off-peak hours of the meter's, whose homes may know these all the same."""
ASK_S = 10.0
"""How long a person waits for suggested prices."""

_PRICE: Final = number(-10, 100, "€/kWh", step="any")
_AMOUNT: Final = number(0, 10_000, "€", step="any")
_SHARE: Final = number(0, 100, "%")
_FACTOR: Final = number(0, 10, step="any")


class ContractFlow(PartFlow):
    """Asks for an offer, then for its prices, or for what is to be known beside the regulated ones."""

    _page: dict[str, Any]
    _offered: dict[str, Any]
    _regulated: list[dict[str, Any]]
    """The terms of the offer in the regulated tables."""
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
        """Ask which offer, since when, and whose prices."""
        known = self._known
        errors: dict[str, str] = {}
        suggested = to_page(known.data) if known else {}
        if user_input is not None:
            self._page = user_input
            errors = self._problems() or await self._async_read_tables()
            if not errors:
                return await self._async_second_page(suggested)
            suggested = user_input
        elif known is None:
            self._told = await _async_told(self.hass, self._get_entry())
            suggested = dict(self._told)
        fields: dict[probatio.Marker, Any] = {
            probatio.Required("from"): DateSelector(),
            probatio.Required("option"): offer(
                "contract_option", self._options(suggested.get("option")), listed=True
            ),
            probatio.Required("power", default="6"): offer("power_kva", POWERS_KVA),
            probatio.Required("prices", default=FOLLOW): offer(
                "contract_prices", PRICES, listed=True
            ),
        }
        return self._show("contract", fields, suggested, errors=errors, last_step=False)

    def _options(self, known: object) -> list[str]:
        """What is offered where the point is: overseas neither Tempo nor EJP, nor the market's prices, unless it is there already."""
        if zone_name(self.hass, self._get_entry()) == PARIS:
            return list(OPTIONS)
        return [one for one in OPTIONS if one not in {*METROPOLITAN, DYNAMIC} - {known}]

    def _problems(self) -> dict[str, str]:
        """Two contracts cannot begin on one day."""
        taken = {one["from"] for one in self._others()}
        return {"from": "from_taken"} if self._page["from"] in taken else {}

    async def _async_read_tables(self) -> dict[str, str]:
        """Look up the regulated prices, where they are wanted and the offer can have them."""
        page = self._page
        self._regulated = []
        if page["prices"] == OWN or page["option"] not in regulated_prices.TABLES:
            return {}
        rows = await price_tables(self.hass).async_rows()
        self._regulated = regulated_terms(
            rows, page["option"], int(page["power"]) * 1000, page["from"]
        )
        if not rows:
            self._regulated = self._known_terms()
        if self._regulated:
            return {}
        return {"prices": "not_regulated" if rows else "no_tables"}

    def _known_terms(self) -> list[dict[str, Any]]:
        """The regulated terms that are known already, where the offer stays what it was."""
        known = self._known
        if known is None or not known.data.get("followed"):
            return []
        before = to_page(known.data)
        same = all(
            before[key] == self._page[key] for key in ("from", "option", "power")
        )
        return list(known.data["terms"]) if same else []

    async def _async_second_page(self, known: Mapping[str, Any]) -> SubentryFlowResult:
        """Begin with what is known of this contract; else with regulated prices and with the hours of the meter, or Enedis'."""
        hours = await _async_windows(self.hass) or self._told.get("windows")
        self._offered = {"windows": hours, "hours": hours} if hours else {}
        self._offered |= known
        if self._regulated and self._page["prices"] == FOLLOW:
            return await self.async_step_followed()
        if self._regulated:
            self._offered |= regulated(self._regulated[0])
        return await self.async_step_prices()

    async def async_step_prices(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for prices, and for off-peak hours where the offer has them."""
        return self._last_page("prices", self._price_fields(), user_input, to_data)

    async def async_step_followed(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the regulated prices, and ask for off-peak hours where the offer has them."""
        told = await async_get_translations(
            self.hass, self.hass.config.language, "config_subentries", {DOMAIN}
        )
        start = f"component.{DOMAIN}.config_subentries.{CONTRACT}.step.prices.data."
        names = {key.removeprefix(start): name for key, name in told.items()}
        speech = Sentences(self.hass.config.language)
        words = followed_words(self._regulated, names, speech)
        return self._last_page("followed", {}, user_input, self._followed, words)

    def _followed(self, page: Mapping[str, Any]) -> dict[str, Any]:
        share = peak_share(page)
        shared = {} if share is None else {"peak_share": share}
        return {
            "from": page["from"],
            "terms": [{**term, **shared} for term in self._regulated],
            "off_peak": off_peak(page),
            "followed": True,
        }

    def _last_page(
        self,
        step_id: str,
        prices: Mapping[probatio.Marker, Any],
        user_input: dict[str, Any] | None,
        to_data: Callable[[Mapping[str, Any]], dict[str, Any]],
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> SubentryFlowResult:
        """Ask for what is left to say, and keep the contract."""
        fields = {**prices, **self._hour_fields()}
        errors: dict[str, str] = {}
        words = {
            **more,
            "example": EXAMPLE,
            "value": "",
            "least": "",
            "most": "",
        }
        suggested = self._offered
        if user_input is not None:
            errors = lacking(fields, user_input)
            try:
                if not errors:
                    data = to_data({**self._page, **user_input})
                    self._check(data)
                    return self._keep(self._title(data), data)
            except TariffError as error:
                errors, told = error_of(error)
                if "hours" in fields:
                    errors = {
                        "hours" if key == "windows" else key: text
                        for key, text in errors.items()
                    }
                words |= told
            suggested = user_input
        return self._show(
            step_id,
            fields,
            suggested,
            errors=errors,
            description_placeholders=words,
        )

    def _price_fields(self) -> dict[probatio.Marker, Any]:
        option = self._page["option"]
        fields: dict[probatio.Marker, Any] = {
            probatio.Required(period.value): _PRICE for period in price_fields(option)
        }
        if option == DYNAMIC:
            fields[probatio.Required("factor", default=1.2)] = _FACTOR
        fields[probatio.Required("standing")] = _AMOUNT
        fields[probatio.Required("per", default="month")] = offer("per", CYCLES)
        return fields

    def _hour_fields(self) -> dict[probatio.Marker, Any]:
        option = self._page["option"]
        fields: dict[probatio.Marker, Any] = {}
        if option == Contract.OFF_PEAK:
            fields[probatio.Required("windows")] = TextSelector()
            fields[probatio.Optional("windows_summer")] = TextSelector()
        elif option in _COMPARED:
            fields[probatio.Optional("hours")] = TextSelector()
        if len(price_fields(option)) > 1:
            fields[probatio.Optional("peak_share")] = _SHARE
        return fields

    def _others(self) -> list[Mapping[str, Any]]:
        """The entry's other contracts."""
        known = self._known
        return [
            one.data
            for one in self._get_entry().get_subentries_of_type(CONTRACT)
            if known is None or one.subentry_id != known.subentry_id
        ]

    def _check(self, data: dict[str, Any]) -> None:
        """Read it with all the others, as the costs will. Raises TariffError."""
        rates = [one.data for one in self._get_entry().get_subentries_of_type(FEED_IN)]
        electricity_from_parts([*self._others(), data], rates)

    def _title(self, data: Mapping[str, Any]) -> str:
        """Name it by its first day: it is a line in a list of dated contracts."""
        names = {
            Contract.BASE: "Base",
            Contract.OFF_PEAK: "HP/HC",
            Contract.TEMPO: "Tempo",
            Contract.EJP: "EJP",
            DYNAMIC: "Spot",
        }
        page = self._page
        kind = " · TRV" if data.get("followed") else ""
        return f"{page['from']} · {names[page['option']]} {page['power']} kVA{kind}"


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
