"""A Chromium that looks at the built cards, around a fake `hass`, on a server of its own."""

from collections.abc import AsyncIterator, Iterator
import os
from pathlib import Path
import shutil
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
import hass_frontend
import pytest

from custom_components.hameau.frontend import WWW
from scripts.tools.browser import NAMES, Page, chromium, page_of

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

    async def press(self, key: str, *, shift: bool = False) -> None:
        """Press a key."""
        for kind in ("rawKeyDown", "keyUp"):
            await self.page.call(
                "Input.dispatchKeyEvent", type=kind, key=key, modifiers=8 * shift
            )

    async def at(self, element: str, x: float = 0.5) -> tuple[float, float]:
        """Bring an element into view; give a point in the middle of its height, at a part of its width."""
        box = await self.page.evaluate(
            f"(e => {{ e.scrollIntoView({{block: 'center'}}); const b = e.getBoundingClientRect();"
            f" return [b.left + {x} * b.width, b.top + b.height / 2] }})({element})"
        )
        return box[0], box[1]

    async def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        finger: bool = False,
    ) -> None:
        """Go from one point to another with the mouse's button or a finger down."""
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        if finger:
            for kind, *points in (
                ("touchStart", start),
                ("touchMove", middle),
                ("touchMove", end),
                ("touchEnd",),
            ):
                where = [{"x": x, "y": y} for x, y in points]
                await self.page.call(
                    "Input.dispatchTouchEvent", type=kind, touchPoints=where
                )
            return
        for kind, (x, y) in (
            ("mousePressed", start),
            ("mouseMoved", middle),
            ("mouseMoved", end),
            ("mouseReleased", end),
        ):
            await self.page.call(
                "Input.dispatchMouseEvent",
                type=kind,
                x=x,
                y=y,
                button="left",
                buttons=1,
                clickCount=1,
            )

    async def asked(self, command: str) -> list[dict[str, Any]]:
        """Give what the cards asked of a home with a command, oldest first."""
        script = f"window.hass.asked.filter(m => m.type === 'hameau/home/{command}')"
        found: list[dict[str, Any]] = await self.page.evaluate(script)
        return found


@pytest.fixture(scope="session")
def chromium_at() -> Iterator[str]:
    """Give the address of one Chromium for all tests: its start takes longer than most of them."""
    if not any(map(shutil.which, NAMES)):
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing")
        pytest.skip("Chromium is missing: sudo apt install chromium")
    with chromium() as endpoint:
        yield endpoint


@pytest.fixture
async def cards(socket_enabled: None, chromium_at: str) -> AsyncIterator[Cards]:
    """Give a page that knows nothing of those before it, and what it shall look at."""
    app = web.Application()
    app.router.add_static("/www", WWW)
    app.router.add_static("/harness", HARNESS)
    app.router.add_static("/translations", WWW.parent / "translations")
    app.router.add_static("/frontend_latest", HOME_ASSISTANT)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with page_of(chromium_at) as page:
        await page.call("Emulation.setTimezoneOverride", timezoneId="Europe/Paris")
        await page.call("Emulation.setFocusEmulationEnabled", enabled=True)
        yield Cards(page, f"http://{host}:{port}/harness")
    await runner.cleanup()
