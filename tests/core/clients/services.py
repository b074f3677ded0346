"""The clients of web services, each beside the stand-in it asks, for tests that go over all of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from socket import AddressFamily, gaierror
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from hameau_core.clients.conso_api import LEGACY, MESURE, ConsoApi
from hameau_core.clients.ecowatt import Ecowatt
from hameau_core.clients.ejp import EjpCalendar
from hameau_core.clients.energy_charts import EnergyCharts
from hameau_core.clients.gateway import Direction
from hameau_core.clients.myelectricaldata import MyElectricalData
from hameau_core.clients.regulated_prices import RegulatedPrices
from hameau_core.clients.tempo import CouleurTempo, RteTempo
from hameau_core.tic.tariff import Contract
from tests.servers.conso_api import ConsoApiStand
from tests.servers.data_gouv import DataGouvStand
from tests.servers.edf import EdfStand
from tests.servers.energy_charts import EnergyChartsStand
from tests.servers.linky_home import PARIS, LinkyHome
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand
from tests.servers.rte import CLIENT_ID, CLIENT_SECRET, RteStand
from tests.servers.tempo import CouleurTempoStand, RteTempoStand
from tests.servers.web import Stand

HOME = LinkyHome()
NAME = "stand.test"
START = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
WEEK = date(2026, 11, 9), date(2026, 11, 16)


@dataclass(slots=True)
class Clock:
    """A clock that goes only when told to."""

    now: datetime = START

    def __call__(self) -> datetime:
        """Give the time."""
        return self.now

    def on(self, **by: float) -> None:
        """Let time pass."""
        self.now += timedelta(**by)


class Names(AbstractResolver):
    """Knows one name, or none."""

    def __init__(self) -> None:
        """Know it."""
        self.known = True

    async def resolve(
        self, host: str, port: int = 0, family: AddressFamily = AddressFamily.AF_INET
    ) -> list[ResolveResult]:
        """Give the loopback address."""
        if not self.known or host != NAME:
            raise gaierror(-2, "Name or service not known")
        found = ResolveResult(
            hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0
        )
        return [found]

    async def close(self) -> None:
        """Nothing to close."""


type Ask = Callable[[], Awaitable[Any]]
type Make = Callable[[aiohttp.ClientSession, str, Clock, float], Ask]


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A client and its stand-in; `targets` are the paths faults befall, `keys` what differs from the usual states."""

    stand: Callable[[Clock], Stand]
    make: Make
    targets: str = ""
    keys: dict[str, str] = field(default_factory=dict)


def conso(session: aiohttp.ClientSession, base: str, clock: Clock, wait: float) -> Ask:
    key = ConsoApiStand(HOME, clock).key()
    client = ConsoApi(
        session, key, HOME.point, zone=PARIS, clock=clock, base=base,
        dialect=MESURE, timeout_s=wait,
    )  # fmt: skip
    return lambda: client.curve(Direction.IMPORT, *WEEK)


def conso_legacy(
    session: aiohttp.ClientSession, base: str, clock: Clock, wait: float
) -> Ask:
    key = ConsoApiStand(HOME, clock).key()
    client = ConsoApi(
        session, key, HOME.point, zone=PARIS, clock=clock, base=base,
        dialect=LEGACY, timeout_s=wait,
    )  # fmt: skip
    return lambda: client.daily(Direction.EXPORT, *WEEK)


def med(session: aiohttp.ClientSession, base: str, clock: Clock, wait: float) -> Ask:
    client = MyElectricalData(
        session, KEY, HOME.point, zone=PARIS, clock=clock, base=base, timeout_s=wait
    )
    return lambda: client.curve(Direction.IMPORT, *WEEK)


def rte_tempo(
    session: aiohttp.ClientSession, base: str, clock: Clock, wait: float
) -> Ask:
    return RteTempo(session, base=base, clock=clock, timeout_s=wait).now


def couleur(
    session: aiohttp.ClientSession, base: str, clock: Clock, wait: float
) -> Ask:
    return CouleurTempo(session, base=base, clock=clock, timeout_s=wait).now


def charts(session: aiohttp.ClientSession, base: str, clock: Clock, wait: float) -> Ask:
    client = EnergyCharts(session, zone=PARIS, clock=clock, base=base, timeout_s=wait)
    return lambda: client.day_ahead(*WEEK)


def ecowatt(
    session: aiohttp.ClientSession, base: str, clock: Clock, wait: float
) -> Ask:
    return Ecowatt(
        session, CLIENT_ID, CLIENT_SECRET, clock=clock, base=base, timeout_s=wait
    ).days


def prices(session: aiohttp.ClientSession, base: str, clock: Clock, wait: float) -> Ask:
    client = RegulatedPrices(session, clock=clock, base=base, timeout_s=wait)
    return lambda: client.prices(Contract.TEMPO)


def ejp(session: aiohttp.ClientSession, base: str, clock: Clock, wait: float) -> Ask:
    client = EjpCalendar(session, clock=clock, base=base, timeout_s=wait)
    return lambda: client.days(*WEEK)


def conso_stand(clock: Clock) -> Stand:
    return ConsoApiStand(HOME, clock)


def med_stand(clock: Clock) -> Stand:
    return MyElectricalDataStand(HOME, clock)


SERVICES = {
    "conso_api": Service(stand=conso_stand, make=conso),
    "conso_api_legacy": Service(stand=conso_stand, make=conso_legacy),
    "myelectricaldata": Service(stand=med_stand, make=med),
    "rte_tempo": Service(stand=RteTempoStand, make=rte_tempo),
    "couleur_tempo": Service(stand=CouleurTempoStand, make=couleur),
    "energy_charts": Service(stand=EnergyChartsStand, make=charts),
    "ecowatt": Service(
        stand=RteStand,
        make=ecowatt,
        targets="/ecowatt/",
        keys={"403": "not_subscribed"},
    ),
    "rte_log_in": Service(stand=RteStand, make=ecowatt, targets="/token/"),
    "regulated_prices": Service(
        stand=lambda _: DataGouvStand(),
        make=prices,
        targets="/fileadmin/",
        keys={"wrong type": "not_data"},
    ),
    "ejp": Service(stand=EdfStand, make=ejp),
}
