"""Amounts of money as tables and people write them."""

import re

from hypothesis import given
from hypothesis.strategies import integers
import pytest

from hameau_core.prices import micro


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0,2516", 251_600),
        ("0.2516", 251_600),
        (" 1 234,56 ".replace(" ", "\N{NO-BREAK SPACE}"), 1_234_560_000),
        ("-0,01", -10_000),
        ("0,0000005", 0),
        ("0,0000015", 2),
        ("12", 12_000_000),
    ],
)
def test_an_amount_is_read_to_the_micro_euro(written: str, expected: int) -> None:
    assert micro(written) == expected


@pytest.mark.parametrize("written", ["", "NA", "1,2,3", "nan", "inf", "1 2"])
def test_what_is_not_an_amount_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        micro(written)


@given(integers(-(10**12), 10**12))
def test_every_micro_euro_comes_back(amount: int) -> None:
    sign = "-" if amount < 0 else ""
    whole, rest = divmod(abs(amount), 1_000_000)
    assert micro(f"{sign}{whole},{rest:06}") == amount
