"""One page of a headless Chromium, spoken to over the DevTools protocol."""

import asyncio
import base64
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from itertools import count
import json
import os
from pathlib import Path
import shutil
import subprocess
import tempfile
import time
from typing import Any, NamedTuple

import aiohttp

from scripts.tools.ends import end_with_parent
from scripts.tools.ha import Unhappy

NAMES = ("chromium", "chromium-browser", "google-chrome")
CALL_LIMIT_S = 60
SWITCHES = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--hide-scrollbars", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--remote-debugging-port=0"),
)


# Home Assistant's pages and our cards live in the shadows of other elements: an expression put here sees them all,
# outer ones first, as `found`, and the first of a name as `one(name)`.
DEEP = """
(() => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const one = (name) => found.find((element) => element.localName === name);
  return %s;
})()"""


class Navigated(Unhappy):
    """The page went elsewhere (such as to the log-in and back) while it was asked."""


class Frame(NamedTuple):
    """What went over a WebSocket of the page: one that it sent, or one that came; when, in the browser's seconds."""

    sent: bool
    at: float
    socket: str
    text: str


class Page:
    """A page, what it says on its console, and what it is still loading."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        """Speak over this socket; `listen` has to run beside the calls."""
        self._socket = socket
        self._ids = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._loading: set[str] = set()
        self._last_activity = time.monotonic()
        self.errors: list[str] = []
        self.frames: list[Frame] = []

    async def listen(self) -> None:
        """Sort what the browser says into answers and events."""
        async for message in self._socket:
            said = message.json()
            if (answer := self._answers.pop(said.get("id"), None)) is not None:
                answer.set_result(said)
            elif "method" in said:
                self._note(said["method"], said["params"])

    def _note(self, method: str, params: dict[str, Any]) -> None:
        """Remember requests under way and what went wrong."""
        match method:
            case "Network.requestWillBeSent":
                self._loading.add(params["requestId"])
            case "Network.loadingFinished" | "Network.loadingFailed":
                self._loading.discard(params["requestId"])
            case "Network.webSocketFrameSent" | "Network.webSocketFrameReceived":
                text = params["response"]["payloadData"]
                sent = method.endswith("Sent")
                frame = Frame(sent, params["timestamp"], params["requestId"], text)
                self.frames.append(frame)
                if "hameau/" not in text:
                    return
            case "Runtime.exceptionThrown":
                detail = params["exceptionDetails"]
                text = detail.get("exception", {}).get("description") or detail["text"]
                self.errors.append(text)
            case "Runtime.consoleAPICalled" if params["type"] == "error":
                words = (a.get("value", a.get("description")) for a in params["args"])
                self.errors.append(" ".join(map(str, words)))
            case _:
                return
        self._last_activity = time.monotonic()

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Run one command of the protocol."""
        number = next(self._ids)
        answer = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        await self._socket.send_json({"id": number, "method": method, "params": params})
        said = await asyncio.wait_for(answer, CALL_LIMIT_S)
        if "error" in said:
            text = f"Chromium, {method}: {said['error']['message']}"
            raise (Navigated if "navigated" in text else Unhappy)(text)
        result: dict[str, Any] = said["result"]
        return result

    async def look(self, *, width: int, height: int, dark: bool = False) -> None:
        """Set the size of the page and whether the person likes it dark."""
        await self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        await self.call(
            "Emulation.setEmulatedMedia",
            features=[
                {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
            ],
        )

    async def speak(self, language: str) -> None:
        """Make Home Assistant's pages speak this language from the first word on."""
        chosen = json.dumps(json.dumps(language))
        await self.begin_with(
            f"try {{ localStorage.setItem('selectedLanguage', {chosen}) }} catch {{}}"
        )

    async def begin_with(self, script: str) -> None:
        """Run a script in each page before its own."""
        await self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    async def give_files(self, input_: str, paths: Iterable[Path]) -> None:
        """Choose files as a person does; `input_`: an expression for the page's field."""
        found = await self.call("Runtime.evaluate", expression=input_)
        await self.call(
            "DOM.setFileInputFiles",
            objectId=found["result"]["objectId"],
            files=[str(path) for path in paths],
        )

    async def open(self, url: str) -> None:
        """Go to an address; what the page before was still loading is not waited for."""
        self._loading.clear()
        await self.call("Page.navigate", url=url)

    async def evaluate(self, script: str) -> Any:
        """Give the value of an expression in the page, awaited if it is a promise."""
        answer = await self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise Unhappy(f"in the page: {answer['exceptionDetails']['text']}")
        return answer["result"].get("value")

    async def wait_for(self, script: str, limit_s: float) -> bool:
        """Wait until an expression in the page is true; say whether it became so."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            with suppress(Navigated):
                if await self.evaluate(script):
                    return True
            await asyncio.sleep(0.1)
        return False

    async def rest(self, quiet_s: float = 1.5, limit_s: float = 30) -> None:
        """Wait until nothing was asked for, or said, for a while."""
        end = time.monotonic() + limit_s
        while time.monotonic() < end:
            quiet = time.monotonic() - self._last_activity > quiet_s
            if quiet and not self._loading:
                return
            await asyncio.sleep(0.1)

    async def photograph(self, **clip: float) -> bytes:
        """Give what the page shows as a PNG; `clip`: x, y, width, height, scale."""
        region = {"clip": clip} if clip else {}
        picture = await self.call("Page.captureScreenshot", format="png", **region)
        return base64.b64decode(picture["data"])


def _endpoint(chromium: subprocess.Popen[bytes], profile: Path) -> str:
    """Give host:port of the debugging port, from what Chromium writes into its profile once it listens."""
    told, end = profile / "DevToolsActivePort", time.monotonic() + CALL_LIMIT_S
    while chromium.poll() is None and time.monotonic() < end:
        port, whole, _ = (
            told.read_text().partition("\n") if told.exists() else ("",) * 3
        )
        if whole:
            return f"127.0.0.1:{port}"
        time.sleep(0.02)
    raise Unhappy("Chromium does not start")


@contextmanager
def chromium(language: str = "en") -> Iterator[str]:
    """Run a Chromium with an empty profile while the block lasts; give the host and port to speak to it at."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        raise Unhappy("Chromium is missing: sudo apt install chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [
                *(program, *SWITCHES, f"--lang={language}"),
                *(f"--user-data-dir={profile}", "about:blank"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - one system call, found before the fork
            env={**os.environ, "TZ": "Europe/Paris"},
        )
        try:
            yield _endpoint(process, Path(profile))
        finally:
            process.terminate()
            process.wait()


@asynccontextmanager
async def _spoken_to(session: aiohttp.ClientSession, url: str) -> AsyncIterator[Page]:
    """Speak to a page, or to the browser itself, at this address."""
    async with session.ws_connect(url, max_msg_size=0) as socket:
        page = Page(socket)
        listening = asyncio.create_task(page.listen())
        try:
            yield page
        finally:
            listening.cancel()


@asynccontextmanager
async def page_of(endpoint: str, language: str = "en") -> AsyncIterator[Page]:
    """Open a page of a Chromium that knows nothing of any other page of it, while the block lasts."""
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://{endpoint}/json/version") as answer:
            whole = json.loads(await answer.text())["webSocketDebuggerUrl"]
        async with _spoken_to(session, whole) as all_:
            context = await all_.call("Target.createBrowserContext")
            target = await all_.call(
                "Target.createTarget", url="about:blank", **context
            )
            url = f"ws://{endpoint}/devtools/page/{target['targetId']}"
            try:
                async with _spoken_to(session, url) as page:
                    for domain in ("Page", "Network", "Runtime"):
                        await page.call(f"{domain}.enable")
                    await page.speak(language)
                    yield page
            finally:
                await all_.call("Target.disposeBrowserContext", **context)


@asynccontextmanager
async def browser(language: str = "en") -> AsyncIterator[Page]:
    """Open a page of a Chromium of its own while the block lasts."""
    with ExitStack() as stack:
        endpoint = await asyncio.to_thread(stack.enter_context, chromium(language))
        async with page_of(endpoint, language) as page:
            yield page
