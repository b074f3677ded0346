"""A real Home Assistant on 127.0.0.1: start it, talk to it, read its log, stop it.

`async with running(config, port) as ha:` gives a `HomeAssistant` that is RUNNING. It is
the Home Assistant installed beside the Python that runs this.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
import os
from pathlib import Path
import re
import socket
import sys
import time
from typing import Any

import aiohttp

from scripts.tools import ROOT
from scripts.tools.configuration import DASHBOARD, HOST, Parts, seed
from scripts.tools.ends import end_with_parent

START_LIMIT_S = 180

# A record of the log: its first line, and the lines of a traceback after it.
RECORD = re.compile(
    r"^\d{4}-\d\d-\d\d .*?(?=^\d{4}-\d\d-\d\d |\Z)", re.MULTILINE | re.DOTALL
)
OURS = re.compile(r"custom_components[./]hameau|\bhameau\b", re.IGNORECASE)
LOUD = re.compile(r"^\S+ \S+ (WARNING|ERROR|CRITICAL) ")
ALWAYS_OURS = ("Detected blocking call", "Detected that custom integration")
# Home Assistant says so of every custom integration.
ALWAYS_SAID = "which has not been tested by Home Assistant"


class Unhappy(Exception):
    """Something did not go as it should; the text says what, for a person."""


def free_port(wanted: int = 0) -> int:
    """Give the wanted port, or another one where something listens there already."""
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((HOST, wanted))
        except OSError:
            return free_port()
        port: int = sock.getsockname()[1]
        return port


@dataclass(kw_only=True)
class HomeAssistant:
    """A running Home Assistant: its REST and WebSocket interfaces, its process, its log."""

    url: str
    config: Path
    session: aiohttp.ClientSession
    process: asyncio.subprocess.Process
    start_s: float = 0.0
    _token: str = ""
    _socket: aiohttp.ClientWebSocketResponse | None = None
    _ids: count[int] = field(default_factory=lambda: count(1))
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def dashboard_url(self) -> str:
        """Where the Hameau dashboard is."""
        return f"{self.url}/{DASHBOARD}"

    @property
    def log(self) -> str:
        """All it has said so far."""
        return (self.config / "demo.log").read_text(errors="replace")

    def complaints(self) -> list[str]:
        """Give the records of the log that are ours to mend: WARNING or above, about us."""
        text = self.log.replace(str(ROOT), "").replace(str(self.config), "")
        return [
            record
            for record in RECORD.findall(text)
            if LOUD.match(record)
            and (OURS.search(record) or any(words in record for words in ALWAYS_OURS))
            and ALWAYS_SAID not in record
        ]

    async def get(self, path: str) -> Any:
        """GET a REST path."""
        async with self.session.get(f"{self.url}{path}") as answer:
            answer.raise_for_status()
            return await answer.json()

    async def post(self, path: str, data: Any) -> Any:
        """POST JSON to a REST path; a refusal shows Home Assistant's own words."""
        async with self.session.post(f"{self.url}{path}", json=data) as answer:
            if answer.status >= 400:
                raise Unhappy(f"POST {path}: {answer.status} {await answer.text()}")
            return await answer.json()

    async def call(self, command: str, **arguments: Any) -> Any:
        """Run one WebSocket command, after those that are under way."""
        if self._socket is None:
            raise Unhappy("not logged in yet")
        async with self._turn:
            number = next(self._ids)
            await self._socket.send_json({"id": number, "type": command, **arguments})
            while (answer := await self._socket.receive_json())["id"] != number:
                pass
        if not answer["success"]:
            raise Unhappy(f"{command}: {answer['error']['message']}")
        return answer["result"]

    async def entities(self, entry_id: str | None = None) -> dict[str, str]:
        """Give our entity ids by their translation key: ids follow the language, keys don't.

        With `entry_id`: those of one meter or home alone.
        """
        return {
            entity["translation_key"]: entity["entity_id"]
            for entity in await self.call("config/entity_registry/list")
            if entity["platform"] == "hameau"
            and not entity["disabled_by"]
            and entry_id in (None, entity["config_entry_id"])
        }

    async def log_in(self) -> None:
        """Log in as the browser of a trusted network does: nobody asks for a password."""
        client = {"client_id": f"{self.url}/"}
        flow = {"handler": ["trusted_networks", None], "redirect_uri": f"{self.url}/"}
        code = (await self.post("/auth/login_flow", {**client, **flow}))["result"]
        grant = {**client, "grant_type": "authorization_code", "code": code}
        async with self.session.post(f"{self.url}/auth/token", data=grant) as answer:
            token = (await answer.json())["access_token"]
        self.session.headers["Authorization"] = f"Bearer {token}"
        self._token = token
        self._socket = await self._connect()

    async def _connect(self) -> aiohttp.ClientWebSocketResponse:
        """Open a WebSocket and let ourselves in."""
        opened = await self.session.ws_connect(
            f"{self.url}/api/websocket", max_msg_size=0
        )
        await opened.receive_json()
        await opened.send_json({"type": "auth", "access_token": self._token})
        await opened.receive_json()
        return opened

    async def events(self, event_type: str) -> AsyncIterator[dict[str, Any]]:
        """Give the data of each event of a type, over a connection of its own."""
        async with await self._connect() as opened:
            event = {"type": "subscribe_events", "event_type": event_type}
            await opened.send_json({"id": 1, **event})
            async for message in opened:
                if event := message.json().get("event"):
                    yield event["data"]

    async def changes(self, *entity_ids: str) -> AsyncIterator[dict[str, Any]]:
        """Give each new state of some entities, over a connection of their own."""
        async for data in self.events("state_changed"):
            if data["entity_id"] in entity_ids and data["new_state"]:
                yield data["new_state"]

    async def wait_until_running(self) -> None:
        """Wait until Home Assistant says RUNNING; raise Unhappy with the log otherwise."""
        began = time.monotonic()
        while time.monotonic() - began < START_LIMIT_S:
            if self.process.returncode is not None:
                break
            try:
                if self._socket is None:
                    await self.log_in()
                if (await self.get("/api/config"))["state"] == "RUNNING":
                    self.start_s = time.monotonic() - began
                    return
            except aiohttp.ClientError, KeyError, Unhappy:
                pass  # not listening yet, or not yet ready to let anybody in
            await asyncio.sleep(0.2)
        raise Unhappy(f"Home Assistant does not run:\n{self.log[-4000:]}")

    async def stop(self) -> None:
        """Ask it to leave, and insist when it does not."""
        if self._socket is not None:
            await self._socket.close()
        if self.process.returncode is None:
            self.process.terminate()
            try:
                await asyncio.wait_for(self.process.wait(), 30)
            except TimeoutError:
                self.process.kill()
                await self.process.wait()


