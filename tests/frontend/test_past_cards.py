"""The cards of the past in a real browser: drawn whole, and what they say."""

from typing import Any

import pytest

from .conftest import Cards

PERIOD, TO_DATE = "hameau-period-card", "hameau-to-date-card"
ROOT = "window.card('{card}').renderRoot"
NAMES = (
    *("period", "to-date", "months", "heatmap", "load"),
    *("tariffs", "coverage", "import"),
)
SCENES = ("past", "past_producer", "past_picked", "past_unknown", "past_empty")
LOOKS = [("fr", 1280, ""), ("fr", 390, "1"), ("en", 1280, "1"), ("en", 390, "")]
INK = (
    "(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
    ".filter((v, i) => i % 4 === 3 && v > 0).length)"
)
SPAN = "{{start: Date.parse('{0}'), end: Date.parse('{1}')}}"
LAST_YEAR = ("2025-01-01T00:00+01:00", "2026-01-01T00:00+01:00")


def root(card: str) -> str:
    """Where a card keeps what it shows."""
    return ROOT.format(card=card)


async def shown(cards: Cards, card: str, scene: str = "past", **look: Any) -> None:
    """Show one card of the past in French."""
    await cards.show(scene, **{"language": "fr", "card": f"{card}-card", **look})


async def questions(cards: Cards, kind: str) -> list[dict[str, object]]:
    """Give what was asked of the past, oldest first."""
    script = f"window.hass.asked.filter(m => m.type === 'hameau/past/{kind}')"
    found: list[dict[str, object]] = await cards.page.evaluate(script)
    return found


async def choose(cards: Cards, start: str, end: str) -> None:
    """Look at another span, as the picker does."""
    span = SPAN.format(start, end)
    await cards.page.evaluate(f"window.card('{PERIOD}').selection.choose({span})")
    await cards.until("!window.loading()")


@pytest.mark.parametrize(("language", "width", "dark"), LOOKS)
async def test_every_situation_is_drawn_whole(
    cards: Cards, language: str, width: int, dark: str
) -> None:
    """Nothing cut, nothing pale, every target large enough and named, no complaint."""
    for scene in SCENES:
        look = {"dark": dark} if dark else {}
        await cards.show(scene, width=width, language=language, **look)
        assert await cards.page.evaluate("window.audit()") == [], scene
        assert cards.page.errors == [], scene


async def test_what_the_tab_key_reaches_shows_it(cards: Cards) -> None:
    await cards.show("past", language="fr")
    assert await cards.page.evaluate("window.invisibleFocus()") == []


async def test_the_file_of_these_cards_is_loaded_only_where_they_are(
    cards: Cards,
) -> None:
    loaded = "performance.getEntriesByType('resource').some(e => /all-/.test(e.name))"
    await cards.show("normal")
    assert not await cards.page.evaluate(loaded)
    await cards.show("past")
    assert await cards.page.evaluate(loaded)


async def test_bars_are_really_painted_and_periods_named(cards: Cards) -> None:
    await shown(cards, "period")
    await cards.until(f"!!{root(PERIOD)}.querySelector('canvas')")
    canvas = f"{root(PERIOD)}.querySelector('canvas')"
    await cards.until(f"{INK}({canvas}) > 20000")
    said = await cards.text(PERIOD)
    for word in ("Bleu, heures creuses", "Rouge, heures pleines", "Abonnement", "≥"):
        assert word in said
    assert "mar. 12 mai 2026, 13:00 – 21:30 : rien n’est connu" in said


async def test_a_span_without_a_gap_is_not_called_a_lower_bound(cards: Cards) -> None:
    await shown(cards, "period")
    await choose(cards, "2025-03-01T00:00+01:00", "2025-04-01T00:00+02:00")
    said = await cards.text(PERIOD)
    assert "≥" not in said
    assert "rien n’est connu" not in said
    assert (await questions(cards, "period"))[-1]["grain"] == "day"


async def test_what_is_compared_is_said(cards: Cards) -> None:
    await shown(cards, "period")
    await choose(cards, "2025-03-01T00:00+01:00", "2025-04-01T00:00+02:00")
    await cards.page.evaluate(
        f"[...{root(PERIOD)}.querySelectorAll('.choice button')].find(b => b.innerText === 'Un an avant').click()"
    )
    await cards.until(f"{root(PERIOD)}.textContent.includes('mars 2024')")
    assert (await questions(cards, "period"))[-1]["compare"] == "year"
    assert "par rapport à" in await cards.text(PERIOD)


async def test_hours_out_of_a_total_of_a_day_are_told_as_such(cards: Cards) -> None:
    await shown(cards, "period")
    await choose(cards, "2026-11-14T00:00+01:00", "2026-11-15T00:00+01:00")
    assert "heures tirées d’un total du jour" in await cards.text(PERIOD)
    await choose(cards, "2026-11-04T00:00+01:00", "2026-11-05T00:00+01:00")
    assert "heures tirées" not in await cards.text(PERIOD)


