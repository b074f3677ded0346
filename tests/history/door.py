"""An archive and the door to a recorder, with a point whose histories the tests tell."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance

from custom_components.hameau.core.archive import Archive, NewOrigin
from custom_components.hameau.core.series import (
    HOUR_S,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
)
from custom_components.hameau.history import History
from custom_components.hameau.history_rows import Row
from custom_components.hameau.history_sql import Done
from custom_components.hameau.sources.point_hours import energy_hours
from custom_components.hameau.statistic import Statistic

PARIS = ZoneInfo("Europe/Paris")
KEY = SeriesKey("12345678901234", Quantity.IMPORT)
GAS = SeriesKey("01234567890123", Quantity.GAS_ENERGY)
ALWAYS = 4_000_000_000

type Period = Literal["hour", "day", "month", "year"]


def at(*date: int) -> int:
    """Instant of a wall time in Paris."""
    return int(datetime(*date, tzinfo=PARIS).timestamp())  # type: ignore[misc, arg-type]  # a date and perhaps an hour


def statistic_of(key: SeriesKey, name: str = "Compteur") -> Statistic:
    """A statistic of the energy of one history."""
    return Statistic(
        id=f"hameau:{key.point}_{key.quantity}",
        name=name,
        unit="kWh",
        unit_class="energy",
        keys=(key,),
        hours=lambda archive, first, last: energy_hours(
            archive, key, PARIS, first, last
        ),
    )


class Door:
    """What a test asks."""

    def __init__(self, hass: HomeAssistant, archive: Archive) -> None:
        """Take an open archive."""
        self.hass = hass
        self.archive = archive
        self.history = History(hass)
        self.statistic = statistic_of(KEY)
        self.told = 0

    async def ask[T](self, function: Callable[[Archive], T]) -> T:
        """Ask the archive as `Past` does."""
        return await self.hass.async_add_executor_job(function, self.archive)

    async def tell(
        self,
        rows: Iterable[tuple[int, int]],
        *,
        step: Step = Step.HOUR,
        trust: Trust = Trust.FILE,
        key: SeriesKey = KEY,
    ) -> int:
        """Keep (start, value) as one more file tells them, and give the number of that file."""
        self.told += 1
        series = Series.of(step, key.quantity.unit, PARIS, ((*row, 0) for row in rows))
        origin = NewOrigin(trust, "test", "test", f"file {self.told}", self.told)
        marks = (statistic_of(key).id,)
        await self.ask(lambda a: a.add(key, PARIS, origin, [series], marks=marks))
        return max(origin.number for origin in self.archive.origins(key))

    async def take_back(self, number: int) -> None:
        """Forget all a file told."""
        await self.ask(lambda a: a.forget_origin(number, [self.statistic.id]))

    async def write(self) -> Done:
        """Write what is pending, as `Past` does."""
        done = Done()
        for name, (since, version) in (await self.ask(Archive.pending)).items():
            statistic = next(
                one for one in (self.statistic, statistic_of(GAS)) if one.id == name
            )
            done += await self.history.async_write(self.ask, statistic, since)
            self.archive.settled(name, version)
        return done

    async def verify(self) -> list[str]:
        """Compare the recorder with what it was told."""
        return await self.history.async_verify(self.ask, [self.statistic])

    async def hours(self) -> dict[int, int]:
        """What the recorder has, hour by hour."""
        found = await self.history.async_read(self.statistic, 0, ALWAYS)
        return dict(zip(found.starts, found.values, strict=True))

    async def rows(self) -> list[Row]:
        """The rows as Home Assistant gives them."""
        found = await self.view("hour", (2000, 1, 1), (2040, 1, 1))
        return [Row(row["start"], row["state"], row["sum"]) for row in found]

    async def sums_hold(self) -> bool:
        """Whether each sum is the one before and the hour's own value, to the Wh."""
        running = 0
        for row in await self.rows():
            assert row.state is not None
            assert row.sum is not None
            running += round(row.state * 1000)
            if round(row.sum * 1000) != running:
                return False
        return True

    async def view(
        self,
        period: Period,
        first: tuple[int, ...],
        last: tuple[int, ...],
        key: SeriesKey = KEY,
    ) -> list[dict[str, float]]:
        """What Home Assistant's cards are given, in kWh."""
        name = statistic_of(key).id
        found = await get_instance(self.hass).async_add_executor_job(
            statistics_during_period,
            self.hass,
            datetime(*first, tzinfo=PARIS),  # type: ignore[misc, arg-type]  # a date and perhaps an hour
            datetime(*last, tzinfo=PARIS),  # type: ignore[misc, arg-type]  # a date and perhaps an hour
            {name},
            period,
            {"energy": "kWh"},
            {"change", "state", "sum"},
        )
        return [dict(row) for row in found.get(name, [])]  # type: ignore[arg-type]  # a typed dict of the recorder

    async def changes(
        self,
        period: Period,
        first: tuple[int, ...],
        last: tuple[int, ...],
        key: SeriesKey = KEY,
    ) -> dict[tuple[int, int, int], int]:
        """The bars of a card: local date → Wh."""
        bars = {}
        for row in await self.view(period, first, last, key):
            if row["start"] < at(*last):  # it gives the one that begins there, too
                local = datetime.fromtimestamp(row["start"], PARIS)
                bars[local.year, local.month, local.day] = round(row["change"] * 1000)
        return bars


def every_hour(first: int, last: int) -> list[tuple[int, int]]:
    """Give hours with values that are all different for years."""
    return [(hour, hour // HOUR_S % 100_003) for hour in range(first, last, HOUR_S)]
