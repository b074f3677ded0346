"""A home whose past the tests tell, and the questions they ask over the WebSocket."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any, Literal
from zoneinfo import ZoneInfo

from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import (
    MockHAClientWebSocket,
    WebSocketGenerator,
)

from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.archive import NewOrigin
from custom_components.hameau.core.series import (
    Gap,
    Parts,
    Quality,
    Quantity,
    Series,
    SeriesKey,
    Step,
    Trust,
)
from custom_components.hameau.past import async_get_past

PARIS = ZoneInfo("Europe/Paris")
POINT = "12345678901234"
GAS_POINT = "98765432109876"


def at(*wall: int) -> int:
    """Instant of a wall time in Paris."""
    return int(datetime(*wall, tzinfo=PARIS).timestamp())  # type: ignore[misc, arg-type]  # a date and perhaps an hour


def ms(*wall: int) -> int:
    """The same in milliseconds."""
    return at(*wall) * 1000


def contract(**term: Any) -> ConfigSubentryData:
    """Give the subentry of a contract, as its form writes it."""
    data = {
        "from": "2020-01-01",
        "option": "base",
        "subscribed_va": 6000,
        "standing": {"amount": "12"},
        "prices": {"base": "0.2"},
        **term,
    }
    off_peak = [{"windows": [["22:00", "06:00"]]}]
    return ConfigSubentryData(
        data={"from": data["from"], "terms": [data], "off_peak": off_peak},
        subentry_type="contract",
        title="Contrat",
        unique_id=None,
    )


@dataclass
class Home:
    """What a test asks."""

    hass: HomeAssistant
    client: MockHAClientWebSocket

    async def add(self, point: str = POINT, source: str = "electricity", **more: Any) -> MockConfigEntry:  # fmt: skip
        """Add an entry of a point, of files only."""
        entry = MockConfigEntry(
            domain=DOMAIN,
            title=f"{source} {point[-4:]}",
            unique_id=f"{source}_{point}",
            data={"source": source, "way": "files", "point": point},
            **more,
        )
        entry.add_to_hass(self.hass)
        assert await self.hass.config_entries.async_setup(entry.entry_id)
        await self.hass.async_block_till_done()
        return entry

    async def tell(
        self,
        rows: Iterable[tuple[int, int]],
        *,
        step: Step = Step.HOUR,
        quantity: Quantity = Quantity.IMPORT,
        point: str = POINT,
        gaps: tuple[Gap, ...] = (),
        name: str = "file.csv",
        quality: Quality = Quality.MEASURED,
    ) -> None:
        """Keep (start, value) as a file of that name tells them."""
        series = Series.of(
            step, quantity.unit, PARIS, ((*row, quality) for row in rows)
        )
        origin = NewOrigin(Trust.FILE, "enedis_curve", name, name, 1_700_000_000)
        past = await async_get_past(self.hass)
        parts = Parts(series=(series,), gaps=gaps)
        await past.async_tell(SeriesKey(point, quantity), PARIS, origin, parts)

    async def ask(self, command: str, **fields: Any) -> Any:
        """Ask, and give the answer."""
        answer = await self.send(command, **fields)
        assert answer["success"], answer
        return answer["result"]

    async def refused(self, command: str, **fields: Any) -> Mapping[str, Any]:
        """Ask, and give why it was refused."""
        answer = await self.send(command, **fields)
        assert not answer["success"], answer
        error: Mapping[str, Any] = answer["error"]
        return error

    async def send(self, command: str, **fields: Any) -> dict[str, Any]:
        """Ask, and give all that comes back."""
        await self.client.send_json_auto_id({"type": f"hameau/{command}", **fields})
        answer: dict[str, Any] = await self.client.receive_json()
        return answer

    async def period(self, start: int, end: int, grain: str, **more: Any) -> Any:
        """Ask for bars of what was drawn."""
        fields = {"point": POINT, "quantity": "import", **more}
        return await self.ask("past/period", start=start, end=end, grain=grain, **fields)  # fmt: skip

    async def settle(self) -> None:
        """Wait until all statistics are written."""
        past = await async_get_past(self.hass)
        await self.hass.async_block_till_done()
        await past.async_write()
        await get_instance(self.hass).async_block_till_done()

    async def statistics(
        self,
        name: str,
        period: Literal["day", "month"],
        start: int,
        end: int,
        units: dict[str, str],
    ) -> list[float]:
        """The changes of a statistic as Home Assistant's own cards are given them."""
        read = partial(
            statistics_during_period, self.hass,
            datetime.fromtimestamp(start, PARIS), datetime.fromtimestamp(end, PARIS),
            {name}, period, units, {"change"},
        )  # fmt: skip
        found = await get_instance(self.hass).async_add_executor_job(read)
        return [row["change"] or 0 for row in found.get(name, []) if row["start"] < end]

    async def days(
        self, name: str, start: int, end: int, units: dict[str, str]
    ) -> dict[date, int]:
        """The changes of a statistic by civil day."""
        read = partial(
            statistics_during_period, self.hass,
            datetime.fromtimestamp(start, PARIS), datetime.fromtimestamp(end, PARIS),
            {name}, "day", units, {"change"},
        )  # fmt: skip
        found = await get_instance(self.hass).async_add_executor_job(read)
        return {
            datetime.fromtimestamp(row["start"], PARIS).date(): round(row["change"])
            for row in found.get(name, [])
            if row["change"] is not None and row["start"] < end
        }


async def home_of(hass: HomeAssistant, clients: WebSocketGenerator) -> Home:
    """Give a home without an entry."""
    # Before the server of the tests starts, after which it takes no more views.
    assert await async_setup_component(hass, "calendar", {})
    assert await async_setup_component(hass, DOMAIN, {})
    await hass.async_block_till_done()
    return Home(hass, await clients(hass))


def hours(first: int, count: int) -> list[tuple[int, int]]:
    """Give hours with values that differ."""
    return [(first + 3600 * n, 100 + n * 37 % 1001) for n in range(count)]
