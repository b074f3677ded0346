"""The import card in a real Home Assistant, in French: what a person does with a file, and what the statistics become."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from scripts.tools.browser import DEEP, Page, browser
from scripts.tools.ha import HomeAssistant, running
from scripts.tools.points import add_source
from scripts.tools.shots_past import VIEW, look_at_files
from tests.core.files import builders as b
from tests.imports.sender import day_curve

OTHER = "09999999999942"
PATIENCE_S = 60
CARD = DEEP % "(e => (e?.inner ?? e)?.renderRoot)(one('hameau-import-card'))"
PRESS = "[...{}.querySelectorAll('{} button')].find(b => b.innerText.trim() === {!r}).click()"


class Person:
    """Somebody at the page of the past."""

    def __init__(self, ha: HomeAssistant, page: Page) -> None:
        """Sit down in front of it."""
        self.ha, self.page = ha, page

    async def choose(self, file: Path) -> None:
        """Open the page afresh and choose a file on the card."""
        await self.page.open("about:blank")
        await self.page.open(f"{self.ha.dashboard_url}/{VIEW}")
        await self.reads("Choisir des fichiers")
        await look_at_files(self.page, [file])

    async def press(self, words: str, within: str = "") -> None:
        """Press the button of the card that says so."""
        await self.page.evaluate(PRESS.format(CARD, within, words))

    async def reads(self, words: str) -> None:
        """Wait until the card says it."""
        said = f"{CARD}?.textContent.replace(/\\s+/g, ' ')"
        assert await self.page.wait_for(f"{said}?.includes({words!r})", PATIENCE_S), (
            await self.page.evaluate(said)
        )

    async def statistics(self, wanted: list[int]) -> None:
        """Wait until Home Assistant's own days of the meter are these (Wh)."""
        asked = {
            "start_time": "2024-03-17T00:00:00+01:00",
            "statistic_ids": [f"hameau:{b.PRM}_import"],
            "period": "day",
            "units": {"energy": "Wh"},
            "types": ["change"],
        }
        found: list[Any] = []
        for _ in range(PATIENCE_S):
            told = await self.ha.call("recorder/statistics_during_period", **asked)
            found = [round(row["change"]) for rows in told.values() for row in rows]
            if found == wanted:
                return
            await asyncio.sleep(1)  # the recorder commits once in a second
        assert found == wanted


@pytest.mark.long
async def test_a_file_is_brought_and_taken_back(
    tmp_path: Path, socket_enabled: None
) -> None:
    """Looked at, kept, in the statistics; one of an unknown meter refused in French; taken back, the statistics as before."""
    ours, others = tmp_path / "courbe.csv", tmp_path / "voisin.csv"
    ours.write_bytes(day_curve("2024-03-18", 1234))
    others.write_bytes(day_curve("2024-03-19", prm=OTHER))
    async with running(tmp_path / "config", language="fr") as ha, browser("fr") as page:
        await page.look(width=1280, height=900)
        files = {"next_step_id": "electricity_files"}
        await add_source(ha, "electricity", files, {"point": b.PRM})
        person = Person(ha, page)
        await person.choose(ours)
        await person.reads("48 nouvelles")
        await person.statistics([])
        await person.press("Importer 48 valeurs")
        await person.reads("Importé")
        await person.statistics([1234 * 24])
        await person.press("Retirer")
        await person.press("Retirer", ".confirm")
        await person.reads("retiré")
        await person.statistics([])
        await person.choose(others)
        await person.press("Importer 48 valeurs")
        await person.reads("Aucune entrée de Hameau n’existe pour le point")
        await person.statistics([])
        assert (page.errors, ha.complaints()) == ([], [])
