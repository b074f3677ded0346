"""Draw the pictures of the brand, with Chromium: `python -m scripts.tools.brand`.

A hamlet: three houses close together, and the current they share.
"""

import asyncio
from base64 import b64encode
from urllib.parse import quote

import hass_frontend

from scripts.tools import INTEGRATION
from scripts.tools.browser import Page, browser

FRONT = "M84 {foot} V98 L128 50 L172 98 V{foot} Z"
# The stroke of a house rounds its corners; that of the mask keeps the neighbours apart.
MARK = f"""
<mask id="front" maskUnits="userSpaceOnUse" x="0" y="0" width="256" height="256">
  <rect width="256" height="256" fill="#fff"/>
  <path d="{FRONT.format(foot=256)}" stroke="#000" stroke-width="40" stroke-linejoin="round"/>
</mask>
<g stroke-linejoin="round" stroke-width="20">
  <g mask="url(#front)">
    <path fill="#62b6a0" stroke="#62b6a0" d="M16 214 V146 L49 110 L82 146 V214 Z"/>
    <path fill="#3d9bc0" stroke="#3d9bc0" d="M174 214 V128 L207 92 L240 128 V214 Z"/>
  </g>
  <path fill="#17708a" stroke="#17708a" d="{FRONT.format(foot=214)}"/>
  <path fill="#ffc94d" stroke="#ffc94d" stroke-width="8"
    d="M138 98 L101 156 H125 L116 202 L155 142 H130 Z"/>
</g>"""
SIZES = {"icon": (256, 256), "logo": (780, 220), "dark_logo": (780, 220)}


def drawing(name: str) -> str:
    """Give the SVG of a picture: the mark, and for a logo the name beside it."""
    width, height = SIZES[name]
    if name == "icon":
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256">{MARK}</svg>'
    font = hass_frontend.where() / "static/fonts/roboto/Roboto-Medium.woff2"
    data = b64encode(font.read_bytes()).decode()
    colour = "#e8eef0" if name.startswith("dark") else "#134b5c"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">
<style>@font-face {{ font-family: Name; src: url(data:font/woff2;base64,{data}) }}</style>
<g transform="translate(0 -22)">{MARK}</g>
<text x="286" y="160" font-family="Name" font-size="132" letter-spacing="-1"
  fill="{colour}">Hameau</text></svg>"""


async def draw(page: Page, name: str, scale: int) -> bytes:
    """Give one picture, with nothing behind it."""
    width, height = SIZES[name]
    style = "<style>*{margin:0}svg{display:block}</style>"
    await page.look(width=width, height=height)
    await page.call(
        "Emulation.setDefaultBackgroundColorOverride",
        color={"r": 0, "g": 0, "b": 0, "a": 0},
    )
    await page.open(f"data:text/html;charset=utf-8,{quote(style + drawing(name))}")
    await page.wait_for("document.fonts.status === 'loaded'", limit_s=10)
    await page.rest(quiet_s=0.5)
    return await page.photograph(x=0, y=0, width=width, height=height, scale=scale)


async def main() -> None:
    """Write all pictures, in the two sizes Home Assistant asks for."""
    folder = INTEGRATION / "brand"
    folder.mkdir(exist_ok=True)
    async with browser() as page:
        for name in SIZES:
            for suffix, scale in (("", 1), ("@2x", 2)):
                picture = await draw(page, name, scale)
                (folder / f"{name}{suffix}.png").write_bytes(picture)


if __name__ == "__main__":
    asyncio.run(main())
