"""The index of our own meter, read on the hour: it joins the history of its point, and is held against what others tell."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, cast
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_track_time_change
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, LOGGER
from ..core.archive import Archive
from ..core.errors import ArchiveError
from ..core.series import (
    HOUR_S,
    Layer,
    Parts,
    Quantity,
    SeriesKey,
    Step,
    Trust,
    from_snapshots,
    hourly,
    merge,
)
from ..issues import async_clear, async_raise
from .point_figures import by_day

if TYPE_CHECKING:
    from .electricity import ElectricityRuntime
    from .meter import MeterRuntime

CONF_METER: Final = "meter_entry"
_KIND: Final = "meter"
_REACH_S: Final = 45 * 86_400
"""How far back a reading is looked for that the next one goes on from."""
_LATE_S: Final = 120
"""Up to so long after the hour an index still stands for it."""
_LOOK_BACK_S: Final = 60 * 86_400
_LEAST_WH: Final = 100
_PERCENT: Final = 100

type Found = dict[SeriesKey, int]


class Disagreement(NamedTuple):
    """A day of which the meter tells another energy (Wh) than the network operator."""

    day: date
    meter: int
    other: int


class MeterIndex:
    """Reads a meter's registers on the hour."""

    def __init__(self, run: ElectricityRuntime, entry_id: str) -> None:
        """Read the meter of this entry."""
        self._run = run
        self._entry_id = entry_id
        self._unlisten: list[CALLBACK_TYPE] = []

    async def async_start(self) -> None:
        """Read every hour from now on, and hold what is known against what others tell."""
        self._unlisten = [
            async_track_time_change(
                self._run.hass, self._on_the_hour, minute=0, second=2
            ),
            self._run.past.async_listen(self._run.point, self._compare_soon),
        ]
        await self._async_compare()

    @callback
    def stop(self) -> None:
        """Read no more."""
        for unlisten in self._unlisten:
            unlisten()

    def registers(self) -> Found:
        """What the meter shows now, in Wh; nothing while it is silent."""
        entry = self._run.hass.config_entries.async_get_entry(self._entry_id)
        if entry is None or entry.state is not ConfigEntryState.LOADED:
            return {}
        run = cast("MeterRuntime", entry.runtime_data)
        if not run.live:
            return {}
        point, meter = self._run.point, run.meter
        found = {
            SeriesKey(point, Quantity.IMPORT, name): value
            for name, value in meter.indexes.items()
        }
        if meter.energy_wh is not None:
            found[SeriesKey(point, Quantity.IMPORT)] = meter.energy_wh
        if meter.export_wh:
            found[SeriesKey(point, Quantity.EXPORT)] = meter.export_wh
        return found

    async def _on_the_hour(self, now: datetime) -> None:
        """Keep the registers as they are, and what was counted since they were read last."""
        instant = int(now.timestamp())
        hour = instant - instant % HOUR_S
        if instant - hour > _LATE_S or not (found := self.registers()):
            return
        try:
            for key, value in found.items():
                parts = await self._run.past.async_change(
                    partial(
                        keep_reading, key=key, zone=self._run.zone, at=hour, value=value
                    )
                )
                await self._run.async_told(
                    key.quantity, Trust.METER, _KIND, "Linky", parts,
                    register=key.register,
                )  # fmt: skip
        except ArchiveError as error:
            LOGGER.info("The meter's index cannot be kept now: %s", error)

    @callback
    def _compare_soon(self) -> None:
        self._run.entry.async_create_task(
            self._run.hass, self._async_compare(), f"{DOMAIN} meter and file"
        )

    async def _async_compare(self) -> None:
        """Say where meter and network operator disagree."""
        now = int(dt_util.utcnow().timestamp())
        key = SeriesKey(self._run.point, Quantity.IMPORT)
        try:
            layers = await self._run.past.async_ask(
                lambda archive: archive.layers(key, now - _LOOK_BACK_S, now)
            )
        except ArchiveError:
            return
        found = await self._run.hass.async_add_executor_job(
            disagreements, layers, self._run.zone
        )
        if not found:
            async_clear(self._run.hass, self._run.entry, "meter_disagrees")
            return
        worst = max(found, key=lambda one: abs(one.meter - one.other))
        words = {
            "days": str(len(found)),
            "day": worst.day.isoformat(),
            "meter": str(worst.meter),
            "other": str(worst.other),
        }
        async_raise(self._run.hass, self._run.entry, "meter_disagrees", words)


def keep_reading(
    archive: Archive, *, key: SeriesKey, zone: ZoneInfo, at: int, value: int
) -> Parts:
    """Keep an index, and give what was counted since the one before; in the executor."""
    archive.add_readings(key, zone, {at: value})
    last = archive.readings(key, at - _REACH_S, at)[-2:]
    return from_snapshots(last, zone, key.quantity.unit, days=())


def disagreements(layers: Iterable[Layer], zone: ZoneInfo) -> list[Disagreement]:
    """The days of which both know all, and tell energies further apart than 1 % and than 100 Wh."""
    told = list(layers)
    ours = [one for one in told if one.origin.trust is Trust.METER]
    theirs = [one for one in told if one.origin.trust in (Trust.FILE, Trust.GATEWAY)]
    meter = by_day(hourly(merge(ours), zone), zone)
    other = by_day(hourly(merge(theirs), zone), zone)
    # What only a day between two snapshots tells begins an hour late in summer.
    shifted = {
        Step.DAY.date_of(start, zone)
        for one in theirs
        if one.series.step is Step.METER_DAY
        for start in one.series.starts
    }
    found = []
    for day in sorted((meter.whole & other.whole) - shifted):
        one, two = meter.values[day], other.values[day]
        if abs(one - two) > max(_LEAST_WH, two // _PERCENT):
            found.append(Disagreement(day, one, two))
    return found
