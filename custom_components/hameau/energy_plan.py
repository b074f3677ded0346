"""How the energy preferences are to be with a meter, or a history, among them: pure, so it can be tried."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

type GridSource = dict[str, Any]
"""A source of the energy preferences; grid sources are flat, one connection each."""

_IMPORT_PRICES: Final = ("stat_cost", "entity_energy_price", "number_energy_price")
_EXPORT_PRICES: Final = (
    "stat_compensation",
    "entity_energy_price_export",
    "number_energy_price_export",
)


class Reason(StrEnum):
    """Why a statistic of the meter is left out of the dashboard."""

    TOTAL_IN_USE = "total_in_use"
    """The meter's total is there: its tariffs beside it would count everything twice."""
    TARIFFS_IN_USE = "tariffs_in_use"
    """The same, the other way round."""
    DISABLED = "disabled"
    """A person disabled its entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A counting statistic of the meter and what its kWh costs, in Home Assistant's currency."""

    statistic_id: str
    price: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterStatistics:
    """What one meter can give to the dashboard.

    `tariffs`: the supplier's indexes in use. `power` and `power_injected`: W, both positive.
    """

    tariffs: Sequence[Register] = ()
    total: Register | None = None
    injected: Register | None = None
    power: str | None = None
    power_injected: str | None = None
    enabled: Sequence[str] = ()
    """Entities that had to be enabled for this."""
    disabled: Sequence[str] = ()
    """Entities that a person disabled."""

    @property
    def drawn_ids(self) -> set[str]:
        """Every statistic that counts what is drawn from the grid."""
        registers = (*self.tariffs, *((self.total,) if self.total else ()))
        return {register.statistic_id for register in registers}


@dataclass(frozen=True, slots=True, kw_only=True)
class PointStatistics:
    """What the history of a point can give to the dashboard: `kind` is "grid" or "gas"; ids of statistics, None without."""

    kind: str
    energy: str
    cost: str | None = None
    back: str | None = None
    revenue: str | None = None


@dataclass(slots=True, kw_only=True)
class Plan:
    """The energy sources as they are to be, and what that changes, by statistic id."""

    sources: list[GridSource]
    added: list[str] = field(default_factory=list)
    priced: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    rivals: list[str] = field(default_factory=list)
    """What counts the same energy already: beside it nothing is added."""
    skipped: dict[str, Reason] = field(default_factory=dict)

    @property
    def changes(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.added or self.priced)


def plan(
    sources: Iterable[Mapping[str, Any]],
    meter: MeterStatistics,
    *,
    update_prices: bool = False,
) -> Plan:
    """Give the sources with the meter among them.

    Every source that was there stays, in its place, with what a person set on it. Drawn energy
    is counted once: by the tariffs where there are several, else by the total. Prices fill what
    is empty; `update_prices` also replaces fixed prices set before.
    """
    result = Plan(sources=[dict(source) for source in sources])
    result.skipped.update(dict.fromkeys(meter.disabled, Reason.DISABLED))
    for register in _wanted(result, meter):
        _place_drawn(result, register, update_prices)
    own = [
        source
        for source in result.sources
        if source["type"] == "grid"
        and source.get("stat_energy_from") in meter.drawn_ids
    ]
    if meter.injected is not None:
        _place_injected(result, own, meter.injected, update_prices)
    if meter.power is not None:
        _place_power(result, own, meter.power, meter.power_injected)
    return result


def plan_point(sources: Iterable[Mapping[str, Any]], point: PointStatistics) -> Plan:
    """Give the sources with the history of a point among them, once; prices fill what is empty.

    A home draws its electricity, or its gas, once: where something else counts it, nothing is added.
    """
    result = Plan(sources=[dict(source) for source in sources])
    same = [source for source in result.sources if source["type"] == point.kind]
    own = next((s for s in same if s.get("stat_energy_from") == point.energy), None)
    if own is None:
        result.rivals = [s["stat_energy_from"] for s in same if s["stat_energy_from"]]
        if result.rivals:
            return result
        own = _new_source() if point.kind == "grid" else _new_gas()
        own["stat_energy_from"] = point.energy
        result.sources.append(own)
        result.added.append(point.energy)
    else:
        result.present.append(point.energy)
    _follow(result, own, _IMPORT_PRICES, point.cost)
    back = {source.get("stat_energy_to") for source in same}
    if point.back and own["stat_energy_to"] is None and point.back not in back:
        own["stat_energy_to"] = point.back
        result.added.append(point.back)
        _follow(result, own, _EXPORT_PRICES, point.revenue)
    return result


