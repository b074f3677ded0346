"""The gas of one point of delivery (PCE): its history from files, readings by hand, and a sensor."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
import re
from typing import Any, Final, override

from homeassistant.const import (
    ATTR_UNIT_OF_MEASUREMENT,
    Platform,
    UnitOfEnergy,
    UnitOfVolume,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.event import async_track_time_change
from homeassistant.helpers.selector import TextSelector
from homeassistant.util.unit_conversion import EnergyConverter, VolumeConverter
import probatio

from ..const import DOMAIN, GAS_SOURCE, LOGGER
from ..core.archive import Archive
from ..core.errors import ArchiveError, SourceError
from ..core.series import HOUR_S, Parts, Quantity, SeriesKey, Trust, from_snapshots
from ..core.tariffs.gas import Gas
from ..entity import Description
from ..statistic import Statistic
from ..units import number_of
from .base import Form, Found, HameauConfigEntry, Progress, Source
from .electricity_flow import title
from .gas_options import CONF_SENSOR, options
from .gas_readings import coefficient_days, day_of, energies, gas_days
from .point import CONF_POINT, PointRuntime, async_forget
from .point_buttons import BUTTONS
from .point_contract import gas_of
from .point_figures import HoursOf
from .point_hours import Priced, energy_hours, gas_hours
from .point_sensors import KNOWN, rows_of

_PCE: Final = re.compile(r"\d{14}|GI\d{6,12}")
_READ: Final = "index"
_SENSED: Final = "sensor"
"""Registers under which readings are kept: what they tell is told of the point as a whole."""
_LATE_S: Final = 120
_REACH_S: Final = 45 * 86_400


class GasRuntime(PointRuntime):
    """One point of delivery of gas."""

    descriptions: Mapping[Platform, Sequence[Description[Any]]] = {
        Platform.SENSOR: (
            *rows_of(Quantity.GAS_ENERGY, "energy", money=False),
            *rows_of("cost", "cost", money=True),
            *KNOWN,
        ),
        Platform.BUTTON: BUTTONS,
    }

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is opened yet."""
        super().__init__(hass, entry)
        self.contract: Gas | None = None

    @override
    def read_contract(self) -> None:
        """Take the contract from the subentries. Raises TariffError."""
        self.contract = gas_of(self.entry)

    @override
    def statistics(self) -> Iterator[tuple[Statistic, str]]:
        """Give each statistic, and what it depends on besides histories."""
        for quantity, unit, unit_class in (
            (Quantity.GAS_ENERGY, UnitOfEnergy.KILO_WATT_HOUR, "energy"),
            (Quantity.GAS_VOLUME, UnitOfVolume.CUBIC_METERS, "volume"),
        ):
            key = SeriesKey(self.point, quantity)
            made = partial(_hours, key=key, run=self)
            yield (
                self._statistic(quantity.value, unit, unit_class, key, made),
                self.made_by(),
            )
        if self.contract is not None:
            key = SeriesKey(self.point, Quantity.GAS_ENERGY)
            yield (
                self._statistic("cost", "EUR", None, key, self._cost),
                self.made_by(self.contract.terms),
            )

    def _statistic(
        self, what: str, unit: str, unit_class: str | None, key: SeriesKey, hours: Any
    ) -> Statistic:
        return Statistic(
            id=f"{DOMAIN}:{self.point}_{what}".lower(),
            name=f"{self.entry.title} {self.word(what)}",
            unit=unit,
            unit_class=unit_class,
            keys=(key,),
            hours=hours,
        )

    def _cost(self, archive: Archive, first: int, last: int) -> Any:
        return self._priced(archive, first, last).cost

    def _priced(self, archive: Archive, first: int, last: int) -> Priced:
        assert self.contract is not None
        key = SeriesKey(self.point, Quantity.GAS_ENERGY)
        return gas_hours(archive, key, self.contract, self.zone, first, last)

    @override
    def histories(self, archive: Archive) -> Mapping[str, HoursOf]:
        """Give what figures are worked out of."""
        known = set(archive.keys())
        found: dict[str, HoursOf] = {}
        for quantity in (Quantity.GAS_ENERGY, Quantity.GAS_VOLUME):
            key = SeriesKey(self.point, quantity)
            if key in known:
                found[quantity] = partial(energy_hours, archive, key, self.zone)
        if self.contract is not None and Quantity.GAS_ENERGY in found:
            found["cost"] = partial(self._cost, archive)
        return found

    @override
    async def async_begin(self) -> None:
        """Read the sensor every hour, where there is one; energies follow the coefficients there are now."""
        await self._async_tell_energies()
        if self.entry.options.get(CONF_SENSOR):
            self._unlisten.append(
                async_track_time_change(
                    self.hass, self._on_the_hour, minute=0, second=2
                )
            )

    @override
    async def async_end(self) -> None:
        """There is nothing to end."""

    @override
    async def async_take_contract(self) -> None:
        """Have everything made by the contract as it is now, and by its coefficient. Raises ArchiveError."""
        await super().async_take_contract()
        await self._async_tell_energies()

    # By hand.

    async def async_add_reading(
        self, at: datetime, litres: int, coefficient: int | None = None
    ) -> None:
        """Keep the meter's index as a person read it, and what was used since the readings before. Raises ArchiveError."""
        key = SeriesKey(self.point, Quantity.GAS_VOLUME, _READ)
        readings = {int(at.timestamp()): litres}

        def keep(archive: Archive) -> Parts:
            archive.add_readings(key, self.zone, readings)
            return gas_days(archive.readings(key, 0, 2**33), self.zone)

        parts = await self.past.async_change(keep)
        await self._async_by_hand("hand_index", parts)
        await self._async_keep_coefficient(at.astimezone(self.zone).date(), coefficient)

    async def async_add_day(
        self, day: date, litres: int, coefficient: int | None = None
    ) -> None:
        """Keep the volume of a gas day as a person tells it. Raises ArchiveError."""
        await self._async_by_hand("hand_day", day_of(day, litres, self.zone))
        await self._async_keep_coefficient(day, coefficient)

    async def _async_by_hand(self, kind: str, parts: Parts) -> None:
        name = self.word("by_hand")
        await self.async_told(Quantity.GAS_VOLUME, Trust.HAND, kind, name, parts)

    async def _async_keep_coefficient(
        self, since: date, coefficient: int | None
    ) -> None:
        if coefficient is not None:
            days = {since: str(coefficient)}
            await self.past.async_set_days(
                coefficient_days(self.point), days, "hand", self.zone
            )
        await self._async_tell_energies()

    async def _async_tell_energies(self) -> None:
        """Turn volumes that came without an energy into energies."""
        found = await self.past.async_ask(
            partial(energies, point=self.point, gas=self.contract, zone=self.zone)
        )
        name = self.word("by_coefficient")
        for origin, parts in found:
            kind = f"energy_of_{origin.number}"
            await self.async_told(Quantity.GAS_ENERGY, origin.trust, kind, name, parts)

    # From a sensor.

    async def _on_the_hour(self, now: datetime) -> None:
        """Keep the sensor's index as it is on the hour."""
        instant = int(now.timestamp())
        hour = instant - instant % HOUR_S
        sensed = self._sensed()
        if instant - hour > _LATE_S or sensed is None:
            return
        quantity, value = sensed
        key = SeriesKey(self.point, quantity, _SENSED)

        def keep(archive: Archive) -> Parts:
            archive.add_readings(key, self.zone, {hour: value})
            last = archive.readings(key, hour - _REACH_S, hour)[-2:]
            return from_snapshots(last, self.zone, quantity.unit, days=())

        try:
            parts = await self.past.async_change(keep)
            name = self.entry.options[CONF_SENSOR]
            await self.async_told(quantity, Trust.ENTITY, "entity", name, parts)
            await self._async_tell_energies()
        except ArchiveError as error:
            LOGGER.info("The gas sensor's index cannot be kept now: %s", error)

    def _sensed(self) -> tuple[Quantity, int] | None:
        """What the sensor shows, in litres or Wh; None while it shows nothing that can be counted."""
        state = self.hass.states.get(self.entry.options[CONF_SENSOR])
        value = number_of(state) if state else None
        if state is None or value is None:
            return None
        unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        if unit in VolumeConverter.VALID_UNITS:
            litres = VolumeConverter.convert(value, unit, UnitOfVolume.LITERS)
            return Quantity.GAS_VOLUME, round(litres)
        if unit in EnergyConverter.VALID_UNITS:
            energy = EnergyConverter.convert(value, unit, UnitOfEnergy.WATT_HOUR)
            return Quantity.GAS_ENERGY, round(energy)
        return None


