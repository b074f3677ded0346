"""The binary sensors, events and buttons of a meter, as tables."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory

from ..core.tic import Relays, StatusRegister
from ..core.tic.tariff import Contract
from ..entity import BinarySensorDescription, EventDescription
from ..links.supervisor import LinkState
from .base import LINK
from .meter_figures import has_peaks
from .meter_topics import POWER_LABELS, Topic, sent, status, three_phase

if TYPE_CHECKING:
    from .meter import MeterRuntime

type Row = BinarySensorDescription[MeterRuntime]

DIAGNOSTIC: Final = EntityCategory.DIAGNOSTIC
PROBLEM: Final = BinarySensorDeviceClass.PROBLEM


def _of_register(key: str, read: Callable[[StatusRegister], bool], **more: Any) -> Row:
    return BinarySensorDescription(
        key=key, topics=("STGE",), exists=sent("STGE"), value=status(read), **more
    )


def _phase_overload(phase: int) -> Row:
    return BinarySensorDescription(
        key=f"overload_{phase}",
        topics=(Topic.POWER, Topic.FRAME),
        exists=three_phase(*POWER_LABELS),
        value=lambda run: run.meter.overload_phases[phase - 1],
        device_class=PROBLEM,
    )


def _relay(contact: int) -> Row:
    def closed(run: MeterRuntime) -> bool | None:
        group = run.meter.get("RELAIS")
        value = group.value if group else None
        return value.closed(contact) if isinstance(value, Relays) else None

    return BinarySensorDescription(
        key=f"relay_{contact}",
        topics=("RELAIS",),
        exists=sent("RELAIS"),
        value=closed,
        # The first is a real dry contact; the others exist in the telegram alone.
        entity_registry_enabled_default=contact == 1,
    )


BINARY_SENSORS: Final[tuple[Row, ...]] = (
    BinarySensorDescription(
        key="connected",
        topics=(LINK,),
        value=lambda run: run.status.state is LinkState.LIVE,
        offline=True,
        device_class=BinarySensorDeviceClass.CONNECTIVITY,
        entity_category=DIAGNOSTIC,
    ),
    BinarySensorDescription(
        key="overload",
        topics=(Topic.POWER, "STGE", Topic.FRAME),
        value=lambda run: run.overload,
        device_class=PROBLEM,
    ),
    *(_phase_overload(phase) for phase in (1, 2, 3)),
    BinarySensorDescription(
        key="mobile_peak",
        topics=(Topic.FRAME,),
        exists=has_peaks,
        value=lambda run: run.meter.tariff.peak_running is not None,
    ),
    BinarySensorDescription(
        key="mobile_peak_announced",
        topics=(Topic.FRAME,),
        exists=has_peaks,
        value=lambda run: run.meter.tariff.peak_announced is not None,
    ),
    _of_register(
        "terminal_cover",
        lambda stge: stge.cover_open,
        device_class=BinarySensorDeviceClass.OPENING,
        entity_category=DIAGNOSTIC,
    ),
    _of_register("overvoltage", lambda stge: stge.overvoltage, device_class=PROBLEM),
    _of_register(
        "clock_degraded",
        lambda stge: stge.clock_degraded,
        device_class=PROBLEM,
        entity_category=DIAGNOSTIC,
    ),
    BinarySensorDescription(
        key="injecting",
        topics=("STGE",),
        exists=lambda run: run.meter.producer,
        value=status(lambda stge: stge.injecting),
    ),
    *(_relay(contact) for contact in range(1, 9)),
)

EVENTS: Final[tuple[EventDescription[MeterRuntime], ...]] = (
    EventDescription(key="overload", event_types=["started", "ended"]),
    EventDescription(
        key="tariff",
        event_types=["period_changed", "peak_announced", "peak_started", "peak_ended"],
    ),
    EventDescription(
        key="colour",
        event_types=["blue", "white", "red"],
        exists=lambda run: run.meter.tariff.contract is Contract.TEMPO,
    ),
    EventDescription(
        key="meter",
        event_types=["silent", "back", "replaced", "breaker_opened", "breaker_closed"],
        offline=True,
    ),
)
