"""Tempo's colours out of files: names, numbers, tables."""

from datetime import date, timedelta
import json
from typing import Any

import pytest

from hameau_core.files import Layout, read
from hameau_core.tic.tariff import Colour
from tests.core.files import builders as b
from tests.core.files.looks import findings, refused

FIRST = date(2025, 11, 1)
NAMED = [Colour.BLUE] * 30 + [Colour.WHITE] * 8 + [Colour.RED] * 2
DAYS = {FIRST + timedelta(days=n): colour for n, colour in enumerate(NAMED)}
ORDER = list(Colour)


def _read(document: Any) -> dict[date, Colour]:
    content = read(json.dumps(document).encode())
    assert content.layout is Layout.TEMPO_DAYS
    return dict(content.colours)


def _told(word: Any) -> dict[str, Any]:
    return {day.isoformat(): word(colour) for day, colour in DAYS.items()}


@pytest.mark.parametrize("heading", [(), ("Date;Couleur",)])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_table_of_days_and_colours(heading: tuple[str, ...], encoding: str) -> None:
    names = {Colour.BLUE: "BLEU", Colour.WHITE: " blanc ", Colour.RED: "Rouge"}
    rows = (f"{day:%d/%m/%Y};{names[colour]}" for day, colour in DAYS.items())
    content = read(b.text(*heading, *rows, encoding=encoding))
    assert (content.layout, dict(content.colours)) == (Layout.TEMPO_DAYS, DAYS)


def test_a_row_that_is_no_colour_is_told() -> None:
    error = refused(b.text(*["01/09/2025;BLEU"] * 80, "02/09/2025;VERT"))
    assert (error.key, error.placeholders["row"]) == ("bad_date", "81")


def test_names_with_rte_s_fallbacks_beside_them() -> None:
    rte = _told(lambda colour: colour.name)
    told = {**rte, "2025-11-01-fallback": "false", "2025-12-24": ""}
    assert _read({"values": told}) == DAYS
    assert _read(_told(str)) == DAYS


def test_numbers_are_counted_from_what_blue_is() -> None:
    """The colour of three days of four."""
    assert _read(_told(ORDER.index)) == DAYS
    from_one = _told(lambda colour: ORDER.index(colour) + 1)
    assert _read({**from_one, "2025-12-24": 0}) == DAYS


@pytest.mark.parametrize(
    "numbers", [{"2025-11-01": 1}, _told(lambda colour: 2 - ORDER.index(colour))]
)
def test_numbers_that_nobody_can_tell_are_refused(numbers: dict[str, int]) -> None:
    assert refused(json.dumps(numbers).encode()).key == "bad_json"


def test_lists_of_days() -> None:
    codes = [
        {"dateJour": day.isoformat(), "codeJour": ORDER.index(colour) + 1}
        for day, colour in DAYS.items()
    ]
    assert _read([*codes, {"dateJour": "2025-12-24", "codeJour": 0}]) == DAYS
    official = [
        {"start_date": f"{day}T00:00:00+01:00", "value": colour.name}
        for day, colour in DAYS.items()
    ]
    assert _read({"tempo_like_calendars": {"values": official}}) == DAYS


def test_temperatures_are_no_colours() -> None:
    assert refused(b'{"2020-12-01": 7.5, "2020-12-02": 1.5}').key == "unknown_layout"
    assert refused(b'{"values": {}}').key == "unknown_layout"
    assert findings(read(b'{"2020-12-01": ""}'))
