"""Sends files as the page does: uploaded over HTTP, looked at, confirmed."""

from dataclasses import dataclass
from typing import Any

from aiohttp import FormData
from aiohttp.test_utils import TestClient
from homeassistant.util import dt as dt_util

from custom_components.hameau.core.archive import Archive
from custom_components.hameau.core.series import Quantity, SeriesKey
from custom_components.hameau.past import async_get_past
from tests.core.files import builders as b
from tests.past_views.home import Home

ALWAYS = 4_000_000_000


@dataclass
class Sender:
    """A person at the import page."""

    home: Home
    http: TestClient[Any, Any]

    async def upload(self, data: bytes, name: str = "export.csv") -> str:
        """Send a file to Home Assistant; give its id."""
        form = FormData(quote_fields=False)  # as browsers do
        form.add_field("file", data, filename=name)
        answer = await self.http.post("/api/file_upload", data=form)
        assert answer.status == 200, await answer.text()
        file_id: str = (await answer.json())["file_id"]
        return file_id

    async def preview(self, *files: bytes | tuple[str, bytes]) -> Any:
        """Send files, and give what they would change."""
        ids = [
            await self.upload(*((one,) if isinstance(one, bytes) else one[::-1]))
            for one in files
        ]
        return await self.home.ask("import/preview", file_ids=ids)

    async def confirm(self, preview: Any, **more: Any) -> Any:
        """Have them kept; give what changed."""
        answer = await self.home.ask(
            "import/confirm", preview=preview["preview"], **more
        )
        return answer["changes"]

    async def send(self, *files: bytes | tuple[str, bytes], **more: Any) -> Any:
        """Do all of it."""
        return await self.confirm(await self.preview(*files), **more)

    async def ask[T](self, function: Any) -> Any:
        """Ask the archive."""
        past = await async_get_past(self.home.hass)
        return await past.async_ask(function)

    async def total(
        self, quantity: Quantity = Quantity.IMPORT, point: str = b.PRM
    ) -> int:
        """What is believed of a history, summed."""
        key = SeriesKey(point, quantity)

        def read(archive: Archive) -> int:
            return archive.believed(key, 0, ALWAYS).total

        return int(await self.ask(read))

    async def nothing_kept(self) -> bool:
        """Whether the archive is as it was made."""
        return not await self.ask(Archive.keys)


def day_curve(day: str, watts: int = 1000, **said: str) -> bytes:
    """Enedis' load curve of one day, half-hours of one power."""
    return b.curve(b.steps(day, [watts] * 48), **said)


def now() -> int:
    """Epoch seconds of Home Assistant's clock."""
    return int(dt_util.utcnow().timestamp())
