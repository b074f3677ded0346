"""Open telegrams by radio: cut, lost, doubled, restarted, damaged."""

from pathlib import Path

import pytest

from hameau_core.tic import Chunk, Mode, encode_frame, encode_group
from hameau_core.tic.radio import (
    PAYLOAD_SIZE,
    Kind,
    Receiver,
    Transmitter,
    TransmitterStatus,
    crc16,
    fragments,
    raw_pieces,
    status,
)
from tests.core.tic.air import GROUPS, PAYLOADS, TIC, decode, hear


def test_crc_gives_the_published_check_value() -> None:
    assert crc16(b"123456789") == 0x29B1


def test_own_vector_stays_as_it_is() -> None:
    tic = encode_frame([encode_group("PAPP", "00500", mode=Mode.HISTORIQUE)])
    (payload,) = fragments(tic, node=2, frame=9, kind=Kind.HISTORIQUE)
    expected = b"\x86\x02\x09\x00\x10\x02\nPAPP 00500 &\r\x03" + bytes.fromhex("cc60")
    assert payload == expected.ljust(PAYLOAD_SIZE, b"\0")


@pytest.mark.genuine
def test_a_genuine_frame_gives_the_vector_of_the_format(shared_data: Path) -> None:
    path = shared_data / "tic" / "hist_mono_base_veryold_enedis.txt"
    payloads = fragments(path.read_bytes(), node=1, frame=7, kind=Kind.HISTORIQUE)
    assert len(payloads) == 6
    assert payloads[0] == bytes.fromhex("84010700") + path.read_bytes()[:28]
    assert payloads[1][:4].hex() == "80010701"
    assert payloads[5].rstrip(b"\0").hex() == "8201070501033c2c"


def test_a_whole_telegram_is_a_complete_frame() -> None:
    receiver = Receiver()
    groups, (frame,) = decode(hear(receiver, PAYLOADS))
    assert {group.label: group.text for group in groups} == GROUPS
    assert frame.complete
    health = receiver.health((1, 1), now=1.0)
    assert (health.frames, health.complete_frames, health.gaps) == (1, 1, 0)
    assert health.complete_ratio == 1
    assert health.last_packet_age_s == pytest.approx(1 - 0.029 * (len(PAYLOADS) - 1))


def test_raw_pieces_need_no_frame() -> None:
    receiver = Receiver()
    heard = hear(receiver, raw_pieces(TIC))
    assert {meter for meter, _ in heard} == {(1, None)}
    assert b"".join(chunk.data for _, chunk in heard) == TIC
    assert receiver.health((1, None), now=0.0).complete_ratio is None


def test_a_raw_meter_back_after_a_silence_has_lost_bytes() -> None:
    receiver = Receiver()
    hear(receiver, [b"\x02\nPAPP 00"])
    assert not hear(receiver, [b"\0" * 32], now=5.0)
    assert hear(receiver, [b"500 &\r"], now=20.0)[0][1] == Chunk(b"500 &\r", lost=True)


@pytest.mark.parametrize("missing", range(len(PAYLOADS)))
def test_a_gap_costs_only_the_groups_it_touches(missing: int) -> None:
    following = fragments(TIC, node=1, frame=1)
    payloads = PAYLOADS[:missing] + PAYLOADS[missing + 1 :] + following
    receiver = Receiver()
    groups, frames = decode(hear(receiver, payloads))
    assert set(GROUPS.items()) >= {(group.label, group.text) for group in groups}
    assert len(groups) >= 2 * len(GROUPS) - 4
    assert sum(frame.complete for frame in frames) == 1
    assert receiver.health((1, 1), now=2.0).gaps == 1


def test_duplicates_are_dropped() -> None:
    receiver = Receiver()
    twice = [payload for payload in PAYLOADS for _ in range(2)]
    assert hear(receiver, twice) == hear(Receiver(), PAYLOADS)
    assert receiver.health((1, 1), now=1.0).duplicates == len(PAYLOADS)


def test_the_same_numbers_after_a_silence_are_a_new_telegram() -> None:
    receiver = Receiver()
    hear(receiver, PAYLOADS)
    _, (frame,) = decode(hear(receiver, PAYLOADS, now=20.0))
    assert frame.complete


def test_a_restart_in_mid_telegram_never_joins_two_halves() -> None:
    other = TIC.replace(b"041976000123", b"041976000132")
    receiver = Receiver()
    heard = hear(receiver, PAYLOADS[:2] + fragments(other, node=1, frame=0))
    assert [chunk.lost for _, chunk in heard][:4] == [False, False, True, False]
    assert decode(heard)[1][-1].complete
    health = receiver.health((1, 1), now=1.0)
    assert (health.gaps, health.duplicates) == (1, 0)


