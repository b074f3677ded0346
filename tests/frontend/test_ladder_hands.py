"""The ladder under a person's hands: order, wishes, switches."""

import re

from .conftest import Cards

LADDER = "hameau-ladder-card"
ROOT = f"window.card('{LADDER}').shadowRoot"
ORDER = ["oven", "living", "rooms", "dryer", "boiler", "car"]
ROWS = f"[...{ROOT}.querySelectorAll('ol.ladder > li')].map(row => row.dataset.id)"


def handle(load: str) -> str:
    return f"{ROOT}.querySelector('li[data-id={load}] .handle')"


async def unfold(cards: Cards, load: str) -> None:
    await cards.page.evaluate(
        f"{ROOT}.querySelector('li[data-id={load}] .open').click()"
    )
    await cards.until(f"!!{ROOT}.querySelector('li[data-id={load}] .actions')")


async def test_an_appliance_is_dragged_to_another_place(cards: Cards) -> None:
    await cards.show("home_shedding", language="fr", card="ladder")
    start = await cards.at(handle("car"))
    end = await cards.page.evaluate(
        f"(b => [b.left + 5, b.top + b.height / 2])({ROOT}.querySelector('li[data-id=living]').getBoundingClientRect())"
    )
    await cards.drag(start, (start[0], end[1]))
    wanted = ["oven", "car", "living", "rooms", "dryer", "boiler"]
    await cards.until(f"{ROWS}.join() === {','.join(wanted)!r}")
    assert [one["order"] for one in await cards.asked("order")] == [wanted]


async def test_a_finger_drags_as_a_mouse_does(cards: Cards) -> None:
    await cards.show("home_shedding", width=390, card="ladder")
    start = await cards.at(handle("living"))
    await cards.drag(start, (start[0], start[1] + 100), finger=True)
    await cards.until(f"{ROWS}[2] === 'living'")
    assert (await cards.asked("order"))[0]["order"][:3] == ["oven", "rooms", "living"]


async def test_a_row_dropped_where_it_was_changes_nothing(cards: Cards) -> None:
    await cards.show("home_shedding", card="ladder")
    start = await cards.at(handle("rooms"))
    await cards.drag(start, (start[0], start[1] + 12))
    assert await cards.page.evaluate(ROWS) == ORDER
    assert await cards.asked("order") == []


async def test_the_keyboard_moves_an_appliance_and_keeps_its_place_in_hand(
    cards: Cards,
) -> None:
    await cards.show("home_shedding", language="fr", card="ladder")
    await cards.page.evaluate(f"{handle('car')}.focus()")
    await cards.press("ArrowUp")
    await cards.until(f"{ROWS}[4] === 'car'")
    focused = f"{ROOT}.activeElement?.closest('li').dataset.id"
    await cards.until(f"{focused} === 'car'")
    await cards.press("Home")
    await cards.until(f"{ROWS}[0] === 'car'")
    assert [one["order"][0] for one in await cards.asked("order")] == ["oven", "car"]
    assert "Voiture est maintenant à la place 1 sur 6." in await cards.text(LADDER)


async def test_what_is_cut_is_given_back_on_demand(cards: Cards) -> None:
    await cards.show("home_shedding", language="fr", card="ladder")
    await unfold(cards, "boiler")
    buttons = f"[...{ROOT}.querySelectorAll('.actions button')].map(b => b.innerText.replace('\\u00a0', ' '))"
    assert await cards.page.evaluate(buttons) == [
        "Rendre",
        "Prioritaire 1 h",
        "Historique",
    ]
    await cards.page.evaluate(f"{ROOT}.querySelector('.actions button').click()")
    asked = {"entry_id": "home0", "load": "boiler", "wish": "restore"}
    await cards.until(f"!{ROOT}.querySelector('.actions')")
    assert await cards.asked("ask") == [{"type": "hameau/home/ask", **asked}]


async def test_first_for_an_hour_is_asked_in_seconds(cards: Cards) -> None:
    await cards.show("home_shedding", card="ladder")
    await unfold(cards, "living")
    await cards.page.evaluate(f"{ROOT}.querySelectorAll('.actions button')[1].click()")
    await cards.until(f"!{ROOT}.querySelector('.actions')")
    asked = (await cards.asked("ask"))[0]
    assert (asked["wish"], asked["seconds"]) == ("prefer", 3600)


