"""Our radio link on the real pyrf24, in a process of its own: says in JSON lines what it hears.

Argument: a folder for Home Assistant's files. Each line of its input is a list of config
entries' data to listen with, `health` to ask for figures, or `stop` to close the links.
"""

import asyncio
from dataclasses import asdict
import json
import signal
import sys
from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.links.radio import RadioLink, hub

RETRY_S = 0.1
PATIENCE_S = 120


def say(index: int, **fact: Any) -> None:
    """Write one line."""
    sys.stdout.write(json.dumps({"link": index, **fact}) + "\n")
    sys.stdout.flush()


async def listen(index: int, link: RadioLink) -> None:
    """Open, read and open again, as the supervisor does."""
    while True:
        try:
            await link.open()
            say(index, event="open")
            while True:
                chunk = await link.read()
                say(index, event="chunk", data=chunk.data.hex(), lost=chunk.lost)
        except LinkError as error:
            say(index, event="error", key=error.key)
            await asyncio.sleep(RETRY_S)
        finally:
            await link.close()


async def follow(hass: HomeAssistant, wishes: list[dict[str, Any]]) -> None:
    """Listen until told to stop; the alarm ends a test that waits in vain."""
    signal.alarm(PATIENCE_S)
    links = [RadioLink(hass, wish) for wish in wishes]
    tasks = [asyncio.create_task(listen(*item)) for item in enumerate(links)]
    while await hass.async_add_executor_job(sys.stdin.readline) == "health\n":
        for index, link in enumerate(links):
            if health := link.health():
                say(index, event="health", **asdict(health))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    say(0, event="closed")
    signal.alarm(0)


async def main(folder: str) -> None:
    """Run until the input ends."""
    hub.CHECK_S = 0.1
    hass = HomeAssistant(folder)
    while wishes := await hass.async_add_executor_job(sys.stdin.readline):
        await follow(hass, json.loads(wishes))
    await hass.async_stop(force=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
