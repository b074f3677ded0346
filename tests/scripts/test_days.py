"""The past that the demo's household lived under the shedder."""

from datetime import UTC, datetime, timedelta

from custom_components.hameau.home_journal import SHEDS
from scripts.tools.days import CALM_S, home, invented, lived
from scripts.tools.household import STANDING_W, THINGS
from scripts.tools.past import midnight

NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)
NAMES = {thing.key: f"id of {thing.key}" for thing in THINGS}


def test_water_is_heated_in_the_off_peak_hours_alone() -> None:
    noon = NOW.replace(hour=16)
    scenario = invented(midnight(noon), noon)
    heater = 1 << [load.id for load in home().loads].index("water_heater")
    hours = {
        second // 3600 for second, wants in enumerate(scenario.wants) if wants & heater
    }
    assert hours
    assert hours <= {0, 1, 2, 3, 4, 5}


def test_all_that_was_cut_has_come_back_before_the_present() -> None:
    past = lived(NOW, days=0)
    off: set[str | None] = set()
    cuts = 0
    for decision in past.journal.decisions:
        if decision.code in SHEDS:
            off.add(decision.load)
            cuts += 1
        elif decision.code.startswith("restored"):
            off.remove(decision.load)
    assert cuts > 0
    assert not off
    assert past.journal.sheds == cuts
    assert set(past.past.watts[-CALM_S // 2 :]) == {STANDING_W}
    assert past.past.end == int(NOW.timestamp())


def test_what_is_kept_names_the_appliances_of_the_home() -> None:
    past = lived(NOW, days=0)
    journal = past.journal_of(NAMES)
    loads = {each["load"] for each in journal["decisions"]} - {None}
    assert loads
    assert loads <= set(NAMES.values())
    assert set(past.learned_of(NAMES)["loads"]) <= set(NAMES.values())
    spells = [spell for each in past.spells_of(NAMES).values() for spell in each]
    since = (NOW - timedelta(days=1)).timestamp()
    assert spells
    assert all(since <= begin < end <= NOW.timestamp() for begin, end in spells)
