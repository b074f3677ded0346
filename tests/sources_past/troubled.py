"""The services a trouble befalls, each with its entry: when it is asked, what stays meanwhile, what there is in the end."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, cast, override

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.core.errors import ServiceError
from custom_components.hameau.core.series import Step
from custom_components.hameau.past import async_get_past
from custom_components.hameau.sources.electricity import ElectricityRuntime
from custom_components.hameau.sources.point_hours import EJP_DAYS, MARKET, TEMPO_DAYS
from custom_components.hameau.sources.signal import SignalRuntime
from tests.servers.conso_api import ConsoApiStand
from tests.servers.edf import EdfStand, is_peak
from tests.servers.energy_charts import EnergyChartsStand, price
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand
from tests.servers.rte import CLIENT_ID, CLIENT_SECRET, RteStand
from tests.servers.tempo import CouleurTempoStand, RteTempoStand, known_until
from tests.servers.web import Stand
from tests.sources_past.pages import (
    HOME,
    NOW,
    PARIS,
    POINT,
    days_of,
    expected,
    point_entry,
)
from tests.sources_past.signals import added, attribute, colour, shown
from tests.sources_past.troubles import (
    AWAY,
    COMMON,
    ENEDIS,
    REAUTH,
    TROUBLE,
    WAIT,
    Trouble,
)

type Url = Callable[[Stand], str]


class Troubled(ABC):
    """A service with its entry."""

    begins: ClassVar[datetime]
    well: ClassVar[int | None] = None
    """How many right answers come before the one that goes wrong; None: all go wrong from some moment on."""
    keyless: ClassVar[bool] = False
    troubles: ClassVar[Mapping[str, Trouble]] = COMMON
    own: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Key and state of the troubles that are others here."""
    away: ClassVar[str] = AWAY
    """What is raised where it does not answer as it should."""
    stands: tuple[Stand, ...]

    @property
    def spoilt(self) -> tuple[Stand, ...]:
        """Those that go wrong."""
        return self.stands

    def expected(self, name: str) -> tuple[str, str]:
        """Key and state a trouble ends in here."""
        trouble = self.troubles[name]
        if name in self.own:
            return self.own[name]
        if self.keyless and trouble.state == REAUTH:
            return trouble.key, WAIT
        return trouble.key, self.away if trouble.state == TROUBLE else trouble.state

    @abstractmethod
    def entry(self, hass: HomeAssistant, url: Url) -> MockConfigEntry:
        """Give its entry, added."""

    def next(self, entry: MockConfigEntry) -> datetime:
        """When it is asked next."""
        run: SignalRuntime = entry.runtime_data
        assert run.next is not None
        return run.next

    def error(self, entry: MockConfigEntry) -> ServiceError | None:
        """What it is said to have answered last."""
        return cast("SignalRuntime", entry.runtime_data).issues.error

    @abstractmethod
    async def check_meanwhile(self, hass: HomeAssistant) -> None:
        """What was told before stays."""

    @abstractmethod
    async def check_after(self, hass: HomeAssistant) -> None:
        """There is what there is without any trouble: all the service tells at this time."""


class _Gateway(Troubled):
    """A gateway, met in the middle of its first backfill."""

    begins = NOW
    away = TROUBLE
    well = 1
    troubles: ClassVar = {**COMMON, **ENEDIS}
    _way: ClassVar[str]
    # It goes on with shorter spans.
    own: ClassVar = {"413": ("", WAIT)}

    @abstractmethod
    def key(self) -> str:
        """Its key."""

    @override
    def entry(self, hass: HomeAssistant, url: Url) -> MockConfigEntry:
        data = {"source": "electricity", "way": self._way, "point": POINT}
        return point_entry(hass, data | {"key": self.key(), "url": url(self.stands[0])})

    @override
    def next(self, entry: MockConfigEntry) -> datetime:
        run: ElectricityRuntime = entry.runtime_data
        assert run.asking is not None
        assert run.asking.next is not None
        return run.asking.next

    @override
    def error(self, entry: MockConfigEntry) -> ServiceError | None:
        run: ElectricityRuntime = entry.runtime_data
        assert run.asking is not None
        return run.asking.issues.error

    @override
    async def check_meanwhile(self, hass: HomeAssistant) -> None:
        now = await days_of(hass, "import")
        whole = expected(HOME.activated, NOW.date() + timedelta(days=2))
        assert now.items() <= whole.items()

    @override
    async def check_after(self, hass: HomeAssistant) -> None:
        days = await days_of(hass, "import")
        last = max(days)
        assert last >= date(2026, 11, 20)
        assert days == expected(HOME.activated, last)


