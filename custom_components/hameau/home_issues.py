"""What a person should mend about a home: an appliance that does not obey, a meter that is silent or too slow."""

from collections.abc import Iterable, Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er, issue_registry as ir

from .appliances import Appliance
from .const import DOMAIN
from .core.control.shedding import Code, Reason
from .home_view import SLOW_RATIO
from .issues import async_clear, async_raise


class HomeIssues:
    """Keeps the issues of one home in step with what is decided and seen."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Start without an issue."""
        self._hass = hass
        self._entry = entry
        self._raised: set[str] = set()

    @callback
    def said(
        self, reasons: Iterable[Reason], appliances: Mapping[str, Appliance]
    ) -> None:
        """Take what the core said."""
        for reason in reasons:
            appliance = appliances.get(reason.load or "")
            match reason.code:
                case Code.UNRESPONSIVE if appliance:
                    self._about("unresponsive", appliance, True)
                case Code.RESPONSIVE if appliance:
                    self._about("unresponsive", appliance, False)
                case Code.BLIND:
                    async_raise(
                        self._hass,
                        self._entry,
                        "home_blind",
                        severity=ir.IssueSeverity.ERROR,
                    )
                case Code.SEEING:
                    async_clear(self._hass, self._entry, "home_blind")

    @callback
    def protected(self, ratio: float | None, period_s: float) -> None:
        """Take what overload the meter is quick enough for; None: not known yet."""
        if ratio is None:
            return
        slow = ratio < SLOW_RATIO
        if slow and "slow" not in self._raised:
            self._raised.add("slow")
            async_raise(
                self._hass,
                self._entry,
                "home_slow_meter",
                {"period": f"{period_s:.0f}", "ratio": f"{ratio:.1f}"},
            )
        elif not slow:
            self._raised.discard("slow")
            async_clear(self._hass, self._entry, "home_slow_meter")

    @callback
    def tariff(self, disagrees: bool) -> None:
        """Take whether the meter and the known hours of the contract deny each other."""
        if disagrees and "tariff" not in self._raised:
            self._raised.add("tariff")
            async_raise(self._hass, self._entry, "home_tariff_disagrees")
        elif not disagrees:
            self._raised.discard("tariff")
            async_clear(self._hass, self._entry, "home_tariff_disagrees")

    @callback
    def missing(self, appliances: Iterable[Appliance]) -> None:
        """Look for targets that exist no more."""
        registry = er.async_get(self._hass)
        for appliance in appliances:
            entity_id = appliance.entity_id
            there = self._hass.states.get(entity_id) or registry.async_get(entity_id)
            self._about("missing", appliance, there is None)

    def _about(self, cause: str, appliance: Appliance, wrong: bool) -> None:
        """Raise, or clear, an issue about one appliance."""
        issue = f"home_{cause}_{appliance.id}"
        if (issue in self._raised) is wrong:
            return
        if not wrong:
            self._raised.discard(issue)
            async_clear(self._hass, self._entry, issue)
            return
        self._raised.add(issue)
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            f"{issue}_{self._entry.entry_id}",
            data={"entry_id": self._entry.entry_id},
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=f"home_{cause}",
            translation_placeholders={
                "name": self._entry.title,
                "appliance": appliance.name,
                "entity": appliance.entity_id,
            },
        )

    @callback
    def stop(self) -> None:
        """Nothing is watched any more."""
        self._raised.clear()
        async_clear(self._hass, self._entry, "home_")
