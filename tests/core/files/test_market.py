"""Day-ahead prices out of files: each service's own form."""

import json
from typing import Any

import pytest

from hameau_core.errors import FileError
from hameau_core.files import Layout, Quotes, read
from hameau_core.series import Step
from tests.core.files import builders as b
from tests.core.files.looks import refused, steps, values

HOUR = 3600
START = b.at("2025-09-30")
FRANCE = "10YFR-RTE------C"


def _one(data: bytes) -> Quotes:
    content = read(data)
    assert content.layout is Layout.MARKET_PRICES
    (only,) = content.quotes
    return only


def _json(document: Any) -> bytes:
    return json.dumps(document).encode()


def _charts(starts: list[int], prices: list[float | None], **more: Any) -> bytes:
    told = {"unit": "EUR / MWh", "license_info": "CC BY 4.0", **more}
    return _json({"unix_seconds": starts, "price": prices, **told})


def test_energy_charts_with_a_hole_where_hours_become_quarters() -> None:
    """A hole stretches no price, and no price is no price."""
    quarters = [START + 24 * HOUR + 900 * n for n in range(4)]
    starts = [START + 20 * HOUR, START + 21 * HOUR, START + 23 * HOUR, *quarters]
    found = _one(_charts(starts, [10, -5.25, None, 1, 2, 3, 4.001]))
    assert found.area == ""
    assert steps(found.parts) == {Step.HOUR: 2, Step.MINUTES_15: 4}
    assert [price for _, price in values(found.parts)] == [10_000, -5250, 1000, 2000, 3000, 4001]  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "EUR/kWh"},
        {"price": [1, 2]},
        {"unix_seconds": [START]},
        {"unix_seconds": [START, START]},
        {"price": [1, 2, "dear"]},
        {"unix_seconds": [START, START + 700, START + 1400]},
    ],
)
def test_energy_charts_that_cannot_be_so(wrong: dict[str, Any]) -> None:
    starts = [START + HOUR * n for n in range(3)]
    good = {"unix_seconds": starts, "price": [1, 2, 3], "unit": "EUR/MWh"}
    assert read(_json(good)).quotes
    assert refused(_json(good | wrong)).key == "bad_json"


def _nord(area: str, price: Any, **more: Any) -> dict[str, Any]:
    span = {"deliveryStart": "2025-10-01T22:00:00Z", "deliveryEnd": "2025-10-01T22:15:00Z"}  # fmt: skip
    return {"multiAreaEntries": [{**span, "entryPerArea": {area: price}}], **more}


def test_nord_pool_by_area() -> None:
    found = _one(_json(_nord("FR", 21.54, currency="EUR")))
    assert (found.area, values(found.parts)) == ("FR", [(b.at("2025-10-02"), 21_540)])
    assert steps(found.parts) == {Step.MINUTES_15: 1}
    assert refused(_json(_nord("FR", 21.54, currency="SEK"))).key == "bad_json"
    assert refused(_json(_nord("FR", "x"))).key == "bad_json"


def _entsoe(
    points: dict[int, str],
    *,
    step: str = "PT60M",
    unit: str = "MWH",
    end: str = "2024-10-08T01:00Z",
) -> bytes:
    told = "".join(
        f"<Point><position>{at}</position><price.amount>{price}</price.amount></Point>"
        for at, price in points.items()
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
  <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3">
    <period.timeInterval><start>2024-01-01T00:00Z</start><end>2025-01-01T00:00Z</end></period.timeInterval>
    <TimeSeries><in_Domain.mRID>{FRANCE}</in_Domain.mRID><currency_Unit.name>EUR</currency_Unit.name>
      <price_Measure_Unit.name>{unit}</price_Measure_Unit.name>
      <Period><timeInterval><start>2024-10-07T22:00Z</start><end>{end}</end></timeInterval>
        <resolution>{step}</resolution>{told}</Period></TimeSeries>
  </Publication_MarketDocument>""".encode()


def test_entsoe_repeats_what_is_missing_whatever_the_order() -> None:
    """Curve type A03: a position that is not told has the price of the one before."""
    found = _one(_entsoe({3: "30", 1: "-10.5"}))
    start = b.at("2024-10-08")
    assert found.area == "FR"
    assert values(found.parts) == [
        (start, -10_500),
        (start + HOUR, -10_500),
        (start + 2 * HOUR, 30_000),
    ]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (_entsoe({4: "1"}), "bad_json"),
        (_entsoe({1: "cheap"}), "bad_json"),
        (_entsoe({1: "1"}, unit="KWH"), "bad_json"),
        (_entsoe({1: "1"}, step="PT7M"), "bad_json"),
        (_entsoe({1: "1"}, end="2023-01-01T00:00Z"), "bad_json"),
        (_entsoe({1: "1"})[:-40], "damaged"),
        (b"<!DOCTYPE a [<!ENTITY e 'x'>]><Publication_MarketDocument>&e;</Publication_MarketDocument>", "entities"),
        (b"<html><body>Publication</body></html>", "unknown_layout"),
    ],
)  # fmt: skip
def test_xml_that_is_no_document_of_prices(data: bytes, key: str) -> None:
    with pytest.raises(FileError) as caught:
        read(data)
    assert caught.value.key == key
