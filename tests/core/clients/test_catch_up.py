"""Years of a home caught up over loopback, through outages, restarts and quotas: the totals are the home's own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import aiohttp
import pytest

from hameau_core.clients.backfill import Backfill
from hameau_core.clients.conso_api import ConsoApi
from hameau_core.clients.gateway import ALL_STREAMS, Call, Gateway, Kind, Stream
from hameau_core.clients.myelectricaldata import MyElectricalData
from hameau_core.clients.rhythm import next_run
from hameau_core.errors import ServiceError
from tests.core.clients.services import Clock
from tests.servers.conso_api import ConsoApiStand
from tests.servers.linky_home import PARIS, LinkyHome
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand, Spent
from tests.servers.web import HTML, Fault, How

BEGUN = date(2026, 8, 20)
YOUNG = LinkyHome(activated=BEGUN, curve_since=date(2026, 9, 14))
FAULTS = [
    Fault(how=How.RESET),
    Fault(how=How.HALF_CLOSE),
    Fault(how=How.CUT),
    Fault(how=How.STATUS, status=500),
    Fault(how=How.STATUS, status=503, body=HTML),
    Fault(how=How.STATUS, status=429),
    Fault(how=How.STATUS, body=HTML),
    Fault(how=How.STATUS, body=b"42"),
]


@dataclass
class Store:
    """What a source keeps."""

    values: dict[Stream, dict[int, int]] = field(default_factory=dict)
    held: dict[Stream, set[date]] = field(default_factory=dict)
    calls: int = 0

    async def run(self, gateway: Gateway, plan: Backfill, now: datetime) -> bool:
        """One run, as a source does it; True when something of yesterday is still missing."""
        while call := plan.next_call(now, self.held):
            self.calls += 1
            try:
                read = await gateway.read(call)
            except ServiceError as error:
                if not plan.failed(call, error, now):
                    return True
                continue
            kept = self.values.setdefault(call.stream, {})
            for series in read.parts.series:
                kept.update(zip(series.starts, series.values, strict=True))
            self.held.setdefault(call.stream, set()).update(read.days)
            plan.answered(call, read.days, now)
        return any(plan.waiting(stream) for stream in gateway.capabilities.streams)


async def live(
    gateway: Gateway,
    clock: Clock,
    days: int,
    before: Callable[[], None] = lambda: None,
) -> Store:
    """Live some days, run when the rhythm says so; each time as after a restart."""
    store, memory, last = Store(), None, None
    end = clock.now + timedelta(days=days)
    again = False
    while clock.now < end:
        before()
        plan = Backfill(gateway.capabilities, PARIS, memory=memory)
        again, last = await store.run(gateway, plan, clock.now), clock.now
        memory = plan.memory()
        clock.now = next_run("home", clock.now, PARIS, last=last, again=again)
    return store


def expected(home: LinkyHome, stream: Stream, end: date) -> int:
    """What a stream has to add up to."""
    since = home.curve_since if stream.kind is Kind.CURVE else home.activated
    days = [since + timedelta(days=n) for n in range((end - since).days)]
    if stream.kind is Kind.MAX_POWER:
        return sum(home.peak(day)[0] for day in days)
    return sum(home.day(day, out=stream.direction == "export") for day in days)


def judge(store: Store, home: LinkyHome, gateway: Gateway, end: date) -> None:
    """Hold everything against the home itself."""
    for stream in gateway.capabilities.streams:
        kept = store.values[stream]
        assert sum(kept.values()) == expected(home, stream, end), stream


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["conso_api", "myelectricaldata"])
async def test_after_any_faults_the_totals_are_those_of_a_run_without(
    web: aiohttp.ClientSession, clock: Clock, kind: str, seed: int
) -> None:
    drawn = Random(seed)
    stand: Any
    gateway: Gateway
    common: dict[str, Any] = {"zone": PARIS, "clock": clock}
    if kind == "conso_api":
        stand = ConsoApiStand(YOUNG, clock)
        await stand.start()
        gateway = ConsoApi(web, stand.key(), YOUNG.point, base=stand.base, **common)
    else:
        stand = MyElectricalDataStand(YOUNG, clock, spent=drawn.choice(list(Spent)))
        await stand.start()
        gateway = MyElectricalData(web, KEY, YOUNG.point, base=stand.base, **common)

    def trouble() -> None:
        bad = clock.now < datetime(2026, 12, 16, tzinfo=PARIS)
        odds = [None, None, *FAULTS] if bad and drawn.random() < 0.6 else [None]
        stand.script.clear()
        stand.script.extend(drawn.choices(odds, k=30))
        stand.quota = drawn.choice([5, 50]) if bad else 50
        if bad and drawn.random() < 0.3:
            stand.enedis.late.add(
                clock.now.astimezone(PARIS).date() - timedelta(days=1)
            )

    store = await live(gateway, clock, 42, trouble)
    await stand.stop()
    judge(store, YOUNG, gateway, clock.now.astimezone(PARIS).date() - timedelta(days=1))


async def test_ten_months_of_half_hours_come_in_a_week_of_mornings(
    web: aiohttp.ClientSession, clock: Clock
) -> None:
    home = LinkyHome(activated=date(2026, 2, 3), curve_since=date(2026, 2, 3))
    async with ConsoApiStand(home, clock) as stand:
        gateway = ConsoApi(
            web, stand.key(), home.point, zone=PARIS, clock=clock, base=stand.base
        )
        store = await live(gateway, clock, 8)
        judge(store, home, gateway, clock.now.date() - timedelta(days=1))
    assert store.calls == len(stand.enedis.calls)
    answered = [
        (kind, day)
        for kind, start, end in stand.enedis.calls
        if start >= home.activated and end < date(2026, 11, 21)
        for day in Call(ALL_STREAMS[0], start, end).days()
    ]
    assert len(set(answered)) == len(answered)
