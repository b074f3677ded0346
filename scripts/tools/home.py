"""The demo's home: the household's appliances in Hameau's hands, added by Hameau's own flows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
import time
from typing import TYPE_CHECKING, Any, Final

from scripts.tools.ends import workers
from scripts.tools.flow import (
    add_home,
    add_meter,
    add_part,
    loaded,
    parts_of,
    set_options,
)
from scripts.tools.ha import HomeAssistant, Unhappy, running
from scripts.tools.house import House
from scripts.tools.household import PRICES, THINGS, Thing, plugs
from scripts.tools.past import (
    HOME,
    import_costs,
    import_past,
    midnight,
    write_curve,
    write_power,
)
from scripts.tools.points import add_years, ask_service
from scripts.tools.stand_ins import standing_in
from scripts.tools.years import Years
from tests.servers.conso_api import ConsoApiStand

if TYPE_CHECKING:
    from scripts.tools.days import Lived

DAYS: Final = 7
HEARD_LIMIT_S: Final = 60
WORD_S: Final = 15
NOTHING: Final = ("unknown", "unavailable")
POWER: Final = "apparent_power"
POINT_S: Final = 20
"""Between two points of the past power: about as often as Home Assistant would have written it."""

NAMES: Final = {
    "home": {"en": "My home", "fr": "Mon foyer"},
    "heater": {"en": "Hot water off-peak", "fr": "Eau chaude en heures creuses"},
    "garden": {"en": "Garden in the evening", "fr": "Jardin le soir"},
    "away": {"en": "Weekend away", "fr": "Week-end à la mer"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the demo has: Home Assistant, the house, its years, and the service that tells of them."""

    ha: HomeAssistant
    house: House
    years: Years
    service: ConsoApiStand


@asynccontextmanager
async def at_home(
    config: Path, *, port: int = 0, language: str = "en"
) -> AsyncIterator[Demo]:
    """Run Home Assistant in the demo's house while the block lasts, with three years before it.

    A configuration that had the house before goes on where it was left.
    """
    kept = House.read(config)
    house = kept or House()
    today = datetime.now(UTC).astimezone(HOME).date()
    years = Years.read(config) or Years(today=today)
    parts = {"household": plugs(language)}
    # The meter is there before Home Assistant, and after it; so are the services.
    async with (
        _living(kept is None) as living,
        house.line(config),
        standing_in(years.home) as (services, among),
        running(config, port=port, language=language, parts=parts, among=among) as ha,
        house.plugged(ha),
    ):
        demo = Demo(ha=ha, house=house, years=years, service=services.conso_api)
        if living is not None:
            await _move_in(demo, living, language)
        house.begin()
        yield demo


@asynccontextmanager
async def _living(wanted: bool) -> AsyncIterator[asyncio.Future[Lived] | None]:
    """Live the past in a process of its own: that takes as long as Home Assistant takes to start."""
    if not wanted:
        yield None
        return
    with workers(1) as pool:
        yield asyncio.wrap_future(pool.submit(_lived))


async def _move_in(demo: Demo, living: asyncio.Future[Lived], language: str) -> None:
    """Add everything to a Home Assistant that has nothing yet: first what does not wait for the past to be lived."""
    ha, house, years = demo.ha, demo.house, demo.years
    electricity = await add_years(ha, years)
    lived = await _awaited(ha, living)
    house.settle(lived.past)
    meter = await add_house_meter(ha, house)
    await add_house_home(ha, meter, lived, language)
    await add_house_past(ha, house, meter)
    # What the household lived is what the service tells of the last days.
    years.lived.update(house.household.half_hours())
    years.write(ha.config)
    await ask_service(ha, electricity, demo.service.key())


async def _awaited(ha: HomeAssistant, living: asyncio.Future[Lived]) -> Lived:
    """Wait for the past; Home Assistant hangs up on who says and hears nothing for a minute."""
    while not living.done():
        await asyncio.wait([living], timeout=WORD_S)
        await ha.call("get_config")
    return living.result()


def _lived() -> Lived:
    """Live the past; the module that knows how brings much of Home Assistant with it."""
    from scripts.tools.days import lived

    return lived(datetime.now(UTC))


async def add_house_meter(ha: HomeAssistant, house: House) -> str:
    """Add the house's meter, with what its energy costs; give its entry's id."""
    meter = await add_meter(ha, "network", {"url": house.url})
    await _heard(ha, meter, "contract", *(f"index_{label}" for label in PRICES))
    await set_options(ha, meter, {"prices": PRICES})
    return meter


async def _heard(ha: HomeAssistant, meter: str, *keys: str) -> None:
    """Wait until these entities of a meter show something."""
    end = time.monotonic() + HEARD_LIMIT_S
    while time.monotonic() < end:
        ids = await ha.entities(meter)
        if ids.keys() >= set(keys):
            states = [await ha.get(f"/api/states/{ids[key]}") for key in keys]
            if all(state["state"] not in NOTHING for state in states):
                return
        await asyncio.sleep(0.2)
    raise Unhappy(f"the meter does not tell {', '.join(keys)} in {HEARD_LIMIT_S} s")


