"""What the cards say of a decision is what the log book and the notifications say."""

import json
from typing import Any

import pytest

from custom_components.hameau.core.control.shedding import Code
from custom_components.hameau.sentences import FIGURES, Sentences

from .conftest import Cards

LADDER = "hameau-ladder-card"
NAMES = {"car": "Voiture"}
VALUES: dict[str, Any] = {"limit": "phase_2", "load": "car", "number": 1.79}
NUMBERS = (0.4, 7, 84.9, 449.5, 999.6, 7401.2, 90061)


def figures(number: float) -> dict[str, Any]:
    """Every figure there is, all with the same number."""
    return {
        name: VALUES.get(kind, number)
        for name, kind in FIGURES.items()
        if kind != "time"
    }


def load(id_: str, code: Code, known: dict[str, Any]) -> dict[str, Any]:
    """An appliance that is cut, with a reason."""
    fixed = {"entity_id": "switch.x", "priority": 1, "state": "shed", "power_va": 0}
    more = {"kind": "normal", "enabled": True, "since": None, "returns": None}
    reason = {"code": code.value, "figures": known}
    told = {"reason": reason, "shed_s_today": 0, "return_va": 0}
    return {"id": id_, "name": NAMES.get(id_, id_), **fixed, **more, **told}


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_decision_is_said_in_the_same_words(
    cards: Cards, language: str
) -> None:
    await cards.show("home_calm", language=language, card="ladder")
    speaker = Sentences(language, NAMES)
    for known in ({}, *map(figures, NUMBERS)):
        loads = [load(f"x{place:02}", code, known) for place, code in enumerate(Code)]
        loads.append(load("car", Code.CALM, {}))
        await cards.page.evaluate(f"window.hass.tell({json.dumps({'loads': loads})})")
        whys = f"[...window.card('{LADDER}').shadowRoot.querySelectorAll('.why')].map(w => w.textContent)"
        await cards.until(f"{whys}.length === {len(loads)}")
        await cards.page.evaluate(
            f"window.card('{LADDER}').updateComplete.then(() => 1)"
        )
        said = await cards.page.evaluate(whys)
        words = [speaker.said(code.value, known) for code in Code]
        # The appliance whose name is told stands first: its own name sorts before « x00 ».
        assert said[1:] == [text[0].upper() + text[1:] for text in words], known
