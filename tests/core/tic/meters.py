"""A meter under test: frames written as label and text, read by the real decoder."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hameau_core.tic import (
    SPECS,
    Change,
    Group,
    Meter,
    TicDecoder,
    encode_frame,
    encode_group,
)
from hameau_core.tic.encoder import ETX

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 1, 12, 11, 0, tzinfo=UTC)
SERIAL = "041961000123"
OLD_SERIAL = "041828000123"
TRI_SERIAL = "041976000123"

HC = {
    "ADCO": SERIAL,
    "OPTARIF": "HC..",
    "ISOUSC": "30",
    "HCHC": "001000000",
    "HCHP": "002000000",
    "PTEC": "HP..",
    "IINST": "004",
    "IMAX": "090",
    "PAPP": "00900",
    "HHPHC": "A",
    "MOTDETAT": "000000",
}
TRI = {
    "ADCO": TRI_SERIAL,
    "OPTARIF": "BASE",
    "ISOUSC": "15",
    "BASE": "003000000",
    "PTEC": "TH..",
    "IINST1": "004",
    "IINST2": "002",
    "IINST3": "000",
    "IMAX1": "060",
    "IMAX2": "060",
    "IMAX3": "060",
    "PMAX": "05000",
    "PAPP": "01410",
    "HHPHC": "A",
    "MOTDETAT": "000000",
    "PPOT": "00",
}
SHORT = {"ADCO": TRI_SERIAL, "IINST1": "020", "IINST2": "002", "IINST3": "000"}
PROFILE = "00008001 06308002 22308001" + " NONUTILE" * 8
STANDARD = {
    "ADSC": SERIAL,
    "VTIC": "02",
    "DATE": "H260112120000|",
    "NGTF": "H PLEINE/CREUSE ",
    "LTARF": "  HEURE  PLEINE ",
    "EAST": "003000000",
    "EASF01": "001000000",
    "EASF02": "002000000",
    "IRMS1": "004",
    "URMS1": "232",
    "PREF": "06",
    "PCOUP": "06",
    "SINSTS": "00900",
    "SMAXSN": "H260112081500|02000",
    "STGE": "003A0401",
    "NTARF": "02",
    "NJOURF": "00",
    "NJOURF+1": "00",
    "PJOURF+1": PROFILE,
}


def frame(
    texts: Mapping[str, str], end: bytes = ETX, /, **changed: str | None
) -> bytes:
    """One frame; a change replaces, adds (in its place) or, being None, removes a label.

    A timestamp is written before a bar. In keywords `_1` stands for the suffix `-1`, `__1` for `+1`.
    """
    named = {
        name.replace("__1", "+1").replace("_1", "-1"): text
        for name, text in changed.items()
    }
    merged = {**texts, **named}
    mode = SPECS[next(iter(texts))].mode
    order = list(SPECS)
    groups = []
    for label, text in sorted(merged.items(), key=lambda item: order.index(item[0])):
        if text is None:
            continue
        stamp, _, data = text.rpartition("|")
        groups.append(encode_group(label, data, stamp, mode))
    return encode_frame(groups, end)


class Bench:
    """A decoder and a meter, and a clock that each frame moves on."""

    def __init__(self, now: datetime = NOON, **options: Any) -> None:
        """Begin at `now`; the options are the meter's."""
        self.now = now
        self.decoder = TicDecoder(guard=None)
        self.meter = Meter(zone=PARIS, **options)

    def feed(
        self, frames: bytes | Iterable[bytes], step_s: float = 2.0
    ) -> list[Change]:
        """Read frames; give the changes."""
        changes: list[Change] = []
        for data in [frames] if isinstance(frames, bytes) else frames:
            self.now += timedelta(seconds=step_s)
            for event in self.decoder.feed(data):
                changes += self.meter.apply(event, self.now)
        return changes

    def lines(self, data: bytes) -> list[Change]:
        """Read bytes group by group, ends of frames left out."""
        events = [
            event for event in self.decoder.feed(data) if isinstance(event, Group)
        ]
        return [
            change for event in events for change in self.meter.apply(event, self.now)
        ]
