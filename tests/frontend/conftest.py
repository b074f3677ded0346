"""A Chromium that looks at the built cards, around a fake `hass`, on a server of its own."""

from collections.abc import AsyncIterator
import os
from pathlib import Path
import shutil
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
import hass_frontend
import pytest

from custom_components.hameau.frontend import WWW
from scripts.tools.browser import NAMES, Page, browser

HARNESS = Path(__file__).parent / "harness"
HOME_ASSISTANT = hass_frontend.where() / "frontend_latest"
PATIENCE_S = 30


class Cards:
    """The dashboard of the built cards in a browser."""

    def __init__(self, page: Page, url: str) -> None:
        """Take the page and the address of the harness."""
        self.page = page
        self._url = url

    async def show(self, scene: str, *, width: int = 1280, **asked: Any) -> None:
        """Draw a situation (`harness/fake_hass.js`) and wait until all of it is there."""
        self.page.errors.clear()
        await self.page.look(width=width, height=1000)
        await self.open("index.html", scene=scene, **asked)
        await self.until("window.ready && !window.loading()")

    async def open(self, page: str, **asked: Any) -> None:
        """Go to a page of the harness."""
        await self.page.open(f"{self._url}/{page}?{urlencode(asked)}")

    async def until(self, script: str) -> None:
        """Wait until something is true in the page."""
        assert await self.page.wait_for(script, PATIENCE_S), (script, self.page.errors)

    async def text(self, card: str) -> str:
        """Give what a card says, its spaces made plain."""
        said: str = await self.page.evaluate(f"window.words('{card}')")
        return " ".join(said.split())

    async def press(self, key: str) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            await self.page.call("Input.dispatchKeyEvent", type=kind, key=key)


@pytest.fixture
async def cards(socket_enabled: None) -> AsyncIterator[Cards]:
    """Give a browser and what it shall look at."""
    if not any(map(shutil.which, NAMES)):
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing")
        pytest.skip("Chromium is missing: sudo apt install chromium")
    app = web.Application()
    app.router.add_static("/www", WWW)
    app.router.add_static("/harness", HARNESS)
    app.router.add_static("/frontend_latest", HOME_ASSISTANT)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with browser() as page:
        await page.call("Emulation.setTimezoneOverride", timezoneId="Europe/Paris")
        yield Cards(page, f"http://{host}:{port}/harness")
    await runner.cleanup()
