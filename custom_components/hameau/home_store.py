"""What a home keeps on disk: in one file what must be there before an order is given, in another what may come later.

The first is small and written at once: which appliances are off or lowered by our doing, and how they were before. The
second holds the journal and what was learnt; losing its last minutes costs nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.storage import Store

from .appliances import Appliance, Value
from .const import DOMAIN

STORE_VERSION: Final = 1
LATER_S: Final = 60
SOON_S: Final = 5

type Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An appliance that is off, or lowered, by our doing, until it is seen on again.

    It carries all that giving it back takes, even when its subentry is gone. `at`: UTC seconds of the last order.
    """

    appliance: Appliance
    before: Value
    at: float
    lowered: bool = False


def cut_to_dict(cut: Cut) -> Data:
    """Give a cut as JSON."""
    appliance = cut.appliance
    return {
        "name": appliance.name,
        "appliance": {
            "entity_id": appliance.entity_id,
            "nominal_va": appliance.nominal_va,
            "power_factor": appliance.power_factor,
            "phases": list(appliance.phases),
            "levels": list(appliance.levels),
            "level_unit": appliance.level_unit,
            "off_value": appliance.off_value,
            "on_value": appliance.on_value,
        },
        "before": cut.before,
        "at": cut.at,
        "lowered": cut.lowered,
    }


def cut_from_dict(load: str, data: Mapping[str, Any]) -> Cut:
    """Read a cut again."""
    return Cut(
        appliance=Appliance.from_data(load, data["name"], data["appliance"]),
        before=data["before"],
        at=float(data["at"]),
        lowered=bool(data["lowered"]),
    )


class HomeStore:
    """The two files of one home."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the files; `ledger` and `history` give what to write, once somebody has it."""
        key = f"{DOMAIN}.{entry_id}"
        # Renamed into place, without waiting for the disk's own cache: this outlives a kill, and a cut must not wait.
        self._ledger: Store[Data] = Store(hass, STORE_VERSION, key)
        self._history: Store[Data] = Store(hass, STORE_VERSION, f"{key}.history")
        self.ledger: Callable[[], Data] = dict
        self.history: Callable[[], Data] = dict
        self._closed = False

    async def async_load(self) -> tuple[Data, Data]:
        """Give both files' content, empty before the first run."""
        return (
            await self._ledger.async_load() or {},
            await self._history.async_load() or {},
        )

    async def async_save_ledger(self) -> None:
        """Write the ledger now; it is on disk when this returns."""
        if not self._closed:
            await self._ledger.async_save(self.ledger())

    @callback
    def save_soon(self) -> None:
        """Write the ledger within seconds, where no order waits for it."""
        if not self._closed:
            self._ledger.async_delay_save(self.ledger, SOON_S)

    @callback
    def save_later(self) -> None:
        """Write the history within a minute."""
        if not self._closed:
            self._history.async_delay_save(self.history, LATER_S)

    async def async_save(self) -> None:
        """Write everything now."""
        await self._ledger.async_save(self.ledger())
        await self._history.async_save(self.history())

    async def async_close(self) -> None:
        """Write everything, and nothing more: whoever comes next writes from now on."""
        await self.async_save()
        self._closed = True

    async def async_remove(self) -> None:
        """Remove both files."""
        await self._ledger.async_remove()
        await self._history.async_remove()
