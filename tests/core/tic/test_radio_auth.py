"""Authenticated telegrams: proven, fresh, whole, or not at all."""

import pytest

from hameau_core.tic import Chunk
from hameau_core.tic.radio import (
    RESERVED,
    Authenticator,
    Receiver,
    ReplayGuard,
    Transmitter,
    Verdict,
    fragments,
    raw_pieces,
)
from tests.core.tic.air import TIC, decode, hear

KEY = bytes(range(16))
METER = (1, 1)


def receiver_with(guard: ReplayGuard, key: bytes = KEY) -> Receiver:
    """Make a receiver that knows the meter's key."""
    receiver = Receiver()
    receiver.set_key(METER, Authenticator(key, guard))
    return receiver


def test_own_vector_stays_as_it_is() -> None:
    payloads = fragments(b"\x02\x03", node=1, frame=7, key=KEY, counter=258)
    assert payloads == [
        bytes.fromhex("9e010700 02 0203 00000102 b64c63cf65540f75").ljust(32, b"\0")
    ]


def test_a_signed_telegram_is_given_whole_at_its_end() -> None:
    receiver = receiver_with(ReplayGuard())
    payloads = Transmitter(node=1, key=KEY).send(TIC)
    assert hear(receiver, payloads[:-1]) == []
    assert hear(receiver, payloads[-1:]) == [(METER, Chunk(TIC))]
    assert receiver.health(METER, now=1.0).complete_frames == 1


def test_a_replay_is_refused() -> None:
    receiver = receiver_with(ReplayGuard())
    transmitter = Transmitter(node=1, key=KEY)
    first = transmitter.send(TIC)
    for payloads in (first, transmitter.send(TIC)):
        assert hear(receiver, payloads)
    assert hear(receiver, first) == []
    assert receiver.health(METER, now=1.0).replays_refused == 1


@pytest.mark.parametrize("key", [bytes(16), KEY + KEY])
def test_another_key_is_refused(key: bytes) -> None:
    receiver = receiver_with(ReplayGuard())
    assert hear(receiver, Transmitter(node=1, key=key).send(TIC)) == []
    assert receiver.health(METER, now=1.0).auth_refused == 1


def test_with_a_key_nothing_unsigned_is_taken() -> None:
    receiver = receiver_with(ReplayGuard())
    receiver.set_key((1, None), Authenticator(KEY, ReplayGuard()))
    assert hear(receiver, Transmitter(node=1).send(TIC)) == []
    assert hear(receiver, raw_pieces(TIC, 32)) == []
    assert receiver.health(METER, now=1.0).auth_refused > 0
    assert receiver.health((1, None), now=1.0).auth_refused > 0


def test_unsigned_frames_in_between_disturb_nothing() -> None:
    receiver = receiver_with(ReplayGuard())
    signed = Transmitter(node=1, key=KEY).send(TIC)
    forged = Transmitter(node=1).send(TIC)
    mixed = [payload for pair in zip(forged, signed, strict=False) for payload in pair]
    assert hear(receiver, mixed + signed[len(forged) :]) == [(METER, Chunk(TIC))]


def test_signed_telegrams_without_a_key_are_refused_and_counted() -> None:
    receiver = receiver_with(ReplayGuard())
    receiver.set_key(METER, None)
    assert hear(receiver, Transmitter(node=1, key=KEY).send(TIC)) == []
    assert receiver.health(METER, now=1.0).key_missing == 1


@pytest.mark.parametrize(
    "missing", range(len(fragments(TIC, node=1, frame=0, key=KEY)))
)
def test_a_lost_fragment_costs_the_signed_telegram(missing: int) -> None:
    receiver = receiver_with(ReplayGuard())
    transmitter = Transmitter(node=1, key=KEY)
    payloads = transmitter.send(TIC)
    del payloads[missing]
    heard = hear(receiver, payloads + transmitter.send(TIC))
    assert heard == [(METER, Chunk(TIC))]


def test_a_signed_line_error_still_drops_its_groups() -> None:
    receiver = receiver_with(ReplayGuard())
    payloads = Transmitter(node=1, key=KEY).send(TIC, line_errors={1, 2})
    groups, (frame,) = decode(hear(receiver, payloads))
    assert groups
    assert not frame.complete
    assert receiver.health(METER, now=1.0).line_errors == 2


def test_a_telegram_too_long_to_hold_is_dropped() -> None:
    receiver = receiver_with(ReplayGuard())
    transmitter = Transmitter(node=1, key=KEY)
    assert hear(receiver, transmitter.send(b"x" * 2049)) == []
    assert hear(receiver, transmitter.send(b"x" * 2048))


@pytest.mark.parametrize("key", [b"", bytes(15), bytes(33)])
def test_a_key_has_16_to_32_bytes(key: bytes) -> None:
    with pytest.raises(ValueError, match="16 to 32"):
        Authenticator(key, ReplayGuard())
    with pytest.raises(ValueError, match="16 to 32"):
        Transmitter(key=key).send(TIC)


def test_nothing_above_the_written_ceiling_is_accepted() -> None:
    asked: list[int] = []
    guard = ReplayGuard(100, reserve=asked.append)
    assert guard.check(101) is Verdict.UNRESERVED
    assert guard.check(102) is Verdict.UNRESERVED
    assert asked == [101 + RESERVED]
    guard.reserved(asked[-1])
    assert guard.check(103) is Verdict.FRESH
    assert guard.check(103) is Verdict.REPLAY


def test_a_running_guard_asks_early_and_never_waits() -> None:
    asked: list[int] = []
    guard = ReplayGuard(100, reserve=asked.append)
    guard.check(101)
    for counter in range(102, 1000):
        guard.reserved(asked[-1])
        assert guard.check(counter) is Verdict.FRESH
    assert len(asked) == pytest.approx(900 / (RESERVED / 2), abs=1)


def test_a_ceiling_that_could_not_be_written_is_asked_for_again() -> None:
    asked: list[int] = []
    guard = ReplayGuard(0, reserve=asked.append)
    guard.check(1)
    guard.retry()
    guard.check(2)
    assert asked == [1 + RESERVED, 2 + RESERVED]


def test_refused_while_unwritten_is_counted() -> None:
    receiver = receiver_with(ReplayGuard(0, reserve=lambda _: None))
    assert hear(receiver, Transmitter(node=1, key=KEY).send(TIC)) == []
    assert receiver.health(METER, now=1.0).unreserved == 1
