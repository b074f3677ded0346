"""EDF's calendar of EJP days."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
import json

import aiohttp
import pytest

from hameau_core.clients.ejp import EjpCalendar
from hameau_core.errors import ServiceError
from tests.core.clients.services import Clock
from tests.servers.edf import EdfStand, is_peak
from tests.servers.web import Fault, How

TODAY = date(2026, 11, 21)
ONE_DAY = timedelta(days=1)


@pytest.fixture
async def stand(clock: Clock) -> AsyncIterator[EdfStand]:
    async with EdfStand(clock) as running:
        yield running


@pytest.fixture
def client(web: aiohttp.ClientSession, clock: Clock, stand: EdfStand) -> EjpCalendar:
    return EjpCalendar(web, clock=clock, base=stand.base)


async def test_a_winter_has_22_peak_days(client: EjpCalendar) -> None:
    days = await client.days(date(2025, 11, 1), date(2026, 10, 31))
    assert len(days) == 365
    assert sum(days.values()) == 22
    assert [day for day, peak in days.items() if peak] == [
        day for day in days if is_peak(day)
    ]
    assert list(days) == sorted(days)


async def test_a_day_that_is_not_settled_is_left_out(
    client: EjpCalendar, clock: Clock
) -> None:
    assert list(await client.days(TODAY, TODAY + ONE_DAY)) == [TODAY]
    clock.now = datetime(2026, 11, 21, 14, tzinfo=UTC)
    assert list(await client.days(TODAY, TODAY + 9 * ONE_DAY)) == [
        TODAY,
        TODAY + ONE_DAY,
    ]


@pytest.mark.parametrize(("first", "last"), [(TODAY, TODAY - ONE_DAY), (date(2025, 1, 1), TODAY)])  # fmt: skip
async def test_a_year_is_the_most(client: EjpCalendar, first: date, last: date) -> None:
    with pytest.raises(ServiceError) as caught:
        await client.days(first, last)
    assert caught.value.key == "span_too_long"


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ({}, "content"),
        ({"content": {"options": 5}}, "content.options"),
        ({"content": {"options": [{}]}}, "content.options[0].option"),
        ({"content": {"options": [{"option": "EJP"}]}}, "content.options[0].calendrier"),
        (
            {"content": {"options": [{"option": "EJP", "calendrier": [{"statut": "VIOLET"}]}]}},
            "content.options[0].calendrier[0].statut",
        ),
        (
            {"content": {"options": [{"option": "EJP", "calendrier": [{"statut": "EJP", "dateApplication": "x"}]}]}},
            "content.options[0].calendrier[0].dateApplication",
        ),
    ],
)  # fmt: skip
async def test_a_malformed_answer_names_its_field(
    client: EjpCalendar, stand: EdfStand, content: object, field: str
) -> None:
    stand.always = Fault(how=How.STATUS, body=json.dumps(content).encode())
    with pytest.raises(ServiceError) as caught:
        await client.days(TODAY, TODAY)
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


async def test_other_options_and_other_days_are_passed_over(
    client: EjpCalendar, stand: EdfStand
) -> None:
    days = [
        {"dateApplication": day, "statut": "EJP"}
        for day in ("2026-11-20", "2026-11-21", "2026-11-22")
    ]
    options = [
        {"option": "TEMPO", "calendrier": [{"statut": "TEMPO_BLEU"}]},
        {"option": "EJP", "calendrier": days},
    ]
    body = json.dumps({"content": {"options": options}}).encode()
    stand.always = Fault(how=How.STATUS, body=body)
    assert await client.days(TODAY, TODAY) == {TODAY: True}