def _new_gas() -> GridSource:
    return {"type": "gas", **dict.fromkeys(_IMPORT_PRICES)}


def _follow(
    result: Plan, source: GridSource, keys: tuple[str, str, str], statistic: str | None
) -> None:
    """Let a source that has no price follow a statistic of money."""
    if statistic and all(source.get(key) is None for key in keys):
        source[keys[0]] = statistic
        result.priced.append(statistic)


def _grid(result: Plan) -> list[GridSource]:
    return [source for source in result.sources if source["type"] == "grid"]


def _wanted(result: Plan, meter: MeterStatistics) -> Sequence[Register]:
    """Choose what counts the drawn energy, following what is there already."""
    used = {source.get("stat_energy_from") for source in _grid(result)}
    total = meter.total
    tariffs_used = [item for item in meter.tariffs if item.statistic_id in used]
    if total is not None and total.statistic_id in used:
        for tariff in meter.tariffs:
            if len(meter.tariffs) > 1 or tariff in tariffs_used:
                result.skipped[tariff.statistic_id] = Reason.TOTAL_IN_USE
        return (total,)
    if tariffs_used or len(meter.tariffs) > 1 or total is None:
        if total is not None:
            result.skipped[total.statistic_id] = Reason.TARIFFS_IN_USE
        return meter.tariffs
    return (total,)


def _new_source(**filled: Any) -> GridSource:
    """Give a grid source with every field of the flat layout."""
    return {
        "type": "grid",
        "stat_energy_from": None,
        "stat_energy_to": None,
        **dict.fromkeys((*_IMPORT_PRICES, *_EXPORT_PRICES)),
        "cost_adjustment_day": 0.0,
        **filled,
    }


def _place_drawn(result: Plan, register: Register, update_prices: bool) -> None:
    """Add a source that draws by this register, or set the price of the one there is."""
    for source in _grid(result):
        if source.get("stat_energy_from") == register.statistic_id:
            _price(result, source, _IMPORT_PRICES, register, update_prices)
            return
    result.sources.append(
        _new_source(
            stat_energy_from=register.statistic_id, number_energy_price=register.price
        )
    )
    result.added.append(register.statistic_id)


def _place_injected(
    result: Plan, own: list[GridSource], register: Register, update_prices: bool
) -> None:
    """Add what is given back, to a connection of this meter where one is free."""
    for source in _grid(result):
        if source.get("stat_energy_to") == register.statistic_id:
            _price(result, source, _EXPORT_PRICES, register, update_prices)
            return
    host = next((item for item in own if item.get("stat_energy_to") is None), None)
    if host is None:
        host = _new_source()
        result.sources.append(host)
    host["stat_energy_to"] = register.statistic_id
    if all(host.get(key) is None for key in _EXPORT_PRICES):
        host["number_energy_price_export"] = register.price
    result.added.append(register.statistic_id)


def _place_power(
    result: Plan, own: list[GridSource], drawn: str, injected: str | None
) -> None:
    """Add the power, once for the meter: the dashboard sums the powers of all sources."""
    for source in _grid(result):
        config = source.get("power_config", {})
        if drawn == source.get("stat_rate") or drawn in config.values():
            result.present.append(drawn)
            return
    host = next((item for item in own if "stat_rate" not in item), None)
    if host is None:
        return
    if injected is None:
        host["power_config"] = {"stat_rate": drawn}
    else:
        host["power_config"] = {"stat_rate_from": drawn, "stat_rate_to": injected}
    result.added.append(drawn)


def _price(
    result: Plan,
    source: GridSource,
    keys: tuple[str, str, str],
    register: Register,
    update: bool,
) -> None:
    """Set the fixed price of a source that has none; with `update`, of one that has one."""
    statistic, entity, number = keys
    elsewhere = source.get(statistic) is not None or source.get(entity) is not None
    old = source.get(number)
    wanted = register.price is not None and register.price != old
    if wanted and not elsewhere and (old is None or update):
        source[number] = register.price
        result.priced.append(register.statistic_id)
    else:
        result.present.append(register.statistic_id)
