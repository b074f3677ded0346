"""What MyElectricalData tells besides measures: the contract, and what is left of the quota."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
import json
from typing import Any

import aiohttp
import pytest

from hameau_core.clients.gateway import Direction
from hameau_core.clients.myelectricaldata import MyElectricalData, off_peak_windows
from hameau_core.errors import ServiceError
from tests.core.clients.services import HOME, WEEK, Clock
from tests.servers.linky_home import PARIS
from tests.servers.myelectricaldata import KEY, MyElectricalDataStand, Spent
from tests.servers.web import Fault, How


@pytest.fixture
async def stand(clock: Clock) -> AsyncIterator[MyElectricalDataStand]:
    async with MyElectricalDataStand(HOME, clock) as running:
        yield running


@pytest.fixture
def client(
    web: aiohttp.ClientSession, clock: Clock, stand: MyElectricalDataStand
) -> MyElectricalData:
    return MyElectricalData(
        web, f" {KEY}\n", HOME.point, zone=PARIS, clock=clock, base=stand.base
    )


async def test_the_contract_is_read(client: MyElectricalData) -> None:
    contract = await client.contract()
    assert contract.subscribed_va == 9000
    assert contract.off_peak == ((time(1, 30), time(8)), (time(12, 30), time(14)))
    assert contract.since == HOME.activated
    assert (contract.segment, contract.distribution_tariff) == ("C5", "BTINFMUDT")


async def test_what_a_contract_does_not_tell_is_unknown(
    client: MyElectricalData, stand: MyElectricalDataStand
) -> None:
    point = {
        "usage_point": {"usage_point_id": HOME.point},
        "contracts": {"segment": "C5"},
    }
    body = json.dumps({"customer": {"usage_points": [point]}}).encode()
    stand.always = Fault(how=How.STATUS, body=body)
    contract = await client.contract()
    assert (contract.subscribed_va, contract.off_peak, contract.since) == (
        None,
        (),
        None,
    )


@pytest.mark.parametrize(
    ("customer", "key", "field"),
    [
        ({"usage_points": []}, "unknown_point", ""),
        ({"usage_points": [{"usage_point": {"usage_point_id": "9"}}]}, "unknown_point", ""),
        ({"usage_points": {}}, "bad_answer", "customer.usage_points"),
        ({"usage_points": [{}]}, "bad_answer", "customer.usage_points[0].usage_point"),
        (None, "bad_answer", "customer"),
        (
            {"usage_points": [{"usage_point": {"usage_point_id": HOME.point}, "contracts": {"last_activation_date": "long ago"}}]},
            "bad_answer",
            "customer.usage_points[0].contracts.last_activation_date",
        ),
    ],
)  # fmt: skip
async def test_a_malformed_contract_names_its_field(
    client: MyElectricalData,
    stand: MyElectricalDataStand,
    customer: object,
    key: str,
    field: str,
) -> None:
    body = json.dumps({"customer": customer}).encode()
    stand.always = Fault(how=How.STATUS, body=body)
    with pytest.raises(ServiceError) as caught:
        await client.contract()
    assert (caught.value.key, caught.value.placeholders["field"]) == (key, field)


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("HC (22H00-6H00)", ((time(22), time(6)),)),
        ("HC (1H30-8H00;12H30-14H00)", ((time(1, 30), time(8)), (time(12, 30), time(14)))),
        ("HC (22h30-24h00;00h00-6h30)", ((time(22, 30), time(0)), (time(0), time(6, 30)))),
        ("HC (25H00-26H00)", ()),
        ("HC (1H75-8H00)", ()),
        ("", ()),
        ("SANS OBJET", ()),
    ],
)  # fmt: skip
def test_off_peak_hours_are_read_from_their_text(
    text: str, windows: tuple[tuple[time, time], ...]
) -> None:
    assert off_peak_windows(text) == windows


async def test_access_tells_the_consent_s_end_and_the_calls_left(
    client: MyElectricalData, clock: Clock
) -> None:
    for _ in range(3):
        await client.daily(Direction.IMPORT, *WEEK)
    access = await client.access()
    assert access.calls_left == 47
    assert access.days_left(clock.now) == 700
    assert access.resets == datetime(2026, 11, 21, 22, 59, 59, 999999, UTC)


async def test_asking_for_access_costs_no_quota(
    client: MyElectricalData, stand: MyElectricalDataStand
) -> None:
    await client.access()
    await client.contract()
    assert stand.calls_today == 0


async def test_a_ban_and_a_lost_consent_are_told_apart(
    client: MyElectricalData, stand: MyElectricalDataStand
) -> None:
    stand.valid = False
    with pytest.raises(ServiceError) as caught:
        await client.access()
    assert caught.value.key == "no_consent"
    stand.banned = True
    with pytest.raises(ServiceError) as caught:
        await client.access()
    assert caught.value.key == "banned"


async def test_an_access_may_leave_its_times_out(
    client: MyElectricalData, stand: MyElectricalDataStand
) -> None:
    content: dict[str, Any] = {
        "valid": True,
        "ban": False,
        "quota_reached": False,
        "call_number": 60,
        "quota_limit": 50,
    }
    stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
    access = await client.access()
    assert (access.until, access.resets, access.calls_left) == (None, None, 0)
    content["consent_expiration_date"] = "2027-01-14T15:32:38+01:00"
    stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
    assert (await client.access()).until == datetime(
        2027, 1, 14, 14, 32, 38, tzinfo=UTC
    )


@pytest.mark.parametrize("spent", Spent)
async def test_a_spent_quota_is_one_state_however_it_is_told(
    client: MyElectricalData, stand: MyElectricalDataStand, clock: Clock, spent: Spent
) -> None:
    stand.quota, stand.spent = 2, spent
    recent = date(2026, 11, 18), date(2026, 11, 20)
    for _ in range(2):
        assert (await client.daily(Direction.IMPORT, *recent)).days
    with pytest.raises(ServiceError) as caught:
        await client.daily(Direction.IMPORT, *recent)
    assert caught.value.key == "quota_reached"
    assert caught.value.retry_at == clock.now + timedelta(hours=12)
    assert (await client.access()).calls_left == 0
    clock.on(days=1)
    assert (await client.daily(Direction.IMPORT, *recent)).days


async def test_the_service_s_own_cache_is_asked_for_what_no_longer_changes(
    client: MyElectricalData, stand: MyElectricalDataStand
) -> None:
    await client.curve(Direction.IMPORT, date(2026, 11, 14), date(2026, 11, 21))
    await client.max_power(date(2026, 10, 1), date(2026, 11, 10))
    recent, old = (asked.path for asked in stand.asked)
    assert (
        recent
        == f"/consumption_load_curve/{HOME.point}/start/2026-11-14/end/2026-11-21/"
    )
    assert old == (
        f"/daily_consumption_max_power/{HOME.point}/start/2026-10-01/end/2026-11-10/cache/"
    )


async def test_a_wrong_key_is_refused(
    web: aiohttp.ClientSession, clock: Clock, stand: MyElectricalDataStand
) -> None:
    client = MyElectricalData(
        web, "another", HOME.point, zone=PARIS, clock=clock, base=stand.base
    )
    for ask in (client.access, client.contract):
        with pytest.raises(ServiceError) as caught:
            await ask()
        assert caught.value.key == "forbidden"
