"""Adds a meter, or the history of a point, to the Energy dashboard, beside whatever a person has put there."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er

from .const import CONF_PRICES, DOMAIN, PRICE_INJECTED
from .core.archive import Archive
from .core.series import Quantity
from .core.tic import Mode
from .core.tic.tariff import HISTORIQUE_INDEXES
from .energy_plan import (
    MeterStatistics,
    Plan,
    PointStatistics,
    Register,
    plan,
    plan_point,
)

if TYPE_CHECKING:
    from .sources.meter import MeterRuntime
    from .sources.point import PointRuntime


async def async_add_to_energy_dashboard(
    hass: HomeAssistant, run: MeterRuntime, *, update_prices: bool = False
) -> dict[str, Any]:
    """Put the meter on the Energy dashboard; tell what that changed.

    Raises ServiceValidationError: there is no such dashboard, or no statistic for it yet.
    """
    _refuse_without_dashboard(hass)
    meter = async_statistics(hass, run)
    if not meter.drawn_ids:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="nothing_to_add",
            translation_placeholders={"meter": run.entry.title},
        )
    result = await _async_change(
        hass, partial(plan, meter=meter, update_prices=update_prices)
    )
    return {
        "added": result.added,
        "priced": result.priced,
        "unchanged": result.present,
        "skipped": dict(result.skipped),
        "enabled": list(meter.enabled),
    }


async def async_add_point_to_energy_dashboard(
    hass: HomeAssistant, run: PointRuntime
) -> None:
    """Put the history of a point on the Energy dashboard, with what it costs.

    Raises ServiceValidationError: there is no such dashboard, nothing is known of the point yet, or the same energy is
    counted already. ArchiveError.
    """
    _refuse_without_dashboard(hass)
    point = await _async_point(run)
    if point is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_history_to_add",
            translation_placeholders={"point": run.entry.title},
        )
    result = await _async_change(hass, partial(plan_point, point=point))
    if result.rivals:
        names = ", ".join(_name(hass, rival) for rival in result.rivals)
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="counted_already",
            translation_placeholders={"point": run.entry.title, "names": names},
        )


async def _async_point(run: PointRuntime) -> PointStatistics | None:
    """What a point has; None: nothing is known of it yet."""
    keys = await run.past.async_ask(Archive.keys)
    known = {key.quantity for key in keys if key.point == run.point}
    made = {statistic.id for statistic, _ in run.statistics()}

    def found(what: str) -> str | None:
        name = f"{DOMAIN}:{run.point}_{what}".lower()
        return name if name in made else None

    for quantity in (Quantity.IMPORT, Quantity.GAS_ENERGY, Quantity.GAS_VOLUME):
        if quantity in known and (energy := found(quantity)):
            return PointStatistics(
                kind="grid" if quantity is Quantity.IMPORT else "gas",
                energy=energy,
                cost=None if quantity is Quantity.GAS_VOLUME else found("cost"),
                back=found(Quantity.EXPORT) if Quantity.EXPORT in known else None,
                revenue=found("revenue"),
            )
    return None


def _name(hass: HomeAssistant, statistic: str) -> str:
    """What a person knows a statistic by: the name of its entity, where it has one."""
    state = hass.states.get(statistic)
    return state.name if state else statistic


def _refuse_without_dashboard(hass: HomeAssistant) -> None:
    if "energy" not in hass.config.components:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="energy_not_set_up"
        )


async def _async_change(
    hass: HomeAssistant, planned: Callable[[Iterable[Mapping[str, Any]]], Plan]
) -> Plan:
    """Make the energy sources those that are planned; give the plan."""
    # Loaded already, for there is such a dashboard: importing it costs nothing and blocks nothing.
    from homeassistant.components.energy.data import (
        ENERGY_SOURCE_SCHEMA,
        async_get_manager,
    )

    manager = await async_get_manager(hass)
    before = manager.data or manager.default_preferences()
    result = planned(before["energy_sources"])
    if result.changes:
        sources = ENERGY_SOURCE_SCHEMA(result.sources)
        await manager.async_update({**before, "energy_sources": sources})
    return result


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
