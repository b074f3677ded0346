"""Frames of invented meters, as bytes on the line."""

import re

from custom_components.hameau.core.tic import Mode, encode_frame, encode_group

SERIAL = "041964000123"


def standard(east_wh: int = 1_234_567, sinsts_va: int = 850) -> bytes:
    """Give one frame of a single-phase meter in standard mode."""
    return encode_frame(
        (
            encode_group("ADSC", SERIAL),
            encode_group("VTIC", "02"),
            encode_group("DATE", "", "H261121031500"),
            encode_group("NGTF", "      BASE      "),
            encode_group("LTARF", "      BASE      "),
            encode_group("EAST", f"{east_wh:09}"),
            encode_group("EASF01", f"{east_wh:09}"),
            encode_group("IRMS1", "004"),
            encode_group("URMS1", "232"),
            encode_group("PREF", "06"),
            encode_group("PCOUP", "06"),
            encode_group("SINSTS", f"{sinsts_va:05}"),
            encode_group("STGE", "003A0001"),
            encode_group("PRM", "12345678901234"),
            encode_group("NTARF", "01"),
        )
    )


def historique(base_wh: int = 7_654_321, papp_va: int = 850) -> bytes:
    """Give one frame of a single-phase meter in historique mode."""
    pairs = (
        ("ADCO", SERIAL),
        ("OPTARIF", "BASE"),
        ("ISOUSC", "30"),
        ("BASE", f"{base_wh:09}"),
        ("PTEC", "TH.."),
        ("IINST", "004"),
        ("IMAX", "090"),
        ("PAPP", f"{papp_va:05}"),
        ("HHPHC", "A"),
        ("MOTDETAT", "000000"),
    )
    return encode_frame(
        encode_group(label, text, mode=Mode.HISTORIQUE) for label, text in pairs
    )


def damaged(frame: bytes) -> bytes:
    """Give a frame none of whose checksums is right, as a weak signal would."""
    return re.sub(
        rb".(?=\r)", lambda check: bytes((0x20 + (check[0][0] & 0x3F),)), frame
    )


def at_wrong_speed(data: bytes, sent_baud: int, read_baud: int) -> bytes:
    """Give what a receiver at another speed makes of characters sent as 7E1.

    The wire is rebuilt bit by bit; the receiver starts at each falling edge and samples
    the middle of its own bits.
    """
    wire = [1] * 4
    for byte in data:
        bits = [byte >> place & 1 for place in range(7)]
        wire += [0, *bits, sum(bits) & 1, 1]
    wire += [1] * 24
    ratio = sent_baud / read_baud
    found, moment = bytearray(), 0.0
    while (moment := _falling_edge(wire, moment)) >= 0:
        middles = [int(moment + ratio * (place + 0.5)) for place in range(10)]
        if middles[-1] >= len(wire):
            break
        if wire[middles[0]] == 0:
            found.append(sum(wire[middles[1 + place]] << place for place in range(7)))
        moment += ratio * 9.5
    return bytes(found)


def _falling_edge(wire: list[int], moment: float) -> int:
    """Give the next place where the line goes from rest to start, -1 at the end."""
    for place in range(int(moment) + 1, len(wire)):
        if wire[place - 1] and not wire[place]:
            return place
    return -1
