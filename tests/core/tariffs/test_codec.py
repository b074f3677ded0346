"""Contracts as JSON: there and back, and what is wrong is said where it is."""

import copy
from datetime import date, time
from decimal import Decimal
import json
from typing import Any

from hypothesis import given, settings, strategies as st
import pytest

from hameau_core.errors import TariffError
from hameau_core.tariffs.codec import electricity_from, gas_from
from hameau_core.tariffs.contract import Cycle, Electricity, Standing, Taxes
from hameau_core.tariffs.writing import electricity_to_dict, euros, gas_to_dict
from hameau_core.tic.tariff import Period
from tests.core.tariffs.homes import any_contracts

FULL: dict[str, Any] = {
    "name": "Maison",
    "terms": [
        {
            "from": "2024-02-01",
            "option": "base",
            "subscribed_va": 6000,
            "standing": {"amount": 151.2, "per": "year"},
            "prices": {"base": 0.2516},
        },
        {
            "from": "2025-02-01T12:00",
            "to": "2026-01-31",
            "option": "off_peak",
            "subscribed_va": 9000,
            "standing": {"amount": "15,74"},
            "prices": {"off_peak": "0,1696", "peak": "0.2146"},
            "peak_share": "0.58",
            "indexed": {"factor": 1.2},
        },
    ],
    "off_peak": [
        {"windows": [["22:30", "06:30"]]},
        {
            "from": "2025-11-01",
            "season": ["04-01", "10-31"],
            "weekdays": [6, 7],
            "windows": [["00:00", "24:00"]],
        },
    ],
    "feed_in": [{"from": "2024-03-12", "to": "2026-12-31", "price": "0.1269"}],
}
NET = {
    "prices": {"base": "0.1512"},
    "standing": {"amount": "10", "per": "month"},
    "taxes": {"excise": "0.03085", "vat": 20, "standing_vat": "5.5"},
}
GAS: dict[str, Any] = {
    "name": "Chauffage",
    "terms": [
        {
            "from": "2024-01-01",
            "price": 0.0688,
            "standing": {"amount": 22.96},
            "coefficient": 11.17,
        },
        {"from": "2025-07-01", "price": 0.0681, "standing": {"amount": 19.27}},
    ],
}