@asynccontextmanager
async def running(
    config: Path,
    *,
    port: int = 0,
    language: str = "en",
    debug: bool = False,
    parts: Parts | None = None,
    among: str | None = None,
) -> AsyncIterator[HomeAssistant]:
    """Run Home Assistant on a seeded configuration while the block lasts; `among` the stand-ins of these addresses."""
    port = free_port(port)
    seed(config, port=port, language=language, parts=parts)
    environment = {**os.environ, "SETUP_PORT": str(port), "TZ": "Europe/Paris"}
    environment.pop("SUPERVISOR", None)
    # What is uploaded goes to one folder of the machine's; every Home Assistant that starts there empties it.
    temporary = config / "tmp"
    temporary.mkdir(exist_ok=True)
    environment["TMPDIR"] = str(temporary)
    program = ["homeassistant"]
    if among is not None:
        program = ["scripts.tools.stand_ins", among]
    # In a process group of its own, so that Ctrl-C reaches us and we stop it in order.
    with (config / "demo.log").open("wb") as sink:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *program, "-c", str(config)),
            *("--skip-pip", "--log-no-color", *(["--debug"] if debug else [])),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            env=environment,
            start_new_session=True,
            preexec_fn=end_with_parent,
        )
    async with aiohttp.ClientSession() as session:
        ha = HomeAssistant(
            url=f"http://{HOST}:{port}", config=config, session=session, process=process
        )
        try:
            await ha.wait_until_running()
            yield ha
        except Unhappy as reason:
            raise Unhappy("\n".join([str(reason), *ha.complaints()])) from reason
        finally:
            await ha.stop()
