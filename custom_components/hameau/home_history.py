"""A home's power as the recorder kept it: what the card of a day draws."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er

from .const import DOMAIN
from .core.errors import HistoryError
from .recorder_threads import async_asked
from .units import apparent_va

if TYPE_CHECKING:
    from .sources.home_runtime import HomeRuntime

POINTS: Final = 1500
"""More than a screen has columns; of what falls into one, the highest power is kept."""

type Point = tuple[int, float]


def power_entities(run: HomeRuntime) -> list[str]:
    """Give the sensors that show what the home draws."""
    if run.config.meter_entry is None:
        return list(run.config.meter_entities)
    meter = run.hass.config_entries.async_get_entry(run.config.meter_entry)
    if meter is None:
        return []
    found = er.async_get(run.hass).async_get_entity_id(
        "sensor", DOMAIN, f"{meter.unique_id}_apparent_power"
    )
    return [found] if found else []


async def async_power(
    hass: HomeAssistant, entity_ids: Sequence[str], start: datetime, end: datetime
) -> list[Point]:
    """Give the power between two instants, [ms of the epoch, VA]; nothing where nobody records, or nobody any more."""
    if "recorder" not in hass.config.components or not entity_ids:
        return []
    units: dict[str, str | None] = {}
    for entity_id in entity_ids:
        now = hass.states.get(entity_id)
        units[entity_id] = now.attributes.get(ATTR_UNIT_OF_MEASUREMENT) if now else None
    from homeassistant.helpers.recorder import get_instance

    try:
        return await async_asked(get_instance(hass), _read, hass, units, start, end)
    except HistoryError:
        return []


def _read(
    hass: HomeAssistant, units: dict[str, str | None], start: datetime, end: datetime
) -> list[Point]:
    from homeassistant.components.recorder.history import state_changes_during_period

    lines: list[list[Point]] = []
    for entity_id, unit in units.items():
        found = state_changes_during_period(
            hass,
            start,
            end,
            entity_id,
            no_attributes=True,
            include_start_time_state=True,
        )
        lines.append(list(_points(found.get(entity_id, ()), unit)))
    return thinned(summed(lines))


def _points(states: Iterable[State], unit: str | None) -> Iterable[Point]:
    for state in states:
        shown = State(
            state.entity_id,
            state.state,
            {ATTR_UNIT_OF_MEASUREMENT: unit},
            validate_entity_id=False,
        )
        power = apparent_va(shown)
        if power is not None:
            yield int(state.last_updated_timestamp * 1000), round(power)


def summed(lines: Sequence[Sequence[Point]]) -> list[Point]:
    """Add lines up, each holding its last value; nothing before all have begun."""
    if len(lines) == 1:
        return list(lines[0])
    last: dict[int, float] = {}
    found: list[Point] = []
    moves = sorted(
        (at, place, va) for place, line in enumerate(lines) for at, va in line
    )
    for at, place, power in moves:
        last[place] = power
        if len(last) == len(lines):
            found.append((at, sum(last.values())))
    return found


def thinned(points: Sequence[Point], most: int = POINTS) -> list[Point]:
    """Keep at most so many points: the highest of each stretch of time."""
    if len(points) <= most:
        return list(points)
    first, last = points[0][0], points[-1][0]
    width = (last - first) / most or 1.0
    highest: dict[int, Point] = {}
    for point in points:
        column = int((point[0] - first) / width)
        if column not in highest or point[1] > highest[column][1]:
            highest[column] = point
    return [highest[column] for column in sorted(highest)]
