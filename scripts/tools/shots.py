"""Photograph the dashboard: every language, light and dark, wide and narrow."""

import argparse
import asyncio
from pathlib import Path
import sys
import tempfile
import time

from scripts.tools.browser import Page, browser
from scripts.tools.demo import SCENARIO, set_up
from scripts.tools.ha import HomeAssistant, Unhappy, running

LANGUAGES = ("en", "fr")
WIDTHS = {1280: 900, 390: 844}
PAINT_LIMIT_S = 30
TALLEST = 4000

# Cards live in the shadows of other elements: look into all of them.
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
  return %s;
})()"""
PAINTED = DEEP % (
    "found.some(e => e.localName.startsWith('hameau-') "
    "&& e.shadowRoot?.childElementCount && e.clientHeight > 0)"
)
ERROR_CARDS = DEEP % (
    "found.filter(e => ['hui-error-card', 'hui-warning'].includes(e.localName))"
    ".map(e => (e.shadowRoot ?? e).textContent.trim())"
)
HEIGHT = DEEP % "Math.max(...found.map(e => e.scrollHeight))"


async def photograph(
    page: Page, url: str, width: int, dark: bool
) -> tuple[bytes, float]:
    """Open the dashboard and give its picture and the seconds until a card was painted."""
    await page.look(width=width, height=WIDTHS[width], dark=dark)
    began = time.monotonic()
    await page.open(url)
    if not await page.wait_for(PAINTED, PAINT_LIMIT_S):
        raise Unhappy(f"no card of ours after {PAINT_LIMIT_S} s")
    painted_s = time.monotonic() - began
    await page.rest()
    # The whole page on one picture, however far one would have to scroll.
    tall = min(TALLEST, max(WIDTHS[width], int(await page.evaluate(HEIGHT))))
    await page.look(width=width, height=tall, dark=dark)
    await page.rest()
    return await page.photograph(), painted_s


async def all_pictures(ha: HomeAssistant, language: str, folder: Path) -> list[str]:
    """Take every picture in one language; give what went wrong."""
    wrong = []
    async with browser(language) as page:
        for width in WIDTHS:
            for dark in (False, True):
                name = f"{language}-{'dark' if dark else 'light'}-{width}.png"
                picture, painted_s = await photograph(
                    page, ha.dashboard_url, width, dark
                )
                (folder / name).write_bytes(picture)
                cards = await page.evaluate(ERROR_CARDS)
                wrong += [f"{name}: error card: {text}" for text in cards]
                wrong += [f"{name}: console: {text}" for text in page.errors]
                page.errors.clear()
                print(f"  {name:<22} first card after {painted_s:.1f} s", flush=True)
    return wrong


async def shots(folder: Path, scenario: str) -> list[str]:
    """Take the pictures, each language in a Home Assistant that speaks it."""
    wrong = []
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="shots-") as config:
            async with running(Path(config), language=language) as ha:
                await set_up(ha, scenario)
                wrong += await all_pictures(ha, language, folder)
    return wrong


def main(arguments: list[str]) -> int:
    """Take the pictures; give 1 when the browser complained."""
    parser = argparse.ArgumentParser(prog="scripts/shots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("shots"))
    parser.add_argument("--scenario", default=SCENARIO)
    args = parser.parse_args(arguments)
    args.folder.mkdir(parents=True, exist_ok=True)
    try:
        wrong = asyncio.run(shots(args.folder, args.scenario))
    except Unhappy as reason:
        wrong = [str(reason)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"pictures in {args.folder}/, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
