"""Encoding, and masking what names a home."""

from hypothesis import given, strategies as st
import pytest

from hameau_core.errors import EncodingError
from hameau_core.tic import (
    EOT,
    Frame,
    Group,
    Mode,
    TicDecoder,
    encode_frame,
    encode_group,
    mask,
)
from tests.core.tic.lawful import historique, standard

PRM = "12345678901234"
SERIAL = "041976000123"


def test_a_group_runs_from_lf_to_cr() -> None:
    assert encode_group("IINST", "012", mode=Mode.HISTORIQUE) == b"\nIINST 012 Z\r"
    assert encode_group("IRMS1", "002") == b"\nIRMS1\t002\t0\r"


def test_an_empty_datum_keeps_both_tabs() -> None:
    assert encode_group("DATE", "", "E210423054022") == (
        b"\nDATE\tE210423054022\t\t7\r"
    )


def test_a_frame_runs_from_stx_to_its_end() -> None:
    assert encode_frame([b"\nA\r", b"\nB\r"]) == b"\x02\nA\r\nB\r\x03"
    assert encode_frame([], end=EOT) == b"\x02\x04"


def test_what_cannot_be_sent_is_refused() -> None:
    with pytest.raises(EncodingError):
        encode_group("MSG1", "été")
    with pytest.raises(EncodingError):
        encode_group("PAPP", "00920", "E210423054022", Mode.HISTORIQUE)


def test_masked_frame_names_nobody_and_decodes() -> None:
    frame = encode_frame([*standard(), encode_group("PRM", PRM)])

    masked = mask(frame)

    assert len(masked) == len(frame)
    groups = [e for e in TicDecoder().feed(masked) if isinstance(e, Group)]
    texts = {group.label: group.text for group in groups}
    assert texts["ADSC"] == "040076000000"  # maker and type stay
    assert texts["PRM"] == "0" * 14
    assert texts["EAST"] == "012345678"
    assert len(groups) == len(standard()) + 1


def test_masked_historique_frame() -> None:
    (frame,) = (
        event
        for event in TicDecoder().feed(mask(encode_frame(historique())))
        if isinstance(event, Frame)
    )

    assert frame.complete
    assert frame.groups["ADCO"].text == "040076000000"
    assert frame.groups["HCHP"].text == "002345678"


@pytest.mark.parametrize(
    ("raw", "masked"),
    [
        (b"76000123\t8\r\nVTIC\t02\tJ\r", b"00000000\t0\r\nVTIC\t02\tJ\r"),
        (b"\n?DSC\t041976000123\t8\r", b"\n?DSC\t000000000000\t0\r"),
        (b"\nADSC\t0419760", b"\nADSC\t0000000"),
        (b"\nXADSC\t041976000123\t8", b"\nXADSC\t000000000000\t0"),
        (b"\nEASF01\t6000123\t8\r", b"\nEASF01\t0000000\t0\r"),
        (b"\nEAST\t0012ADSC\t0419\r", b"\nEAST\t0000ADSC\t0000\r"),
        (b"\nCCASN\tE260715120000\t0?\r", b"\nCCASN\tE000000000000\t0?\r"),
        (b"\nUNHEARD 12 4\r", b"\nUNHEARD 00 0\r"),
    ],
)
def test_pieces_and_ruins_name_nobody_either(raw: bytes, masked: bytes) -> None:
    assert mask(raw) == masked


def test_what_a_meter_says_beyond_the_table_is_shown() -> None:
    sound = encode_group("NTARF", "12")

    assert mask(sound) == sound


def test_a_serial_number_that_is_no_number_is_not_shown() -> None:
    assert b"12" not in mask(encode_group("ADSC", "04197600012q"))


@given(st.integers(0), st.integers(1))
def test_any_cut_of_a_frame_names_nobody(start: int, length: int) -> None:
    frame = encode_frame([*standard(), encode_group("PRM", PRM)]) * 2
    start %= len(frame)
    piece = frame[start : start + 1 + length % len(frame)]

    masked = mask(piece)

    assert len(masked) == len(piece)
    for secret in (b"000123", b"5678901", b"19760"):
        assert secret not in masked
