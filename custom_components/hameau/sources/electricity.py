"""The electricity of one point of delivery (PRM): its history from files, a gateway and the meter's own index."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, override

from homeassistant.core import HomeAssistant, callback

from ..const import CONF_WAY, ELECTRICITY_SOURCE
from ..core.archive import Archive
from ..core.series import Quantity, SeriesKey
from ..core.tariffs.contract import Electricity
from ..statistic import Statistic
from .base import HameauConfigEntry, Source
from .clocks import FILES
from .electricity_flow import async_try
from .electricity_forms import FORMS
from .electricity_gateway import Asking
from .electricity_hours import Pricing, histories, statistics
from .electricity_meter import CONF_METER, MeterIndex
from .electricity_options import options
from .electricity_prices import Following
from .electricity_sensors import DESCRIPTIONS
from .point import WAY, PointRuntime, async_forget
from .point_contract import electricity_of
from .point_figures import HoursOf
from .point_hours import MARKET


class ElectricityRuntime(PointRuntime):
    """One point of delivery of electricity."""

    descriptions = DESCRIPTIONS

    def __init__(self, hass: HomeAssistant, entry: HameauConfigEntry) -> None:
        """Prepare; nothing is opened yet."""
        super().__init__(hass, entry)
        self.contract: Electricity | None = None
        self.pricing: Pricing | None = None
        self.asking: Asking | None = None
        self.meter: MeterIndex | None = None
        self.following = Following(self)

    @override
    def read_contract(self) -> None:
        """Take the contract from the subentries. Raises TariffError."""
        self.contract = electricity_of(self.entry)
        self.pricing = (
            Pricing(SeriesKey(self.point, Quantity.IMPORT), self.contract, self.zone)
            if self.contract
            else None
        )

    @override
    def statistics(self) -> Iterable[tuple[Statistic, str]]:
        """Give each statistic, and what it depends on besides histories."""
        return statistics(self)

    @override
    def histories(self, archive: Archive) -> Mapping[str, HoursOf]:
        """Give what figures are worked out of."""
        return histories(self, archive)

    @override
    async def async_begin(self) -> None:
        """Ask the gateway when it is time, and read the meter's index every hour, where there is one."""
        self._unlisten.append(self.past.async_listen(MARKET.point, self.refresh))
        if self.entry.data[CONF_WAY] != FILES:
            self.asking = Asking(self)
            self.asking.start()
        if meter := self.entry.options.get(CONF_METER):
            self.meter = MeterIndex(self, meter)
            await self.meter.async_start()
        self.following.start()

    @override
    async def async_end(self) -> None:
        """Ask no more."""
        self.following.stop()
        if self.asking is not None:
            await self.asking.async_stop()
        if self.meter is not None:
            self.meter.stop()

    @override
    @callback
    def refresh(self) -> None:
        """Work out the figures soon, of what is known now."""
        if self.pricing is not None:
            self.pricing.forget()
        super().refresh()

    @override
    def diagnostics(self) -> Mapping[str, Any]:
        """Tell how the history comes, without a number that names a home."""
        asking = self.asking
        return {
            "gateway": asking.diagnostics() if asking else None,
            "contract_terms": len(self.contract.terms) if self.contract else 0,
        }

    @callback
    def way_changed(self) -> None:
        """The gateway was asked: tell the entities about it."""
        self.newcomers()
        self.publish((WAY,))


SOURCE: Final = Source(
    key=ELECTRICITY_SOURCE,
    forms=FORMS,
    try_it=async_try,
    confirms=False,
    runtime=ElectricityRuntime,
    options=options,
    forget=async_forget,
)
