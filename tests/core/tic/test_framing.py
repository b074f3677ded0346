"""Damage to ends of line and of frame, as seen on real lines (reference: tic.md §1.7)."""

import pytest

from hameau_core.tic import (
    EOT,
    Event,
    Fault,
    FaultKind,
    Frame,
    Group,
    Mode,
    TicDecoder,
    encode_frame,
    encode_group,
)
from tests.core.tic.lawful import HISTORIQUE_MONO, historique, standard

PAPP = encode_group("PAPP", "00920", mode=Mode.HISTORIQUE)
ADCO = encode_group("ADCO", "041976000123", mode=Mode.HISTORIQUE)


def _labels(events: list[Event]) -> list[str]:
    return [event.label for event in events if isinstance(event, Group)]


def _faults(events: list[Event]) -> list[Fault]:
    return [event for event in events if isinstance(event, Fault)]


def _frames(events: list[Event]) -> list[Frame]:
    return [event for event in events if isinstance(event, Frame)]


ALL = [label for label, _ in HISTORIQUE_MONO]
WHOLE = encode_frame(historique())


def test_a_group_is_given_as_soon_as_its_line_ends() -> None:
    decoder = TicDecoder()

    assert decoder.feed(b"\x02" + ADCO[:-1]) == []
    assert _labels(decoder.feed(b"\r")) == ["ADCO"]


def test_a_frame_is_given_at_its_etx() -> None:
    decoder = TicDecoder()
    decoder.feed(WHOLE[:-1])

    (frame,) = decoder.feed(b"\x03")

    assert isinstance(frame, Frame)
    assert list(frame.groups) == ALL
    assert frame.mode is Mode.HISTORIQUE
    assert frame.complete
    assert not frame.short


@pytest.mark.parametrize("altered", [b"\x0b", b"\x1f", b"J", b"\xff", b"\t", b""])
def test_the_first_character_of_a_group_may_be_altered(altered: bytes) -> None:
    events = TicDecoder().feed(WHOLE.replace(b"\nPAPP", altered + b"PAPP"))

    assert _labels(events) == ALL
    assert not _faults(events)


def test_stx_and_the_lf_after_it_may_be_altered() -> None:
    events = TicDecoder().feed(b"\x12?" + WHOLE[2:])

    assert _labels(events) == ALL
    assert not _frames(events)[0].complete


@pytest.mark.parametrize("altered", [b"\x0f", b"-", b"\x0c", b""])
def test_the_cr_of_a_group_may_be_altered(altered: bytes) -> None:
    events = TicDecoder().feed(WHOLE.replace(PAPP, PAPP[:-1] + altered))

    assert _labels(events) == ALL
    assert not _faults(events)


@pytest.mark.parametrize("altered", [b"", b"\x13"])
def test_the_cr_before_the_end_may_be_altered(altered: bytes) -> None:
    events = TicDecoder().feed(WHOLE[:-2] + altered + b"\x03" + WHOLE)

    assert _labels(events) == ALL * 2
    assert [frame.complete for frame in _frames(events)] == [True, True]


def test_a_letter_lost_from_a_label_is_not_forgiven() -> None:
    events = TicDecoder().feed(b"\n?PTARIF HC.. <\r")

    assert events == [Fault(kind=FaultKind.CHECKSUM)]


def test_tty_left_in_cooked_mode() -> None:
    """CR became LF and ETX was swallowed: the closing label and STX still limit frames."""
    cooked = WHOLE.replace(b"\r", b"\n").replace(b"\x03", b"")

    events = TicDecoder().feed(cooked * 2 + b"\x02")

    assert _labels(events) == ALL * 2
    assert [frame.complete for frame in _frames(events)] == [True, True]
    assert not _faults(events)


def test_doubled_cr_and_nul_bytes_at_opening() -> None:
    events = TicDecoder().feed(b"\0\0" + WHOLE.replace(b"\r", b"\r\r"))

    assert _labels(events) == ALL
    assert _frames(events)[0].complete
    assert not _faults(events)