async def test_the_table_tells_what_the_bars_show_and_leads_into_a_month(
    cards: Cards,
) -> None:
    await shown(cards, "period", width=390)
    await choose(cards, *LAST_YEAR)
    await cards.page.evaluate(f"{root(PERIOD)}.querySelector('.twin').click()")
    await cards.until(f"{root(PERIOD)}.querySelectorAll('tbody tr').length === 12")
    assert await cards.page.evaluate("window.audit()") == []
    await cards.page.evaluate(f"{root(PERIOD)}.querySelector('tbody button').click()")
    await cards.until(f"{root(PERIOD)}.querySelectorAll('tbody tr').length === 31")
    asked = (await questions(cards, "period"))[-1]
    assert (asked["start"], asked["end"]) == (1735686000000, 1738364400000)


async def test_home_assistants_own_picker_is_followed(cards: Cards) -> None:
    await shown(cards, "period", "past_picked")
    collection = "window.hass.connection._energy_hameau"
    assert await cards.page.evaluate(f"{collection}.refreshed") == 1
    assert await cards.page.evaluate(f"!{root(PERIOD)}.querySelector('.picker')")
    span = (
        "new Date('2025-03-01T00:00+01:00'), new Date('2025-03-31T23:59:59.999+02:00')"
    )
    await cards.page.evaluate(
        f"{collection}.setPeriod({span}); {collection}.setCompare('yoy'); {collection}.refresh()"
    )
    await cards.until(f"{root(PERIOD)}.textContent.includes('mars 2024')")
    asked = (await questions(cards, "period"))[-1]
    assert (asked["start"], asked["end"]) == (1740783600000, 1743458400000)
    assert asked["compare"] == "year"


async def test_without_it_a_picker_of_our_own_walks_by_keys(cards: Cards) -> None:
    await shown(cards, "period")
    await choose(cards, *LAST_YEAR)
    await cards.page.evaluate(f"{root(PERIOD)}.querySelector('.picker button').focus()")
    await cards.press("ArrowLeft")
    await cards.until(
        f"{root(PERIOD)}.querySelector('.picker .span').innerText === '2024'"
    )


async def test_years_are_compared_on_the_days_both_know(cards: Cards) -> None:
    await shown(cards, "to-date")
    said = await cards.text(TO_DATE)
    assert "du 1ᵉʳ janvier au 20 novembre" in said
    assert "7 jours manquent" in said
    assert "Manque en 2024 : du 3 au 9 février." in said
    assert "Le 29 février n’est comparé à rien" in said
    assert "sur les jours connus des deux années" in said


async def test_a_hour_of_the_week_is_read_by_keys(cards: Cards) -> None:
    await shown(cards, "heatmap")
    where = root("hameau-heatmap-card")
    await cards.page.evaluate(f"{where}.querySelector('.map').focus()")
    await cards.press("ArrowDown")
    await cards.press("ArrowLeft")
    told = f"{where}.querySelector('.told').innerText"
    await cards.until(f"/^mardi, de 18.h à 19.h/.test({told})")
    assert "huit fois sur dix" in await cards.page.evaluate(told)


async def test_means_are_said_to_be_below_what_was_drawn_at_an_instant(
    cards: Cards,
) -> None:
    await shown(cards, "load")
    said = await cards.text("hameau-load-card")
    assert "Talon des nuits" in said
    assert "huit nuits sur dix" in said
    assert "dixième le plus calme de chaque nuit" in said
    assert "la puissance instantanée a été plus élevée." in said


async def test_offers_are_sorted_and_what_cannot_be_compared_says_why(
    cards: Cards,
) -> None:
    await shown(cards, "tariffs")
    where = root("hameau-tariffs-card")
    shown_costs = f"[...{where}.querySelectorAll('.cost > b')].map(b => Number(b.innerText.replace(/\\D/g, '')))"
    assert len(await cards.page.evaluate(shown_costs)) == 4
    await cards.page.evaluate(f"{where}.querySelector('.action.plain').click()")
    # The button is gone: the keys go on at the offer that has come.
    await cards.until(f"{where}.activeElement?.dataset.offer === 'base-9000'")
    costs = await cards.page.evaluate(shown_costs)
    assert (costs, len(costs)) == (sorted(costs), 5)
    said = await cards.text("hameau-tariffs-card")
    assert "4 jours n’ont pas de prix sous tous les contrats" in said
    assert "car on ne sait pas quels jours étaient de pointe mobile" in said
    assert "357 jours sur 365 sont connus en entier" in said
    await cards.page.evaluate(f"{where}.querySelectorAll('.head')[2].click()")
    await cards.until(f"{where}.textContent.includes('Pour coûter autant')")


