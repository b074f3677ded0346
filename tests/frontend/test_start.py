"""Our module may run before Home Assistant's own: the order of the two is the network's."""

import re

import pytest

from custom_components.hameau.frontend import WWW, entry_file

from .conftest import HOME_ASSISTANT, Cards

# Home Assistant's main script, which replaces `window.customElements` while it runs.
APP = next(HOME_ASSISTANT.glob("app.*.js")).name
TAGS = (
    "ll-strategy-dashboard-hameau",
    "ll-strategy-view-hameau",
    "hameau-meter-card",
    "hameau-day-card",
)


@pytest.fixture
async def started_late(cards: Cards) -> Cards:
    """Give a page where our entry has run, and Home Assistant's script only after it."""
    await cards.open("start.html")
    await cards.until("window.start !== undefined")
    await cards.page.rest(quiet_s=0.5)
    await cards.page.evaluate(f"window.start({APP!r})")
    await cards.until("window.customElements !== window.native")
    return cards


async def test_cards_and_strategies_are_in_the_registry_that_replaced_the_first(
    started_late: Cards,
) -> None:
    for tag in TAGS:
        await started_late.until(f"!!window.customElements.get('{tag}')")


async def test_a_card_can_be_made_after_the_replacement(started_late: Cards) -> None:
    await started_late.until("!!window.customElements.get('hameau-day-card')")
    made = "document.createElement('hameau-day-card')"
    assert await started_late.page.evaluate(f"{made}.getCardSize()") == 8


async def test_no_file_of_ours_is_loaded_twice(started_late: Cards) -> None:
    await started_late.until("!!window.customElements.get('hameau-day-card')")
    loaded = await started_late.page.evaluate(
        "performance.getEntriesByType('resource').map(one => one.name)"
    )
    ours = [re.sub(r".*/www/|\?.*", "", name) for name in loaded if "/www/" in name]
    assert len(ours) == len(set(ours))
    assert entry_file() in ours


def test_no_chunk_loads_the_entry() -> None:
    entry = entry_file()
    chunks = [file for file in WWW.glob("*.js") if file.name != entry]
    assert len(chunks) >= 2
    for chunk in chunks:
        assert entry not in chunk.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "name"),
    [("fr", "courbe du jour"), ("en", "day curve")],
)
async def test_the_card_picker_speaks_home_assistants_language(
    cards: Cards, language: str, name: str
) -> None:
    """Whatever the browser speaks, and also when the language is chosen later."""
    await cards.show("normal", language="fr" if language == "en" else "en")
    await cards.page.evaluate(f"document.documentElement.lang = '{language}'")
    assert name in await cards.page.evaluate("customCards[1].name")