class Conso(_Gateway):
    """Conso API."""

    _way = "conso_api"

    def __init__(self) -> None:
        """Stand in for it."""
        self._stand = ConsoApiStand(HOME, dt_util.utcnow)
        self.stands = (self._stand,)

    @override
    def key(self) -> str:
        return self._stand.key()


class MyElectricalData(_Gateway):
    """MyElectricalData; it is asked for the right to ask first."""

    well = 2
    _way = "myelectricaldata"

    def __init__(self) -> None:
        """Stand in for it."""
        self.stands = (MyElectricalDataStand(HOME, dt_util.utcnow),)

    @override
    def key(self) -> str:
        return KEY


class Tempo(Troubled):
    """Both services of Tempo's colours, when tomorrow's is due."""

    begins = datetime(2026, 12, 15, 12, 0, tzinfo=PARIS)
    keyless = True

    def __init__(self) -> None:
        """Stand in for both."""
        self.stands = (
            RteTempoStand(dt_util.utcnow),
            CouleurTempoStand(dt_util.utcnow),
        )

    @override
    def entry(self, hass: HomeAssistant, url: Url) -> MockConfigEntry:
        first, second = self.stands
        urls = {"rte_url": url(first), "couleur_url": url(second)}
        return added(hass, "tempo", "Tempo", **urls)

    @override
    async def check_meanwhile(self, hass: HomeAssistant) -> None:
        assert shown(hass, "tempo_colour_today") == colour(date(2026, 12, 16))

    @override
    async def check_after(self, hass: HomeAssistant) -> None:
        last = known_until(dt_util.utcnow())
        today = dt_util.utcnow().astimezone(PARIS).date()
        assert shown(hass, "tempo_colour_today") == colour(today)
        tomorrow = shown(hass, "tempo_colour_tomorrow")
        assert tomorrow == (colour(last) if last > today else "unknown")
        past = await async_get_past(hass)
        begin = date(2023, 9, 1)
        days = await past.async_ask(
            lambda archive: archive.days(TEMPO_DAYS, begin, date.max)
        )
        count = (last - begin).days + 1
        assert days == {
            day: colour(day) for day in (begin + timedelta(n) for n in range(count))
        }


class OneOfTempo(Tempo):
    """One of the two goes wrong: nobody notices. Both have one name here, which cannot be unknown for one alone."""

    troubles: ClassVar = {
        name: trouble for name, trouble in COMMON.items() if not trouble.nameless
    }

    def __init__(self, which: int) -> None:
        """Say which one."""
        super().__init__()
        self._which = which

    @property
    @override
    def spoilt(self) -> tuple[Stand, ...]:
        return (self.stands[self._which],)

    @override
    def expected(self, name: str) -> tuple[str, str]:
        return "", WAIT


class Ejp(Troubled):
    """EDF's calendar of EJP days, when tomorrow's is due."""

    begins = datetime(2026, 12, 15, 14, 0, tzinfo=PARIS)
    keyless = True

    def __init__(self) -> None:
        """Stand in for it."""
        self.stands = (EdfStand(dt_util.utcnow),)

    @override
    def entry(self, hass: HomeAssistant, url: Url) -> MockConfigEntry:
        return added(hass, "ejp", "EJP", way="edf", url=url(self.stands[0]))

    @override
    async def check_meanwhile(self, hass: HomeAssistant) -> None:
        assert shown(hass, "ejp_today") == _ejp(date(2026, 12, 15))

    @override
    async def check_after(self, hass: HomeAssistant) -> None:
        now = dt_util.utcnow().astimezone(PARIS)
        last = now.date() + timedelta(days=now.hour >= 15)
        assert shown(hass, "ejp_today") == _ejp(now.date())
        past = await async_get_past(hass)
        days = await past.async_ask(
            lambda archive: archive.days(EJP_DAYS, date(2020, 1, 1), date.max)
        )
        winters = [date(2023, 11, 1) + timedelta(n) for n in range(1500)]
        assert days == {
            day: str(int(is_peak(day)))
            for day in winters
            if day <= last and not 4 <= day.month <= 10
        }


