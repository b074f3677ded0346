"""A contract for gas: what is paid from a day on, and how many kWh are in a m³."""

from typing import Any, Final, override

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.helpers.selector import DateSelector
import probatio

from ..core.errors import TariffError
from ..sources.point_contract import GAS_CONTRACT, gas_from_parts
from .base import PartFlow, lacking
from .contract_pages import CYCLES, error_of
from .fields import number, offer

_FIELDS: Final = {
    probatio.Required("from"): DateSelector(),
    probatio.Required("price"): number(0, 10, "€/kWh", step="any"),
    probatio.Required("standing"): number(0, 10_000, "€", step="any"),
    probatio.Required("per", default="month"): offer("per", CYCLES),
    probatio.Optional("coefficient"): number(1, 20, "kWh/m³", step="any"),
}


class GasContractFlow(PartFlow):
    """Asks for a price and its first day."""

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the only page, under one name when adding and when changing."""
        return await self.async_step_gas_contract()

    async def async_step_gas_contract(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the terms."""
        known = self._known
        errors: dict[str, str] = {}
        words = {"value": "", "least": "", "most": ""}
        suggested = _page(known.data["term"]) if known else {}
        if user_input is not None:
            errors = lacking(_FIELDS, user_input)
            if not errors:
                data = {"term": _term(user_input)}
                try:
                    errors = self._problems(data)
                except TariffError as error:
                    errors, more = error_of(error)
                    words |= more
                if not errors:
                    title = f"{user_input['from']} · {user_input['price']:g} €/kWh"
                    return self._keep(title, data)
            suggested = user_input
        return self._show(
            "gas_contract",
            _FIELDS,
            suggested,
            errors=errors,
            description_placeholders=words,
        )

    def _problems(self, data: dict[str, Any]) -> dict[str, str]:
        """Read it with all the others, as the costs will. Raises TariffError."""
        known = self._known
        others = [
            one.data
            for one in self._get_entry().get_subentries_of_type(GAS_CONTRACT)
            if known is None or one.subentry_id != known.subentry_id
        ]
        if data["term"]["from"] in {one["term"]["from"] for one in others}:
            return {"from": "from_taken"}
        gas_from_parts([*others, data])
        return {}


def _term(page: dict[str, Any]) -> dict[str, Any]:
    term = {
        "from": page["from"],
        "price": f"{page['price']:.6f}",
        "standing": {"amount": f"{page['standing']:.6f}", "per": page["per"]},
    }
    if page.get("coefficient"):
        term["coefficient"] = f"{page['coefficient']:.6f}"
    return term


def _page(term: dict[str, Any]) -> dict[str, Any]:
    page = {
        "from": term["from"],
        "price": float(term["price"]),
        "standing": float(term["standing"]["amount"]),
        "per": term["standing"]["per"],
    }
    if "coefficient" in term:
        page["coefficient"] = float(term["coefficient"])
    return page
