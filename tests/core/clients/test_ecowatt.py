"""EcoWatt: signals, the log-in to RTE's portal, one call in 15 minutes."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
import json
from typing import Any

import aiohttp
import pytest

from hameau_core.clients.ecowatt import SANDBOX, Ecowatt, Tension
from hameau_core.errors import Remedy, ServiceError
from tests.core.clients.services import Clock
from tests.servers.rte import CLIENT_ID, CLIENT_SECRET, RteStand
from tests.servers.web import Fault, How

TODAY = date(2026, 11, 21)


@pytest.fixture
async def stand(clock: Clock) -> AsyncIterator[RteStand]:
    async with RteStand(clock) as running:
        yield running


def keys(
    web: aiohttp.ClientSession, clock: Clock, stand: RteStand, **more: str
) -> Ecowatt:
    given = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, **more}
    return Ecowatt(web, clock=clock, base=stand.base, **given)  # type: ignore[arg-type] # texts alone


@pytest.fixture
def client(web: aiohttp.ClientSession, clock: Clock, stand: RteStand) -> Ecowatt:
    return keys(web, clock, stand)


@pytest.mark.parametrize("bare", [False, True])
async def test_four_days_hour_by_hour(
    client: Ecowatt, stand: RteStand, clock: Clock, bare: bool
) -> None:
    stand.bare_days, stand.tense = bare, {2: 3}
    days = await client.days()
    assert [told.day for told in days] == [TODAY + timedelta(days=n) for n in range(4)]
    assert [told.level for told in days] == [1, 1, 3, 1]
    assert days[2].message == "Coupures programmées."
    assert days[2].hours[8] is Tension.CUTS
    assert days[2].hours[3] is Tension.LOW_CARBON
    assert list(days[0].hours) == list(range(24))
    assert days[0].issued == clock.now


async def test_a_second_call_in_15_minutes_waits(client: Ecowatt, clock: Clock) -> None:
    first = await client.days()
    clock.on(minutes=14)
    with pytest.raises(ServiceError) as caught:
        await client.days()
    assert (caught.value.key, caught.value.remedy) == ("quota_reached", Remedy.WAIT)
    assert caught.value.retry_at == clock.now + timedelta(minutes=15)
    clock.on(minutes=1)
    assert [told.hours for told in await client.days()] == [
        told.hours for told in first
    ]


@pytest.mark.parametrize("status", [429, 509])
async def test_a_quota_may_say_when(
    client: Ecowatt, stand: RteStand, clock: Clock, status: int
) -> None:
    stand.targets = "/ecowatt/"
    stand.always = Fault(how=How.STATUS, status=status, headers={"Retry-After": "99"})
    with pytest.raises(ServiceError) as caught:
        await client.days()
    assert caught.value.retry_at == clock.now + timedelta(seconds=99)


async def test_one_token_serves_until_shortly_before_its_end(
    client: Ecowatt, stand: RteStand, clock: Clock
) -> None:
    for minutes in (0, 60, 57):
        clock.on(minutes=minutes)
        await client.days()
    assert len(stand.tokens) == 1
    clock.on(minutes=20)
    await client.days()
    assert len(stand.tokens) == 2


async def test_a_token_that_is_no_longer_believed_is_renewed_at_once(
    client: Ecowatt, stand: RteStand, clock: Clock
) -> None:
    await client.days()
    stand.forget_tokens()
    clock.on(minutes=16)
    assert len(await client.days()) == 4


async def test_checking_the_keys_spends_no_call(
    client: Ecowatt, stand: RteStand
) -> None:
    await client.check()
    assert [asked.path for asked in stand.asked] == ["/token/oauth/"]


async def test_wrong_keys_are_refused(
    web: aiohttp.ClientSession, clock: Clock, stand: RteStand
) -> None:
    with pytest.raises(ServiceError) as caught:
        await keys(web, clock, stand, client_secret="wrong").check()
    assert (caught.value.key, caught.value.remedy) == (
        "key_refused",
        Remedy.REAUTHENTICATE,
    )


async def test_an_interface_that_is_not_subscribed_to_is_told(
    client: Ecowatt, stand: RteStand
) -> None:
    stand.subscribed = False
    with pytest.raises(ServiceError) as caught:
        await client.days()
    assert (caught.value.key, caught.value.remedy) == (
        "not_subscribed",
        Remedy.CONFIGURE,
    )


async def test_the_sandbox_is_always_the_same(
    web: aiohttp.ClientSession, clock: Clock, stand: RteStand
) -> None:
    client = keys(web, clock, stand, path=SANDBOX)
    first = await client.days()
    assert await client.days() == first
    assert first[0].day == date(2022, 6, 3)


def signal(**changes: Any) -> dict[str, Any]:
    values = [{"pas": 0, "hvalue": 1}]
    return {"jour": "2026-11-21", "dvalue": 1, "values": values, **changes}


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({}, "signals"),
        ({"signals": [5]}, "signals[0]"),
        ({"signals": [signal()] * 15}, "signals"),
        ({"signals": [signal(jour="soon")]}, "signals[0].jour"),
        ({"signals": [signal(jour=None)]}, "signals[0].jour"),
        ({"signals": [signal(dvalue=0)]}, "signals[0].dvalue"),
        ({"signals": [signal(dvalue=4)]}, "signals[0].dvalue"),
        ({"signals": [signal(dvalue=True)]}, "signals[0].dvalue"),
        ({"signals": [signal(message=5)]}, "signals[0].message"),
        ({"signals": [signal(message="x" * 600)]}, "signals[0].message"),
        ({"signals": [signal(values=[{"pas": 24, "hvalue": 1}])]}, "signals[0].values[0].pas"),
        ({"signals": [signal(values=[{"pas": 1, "hvalue": 9}])]}, "signals[0].values[0].hvalue"),
        ({"signals": [signal(values=[{"pas": 1, "hvalue": "x"}])]}, "signals[0].values[0].hvalue"),
    ],
)  # fmt: skip
async def test_a_malformed_answer_names_its_field(
    client: Ecowatt, stand: RteStand, content: object, field: str
) -> None:
    stand.targets = "/ecowatt/"
    stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
    with pytest.raises(ServiceError) as caught:
        await client.days()
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


async def test_what_is_not_told_is_left_out(client: Ecowatt, stand: RteStand) -> None:
    stand.targets = "/ecowatt/"
    content = {"signals": [signal(GenerationFichier="2026-11-21T07:00:00")]}
    stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
    (told,) = await client.days()
    assert (told.message, told.issued, told.hours) == ("", None, {0: Tension.NORMAL})


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({"expires_in": 7200}, "access_token"),
        ({"access_token": "t", "expires_in": -1}, "expires_in"),
        ({"access_token": "t", "expires_in": 10**9}, "expires_in"),
        ([], "answer"),
    ],
)
async def test_a_malformed_log_in_names_its_field(
    client: Ecowatt, stand: RteStand, content: object, field: str
) -> None:
    stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
    with pytest.raises(ServiceError) as caught:
        await client.check()
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


def test_nothing_it_shows_of_itself_is_secret(client: Ecowatt) -> None:
    told = f"{client!r} {client._portal!r} {client._portal.http!r}"
    assert told == "Ecowatt('127.0.0.1') RtePortal('127.0.0.1') Http('127.0.0.1')"
