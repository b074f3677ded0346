"""One line: which rule it breaks, and what each label's data becomes."""

from hypothesis import given
import pytest

from hameau_core.tic import (
    SPECS,
    DayProfile,
    Fault,
    FaultKind,
    Group,
    Mode,
    Relays,
    StatusRegister,
    Timestamp,
    Value,
    checksum,
    encode_group,
)
from hameau_core.tic.line import read_line
from tests.core.tic.lawful import Drawn, any_group


def _line(
    label: str, text: str, stamp: str = "", mode: Mode = Mode.STANDARD
) -> Group | Fault:
    return read_line(encode_group(label, text, stamp, mode)[1:-1])


def _old(label: str, text: str) -> Group | Fault:
    return _line(label, text, mode=Mode.HISTORIQUE)


def _value(label: str, text: str, mode: Mode = Mode.STANDARD) -> Value:
    group = _line(label, text, mode=mode)
    assert isinstance(group, Group)
    return group.value


def test_checksum_of_both_zones() -> None:
    """Lines of the documents' own kind: the last separator counts in standard only."""
    assert checksum(b"PTEC TH..") == ord("$")
    assert checksum(b"URMS1\t230\t") == ord("?")


@given(any_group)
def test_every_lawful_group_is_read_as_sent(drawn: Drawn) -> None:
    group = read_line(drawn.raw[1:-1])

    assert isinstance(group, Group)
    assert (group.label, group.text) == (drawn.label, drawn.text)
    assert str(group.timestamp or "") == drawn.timestamp


def test_values_are_typed() -> None:
    assert _line("EAST", "001234567") == Group(
        label="EAST", text="001234567", value=1234567
    )
    assert _value("STGE", "003A4401") == StatusRegister(0x003A4401)
    assert _value("RELAIS", "129") == Relays(129)
    assert _value("NTARF", "10") == 10
    assert _value("ADSC", "041976000123") == "041976000123"
    assert _value("PTEC", "HP..", Mode.HISTORIQUE) == "HP.."


def test_padding_of_texts_stays_out_of_the_value() -> None:
    group = _line("MSG1", "PAS DE          MESSAGE         ")

    assert isinstance(group, Group)
    assert group.value == "PAS DE MESSAGE"
    assert len(group.text) == 32


def test_clock_has_no_value_but_a_timestamp() -> None:
    group = _line("DATE", "", "e260715120000")

    assert isinstance(group, Group)
    assert group.value is None
    assert group.timestamp == Timestamp.parse("e260715120000")


def test_mobile_peaks_have_no_season() -> None:
    group = _line("DPM1", "00", " 260115060000")

    assert isinstance(group, Group)
    assert group.timestamp is not None
    assert group.timestamp.season is None


def test_peak_profile_is_typed() -> None:
    group = _line("PPOINTE", "00008001 0600C002" + " NONUTILE" * 9)

    assert isinstance(group, Group)
    assert isinstance(group.value, DayProfile)
    assert [slot.index for slot in group.value.slots] == [1, 2]


def test_check_may_be_a_space() -> None:
    assert encode_group("PTEC", "HP..", mode=Mode.HISTORIQUE) == b"\nPTEC HP..  \r"
    assert isinstance(_old("PTEC", "HP.."), Group)
    assert encode_group("EASD01", "000000000") == b"\nEASD01\t000000000\t \r"
    assert isinstance(_line("EASD01", "000000000"), Group)


def test_data_may_hold_the_separator() -> None:
    group = _old("OPTARIF", "BBR ")

    assert isinstance(group, Group)
    assert group.text == "BBR "


def test_nine_character_label() -> None:
    group = _line("SMAXSN3-1", "02561", "E260414114344")

    assert isinstance(group, Group)
    assert group.value == 2561


@pytest.mark.parametrize("text", ["PRODUCTEUR", "PRODUCTEUR      "])
def test_texts_may_come_without_their_padding(text: str) -> None:
    group = _line("NGTF", text)

    assert isinstance(group, Group)
    assert group.value == "PRODUCTEUR"


