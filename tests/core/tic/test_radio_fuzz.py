"""Whatever the air does: nothing raises, nothing good is thrown away, nothing false gets in."""

from hypothesis import example, given, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hameau_core.tic import Chunk, encode_frame, encode_group
from hameau_core.tic.radio import (
    Authenticator,
    MeterKey,
    Receiver,
    ReplayGuard,
    fragments,
    read,
)
from tests.core.tic.air import GROUPS, TIC, decode, hear

KEY = bytes(range(32))
METER: MeterKey = (1, 1)
COUNT = len(fragments(TIC, node=1, frame=0))
NUMBERS = st.integers(0, COUNT - 1)


def frames(count: int, key: bytes | None = None) -> list[list[bytes]]:
    """Make telegrams whose digits differ from one to the next, so that splices would show."""
    return [
        fragments(telegram(index), node=1, frame=index, key=key, counter=index + 1)
        for index in range(count)
    ]


def telegram(index: int) -> bytes:
    """Make the TIC bytes of the nth telegram."""
    texts = {**GROUPS, "SINSTS": f"{index * 111:05}", "EAST": f"{index * 7919:09}"}
    return encode_frame(encode_group(label, text) for label, text in texts.items())


def sent(count: int) -> set[tuple[str, str]]:
    """Give the groups of the first telegrams."""
    heard = [(METER, Chunk(telegram(index))) for index in range(count)]
    return {(group.label, group.text) for group in decode(heard)[0]}


@given(st.binary(max_size=34), st.integers(0, 5))
@example(b"\x82", 1)
def test_any_payload_is_read_without_raising(payload: bytes, pipe: int) -> None:
    read(payload)
    Receiver().feed(pipe, payload, 0.0)


@given(st.sets(NUMBERS))
def test_every_intact_group_of_a_damaged_telegram_is_used(missing: set[int]) -> None:
    payloads = fragments(TIC, node=1, frame=0)
    kept = [payload for at, payload in enumerate(payloads) if at not in missing]
    ends = [0]
    for payload in payloads[:-1]:
        ends.append(ends[-1] + len(payload[4:].rstrip(b"\0")))
    lost = {at for n in missing for at in range(ends[n], [*ends, len(TIC)][n + 1])}
    intact, start = [], 1
    for line in TIC[1:-1].split(b"\r")[:-1]:
        span = range(start, start + len(line) + 1)
        start = span.stop
        if lost.isdisjoint(span):
            intact.append(line[1:].split(b"\t")[0].decode())
    assert [group.label for group in decode(hear(Receiver(), kept))[0]] == intact


@given(st.lists(st.tuples(st.integers(0, 3), NUMBERS), max_size=80))
def test_loss_doubling_and_disorder_never_make_a_group(
    order: list[tuple[int, int]],
) -> None:
    air = frames(4)
    groups, whole = decode(hear(Receiver(), [air[frame][at] for frame, at in order]))
    assert {(group.label, group.text) for group in groups} <= sent(4)
    for frame in whole:
        assert not frame.complete or len(frame.groups) == len(GROUPS)


@given(NUMBERS, st.integers(0, 31), st.integers(1, 255))
def test_a_corrupted_telegram_is_never_complete_with_false_content(
    at: int, byte: int, flip: int
) -> None:
    payloads = fragments(TIC, node=1, frame=0)
    bad = bytearray(payloads[at])
    bad[byte] ^= flip
    payloads[at] = bytes(bad)
    _, whole = decode(hear(Receiver(), payloads))
    for frame in whole:
        texts = {label: group.text for label, group in frame.groups.items()}
        assert not frame.complete or texts == GROUPS


class Attacker(RuleBasedStateMachine):
    """Replays, reorders and alters what a signed meter sends, restarting the receiver at will."""

    @initialize()
    def begin(self) -> None:
        self.air = frames(6, KEY)
        self.disk = 0
        self.next = 0
        self.accepted: list[bytes] = []
        self.start()

    def start(self) -> None:
        """Begin as after `kill -9`: only what was written is known."""
        guard = ReplayGuard(self.disk, reserve=self.write)
        self.guard = guard
        self.receiver = Receiver()
        self.receiver.set_key(METER, Authenticator(KEY, guard))

    def write(self, ceiling: int) -> None:
        self.disk = ceiling
        self.guard.reserved(ceiling)

    def hear(self, payloads: list[bytes]) -> None:
        heard = hear(self.receiver, payloads)
        self.accepted += [chunk.data for meter, chunk in heard if meter == METER]

    @rule()
    def send(self) -> None:
        if self.next < len(self.air):
            self.hear(self.air[self.next])
            self.next += 1

    @rule(frame=st.integers(0, 5), cut=st.slices(20))
    def replay(self, frame: int, cut: slice) -> None:
        if frame < self.next:
            self.hear(self.air[frame][cut])

    @rule(
        frame=st.integers(0, 5),
        at=NUMBERS,
        byte=st.integers(0, 31),
        flip=st.integers(1, 255),
    )
    def tamper(self, frame: int, at: int, byte: int, flip: int) -> None:
        payloads = [bytearray(payload) for payload in self.air[frame]]
        padding = byte >= len(self.air[frame][at].rstrip(b"\0"))
        if frame >= self.next and not padding:
            payloads[at][byte] ^= flip
            self.hear([bytes(payload) for payload in payloads])

    @rule()
    def kill(self) -> None:
        self.start()

    @invariant()
    def only_what_was_sent_and_once(self) -> None:
        genuine = [telegram(index) for index in range(self.next)]
        assert all(data in genuine for data in self.accepted)
        assert len(set(self.accepted)) == len(self.accepted)


TestAttacker = Attacker.TestCase
TestAttacker.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
