"""What is paid for a kWh fed in, from a day on."""

from typing import Any, Final, override

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.helpers.selector import DateSelector
import probatio

from ..sources.point_contract import FEED_IN
from .base import PartFlow, lacking
from .fields import number

_FIELDS: Final[dict[probatio.Marker, Any]] = {
    probatio.Required("from"): DateSelector(),
    probatio.Required("price"): number(0, 10, "€/kWh", step="any"),
}


class FeedInFlow(PartFlow):
    """Asks for a rate and its first day."""

    @override
    async def async_step_user(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show the only page, under one name when adding and when changing."""
        return await self.async_step_feed_in()

    async def async_step_feed_in(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the rate."""
        known = self._known
        errors: dict[str, str] = {}
        suggested: dict[str, Any] = {}
        if known is not None:
            rate = known.data["rate"]
            suggested = {"from": rate["from"], "price": float(rate["price"])}
        if user_input is not None:
            errors = self._problems(user_input)
            if not errors:
                price = f"{user_input['price']:.6f}"
                data = {"rate": {"from": user_input["from"], "price": price}}
                title = f"{user_input['from']} · {user_input['price']:g} €/kWh"
                return self._keep(title, data)
            suggested = user_input
        return self._show("feed_in", _FIELDS, suggested, errors=errors)

    def _problems(self, page: dict[str, Any]) -> dict[str, str]:
        if missing := lacking(_FIELDS, page):
            return missing
        known = self._known
        taken = {
            one.data["rate"]["from"]
            for one in self._get_entry().get_subentries_of_type(FEED_IN)
            if known is None or one.subentry_id != known.subentry_id
        }
        return {"from": "from_taken"} if page["from"] in taken else {}
