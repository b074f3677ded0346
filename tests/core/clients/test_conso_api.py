"""What is Conso API's own: its key, its two dialects, its errors."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import aiohttp
import pytest

from hameau_core.clients.conso_api import LEGACY, MESURE, ConsoApi, Dialect
from hameau_core.clients.gateway import Direction
from hameau_core.errors import ServiceError
from tests.core.clients.services import HOME, WEEK, Clock
from tests.servers.conso_api import ConsoApiStand, make_key, wrapped
from tests.servers.linky_home import PARIS
from tests.servers.web import Fault, How


@pytest.fixture
async def stand(clock: Clock) -> AsyncIterator[ConsoApiStand]:
    async with ConsoApiStand(HOME, clock) as running:
        yield running


def client(
    web: aiohttp.ClientSession,
    clock: Clock,
    stand: ConsoApiStand,
    key: str = "",
    dialect: Dialect = MESURE,
) -> ConsoApi:
    return ConsoApi(
        web,
        key or stand.key(),
        HOME.point,
        zone=PARIS,
        clock=clock,
        base=stand.base,
        dialect=dialect,
    )


async def test_access_is_read_from_the_key_alone(
    web: aiohttp.ClientSession, clock: Clock, stand: ConsoApiStand
) -> None:
    end = datetime(2027, 1, 1, tzinfo=UTC)
    key = stand.key(int(end.timestamp()))
    asker = client(web, clock, stand, key)
    access = await asker.access()
    assert (access.until, access.calls_left, access.days_left(clock.now)) == (
        end,
        None,
        40,
    )
    assert asker.key.points == (HOME.point,)
    assert stand.asked == []


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("no key", "key_malformed"),
        (make_key([], None), "key_without_points"),
        (make_key([HOME.point], 1_700_000_000), "key_expired"),
        (make_key(["99999999999999"], None), "key_of_other_points"),
    ],
)
async def test_a_key_of_no_use_is_not_even_tried(
    web: aiohttp.ClientSession,
    clock: Clock,
    stand: ConsoApiStand,
    key: str,
    state: str,
) -> None:
    asker = client(web, clock, stand, key)
    for ask in (asker.access(), asker.curve(Direction.IMPORT, *WEEK)):
        with pytest.raises(ServiceError) as caught:
            await ask
        assert caught.value.key == state
    assert stand.asked == []


async def test_a_key_the_service_does_not_believe_is_refused(
    web: aiohttp.ClientSession, clock: Clock, stand: ConsoApiStand
) -> None:
    forged = make_key([HOME.point], None)[:-3] + "abc"
    with pytest.raises(ServiceError) as caught:
        await client(web, clock, stand, forged).curve(Direction.IMPORT, *WEEK)
    assert caught.value.key == "key_refused"


@pytest.mark.parametrize(
    ("dialect", "path", "query"),
    [
        (
            MESURE,
            "/api/courbe_de_charge_consommation",
            (("pointId", HOME.point), ("dateDebut", "2026-11-09"), ("dateFin", "2026-11-16")),
        ),
        (
            LEGACY,
            "/api/consumption_load_curve",
            (("prm", HOME.point), ("start", "2026-11-09"), ("end", "2026-11-16")),
        ),
    ],
)  # fmt: skip
async def test_questions_are_put_in_the_dialect_s_words(
    web: aiohttp.ClientSession,
    clock: Clock,
    stand: ConsoApiStand,
    dialect: Dialect,
    path: str,
    query: tuple[tuple[str, str], ...],
) -> None:
    await client(web, clock, stand, dialect=dialect).curve(Direction.IMPORT, *WEEK)
    (asked,) = stand.asked
    assert (asked.path, asked.query) == (path, query)
    assert asked.headers["Authorization"].startswith("Bearer ey")


async def test_both_dialects_give_the_same(
    web: aiohttp.ClientSession, clock: Clock, stand: ConsoApiStand
) -> None:
    new, old = (client(web, clock, stand, dialect=how) for how in (MESURE, LEGACY))
    for start, end in (WEEK, (date(2026, 10, 24), date(2026, 10, 27))):
        assert await new.curve(Direction.IMPORT, start, end) == await old.curve(
            Direction.IMPORT, start, end
        )
        assert await new.daily(Direction.EXPORT, start, end) == await old.daily(
            Direction.EXPORT, start, end
        )
        assert await new.max_power(start, end) == await old.max_power(start, end)


async def test_the_older_names_may_be_gone(
    web: aiohttp.ClientSession, clock: Clock, stand: ConsoApiStand
) -> None:
    stand.legacy_gone = True
    old = client(web, clock, stand, dialect=LEGACY)
    with pytest.raises(ServiceError) as caught:
        await old.curve(Direction.IMPORT, *WEEK)
    assert caught.value.key == "service_error"
    assert (await client(web, clock, stand).curve(Direction.IMPORT, *WEEK)).days


@pytest.mark.parametrize(
    ("plausibility", "nature", "quality"),
    [("0", "B", 0), ("2", "B", 4), ("0", "C", 1), ("0", "E", 2)],
)
async def test_what_enedis_doubts_is_doubted(
    web: aiohttp.ClientSession,
    clock: Clock,
    stand: ConsoApiStand,
    plausibility: str,
    nature: str,
    quality: int,
) -> None:
    body = (
        '{"idPrm": "01234567890123", "grandeur": [{"grandeurMetier": "CONS", "grandeurPhysique": "PA", "unite": "W",'
        f'"points": [{{"v": "50", "d": "2026-11-09 00:30:00", "p": "PT30M", "n": "{nature}", "iv": "{plausibility}", "ec": "11"}}]}}]}}'
    )
    stand.always = Fault(how=How.STATUS, body=body.encode())
    read = await client(web, clock, stand).curve(Direction.IMPORT, *WEEK)
    assert list(read.parts.series[0].quality) == [quality]


async def test_a_consent_that_did_not_take_is_told(
    web: aiohttp.ClientSession, clock: Clock, stand: ConsoApiStand
) -> None:
    """Since July 2026 new consents get a key, and then this."""
    stand.enedis.holder = False
    with pytest.raises(ServiceError) as caught:
        await client(web, clock, stand).daily(Direction.IMPORT, *WEEK)
    assert caught.value.key == "not_holder"
    assert "ADAM-DC-0007" in caught.value.placeholders["detail"]


def test_the_wrapping_is_the_service_s() -> None:
    assert list(wrapped(400, {})) == ["status", "message", "error"]
