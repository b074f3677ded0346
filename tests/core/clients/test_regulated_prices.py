"""The regulated prices' tables: dated rows by power, in whole µEUR."""

from collections.abc import AsyncIterator
from datetime import date

import aiohttp
from hypothesis import given, strategies as st
import pytest

from hameau_core.clients.regulated_prices import TABLES, RegulatedPrices, read_prices
from hameau_core.errors import ServiceError
from hameau_core.tic.tariff import Contract, Period
from tests.core.clients.services import Clock
from tests.servers.data_gouv import DataGouvStand
from tests.servers.web import Fault, How

HEAD = "DATE_DEBUT;DATE_FIN;P_SOUSCRITE;PART_FIXE_HT;PART_FIXE_TTC;PART_VARIABLE_HT;PART_VARIABLE_TTC"
ROW = "01/02/2026;;9;176,16;235,9;0,1297;0,19266"


@pytest.fixture
async def stand() -> AsyncIterator[DataGouvStand]:
    async with DataGouvStand() as running:
        yield running


@pytest.fixture
def client(
    web: aiohttp.ClientSession, clock: Clock, stand: DataGouvStand
) -> RegulatedPrices:
    return RegulatedPrices(web, clock=clock, base=stand.base)


@pytest.mark.parametrize(("contract", "rows"), [(Contract.BASE, 20), (Contract.OFF_PEAK, 32), (Contract.TEMPO, 27)])  # fmt: skip
async def test_each_option_has_its_table(
    client: RegulatedPrices, contract: Contract, rows: int
) -> None:
    prices = await client.prices(contract)
    assert len(prices) == rows
    assert {row.contract for row in prices} == {contract}
    assert all(set(row.prices) == set(TABLES[contract].columns) for row in prices)
    assert [row.start for row in prices] == sorted(row.start for row in prices)
    current = [row for row in prices if row.end is None]
    assert {row.start for row in current} == {date(2026, 2, 1)}


async def test_the_power_a_row_was_not_offered_at_is_left_out(
    client: RegulatedPrices,
) -> None:
    prices = await client.prices(Contract.TEMPO)
    assert min(row.start for row in prices if row.subscribed_va == 6000) == date(
        2023, 8, 1
    )
    assert min(row.start for row in prices if row.subscribed_va == 9000) == date(
        2022, 2, 1
    )


async def test_an_option_without_a_table_is_a_mistake(client: RegulatedPrices) -> None:
    with pytest.raises(KeyError):
        await client.prices(Contract.EJP)


def read(*lines: str, end: str = "\n") -> tuple[object, ...]:
    return read_prices((end.join(lines) + end).encode(), Contract.BASE, "there")


def test_amounts_are_whole_micro_euros() -> None:
    (row,) = read_prices(f"{HEAD}\n{ROW}\n".encode(), Contract.BASE, "")
    assert row.prices == {Period.BASE: 192_660}
    assert row.standing == 235_900_000
    assert row.net == {Period.BASE: 129_700}
    assert row.standing_net == 176_160_000
    assert row.subscribed_va == 9000
    assert (row.start, row.end) == (date(2026, 2, 1), None)


@pytest.mark.parametrize(
    "body",
    [
        f"\ufeff{HEAD}\r\n{ROW}\r\n".encode(),
        f"{HEAD}\n{ROW}\n;;;;;;\n\n".encode(),
        f"{HEAD}\n{ROW}".encode(),
        f"{HEAD.replace('P_SOUSCRITE', 'PUISSANCE')}\n{ROW}\n".encode(),
        f" {HEAD.replace(';', ' ; ')}\n{ROW.replace(';', ' ; ')}\n".encode(),
        f"{HEAD};NOTE\n{ROW};r\xe9vis\xe9\n".encode("latin-1"),
    ],
    ids=["byte order mark", "blank lines", "no last line end", "PUISSANCE", "blanks", "Latin-1"],
)  # fmt: skip
def test_the_same_table_in_another_dress(body: bytes) -> None:
    assert read_prices(body, Contract.BASE, "") == read(HEAD, ROW)