@pytest.mark.parametrize(
    ("label", "text", "stamp", "kind"),
    [
        ("EAST", "12345678", "", FaultKind.LENGTH),
        ("EAST", "0012E4567", "", FaultKind.CHARACTER),
        ("ADSC", "04197600012q", "", FaultKind.CHARACTER),
        ("STGE", "003a4401", "", FaultKind.CHARACTER),
        ("STGE", "003A44010", "", FaultKind.LENGTH),
        ("RELAIS", "256", "", FaultKind.CHARACTER),
        ("NTARF", "11", "", FaultKind.CHARACTER),
        ("NJOURF", "10", "", FaultKind.CHARACTER),
        ("PREF", "37", "", FaultKind.CHARACTER),
        ("NGTF", "", "", FaultKind.LENGTH),
        ("NGTF", "SEVENTEEN LETTERS", "", FaultKind.LENGTH),
        ("MSG1", "PAS DE `        MESSAGE         ", "", FaultKind.CHARACTER),
        ("EAST", "001234567", "E260715120000", FaultKind.FORMAT),
        ("CCASN", "00432", "", FaultKind.LENGTH),
        ("CCASN", "00432", "E2607151200", FaultKind.LENGTH),
        ("CCASN", "00432", "A260715120000", FaultKind.CHARACTER),
        ("CCASN", "00432", "E260732120000", FaultKind.CHARACTER),
        ("DATE", "0", "E260715120000", FaultKind.LENGTH),
        ("PJOURF+1", "24008001" + " NONUTILE" * 10, "", FaultKind.CHARACTER),
        ("PJOURF+1", "00608001" + " NONUTILE" * 10, "", FaultKind.CHARACTER),
        ("PJOURF+1", "0000800G" + " NONUTILE" * 10, "", FaultKind.CHARACTER),
        ("PJOURF+1", "NONUTILE " * 10 + "00008001", "", FaultKind.CHARACTER),
        ("PJOURF+1", "00008001" + " NONUTILE" * 9, "", FaultKind.LENGTH),
        ("PAPP", "00920", "", FaultKind.LABEL),
        ("UNHEARD", "00920", "", FaultKind.LABEL),
    ],
)
def test_a_right_sum_does_not_excuse_wrong_content(
    label: str, text: str, stamp: str, kind: FaultKind
) -> None:
    assert _line(label, text, stamp) == Fault(kind=kind, label=label)


@pytest.mark.parametrize(
    ("label", "text", "kind"),
    [
        ("PTEC", "HX..", FaultKind.CHARACTER),
        ("DEMAIN", "VERT", FaultKind.CHARACTER),
        ("HHPHC", "B", FaultKind.CHARACTER),
        ("OPTARIF", "BBRA", FaultKind.CHARACTER),
        ("MOTDETAT", "00000G", FaultKind.CHARACTER),
        ("BASE", "0012345", FaultKind.LENGTH),
        ("SINSTS", "00432", FaultKind.LABEL),
    ],
)
def test_the_same_holds_in_historique(label: str, text: str, kind: FaultKind) -> None:
    assert _old(label, text) == Fault(kind=kind, label=label)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (b"PAP", Fault(kind=FaultKind.FORMAT)),
        (b"BBRHPJW 00004", Fault(kind=FaultKind.FORMAT, label="BBRHPJW")),
        (b"ISOUSC 45 \x7f", Fault(kind=FaultKind.CHECKSUM, label="ISOUSC")),
        (b"?PTARIF HC.. <", Fault(kind=FaultKind.CHECKSUM)),
        (b"CCASN\t00432\t5", Fault(kind=FaultKind.CHECKSUM, label="CCASN")),
    ],
)
def test_the_first_broken_rule_is_named(line: bytes, fault: Fault) -> None:
    assert read_line(line) == fault


@pytest.mark.parametrize(
    ("zone", "fault"),
    [
        (b"CCASN\t00432\t", Fault(kind=FaultKind.FORMAT, label="CCASN")),
        (b"UNHEARD\t", Fault(kind=FaultKind.FORMAT)),
        (b"small\t0\t", Fault(kind=FaultKind.LABEL)),
    ],
)
def test_a_right_sum_does_not_excuse_wrong_form(zone: bytes, fault: Fault) -> None:
    assert read_line(zone + bytes([checksum(zone)])) == fault


@pytest.mark.parametrize("label", SPECS)
def test_unlawful_length_is_refused_for_every_label(label: str) -> None:
    stamp = "E260715120000" if SPECS[label].timestamped else ""

    fault = _line(label, "0" * 99, stamp, SPECS[label].mode)

    assert fault == Fault(kind=FaultKind.LENGTH, label=label)
