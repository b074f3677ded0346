"""Meters told apart by their serial number."""

import pytest

from hameau_core.tic.identity import Acquaintance, Identity

MINE, OTHER = "041961000123", "021976000999"


@pytest.mark.parametrize(
    ("code", "model", "phases", "linky"),
    [
        ("61", "Linky G3 60 A", 1, True),
        ("62", "Linky G1 90 A", 1, True),
        ("63", "Linky G1 60 A", 3, True),
        ("64", "Linky G3 60 A", 1, True),
        ("67", "Linky (pilot)", None, True),
        ("70", "Linky G3 60 A", 1, True),
        ("71", "Linky G3 60 A", 3, True),
        ("75", "Linky G3 90 A", 1, True),
        ("76", "Linky G3 60 A", 3, True),
        ("79", "Linky", None, True),
        ("28", "Electronic meter", None, False),
    ],
)
def test_the_type_code_tells_the_model(
    code: str, model: str, phases: int | None, linky: bool
) -> None:
    identity = Identity.parse(f"0419{code}000123")

    assert (identity.model, identity.phases) == (model, phases)
    assert identity.linky is linky
    assert identity.type_code == code


@pytest.mark.parametrize(
    ("serial", "maker", "year"),
    [
        ("041976000123", "Landis+Gyr", 2019),
        ("029828000123", "Sagemcom", 1998),
        ("990561000123", None, 2005),
    ],
)
def test_maker_and_year(serial: str, maker: str | None, year: int) -> None:
    identity = Identity.parse(serial)

    assert (identity.maker, identity.year) == (maker, year)


def test_three_frames_in_a_row_make_another_meter() -> None:
    known = Acquaintance(MINE)

    assert [known.count(OTHER, counts=True) for _ in range(3)] == [None, None, MINE]
    assert known.identity == Identity.parse(OTHER)
    assert known.confirmed


def test_frames_that_prove_nothing_do_not_count() -> None:
    known = Acquaintance(MINE)

    for counts in (True, True, False, True, True):
        assert known.count(OTHER, counts=counts) is None


def test_the_first_serial_number_is_replaced_freely_until_confirmed() -> None:
    known = Acquaintance(None)
    assert known.meet(OTHER)
    assert known.meet(MINE)

    known.count(MINE, counts=True)
    known.count(MINE, counts=True)

    assert not known.meet(OTHER)
    assert known.identity == Identity.parse(MINE)
