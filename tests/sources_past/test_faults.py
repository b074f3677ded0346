"""What a service may answer instead of data: each case ends in its stated state, and leaves no hole behind it.

The state: asked again (WAIT), a key asked of the person (REAUTH), or something to mend (an issue). What was told before
stays; after the fault all there is is what there is without it.
"""

from asyncio import AbstractEventLoop
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant
from homeassistant.helpers import aiohttp_client
from homeassistant.util import dt as dt_util, ssl
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from tests.core.clients.services import Names
from tests.servers.tls import Authority, Certificate
from tests.sources_past.pages import later, raised, settle
from tests.sources_past.troubled import SERVICES, Troubled
from tests.sources_past.troubles import LATER_S, REAUTH, WAIT, Net, Trouble, outlast

# One or two of each service are tried each time; scripts/test -m long tries all.
OFTEN = {
    ("Conso API", "401"),
    ("MyElectricalData", "cut JSON"),
    ("Tempo", "403"),
    ("Tempo", "TLS expired"),
    ("Tempo, RTE alone", "reset"),
    ("EJP", "400"),
    ("spot", "timeout before headers"),
    ("EcoWatt", "429 with Retry-After"),
    ("EcoWatt", "no such host"),
    ("EcoWatt log-in", "401"),
}
CASES = [
    pytest.param(
        service, name, id=f"{service}-{name}",
        marks=() if (service, name) in OFTEN else pytest.mark.long,
    )
    for service, make in SERVICES.items()
    for name in make().troubles
]  # fmt: skip


@pytest.fixture
async def unheard(hass: HomeAssistant) -> None:
    """Let a stand-in complain to nobody that its certificate was refused: it is in the loop of the test."""
    loop = hass.loop
    heard = loop.get_exception_handler()
    assert heard is not None

    def hear(loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        """Pass on all but the end of a handshake on the stand-in's side."""
        if "incoming connection" not in context["message"]:
            heard(loop, context)

    loop.set_exception_handler(hear)


class Resolver(Names):
    """As Home Assistant closes one."""

    real_close = Names.close


@pytest.fixture(scope="module")
def authority() -> Authority:
    """Made before the clock is moved: OpenSSL goes by the true one."""
    return Authority()


@pytest.fixture
async def net(
    authority: Authority,
    unheard: None,
    service: str,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Net]:
    """The net, as Home Assistant's own session sees it."""
    names, believed = Resolver(), authority.client_context()
    monkeypatch.setattr(aiohttp_client, "_async_make_resolver", lambda _: names)
    monkeypatch.setattr(ssl, "client_context", lambda *_: believed)
    contexts = {kind: authority.server_context(kind) for kind in Certificate}
    running = Net(names, contexts, SERVICES[service]().troubles[name])
    yield running
    await running.close()


async def asked(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    entry: MockConfigEntry,
    service: Troubled,
    *,
    hangs: bool = False,
) -> datetime:
    """Go to the next moment the service is asked, and let it be asked; give the moment."""
    due = service.next(entry)
    freezer.move_to(max(due, dt_util.utcnow()) + timedelta(seconds=1))
    began = dt_util.utcnow()
    async_fire_time_changed(hass, began)
    if hangs:
        await outlast(hass, freezer, service.stands, lambda: service.next(entry) != due)
    await settle(hass)
    return began


def reauths(hass: HomeAssistant) -> list[Any]:
    """The flows that ask for another key."""
    return [
        flow
        for flow in hass.config_entries.flow.async_progress()
        if flow["context"]["source"] == SOURCE_REAUTH
    ]


def judge(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    service: Troubled,
    name: str,
    began: datetime,
) -> None:
    """Hold what is told of a service against the state the case leads to."""
    key, state = service.expected(name)
    error = service.error(entry)
    assert (error.key if error else "") == key
    assert bool(reauths(hass)) == (state == REAUTH)
    assert raised(hass) - {"curve_off"} == {state} - {WAIT, REAUTH}
    if "Retry-After" in name and key:
        assert service.next(entry) >= began + timedelta(seconds=LATER_S)


@pytest.mark.parametrize(("service", "name"), CASES)
async def test_a_fault_leads_to_its_state_and_leaves_no_hole(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    net: Net,
    service: str,
    name: str,
) -> None:
    """It meets a gateway in its first backfill, a signal when something new is due."""
    here = SERVICES[service]()
    trouble: Trouble = here.troubles[name]
    freezer.move_to(here.begins)
    await net.open(here.stands)
    entry = here.entry(hass, net.url)
    await hass.config_entries.async_setup(entry.entry_id)
    await later(hass, freezer, seconds=1)
    await net.spoil(here.spoilt, here.well)
    began = await asked(hass, freezer, entry, here, hangs=trouble.hangs)
    judge(hass, entry, here, name, began)
    await here.check_meanwhile(hass)
    await net.mend(here.stands)
    if here.expected(name)[1] == REAUTH:
        await hass.config_entries.async_reload(entry.entry_id)
        await settle(hass)
    for _ in range(4):
        await asked(hass, freezer, entry, here)
    await here.check_after(hass)
    assert raised(hass) == set()
