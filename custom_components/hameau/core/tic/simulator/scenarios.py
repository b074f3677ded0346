"""Named simulations: one for each thing a meter can show, and a home to live with.

A scenario is a function of the instant and of the seed: one that begins later agrees with one that began earlier (same
registers, same colours), flicker of the daily maxima apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from ..events import Mode
from ..tariff import Colour, Contract
from .historique import historique_indexes
from .household import bursts, home
from .loads import EPOCH, Home, Load
from .machine import Simulator, first_registers
from .offers import PARIS, Offer, seconds
from .registers import WH, PastRegisters, Registers
from .settings import Settings

type Clock = Callable[[datetime], datetime]


def _same(moment: datetime) -> datetime:
    return moment


def _clock_at(hour: int, minute: int) -> Clock:
    """A clock that shows an hour of the day when the play begins."""

    def begin(moment: datetime) -> datetime:
        local = moment.astimezone(PARIS)
        return datetime.combine(local.date(), time(hour, minute), PARIS).astimezone(UTC)

    return begin


def _before_autumn_change(moment: datetime) -> datetime:
    """Two minutes before the clocks go back from 03:00 to 02:00, that year."""
    last = date(moment.astimezone(PARIS).year, 10, 31)
    sunday = last - timedelta(days=(last.weekday() + 1) % 7)
    return datetime.combine(sunday, time(2, 58), PARIS).astimezone(UTC)


def _red(_: date) -> Colour:
    return Colour.RED


BASE = Offer(contract=Contract.BASE, name="BASE", tariffs=("BASE",))
OFF_PEAK = Offer(
    contract=Contract.OFF_PEAK,
    name="H PLEINE/CREUSE",
    tariffs=("HEURE  CREUSE", "HEURE  PLEINE"),
    hours=((time(0), 1), (time(6, 30), 2), (time(22, 30), 1)),
)
TEMPO = Offer(
    contract=Contract.TEMPO,
    name="TEMPO",
    tariffs=(
        "HC  BLEU",
        "HP  BLEU",
        "HC  BLANC",
        "HP  BLANC",
        "HC  ROUGE",
        "HP  ROUGE",
    ),
    hours=((time(0), 1), (time(6), 2), (time(22), 1)),
)
RED_TEMPO = Offer(
    contract=Contract.TEMPO,
    name="TEMPO",
    tariffs=TEMPO.tariffs,
    hours=TEMPO.hours,
    colour=_red,
)
EJP = Offer(
    contract=Contract.EJP,
    name="EJP",
    tariffs=("HEURE  NORMALE", "HEURE  POINTE"),
    peak=(time(7), time(1)),
    peak_index=2,
    notice=timedelta(minutes=30),
)
MOBILE_PEAK = Offer(
    contract=Contract.OTHER,
    name="POINTE MOBILE",
    tariffs=("HEURE  NORMALE", "HEURE  POINTE"),
    peak=(time(18), time(20)),
    peak_index=2,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A contract, a meter and a home. `clock` gives the meter's time when the play begins."""

    offer: Offer
    settings: Settings
    home: Callable[[int], Load]
    clock: Clock = _same


@cache
def _single(seed: int) -> Home:
    """A home of its own for each seed, that keeps under 6.6 kW but for the kettle: above its 6 kVA, below what trips."""
    return Home(home(seed), seed=seed, most_w=6600)


@cache
def _sunny(seed: int) -> Home:
    """A three-phase home with panels."""
    uses = home(seed, panels_w=4500, phases=3)
    return Home(uses, standing_w=(110, 60, 60), seed=seed, most_w=3300)


@cache
def _bursts(seed: int) -> Home:
    """A three-phase home with much too much on one phase, not long enough for the breaker."""
    return Home(bursts(3200), standing_w=(900, 700, 500), seed=seed)


def _one(mode: Mode, rank: int) -> Settings:
    """A single-phase meter of 6 kVA."""
    return Settings(mode=mode, rank=rank)


_OLD, _NEW = Mode.HISTORIQUE, Mode.STANDARD

