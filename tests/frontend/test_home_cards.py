"""The cards of a home in a real browser: drawn whole in every situation, and their words."""

import re

import pytest

from .conftest import HARNESS, Cards

LADDER, HAPPENED = "hameau-ladder-card", "hameau-happened-card"
REVIEW, WEEK = "hameau-review-card", "hameau-week-card"
SCENES = re.findall(
    r"^  (home_\w+): ", (HARNESS / "fake_home.js").read_text(), re.MULTILINE
)
SAID = {
    "home_calm": [
        "Tout va bien Encore 1 180 VA disponibles.",
        "Coupé en premier, au besoin",
    ],
    "home_shedding": [
        "Chauffe-eau : retour vers 19:58.",
        "À l’arrêt depuis 19:49 · retour vers 20:07",
        "À l’arrêt : 8,11 kVA demandés pour 6 kVA",
        "Profil équilibré · 3 coupures aujourd’hui, 42 min en tout",
    ],
    "home_overload": [
        "1 min 24 s avant l’ouverture du disjoncteur à 9 240 VA",
        "Ce qu’il faut est coupé à temps.",
    ],
    "home_helpless": ["1 min 24 s", "Éteignez au moins 1 440 VA et il tiendra."],
    "home_dry": [
        "À blanc. Tout est décidé et expliqué, rien n’est coupé.",
        "Serait à l’arrêt depuis 19:49",
    ],
    "home_off": ["Le délestage est désactivé"],
    "home_blind": ["Le compteur se tait"],
    "home_odd": [
        "N’obéit pas à l’ordre d’arrêt, 2,15 kVA toujours appelés",
        "Home Assistant ne le joint pas",
        "Au ralenti · 1,84 kVA",
        "Laissé tranquille par le délestage",
    ],
    "home_meterless": ["Sans compteur, rien n’est coupé"],
    "home_warm": ["À l’écoute du compteur"],
    "home_empty": ["Pas encore d’appareil"],
    "home_gone": ["Ce foyer n’est plus là"],
    "home_refused": ["Ce foyer ne répond pas"],
    "home_offline": ["Pas de liaison avec Home Assistant"],
}
"""What the ladder says in each situation, in French."""


@pytest.mark.parametrize(
    ("language", "width", "dark"),
    [("fr", 1280, ""), ("fr", 390, "1"), ("en", 1280, "1"), ("en", 390, "")],
)
async def test_every_situation_is_drawn_whole(
    cards: Cards, language: str, width: int, dark: str
) -> None:
    """Nothing cut, nothing pale, every target large enough and named, no complaint."""
    assert len(SCENES) > 10
    for scene in SCENES:
        look = {"dark": dark} if dark else {}
        await cards.show(scene, width=width, language=language, **look)
        assert await cards.page.evaluate("window.audit()") == [], scene
        assert cards.page.errors == [], scene


async def test_what_the_tab_key_reaches_shows_it(cards: Cards) -> None:
    await cards.show("home_shedding", language="fr")
    assert await cards.page.evaluate("window.invisibleFocus()") == []


async def test_a_number_and_its_unit_stay_on_one_line(cards: Cards) -> None:
    for scene in ("home_shedding", "home_overload", "home_dry"):
        await cards.show(scene, language="fr")
        for width in range(300, 420, 30):
            assert await cards.page.evaluate(f"window.torn({width})") == [], scene


async def test_the_ladder_says_how_things_stand(cards: Cards) -> None:
    for scene, words in SAID.items():
        await cards.show(scene, language="fr", card="ladder")
        if scene == "home_offline":
            await cards.until("window.words('hameau-ladder-card').includes('liaison')")
        said = await cards.text(LADDER)
        assert [word for word in words if word not in said] == [], (scene, said)


async def test_what_is_unknown_is_not_shown_as_zero(cards: Cards) -> None:
    for scene in ("home_blind", "home_warm", "home_meterless"):
        await cards.show(scene, language="fr", card="ladder")
        said = await cards.text(LADDER)
        assert not re.search(r"(^|[^\d,.])0 (VA|kVA)\b", said), scene


async def test_the_view_is_followed_as_it_changes(cards: Cards) -> None:
    await cards.show("home_calm", language="fr", card="ladder")
    await cards.page.evaluate("window.hass.tell({power_va: 7310, headroom_va: 0})")
    await cards.until("/7\\s310/.test(window.words('hameau-ladder-card'))")


async def test_the_week_in_review_tells_a_dry_run_from_what_was_done(
    cards: Cards,
) -> None:
    await cards.show("home_dry", language="fr", card="review")
    said = await cards.text(REVIEW)
    assert "Ce qui se serait passé cette semaine" in said
    assert "14 fois, le compteur comptait déjà les secondes avant d’ouvrir." in said
    assert "Voiture 14 fois, 6 h 11 min · la plus longue 44 min" in said
    assert "À blanc : rien n’a été coupé." in said
    await cards.show("home_shedding", language="fr", card="review")
    assert (await cards.text(REVIEW)).startswith("Cette semaine")
    await cards.show("home_calm", language="en", card="review")
    assert "In seven days, nothing was cut." in await cards.text(REVIEW)


async def test_names_are_text_and_nothing_else(cards: Cards) -> None:
    await cards.show("home_calm", card="ladder")
    name = "<img src=x onerror=alert(1)> & {name}"
    await cards.page.evaluate(
        "window.hass.tell({loads: [{id: 'x', entity_id: 'switch.x', priority: 1, state: 'on', power_va: 5,"
        f" kind: 'normal', enabled: true, since: null, returns: null, shed_s_today: 0, reason: null, name: {name!r}}}]}})"
    )
    await cards.until(f"window.words('{LADDER}').includes('onerror')")
    images = f"window.card('{LADDER}').shadowRoot.querySelectorAll('img').length"
    assert await cards.page.evaluate(images) == 0


async def test_without_a_home_there_is_no_page_of_load_shedding(cards: Cards) -> None:
    await cards.show("tempo")
    views = "customElements.get('ll-strategy-dashboard-hameau').generate({}, hass).then(d => d.views.map(v => v.path))"
    assert await cards.page.evaluate(views) == ["hameau"]
    await cards.show("home_calm")
    assert await cards.page.evaluate(views) == ["hameau", "protection"]


async def test_the_card_picker_proposes_the_first_home(cards: Cards) -> None:
    await cards.show("home_calm")
    for card in (LADDER, HAPPENED, REVIEW, WEEK):
        made = f"customElements.get('{card}')"
        stub = await cards.page.evaluate(f"{made}.getStubConfig(hass)")
        assert stub == {"home": "home0"}
        fields = f"{made}.getConfigForm().schema.map(field => field.name)"
        assert await cards.page.evaluate(fields) == ["home", "title"]


async def test_cards_are_offered_for_the_entities_they_are_about(cards: Cards) -> None:
    await cards.show("home_calm")
    offered = (
        "id => customCards.map(c => c.getEntitySuggestion(hass, id)).filter(Boolean)"
    )
    for entity, card in (("shedding", LADDER), ("dry_run", REVIEW)):
        found = await cards.page.evaluate(f"({offered})('switch.mon_foyer_{entity}')")
        assert found == [{"config": {"type": f"custom:{card}", "home": "home0"}}]
