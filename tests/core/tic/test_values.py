"""Timestamps, relays and day profiles."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
import pytest

from hameau_core.tic import ContactOrder, DayProfile, Relays, Season, Slot, Timestamp
from tests.core.tic.lawful import profiles, timestamps

PARIS = ZoneInfo("Europe/Paris")


def _utc(text: str) -> datetime | None:
    timestamp = Timestamp.parse(text)
    assert timestamp is not None
    instant = timestamp.at(PARIS)
    return instant and instant.astimezone(UTC)


def test_letter_chooses_between_the_two_passes_of_the_doubled_hour() -> None:
    assert _utc("E261025023000") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert _utc("H261025023000") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


def test_a_skipped_hour_is_no_instant() -> None:
    assert _utc("E260329023000") is None


def test_without_a_letter_the_zone_decides() -> None:
    assert _utc(" 260115060000") == datetime(2026, 1, 15, 5, tzinfo=UTC)
    assert _utc(" 260715060000") == datetime(2026, 7, 15, 4, tzinfo=UTC)


def test_lower_case_means_the_clock_is_degraded() -> None:
    sound, doubtful = Timestamp.parse("H260115120000"), Timestamp.parse("h260115120000")

    assert sound
    assert doubtful
    assert (sound.season, sound.degraded) == (Season.WINTER, False)
    assert (doubtful.season, doubtful.degraded) == (Season.WINTER, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "X260115120000",
        "H261315120000",
        "H260230120000",
        "H260115240000",
        "H2601151200",
        "H26011512000A",
        "H26011512000²",
        "E000000000000",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert Timestamp.parse(text) is None


@given(timestamps)
def test_timestamp_round_trip(timestamp: Timestamp) -> None:
    assert Timestamp.parse(str(timestamp)) == timestamp


def test_space_survives_the_round_trip() -> None:
    assert str(Timestamp.parse(" 260115120000")) == " 260115120000"


def test_relays_are_numbered_from_the_real_contact() -> None:
    relays = Relays(0b1000_0001)

    assert relays.closed(1)
    assert relays.contacts == (True, *[False] * 6, True)


def test_profile_of_the_document_is_read() -> None:
    text = "0000C001 06208002 2220C001" + " NONUTILE" * 8

    first, second, third = DayProfile.parse(text).slots

    assert (first.start, first.contact, first.index) == (
        time(0),
        ContactOrder.CLOSED,
        1,
    )
    assert (second.start, second.contact, second.index) == (
        time(6, 20),
        ContactOrder.OPEN,
        2,
    )
    assert (third.start, third.index) == (time(22, 20), 1)


def test_windows_cut_the_day_where_something_changes() -> None:
    text = "0000C001 06208002 0800000F 2220C001" + " NONUTILE" * 7

    windows = DayProfile.parse(text).windows()

    assert [(w.start, w.end, w.index, w.contact) for w in windows] == [
        (time(0), time(6, 20), 1, ContactOrder.CLOSED),
        (time(6, 20), time(22, 20), 2, ContactOrder.OPEN),
        (time(22, 20), time(0), 1, ContactOrder.CLOSED),
    ]


def test_virtual_contacts_are_bits_four_to_ten() -> None:
    slot = Slot(start=time(0), word=0b0100_0100_0001_0000)

    assert slot.virtual == {1, 7}
    assert slot.contact is ContactOrder.TEMPO
    assert slot.index is None


@given(profiles)
def test_profile_round_trip(profile: DayProfile) -> None:
    text = str(profile)

    assert len(text) == 98
    assert DayProfile.parse(text) == profile
