"""A household's own tables."""

from datetime import date

from hameau_core.files import FindingKind, Layout, read
from hameau_core.series import GapReason, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    GAS,
    VOLUME,
    findings,
    parts,
    place,
    point,
    reasons,
    refused,
    steps,
    values,
)


def test_days_of_electricity() -> None:
    """More digits than a meter has are kept in the sum: 3 × 1.0004 kWh are 3,001 Wh."""
    data = b.text(
        "horodatage,value",
        *(f"2021-12-{day} 00:00:00,1.0004" for day in (21, 22, 23)),
        encoding="utf-8",
    )
    assert read(data).layout is Layout.HOUSEHOLD_DAYS
    assert (steps(parts(data)), parts(data).total) == ({Step.DAY: 3}, 3001)
    assert findings(point(data)) == {FindingKind.UNIT_ASSUMED}


def test_gas_days_keep_volume_energy_and_coefficient() -> None:
    data = b.text(
        "horodatage,volume,energie,pci,text",
        "2022-10-18 00:00:00,0.06,0.67,11.17,17",
        "2022-10-19 00:00:00,0.05,,11.17,17",
    )
    start = b.at("2022-10-18T06:00")
    assert read(data).layout is Layout.HOUSEHOLD_GAS
    assert values(parts(data, GAS)) == [(start, 670)]
    assert values(parts(data, VOLUME)) == [(start, 60), (start + 86_400, 50)]
    assert reasons(parts(data, GAS)) == [GapReason.EMPTY]
    assert point(data).coefficients == {start: 11_170, start + 86_400: 11_170}


def test_gas_without_a_coefficient() -> None:
    data = b.text("horodatage;volume;energie", "2022-10-18;1;11")
    assert (parts(data, GAS).total, point(data).coefficients) == (11_000, {})


PRICES = "Mois,abonnement_elec,abonnement_gaz,prix_kwh_elec_hc_ht,ratio_conso_hp"


def test_prices_of_months_in_millionths() -> None:
    content = read(
        b.text(
            PRICES, "01/01/2024,15.75,22.96,0.1618,0.58", "01/02/2024,15.9,,0.1513,0.54"
        )
    )
    assert content.layout is Layout.HOUSEHOLD_PRICES
    assert [prices.month for prices in content.prices] == [
        date(2024, 1, 1),
        date(2024, 2, 1),
    ]
    assert content.prices[0].prices == {
        "abonnement_elec": 15_750_000,
        "abonnement_gaz": 22_960_000,
        "prix_kwh_elec_hc_ht": 161_800,
        "ratio_conso_hp": 580_000,
    }
    assert "abonnement_gaz" not in content.prices[1].prices
    assert findings(read(b.text(PRICES))) == {FindingKind.NO_VALUES}


def test_errors_say_where() -> None:
    error = refused(b.text("horodatage,value", "demain,1"))
    assert (error.key, place(error)) == ("bad_date", ("", "2", "A", "demain"))
    error = refused(b.text("horodatage,value", ",1"))
    assert (error.key, place(error)[1:3]) == ("bad_date", ("2", "A"))
