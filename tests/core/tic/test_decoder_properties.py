"""What holds for any stream, any chunking and any damage."""

from hypothesis import given, settings, strategies as st

from hameau_core.tic import (
    SPECS,
    Event,
    Fault,
    Frame,
    Group,
    Mode,
    TicDecoder,
    encode_frame,
)
from hameau_core.tic.decoder import _KNOWN_LINES
from tests.core.tic.lawful import Drawn, any_group, drawn, historique, standard

relaxed = settings(max_examples=150, deadline=None)

_PIECES = st.one_of(
    st.sampled_from(
        [b"\x02", b"\x03", b"\x04", b"\r", b"\n", b"\r\n", b"\0", b" ", b"\t"]
    ),
    st.sampled_from([*historique(), *standard()]),
    st.sampled_from([*historique(), *standard()]).map(lambda raw: raw[1:-1]),
    st.binary(max_size=12),
    st.binary(min_size=120, max_size=140),
    any_group.map(lambda group: group.raw),
)
streams = st.lists(_PIECES, max_size=25).map(b"".join)


def _feed_in_chunks(data: bytes, cuts: list[int]) -> tuple[list[Event], TicDecoder]:
    decoder = TicDecoder()
    events: list[Event] = []
    start = 0
    for cut in [*sorted(cut % (len(data) + 1) for cut in cuts), len(data)]:
        events += decoder.feed(data[start:cut])
        assert len(decoder._pending) <= 128
        start = cut
    return events, decoder


@relaxed
@given(streams, st.lists(st.integers(0, 10_000), max_size=40))
def test_any_chunking_gives_the_same_events(data: bytes, cuts: list[int]) -> None:
    whole, one = _feed_in_chunks(data, [])
    pieces, other = _feed_in_chunks(data, cuts)

    assert pieces == whole
    assert (one.groups, one.faults) == (other.groups, other.faults)


@relaxed
@given(streams)
def test_byte_by_byte_gives_the_same_events(data: bytes) -> None:
    assert (
        _feed_in_chunks(data, list(range(len(data))))[0] == _feed_in_chunks(data, [])[0]
    )


@relaxed
@given(st.lists(st.one_of(st.binary(), streams), max_size=8), st.data())
def test_no_input_raises_and_memory_is_bounded(
    chunks: list[bytes], data: st.DataObject
) -> None:
    decoder = TicDecoder()
    for chunk in chunks:
        if data.draw(st.booleans()):
            decoder.lost()
        decoder.feed(chunk, now=data.draw(st.none() | st.floats()))

        assert len(decoder._pending) <= 128
        assert len(decoder._frame.groups) <= len(SPECS)


def test_lines_remembered_are_bounded() -> None:
    decoder = TicDecoder(guard=None)
    for number in range(3 * _KNOWN_LINES):
        raw = Drawn("EAST", f"{number:09}", "").raw

        assert len(decoder.feed(raw + b"\n")) >= 1
        assert len(decoder._known) <= _KNOWN_LINES


@relaxed
@given(st.sampled_from(Mode), st.data())
def test_a_lawful_frame_comes_back_as_it_was_sent(
    mode: Mode, data: st.DataObject
) -> None:
    specs = [spec for spec in SPECS.values() if spec.mode is mode]
    chosen = data.draw(
        st.lists(st.sampled_from(specs), min_size=1, unique_by=lambda spec: spec.label)
    )
    chosen.sort(key=list(SPECS.values()).index)
    groups = [data.draw(drawn(spec)) for spec in chosen]

    *given_groups, frame = TicDecoder().feed(
        encode_frame(group.raw for group in groups)
    )

    assert isinstance(frame, Frame)
    assert list(frame.groups.values()) == given_groups
    assert frame.complete
    assert [
        (group.label, group.text, str(group.timestamp or ""))
        for group in frame.groups.values()
    ] == [(group.label, group.text, group.timestamp) for group in groups]


@relaxed
@given(st.booleans(), st.data())
def test_one_damaged_group_costs_no_other(old: bool, data: st.DataObject) -> None:
    """Any bytes but limits and ends of line, between the LF and the CR of one group."""
    groups = historique() if old else standard()
    hit = data.draw(st.integers(0, len(groups) - 1))
    printable = st.binary(max_size=100).map(
        lambda raw: raw.translate(None, b"\r\n\2\3\4")
    )
    wrong = data.draw(printable)
    stream = encode_frame([*groups[:hit], b"\n" + wrong + b"\r", *groups[hit + 1 :]])

    events = TicDecoder().feed(stream)

    labels = [event.label for event in events if isinstance(event, Group)]
    intact = [raw[1:].split(b" " if old else b"\t")[0].decode() for raw in groups]
    del intact[hit]
    assert [label for label in labels if label in intact] == intact


@relaxed
@given(st.data())
def test_a_flipped_bit_is_one_fault_or_none(data: st.DataObject) -> None:
    """Inside a line, away from what cuts lines: never more than one fault."""
    groups = standard()
    hit = data.draw(st.integers(0, len(groups) - 1))
    raw = bytearray(groups[hit])
    place = data.draw(st.integers(1, len(raw) - 2))
    raw[place] ^= 1 << data.draw(st.integers(0, 6))
    cuts = raw[place] in b"\r\n"

    events = TicDecoder().feed(
        encode_frame([*groups[:hit], bytes(raw), *groups[hit + 1 :]])
    )

    faults = [event for event in events if isinstance(event, Fault)]
    assert len(faults) <= 2 if cuts else len(faults) <= 1
    assert sum(isinstance(event, Group) for event in events) >= len(groups) - 1