def test_columns_are_found_by_name_and_net_prices_may_be_missing() -> None:
    body = b"PART_VARIABLE_TTC;P_SOUSCRITE;DATE_FIN;DATE_DEBUT;PART_FIXE_TTC\n0,2;6;31/07/2026;01/02/2026;150\n"
    (row,) = read_prices(body, Contract.BASE, "")
    assert (row.prices[Period.BASE], row.standing, row.net) == (
        200_000,
        150_000_000,
        None,
    )
    assert row.end == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2026-02-01;;9;1;1;1;0,2", "2: DATE_DEBUT"),
        ("01/02/26;;9;1;1;1;0,2", "2: DATE_DEBUT"),
        ("31/02/2026;;9;1;1;1;0,2", "2: DATE_DEBUT"),
        ("01/02/2026;x;9;1;1;1;0,2", "2: DATE_FIN"),
        ("01/02/2026;;nine;1;1;1;0,2", "2: P_SOUSCRITE"),
        ("01/02/2026;;0;1;1;1;0,2", "2: P_SOUSCRITE"),
        ("01/02/2026;;250;1;1;1;0,2", "2: P_SOUSCRITE"),
        ("01/02/2026;;9;1;;1;0,2", "2: PART_FIXE_TTC"),
        ("01/02/2026;;9;1;1;1;-0,2", "2: PART_VARIABLE_TTC"),
        ("01/02/2026;;9;1;1;1;NaN", "2: PART_VARIABLE_TTC"),
        ("01/02/2026;;9;1;1;1;0.2.3", "2: PART_VARIABLE_TTC"),
        ("01/02/2026;;9;1;99999;1;0,2", "2: PART_FIXE_TTC"),
        ("01/02/2026;;9;x;1;1;0,2", "2: PART_FIXE_HT"),
    ],
)
def test_a_malformed_row_names_its_line_and_column(row: str, field: str) -> None:
    with pytest.raises(ServiceError) as caught:
        read(HEAD, row)
    assert (caught.value.key, caught.value.placeholders["field"]) == (
        "bad_answer",
        field,
    )


def test_what_is_no_such_table_is_told() -> None:
    with pytest.raises(ServiceError) as caught:
        read("a;b;c", "1;2;3")
    assert caught.value.key == "not_data"
    assert "DATE_DEBUT" in caught.value.placeholders["detail"]


@pytest.mark.parametrize(
    "text", [HEAD, f"{HEAD}\n", f"{HEAD}\n{ROW}\n01/02/2026;;12;1"]
)
def test_a_table_that_ends_too_early_is_told(text: str) -> None:
    with pytest.raises(ServiceError) as caught:
        read_prices(text.encode(), Contract.BASE, "")
    assert caught.value.key == "answer_cut"


def test_a_table_without_end_is_refused() -> None:
    with pytest.raises(ServiceError) as caught:
        read(HEAD, *[ROW] * 6000)
    assert caught.value.key == "answer_too_large"


async def test_a_redirection_without_end_is_given_up(
    client: RegulatedPrices, stand: DataGouvStand
) -> None:
    stand.always = Fault(how=How.STATUS, status=302, headers={"Location": "/again"})
    with pytest.raises(ServiceError) as caught:
        await client.prices(Contract.BASE)
    assert caught.value.key == "cannot_connect"


async def test_a_table_that_moved_away_is_told(
    client: RegulatedPrices, stand: DataGouvStand
) -> None:
    stand.always = Fault(how=How.STATUS, status=410)
    with pytest.raises(ServiceError) as caught:
        await client.prices(Contract.BASE)
    assert caught.value.key == "unexpected_status"


@given(body=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with pytest.raises(ServiceError):
        read_prices(body, Contract.TEMPO, "")
