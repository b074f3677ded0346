"""The import card in a real browser: files sent, looked at, kept, taken back."""

from typing import Any

from .conftest import Cards

CARD = "hameau-import-card"
ROOT = f"window.card('{CARD}').renderRoot"
FILES = "const d = new DataTransfer(); for (const name of {names}) d.items.add(new File(['a'], name));"
ASKED = "window.hass.asked.filter(m => m.type === 'hameau/import/{0}')"


async def shown(cards: Cards, **look: Any) -> None:
    """Show the card alone, in French."""
    await cards.show("past", **{"language": "fr", "card": "import-card", **look})


async def give(cards: Cards, *names: str) -> None:
    """Choose files with the card's own field."""
    await cards.page.evaluate(
        f"(() => {{ {FILES.format(names=list(names))}"
        f" const i = {ROOT}.querySelector('input'); i.files = d.files; i.dispatchEvent(new Event('change')) }})()"
    )


async def press(cards: Cards, words: str) -> None:
    """Press the button that begins with some words."""
    await cards.page.evaluate(
        f"[...{ROOT}.querySelectorAll('button')].find(b => b.innerText.startsWith('{words}')).click()"
    )


async def test_files_go_through_home_assistants_own_door(cards: Cards) -> None:
    await shown(cards)
    await give(cards, "a.csv", "b.xlsx", "c.csv")
    await cards.until(f"{ROOT}.querySelectorAll('.files > li').length === 4")
    assert await cards.page.evaluate("window.hass.uploads") == [
        ["/api/file_upload", "POST", name] for name in ("a.csv", "b.xlsx", "c.csv")
    ]
    asked = await cards.page.evaluate(ASKED.format("preview"))
    assert asked[0]["file_ids"] == ["f1", "f2", "f3"]
    assert await cards.page.evaluate(ASKED.format("confirm")) == []


async def test_a_dry_run_tells_what_each_file_is_and_what_is_wrong(
    cards: Cards,
) -> None:
    for width in (1280, 390):
        await shown(cards, width=width)
        await give(cards, "a.csv")
        await cards.until(f"{ROOT}.querySelectorAll('.files > li').length === 4")
        assert await cards.page.evaluate("window.audit()") == []
    said = await cards.text(CARD)
    for words in (
        *("Enedis, courbe de charge", "18 452 nouvelles", "36 modifiées"),
        *("Lignes en double : 2", "Une valeur n’est pas un nombre."),
        "feuille Consommation Horaire, ligne 1412, colonne C",
        *("Trouvé : =SUM(C2:C48)", "Attendu : un nombre de kW"),
        *("Rien de ce fichier n’est gardé.", "L’unité n’est pas précisée (W)"),
        *("Prix de gros, France", "pour tous les points", "96 valeurs"),
    ):
        assert words in said, said


async def test_files_dropped_on_the_card_are_looked_at(cards: Cards) -> None:
    await shown(cards)
    drop = "new DragEvent(type, {dataTransfer: d, cancelable: true, bubbles: true})"
    await cards.page.evaluate(
        f"(() => {{ {FILES.format(names=['a.csv'])} for (const type of ['dragover', 'drop'])"
        f" {ROOT}.querySelector('ha-card').dispatchEvent({drop}) }})()"
    )
    await cards.until(f"{ROOT}.querySelectorAll('.files > li').length === 4")


async def test_only_good_files_are_kept_for_the_meter_chosen(cards: Cards) -> None:
    """Each step takes the focus with it, for whoever goes by keys."""
    await shown(cards)
    await give(cards, "a.csv", "b.xlsx", "c.csv")
    await cards.until(f"{ROOT}.activeElement?.matches('.files')")
    await press(cards, "Importer")
    await cards.until(f"{ROOT}.activeElement?.matches('.result')")
    asked = (await cards.page.evaluate(ASKED.format("confirm")))[0]
    # The gas file names no meter; only the gas meter may be its own.
    assert (asked["preview"], asked["files"]) == ("p1", [0, 1, 3])
    assert (asked["points"], asked["production"]) == ({"1": "GI123456"}, [])


async def test_a_person_says_which_way_energy_went_where_a_file_does_not(
    cards: Cards,
) -> None:
    await shown(cards)
    await give(cards, "a.csv")
    way = f"{ROOT}.querySelector('option[value=export]')?.parentElement"
    await cards.until(f"!!{way}")
    await cards.page.evaluate(
        f"(() => {{ const s = {way}; s.value = 'export'; s.dispatchEvent(new Event('change')) }})()"
    )
    await press(cards, "Importer")
    await cards.until(f"{ROOT}.activeElement?.matches('.result')")
    asked = (await cards.page.evaluate(ASKED.format("confirm")))[0]
    assert asked["production"] == [0]


async def test_what_was_imported_is_taken_back_only_after_a_yes(cards: Cards) -> None:
    await shown(cards, width=390)
    await give(cards, "a.csv", "b.xlsx", "c.csv")
    await cards.until(f"!!{ROOT}.querySelector('select')")
    await press(cards, "Importer")
    await cards.until(f"{ROOT}.textContent.includes('Importé')")
    question = f"{ROOT}.querySelector('.confirm')"
    await press(cards, "Retirer")
    await cards.until(f"!!{question}")
    assert await cards.page.evaluate("window.audit()") == []
    await cards.press("Escape")
    await cards.until(f"!{question}")
    assert await cards.page.evaluate(ASKED.format("undo")) == []
    await press(cards, "Retirer")
    await cards.until(f"!!{question}")
    await cards.page.evaluate(f"{question}.querySelector('.action').click()")
    await cards.until(f"{ROOT}.activeElement?.matches('.kept > .soft')")
    undone = await cards.page.evaluate(ASKED.format("undo"))
    assert [(one["point"], one["origin"]) for one in undone] == [("25123456789012", 7)]


async def test_a_file_that_could_not_be_sent_is_named(cards: Cards) -> None:
    await shown(cards)
    await give(cards, "refuse.csv")
    await cards.until(f"{ROOT}.textContent.includes('refuse.csv n’a pas pu être')")
    assert await cards.page.evaluate(ASKED.format("preview")) == []
    assert await cards.page.evaluate(f"!!{ROOT}.querySelector('.door input')")


async def test_the_names_of_files_are_text_and_nothing_else(cards: Cards) -> None:
    await shown(cards)
    await give(cards, "refuse<img src=x onerror=alert(1)>.csv")
    await cards.until(f"{ROOT}.textContent.includes('onerror')")
    assert await cards.page.evaluate(f"{ROOT}.querySelectorAll('img').length") == 0


async def test_a_refusal_is_told_in_the_language_of_the_page(cards: Cards) -> None:
    """The WebSocket tells it in English, with the key of its words."""
    for language, words in (
        ("fr", "Aucune entrée de Hameau n’existe pour le point de livraison 25…09."),
        ("en", "No entry of Hameau is for the point of delivery 25…09."),
    ):
        await cards.show("past_lapsed", language=language, card="import-card")
        await give(cards, "a.csv")
        await cards.until(f"!!{ROOT}.querySelector('select')")
        await press(cards, "Import")
        await cards.until(f"!!{ROOT}.querySelector('[role=alert].refused')")
        assert words in await cards.text(CARD)
        # What was looked at is still there, and may be imported again.
        assert await cards.page.evaluate(f"!!{ROOT}.querySelector('.files')")
