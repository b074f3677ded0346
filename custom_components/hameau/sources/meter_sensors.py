"""The sensors of a meter, as tables: where each value is and when it is shown."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import (
    PERCENTAGE,
    EntityCategory,
    UnitOfApparentPower,
    UnitOfElectricCurrent,
    UnitOfElectricPotential,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfReactiveEnergy,
    UnitOfTime,
)

from ..core.tic.tariff import HISTORIQUE_INDEXES
from ..entity import SensorDescription
from ..pace import Pace
from .meter_figures import (
    overload_level,
    power_available_va,
    power_without_cut_va,
    seconds_to_cut,
)
from .meter_topics import (
    POWER_LABELS,
    Topic,
    never,
    number,
    sent,
    single_phase,
    three_phase,
)

if TYPE_CHECKING:
    from .meter import MeterRuntime

type Row = SensorDescription[MeterRuntime]

PHASES: Final = (1, 2, 3)
HISTORIQUE_LABELS: Final = tuple(
    label for indexes in HISTORIQUE_INDEXES.values() for label in indexes
)
STANDARD_LABELS: Final = tuple(f"EASF{rank:02}" for rank in range(1, 11))
SUPPLIER_LABELS: Final = (*HISTORIQUE_LABELS, *STANDARD_LABELS)
DISTRIBUTOR_LABELS: Final = tuple(f"EASD{rank:02}" for rank in range(1, 5))
DIAGNOSTIC: Final = EntityCategory.DIAGNOSTIC

# One maker of rows per quantity.
_volt_amperes = partial(
    SensorDescription,
    device_class=SensorDeviceClass.APPARENT_POWER,
    native_unit_of_measurement=UnitOfApparentPower.VOLT_AMPERE,
    suggested_display_precision=0,
)
_watts = partial(
    SensorDescription,
    device_class=SensorDeviceClass.POWER,
    native_unit_of_measurement=UnitOfPower.WATT,
    suggested_display_precision=0,
)
_amperes = partial(
    SensorDescription,
    device_class=SensorDeviceClass.CURRENT,
    native_unit_of_measurement=UnitOfElectricCurrent.AMPERE,
    suggested_display_precision=0,
    pace=Pace.POWER,
    dead_band=1,
    state_class=SensorStateClass.MEASUREMENT,
)
_volts = partial(
    SensorDescription,
    device_class=SensorDeviceClass.VOLTAGE,
    native_unit_of_measurement=UnitOfElectricPotential.VOLT,
    suggested_display_precision=0,
    pace=Pace.POWER,
    dead_band=2,
    state_class=SensorStateClass.MEASUREMENT,
)
_watt_hours = partial(
    SensorDescription,
    pace=Pace.INDEX,
    device_class=SensorDeviceClass.ENERGY,
    native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
    suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
    suggested_display_precision=1,
    state_class=SensorStateClass.TOTAL_INCREASING,
)
_moving = partial(
    _volt_amperes, pace=Pace.POWER, state_class=SensorStateClass.MEASUREMENT
)


def _overloaded(run: MeterRuntime) -> bool:
    return run.overload


def _per_phase(
    make: Callable[..., Row], key: str, labels: tuple[str, ...], **more: Any
) -> Iterator[Row]:
    """Make the row of a single-phase meter, and the three of a three-phase one.

    `labels` have a `*` where the phase stands; in historique a single phase has none.
    """
    for suffix, phase, exists in (
        ("", "1", single_phase),
        *((f"_{phase}", str(phase), three_phase) for phase in PHASES),
    ):
        mine = tuple(label.replace("*", phase) for label in labels)
        if not suffix:
            mine += tuple(label.replace("*", "") for label in labels)
        yield make(
            key=key + suffix,
            topics=mine,
            exists=exists(*mine),
            value=number(*mine),
            **more,
        )


def _phase_power(phase: int) -> Row:
    return _moving(
        key=f"apparent_power_{phase}",
        topics=(Topic.POWER,),
        exists=three_phase(f"SINSTS{phase}", f"IINST{phase}"),
        value=lambda run: run.meter.phase_power_va[phase - 1],
        urgent=_overloaded,
    )


POWERS: Final[tuple[Row, ...]] = (
    _moving(
        key="apparent_power",
        topics=(Topic.POWER,),
        exists=sent("SINSTS", "PAPP", "IINST", "IINST1"),
        value=lambda run: run.meter.power_va,
        urgent=_overloaded,
    ),
    *(_phase_power(phase) for phase in PHASES),
    _moving(
        key="apparent_power_injected",
        topics=(Topic.POWER,),
        exists=sent("SINSTI"),
        value=lambda run: run.meter.injected_va,
    ),
    _watts(
        key="active_power",
        topics=(Topic.FRAME,),
        pace=Pace.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        exists=sent("EAST", *HISTORIQUE_LABELS),
        value=lambda run: run.meter.active_power_w,
        urgent=_overloaded,
    ),
    _watts(
        key="active_power_export",
        topics=(Topic.FRAME,),
        pace=Pace.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        exists=sent("EAIT"),
        value=lambda run: run.meter.active_power_export_w,
    ),
    *_per_phase(_amperes, "current", ("IRMS*", "IINST*")),
    *_per_phase(_volts, "voltage", ("URMS*",)),
    *_per_phase(
        _volts, "voltage_mean", ("UMOY*",), entity_registry_enabled_default=False
    ),
)


def _index(label: str, key: str | None = None) -> Row:
    """Make the row of one register; one that has never counted starts disabled."""
    return _watt_hours(
        key=key or f"index_{label.lower()}",
        topics=(label, Topic.NAMES),
        exists=sent(label),
        enabled=lambda run: bool(run.meter.number(label)),
        value=number(label),
        placeholders=lambda run: {"tariff": run.index_name(label)},
    )


ENERGIES: Final[tuple[Row, ...]] = (
    _watt_hours(
        key="energy_total",
        topics=("EAST", *HISTORIQUE_LABELS),
        exists=sent("EAST", *HISTORIQUE_LABELS),
        value=lambda run: run.meter.energy_wh,
    ),
    _watt_hours(
        key="energy_injected",
        topics=("EAIT",),
        exists=sent("EAIT"),
        value=lambda run: run.meter.export_wh,
    ),
    *(_index(label) for label in SUPPLIER_LABELS),
    *(
        replace(_index(label), entity_category=DIAGNOSTIC, enabled=never)
        for label in DISTRIBUTOR_LABELS
    ),
    *(
        SensorDescription(
            key=f"reactive_erq{quadrant}",
            topics=(f"ERQ{quadrant}",),
            exists=sent(f"ERQ{quadrant}"),
            value=number(f"ERQ{quadrant}"),
            pace=Pace.INDEX,
            device_class=SensorDeviceClass.REACTIVE_ENERGY,
            native_unit_of_measurement=(UnitOfReactiveEnergy.VOLT_AMPERE_REACTIVE_HOUR),
            suggested_unit_of_measurement=(
                UnitOfReactiveEnergy.KILO_VOLT_AMPERE_REACTIVE_HOUR
            ),
            suggested_display_precision=1,
            state_class=SensorStateClass.TOTAL_INCREASING,
            entity_registry_enabled_default=False,
        )
        for quadrant in range(1, 5)
    ),
)


def _maximum(key: str, *labels: str, **more: Any) -> Row:
    return _volt_amperes(
        key=key, topics=labels, exists=sent(*labels), value=number(*labels), **more
    )


LIMITS: Final[tuple[Row, ...]] = (
    _volt_amperes(
        key="subscribed_power",
        topics=("PREF", "ISOUSC"),
        exists=sent("PREF", "ISOUSC"),
        value=lambda run: run.meter.subscribed_va,
    ),
    _volt_amperes(
        key="cutoff_power",
        topics=("PCOUP",),
        exists=sent("PCOUP"),
        value=lambda run: run.meter.cutoff_va,
        entity_category=DIAGNOSTIC,
    ),
    _maximum("max_power_today", "SMAXSN"),
    _maximum("max_power_yesterday", "SMAXSN-1", "PMAX"),
    *(
        _maximum(f"max_power_today_{phase}", f"SMAXSN{phase}", enabled=never)
        for phase in PHASES
    ),
    *(
        _maximum(f"max_power_yesterday_{phase}", f"SMAXSN{phase}-1", enabled=never)
        for phase in PHASES
    ),
    _maximum("max_injected_today", "SMAXIN"),
    _maximum("max_injected_yesterday", "SMAXIN-1"),
    *(
        _watts(
            key=key,
            topics=(label,),
            exists=sent(label),
            value=number(label),
            entity_registry_enabled_default=False,
        )
        for key, label in (
            ("load_curve", "CCASN"),
            ("load_curve_previous", "CCASN-1"),
            ("load_curve_injected", "CCAIN"),
            ("load_curve_injected_previous", "CCAIN-1"),
        )
    ),
)

TRIP: Final[tuple[Row, ...]] = (
    SensorDescription(
        key="overload_level",
        topics=(Topic.POWER,),
        exists=sent(*POWER_LABELS),
        value=overload_level,
        pace=Pace.POWER,
        dead_band=2,
        urgent=_overloaded,
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
    ),
    SensorDescription(
        key="time_to_cut",
        topics=(Topic.POWER,),
        exists=sent(*POWER_LABELS),
        value=seconds_to_cut,
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_display_precision=0,
    ),
    _moving(
        key="power_available",
        topics=(Topic.POWER,),
        exists=sent(*POWER_LABELS),
        value=power_available_va,
        urgent=_overloaded,
    ),
    _volt_amperes(
        key="power_without_cut",
        topics=("PREF", "PCOUP", "ISOUSC"),
        exists=sent("PREF", "PCOUP", "ISOUSC"),
        value=power_without_cut_va,
        entity_category=DIAGNOSTIC,
    ),
)
