"""The colours of Tempo days, told by two services without keys and held against each other."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final, override

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import Platform, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.util import dt as dt_util

from ..core.clients import tempo as client
from ..core.clients.tempo import (
    CouleurTempo,
    RteTempo,
    SeasonCount,
    TempoSource,
    count_season,
    merged,
    next_ask,
    season_days,
    season_of,
)
from ..core.errors import ServiceError
from ..core.tic.tariff import Colour
from ..entity import Description, SensorDescription
from ..issues import async_clear, async_raise
from .base import Found, HameauConfigEntry, Progress
from .point_hours import TEMPO_DAYS
from .signal import TOLD, SignalRuntime, blank_form, keyless_source

_ONE_DAY: Final = timedelta(days=1)
_MORNING: Final = time(6)
_SEASONS: Final = 4
"""How many seasons are asked for at first: as far back as a Linky's history can be had."""
_COLOURS: Final = [colour.value for colour in Colour]


class TempoRuntime(SignalRuntime):
    """Colours by day, as far as they are known."""

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is asked yet."""
        super().__init__(hass, entry)
        self.descriptions = DESCRIPTIONS
        self.colours: dict[date, Colour] = {}
        first, second = sources(hass, entry.data)
        self._first, self._second = first, second
        self._asked: dict[int, date] = {}

    @property
    def day(self) -> date:
        """The Tempo day it is: it runs from 06:00 to 06:00."""
        now = self.session_now
        return now.date() if now.time() >= _MORNING else now.date() - _ONE_DAY

    @property
    def season(self) -> SeasonCount:
        """The count of the season that runs."""
        return count_season(self.colours, season_of(self.day), self.day)

    @override
    def diagnostics(self) -> Mapping[str, Any]:
        """Tell how many days are known, and the season that runs."""
        return {"days_known": len(self.colours), "season": self.season}

    @override
    async def async_restore(self) -> None:
        """Know again the colours of all seasons that are kept."""
        first, _ = season_days(season_of(self.session_now.date()) - _SEASONS)
        known = await self.past.async_ask(
            lambda archive: archive.days(TEMPO_DAYS, first, date.max)
        )
        self.colours = {day: Colour(text) for day, text in known.items()}

    @override
    async def async_ask(self) -> datetime:
        """Ask both services; whoever answers is believed, the first before the second."""
        now = dt_util.utcnow()
        today = now.astimezone(self.zone).date()
        told = await self._async_told(None)
        await self._async_keep(told)
        for year in self._lacking(today):
            await self._async_keep(await self._async_told(year))
            self._asked[year] = today
        known = {day: self.colours[day] for day in told if day in self.colours}
        return next_ask(now, self.zone, known, self.entry.entry_id)

    def _lacking(self, today: date) -> list[int]:
        """The seasons of which days that have begun are not known.

        A season is told once a day at most: the services themselves may lack a day.
        """
        this = season_of(today)
        return [
            year
            for year in range(this, this - _SEASONS, -1)
            if self._asked.get(year) != today
            and count_season(self.colours, year, today).unknown
        ]

    async def _async_told(self, year: int | None) -> dict[date, Colour]:
        """What the services tell of today and tomorrow, or of a season. Raises ServiceError: neither answers."""
        answers: list[Mapping[date, Colour]] = []
        errors: list[ServiceError] = []
        for source in (self._first, self._second):
            try:
                answers.append(
                    await source.now() if year is None else await source.season(year)
                )
            except ServiceError as error:
                errors.append(error)
            if year is not None and answers:
                break
        if not answers:
            raise errors[0]
        if len(answers) == 1:
            return dict(answers[0])
        colours, differing = merged(*answers)
        if differing:
            worst = differing[-1]
            words = {
                "day": worst.day.isoformat(),
                "kept": worst.kept,
                "other": worst.other,
            }
            async_raise(self.hass, self.entry, "tempo_differs", words)
        else:
            async_clear(self.hass, self.entry, "tempo_differs")
        return colours

    async def _async_keep(self, colours: Mapping[date, Colour]) -> None:
        self.colours |= colours
        days = {day: colour.value for day, colour in colours.items()}
        await self.past.async_set_days(TEMPO_DAYS, days, "tempo", self.zone)


def sources(
    hass: HomeAssistant, data: Mapping[str, Any]
) -> tuple[TempoSource, TempoSource]:
    """The two services; entry data may name other addresses."""
    session = async_get_clientsession(hass)
    rte = data.get("rte_url") or client.RTE_BASE
    couleur = data.get("couleur_url") or client.COULEUR_BASE
    return (
        RteTempo(session, base=rte, clock=dt_util.utcnow),
        CouleurTempo(session, base=couleur, clock=dt_util.utcnow),
    )


def _today(run: TempoRuntime) -> str | None:
    return run.colours.get(run.day)


def _tomorrow(run: TempoRuntime) -> str | None:
    return run.colours.get(run.day + _ONE_DAY)


def _left(run: TempoRuntime, *, colour: Colour) -> int:
    return run.season.left[colour]


def _used(run: TempoRuntime, *, colour: Colour) -> Mapping[str, Any]:
    season = run.season
    return {"days_known": season.known[colour], "days_missing": season.unknown}


DESCRIPTIONS: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SENSOR: (
        SensorDescription(
            key="colour_today",
            topics=(TOLD,),
            device_class=SensorDeviceClass.ENUM,
            options=_COLOURS,
            value=_today,
        ),
        SensorDescription(
            key="colour_tomorrow",
            topics=(TOLD,),
            device_class=SensorDeviceClass.ENUM,
            options=_COLOURS,
            value=_tomorrow,
        ),
        *(
            SensorDescription(
                key=f"days_left_{colour}",
                topics=(TOLD,),
                native_unit_of_measurement=UnitOfTime.DAYS,
                value=partial(_left, colour=colour),
                attributes=partial(_used, colour=colour),
            )
            for colour in Colour
        ),
    )
}


async def _async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """Ask for today's colour; one of the services is enough. Raises ServiceError."""
    first, second = sources(hass, data)
    try:
        await first.now()
    except ServiceError:
        await second.now()
    progress(1.0)
    return Found(unique_id="tempo", title="Tempo", data=data)


SOURCE: Final = keyless_source(
    "tempo", TempoRuntime, _async_try, (blank_form("tempo_days"),)
)
