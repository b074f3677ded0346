"""The entities of one appliance of a home, as tables: what it does, why, and what a person may ask of it."""

from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from typing import Any, Final

from homeassistant.components.number import NumberMode
from homeassistant.components.sensor import SensorDeviceClass, SensorStateClass
from homeassistant.const import EntityCategory, Platform, UnitOfTime
from homeassistant.core import HomeAssistant

from ..controls import NumberDescription, SwitchDescription
from ..core.control.shedding import Wish
from ..entity import ButtonDescription, Description, SensorDescription
from ..pace import Pace
from .home_reading import UNREACHABLE, Part

LOAD: Final = ("load",)
STATES: Final = [
    *("on", "off", "shed", "waiting", "manual"),
    *("unresponsive", UNREACHABLE, "lowered"),
]


def _metered(part: Part) -> bool:
    """Without a meter there is nothing to shed."""
    return part.run.config.metered


def _why(part: Part) -> Mapping[str, Any]:
    return {"sentence": part.sentence, "returns_at": part.returns_at}


def _mark(part: Part) -> Hashable:
    """The sentence's figures move all the time; what it is about does not."""
    reason = part.load.get("reason") or {}
    return (reason.get("code"), part.returns_at)


async def _move(part: Part, place: float) -> None:
    """Give the appliance a place in the order; the others keep theirs among themselves."""
    loads = sorted(part.run.view()["loads"], key=lambda load: load["priority"])
    order = [load["id"] for load in loads if load["id"] != part.id]
    order.insert(round(place) - 1, part.id)
    await part.run.controller.async_set_priority(order)


def _place(part: Part) -> int | None:
    """Its place in the order: 1 is switched off last."""
    loads = sorted(part.run.view()["loads"], key=lambda load: load["priority"])
    places = {load["id"]: place for place, load in enumerate(loads, 1)}
    return places.get(part.id)


def _ask(wish: Wish) -> Callable[[HomeAssistant, Part], Awaitable[None]]:
    """Make what a button does."""

    async def press(_: HomeAssistant, part: Part) -> None:
        await part.run.controller.async_ask(part.id, wish)

    return press


APPLIANCE: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SENSOR: (
        SensorDescription(
            key="appliance_state",
            topics=LOAD,
            value=lambda part: part.state,
            attributes=_why,
            mark=_mark,
            device_class=SensorDeviceClass.ENUM,
            options=STATES,
            offline=True,
        ),
        SensorDescription(
            key="shed_today",
            topics=LOAD,
            exists=_metered,
            value=lambda part: part.load.get("shed_s_today"),
            pace=Pace.SPARSE,
            device_class=SensorDeviceClass.DURATION,
            native_unit_of_measurement=UnitOfTime.SECONDS,
            suggested_unit_of_measurement=UnitOfTime.MINUTES,
            suggested_display_precision=0,
            state_class=SensorStateClass.TOTAL_INCREASING,
            offline=True,
        ),
    ),
    Platform.SWITCH: (
        SwitchDescription(
            key="appliance_enabled",
            topics=LOAD,
            exists=_metered,
            value=lambda part: part.load.get("enabled"),
            turn=lambda part, on: part.run.controller.async_enable(part.id, on),
            offline=True,
            entity_category=EntityCategory.CONFIG,
        ),
    ),
    Platform.NUMBER: (
        NumberDescription(
            key="priority",
            topics=LOAD,
            exists=_metered,
            value=_place,
            put=_move,
            highest=lambda part: max(1, len(part.run.view()["loads"])),
            native_min_value=1,
            native_step=1,
            mode=NumberMode.BOX,
            offline=True,
            entity_category=EntityCategory.CONFIG,
        ),
    ),
    Platform.BUTTON: (
        ButtonDescription(
            key="shed", press=_ask(Wish.SHED), exists=_metered, offline=True
        ),
        ButtonDescription(
            key="restore", press=_ask(Wish.RESTORE), exists=_metered, offline=True
        ),
    ),
}
