"""Photograph the forms of a home: every page a person meets when they add or change a part of it.

Home Assistant's own pages are driven as a hand would: its buttons are pressed, its forms filled
in and sent. Where its frontend changes, this module has to follow.
"""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from scripts.tools import INTEGRATION
from scripts.tools.browser import DEEP, Page
from scripts.tools.ha import HomeAssistant, Unhappy

WAIT_S: Final = 30
TRIAL_S: Final = 120
SIZES: Final = {1280: 1500, 390: 1800}

# Three things that nobody has in hand yet, so that each kind of page has its turn.
PARTS: Final[Mapping[str, Any]] = {
    "input_boolean": {
        "forms_iron": {"name": "Steam iron", "initial": True},
        "forms_heater": {"name": "Office heater"},
    },
    "input_number": {
        "forms_charger": {"name": "Charger", "min": 0, "max": 16, "initial": 10}
    },
    "template": [
        {
            "sensor": {
                "name": "Steam iron power",
                "unique_id": "forms_iron_power",
                "default_entity_id": "sensor.forms_iron_power",
                "device_class": "power",
                "state_class": "measurement",
                "unit_of_measurement": "W",
                "state": "{{ 1200 if is_state('input_boolean.forms_iron', 'on') else 0 }}",
            }
        }
    ],
    "climate": [
        {
            "platform": "generic_thermostat",
            "name": "Office",
            "unique_id": "forms_office",
            "heater": "input_boolean.forms_heater",
            "target_sensor": "sensor.forms_iron_power",
        }
    ],
}

_BUTTON: Final = (
    "found.find(e => e.localName === 'ha-button' && e.textContent.trim() === {label})"
)
_OPTIONS: Final = (
    "found.find(e => e.localName === 'ha-config-entry-row' && e.shadowRoot.textContent.includes({title}))"
    "?.shadowRoot.querySelector('ha-icon-button[slot=end]')"
)
_STEP: Final = (
    "['form', 'menu', 'progress'].map(kind => one(`step-flow-${kind}`))"
    ".find(drawn => drawn)?.step?.step_id"
)
_OPEN_SECTIONS: Final = (
    "found.filter(e => e.localName === 'ha-expansion-panel' && e.outlined)"
    ".forEach(e => e.expanded = true) ?? true"
)
_SEND: Final = (
    "(f => {{ f._stepData = {{...f._stepData, ...{answers}}}; f._submitStep(); return true }})"
    "(one('step-flow-form'))"
)
_TYPE: Final = (
    "(f => {{ f._stepData = {{...f._stepData, ...{answers}}}; f.requestUpdate(); return true }})"
    "(one('step-flow-form'))"
)
_CHOOSE: Final = (
    "one('step-flow-menu').shadowRoot"
    ".querySelectorAll('ha-list-item-button, ha-md-list-item, ha-list-item')[{place}].click() ?? true"
)


class Leaf(NamedTuple):
    """A page of a form: its step, and what is answered (None: it is the last one looked at; a number: the place in a menu); `typed` is seen in it, not sent."""

    step: str
    answers: Mapping[str, Any] | int | None = None
    wait_s: float = WAIT_S
    typed: Mapping[str, Any] | None = None


type Form = tuple[Leaf, ...]


def forms(appliances: list[str]) -> dict[str, tuple[str, Form]]:
    """Give each form by a name for its pictures: the kind of part that is added, its pages in turn."""
    details = {"name": "Steam iron", "power": 1200, "kind": "normal"}
    slots = [{"start": "11:00:00", "end": "15:00:00"}]
    iron = {**details, "power_entity": "sensor.forms_iron_power"}
    return {
        "appliance": (
            "appliance",
            (
                Leaf("target", {"entity_id": "input_boolean.forms_iron"}),
                Leaf("details", iron),
                Leaf("ready", 0),
                Leaf("try_it", {}),
                Leaf("trying", {}),
                Leaf("tried", None, TRIAL_S),
            ),
        ),
        "taken": (
            "appliance",
            (Leaf("target", {"entity_id": "switch.car"}), Leaf("target")),
        ),
        "charger": (
            "appliance",
            (
                Leaf("target", {"entity_id": "input_number.forms_charger"}),
                Leaf("details", {"power": 3700}),
                Leaf("number"),
            ),
        ),
        "thermostat": (
            "appliance",
            (
                Leaf("target", {"entity_id": "climate.office"}),
                Leaf("details", {}),
                Leaf("thermostat"),
            ),
        ),
        "circuit": ("circuit", (Leaf("circuit"),)),
        "schedule": (
            "schedule",
            (
                Leaf(
                    "schedule",
                    {
                        "name": "Iron at noon",
                        "targets": appliances[:1],
                        "preset": "custom",
                    },
                ),
                Leaf("times", typed={"slots": slots, "days": ["workday"]}),
            ),
        ),
        "exception": (
            "exception",
            (
                Leaf(
                    "exception",
                    {"name": "Party", "start": "2030-06-01", "action": "replace"},
                ),
                Leaf("slots", typed={"slots": slots}),
            ),
        ),
    }