SCENARIOS: dict[str, Scenario] = {
    "house": Scenario(offer=TEMPO, settings=_one(_NEW, 101), home=_single),
    "base": Scenario(offer=BASE, settings=_one(_NEW, 123), home=_single),
    "hc_historique": Scenario(offer=OFF_PEAK, settings=_one(_OLD, 103), home=_single),
    "hc_standard": Scenario(offer=OFF_PEAK, settings=_one(_NEW, 104), home=_single),
    "tempo_red": Scenario(offer=RED_TEMPO, settings=_one(_NEW, 105), home=_single),
    "tempo_historique": Scenario(offer=TEMPO, settings=_one(_OLD, 106), home=_single),
    "ejp": Scenario(offer=EJP, settings=_one(_OLD, 107), home=_single),
    "three_phase_overload": Scenario(
        offer=BASE,
        settings=Settings(mode=_OLD, phases=3, subscribed_kva=9, rank=108),
        home=_bursts,
    ),
    "producer_noon": Scenario(
        offer=OFF_PEAK,
        settings=Settings(
            mode=_NEW, phases=3, producer=True, subscribed_kva=12, rank=109
        ),
        home=_sunny,
        clock=_clock_at(12, 0),
    ),
    "mobile_peak": Scenario(offer=MOBILE_PEAK, settings=_one(_NEW, 110), home=_single),
    "midnight": Scenario(
        offer=OFF_PEAK,
        settings=_one(_NEW, 111),
        home=_single,
        clock=_clock_at(23, 58),
    ),
    "clock_change": Scenario(
        offer=OFF_PEAK,
        settings=_one(_NEW, 112),
        home=_single,
        clock=_before_autumn_change,
    ),
}
"""By name, each meter with its own number. `house` is the one to live with; `tempo_red` and `ejp` make every day such a day."""


def simulator(name: str, start: datetime, seed: int = 1) -> Simulator:
    """Give a scenario's meter at `start` (aware), whose own clock may show another time. KeyError: no such scenario."""
    scenario = SCENARIOS[name]
    return Simulator(
        offer=scenario.offer,
        load=scenario.home(seed),
        start=scenario.clock(start),
        settings=scenario.settings,
    )


def open_scenario(
    name: str, start: datetime, seed: int = 1, *, speed: float = 1.0
) -> Iterator[tuple[datetime, bytes]]:
    """Give the frames of a scenario from `start` (aware) on, each with the time its last byte is due.

    Deterministic for a seed. KeyError: no such scenario.
    """
    meter = simulator(name, start, seed)
    return meter.stream(SCENARIOS[name].clock(start), speed=speed, due=start)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """A step of a scenario's past: mean powers during it, registers at its end.

    `indexes` are those the meter sends, by label: EAST, EAIT and the supplier indexes in use, or the historique ones.
    """

    start: datetime
    end: datetime
    power_w: float
    injected_w: float
    energy_wh: int
    injected_wh: int
    indexes: dict[str, int]


def history(
    name: str | Scenario,
    start: datetime,
    end: datetime,
    step: timedelta,
    seed: int = 1,
) -> list[HistoryStep]:
    """Give a scenario's past from `start` to `end` (aware), coherent to the Wh with the frames it gives afterwards."""
    scenario = SCENARIOS[name] if isinstance(name, str) else name
    load = scenario.home(seed)
    past = PastRegisters(scenario.offer, load, first_registers(scenario.offer), EPOCH)
    found: list[HistoryStep] = []
    at = start.astimezone(UTC)
    before = past.at(seconds(at))
    while at + step <= end:
        after = past.at(seconds(at + step))
        drawn, injected = after.drawn - before.drawn, after.injected - before.injected
        hours = step.total_seconds() / WH
        found.append(
            HistoryStep(
                start=at,
                end=at + step,
                power_w=drawn / hours,
                injected_w=injected / hours,
                energy_wh=drawn,
                injected_wh=injected,
                indexes=_labelled(scenario, after),
            )
        )
        at, before = at + step, after
    return found


def _labelled(scenario: Scenario, registers: Registers) -> dict[str, int]:
    if scenario.settings.mode is Mode.HISTORIQUE:
        labels = historique_indexes(scenario.offer.contract)
        if len(labels) == 1:
            return dict.fromkeys(labels, registers.drawn)
        return dict(zip(labels, registers.supplier, strict=False))
    used = len(scenario.offer.tariffs)
    supplier = {
        f"EASF{number:02}": registers.supplier[number - 1]
        for number in range(1, used + 1)
    }
    injected = {"EAIT": registers.injected} if scenario.settings.producer else {}
    return {"EAST": registers.drawn, **supplier, **injected}