async def add_house_past(ha: HomeAssistant, house: House, meter: str) -> None:
    """Put the meter on the Energy dashboard, with a week that it has already counted."""
    ids = await ha.entities(meter)
    await ha.post("/api/services/button/press", {"entity_id": ids["add_to_energy"]})
    past = await import_past(ha, house.scenario, DAYS)
    await import_costs(ha, past, PRICES)
    now = datetime.now(UTC)
    first, last = int(midnight(now, DAYS).timestamp()), house.household.end
    points = list(house.household.points(first, last, POINT_S))
    await asyncio.to_thread(write_power, ha.config, ids[POWER], points)
    since = int(midnight(now, 1).timestamp())
    fine = [point for point in points if point[0] >= since]
    await asyncio.to_thread(write_curve, ha.config, ids[POWER], fine)


async def add_house_home(
    ha: HomeAssistant, meter: str, lived: Lived, language: str
) -> str:
    """Add the home, its appliances and schedules, and what it remembers; give its entry's id."""
    home = await add_home(ha, NAMES["home"][language], meter)
    for thing in THINGS:
        await add_part(ha, home, "appliance", *_appliance(thing, language))
    ids = await parts_of(ha, home)
    await _add_schedules(ha, home, ids, language)
    order = {"order": [thing.plug for thing in THINGS], "profile": "strict"}
    await set_options(ha, home, order)
    await _remember(ha, home, lived, {t.key: ids[t.names[language]] for t in THINGS})
    return home


def _appliance(thing: Thing, language: str) -> tuple[dict[str, Any], ...]:
    """Give what a person would type on the pages of an appliance."""
    fine = {
        "min_on_s": thing.min_on_s,
        "min_off_s": thing.min_off_s,
        "auto_restore": True,
        "start_power": 0,
        "power_factor": 1,
    }
    details = {
        "name": thing.names[language],
        "power_entity": thing.meter,
        "power": thing.watts,
        "kind": "normal",
        "fine": fine,
    }
    target = {"entity_id": thing.plug, "type": thing.kind}
    return target, details, {"next_step_id": "save"}


async def _add_schedules(
    ha: HomeAssistant, home: str, ids: dict[str, str], language: str
) -> None:
    """Heat water in the off-peak hours; light the garden in the evening, but not next weekend."""
    by_key = {thing.key: ids[thing.names[language]] for thing in THINGS}
    heater = {"targets": [by_key["water_heater"]], "preset": "off_peak"}
    garden = {"targets": [by_key["garden"]], "preset": "custom"}
    evening = {"start": "17:30:00", "end": "23:30:00"}
    times = {"slots": [evening], "otherwise": "off"}
    name = {key: {"name": names[language]} for key, names in NAMES.items()}
    await add_part(ha, home, "schedule", {**name["heater"], **heater})
    await add_part(ha, home, "schedule", {**name["garden"], **garden}, times)
    schedules = [(await parts_of(ha, home))[NAMES["garden"][language]]]
    today = midnight(datetime.now(UTC)).date()
    saturday = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
    days = {
        "start": saturday.isoformat(),
        "end": (saturday + timedelta(days=1)).isoformat(),
    }
    away = {**name["away"], **days, "action": "suspend", "schedules": schedules}
    await add_part(ha, home, "exception", away)


async def _remember(
    ha: HomeAssistant, home: str, lived: Lived, names: dict[str, str]
) -> None:
    """Let the home know what it did yesterday and today.

    A home reads what it kept when it starts, and writes it when it stops: it is stopped
    meanwhile.
    """
    switch = {"entry_id": home, "disabled_by": "user"}
    await loaded(ha, home)
    await ha.call("config_entries/disable", **switch)
    file = ha.config / ".storage" / f"hameau.{home}"
    await asyncio.to_thread(_write, file, lived, names)
    await ha.call("config_entries/disable", **{**switch, "disabled_by": None})


def _write(file: Path, lived: Lived, names: dict[str, str]) -> None:
    """Put what was lived into the two files of a home, before what it has there."""
    history = file.with_name(f"{file.name}.history")
    stored = json.loads(history.read_text())
    journal, learned = lived.journal_of(names), lived.learned_of(names)
    journal["decisions"] += stored["data"]["journal"]["decisions"]
    stored["data"] |= {"journal": journal, "learned": learned}
    history.write_text(json.dumps(stored, ensure_ascii=False))
    stored = json.loads(file.read_text())
    for load, spells in lived.spells_of(names).items():
        stored["data"]["core"]["loads"][load]["spells"] = spells
    file.write_text(json.dumps(stored, ensure_ascii=False))
