"""The week of a schedule under a person's hands."""

from typing import Any

from .conftest import Cards

WEEK = "hameau-week-card"
ROOT = f"window.card('{WEEK}').shadowRoot"
SLOTS = f"[...{ROOT}.querySelectorAll('.slot[tabindex]')].map(slot => slot.getAttribute('aria-label').replace(/\\s/g, ' '))"
HC = {
    "id": "hc",
    "slots": [
        {
            "start": {"period": ["off_peak"]},
            "end": {"period": ["off_peak"], "edge": "end"},
        }
    ],
    "days": ["saturday"],
}
NIGHTS = {"slots": [{"start": "22:30", "end": "02:30"}]}
WORKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]


def row(day: int) -> str:
    return f"{ROOT}.querySelectorAll('.hours')[{day}]"


def hour(at: float) -> float:
    return at / 24


async def shown(cards: Cards, **look: Any) -> None:
    await cards.show("home_shedding", language="fr", card="week", **look)


async def saved(cards: Cards) -> list[dict[str, Any]]:
    await cards.page.evaluate(
        f"{ROOT}.querySelector('.save .action:last-child').click()"
    )
    await cards.until(f"!{ROOT}.querySelector('.save')")
    schedule = (await cards.asked("schedule/save"))[-1]["schedule"]
    assert (schedule["id"], schedule["targets"]) == ("night", ["boiler"])
    rules: list[dict[str, Any]] = schedule["rules"]
    return rules


async def test_the_week_shows_slots_tariff_and_what_other_rules_do(
    cards: Cards,
) -> None:
    await shown(cards)
    slots = await cards.page.evaluate(SLOTS)
    assert len(slots) == 8
    assert "lundi, 22:30 – 02:30" in slots
    assert "mercredi, 13:15 – 14:00" in slots
    count = f"k => {ROOT}.querySelectorAll('.hours > ' + k).length"
    assert await cards.page.evaluate(f"({count})('.band.off')") == 21
    assert await cards.page.evaluate(f"({count})('.band.dear')") == 2
    assert await cards.page.evaluate(f"({count})('.locked')") == 1


async def test_hours_by_the_tariff_are_drawn_as_hours_and_said(cards: Cards) -> None:
    await shown(cards)
    told = f"[...{ROOT}.querySelectorAll('.hours > .told')].map(told => told.ariaLabel.replace(/\\s/g, ' '))"
    assert await cards.page.evaluate(told) == [
        "samedi, 13:00 – 15:30 : en marche selon le tarif",
        "samedi, 22:19 – 00:00 : en marche selon le tarif",
    ]
    said = await cards.text(WEEK)
    assert "en marche, selon le tarif" in said
    assert "par d’autres règles (soleil, exceptions…)" in said


async def test_a_slot_is_drawn_with_the_mouse_and_saved(cards: Cards) -> None:
    await shown(cards)
    start = await cards.at(row(6), hour(18.05))
    await cards.drag(start, await cards.at(row(6), hour(19.9)))
    await cards.until(f"({SLOTS}).includes('dimanche, 18:00 – 20:00')")
    assert await saved(cards) == [
        HC,
        {"id": "week_1", "days": WORKDAYS, **NIGHTS},
        {
            "id": "week_2",
            "days": ["wednesday"],
            "slots": [{"start": "13:15", "end": "14:00"}],
        },
        {
            "id": "week_3",
            "days": ["saturday", "sunday"],
            "slots": [{"start": "12:30", "end": "14:45"}],
        },
        {
            "id": "week_4",
            "days": ["sunday"],
            "slots": [{"start": "18:00", "end": "20:00"}],
        },
    ]


async def test_a_slot_is_moved_with_a_finger_and_stretched_at_its_end(
    cards: Cards,
) -> None:
    await shown(cards, width=390)
    start = await cards.at(row(6), hour(13.6))
    there = await cards.at(row(6), hour(17.6))
    await cards.drag(start, there, finger=True)
    await cards.until(f"({SLOTS}).includes('dimanche, 16:30 – 18:45')")
    end = await cards.at(row(6), hour(18.7))
    await cards.drag(end, await cards.at(row(6), hour(21.2)), finger=True)
    await cards.until(f"({SLOTS}).includes('dimanche, 16:30 – 21:15')")


async def test_a_slot_goes_to_another_day(cards: Cards) -> None:
    await shown(cards)
    start = await cards.at(row(6), hour(13.6))
    box = f"(b => [b.left + {hour(13.6)} * b.width, b.top + 20])({row(4)}.getBoundingClientRect())"
    await cards.drag(start, tuple(await cards.page.evaluate(box)))
    await cards.until(f"({SLOTS}).includes('vendredi, 12:30 – 14:45')")
    assert "dimanche, 12:30 – 14:45" not in await cards.page.evaluate(SLOTS)


