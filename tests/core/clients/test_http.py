"""Asking within bounds, and reading what came field by field."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal
import ssl
from typing import Any

import aiohttp
from hypothesis import given, strategies as st
import pytest

from hameau_core.clients.failures import REMEDIES, key_of_status
from hameau_core.clients.fields import Fields, decimal_of, first_text, json_of, shown
from hameau_core.clients.http import Http, _tls
from hameau_core.errors import ServiceError
from tests.core.clients.services import Clock
from tests.servers.tempo import RteTempoStand
from tests.servers.web import Fault, How


@pytest.fixture
async def stand(clock: Clock) -> AsyncIterator[RteTempoStand]:
    async with RteTempoStand(clock) as running:
        yield running


async def test_a_path_is_asked_as_it_is_written(
    web: aiohttp.ClientSession, stand: RteTempoStand
) -> None:
    http = Http(web, stand.base + "/")
    stand.always = Fault(how=How.STATUS)
    for path in ("a/b", "/a/b", "a/b/", ""):
        await http.get(path, params=[("x[]", "1"), ("x[]", "é")])
    base = "/cms/open_data/v1"
    assert [asked.path for asked in stand.asked] == [
        f"{base}/a/b", f"{base}/a/b", f"{base}/a/b/", base,
    ]  # fmt: skip
    assert stand.asked[0].query == (("x[]", "1"), ("x[]", "é"))


@pytest.mark.parametrize(
    ("base", "key"),
    [
        ("", "bad_url"),
        ("not an address", "bad_url"),
        ("http://[::1", "bad_url"),
        ("http://user@:80", "bad_url"),
        ("ftp://127.0.0.1/", "bad_url"),
        ("http://127.0.0.1:1", "connection_refused"),
    ],
)
async def test_an_address_that_is_none_is_told(
    web: aiohttp.ClientSession, base: str, key: str
) -> None:
    with pytest.raises(ServiceError) as caught:
        await Http(web, base).get("x")
    assert caught.value.key == key


async def test_a_redirection_is_not_followed_unasked(
    web: aiohttp.ClientSession, stand: RteTempoStand
) -> None:
    elsewhere = {"Location": "http://127.0.0.1:1/"}
    stand.always = Fault(how=How.STATUS, status=302, headers=elsewhere)
    answer = await Http(web, stand.base).get("tempoLight")
    assert answer.status == 302


async def test_a_body_above_its_bound_is_not_read_on(
    web: aiohttp.ClientSession, stand: RteTempoStand
) -> None:
    stand.always = Fault(how=How.LARGE)
    with pytest.raises(ServiceError) as caught:
        await Http(web, stand.base, most_bytes=100_000).get("x")
    assert caught.value.key == "answer_too_large"


async def test_plain_http_where_tls_is_expected_is_told(
    web: aiohttp.ClientSession, stand: RteTempoStand
) -> None:
    with pytest.raises(ServiceError) as caught:
        await Http(web, stand.base.replace("http:", "https:")).get("x")
    assert caught.value.key == "tls_untrusted"


async def test_an_answer_s_body_stands_in_no_repr(
    web: aiohttp.ClientSession, stand: RteTempoStand
) -> None:
    answer = await Http(web, stand.base).get("tempoLight")
    assert "BLUE" not in repr(answer)


def test_another_failure_of_tls_is_untrusted() -> None:
    assert _tls(ssl.CertificateError()) == "tls_untrusted"
    assert _tls(ValueError()) == "tls_untrusted"


@pytest.mark.parametrize("status", [400, 401, 404, 500, 504, 509, 302, 418])
def test_each_status_has_a_key_with_a_remedy(status: int) -> None:
    assert key_of_status(status) in REMEDIES


@pytest.mark.parametrize(
    ("body", "key"),
    [
        (b"", "not_data"),
        (b"<html>", "not_data"),
        (b"soon", "not_data"),
        (b"\xff\xfe", "not_data"),
        (b'{"a": 1', "answer_cut"),
        (b'{"a": "b', "answer_cut"),
        (b"[1, 2,", "answer_cut"),
        (b'{"a": NaN}', "not_data"),
        (b"[Infinity]", "not_data"),
        (b'{"a" 1}', "not_data"),
        (b"[" * 100_000, "not_data"),
        (b"[" + b"9" * 5000 + b"]", "not_data"),
    ],
)
def test_what_is_no_json_is_told_from_json_that_was_cut(body: bytes, key: str) -> None:
    with pytest.raises(ServiceError) as caught:
        json_of(body, "there")
    assert caught.value.key == key


def test_numbers_stay_exact() -> None:
    assert json_of(b'{"price": 0.1}', "") == {"price": Decimal("0.1")}


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, Decimal(5)),
        ("12", Decimal(12)),
        (" 1.5 ", Decimal("1.5")),
        (Decimal("0.1"), Decimal("0.1")),
        (True, None),
        (None, None),
        ("", None),
        ("x", None),
        ("NaN", None),
        ("1" * 40, None),
        ([1], None),
    ],
)
def test_a_number_may_come_as_a_text(value: object, number: Decimal | None) -> None:
    assert decimal_of(value) == number


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner)
    ),
    max_leaves=8,
)


@given(content=st.dictionaries(st.sampled_from("ab"), JSON))
def test_any_content_is_read_or_named(content: dict[str, Any]) -> None:
    fields = Fields(content, "there", "way")
    reads = (
        fields.text, fields.flag, fields.day, fields.moment, fields.within,
        lambda name: fields.integer(name, 0, 5), lambda name: fields.number(name, 0, 5),
        lambda name: fields.rows(name, 3),
    )  # fmt: skip
    for read in reads:
        for name in ("a", "b", "c"):
            try:
                read(name)
            except ServiceError as error:
                told = error
                assert told.key == "bad_answer"
                assert told.placeholders["field"].startswith(f"way.{name}")


def test_long_numbers_are_shown_to_nobody() -> None:
    assert shown({"point": "01234567890123"}) == "{'point': '…'}"
    assert len(shown("x" * 500)) == 60


def test_the_first_text_is_found() -> None:
    content = {"a": "", "b": None, "c": True, "d": 5, "e": "text"}
    assert first_text(content, ("a", "b", "c", "d", "e")) == "5"
    assert first_text(content, ("a", "z")) == ""


async def test_a_redirection_to_what_is_no_address_is_told(
    web: aiohttp.ClientSession, stand: RteTempoStand
) -> None:
    stand.always = Fault(
        how=How.STATUS, status=302, headers={"Location": "http://[::1"}
    )
    with pytest.raises(ServiceError) as caught:
        await Http(web, stand.base).get("x", redirects=True)
    assert caught.value.key == "bad_url"


async def test_a_connection_that_ends_without_a_word_is_reset(
    web: aiohttp.ClientSession,
) -> None:
    async def hang_up(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with pytest.raises(ServiceError) as caught:
        await Http(web, f"http://127.0.0.1:{port}").get("x")
    server.close()
    await server.wait_closed()
    assert caught.value.key == "connection_reset"