def _hours(
    archive: Archive, first: int, last: int, *, key: SeriesKey, run: GasRuntime
) -> Any:
    return energy_hours(archive, key, run.zone, first, last)


async def _to_data(_: HomeAssistant, page: dict[str, Any]) -> dict[str, Any]:
    point = "".join(page[CONF_POINT].split()).upper()
    if not _PCE.fullmatch(point):
        raise SourceError("not_a_pce", {"detail": page[CONF_POINT][:40]})
    return {CONF_POINT: point}


async def _async_try(
    hass: HomeAssistant, data: Mapping[str, Any], progress: Progress
) -> Found:
    """There is nobody to ask: files and readings are what there is."""
    progress(1.0)
    point = data[CONF_POINT]
    name = "Gaz" if hass.config.language == "fr" else "Gas"
    return Found(unique_id=f"gas_{point}", title=title(name, point), data=data)


def _schema() -> probatio.Schema:
    return probatio.Schema({probatio.Required(CONF_POINT): TextSelector()})


def _shown(data: Mapping[str, Any]) -> dict[str, Any]:
    return {CONF_POINT: data[CONF_POINT]}


SOURCE: Final = Source(
    key=GAS_SOURCE,
    forms=(
        Form(step_id="gas_point", schema=_schema, to_data=_to_data, to_input=_shown),
    ),
    try_it=_async_try,
    confirms=False,
    runtime=GasRuntime,
    options=options,
    forget=async_forget,
)