async def test_a_refusal_is_said(cards: Cards) -> None:
    await cards.show("home_shedding", language="fr", card="ladder")
    await unfold(cards, "oven")
    await cards.page.evaluate(f"{ROOT}.querySelector('.actions button').click()")
    await cards.until(f"!!{ROOT}.querySelector('[role=alert]')")
    assert "Four : réservé aux administrateurs" in await cards.text(LADDER)
    assert await cards.page.evaluate("window.audit()") == []


async def test_load_shedding_and_the_dry_run_are_switched(cards: Cards) -> None:
    await cards.show("home_dry", card="ladder")
    await cards.page.evaluate(f"{ROOT}.querySelector('[role=switch]').click()")
    await cards.page.evaluate(f"{ROOT}.querySelector('.banner.dry button').click()")
    assert await cards.page.evaluate("window.hass.called") == [
        ["switch", "turn_off", {"entity_id": "switch.mon_foyer_shedding"}],
        ["switch", "turn_off", {"entity_id": "switch.mon_foyer_dry_run"}],
    ]


async def test_each_switch_and_each_day_has_a_name_of_its_own(cards: Cards) -> None:
    """A switch that is called « on » says nothing to who does not see the card."""
    await cards.show("home_shedding", language="fr")
    toggle = f"{ROOT}.querySelector('[role=switch]')"
    assert await cards.page.evaluate(f"{toggle}.ariaLabel") == "Délestage"
    lanes = (
        "[...window.card('hameau-happened-card').shadowRoot.querySelectorAll('.lane')]"
    )
    named = f"{lanes}.map(lane => lane.textContent.replace(/\\s+/g, ' ').trim())"
    names = await cards.page.evaluate(named)
    assert names
    assert all(re.fullmatch(r"\D+ (une|\d+) fois, .+", name) for name in names), names


async def test_an_appliance_that_is_the_persons_says_until_when(cards: Cards) -> None:
    """Also after a restart, which has forgotten why."""
    await cards.show("home_returned", language="fr", card="ladder")
    assert "À vous jusqu’à 20:12" in await cards.text("hameau-ladder-card")
    assert "Coupé seulement s’il ne reste rien d’autre" in await cards.text(
        "hameau-ladder-card"
    )


async def test_nothing_is_asked_while_home_assistant_is_away(cards: Cards) -> None:
    await cards.show("home_offline", card="ladder")
    await cards.until(f"!!{ROOT}.querySelector('.banner.warn')")
    disabled = f"[...{ROOT}.querySelectorAll('.handle, .toggle')].every(button => button.disabled)"
    assert await cards.page.evaluate(disabled)


async def test_only_an_administrator_changes_the_order(cards: Cards) -> None:
    await cards.show("home_shedding", card="ladder", user=1)
    handles = f"[...{ROOT}.querySelectorAll('.handle')]"
    assert await cards.page.evaluate(f"{handles}.every(button => button.disabled)")
    start = await cards.at(handle("car"))
    await cards.drag(start, (start[0], start[1] - 200))
    assert await cards.page.evaluate(ROWS) == ORDER


async def test_a_home_that_is_loaded_again_is_listened_to_again(cards: Cards) -> None:
    await cards.show("home_calm", card="ladder")
    for state in ("unavailable", "on"):
        before = len(await cards.asked("subscribe"))
        await cards.page.evaluate(
            f"window.setStates({{}}, {{'switch.mon_foyer_shedding': {state!r}}})"
        )
        await cards.until(
            f"window.hass.asked.filter(m => m.type === 'hameau/home/subscribe').length > {before}"
        )


async def test_an_appliance_opens_its_history(cards: Cards) -> None:
    await cards.show("home_shedding", card="ladder")
    await unfold(cards, "car")
    opened = "new Promise(done => addEventListener('hass-more-info', e => done(e.detail.entityId)))"
    click = f"{ROOT}.querySelector('.actions button:last-child').click()"
    found = await cards.page.evaluate(
        f"(() => {{ const p = {opened}; {click}; return p }})()"
    )
    assert found == "number.car_current"
