"""Contracts that follow the regulated prices: once a day the published tables are looked at for a change."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_track_time_change
from homeassistant.util import dt as dt_util

from ..const import DOMAIN
from ..core.clients.rhythm import morning
from ..issues import async_clear, async_raise
from ..price_tables import price_tables
from .point_contract import CONTRACT, followed

if TYPE_CHECKING:
    from .electricity import ElectricityRuntime

PATIENCE: Final = timedelta(days=45)
"""How long the tables may be away: prices change twice a year, and are told some weeks before."""
STALE: Final = "prices_stale"
_READ: Final = "prices_read"


class Following:
    """The contracts of one point that follow."""

    def __init__(self, run: ElectricityRuntime) -> None:
        """Prepare; nothing is asked yet."""
        self._run = run
        self._unlisten: CALLBACK_TYPE | None = None

    @callback
    def start(self) -> None:
        """Look now, and every morning at this home's own minute."""
        run = self._run
        now = dt_util.utcnow()
        at = morning(f"{run.entry.entry_id} prices", now.date(), run.zone)
        self._unlisten = async_track_time_change(
            run.hass, self.look, hour=at.hour, minute=at.minute, second=at.second
        )
        self.look(now)

    @callback
    def stop(self) -> None:
        """Look no more."""
        if self._unlisten is not None:
            self._unlisten()
            self._unlisten = None

    @callback
    def look(self, _: datetime) -> None:
        """Look for a change, if any contract follows."""
        run = self._run
        if self._contracts() and not run.hass.is_stopping:
            run.entry.async_create_background_task(
                run.hass, self._async_look(), f"{DOMAIN} regulated prices"
            )

    def _contracts(self) -> list[ConfigSubentry]:
        parts = self._run.entry.get_subentries_of_type(CONTRACT)
        return [one for one in parts if one.data.get("followed")]

    async def _async_look(self) -> None:
        run = self._run
        tables = price_tables(run.hass)
        rows = await tables.async_rows()
        for contract in self._contracts():
            if (data := followed(contract.data, rows)) is not None:
                run.hass.config_entries.async_update_subentry(
                    run.entry, contract, data=data
                )
        await self._async_tell(tables.read_at)

    async def _async_tell(self, read_at: datetime | None) -> None:
        """Say when the tables could not be read for long."""
        run = self._run
        if read_at is not None:
            run.memory[_READ] = read_at.isoformat()
            await run.async_keep()
        last = run.memory.setdefault(_READ, dt_util.utcnow().isoformat())
        read = datetime.fromisoformat(last)
        if dt_util.utcnow() - read < PATIENCE:
            async_clear(run.hass, run.entry, STALE)
        else:
            since = read.astimezone(run.zone).date().isoformat()
            async_raise(run.hass, run.entry, STALE, {"since": since})