async def test_an_origin_is_taken_back_only_after_a_yes(cards: Cards) -> None:
    await shown(cards, "coverage")
    where = root("hameau-coverage-card")
    undo = f"{where}.querySelector('.origin button')"
    await cards.page.evaluate(f"{undo}.click()")
    await cards.until(f"!!{where}.querySelector('.confirm')")
    await cards.press("Escape")
    await cards.until(f"!{where}.querySelector('.confirm')")
    assert await cards.page.evaluate(f"{where}.activeElement === {undo}")
    taken = "window.hass.asked.filter(m => m.type === 'hameau/import/undo')"
    assert await cards.page.evaluate(taken) == []
    await cards.page.evaluate(f"{undo}.click()")
    await cards.until(f"!!{where}.querySelector('.confirm')")
    await cards.page.evaluate(f"{where}.querySelector('.confirm .action').click()")
    await cards.until(f"{where}.activeElement?.textContent.includes('a été retiré')")
    asked = await cards.page.evaluate(taken)
    assert (asked[0]["point"], asked[0]["origin"]) == ("25123456789012", 1)


async def test_who_may_not_import_may_not_take_back(cards: Cards) -> None:
    await shown(cards, "coverage", user="1")
    where = root("hameau-coverage-card")
    assert not await cards.page.evaluate(f"!!{where}.querySelector('.origin button')")
    await shown(cards, "import", user="1")
    assert "Seul un administrateur" in await cards.text("hameau-import-card")


async def test_a_day_of_the_calendar_tells_who_said_what(cards: Cards) -> None:
    await shown(cards, "coverage")
    where = root("hameau-coverage-card")
    told = f"{where}.querySelector('.told').innerText"
    await cards.page.evaluate(
        f"{where}.querySelector('[data-date=\"2026-05-12\"]').click()"
    )
    await cards.until(f"{told}.toLowerCase().includes('mardi 12 mai 2026')")
    said = await cards.page.evaluate(told)
    assert "connu à" in said
    assert "d’après mes-puissances" in said
    await cards.page.evaluate(f"{where}.querySelector('.calendar').focus()")
    await cards.press("ArrowDown")
    await cards.until(f"{told}.toLowerCase().includes('mercredi 13 mai 2026')")


async def test_a_refusal_is_said_in_the_words_of_home_assistant(cards: Cards) -> None:
    await shown(cards, "months", "past_failed")
    assert "Le fichier des historiques est inutilisable" in await cards.text(
        "hameau-months-card"
    )
    await shown(cards, "load", "past_empty")
    assert "Rien n’est connu de cette période" in await cards.text("hameau-load-card")


@pytest.mark.parametrize(
    ("scene", "cards_of_hours", "words"),
    [
        ("past_daily", ("heatmap", "load"), "importez la courbe de charge d’Enedis"),
        ("past_gas", ("heatmap",), "GRDF ne publie que des totaux par jour"),
    ],
)
async def test_a_home_of_which_only_days_are_known_is_told_so(
    cards: Cards, scene: str, cards_of_hours: tuple[str, ...], words: str
) -> None:
    for width in (1280, 390):
        await cards.show(scene, language="fr", width=width)
        assert await cards.page.evaluate("window.audit()") == []
        for card in cards_of_hours:
            said = await cards.text(f"hameau-{card}-card")
            assert "Seuls des totaux journaliers sont connus" in said
            assert words in said
    assert cards.page.errors == []


async def test_every_card_is_known_to_the_card_picker(cards: Cards) -> None:
    await cards.show("past", language="fr")
    types = await cards.page.evaluate("window.customCards.map(c => c.type)")
    assert [name for name in NAMES if f"hameau-{name}-card" not in types] == []


async def test_a_card_may_have_a_source_of_its_own(cards: Cards) -> None:
    await shown(cards, "months")
    form = "customElements.get('hameau-{0}-card').getConfigForm().schema"
    names = form + ".map(field => field.name)"
    for card, fields in (
        ("months", ["point", "quantity", "title"]),
        ("load", ["point", "title"]),
        ("import", ["title"]),
    ):
        assert await cards.page.evaluate(names.format(card)) == fields
    offered = form.format("months") + "[0].selector.select.options.map(o => o.label)"
    assert await cards.page.evaluate(offered) == ["Linky ····9012", "Gaz ····3456"]
    await cards.page.evaluate(
        "window.card('hameau-months-card').setConfig({type: 'x', quantity: 'gas_volume'})"
    )
    asked = "window.hass.asked.some(m => m.type === 'hameau/past/months' && m.quantity === 'gas_volume')"
    await cards.until(asked)
