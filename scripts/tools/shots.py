"""Photograph the pages of the dashboard: every language, light and dark, wide and narrow; or the forms of a home."""

import argparse
import asyncio
from collections.abc import Collection, Iterable
from datetime import timedelta
from itertools import product
from pathlib import Path
import sys
import tempfile
import time

from scripts.tools.browser import DEEP, Page, browser
from scripts.tools.demo import set_up
from scripts.tools.ends import orderly
from scripts.tools.ha import HomeAssistant, Unhappy, running
from scripts.tools.home import at_home
from scripts.tools.past_check import heard
from scripts.tools.points import FOLDER
from scripts.tools.shots_forms import form_pictures, put_parts
from scripts.tools.shots_past import CLOCK, VIEW, look_at_files, measure

LANGUAGES = ("en", "fr")
METER, PROTECTION = "hameau", "protection"
BUSY_S = 45
HEARD = timedelta(minutes=10)
WIDTHS = {1280: 900, 390: 844}
PAINT_LIMIT_S = 30
TALLEST = 14_000

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
    page: Page, url: str, width: int, dark: bool, files: Collection[Path] = ()
) -> tuple[bytes, float]:
    """Open the dashboard and give its picture and the seconds until a card was painted; `files` are shown to its import card."""
    await page.look(width=width, height=WIDTHS[width], dark=dark)
    began = time.monotonic()
    await page.open(url)
    if not await page.wait_for(PAINTED, PAINT_LIMIT_S):
        raise Unhappy(f"no card of ours after {PAINT_LIMIT_S} s")
    painted_s = time.monotonic() - began
    await page.rest()
    if files:
        await look_at_files(page, files)
    # The whole page on one picture, however far one would have to scroll.
    tall = min(TALLEST, max(WIDTHS[width], int(await page.evaluate(HEIGHT))))
    await page.look(width=width, height=tall, dark=dark)
    await page.rest()
    return await page.photograph(), painted_s


async def all_pictures(
    ha: HomeAssistant, language: str, views: Collection[str], folder: Path
) -> list[str]:
    """Take every picture in one language; give what went wrong."""
    wrong = []
    async with browser(language) as page:
        if VIEW in views:
            await page.begin_with(CLOCK)
            wrong += await measure(page, ha)
        for view, width, dark in product(views, WIDTHS, (False, True)):
            kind = f"{language}-{'dark' if dark else 'light'}-{width}"
            name = f"{kind}.png" if view == METER else f"{view}-{kind}.png"
            url = f"{ha.dashboard_url}/{view}"
            files = sorted((ha.config / FOLDER).iterdir()) if view == VIEW else ()
            picture, painted_s = await photograph(page, url, width, dark, files)
            (folder / name).write_bytes(picture)
            cards = await page.evaluate(ERROR_CARDS)
            wrong += [f"{name}: error card: {text}" for text in cards]
            wrong += [f"{name}: console: {text}" for text in page.errors]
            page.errors.clear()
            print(f"  {name:<32} first card after {painted_s:.1f} s", flush=True)
    return wrong


async def all_forms(ha: HomeAssistant, language: str, folder: Path) -> list[str]:
    """Photograph every form in one language, dark on a phone; give what went wrong."""
    wrong = []
    async with browser(language) as page:
        for width, dark in ((1280, False), (390, True)):
            wrong += await form_pictures(
                page, ha, language, folder, width=width, dark=dark
            )
    return wrong


async def shots(
    folder: Path,
    scenario: str | None,
    languages: Iterable[str],
    views: Iterable[str],
    *,
    forms: bool,
) -> list[str]:
    """Take the pictures, each language in a Home Assistant that speaks it."""
    wrong = []
    for language in languages:
        with tempfile.TemporaryDirectory(prefix="shots-") as name:
            config = Path(name)
            if scenario is not None:
                async with running(config, language=language) as ha:
                    await set_up(ha, scenario)
                    wrong += await all_pictures(ha, language, [METER], folder)
                continue
            if forms:
                put_parts(config)
            async with at_home(config, language=language) as shown:
                ha = shown.ha
                if forms:
                    wrong += await all_forms(ha, language, folder)
                    continue
                # So that there is something to be seen of load shedding, and statistics are written.
                await asyncio.sleep(BUSY_S)
                # Else its last days would be a hole.
                await heard(shown, HEARD)
                pages = tuple(views) or (METER, PROTECTION, VIEW)
                wrong += await all_pictures(ha, language, pages, folder)
    return wrong


def main(arguments: list[str]) -> int:
    """Take the pictures; give 1 when the browser complained."""
    parser = argparse.ArgumentParser(prog="scripts/shots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("shots"))
    parser.add_argument("--scenario", help="of the simulator, instead of the house")
    parser.add_argument(
        "--language", action="append", choices=LANGUAGES, help="default: all"
    )
    parser.add_argument(
        "--view",
        action="append",
        choices=(METER, PROTECTION, VIEW),
        help="default: all",
    )
    parser.add_argument(
        "--forms", action="store_true", help="the forms of a home, instead"
    )
    args = parser.parse_args(arguments)
    args.folder.mkdir(parents=True, exist_ok=True)
    try:
        wrong = asyncio.run(
            shots(
                args.folder,
                args.scenario,
                args.language or LANGUAGES,
                args.view or (),
                forms=args.forms,
            )
        )
    except Unhappy as reason:
        wrong = [str(reason)]
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"pictures in {args.folder}/, {len(wrong)} complaints")
    return 1 if wrong else 0


if __name__ == "__main__":
    orderly()
    sys.exit(main(sys.argv[1:]))
