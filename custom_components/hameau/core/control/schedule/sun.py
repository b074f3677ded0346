"""The sun's day at one place, by astral (the library Home Assistant itself uses)."""

from datetime import UTC, date, datetime, tzinfo
from typing import Protocol

from astral import Observer, sun as astral_sun

from .model import SunEvent

_EVENTS = {
    SunEvent.DAWN: astral_sun.dawn,
    SunEvent.SUNRISE: astral_sun.sunrise,
    SunEvent.NOON: astral_sun.noon,
    SunEvent.SUNSET: astral_sun.sunset,
    SunEvent.DUSK: astral_sun.dusk,
}


class Sun(Protocol):
    """Whoever knows the sun."""

    def at(self, event: SunEvent, day: date) -> datetime | None:
        """Give the moment of a civil day, in UTC; None where the sun does not reach it that day."""


class SunAt:
    """The sun at a place. It remembers what it computed."""

    def __init__(
        self, latitude: float, longitude: float, zone: tzinfo, elevation: float = 0.0
    ) -> None:
        """Degrees north and east, metres; `zone` says which civil day a moment is of."""
        self._observer = Observer(latitude, longitude, elevation)
        self._zone = zone
        self._known: dict[tuple[SunEvent, date], datetime | None] = {}

    def at(self, event: SunEvent, day: date) -> datetime | None:
        """Give the moment of a civil day, in UTC; None where the sun does not reach it that day."""
        key = (event, day)
        if key not in self._known:
            if len(self._known) > 4000:
                self._known.clear()
            self._known[key] = self._compute(event, day)
        return self._known[key]

    def _compute(self, event: SunEvent, day: date) -> datetime | None:
        try:
            moment: datetime = _EVENTS[event](
                self._observer, date=day, tzinfo=self._zone
            )
        except ValueError:
            # astral's way to say that the sun stays above, or below, all day.
            return None
        return moment.astimezone(UTC).replace(microsecond=0)