def _ejp(day: date) -> str:
    return "peak" if is_peak(day) else "normal"


class Spot(Troubled):
    """Day-ahead prices, when tomorrow's are due."""

    begins = datetime(2026, 11, 20, 12, 7, tzinfo=PARIS)
    keyless = True
    # So it says that there is no price yet.
    own: ClassVar = {"404": ("", WAIT)}

    def __init__(self) -> None:
        """Stand in for it."""
        self.stands = (EnergyChartsStand(dt_util.utcnow),)

    @override
    def entry(self, hass: HomeAssistant, url: Url) -> MockConfigEntry:
        return added(hass, "spot", "Spot", url=url(self.stands[0]))

    @override
    async def check_meanwhile(self, hass: HomeAssistant) -> None:
        assert shown(hass, "spot_price_now") == _price_now()
        assert len(attribute(hass, "spot_price_now", "today")) == 96

    @override
    async def check_after(self, hass: HomeAssistant) -> None:
        assert shown(hass, "spot_price_now") == _price_now()
        now = dt_util.utcnow().astimezone(PARIS)
        out = now.date() + timedelta(days=now.hour >= 13)
        assert out >= date(2026, 11, 21)
        past = await async_get_past(hass)
        kept = await past.async_ask(lambda archive: archive.believed(MARKET, 0, 2**33))
        assert list(kept.values) == [round(price(at) * 1000) for at in kept.starts]
        first = date(2025, 11, 21)
        begin = Step.DAY.start_of(first, PARIS)
        end = Step.DAY.start_of(out + timedelta(days=1), PARIS)
        year = kept.between(begin, end)
        assert list(year.starts) == list(range(begin, end, 900))
        # Some of the years before have come by then, whole each.
        assert kept.holes(kept.starts[0], end) == []


def _price_now() -> str:
    instant = int(dt_util.utcnow().timestamp())
    return str(round(price(instant - instant % 900) / 1000, 5))


class Ecowatt(Troubled):
    """EcoWatt, an hour after it was first asked."""

    begins = datetime(2026, 11, 20, 7, 30, tzinfo=PARIS)
    own: ClassVar = {"403": ("not_subscribed", "service_not_subscribed")}
    _targets = "signals"

    def __init__(self) -> None:
        """Stand in for RTE's portal."""
        self._stand = RteStand(dt_util.utcnow)
        self._stand.tense = {0: 2}
        self._stand.targets = self._targets
        self.stands = (self._stand,)

    @override
    def entry(self, hass: HomeAssistant, url: Url) -> MockConfigEntry:
        keys = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        return added(hass, "ecowatt", "EcoWatt", url=url(self._stand), **keys)

    @override
    async def check_meanwhile(self, hass: HomeAssistant) -> None:
        assert shown(hass, "ecowatt_grid_today") == "tense"
        assert len(attribute(hass, "ecowatt_grid_now", "hours")) == 4 * 24

    @override
    async def check_after(self, hass: HomeAssistant) -> None:
        told: list[Any] = attribute(hass, "ecowatt_grid_now", "hours")
        now = dt_util.utcnow().astimezone(PARIS)
        first = now.replace(hour=0, minute=0, second=0, microsecond=0)
        levels = [
            (2 if ahead == 0 else 1) if 8 <= hour < 13 or 18 <= hour < 20
            else int(hour > 5)
            for ahead in range(4)
            for hour in range(24)
        ]  # fmt: skip
        assert [one["level"] for one in told] == levels
        assert told[0]["start"] == first.isoformat()
        assert shown(hass, "ecowatt_grid_today") == "tense"


class EcowattLogIn(Ecowatt):
    """The same, where the log-in goes wrong: the token was forgotten."""

    own: ClassVar = {"400": ("key_refused", REAUTH)}
    _targets = "token"

    @property
    @override
    def spoilt(self) -> tuple[Stand, ...]:
        self._stand.forget_tokens()
        return self.stands


SERVICES: Mapping[str, Callable[[], Troubled]] = {
    "Conso API": Conso,
    "MyElectricalData": MyElectricalData,
    "Tempo": Tempo,
    "Tempo, RTE alone": lambda: OneOfTempo(0),
    "Tempo, api-couleur-tempo.fr alone": lambda: OneOfTempo(1),
    "EJP": Ejp,
    "spot": Spot,
    "EcoWatt": Ecowatt,
    "EcoWatt log-in": EcowattLogIn,
}
