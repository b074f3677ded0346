"""Every decision has its sentence in both languages, filled with the figures the shedder really gives."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
import json
from pathlib import Path
import re
from types import MappingProxyType
from typing import Any, override
from unittest.mock import patch

from homeassistant.util import dt as dt_util
import pytest

from custom_components.hameau.core.control.schedule import Reason as ScheduleReason
from custom_components.hameau.core.control.shedding import (
    Armed,
    Asked,
    Code,
    Command,
    Event,
    House,
    Load,
    LoadClass,
    Moment,
    Reason,
    Tick,
    Wish,
)
from custom_components.hameau.core.control.shedding.explain import waits
from custom_components.hameau.core.control.simulator import (
    Change,
    Fault,
    FaultKind,
    Hand,
    Scenario,
    Shedder,
    World,
    invent,
    one_limit,
    play,
)
from custom_components.hameau.sentences import (
    FIGURES,
    LANGUAGES,
    Figure,
    Sentences,
    texts,
)

EXAMPLES = json.loads((Path(__file__).parent / "examples/sentences.json").read_text())
HOLES = re.compile(r"\{(\w+)\}")
NAMES = {"tank": "Chauffe-eau", "garage": "Garage"}
HOUR_S = 3600


def loads() -> Iterator[Load]:
    """Give a load of every kind."""
    yield Load(id="oven", priority=1, nominal_va=2000, kind=LoadClass.HARD)
    yield Load(id="tank", priority=2, nominal_va=2400)
    yield Load(id="iron", priority=3, nominal_va=1500, kind=LoadClass.NOTIFY)
    yield Load(id="left", priority=4, nominal_va=1500, rotation="heaters")
    yield Load(id="right", priority=4, nominal_va=1500, rotation="heaters")
    yield Load(id="car", priority=5, nominal_va=3680, levels_va=(1400, 2300, 3680))
    yield Load(id="pump", priority=6, nominal_va=1200)


def busy_hours() -> Scenario:
    """Make up three hours in which each of them wants power, the meter is silent once, and too much is drawn."""
    house = House(limits=one_limit(6000), loads=tuple(loads()), manual_s=300)
    changes = [Change(0, "base", 400), Change(9200, "base", 7400)]
    changes += [Change(9500, "base", 400)]
    changes += [Change(4000, "meter_silent", 1), Change(4240, "meter_silent", 0)]
    for number, load in enumerate(loads()):
        ends = 7000 if load.levels_va else 6000
        changes += [Change(number * 150, load.id, 1), Change(ends, load.id, 0)]
        changes += [Change(9000, load.id, 1)]
    return Scenario.from_changes("busy", house, changes, seconds=3 * HOUR_S)


def narrow_hours() -> Scenario:
    """Make up a house too small for two heaters, then for a car at full power; then the meter is silent."""
    small = tuple(load for load in loads() if load.rotation or load.levels_va)
    changes = [Change(0, "base", 2000), Change(3600, "base", 600)]
    changes += [Change(4500, "base", 0)]
    for load in small:
        starts, ends = (3700, 6000) if load.levels_va else (0, 3600)
        changes += [Change(starts, load.id, 1), Change(ends, load.id, 0)]
    changes += [Change(5000, "meter_silent", 1), Change(5300, "meter_silent", 0)]
    house = House(limits=one_limit(4000), loads=small)
    return Scenario.from_changes("narrow", house, changes, seconds=6000)


def tight_hours() -> Scenario:
    """Make up a house in which the tank has to ask the pump for its place."""
    two = tuple(load for load in loads() if load.id in ("tank", "pump"))
    changes = [Change(0, "pump", 1), Change(100, "tank", 1), Change(0, "base", 400)]
    changes += [Change(600, "base", 1600), Change(1400, "base", 400)]
    house = House(limits=one_limit(3000), loads=two)
    return Scenario.from_changes("tight", house, changes, seconds=2400)


class Insistent(Shedder):
    """A shedder in a house where people ask for things."""

    wishes: Mapping[float, Event] = MappingProxyType(
        {
            250: Asked(load="tank", wish=Wish.SHED, seconds=60),
            7600: Asked(load="pump", wish=Wish.STOP),
            7700: Asked(load="pump", wish=Wish.START),
            9600: Armed(on=False),
        }
    )

    @override
    def step(self, event: Event, moment: Moment) -> Sequence[Command]:
        """Hear a wish before the tick of its second."""
        asked = self.wishes.get(moment.seconds) if isinstance(event, Tick) else None
        first = super().step(asked, moment) if asked else ()
        orders = [*first, *super().step(event, moment)]
        if isinstance(event, Tick) and moment.seconds % 30 == 0 and self.state:
            said = (waits(self.state, name, moment) for name in self.state.loads)
            self.reasons += [(moment.seconds, why) for why in said if why]
        return orders


@cache
def told(day: bool) -> tuple[Reason, ...]:
    """Give all that is said in hours in which much goes wrong and, if wanted, in a whole day at home."""
    world = World(
        faults=(Fault(load="pump", kind=FaultKind.DEAF, span=(0, 3500)),),
        hands=(
            Hand(at_s=4000, load="left", on=True),
            Hand(at_s=4400, load="right", on=True),
        ),
    )
    found: list[Reason] = []
    for scenario, around in (
        (busy_hours(), world),
        (narrow_hours(), World()),
        (tight_hours(), World()),
        *([(invent(3), World())] if day else ()),
    ):
        shedder = Insistent(scenario.house)
        play(scenario, shedder, around)
        found += [reason for _, reason in shedder.reasons]
    return tuple(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_and_every_reason_has_its_sentence(language: str) -> None:
    """No more and no less than the core knows."""
    assert set(texts(language)["decisions"]) == {str(code) for code in Code}
    assert set(texts(language)["schedules"]) == {
        str(reason) for reason in ScheduleReason
    }


def test_languages_say_the_same_figures() -> None:
    """What one says the other does not leave out."""
    for part in ("decisions", "schedules", "words"):
        english, french = (texts(language)[part] for language in LANGUAGES)
        assert english.keys() == french.keys()
        for key, text in english.items():
            assert sorted(HOLES.findall(text)) == sorted(HOLES.findall(french[key])), (
                key
            )


def test_every_figure_of_a_sentence_is_of_a_known_kind() -> None:
    """A figure that nobody describes would never be told."""
    for part in ("decisions", "schedules"):
        for text in texts("fr")[part].values():
            assert set(HOLES.findall(text)) <= FIGURES.keys()


@pytest.mark.parametrize("day", [False, pytest.param(True, marks=pytest.mark.long)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_is_said_is_a_whole_sentence(language: str, day: bool) -> None:
    """A figure that the core does not give would leave a question mark."""
    speaker = Sentences(language, NAMES)
    for reason in told(day):
        said = speaker.said(reason.code, reason.figures)
        assert not set("?[]{}|") & set(said), (reason, said)
        assert reason.figures.keys() <= FIGURES.keys()


def test_the_hours_say_nearly_all_there_is_to_say() -> None:
    """Otherwise the test above would prove little."""
    silent = set(Code) - {reason.code for reason in told(day=False)}
    assert silent <= {Code.WAITS_SETTLE, Code.WAITS_PERSON, Code.START_REFUSED}, silent


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each["code"])
def test_examples(example: dict[str, Any]) -> None:
    """The cards are tested with the same ones."""
    said = Sentences(example["language"], NAMES).sentence(
        example["name"], example["code"], example["figures"]
    )
    assert said == example["sentence"]


def test_dry_run_says_that_nothing_was_done() -> None:
    """In front, where it is read first."""
    said = Sentences("fr-CA").sentence("Four", "calm", {}, dry_run=True)
    assert said == "À blanc\u00a0: Four de nouveau sous la limite"
    assert Sentences("de").sentence("Oven", "calm", {}) == "Oven below the limit again"


def test_schedules_say_civil_times() -> None:
    """Instants in UTC, as they come from the core and from a file."""
    paris = dt_util.get_time_zone("Europe/Paris")
    start = datetime(2026, 1, 14, 21, 30, tzinfo=UTC)
    figures: dict[str, Figure] = {
        "start": start,
        "end": "2026-01-15T05:30:00+00:00",
    }
    with patch.object(dt_util, "DEFAULT_TIME_ZONE", paris):
        said = Sentences("fr").scheduled("tariff", figures)
    assert said == "selon le tarif, de 22:30 à 06:30"
    assert Sentences("en").scheduled("override", {}) == "by your choice"
