"""Prices that any sensor of Home Assistant shows: now, and in the hours of which its statistics tell."""

from datetime import datetime
from typing import Final

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..core.clients.failures import failure
from ..recorder_threads import async_asked
from ..units import number_of

UNITS: Final = {
    **dict.fromkeys(("EUR/kWh", "€/kWh"), 1_000_000),
    **dict.fromkeys(("EUR/MWh", "€/MWh"), 1_000),
    **dict.fromkeys(("c€/kWh", "ct/kWh", "cts/kWh", "cent/kWh"), 10_000),
}
"""Units of a price, each in µEUR/kWh."""


class OwnPrice:
    """A sensor that shows a price."""

    def __init__(self, hass: HomeAssistant, entity_id: str) -> None:
        """Prepare; nothing is read yet."""
        self._hass = hass
        self.name = entity_id

    @property
    def unit(self) -> str | None:
        """The unit it shows; None: it is not there, or shows none."""
        state = self._hass.states.get(self.name)
        return state.attributes.get(ATTR_UNIT_OF_MEASUREMENT) if state else None

    def now(self) -> int:
        """What it shows, in µEUR/kWh. Raises ServiceError: nothing now, or in a unit that is none of a price."""
        state = self._hass.states.get(self.name)
        number = number_of(state) if state else None
        if state is None or number is None:
            shown = state.state if state else ""
            raise failure("service_unavailable", self.name, shown)
        return round(number * self._factor())

    def _factor(self) -> int:
        unit = self.unit
        if unit not in UNITS:
            field = ATTR_UNIT_OF_MEASUREMENT
            raise failure("bad_answer", self.name, unit or "–", field=field)
        return UNITS[unit]

    async def async_hours(self, first: int, last: int) -> list[tuple[int, int]]:
        """The mean of each hour from one instant to another, as statistics have it: (start, µEUR/kWh).

        Raises HistoryError: the recorder does not answer. ServiceError as `now`.
        """
        if "recorder" not in self._hass.config.components:
            return []
        from homeassistant.helpers.recorder import get_instance

        factor = self._factor()
        means = await async_asked(
            get_instance(self._hass), _means, self._hass, self.name, first, last
        )
        return [(start, round(mean * factor)) for start, mean in means]


def _means(
    hass: HomeAssistant, entity_id: str, first: int, last: int
) -> list[tuple[int, float]]:
    from homeassistant.components.recorder.statistics import statistics_during_period

    start, end = (datetime.fromtimestamp(at, dt_util.UTC) for at in (first, last))
    found = statistics_during_period(
        hass, start, end, {entity_id}, "hour", None, {"mean"}
    )
    return [
        (int(row["start"]), mean)
        for row in found.get(entity_id, [])
        if (mean := row.get("mean")) is not None
    ]
