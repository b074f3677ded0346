"""Off-peak hours as they are written."""

from datetime import time

import pytest

from hameau_core.errors import TariffError
from hameau_core.tariffs.hours import windows_from_text


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("HC (1H30-8H00;12H30-14H00)", [("01:30", "08:00"), ("12:30", "14:00")]),
        ("HC (22H30-6H30)", [("22:30", "06:30")]),
        ("22h-6h", [("22:00", "06:00")]),
        ("de 23:15 à 07:15", [("23:15", "07:15")]),
        ("16H00-24H00", [("16:00", "00:00")]),
    ],
)
def test_windows_are_read_as_enedis_writes_them(
    text: str, windows: list[tuple[str, str]]
) -> None:
    expected = [tuple(map(time.fromisoformat, window)) for window in windows]
    assert list(windows_from_text(text)) == expected


@pytest.mark.parametrize("text", ["", "HC", "BTINFMUDT", "25H00-6H00", "22H60-6H00"])
def test_what_has_no_hours_is_refused(text: str) -> None:
    with pytest.raises(TariffError) as refused:
        windows_from_text(text)
    assert refused.value.key == "not_off_peak_hours"
    assert refused.value.placeholders["value"] == repr(text)