def test_extra_line_ends_around_etx_and_stx() -> None:
    text = WHOLE[1:-1].replace(b"\r", b"")
    stream = b"\x02\r" + text + b"\r\n\x03\x02\r" + text + b"\r\n\x03"

    events = TicDecoder().feed(stream)

    assert _labels(events) == ALL * 2
    assert [frame.complete for frame in _frames(events)] == [True, True]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_text_captures_without_limits(end: bytes) -> None:
    text = WHOLE[2:-1].replace(b"\r\n", end)

    events = TicDecoder().feed(text + end + text + end)

    assert _labels(events) == ALL * 2
    assert [frame.complete for frame in _frames(events)] == [False]
    assert not _faults(events)


def test_start_in_the_middle_of_a_frame() -> None:
    events = TicDecoder().feed(WHOLE[40:] + WHOLE)

    assert _labels(events)[-len(ALL) :] == ALL
    assert [frame.complete for frame in _frames(events)] == [False, True]


def test_eot_makes_nothing_absent() -> None:
    events = TicDecoder().feed(encode_frame(historique(), end=EOT))

    assert _labels(events) == ALL
    assert [frame.complete for frame in _frames(events)] == [False]


def test_partial_line_before_stx() -> None:
    events = TicDecoder().feed(b"MOTDE\x02\r" + WHOLE[1:])

    assert _faults(events) == [Fault(kind=FaultKind.FORMAT)]
    assert [frame.complete for frame in _frames(events)] == [True]


def test_end_of_frame_damaged_up_to_the_next_group() -> None:
    """The last check, CR, ETX and LF altered: one fault, and the new frame is seen."""
    events = TicDecoder().feed(WHOLE[:-3] + b"??\x03\x02?" + WHOLE[2:])

    assert [fault.label for fault in _faults(events)] == ["MOTDETAT"]
    assert _labels(events) == ALL[:-1] + ALL
    assert [frame.complete for frame in _frames(events)] == [False, True]


def test_swallowed_limits_are_found_by_the_first_label() -> None:
    events = TicDecoder().feed(WHOLE[:-1] + WHOLE[1:])

    frames = _frames(events)
    assert [list(frame.groups) for frame in frames] == [ALL, ALL]
    assert [frame.complete for frame in frames] == [True, False]


def test_a_label_that_comes_again_begins_a_new_frame() -> None:
    """STX and ADCO both lost."""
    no_serial = b"".join(historique()[1:])

    events = TicDecoder().feed(WHOLE[:-1] + no_serial + b"\x03")

    frames = _frames(events)
    assert [list(frame.groups) for frame in frames] == [ALL, ALL[1:]]
    assert not frames[1].complete


def test_two_groups_run_together_give_the_second() -> None:
    """A gap nobody announced."""
    hchp = historique()[ALL.index("HCHP")]

    events = TicDecoder().feed(WHOLE.replace(hchp + b"\n", hchp[:-5]))

    assert "HCHP" not in _labels(events)
    assert "PTEC" in _labels(events)
    assert _faults(events) == [Fault(kind=FaultKind.FORMAT, label="HCHP")]
    assert not _frames(events)[0].complete


def test_a_letter_turned_into_a_limit_is_one_damaged_line() -> None:
    """C, B and D differ from ETX, STX and EOT by the bit the checksum cannot see."""
    for letter, control in ((b"C", b"\x03"), (b"B", b"\x02"), (b"D", b"\x04")):
        for label in (b"HCHC", b"MOTDETAT", b"ADCO"):
            damaged = WHOLE.replace(
                label, label[:1] + label[1:].replace(letter, control)
            )
            if damaged == WHOLE:
                continue
            events = TicDecoder().feed(damaged)

            assert len(_faults(events)) == 1
            assert len(_labels(events)) == len(ALL) - 1
            assert [frame.complete for frame in _frames(events)] == [False]