async def test_the_keyboard_adds_moves_stretches_and_removes(cards: Cards) -> None:
    await shown(cards)
    focused = f"{ROOT}.activeElement?.getAttribute('aria-label')?.replace(/\\s/g, ' ')"
    await cards.page.evaluate(f"{ROOT}.querySelectorAll('button.dayname')[6].click()")
    await cards.until(f"{focused} === 'dimanche, 08:00 – 09:00'")
    for key, shift, times in (
        ("ArrowRight", False, "dimanche, 08:15 – 09:15"),
        ("ArrowRight", True, "dimanche, 08:15 – 09:30"),
        ("ArrowUp", False, "samedi, 08:15 – 09:30"),
    ):
        await cards.press(key, shift=shift)
        await cards.until(f"{focused} === {times!r}")
    await cards.press("Delete")
    await cards.until(f"({SLOTS}).length === 8")
    assert not await cards.page.evaluate(f"!!{ROOT}.querySelector('.save')")


async def test_exact_times_and_other_days_are_chosen_in_the_form(cards: Cards) -> None:
    await shown(cards)
    await cards.page.evaluate(f"{ROOT}.querySelectorAll('.slot[tabindex]')[2].focus()")
    await cards.until(f"!!{ROOT}.querySelector('.editor')")
    type_in = "(i => { i.value = '13:20'; i.dispatchEvent(new Event('change')) })"
    wednesday = f"[...{ROOT}.querySelectorAll('.slot[tabindex]')].find(s => s.getAttribute('aria-label').includes('13:15')).focus()"
    await cards.page.evaluate(wednesday)
    await cards.until(f"{ROOT}.querySelector('input[type=time]').value === '13:15'")
    await cards.page.evaluate(f"{type_in}({ROOT}.querySelector('input[type=time]'))")
    await cards.until(f"({SLOTS}).includes('mercredi, 13:20 – 14:00')")
    await cards.page.evaluate(f"{ROOT}.querySelectorAll('.editor .action')[1].click()")
    await cards.until(f"({SLOTS}).includes('lundi, 13:20 – 14:00')")
    rules = await saved(cards)
    times = {"start": "13:20", "end": "14:00"}
    assert rules[1]["days"] == WORKDAYS
    assert rules[1]["slots"] == [times, *NIGHTS["slots"]]


async def test_changes_are_forgotten_on_cancel(cards: Cards) -> None:
    await shown(cards)
    await cards.page.evaluate(f"{ROOT}.querySelector('button.dayname').click()")
    await cards.until(f"!!{ROOT}.querySelector('.save')")
    assert await cards.page.evaluate("window.audit()") == []
    await cards.page.evaluate(f"{ROOT}.querySelector('.save .action').click()")
    await cards.until(f"!{ROOT}.querySelector('.save')")
    assert len(await cards.page.evaluate(SLOTS)) == 8
    assert await cards.asked("schedule/save") == []


async def test_who_is_no_administrator_looks_and_does_not_touch(cards: Cards) -> None:
    await shown(cards, user=1)
    assert "Seul un administrateur peut le changer." in await cards.text(WEEK)
    start = await cards.at(row(6), hour(18))
    await cards.drag(start, await cards.at(row(6), hour(20)))
    assert len(await cards.page.evaluate(SLOTS)) == 8
    buttons = f"{ROOT}.querySelectorAll('button').length"
    assert await cards.page.evaluate(buttons) == 0


async def test_exceptions_are_listed_added_and_removed(cards: Cards) -> None:
    await shown(cards, width=390)
    said = await cards.text(WEEK)
    assert "Noël chez les parents jeu. 24 déc. → sam. 2 janv. · rien ne tourne" in said
    assert "2025" not in said
    await cards.page.evaluate(f"{ROOT}.querySelector('.exceptions .action').click()")
    await cards.until(f"!!{ROOT}.querySelector('form')")
    assert await cards.page.evaluate("window.audit()") == []
    fill = "".join(
        f"f.elements.namedItem({name!r}).value = {value!r};"
        for name, value in (
            ("name", "Fête"),
            ("start", "2026-12-05"),
            ("end", "2026-12-01"),
        )
    )
    form = f"{ROOT}.querySelector('form')"
    await cards.page.evaluate(f"(f => {{ {fill} f.requestSubmit() }})({form})")
    assert await cards.asked("exception/save") == []
    await cards.page.evaluate(
        f"(f => {{ f.elements.namedItem('end').value = ''; f.dispatchEvent(new InputEvent('input')); f.requestSubmit() }})({form})"
    )
    await cards.until(f"!{form}")
    asked = (await cards.asked("exception/save"))[0]
    assert asked["exception"] == {"name": "Fête", "start": "2026-12-05"}
    await cards.page.evaluate(f"{ROOT}.querySelector('.exceptions li button').click()")
    await cards.until(
        "window.hass.asked.some(m => m.type === 'hameau/home/exception/delete' && m.exception === 'x2')"
    )


