"""What the page of the past costs a person's time, as a Chromium sees it: until its first card, and until each card's data."""

from collections.abc import Iterable
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any, Final

from scripts.tools.browser import DEEP, Frame, Page
from scripts.tools.ha import HomeAssistant, Unhappy

VIEW: Final = "consumption"
WAIT_S: Final = 60
FIRST_PAINT_S: Final = 2.0
CALL_S: Final = 0.2
TIMES: Final = 3
OTHERS: Final = 16
"""More than the answers that are kept of a history."""
FIRST_MS: Final = 1_735_686_000_000
DAY_MS: Final = 86_400_000

# Written down as it is seen, twenty times a second: when Home Assistant's own frame stands, when the first card of ours
# has something in it, when the first chart is drawn.
CLOCK: Final = """
(() => {
  const seen = (window.__seen = {});
  const note = (what) => { seen[what] ??= performance.now() / 1000; };
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const name = element.localName;
      if (name === "ha-sidebar" && element.shadowRoot?.childElementCount) note("shell");
      if (name.startsWith("hameau-") && element.clientHeight > 0 && element.shadowRoot?.childElementCount) note("card");
      if (name === "canvas" && element.clientHeight > 0) note("chart");
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  const watch = setInterval(() => {
    walk(document);
    if (seen.chart) clearInterval(watch);
  }, 50);
})()"""
_INPUT: Final = DEEP % "found.find(e => e.localName === 'input' && e.type === 'file')"
_LOOKED_AT: Final = DEEP % "found.some(e => e.matches('.files > li'))"
_ASK: Final = """
(async () => {
  const { hass } = document.querySelector("home-assistant");
  const began = performance.now();
  await hass.callWS(%s);
  return (performance.now() - began) / 1000;
})()"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How long after Home Assistant's frame the first card, and the first chart, were there (s)."""

    card_s: float
    chart_s: float


async def opened(page: Page) -> Opened:
    """Wait until the page of the past has drawn; `CLOCK` has to run in it."""
    if not await page.wait_for("!!window.__seen?.chart", WAIT_S):
        raise Unhappy(f"no chart on the page of the past after {WAIT_S} s")
    seen = await page.evaluate("window.__seen")
    return Opened(
        card_s=seen["card"] - seen["shell"], chart_s=seen["chart"] - seen["shell"]
    )


def asked(frames: Iterable[Frame]) -> list[tuple[dict[str, Any], float]]:
    """Give each question about the past that went over the page's WebSockets, and the seconds until its answer."""
    waiting: dict[tuple[str, int], tuple[dict[str, Any], float]] = {}
    found = []
    for frame in frames:
        for message in _messages(frame.text):
            key = frame.socket, message.get("id", -1)
            if frame.sent and str(message.get("type", "")).startswith("hameau/past/"):
                waiting[key] = message, frame.at
            elif message.get("type") == "result" and key in waiting:
                question, since = waiting.pop(key)
                found.append((question, frame.at - since))
    return found


def _messages(text: str) -> list[dict[str, Any]]:
    """Give the messages of a frame: one, or several together."""
    try:
        told = json.loads(text)
    except ValueError:
        return []
    return told if isinstance(told, list) else [told]


async def slowest(page: Page, questions: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Put each question alone, some times, as its card does, to be worked out anew each time; give the longest answer by kind (s)."""
    found: dict[str, float] = {}
    for question in questions:
        message = {key: value for key, value in question.items() if key != "id"}
        kind = f"{message['type']} {message.get('quantity', '')} {message.get('grain', '')}"
        for _ in range(TIMES):
            await forget(page, message)
            took = await page.evaluate(_ASK % json.dumps(message))
            found[kind.strip()] = max(found.get(kind.strip(), 0.0), took)
    return found


async def forget(page: Page, message: dict[str, Any]) -> None:
    """Ask other things of the same history, until what it answered before is not kept any more."""
    if (point := message.get("point")) is None:
        return
    source = {"point": point, "quantity": message.get("quantity", "import")}
    for number in range(OTHERS):
        start = FIRST_MS + number * DAY_MS
        span = {"start": start, "end": start + DAY_MS, "grain": "day"}
        other = {"type": "hameau/past/period", **source, **span}
        await page.evaluate(_ASK % json.dumps(other))


async def measure(page: Page, ha: HomeAssistant) -> list[str]:
    """Open the page, print its times; give what is slower than it may be."""
    await page.look(width=1280, height=900)
    await page.open("about:blank")
    page.frames.clear()
    await page.open(f"{ha.dashboard_url}/{VIEW}")
    first = await opened(page)
    await page.rest()
    questions = asked(page.frames)
    if not questions:
        raise Unhappy("the page of the past asked for nothing")
    print(
        f"  {VIEW}: first card {first.card_s:.2f} s after Home Assistant's frame, first chart {first.chart_s:.2f} s"
    )
    print(f"    as it opens, {len(questions)} questions at once, answered after (ms):")
    for question, took in sorted(questions, key=lambda one: one[1]):
        print(f"    {1000 * took:6.0f}     {question['type']}")
    print("    each alone, worked out anew, the longest of three:")
    alone = await slowest(page, [question for question, _ in questions])
    for kind, took in sorted(alone.items(), key=lambda one: -one[1]):
        print(f"    {1000 * took:6.0f} ms  {kind}")
    wrong = [
        f"{kind}: {1000 * took:.0f} ms, more than {1000 * CALL_S:.0f}"
        for kind, took in alone.items()
        if took > CALL_S
    ]
    if first.card_s > FIRST_PAINT_S:
        wrong.append(f"{VIEW}: first card after {first.card_s:.2f} s")
    return wrong


async def look_at_files(page: Page, paths: Iterable[Path]) -> None:
    """Choose files on the import card, and wait for what they are said to bring."""
    await page.give_files(_INPUT, paths)
    if not await page.wait_for(_LOOKED_AT, WAIT_S):
        raise Unhappy(f"nothing is said of the files after {WAIT_S} s")
    await page.rest()
