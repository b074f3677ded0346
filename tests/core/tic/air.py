"""A telegram, and ears for it."""

from hameau_core.tic import (
    Chunk,
    Event,
    Frame,
    Group,
    TicDecoder,
    encode_frame,
    encode_group,
)
from hameau_core.tic.radio import MeterKey, Receiver, fragments

GROUPS = {
    "ADSC": "041976000123",
    "VTIC": "02",
    "EAST": "001234567",
    "EASF01": "000567890",
    "EASF02": "000666677",
    "IRMS1": "002",
    "URMS1": "231",
    "PREF": "06",
    "SINSTS": "00512",
    "STGE": "003A4401",
    "RELAIS": "001",
    "NTARF": "02",
}
TIC = encode_frame(encode_group(label, text) for label, text in GROUPS.items())
PAYLOADS = fragments(TIC, node=1, frame=0)


def hear(
    receiver: Receiver, payloads: list[bytes], *, pipe: int = 1, now: float = 0.0
) -> list[tuple[MeterKey, Chunk]]:
    """Feed payloads heard 29 ms apart."""
    return [
        item
        for index, payload in enumerate(payloads)
        for item in receiver.feed(pipe, payload, now + index * 0.029)
    ]


def decode(heard: list[tuple[MeterKey, Chunk]]) -> tuple[list[Group], list[Frame]]:
    """Decode what was heard of one meter."""
    decoder = TicDecoder(guard=None)
    events: list[Event] = []
    for _, chunk in heard:
        if chunk.lost:
            events += decoder.lost()
        events += decoder.feed(chunk.data)
    return (
        [event for event in events if isinstance(event, Group)],
        [event for event in events if isinstance(event, Frame)],
    )