def test_jumped_frame_numbers_count_and_falling_ones_are_restarts() -> None:
    receiver = Receiver()
    for frame in (254, 1, 0):
        hear(receiver, fragments(TIC, node=1, frame=frame))
    health = receiver.health((1, 1), now=1.0)
    assert (health.frames, health.complete_frames) == (5, 3)
    assert health.transmitter_restarts == 1


def test_a_wrong_crc_never_makes_a_complete_frame() -> None:
    wrong = fragments(TIC.replace(b"001234567", b"001234576"), node=1, frame=0)
    receiver = Receiver()
    groups, frames = decode(hear(receiver, PAYLOADS[:-1] + wrong[-1:]))
    assert len(groups) == len(GROUPS)
    assert not any(frame.complete for frame in frames)
    assert receiver.health((1, 1), now=1.0).crc_errors == 1


def test_the_closing_byte_waits_for_the_crc() -> None:
    early = bytes.fromhex("84010000") + b"\x02\nPREF\t06\tE\r\x03"
    receiver = Receiver()
    ((_, chunk),) = hear(receiver, [early])
    assert chunk.data == b"\x02\nPREF\t06\tE\r"
    ((_, chunk),) = hear(receiver, [bytes.fromhex("82010001000000")])
    assert chunk == Chunk(b"\x03", lost=True)


def test_a_line_error_drops_the_groups_it_touches() -> None:
    receiver = Receiver()
    heard = hear(receiver, Transmitter(node=1).send(TIC, {1}))
    assert [chunk.lost for _, chunk in heard][:3] == [False, True, False]
    groups, frames = decode(heard)
    touched = TIC[28:56].count(b"\r") + 1
    assert len(groups) == len(GROUPS) - touched
    assert not frames[0].complete
    assert receiver.health((1, 1), now=1.0).line_errors == 1


def test_meters_are_kept_apart_by_pipe_and_node() -> None:
    receiver = Receiver()
    streams = [
        (1, fragments(TIC, node=1, frame=5)),
        (1, fragments(TIC, node=2, frame=5)),
        (2, fragments(TIC, node=1, frame=5)),
    ]
    heard = []
    for index in range(len(PAYLOADS)):
        for pipe, payloads in streams:
            heard += receiver.feed(pipe, payloads[index], index * 0.029)
    for meter in ((1, 1), (1, 2), (2, 1)):
        data = b"".join(chunk.data for key, chunk in heard if key == meter)
        assert data == TIC
    assert receiver.heard(1) == [(1, 1), (1, 2)]
    receiver.forget(1)
    assert receiver.heard(1) == []


def test_a_transmitter_says_how_it_is() -> None:
    values = TransmitterStatus(
        node=3,
        firmware=1,
        uptime_s=86_400,
        supply_mv=3_290,
        uart_errors=2,
        lost_packets=5,
        retries=44,
        frames_sent=57_600,
    )
    receiver = Receiver()
    assert receiver.feed(1, status(values), 0.0) == []
    assert receiver.health((1, 3), now=0.0).status == values


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\x80" * 33,
        b"\x84\x01\x00",  # no content
        b"\x84\x01\x00\x00" + bytes(28),  # no TIC
        b"\x80\x01\x00\x00\nP",  # fragment 0 that is not the first
        b"\x84\x01\x00\x03\nP",  # first that is not fragment 0
        b"\x86\x01\x00\x00\x1a" + b"x" * 27,  # no room for the CRC
        b"\x9e\x01\x00\x00\x10" + b"x" * 27,  # no room for the seal
        b"\x96\x01\x00\x00" + bytes(10),  # status cut short
        b"\xa4\x01\x00\x00" + b"x" * 28,  # version 1
    ],
)
def test_what_cannot_be_read_is_counted_and_passed_over(payload: bytes) -> None:
    receiver = Receiver()
    assert receiver.feed(1, payload, 0.0) == []
    assert receiver.health((1, 1), now=0.0).unreadable == 1


def test_packets_per_second_follow_the_last_seconds() -> None:
    receiver = Receiver()
    for tenth in range(300):
        receiver.feed(1, b"\nPREF\t06", tenth / 10)
    assert receiver.health((1, None), now=30.0).packets_per_s == pytest.approx(10, 0.01)
    assert receiver.health((1, None), now=35.0).packets_per_s == pytest.approx(5, 0.01)
    assert receiver.health((1, None), now=90.0).packets_per_s == 0


def test_strangers_are_forgotten_before_they_fill_the_memory() -> None:
    receiver = Receiver()
    for node in range(100):
        receiver.feed(1, fragments(TIC, node=node, frame=0)[0], float(node))
    assert receiver.heard(1) == [(1, node) for node in range(68, 100)]


def test_a_telegram_has_at_most_256_fragments() -> None:
    with pytest.raises(ValueError, match="256"):
        fragments(b"x" * 256 * 28, node=1, frame=0)
