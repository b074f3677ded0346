"""What Conso API's key tells without asking anyone."""

import base64
from contextlib import suppress
from datetime import UTC, datetime, timedelta
import json

from hypothesis import given, strategies as st
import pytest

from hameau_core.clients.conso_key import ConsoKey
from hameau_core.errors import Remedy, ServiceError
from tests.servers.conso_api import make_key

POINT = "01234567890123"
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
END = NOW + timedelta(days=40, hours=3)


def key(points: object = (POINT,), end: datetime | None = END) -> str:
    return make_key(points, int(end.timestamp()) if end else None)


def test_points_and_end_are_read() -> None:
    read = ConsoKey.read(key([POINT, "11111111111111"]))
    assert read.points == (POINT, "11111111111111")
    assert read.expires == END
    assert read.days_left(NOW) == 40
    read.check(POINT, NOW)


@pytest.mark.parametrize("text", ["Bearer {}", "  {}\n", " Bearer  {} "])
def test_a_key_may_be_pasted_as_the_page_shows_it(text: str) -> None:
    assert ConsoKey.read(text.format(key())).text == key()


def test_one_point_need_not_be_in_a_list() -> None:
    assert ConsoKey.read(key(POINT)).points == (POINT,)


def test_a_key_may_have_no_end() -> None:
    read = ConsoKey.read(key(end=None))
    assert read.expires is None
    assert read.days_left(NOW) is None
    read.check(POINT, NOW)


def part(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a key",
        "a.b",
        "a.b.c.d",
        "é.é.é",
        f"x.{part([POINT])}.y",
        f"x.{part({'sub': [POINT]})}!.y",
        f"x.{base64.urlsafe_b64encode(b'{{').decode()}.y",
        f"x.{'A' * 9000}.y",
        f"x.{base64.urlsafe_b64encode(b'[' * 5000).decode()}.y",
    ],
)
def test_what_is_no_key_is_said_so(text: str) -> None:
    with pytest.raises(ServiceError) as caught:
        ConsoKey.read(text, "conso.test")
    assert caught.value.key == "key_malformed"
    assert caught.value.remedy is Remedy.REAUTHENTICATE
    assert caught.value.placeholders["address"] == "conso.test"


@pytest.mark.parametrize(
    "points", [None, [], 5, "0123", ["0123456789012x"], [12], {"a": POINT}, ["²" * 14]]
)
def test_a_key_without_points_is_of_no_use(points: object) -> None:
    with pytest.raises(ServiceError) as caught:
        ConsoKey.read(key(points))
    assert caught.value.key == "key_without_points"


@pytest.mark.parametrize("end", ["soon", True, 1e400, -(10**30), 10**30, [1]])
def test_an_end_that_is_no_moment_is_none(end: object) -> None:
    text = f"x.{part({'sub': [POINT], 'exp': end})}.y"
    assert ConsoKey.read(text).expires is None


def test_a_key_that_ran_out_is_told_before_anyone_is_asked() -> None:
    read = ConsoKey.read(key(end=NOW))
    with pytest.raises(ServiceError) as caught:
        read.check(POINT, NOW)
    assert caught.value.key == "key_expired"
    assert caught.value.placeholders["detail"] == "2026-11-21"


def test_a_key_of_other_points_is_told() -> None:
    with pytest.raises(ServiceError) as caught:
        ConsoKey.read(key()).check("99999999999999", NOW)
    assert caught.value.key == "key_of_other_points"


def test_a_key_gives_neither_itself_nor_its_points_away() -> None:
    told = repr(ConsoKey.read(key()))
    assert POINT not in told
    assert "eyJ" not in told


@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ServiceError):
        assert ConsoKey.read(text).points
