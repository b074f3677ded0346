"""What can go wrong between Home Assistant and a web service, and the net of the tests, where it does.

The table is the one of `tests/core/clients/test_faults.py`, which holds clients against it; here it is the entries' turn.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
import json
import ssl
from time import sleep

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant

from custom_components.hameau.core.clients.http import TIMEOUT_S
from tests.core.clients.services import NAME, Names
from tests.servers.tls import Certificate
from tests.servers.web import HTML, Fault, How, Stand

WAIT, REAUTH = "wait", "reauth"
TROUBLE, AWAY = "service_trouble", "service_away"
MALFORMED = "service_bad_answer"

LATER_S = 7200
"""What Retry-After asks for."""

type Contexts = Mapping[Certificate, ssl.SSLContext]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What goes wrong, the key of the error it is, and the state it leads to: patience, a key asked for, or an issue."""

    key: str
    state: str = WAIT
    fault: Fault | None = None
    times: int = 1
    """How many answers go wrong where not all do."""
    certificate: Certificate | None = None
    down: bool = False
    nameless: bool = False

    @property
    def hangs(self) -> bool:
        """Whether only the limit of time ends it."""
        return self.key == "timed_out"


def status(number: int, **headers: str) -> Fault:
    """A bare status."""
    return Fault(how=How.STATUS, status=number, headers=headers, body=b"{}")


def enedis(number: int, code: str) -> Fault:
    """One of Enedis' errors, wrapped so that both gateways' ways of wrapping are in it."""
    inner = {"error": code, "error_description": "…"}
    body = {"status": number, "message": "The Enedis API returned an error"}
    return Fault(
        how=How.STATUS,
        status=number,
        body=json.dumps(body | {"error": inner, "detail": inner}).encode(),
    )


def _in_words(body: bytes) -> Fault:
    return Fault(how=How.STATUS, body=body, content_type="text/html")


COMMON: Mapping[str, Trouble] = {
    "refused": Trouble(key="connection_refused", down=True),
    # A question whose kept connection is reset is put again at once, on another, by aiohttp itself.
    "reset": Trouble(key="connection_reset", fault=Fault(how=How.RESET), times=2),
    "no such host": Trouble(key="unknown_host", nameless=True),
    "TLS expired": Trouble(key="tls_expired", certificate=Certificate.EXPIRED),
    "TLS wrong host": Trouble(key="tls_wrong_host", certificate=Certificate.WRONG_HOST),
    "TLS self-signed": Trouble(
        key="tls_untrusted", certificate=Certificate.SELF_SIGNED
    ),
    "400": Trouble(key="invalid_request", fault=status(400), state=TROUBLE),
    "401": Trouble(key="key_refused", fault=status(401), state=REAUTH),
    "403": Trouble(key="forbidden", fault=status(403), state=REAUTH),
    "404": Trouble(key="not_found", fault=status(404), state=TROUBLE),
    "409": Trouble(key="conflict", fault=status(409)),
    "413": Trouble(key="too_much_asked", fault=status(413)),
    "429": Trouble(key="quota_reached", fault=status(429)),
    "429 with Retry-After": Trouble(
        key="quota_reached", fault=status(429, **{"Retry-After": str(LATER_S)})
    ),
    "500": Trouble(key="service_error", fault=status(500)),
    "503": Trouble(key="service_unavailable", fault=status(503)),
    "timeout before headers": Trouble(key="timed_out", fault=Fault(how=How.HANG)),
    "timeout after headers": Trouble(
        key="timed_out", fault=Fault(how=How.HANG_AFTER_HEADERS)
    ),
    "slow body": Trouble(key="timed_out", fault=Fault(how=How.DRIP)),
    "half close": Trouble(key="answer_cut", fault=Fault(how=How.HALF_CLOSE)),
    "cut JSON": Trouble(key="answer_cut", fault=Fault(how=How.CUT)),
    "endless": Trouble(
        key="answer_too_large", fault=Fault(how=How.LARGE), state=TROUBLE
    ),
    "HTML": Trouble(key="not_data", fault=_in_words(HTML)),
    "wrong type": Trouble(
        key="bad_answer",
        fault=Fault(how=How.STATUS, body=b"[1, 2]"),
        state=MALFORMED,
    ),
    "without a field": Trouble(
        key="bad_answer",
        fault=Fault(how=How.STATUS, body=b'{"usage_point_id": "x"}'),
        state=MALFORMED,
    ),
}
ENEDIS: Mapping[str, Trouble] = {
    "not the holder": Trouble(
        key="not_holder", fault=enedis(400, "ADAM-DC-0007"), state="service_not_holder"
    ),
    "no consent": Trouble(
        key="no_consent", fault=enedis(403, "ADAM-DC-0008"), state=REAUTH
    ),
    "unknown point": Trouble(
        key="unknown_point",
        fault=enedis(404, "STM-ERR-0000019"),
        state="service_unknown_point",
    ),
    "technical error": Trouble(
        key="enedis_trouble", fault=enedis(500, "technical_error")
    ),
    # Of a connection that is kept: nobody notices.
    "reset once": Trouble(key="", fault=Fault(how=How.RESET)),
    # The next two are answers, not errors: the asking goes on.
    "no data yet": Trouble(key="", fault=enedis(404, "no_data_found")),
    "too long a span": Trouble(key="", fault=enedis(400, "ADAM-DC-0015")),
    "bad request": Trouble(
        key="invalid_request", fault=enedis(400, "Invalid_request"), state=TROUBLE
    ),
}


