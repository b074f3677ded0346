"""Every error code of Enedis, in each wrapping it comes in, says what helps."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from multidict import CIMultiDict
import pytest

from hameau_core.clients.enedis_refusals import is_refusal, refusal
from hameau_core.clients.failures import REMEDIES, next_access, retry_after
from hameau_core.clients.http import Answer, Http
from hameau_core.errors import Remedy, ServiceError

NOW = datetime(2026, 7, 22, 4, 20, tzinfo=UTC)
WAIT = timedelta(hours=2)
CODES = [
    (400, "Invalid_request", "invalid_request", Remedy.REPORT),
    (400, "ADAM-ERR0002", "invalid_request", Remedy.REPORT),
    (400, "ADAM-DC-0015", "span_too_long", Remedy.SHORTEN),
    (400, "ADAM-DC-0016", "before_history", Remedy.MOVE_START),
    (400, "ADAM-ERR0125", "before_history", Remedy.MOVE_START),
    (400, "ADAM-ERR0123", "before_activation", Remedy.MOVE_START),
    (400, "ADAM-ERR0069", "wrong_direction", Remedy.CONFIGURE),
    (400, "ADAM-DC-0007", "not_holder", Remedy.REPORT),
    (403, "ADAM-DC-0007", "not_holder", Remedy.REPORT),
    (403, "ADAM-DC-0008", "no_consent", Remedy.REAUTHENTICATE),
    (403, "ADAM-DC-0009", "before_consent", Remedy.MOVE_START),
    (404, "STM-ERR-0000019", "unknown_point", Remedy.CONFIGURE),
    (429, "900804", "quota_reached", Remedy.WAIT),
    (403, "900908", "enedis_trouble", Remedy.WAIT),
    (500, "technical_error", "enedis_trouble", Remedy.WAIT),
    (500, "ADAM-DC-0500", "enedis_trouble", Remedy.WAIT),
    (500, "STM-ERR-0000001", "enedis_trouble", Remedy.WAIT),
]
NO_DATA = ["no_data_found", "STM-ERR-0000014", "STM-ERR-0000020"]
WRAPPINGS: dict[str, Callable[[Any], Any]] = {
    "bare": lambda body: body,
    "conso": lambda body: {"status": 400, "message": "The Enedis API returned an error", "error": body},
    "detail": lambda body: {"detail": body},
    "enedis_return": lambda body: {"error": "result_400", "enedis_return": body},
    "fault": lambda body: {"fault": body},
    "list": lambda body: [body],
}  # fmt: skip


@pytest.fixture
async def http(socket_enabled: None) -> AsyncIterator[Http]:
    async with aiohttp.ClientSession() as session:
        yield Http(session, "https://conso.test/api", secrets=["secret-key"])


def meant(
    http: Http, status: int, content: object, **headers: str
) -> ServiceError | str:
    told = CIMultiDict({name.replace("_", "-"): text for name, text in headers.items()})
    answer = Answer(status=status, headers=told, body=b"")
    return refusal(http, answer, content, NOW, WAIT)


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize(
    ("status", "code", "key", "remedy"), CODES, ids=[f"{c[0]} {c[1]}" for c in CODES]
)
async def test_each_code_says_what_helps(
    http: Http, status: int, code: str, key: str, remedy: Remedy, wrapping: str
) -> None:
    body = {"error": code, "error_description": "what Enedis says"}
    error = meant(http, status, WRAPPINGS[wrapping](body))
    assert isinstance(error, ServiceError)
    assert (error.key, error.remedy) == (key, remedy)
    assert "what Enedis says" in error.placeholders["detail"]
    assert error.placeholders["address"] == "conso.test"


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize("code", NO_DATA)
async def test_no_data_is_no_error_but_a_reason(
    http: Http, code: str, wrapping: str
) -> None:
    body = {"error": code, "error_description": "no measure found for this usage point"}
    told = meant(http, 404, WRAPPINGS[wrapping](body))
    assert told == "no measure found for this usage point"


@pytest.mark.parametrize(
    ("status", "words", "key"),
    [
        (400, "The start date must be greater than the history deadline.", "before_history"),
        (400, "The requested period cannot be anterior to the meter's last activation date", "before_activation"),
        (400, "Le sens de la mesure ne correspond pas pour le PRM demandé", "wrong_direction"),
        (409, "Vous avez dépassé votre quota journalier (50)", "quota_reached"),
        (429, "Quota Q4 reached", "quota_reached"),
        (409, "Soucis au niveau des consentements", "no_consent"),
        (418, "I am a teapot", "unexpected_status"),
        (401, "Votre token est invalide ou ne permet pas d'accéder à ce PRM", "key_refused"),
        (500, "Impossible de rafraîchir le token. Réessayez plus tard", "service_error"),
    ],
)  # fmt: skip
async def test_words_tell_where_no_code_does(
    http: Http, status: int, words: str, key: str
) -> None:
    for content in ({"detail": words}, {"status": status, "message": words}):
        error = meant(http, status, content)
        assert isinstance(error, ServiceError)
        assert error.key == key


async def test_a_spent_quota_says_when_to_ask_again(http: Http) -> None:
    body = {
        "code": "900804",
        "message": "Message throttled out",
        "description": "You have exceeded your quota .You can access API after 2026-Jul-22 05:00:00+0000 UTC",
        "nextAccessTime": "2026-Jul-22 05:00:00+0000 UTC",
    }
    error = meant(http, 429, {"status": 429, "error": body})
    assert isinstance(error, ServiceError)
    assert error.retry_at == datetime(2026, 7, 22, 5, tzinfo=UTC)
    for content, headers, wanted in (
        ({"code": "900804"}, {"Retry_After": "60"}, NOW + timedelta(minutes=1)),
        ({"code": "900804"}, {}, NOW + WAIT),
        (None, {}, NOW + WAIT),
    ):
        error = meant(http, 429, content, **headers)
        assert isinstance(error, ServiceError)
        assert error.retry_at == wanted


async def test_no_secret_and_no_point_stands_in_a_detail(http: Http) -> None:
    words = "token secret-key ne permet pas d'accéder à 01234567890123\n\x00"
    error = meant(http, 401, {"message": words})
    assert isinstance(error, ServiceError)
    assert error.placeholders["detail"] == "401 token … ne permet pas d'accéder à …"


async def test_bodies_without_end_are_not_followed(http: Http) -> None:
    deep: Any = {"error": "ADAM-DC-0007"}
    for _ in range(50):
        deep = {"error": deep}
    error = meant(http, 400, deep)
    assert isinstance(error, ServiceError)
    assert error.key == "invalid_request"
    odds: list[Any] = [None, 5, [], [[]], {"error": True}, {"error": None}]
    for odd in odds:
        assert isinstance(meant(http, 400, odd), ServiceError)


def test_a_refusal_may_come_with_status_200() -> None:
    assert is_refusal({"code": "900804"})
    assert is_refusal({"code": 900804})
    assert not is_refusal({"meter_reading": {}})
    assert not is_refusal([])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("120", NOW + timedelta(seconds=120)),
        ("0", NOW),
        ("999999", NOW + timedelta(days=7)),
        ("99999999999", None),
        ("Wed, 22 Jul 2026 06:00:00 GMT", datetime(2026, 7, 22, 6, tzinfo=UTC)),
        ("Wed, 22 Jul 2026 06:00:00 -0000", datetime(2026, 7, 22, 6, tzinfo=UTC)),
        ("Wed, 22 Jul 2020 06:00:00 GMT", NOW),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_is_read_in_both_its_forms_and_bounded(
    text: str, wanted: datetime | None
) -> None:
    assert retry_after({"Retry-After": text}, NOW) == wanted


def test_the_next_access_is_read_or_left() -> None:
    assert next_access("2026-Jul-22 05:00:00+0000 UTC", NOW) is not None
    assert next_access("tomorrow", NOW) is None
    assert next_access(None, NOW) is None


def test_every_key_of_the_codes_has_its_remedy() -> None:
    assert {key: remedy for _, _, key, remedy in CODES}.items() <= REMEDIES.items()