def _changed(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Give a copy with one member changed; a value of ... takes it away."""
    found = copy.deepcopy(data)
    *parents, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    at: Any = found
    for key in parents:
        at = at[key]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return found


def test_a_contract_is_read_as_it_is_meant() -> None:
    read = electricity_from(FULL)
    first, second = read.terms
    assert (read.name, first.start, first.subscribed_va) == (
        "Maison",
        date(2024, 2, 1),
        6000,
    )
    assert first.standing == Standing(amount=151_200_000, cycle=Cycle.YEAR)
    assert first.prices == {Period.BASE: 251_600}
    assert (second.start_time, second.end) == (time(12), date(2026, 1, 31))
    assert second.prices == {Period.OFF_PEAK: 169_600, Period.PEAK: 214_600}
    assert (second.peak_share, second.standing.cycle) == (580_000, Cycle.MONTH)
    assert second.indexed is not None
    assert second.indexed.factor == 1_200_000
    assert read.off_peak[0].weekdays == frozenset(range(7))
    assert read.off_peak[1].weekdays == frozenset({5, 6})
    assert read.off_peak[1].windows == ((time(0), time(0)),)
    assert read.feed_in[0].price == 126_900


def test_net_prices_get_their_taxes() -> None:
    data = {"terms": [_changed(FULL, "terms.0.prices", ...)["terms"][0] | {"net": NET}]}
    del data["terms"][0]["standing"]
    term = electricity_from(data).terms[0]
    # (0.1512 + 0.03085) × 1.2 and 10 × 1.055
    assert term.prices == {Period.BASE: 218_460}
    assert term.standing == Standing(amount=10_550_000, cycle=Cycle.MONTH)
    assert term.net is not None
    assert term.net.taxes == Taxes(excise=30_850, vat=2000, standing_vat=550)
    assert (
        electricity_from(electricity_to_dict(electricity_from(data))).terms[0] == term
    )


def test_one_rate_of_vat_is_for_both() -> None:
    net = _changed(NET, "taxes", {"vat": "20"})
    data = {
        "terms": [
            {"from": "2026-01-01", "option": "base", "subscribed_va": 3000, "net": net}
        ]
    }
    taxes = electricity_from(data).terms[0].net
    assert taxes is not None
    assert taxes.taxes == Taxes(excise=0, vat=2000, standing_vat=2000)


def test_a_gas_contract_is_read_and_written() -> None:
    read = gas_from(GAS)
    assert [term.price for term in read.terms] == [68_800, 68_100]
    assert [term.coefficient for term in read.terms] == [11_170_000, None]
    assert gas_from(json.loads(json.dumps(gas_to_dict(read)))) == read


@pytest.mark.parametrize(
    ("path", "value", "field", "key"),
    [
        ("terms", [], "terms", "missing"),
        ("terms", ..., "terms", "missing"),
        ("terms.0.from", ..., "terms[0].from", "missing"),
        ("terms.0.from", "1/2/2024", "terms[0].from", "not_a_date"),
        ("terms.0.from", "2024-02-01T12:00:30", "terms[0].from", "not_a_date"),
        ("terms.0.from", "2024-02-01T12:00+01:00", "terms[0].from", "not_a_date"),
        ("terms.1.from", "2024-02-01", "terms[1].from", "not_after_former"),
        ("terms.1.to", "2025-01-31", "terms[1].to", "before_start"),
        ("terms.0.option", "other", "terms[0].option", "not_one_of"),
        ("terms.0.option", "blue", "terms[0].option", "not_one_of"),
        ("terms.0.subscribed_va", 0, "terms[0].subscribed_va", "out_of_range"),
        ("terms.0.subscribed_va", 6000.5, "terms[0].subscribed_va", "not_whole"),
        ("terms.0.prices", ..., "terms[0].prices", "missing"),
        ("terms.0.prices.base", ..., "terms[0].prices.base", "missing"),
        ("terms.0.prices.base", "cher", "terms[0].prices.base", "not_a_number"),
        ("terms.0.prices.base", True, "terms[0].prices.base", "not_a_number"),
        ("terms.0.prices.base", 101, "terms[0].prices.base", "out_of_range"),
        ("terms.0.prices.base", float("nan"), "terms[0].prices.base", "not_a_number"),
        ("terms.0.prices.peak", 0.1, "terms[0].prices", "unknown_field"),
        ("terms.0.standing.amount", -1, "terms[0].standing.amount", "out_of_range"),
        ("terms.0.standing.per", "week", "terms[0].standing.per", "not_one_of"),
        ("terms.0.net", NET, "terms[0].prices", "given_net"),
        ("terms.1.peak_share", 1.2, "terms[1].peak_share", "out_of_range"),
        ("terms.1.indexed", {}, "terms[1].indexed.factor", "missing"),
        ("off_peak", ..., "off_peak", "missing"),
        ("off_peak.0.windows", [], "off_peak[0].windows", "missing"),
        ("off_peak.0.windows", [["22:30"]], "off_peak[0].windows[0]", "not_two_times"),
        (
            "off_peak.0.windows",
            [["25:00", "6:30"]],
            "off_peak[0].windows[0][0]",
            "not_a_time",
        ),
        ("off_peak.1.season", ["04-01"], "off_peak[1].season", "not_two_days"),
        (
            "off_peak.1.season",
            ["04-31", "10-31"],
            "off_peak[1].season[0]",
            "not_a_month_day",
        ),
        ("off_peak.1.weekdays", [8], "off_peak[1].weekdays[0]", "out_of_range"),
        ("feed_in.0.price", ..., "feed_in[0].price", "missing"),
        ("comment", "x", ".", "unknown_field"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(
    path: str, value: Any, field: str, key: str
) -> None:
    with pytest.raises(TariffError) as refused:
        electricity_from(_changed(FULL, path, value))
    assert (refused.value.field, refused.value.key) == (field, key)
    assert refused.value.placeholders["path"] == field


@pytest.mark.parametrize(
    ("path", "value", "field", "key"),
    [
        ("terms", [], "terms", "missing"),
        ("terms.0.price", "?", "terms[0].price", "not_a_number"),
        ("terms.0.coefficient", 0.5, "terms[0].coefficient", "out_of_range"),
        ("terms.1.from", "2023-01-01", "terms[1].from", "not_after_former"),
    ],
)
def test_what_is_wrong_with_gas_is_said_too(
    path: str, value: Any, field: str, key: str
) -> None:
    with pytest.raises(TariffError) as refused:
        gas_from(_changed(GAS, path, value))
    assert (refused.value.field, refused.value.key) == (field, key)


def test_a_bound_is_said_in_euros() -> None:
    with pytest.raises(TariffError) as refused:
        electricity_from(_changed(FULL, "terms.0.prices.base", 101))
    assert refused.value.placeholders["most"] == "100"
    assert refused.value.placeholders["value"] == "101"


@given(any_contracts())
@settings(max_examples=60)
def test_every_contract_comes_back_as_it_was(home: Electricity) -> None:
    if home.terms:
        written = json.loads(json.dumps(electricity_to_dict(home)))
        assert electricity_from(written) == home


@given(st.integers(-(10**12), 10**12))
def test_amounts_are_written_exactly(micros: int) -> None:
    assert Decimal(euros(micros)) * 1_000_000 == micros


def test_the_full_example_comes_back() -> None:
    read = electricity_from(FULL)
    assert electricity_from(electricity_to_dict(read)) == read
    assert electricity_to_dict(read)["off_peak"][1]["weekdays"] == [6, 7]
    assert electricity_to_dict(read)["terms"][1]["from"] == "2025-02-01T12:00"
