"""What a home keeps on disk: in one file what must be there before an order is given, in another what may come later.

The first is small and written at once: which appliances are off or lowered by our doing, and how they were before. The
second holds the journal and what was learnt; losing its last minutes costs nothing.

The first is flushed to the disk itself, file and directory (`atomic_writes`), so that no power cut, such as the breaker
we failed to keep closed, loses the last order. That is one flush for all orders of a decision, some tens a day, and at
most one in `SOON_S` for what else changes, none where nothing did: the recorder commits every five seconds, 17,280
times a day, so it is not us who wear an SD card. On a server's disk a flush takes 0.9 ms instead of 0.4; a slow card
holds an order up by `FLUSH_S` at most.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.storage import Store

from .appliances import Appliance, Value
from .const import DOMAIN

STORE_VERSION: Final = 1
LATER_S: Final = 60
SOON_S: Final = 5
FLUSH_S: Final = 2.0
"""How long an order waits for the disk: a busy one can take longer than a meter bears an overload."""

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


def cuts_to_dict(cuts: Mapping[str, Cut]) -> Data:
    """Give cuts by load as JSON."""
    return {load: cut_to_dict(cut) for load, cut in cuts.items()}


def cuts_from_dict(data: Mapping[str, Any]) -> dict[str, Cut]:
    """Read them again."""
    return {load: cut_from_dict(load, each) for load, each in data.items()}


def _settled(data: Any) -> Any:
    """Round what jitters: moments are kept as UTC, reckoned anew from the monotonic clock each time."""
    match data:
        case dict():
            return {name: _settled(value) for name, value in data.items()}
        case list() | tuple():
            return [_settled(value) for value in data]
        case float():
            return round(data)
    return data


class HomeStore:
    """The two files of one home."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Name the files; `ledger` and `history` give what to write, once somebody has it."""
        key = f"{DOMAIN}.{entry_id}"
        self._hass = hass
        self._ledger: Store[Data] = Store(hass, STORE_VERSION, key, atomic_writes=True)
        self._history: Store[Data] = Store(hass, STORE_VERSION, f"{key}.history")
        self.ledger: Callable[[], Data] = dict
        self.history: Callable[[], Data] = dict
        self._written: Any = None
        self._due: CALLBACK_TYPE | None = None
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
            await self._write(self.ledger())

    async def _write(self, ledger: Data) -> None:
        self._undue()
        self._written = _settled(ledger)
        await self._ledger.async_save(ledger)

    @callback
    def save_soon(self) -> None:
        """Write the ledger within seconds, where no order waits for it."""
        if not self._closed and self._due is None:
            self._due = async_call_later(self._hass, SOON_S, self._write_due)

    async def _write_due(self, _: datetime) -> None:
        self._due = None
        ledger = self.ledger()
        if _settled(ledger) != self._written:
            await self._write(ledger)

    def _undue(self) -> None:
        if self._due is not None:
            self._due()
            self._due = None

    @callback
    def save_later(self) -> None:
        """Write the history within a minute."""
        if not self._closed:
            self._history.async_delay_save(self.history, LATER_S)

    async def async_save(self) -> None:
        """Write everything now."""
        await self._write(self.ledger())
        await self._history.async_save(self.history())

    async def async_close(self) -> None:
        """Write everything, and nothing more: whoever comes next writes from now on."""
        await self.async_save()
        self._closed = True
        self._undue()

    async def async_remove(self) -> None:
        """Remove both files."""
        await self._ledger.async_remove()
        await self._history.async_remove()
