"""All stand-ins for web services at once, over one invented home and one clock: for the demo, and to look at by hand.

python -m tests.servers.everything          prints their addresses and runs until Ctrl-C
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Self

from .conso_api import ConsoApiStand
from .data_gouv import DataGouvStand
from .edf import EdfStand
from .energy_charts import EnergyChartsStand
from .linky_home import LinkyHome
from .myelectricaldata import MyElectricalDataStand
from .rte import RteStand
from .tempo import CouleurTempoStand, RteTempoStand
from .web import Stand


class Everything:
    """Every service; `async with` runs them, each on a port that is free."""

    def __init__(
        self,
        home: LinkyHome | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Serve a home's data at the time of `clock`."""
        self.home = home or LinkyHome()
        self.conso_api = ConsoApiStand(self.home, clock)
        self.myelectricaldata = MyElectricalDataStand(self.home, clock)
        self.rte_tempo = RteTempoStand(clock)
        self.couleur_tempo = CouleurTempoStand(clock)
        self.energy_charts = EnergyChartsStand(clock)
        self.rte = RteStand(clock)
        self.data_gouv = DataGouvStand()
        self.edf = EdfStand(clock)
        self._running = AsyncExitStack()

    @property
    def stands(self) -> dict[str, Stand]:
        """Each by its name."""
        return {
            name: stand
            for name, stand in vars(self).items()
            if isinstance(stand, Stand)
        }

    async def __aenter__(self) -> Self:
        """Run them."""
        for stand in self.stands.values():
            await self._running.enter_async_context(stand)
        return self

    async def __aexit__(self, *_: object) -> None:
        """End them."""
        await self._running.aclose()


async def _main() -> None:
    """Run until told to stop."""
    async with Everything() as everything:
        for name, stand in everything.stands.items():
            print(f"{name:18} {stand.base}")  # noqa: T201 - the addresses are what it is for
        print(f"point              {everything.home.point}")  # noqa: T201 - as above
        print(f"key of Conso API   {everything.conso_api.key()}")  # noqa: T201 - as above
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_main())
