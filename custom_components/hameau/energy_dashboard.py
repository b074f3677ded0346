"""Adds a meter to the Energy dashboard, beside whatever a person has put there."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from .const import CONF_PRICES, DOMAIN, PRICE_INJECTED
from .core.tic import Mode
from .core.tic.tariff import HISTORIQUE_INDEXES
from .energy_plan import MeterStatistics, Register, plan

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime


async def async_add_to_energy_dashboard(
    hass: HomeAssistant, run: MeterRuntime, *, update_prices: bool = False
) -> dict[str, Any]:
    """Put the meter on the Energy dashboard; tell what that changed.

    Raises ServiceValidationError: there is no such dashboard, or no statistic for it yet.
    """
    if "energy" not in hass.config.components:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="energy_not_set_up"
        )
    # Loaded already, by the check above: importing it costs nothing and blocks nothing.
    from homeassistant.components.energy.data import (
        ENERGY_SOURCE_SCHEMA,
        async_get_manager,
    )

    meter = async_statistics(hass, run)
    if not meter.drawn_ids:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="nothing_to_add",
            translation_placeholders={"meter": run.entry.title},
        )
    manager = await async_get_manager(hass)
    before = manager.data or manager.default_preferences()
    result = plan(before["energy_sources"], meter, update_prices=update_prices)
    if result.changes:
        sources = ENERGY_SOURCE_SCHEMA(result.sources)
        await manager.async_update({**before, "energy_sources": sources})
    return {
        "added": result.added,
        "priced": result.priced,
        "unchanged": result.present,
        "skipped": dict(result.skipped),
        "enabled": list(meter.enabled),
    }


@callback
def async_statistics(hass: HomeAssistant, run: MeterRuntime) -> MeterStatistics:
    """Find the meter's statistics; enable the indexes of its contract that start disabled.

    An index that has never counted starts disabled (a red day may be months away), but it
    will count one day, and must not be missing then.
    """
    registry = er.async_get(hass)
    enabled, disabled = [], []

    def find(key: str) -> str | None:
        unique_id = f"{run.identifier}_{key}"
        entity_id = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
        entry = registry.async_get(entity_id) if entity_id else None
        if entry is None:
            return None
        if entry.disabled_by is er.RegistryEntryDisabler.INTEGRATION:
            registry.async_update_entity(entry.entity_id, disabled_by=None)
            enabled.append(entry.entity_id)
        elif entry.disabled_by is not None:
            disabled.append(entry.entity_id)
            return None
        return entry.entity_id

    prices: Mapping[str, float] = run.entry.options.get(CONF_PRICES, {})
    labels = tariff_labels(run)
    tariffs = [
        Register(statistic_id=found, price=prices.get(label))
        for label in (labels if len(labels) > 1 else ())
        if (found := find(f"index_{label}"))
    ]
    total, injected = find("energy_total"), find("energy_injected")
    only_price = prices.get(labels[0]) if len(labels) == 1 else None
    return MeterStatistics(
        tariffs=tariffs,
        total=Register(statistic_id=total, price=only_price) if total else None,
        injected=Register(statistic_id=injected, price=prices.get(PRICE_INJECTED))
        if injected
        else None,
        power=find("active_power"),
        power_injected=find("active_power_export"),
        enabled=enabled,
        disabled=disabled,
    )


def tariff_labels(run: MeterRuntime) -> list[str]:
    """Give the indexes the home counts on, in lower case: the contract's, and those that moved."""
    meter = run.meter
    tariff = meter.tariff
    expected = list(
        HISTORIQUE_INDEXES.get(tariff.contract, {}) if tariff.contract else ()
    )
    if meter.mode is Mode.STANDARD:
        expected = [f"EASF{rank:02}" for rank in range(1, len(expected) + 1)]
    names = dict.fromkeys(label.lower() for label in expected if meter.get(label))
    return list(names | dict.fromkeys(run.index_names()))