class Net:
    """Names, certificates and stand-ins on loopback; one trouble at a time."""

    def __init__(self, names: Names, contexts: Contexts, trouble: Trouble) -> None:
        """Prepare for a trouble: only where certificates matter are there any."""
        self._names = names
        self._contexts = contexts
        self._trouble = trouble
        self._running: set[Stand] = set()

    async def open(self, stands: Iterable[Stand]) -> None:
        """Let all be well."""
        good = self._contexts[Certificate.GOOD] if self._trouble.certificate else None
        for stand in stands:
            self._running.add(stand)
            await stand.start(good)

    async def close(self) -> None:
        """End all of it."""
        for stand in self._running:
            await stand.stop()

    def url(self, stand: Stand) -> str:
        """Where a stand-in is found: by its name, or by the address its certificate is for."""
        if self._trouble.certificate:
            return stand.base
        return stand.base.replace("127.0.0.1", NAME)

    async def spoil(self, stands: Iterable[Stand], well: int | None) -> None:
        """Let it go wrong: from now on, or once after `well` answers that are right."""
        trouble = self._trouble
        self._names.known = not trouble.nameless
        for stand in stands:
            if trouble.down or trouble.certificate:
                await stand.stop()
            if trouble.certificate:
                await stand.start(self._contexts[trouble.certificate])
            elif well is None:
                stand.always = trouble.fault
            elif trouble.fault:
                stand.script.extend([None] * well + [trouble.fault] * trouble.times)

    async def mend(self, stands: Iterable[Stand]) -> None:
        """Let all be well again, at the same addresses."""
        self._names.known = True
        for stand in stands:
            stand.always = None
            stand.script.clear()
            await stand.stop()
        await self.open(stands)


async def outlast(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    stands: Sequence[Stand],
    over: Callable[[], bool],
) -> None:
    """Let the clock pass the limit of time at each answer that does not come, until the asking is over.

    The loop's own clock stands still too: nothing else ends the waiting.
    """
    seen = sum(stand.spoilt for stand in stands)
    for _ in range(3000):
        await hass.async_add_executor_job(sleep, 0.01)
        if over():
            return
        now = sum(stand.spoilt for stand in stands)
        if now != seen:
            freezer.tick(TIMEOUT_S + 1)
        seen = now
    raise AssertionError("nobody gave up waiting")
