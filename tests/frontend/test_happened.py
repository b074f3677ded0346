"""The card of what happened, in a real browser."""

from typing import Any

from .conftest import Cards

HAPPENED = "hameau-happened-card"
ROOT = f"window.card('{HAPPENED}').shadowRoot"
DETAIL = f"{ROOT}.querySelector('.detail').innerText"


async def shown(cards: Cards, scene: str = "home_shedding", **look: Any) -> None:
    await cards.show(scene, language="fr", card="happened", **look)


async def test_the_power_of_the_day_is_really_painted_and_the_lanes_stand_under_it(
    cards: Cards,
) -> None:
    await shown(cards)
    await cards.until(f"!!{ROOT}.querySelector('canvas')")
    inside = f"(c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data.filter((v, i) => i % 4 === 3 && v > 0).length)({ROOT}.querySelector('canvas'))"
    await cards.until(f"{inside} > 15000")
    track = f"(t => t.getBoundingClientRect())({ROOT}.querySelector('.track'))"
    chart = f"{ROOT}.querySelector('.chart').getBoundingClientRect()"
    await cards.until(f"{track}.left - {chart}.left > 20")
    assert await cards.page.evaluate(f"{chart}.right - {track}.right") > 5


async def test_the_latest_cut_is_explained_first(cards: Cards) -> None:
    await shown(cards)
    said = await cards.text(HAPPENED)
    assert "Coupures 6" in said
    assert "Chauffe-eau 3 fois, 57 min" in said
    assert "Chauffe-eau 19:30 – 19:52 · 22 min" in said
    assert "6,81 kVA demandés pour 6 kVA, depuis trop longtemps" in said


async def test_pointing_at_a_cut_tells_why_and_how_it_ended(cards: Cards) -> None:
    await shown(cards)
    await cards.until(f"!!{ROOT}.querySelector('canvas')")
    lane = f"{ROOT}.querySelector('.lane[data-load=car] .track')"
    await cards.drag(await cards.at(lane, 12.2 / 24), await cards.at(lane, 12.2 / 24))
    await cards.until(f"{DETAIL}.includes('12:12 – 12:21')")
    assert "Au ralenti" in await cards.page.evaluate(DETAIL)
    await cards.drag(await cards.at(lane, 0.9), await cards.at(lane, 0.9))
    await cards.until(f"{DETAIL}.includes('un appareil moins important fait place')")


async def test_the_keyboard_walks_the_cuts_of_an_appliance(cards: Cards) -> None:
    await shown(cards)
    await cards.page.evaluate(
        f"{ROOT}.querySelector('.lane[data-load=boiler]').focus()"
    )
    await cards.until(f"{DETAIL}.includes('19:30')")
    for start in ("18:37", "07:21", "07:21"):
        await cards.press("ArrowLeft")
        await cards.until(f"{DETAIL}.includes('{start}')")
    await cards.press("ArrowRight")
    await cards.until(f"{DETAIL}.includes('18:37')")


async def test_the_days_are_walked_and_asked_for(cards: Cards) -> None:
    await shown(cards)
    await cards.page.evaluate(f"{ROOT}.querySelector('nav .icon').focus()")
    await cards.press("ArrowLeft")
    await cards.until(f"{ROOT}.querySelector('.date').innerText === 'Hier'")
    asked = (await cards.asked("journal"))[-1]
    assert (asked["start"], asked["end"]) == (
        "2026-11-19T23:00:00.000Z",
        "2026-11-20T23:00:00.000Z",
    )
    await cards.until(f"{DETAIL}.includes('19:30 – 21:00')")


async def test_the_table_tells_what_the_chart_shows(cards: Cards) -> None:
    await shown(cards, width=390)
    await cards.page.evaluate(f"{ROOT}.querySelector('.twin').click()")
    await cards.until(f"{ROOT}.querySelectorAll('tbody tr').length === 6")
    row = f"{ROOT}.querySelectorAll('tbody tr')[1].innerText.replace(/\\s+/g, ' ')"
    assert (await cards.page.evaluate(row)).startswith(
        "12:12 Voiture Au ralenti, de 3,68 kVA à 1,84 kVA"
    )
    assert await cards.page.evaluate("window.audit()") == []


async def test_a_day_without_cuts_and_a_day_without_power_say_so(cards: Cards) -> None:
    await shown(cards, "home_calm")
    assert "Rien n’a été coupé." in await cards.text(HAPPENED)
    await shown(cards, "home_empty")
    assert "Pas de puissance enregistrée ce jour-là" in await cards.text(HAPPENED)
