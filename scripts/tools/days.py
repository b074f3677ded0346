"""Seven days as the demo's household lived them, under the very shedder that Hameau runs.

The days are invented, in true time; what is decided on them is computed second by second by
`core.control.simulator`, with the appliances of the demo's own home. So the journal, the
power and the meter's registers belong together.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from homeassistant.util import dt as dt_util

from custom_components.hameau.core.control.shedding import House, Load, Moment, Reason
from custom_components.hameau.core.control.shedding.house import STRICT
from custom_components.hameau.core.control.shedding.memory import to_dict
from custom_components.hameau.core.control.simulator import (
    Meter,
    Scenario,
    Shedder,
    World,
    invent,
    one_limit,
    play,
)
from custom_components.hameau.core.tic.simulator.registers import POWER_FACTOR
from custom_components.hameau.home_journal import Journal
from scripts.tools.house import Past
from scripts.tools.household import OFFER, SETTINGS, STANDING_W, THINGS
from scripts.tools.past import HOME, midnight

CALM_S: Final = 1800
"""The past ends with a quiet half hour, in which all that was cut has come back."""
BEFORE: Final = 6
"""Days before today, so that the review of the week has all of its seven."""
WORLD: Final = World(meter=Meter(period_s=5), relay_s=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """Some days: their power, and what a home keeps of them. `names` below: a home's own ids, by key of a thing."""

    past: Past
    journal: Journal
    memory: Mapping[str, Any]

    def journal_of(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Give the journal as a home keeps it on disk."""
        journal = self.journal.as_dict()
        for each in journal["decisions"]:
            each["load"] = names.get(each["load"], each["load"])
            if other := each["figures"].get("for_load"):
                each["figures"]["for_load"] = names[other]
        return journal

    def learned_of(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Give what was learnt as a home keeps it on disk."""
        learned = self.memory["learned"]
        loads = {names[key]: usual for key, usual in learned["loads"].items()}
        return {**learned, "loads": loads}

    def spells_of(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Give when each appliance was off by the shedder's doing, as a home keeps it on disk."""
        loads = self.memory["loads"].items()
        return {names[key]: one["spells"] for key, one in loads}


def home() -> House:
    """Give the household as the shedder knows it, with the keys of things."""
    loads = tuple(
        Load(
            id=thing.key,
            priority=rank,
            nominal_va=thing.watts / POWER_FACTOR,
            min_on_s=thing.min_on_s,
            min_off_s=thing.min_off_s,
        )
        for rank, thing in enumerate(THINGS, 1)
    )
    return House(limits=one_limit(SETTINGS.subscribed_va), loads=loads, profile=STRICT)


def invented(first: datetime, last: datetime) -> Scenario:
    """Invent what the household wants from a midnight on; it is calm before `last`.

    The invented days have as many loads as the household has things, in the same order.
    """
    seconds = int((last - first).total_seconds())
    wants: list[int] = []
    base = array("d")
    day = first
    while len(wants) < seconds:
        one = invent(day.toordinal())
        wants += one.wants
        base.extend(one.base_va[0])
        day += timedelta(days=1)
    heater = 1 << [thing.key for thing in THINGS].index("water_heater")
    start = int(first.timestamp())
    for window in (
        window
        for number in range(len(wants) // 86_400 + 1)
        for window in OFFER.windows((first + timedelta(days=number)).date())
        if not OFFER.off_peak(window.index)
    ):
        begin, end = window.start - start, min(window.end - start, len(wants))
        wants[begin:end] = [some & ~heater for some in wants[begin:end]]
    calm = max(0, seconds - CALM_S)
    wants[calm:] = [0] * (len(wants) - calm)
    for second in range(calm, seconds):
        base[second] = STANDING_W / POWER_FACTOR
    return Scenario(
        name="the demo's past",
        house=home(),
        base_va=(base[:seconds],),
        wants=wants[:seconds],
    )


def lived(now: datetime, days: int = BEFORE) -> Lived:
    """Live from the midnight of so many days ago until now, which takes some seconds a day."""
    first = midnight(now, days)
    scenario = invented(first, now)
    shedder = Shedder(scenario.house)
    outcome = play(scenario, shedder, WORLD)
    start = int(first.timestamp())
    watts = array("q", (round(va * POWER_FACTOR) for va in outcome.powers_va))
    journal = _journal(start, shedder.reasons, now)
    assert shedder.state is not None
    end = Moment(seconds=scenario.seconds, utc=now.astimezone(UTC))
    return Lived(
        past=Past(start, watts),
        journal=journal,
        memory=to_dict(shedder.state, end),
    )


def _journal(
    start: int, said: Iterable[tuple[float, Reason]], now: datetime
) -> Journal:
    """Enter what was said, each thing with its second, as the home itself would have."""
    journal = Journal()
    # A journal counts by the days of where the home is.
    zone = dt_util.get_default_time_zone()
    dt_util.set_default_time_zone(HOME)
    try:
        for second, reason in said:
            at = datetime.fromtimestamp(start + second, UTC)
            journal.enter([reason], at, dry_run=False)
        journal.today(now)
    finally:
        dt_util.set_default_time_zone(zone)
    return journal
