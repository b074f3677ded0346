"""Everything that can go wrong between a client and its service: each case ends in its stated state, and leaves no trace."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest

from hameau_core.clients.failures import REMEDIES
from hameau_core.errors import ServiceError
from tests.core.clients.services import HOME, NAME, SERVICES, Clock, Names, Service
from tests.servers.myelectricaldata import KEY
from tests.servers.rte import CLIENT_ID, CLIENT_SECRET, RteStand
from tests.servers.tls import Authority, Certificate
from tests.servers.web import HTML, Fault, How, Stand

SECRETS = (HOME.point, KEY, CLIENT_ID, CLIENT_SECRET, "eyJ")


def status(code: int, **headers: str) -> Fault:
    return Fault(how=How.STATUS, status=code, headers=headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What goes wrong, and the state it ends in."""

    key: str
    fault: Fault | None = None
    certificate: Certificate | None = None
    down: bool = False
    nameless: bool = False

    @property
    def hangs(self) -> bool:
        """Whether only the time limit ends it."""
        return self.key == "timed_out"


CASES = {
    "refused": Case(key="connection_refused", down=True),
    "reset": Case(key="connection_reset", fault=Fault(how=How.RESET)),
    "no such host": Case(key="unknown_host", nameless=True),
    "TLS expired": Case(key="tls_expired", certificate=Certificate.EXPIRED),
    "TLS wrong host": Case(key="tls_wrong_host", certificate=Certificate.WRONG_HOST),
    "TLS self-signed": Case(key="tls_untrusted", certificate=Certificate.SELF_SIGNED),
    "401": Case(key="key_refused", fault=status(401)),
    "403": Case(key="forbidden", fault=status(403)),
    "404": Case(key="not_found", fault=status(404)),
    "409": Case(key="conflict", fault=status(409)),
    "413": Case(key="too_much_asked", fault=status(413)),
    "429 with": Case(key="quota_reached", fault=status(429, **{"Retry-After": "5400"})),
    "429 without": Case(key="quota_reached", fault=status(429)),
    "500": Case(key="service_error", fault=status(500)),
    "503": Case(
        key="service_unavailable",
        fault=Fault(how=How.STATUS, status=503, body=HTML, content_type="text/html"),
    ),
    "timeout before headers": Case(key="timed_out", fault=Fault(how=How.HANG)),
    "timeout after headers": Case(
        key="timed_out", fault=Fault(how=How.HANG_AFTER_HEADERS)
    ),
    "half-close": Case(key="answer_cut", fault=Fault(how=How.HALF_CLOSE)),
    "slow body": Case(key="timed_out", fault=Fault(how=How.DRIP)),
    "truncated": Case(key="answer_cut", fault=Fault(how=How.CUT)),
    "wrong type": Case(key="bad_answer", fault=Fault(how=How.STATUS, body=b"42")),
    "HTML": Case(
        key="not_data", fault=Fault(how=How.STATUS, body=HTML, content_type="text/html")
    ),
}


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Let these tests talk to their own servers."""


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
async def session(
    authority: Authority, names: Names
) -> AsyncIterator[aiohttp.ClientSession]:
    """A session that believes the test's authority and knows one name."""
    connector = aiohttp.TCPConnector(
        resolver=names, ssl=authority.client_context(), use_dns_cache=False
    )
    async with aiohttp.ClientSession(connector=connector) as running:
        yield running


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
@pytest.mark.parametrize("name", SERVICES)
async def test_each_fault_ends_in_its_state_and_leaves_no_trace(
    name: str,
    case: Case,
    session: aiohttp.ClientSession,
    authority: Authority,
    names: Names,
) -> None:
    service, clock = SERVICES[name], Clock()
    stand = service.stand(clock)
    tls = authority.server_context(case.certificate) if case.certificate else None
    await stand.start(tls)
    base = stand.base if tls else stand.base.replace("127.0.0.1", NAME)
    ask = service.make(session, base, clock, 0.6 if case.hangs else 20)
    stand.always, stand.targets, names.known = (
        case.fault,
        service.targets,
        not case.nameless,
    )
    if case.down:
        await stand.stop()
    with pytest.raises(ServiceError) as caught:
        await ask()
    judge(caught.value, service, name, case, clock)
    await mend(stand, names, authority if tls else None, again=case.down or bool(tls))
    after = await service.make(session, base, clock, 20)()
    await stand.stop()
    async with service.stand(clock) as untroubled:
        assert after == await service.make(session, untroubled.base, clock, 20)()


def judge(
    error: ServiceError, service: Service, name: str, case: Case, clock: Clock
) -> None:
    """Hold an error against the state the case has to end in."""
    wanted = next(
        (key for word, key in service.keys.items() if CASES[word] is case), case.key
    )
    assert error.key == wanted
    assert error.remedy is REMEDIES[wanted]
    told = f"{error} {error!r} {error.placeholders} {error.__cause__!r}"
    assert not [secret for secret in SECRETS if secret in told]
    if case is CASES["429 with"]:
        assert error.retry_at == clock.now + timedelta(seconds=5400)
    if wanted == "bad_answer":
        assert (
            error.placeholders["field"] == "answer"
            or name.startswith("conso")
            or (name == "myelectricaldata")
        )


async def mend(
    stand: Stand, names: Names, authority: Authority | None, *, again: bool
) -> None:
    """Let everything be well again, at the same address."""
    stand.always, names.known = None, True
    if isinstance(stand, RteStand):
        stand.forget_last_call()
    if again:
        await stand.stop()
        context = authority.server_context(Certificate.GOOD) if authority else None
        await stand.start(context)


def test_the_table_has_every_case_of_its_class() -> None:
    assert len(CASES) == 22
    assert len(SERVICES) * len(CASES) == 220
