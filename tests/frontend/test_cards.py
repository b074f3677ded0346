"""The cards in a real browser, in every situation of a meter."""

import re

import pytest

from .conftest import HARNESS, Cards

METER, DAY = "hameau-meter-card", "hameau-day-card"
PAST = [
    f"hameau-{name}-card"
    for name in [
        "period",
        "to-date",
        "months",
        "heatmap",
        "load",
        "tariffs",
        "coverage",
        "import",
    ]
]
HOME = [f"hameau-{name}-card" for name in ("ladder", "happened", "review", "week")]
SCENES = re.findall(
    r"^  (\w+): \[", (HARNESS / "fake_hass.js").read_text(), re.MULTILINE
)


@pytest.mark.parametrize(
    ("language", "width", "dark"),
    [("fr", 1280, ""), ("fr", 390, "1"), ("en", 1280, "1"), ("en", 390, "")],
)
async def test_every_situation_is_drawn_whole(
    cards: Cards, language: str, width: int, dark: str
) -> None:
    """Nothing cut, nothing pale, no hole in a row, every target large enough and named, no complaint."""
    assert len(SCENES) > 15
    for scene in SCENES:
        look = {"dark": dark} if dark else {}
        await cards.show(scene, width=width, language=language, **look)
        assert await cards.page.evaluate("window.audit()") == [], scene
        assert await cards.page.evaluate("window.holes()") == [], scene
        assert cards.page.errors == [], scene


async def test_the_curve_is_really_painted(cards: Cards) -> None:
    await cards.show("tempo")
    await cards.until("window.painted() > 20000")


async def test_the_answer_of_a_quiet_evening(cards: Cards) -> None:
    await cards.show("tempo", language="fr")
    said = await cards.text(METER)
    assert "6 820 VA 114 % de 6 kVA · 29,4 A · 232 V" in said
    assert "Le disjoncteur tient" in said
    assert "À 9 kVA, il tiendrait 1 min 46 s." in said
    assert "Aujourd’hui Bleu" in said
    assert "Demain Rouge" in said


async def test_the_time_left_is_the_largest_thing_before_a_cut(cards: Cards) -> None:
    await cards.show("overload", language="fr")
    big = "window.card('hameau-meter-card').shadowRoot.querySelector('.big').innerText"
    await cards.until(f"/^1.min.2\\d.s$/.test({big})")
    before = await cards.page.evaluate(big)
    await cards.until(f"{big} !== {before!r}")
    assert "Éteignez au moins 1 440 VA" in await cards.text(METER)


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        ("silent", "Le compteur ne parle plus depuis 19:40 (12 min)"),
        ("garbled", "Le compteur parle, mais on ne le comprend pas"),
        ("down", "Le récepteur ne répond pas"),
        ("starting", "En attente de la première trame"),
        ("unknown", "pas de valeur"),
        ("none", "Pas encore de compteur"),
        ("empty", "pas encore d’historique"),
    ],
)
async def test_what_is_missing_is_said_and_never_shown_as_zero(
    cards: Cards, scene: str, words: str
) -> None:
    await cards.show(scene, language="fr")
    said = await cards.text(METER)
    assert words in said
    assert not re.search(r"(^|[^\d,.])0 (VA|kWh|A|V)\b", said)


async def test_each_phase_has_its_own_rail(cards: Cards) -> None:
    await cards.show("three_missing", language="fr")
    said = await cards.text(METER)
    assert "Phase 1 4 610 VA" in said
    assert "Phase 2 pas de valeur" in said
    assert "Phase 3 sans tension" in said


async def test_two_meters_are_told_apart(cards: Cards) -> None:
    await cards.show("two", language="fr")
    heads = "[...document.querySelectorAll('section > *')].map(card => card.shadowRoot.querySelector('h2').innerText)"
    assert await cards.page.evaluate(heads) == ["Atelier"] * 2 + ["Compteur Linky"] * 2


async def test_names_are_text_and_nothing_else(cards: Cards) -> None:
    await cards.show("markup")
    assert "<img src=x onerror=alert(1)> & {name}" in await cards.text(METER)
    images = f"window.card('{METER}').shadowRoot.querySelectorAll('img').length"
    assert await cards.page.evaluate(images) == 0


async def test_the_days_are_walked_with_the_keyboard(cards: Cards) -> None:
    await cards.show("tempo", language="fr")
    date = f"window.card('{DAY}').shadowRoot.querySelector('.date').innerText"
    await cards.page.evaluate(
        f"window.card('{DAY}').shadowRoot.querySelector('.icon').focus()"
    )
    await cards.press("ArrowLeft")
    await cards.until(f"{date} === 'Hier'")
    await cards.press("ArrowLeft")
    await cards.until(f"{date} === 'Jeu. 19 nov.' || {date} === 'jeu. 19 nov.'")
    await cards.press("Home")
    await cards.until(f"{date} === 'Aujourd’hui'")
    await cards.press("ArrowRight")
    assert await cards.page.evaluate(date) == "Aujourd’hui"


