"""What a frame is, and when an absent label may be believed absent."""

from hameau_core.tic import (
    EOT,
    Fault,
    FaultKind,
    Frame,
    Mode,
    TicDecoder,
    encode_frame,
    encode_group,
)
from tests.core.tic.lawful import historique, standard


def _old(label: str, text: str) -> bytes:
    return encode_group(label, text, mode=Mode.HISTORIQUE)


ADCO = _old("ADCO", "041976000123")
IINST = [_old(f"IINST{n}", "021") for n in (1, 2, 3)]
SHORT = [_old("ADIR2", "025"), ADCO, *IINST]
THREE_PHASE = [
    *(ADCO, _old("OPTARIF", "BASE"), _old("ISOUSC", "20"), _old("BASE", "001234567")),
    *(_old("PTEC", "TH.."), *IINST, _old("PAPP", "04200")),
    *(_old("HHPHC", "A"), _old("MOTDETAT", "000000"), _old("PPOT", "00")),
]


def _frames(*parts: bytes) -> list[Frame]:
    decoder = TicDecoder()
    events = [event for part in parts for event in decoder.feed(part)]
    return [event for event in events if isinstance(event, Frame)]


def test_short_frame_with_the_phase_in_excess() -> None:
    (frame,) = _frames(encode_frame(SHORT))

    assert frame.short
    assert frame.complete
    assert list(frame.groups) == ["ADIR2", "ADCO", "IINST1", "IINST2", "IINST3"]


def test_short_frame_after_the_excess() -> None:
    (frame,) = _frames(encode_frame(SHORT[1:]))

    assert frame.short
    assert frame.complete


def test_a_cycle_of_short_frames_and_a_long_one() -> None:
    cut = encode_frame(THREE_PHASE[:4], end=EOT)

    frames = _frames(cut, encode_frame(SHORT) * 20, encode_frame(THREE_PHASE))

    assert [frame.short for frame in frames] == [False, *[True] * 20, False]
    assert [frame.complete for frame in frames] == [False, *[True] * 21]


def test_short_frames_whose_limits_were_swallowed() -> None:
    stream = b"".join(SHORT * 3)

    frames = _frames(b"\x02" + stream, b"\x02")

    assert [next(iter(frame.groups)) for frame in frames] == ["ADIR2"] * 3
    assert all(frame.short for frame in frames)
    assert [frame.complete for frame in frames] == [True, False, False]


def test_excess_begins_after_an_unmarked_cut() -> None:
    """EOT and STX lost between a cut long frame and a short one."""
    frames = _frames(b"\x02" + b"".join(THREE_PHASE[:4] + SHORT) + b"\x03")

    assert [frame.short for frame in frames] == [False, True]
    assert not any(frame.complete for frame in frames)


def test_a_repeated_alarm_begins_a_new_frame() -> None:
    frames = _frames(encode_frame([SHORT[0], *SHORT]))

    assert [next(iter(frame.groups)) for frame in frames] == ["ADIR2", "ADIR2"]


def test_ruins_of_a_long_frame_are_not_a_short_one() -> None:
    damaged = [ADCO, *IINST, _old("PAPP", "04200").replace(b"42", b"43")]

    (frame,) = _frames(encode_frame(damaged))

    assert not frame.short
    assert not frame.complete


def test_a_damaged_short_frame_is_told_by_its_alarm() -> None:
    (frame,) = _frames(encode_frame([*SHORT[:-1], b"\nIINST3 0\r"]))

    assert frame.short
    assert not frame.complete


def test_stand_by_frames_of_older_meters_say_nothing_else() -> None:
    frames = _frames(encode_frame([ADCO]) * 2)

    assert [(frame.short, frame.complete) for frame in frames] == [(True, True)] * 2


def test_an_empty_frame_is_no_news() -> None:
    assert _frames(b"\x02\x03\x02\r\n\x03\x04\x03") == []


def test_a_damaged_line_spoils_the_frame() -> None:
    lines = historique()
    lines[4] = lines[4].replace(b"HCHP", b"HCH?")

    assert not _frames(encode_frame(lines))[0].complete


def test_three_phase_frame_without_etx_must_end_with_ppot() -> None:
    whole, cut = b"".join(THREE_PHASE), b"".join(THREE_PHASE[:-1])

    assert _frames(b"\x02" + whole + b"\x02")[0].complete
    assert not _frames(b"\x02" + cut + b"\x02")[0].complete


def test_frame_without_etx_must_end_with_a_lawful_last_group() -> None:
    assert _frames(b"\x02" + b"".join(standard()) + b"\x02")[0].complete
    assert not _frames(b"\x02" + b"".join(standard()[:-1]) + b"\x02")[0].complete


def test_modes_never_share_a_frame() -> None:
    frames = _frames(b"\x02" + b"".join(historique()[:4] + standard()) + b"\x03")

    assert [frame.mode for frame in frames] == [Mode.HISTORIQUE, Mode.STANDARD]
    assert not frames[1].complete


def test_frame_cannot_be_changed() -> None:
    (frame,) = _frames(encode_frame(historique()))

    assert not hasattr(frame.groups, "update")


def test_what_the_meter_says_alike_in_every_frame_is_not_damage() -> None:
    """A label of a future specification, its sum right."""
    lines = [*historique(), _old("FUTURE", "1")]
    decoder = TicDecoder()

    events = decoder.feed(encode_frame(lines) * 4)

    frames = [event for event in events if isinstance(event, Frame)]
    assert [frame.complete for frame in frames] == [False, False, True, True]
    assert events.count(Fault(kind=FaultKind.LABEL, label="FUTURE")) == 4


def test_many_refusals_are_bounded() -> None:
    unknown = [_old(f"NEW{n}", "1") for n in range(40)]

    frames = _frames(encode_frame([*historique(), *unknown]) * 5)

    assert not any(frame.complete for frame in frames)
