"""The entities of a home as a whole, as tables."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import (
    PERCENTAGE,
    EntityCategory,
    Platform,
    UnitOfApparentPower,
    UnitOfTime,
)

from ..controls import SelectDescription, SwitchDescription
from ..core.control.shedding import PROFILES, Code, Mode
from ..entity import Description, EventDescription, SensorDescription
from ..home_journal import PASSING
from ..pace import Pace
from .home_reading import moment

if TYPE_CHECKING:
    from .home_runtime import HomeRuntime

CONTROL: Final = ("control",)


def _metered(run: HomeRuntime) -> bool:
    """Without a meter there are schedules alone."""
    return run.config.metered


def _while_seeing(key: str) -> Callable[[HomeRuntime], float | None]:
    """Give a figure of the view as long as the meter speaks: an old one would mislead."""

    def figure(run: HomeRuntime) -> float | None:
        view: Mapping[str, Any] = run.view()
        value: float | None = view[key]
        return None if view["mode"] == Mode.BLIND else value

    return figure


def _next_restore(run: HomeRuntime) -> datetime | None:
    coming = run.view()["next_restore"]
    return moment(coming["at"]) if coming else None


def _next_restored(run: HomeRuntime) -> Mapping[str, Any]:
    coming = run.view()["next_restore"]
    names = {load["id"]: load["name"] for load in run.view()["loads"]}
    return {"appliance": names.get(coming["load"])} if coming else {}


def _protected(run: HomeRuntime) -> float | None:
    ratio = run.view()["protected_ratio"]
    return None if ratio is None else 100 * ratio


def _overloaded(run: HomeRuntime) -> bool:
    return run.view()["mode"] in (Mode.AMBER, Mode.SHEDDING)


HOUSE: Final[Mapping[Platform, Sequence[Description[HomeRuntime]]]] = {
    Platform.SWITCH: (
        SwitchDescription(
            key="shedding",
            topics=CONTROL,
            exists=_metered,
            value=lambda run: run.view()["armed"],
            turn=lambda run, on: run.controller.async_arm(on),
            offline=True,
        ),
        SwitchDescription(
            key="dry_run",
            topics=CONTROL,
            exists=_metered,
            value=lambda run: run.view()["dry_run"],
            turn=lambda run, on: run.controller.async_dry_run(on),
            offline=True,
            entity_category=EntityCategory.CONFIG,
        ),
    ),
    Platform.SELECT: (
        SelectDescription(
            key="profile",
            topics=CONTROL,
            exists=_metered,
            options=list(PROFILES),
            value=lambda run: run.view()["profile"],
            choose=lambda run, name: run.controller.async_set_profile(name),
            offline=True,
            entity_category=EntityCategory.CONFIG,
        ),
    ),
    Platform.SENSOR: (
        SensorDescription(
            key="shedding_state",
            topics=CONTROL,
            exists=_metered,
            value=lambda run: run.view()["mode"],
            device_class=SensorDeviceClass.ENUM,
            options=[str(mode) for mode in Mode],
            offline=True,
        ),
        SensorDescription(
            key="time_to_cut",
            topics=CONTROL,
            exists=_metered,
            value=_while_seeing("seconds_to_cut"),
            pace=Pace.POWER,
            dead_band=2,
            urgent=_overloaded,
            device_class=SensorDeviceClass.DURATION,
            native_unit_of_measurement=UnitOfTime.SECONDS,
            suggested_display_precision=0,
        ),
        SensorDescription(
            key="headroom",
            topics=CONTROL,
            exists=_metered,
            value=_while_seeing("headroom_va"),
            pace=Pace.POWER,
            urgent=_overloaded,
            device_class=SensorDeviceClass.APPARENT_POWER,
            native_unit_of_measurement=UnitOfApparentPower.VOLT_AMPERE,
            state_class=SensorStateClass.MEASUREMENT,
            suggested_display_precision=0,
        ),
        SensorDescription(
            key="next_restore",
            topics=CONTROL,
            exists=_metered,
            value=_next_restore,
            attributes=_next_restored,
            # A moment that is only estimated moves with every sample.
            pace=Pace.SPARSE,
            device_class=SensorDeviceClass.TIMESTAMP,
        ),
        SensorDescription(
            key="sheds_today",
            topics=CONTROL,
            exists=_metered,
            value=lambda run: run.view()["sheds_today"],
            state_class=SensorStateClass.TOTAL_INCREASING,
            offline=True,
        ),
        SensorDescription(
            key="trips_avoided_today",
            topics=CONTROL,
            exists=_metered,
            value=lambda run: run.view()["trips_avoided_today"],
            state_class=SensorStateClass.TOTAL_INCREASING,
            offline=True,
        ),
        SensorDescription(
            key="protected_ratio",
            topics=CONTROL,
            exists=_metered,
            value=_protected,
            pace=Pace.SPARSE,
            native_unit_of_measurement=PERCENTAGE,
            suggested_display_precision=0,
            entity_category=EntityCategory.DIAGNOSTIC,
        ),
    ),
    Platform.EVENT: (
        EventDescription(
            key="decision",
            event_types=[str(code) for code in Code if code not in PASSING],
            exists=_metered,
            offline=True,
        ),
    ),
}