def put_parts(config: Path) -> None:
    """Give a configuration that is not running yet what the forms ask for."""
    packages = config / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    (packages / "forms.yaml").write_text(json.dumps(PARTS))


class Desk:
    """The page of the integration, and the forms that open over it."""

    def __init__(self, page: Page, ha: HomeAssistant, folder: Path, kind: str) -> None:
        """Take the browser and where pictures go; `kind` ends their names."""
        self._page, self._ha = page, ha
        self._folder, self._kind = folder, kind

    async def _until(self, script: str, wait_s: float = WAIT_S) -> None:
        if not await self._page.wait_for(DEEP % script, wait_s):
            raise Unhappy(f"forms: never true in the page: {script}")

    async def open(self, button: str) -> None:
        """Go to the integration's page and press a button of it."""
        url = f"{self._ha.url}/config/integrations/integration/hameau"
        await self._page.open("about:blank")
        await self._page.open(url)
        await self._until(f"!!({button})")
        await self._page.rest()
        await self._page.evaluate(DEEP % f"({button}).click()")

    async def walk(self, name: str, form: Form) -> None:
        """Photograph each page of a form that is open, and answer it."""
        for number, leaf in enumerate(form):
            step = json.dumps(leaf.step)
            await self._until(f"{_STEP} === {step}", leaf.wait_s)
            if leaf.typed:
                typed = json.dumps(leaf.typed)
                await self._page.evaluate(DEEP % _TYPE.format(answers=typed))
            await self.shoot(f"form-{name}-{number}-{leaf.step}")
            if isinstance(leaf.answers, int):
                await self._page.evaluate(DEEP % _CHOOSE.format(place=leaf.answers))
            elif leaf.answers is not None and leaf.step != "trying":
                answers = json.dumps(leaf.answers)
                await self._page.evaluate(DEEP % _SEND.format(answers=answers))

    async def shoot(self, name: str) -> None:
        """Take what is seen, its sections unfolded."""
        await self._page.rest(0.7, 6)
        await self._page.evaluate(DEEP % _OPEN_SECTIONS)
        await self._page.rest(0.7, 6)
        picture = await self._page.photograph()
        (self._folder / f"{name}-{self._kind}.png").write_bytes(picture)


async def form_pictures(
    page: Page,
    ha: HomeAssistant,
    language: str,
    folder: Path,
    *,
    width: int,
    dark: bool,
    only: str | None = None,
) -> list[str]:
    """Photograph every form of the first home; give what the browser complained of."""
    texts = json.loads((INTEGRATION / "translations" / f"{language}.json").read_text())
    told = (await ha.call("hameau/home/list"))[0]
    home = told["entry_id"]
    parts = await ha.call("config_entries/subentries/list", entry_id=home)
    appliances = [
        one["subentry_id"] for one in parts if one["subentry_type"] == "appliance"
    ]
    await page.look(width=width, height=SIZES[width], dark=dark)
    kind = f"{language}-{'dark' if dark else 'light'}-{width}"
    desk = Desk(page, ha, folder, kind)
    for name, (part, form) in forms(appliances).items():
        if only in (None, name):
            label = texts["config_subentries"][part]["initiate_flow"]["user"]
            await desk.open(_BUTTON.format(label=json.dumps(label)))
            await desk.walk(name, form)
    if only in (None, "options"):
        await desk.open(_OPTIONS.format(title=json.dumps(told["title"])))
        await desk.walk("options", (Leaf("home"),))
    wrong = [f"forms {kind}: console: {text}" for text in page.errors]
    page.errors.clear()
    return wrong