async def test_without_a_schedule_the_next_step_is_said(cards: Cards) -> None:
    await cards.show("home_empty", language="fr", card="week")
    assert "Pas encore de programme" in await cards.text(WEEK)


async def test_a_schedule_is_deleted_once_that_is_confirmed(cards: Cards) -> None:
    await shown(cards, width=390)
    focused = f"{ROOT}.activeElement?.textContent.trim()"
    remove = f"{ROOT}.querySelector('.which .remove')"
    await cards.page.evaluate(f"{remove}.click()")
    await cards.until(f"{focused} === 'Annuler'")
    assert "Supprimer « Eau chaude » ?" in await cards.text(WEEK)
    assert await cards.page.evaluate("window.audit()") == []
    await cards.press("Escape")
    await cards.until(f"{ROOT}.activeElement === {remove}")
    assert not await cards.page.evaluate(
        f"!!{ROOT}.querySelector('[role=alertdialog]')"
    )
    assert await cards.asked("schedule/delete") == []
    await cards.page.evaluate(f"{remove}.click()")
    await cards.until(f"{focused} === 'Annuler'")
    await cards.page.evaluate(f"{ROOT}.querySelector('.removal .final').click()")
    await cards.until(f"!{ROOT}.querySelector('.removal')")
    assert [one["schedule"] for one in await cards.asked("schedule/delete")] == [
        "night"
    ]
    said = await cards.text(WEEK)
    assert "Voiture, Sèche-linge · désactivé" in said
    assert "Eau chaude" not in said


async def test_another_schedule_is_chosen(cards: Cards) -> None:
    await shown(cards)
    choose = f"(s => {{ s.value = 'car'; s.dispatchEvent(new Event('change')) }})({ROOT}.querySelector('select'))"
    await cards.page.evaluate(choose)
    await cards.until(f"({SLOTS}).length === 0")
    assert "Voiture, Sèche-linge · désactivé" in await cards.text(WEEK)


async def test_the_night_of_a_clock_change_is_as_long_as_it_is(cards: Cards) -> None:
    """From Saturday 22:30 to 02:30 on 25 October 2026: the clock shows 02:30 twice."""
    await shown(cards, now="2026-10-21T12:00:00+02:00")
    await cards.page.evaluate(f"{ROOT}.querySelectorAll('button.dayname')[5].click()")
    await cards.until(f"!!{ROOT}.querySelector('.editor')")
    for place, time in ((1, "06:30"), (0, "22:30")):
        await cards.page.evaluate(
            f"(i => {{ i.value = {time!r}; i.dispatchEvent(new Event('change')) }})({ROOT}.querySelectorAll('input[type=time]')[{place}])"
        )
    await cards.until(f"({SLOTS}).includes('samedi, 22:30 – 06:30')")
    assert "9 h cette semaine : on change d’heure cette nuit-là." in await cards.text(
        WEEK
    )


async def test_a_new_schedule_has_a_name_and_appliances_before_its_week(
    cards: Cards,
) -> None:
    await cards.show("home_new", language="fr", card="week", width=390)
    await cards.page.evaluate(f"{ROOT}.querySelector('.notice .action').click()")
    await cards.until(f"{ROOT}.querySelectorAll('.chip').length === 6")
    assert await cards.page.evaluate(f"{ROOT}.querySelector('[type=submit]').disabled")
    for chip in (4, 5, 5, 3):
        await cards.page.evaluate(f"{ROOT}.querySelectorAll('.chip')[{chip}].click()")
        await cards.page.evaluate(f"window.card('{WEEK}').updateComplete.then(() => 1)")
    assert await cards.page.evaluate("window.audit()") == []
    await cards.page.evaluate(f"{ROOT}.querySelector('input').value = ' Nuits '")
    await cards.page.evaluate(f"{ROOT}.querySelector('form').requestSubmit()")
    await cards.until(f"!{ROOT}.querySelector('form')")
    assert [one["schedule"] for one in await cards.asked("schedule/save")] == [
        {"id": "", "name": "Nuits", "targets": ["dryer", "boiler"], "rules": []}
    ]