async def test_the_table_says_what_the_curve_shows(cards: Cards) -> None:
    await cards.show("tempo", language="fr")
    root = f"window.card('{DAY}').shadowRoot"
    await cards.page.evaluate(f"{root}.querySelector('.twin').click()")
    await cards.until(f"{root}.querySelectorAll('tbody tr').length === 20")
    assert "10:00 pas de données" in await cards.text(DAY)
    over = f"{root}.querySelector('td.hatched').parentElement.innerText"
    assert (await cards.page.evaluate(over)).startswith("18:00")


async def test_the_table_has_no_legend_and_no_empty_column(cards: Cards) -> None:
    await cards.show("timeless", language="fr")
    root = f"window.card('{DAY}').shadowRoot"
    assert "moyenne" in await cards.text(DAY)
    await cards.page.evaluate(f"{root}.querySelector('.twin').click()")
    await cards.until(f"!!{root}.querySelector('table')")
    heads = f"[...{root}.querySelectorAll('thead th')].map(head => head.innerText)"
    assert await cards.page.evaluate(heads) == ["Heure", "Moyenne", "Pointe"]
    assert (
        await cards.page.evaluate(f"{root}.querySelectorAll('.legend i').length") == 0
    )


async def test_the_peak_of_the_day_is_never_under_the_power_now(cards: Cards) -> None:
    """The recorder tells of a peak up to five minutes late."""
    await cards.show("tempo", language="fr")
    assert "Pointe 7,62 kVA à 19:05" in await cards.text(DAY)
    for now, peak in ((9990, "9,99"), (1200, "9,99"), (11000, "11,00")):
        await cards.page.evaluate(f"window.setStates({{apparent_power: {now}}})")
        assert f"Pointe {peak} kVA à 19:52" in await cards.text(DAY)


async def test_a_number_and_its_unit_stay_on_one_line(cards: Cards) -> None:
    """In French there is a space between them, which must not break."""
    for scene in ("silent", "overload", "three", "producer", "tempo"):
        await cards.show(scene, language="fr")
        for width in range(170, 420, 30):
            assert await cards.page.evaluate(f"window.torn({width})") == [], scene
    assert "6\u00a0kVA" in await cards.page.evaluate(f"window.words('{METER}')")


async def test_days_without_five_minutes_show_hours_and_say_so(cards: Cards) -> None:
    await cards.show("tempo", language="fr")
    await cards.page.evaluate(f"void (window.card('{DAY}').shift = -11)")
    await cards.until(
        f"window.card('{DAY}').shadowRoot.textContent.includes('Moyennes horaires')"
    )


async def test_only_our_own_entities_cause_a_redraw(cards: Cards) -> None:
    await cards.show("normal")
    await cards.page.evaluate("window.watchChanges()")
    await cards.page.evaluate("window.setStates({}, {'light.kitchen': 'on'})")
    assert await cards.page.evaluate("window.changes()") == 0
    await cards.page.evaluate("window.setStates({apparent_power: 2500})")
    assert await cards.page.evaluate("window.changes()") > 0


async def test_a_fact_opens_the_history_of_its_entity(cards: Cards) -> None:
    await cards.show("tempo")
    opened = "new Promise(done => addEventListener('hass-more-info', e => done(e.detail.entityId)))"
    click = f"window.card('{METER}').shadowRoot.querySelector('.number').click()"
    found = await cards.page.evaluate(
        f"(() => {{ const p = {opened}; {click}; return p }})()"
    )
    assert found.endswith("_apparent_power")


async def test_without_a_meter_the_next_step_is_one_click(cards: Cards) -> None:
    await cards.show("none")
    await cards.page.evaluate(
        f"window.card('{METER}').shadowRoot.querySelector('a').click()"
    )
    assert await cards.page.evaluate("location.pathname + location.search") == (
        "/config/integrations/dashboard/add?domain=hameau"
    )
    loaded = (
        "performance.getEntriesByType('resource').some(e => e.name.includes('/chart-'))"
    )
    assert not await cards.page.evaluate(loaded)


async def test_home_assistant_is_told_of_cards_and_strategy(cards: Cards) -> None:
    await cards.show("normal")
    types = "[...customCards, ...customStrategies].map(one => one.type)"
    assert await cards.page.evaluate(types) == [
        METER,
        DAY,
        *HOME,
        *PAST,
        "hameau",
        "hameau",
    ]
    suggested = "customCards[0].getEntitySuggestion(hass, Object.keys(hass.states).find(id => id.endsWith('_apparent_power')))"
    assert await cards.page.evaluate(suggested) == {
        "config": {"type": f"custom:{METER}", "device": "device0"}
    }
    foreign = "customCards[0].getEntitySuggestion(hass, 'light.kitchen')"
    assert await cards.page.evaluate(foreign) is None