def test_a_false_etx_at_the_head_of_a_line_ends_no_complete_frame() -> None:
    """CCASN whose C became ETX, after the LF."""
    groups = standard()
    groups.insert(-1, encode_group("CCASN", "00432", "H260115120000"))
    stream = encode_frame(groups).replace(b"\nCCASN", b"\n\x03CASN")

    events = TicDecoder().feed(stream)

    assert not any(frame.complete for frame in _frames(events))


def test_garbage_without_an_end_is_bounded_and_told_once() -> None:
    decoder = TicDecoder()

    events = decoder.feed(b"\xaa" * 100)
    for _ in range(50):
        events += decoder.feed(b"\xaa" * 100)
        assert len(decoder._pending) <= 128
    events += decoder.feed(WHOLE + WHOLE)

    assert _faults(events) == [Fault(kind=FaultKind.OVERFLOW)]
    assert _labels(events)[-len(ALL) :] == ALL


def test_a_whole_line_too_long_is_told_alike() -> None:
    line = b"\nLTARF\t" + b"A" * 200 + b"\r"

    assert TicDecoder().feed(line) == [Fault(kind=FaultKind.OVERFLOW, label="LTARF")]


@pytest.mark.parametrize(
    "line",
    [
        *(b"ISOUSC 45 \x7f", b"\xbfPTARIF HC.. <", b"?(TARIF HC.. <", b"PAP"),
        *(b"M?\xaaDETAT 000000 B", b"P 01900 +", b"IINS", b"946 ]", b"BBRHPJW 00004"),
    ],
)
def test_lines_a_real_reader_rejected_are_one_fault_each(line: bytes) -> None:
    events = TicDecoder().feed(b"\n" + line + b"\r")

    assert len(events) == 1
    assert isinstance(events[0], Fault)


def test_lost_drops_the_group_in_progress_and_the_frame() -> None:
    decoder = TicDecoder()
    begun = WHOLE.index(b"PAPP") + 7
    decoder.feed(WHOLE[:begun])

    assert decoder.lost() == [Fault(kind=FaultKind.LOST, label="PAPP")]
    events = decoder.feed(WHOLE[begun + 3 :])

    assert _labels(events) == ["HHPHC", "MOTDETAT"]
    assert not _faults(events)  # the rest of the broken line is not a second fault
    assert [frame.complete for frame in _frames(events)] == [False]


def test_lost_between_frames_is_no_fault() -> None:
    decoder = TicDecoder()
    decoder.feed(WHOLE)

    assert decoder.lost() == []
    assert _frames(decoder.feed(WHOLE))[0].complete


def test_damage_after_the_gap_is_told_again() -> None:
    decoder = TicDecoder(guard=None)
    decoder.lost()

    events = decoder.feed(b"rest\rPAPP 00920 ?\r")

    assert events == [Fault(kind=FaultKind.CHECKSUM, label="PAPP")]


def test_counters_agree_with_the_events() -> None:
    decoder = TicDecoder()
    events = decoder.feed(WHOLE + WHOLE.replace(b"00920", b"00921") + b"PAP\r")

    assert decoder.groups == len(_labels(events)) == 2 * len(ALL) - 1
    assert (decoder.frames, decoder.complete_frames) == (2, 1)
    assert decoder.faults == {FaultKind.CHECKSUM: 1, FaultKind.FORMAT: 1}
    assert decoder.serial == "041976000123"


def test_a_group_drowned_in_nul_bytes_is_too_long_in_any_chunks() -> None:
    stream = b"\n" + ADCO[1:-1] + b"\0" * 150 + b"\x02\r"
    decoder = TicDecoder()

    pieces = [e for byte in stream for e in decoder.feed(bytes([byte]))]

    assert pieces == [Fault(kind=FaultKind.OVERFLOW, label="ADCO")]
    assert TicDecoder().feed(stream) == pieces
