"""The sensors of a meter that are words or moments: tariff, messages, line and radio."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import PERCENTAGE, EntityCategory, UnitOfElectricCurrent

from ..core.tic import Breaker, Euridis, FaultKind, Plc
from ..core.tic.radio import RadioHealth
from ..core.tic.tariff import Colour, Contract, Period
from ..entity import SensorDescription
from ..links.supervisor import LinkState
from ..pace import Pace
from .base import LINK
from .meter_figures import has_periods, last_fault, last_packet, meter_time
from .meter_topics import Topic, message, number, sent, status, text

if TYPE_CHECKING:
    from .meter import MeterRuntime

type Row = SensorDescription[MeterRuntime]

DIAGNOSTIC: Final = EntityCategory.DIAGNOSTIC

_moment = partial(SensorDescription, device_class=SensorDeviceClass.TIMESTAMP)


def _word(key: str, words: Iterable[StrEnum], **more: Any) -> Row:
    """Make the row of a state that is one of a few words."""
    return SensorDescription(
        key=key,
        device_class=SensorDeviceClass.ENUM,
        options=[str(word) for word in words],
        **more,
    )


def _sends_colours(run: MeterRuntime) -> bool:
    return run.meter.tariff.contract is Contract.TEMPO


def _of_register(key: str, words: Iterable[StrEnum], read: Callable[..., Any]) -> Row:
    return _word(
        key,
        words,
        topics=("STGE",),
        exists=sent("STGE"),
        value=status(read),
        entity_category=DIAGNOSTIC,
    )


TARIFF: Final[tuple[Row, ...]] = (
    _word(
        "contract",
        Contract,
        topics=(Topic.FRAME,),
        exists=sent("OPTARIF", "NGTF", "LTARF"),
        value=lambda run: run.meter.tariff.contract,
    ),
    _word(
        "tariff_period",
        Period,
        topics=(Topic.FRAME,),
        exists=sent("PTEC", "LTARF"),
        value=lambda run: run.meter.tariff.period,
    ),
    _word(
        "colour_today",
        Colour,
        topics=(Topic.FRAME,),
        exists=_sends_colours,
        value=lambda run: run.meter.tariff.colour_today,
    ),
    _word(
        "colour_tomorrow",
        Colour,
        topics=(Topic.FRAME,),
        exists=_sends_colours,
        value=lambda run: run.meter.tariff.colour_tomorrow,
    ),
    _moment(
        key="next_tariff_change",
        topics=(Topic.FRAME,),
        exists=has_periods,
        value=lambda run: run.meter.tariff.next_change,
    ),
    _word(
        "next_tariff_period",
        Period,
        topics=(Topic.FRAME,),
        exists=has_periods,
        value=lambda run: run.meter.tariff.next_period,
    ),
)

METER: Final[tuple[Row, ...]] = (
    SensorDescription(
        key="message_short",
        topics=("MSG1",),
        exists=sent("MSG1"),
        value=message("MSG1"),
    ),
    SensorDescription(
        key="message_ultra_short",
        topics=("MSG2",),
        exists=sent("MSG2"),
        value=message("MSG2"),
    ),
    _moment(
        key="meter_time",
        topics=("DATE",),
        exists=sent("DATE"),
        value=meter_time,
        entity_category=DIAGNOSTIC,
        entity_registry_enabled_default=False,
    ),
    _of_register("breaker", Breaker, lambda stge: stge.breaker),
    _of_register("plc", Plc, lambda stge: stge.plc),
    _of_register("euridis", Euridis, lambda stge: stge.euridis),
    SensorDescription(
        key="distributor_index",
        topics=("STGE",),
        exists=sent("STGE"),
        value=status(lambda stge: stge.distributor_index),
        entity_category=DIAGNOSTIC,
        entity_registry_enabled_default=False,
    ),
    *(
        SensorDescription(
            key=key,
            topics=(label,),
            exists=sent(label),
            value=read(label),
            entity_category=DIAGNOSTIC,
            entity_registry_enabled_default=False,
        )
        for key, label, read in (
            ("tic_version", "VTIC", text),
            ("off_peak_group", "HHPHC", text),
            ("status_word", "MOTDETAT", text),
            ("missing_phases", "PPOT", text),
            ("day_profile", "NJOURF", number),
            ("day_profile_tomorrow", "NJOURF+1", number),
        )
    ),
    *(
        SensorDescription(
            key=f"current_max{suffix}",
            topics=(label,),
            exists=sent(label),
            value=number(label),
            device_class=SensorDeviceClass.CURRENT,
            native_unit_of_measurement=UnitOfElectricCurrent.AMPERE,
            entity_category=DIAGNOSTIC,
            entity_registry_enabled_default=False,
        )
        for suffix, label in (
            ("", "IMAX"),
            ("_1", "IMAX1"),
            ("_2", "IMAX2"),
            ("_3", "IMAX3"),
        )
    ),
)

_of_line = partial(
    SensorDescription, offline=True, entity_category=DIAGNOSTIC, pace=Pace.SPARSE
)

LINE: Final[tuple[Row, ...]] = (
    _word(
        "link_state",
        LinkState,
        topics=(LINK,),
        value=lambda run: run.status.state,
        offline=True,
        entity_category=DIAGNOSTIC,
    ),
    _of_line(
        key="line_quality",
        topics=(Topic.FRAME,),
        value=lambda run: run.line_quality,
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
    ),
    _of_line(
        key="last_frame",
        topics=(Topic.FRAME,),
        value=lambda run: run.meter.last_frame,
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_registry_enabled_default=False,
    ),
    _of_line(
        key="frames",
        topics=(Topic.FRAME,),
        value=lambda run: run.meter.quality.frames,
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_registry_enabled_default=False,
    ),
    _of_line(
        key="faults",
        topics=(Topic.FAULT,),
        value=lambda run: sum(run.meter.quality.faults.values()),
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_registry_enabled_default=False,
    ),
    _of_line(
        key="last_fault",
        topics=(Topic.FAULT,),
        value=last_fault,
        device_class=SensorDeviceClass.ENUM,
        options=[str(kind) for kind in FaultKind],
        entity_registry_enabled_default=False,
    ),
)


def _radio(key: str, read: Callable[[RadioHealth], Any], **more: Any) -> Row:
    """Make the row of a figure of the radio."""

    def value(run: MeterRuntime) -> Any:
        health = run.link.health()
        return read(health) if health else None

    return SensorDescription(
        key=key,
        topics=(Topic.FRAME,),
        exists=lambda run: run.link.health() is not None,
        value=value,
        pace=Pace.SPARSE,
        offline=True,
        entity_category=DIAGNOSTIC,
        **more,
    )


_counts: Final = {
    "state_class": SensorStateClass.TOTAL_INCREASING,
    "entity_registry_enabled_default": False,
}

RADIO: Final[tuple[Row, ...]] = (
    _radio("radio_packets", lambda radio: radio.packets, **_counts),
    _radio(
        "radio_complete",
        lambda radio: (
            None
            if radio.complete_ratio is None
            else round(radio.complete_ratio * 100, 1)
        ),
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
    ),
    _radio("radio_last_packet", last_packet, device_class=SensorDeviceClass.TIMESTAMP),
    _radio("radio_gaps", lambda radio: radio.gaps, **_counts),
    _radio("radio_duplicates", lambda radio: radio.duplicates, **_counts),
    _radio("radio_refused", lambda radio: radio.auth_refused + radio.replays_refused),
)
