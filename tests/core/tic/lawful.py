"""Lawful groups of every label, drawn at random, for the property tests."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from hameau_core.tic import (
    SPECS,
    DayProfile,
    Kind,
    LabelSpec,
    Mode,
    Season,
    Slot,
    Timestamp,
    encode_group,
)

STANDARD_MONO = (
    ("ADSC", "041976000123", ""),
    ("VTIC", "02", ""),
    ("DATE", "", "H260115120000"),
    ("EAST", "012345678", ""),
    ("IRMS1", "002", ""),
    ("URMS1", "231", ""),
    ("PREF", "06", ""),
    ("SINSTS", "00456", ""),
    ("SMAXSN", "03120", "H260115081500"),
    ("STGE", "003A0001", ""),
    ("PJOURF+1", "00008001" + " NONUTILE" * 10, ""),
)
HISTORIQUE_MONO = (
    ("ADCO", "041976000123"),
    ("OPTARIF", "HC.."),
    ("ISOUSC", "30"),
    ("HCHC", "001234567"),
    ("HCHP", "002345678"),
    ("PTEC", "HP.."),
    ("IINST", "004"),
    ("IMAX", "090"),
    ("PAPP", "00920"),
    ("HHPHC", "A"),
    ("MOTDETAT", "000000"),
)


def standard() -> list[bytes]:
    """The groups of a small standard frame."""
    return [encode_group(label, text, stamp) for label, text, stamp in STANDARD_MONO]


def historique() -> list[bytes]:
    """The groups of a historique frame."""
    return [
        encode_group(label, text, mode=Mode.HISTORIQUE)
        for label, text in HISTORIQUE_MONO
    ]


@dataclass(frozen=True)
class Drawn:
    """A group as drawn and as sent."""

    label: str
    text: str
    timestamp: str

    @property
    def raw(self) -> bytes:
        """The bytes from LF to CR."""
        mode = SPECS[self.label].mode
        return encode_group(self.label, self.text, self.timestamp, mode)


_CODES = {
    "OPTARIF": st.sampled_from(["BASE", "HC..", "EJP.", "BBR(", "BBR "]),
    "PTEC": st.sampled_from(["TH..", "HC..", "HP..", "HN..", "PM..", "HCJB", "HPJR"]),
    "DEMAIN": st.sampled_from(["----", "BLEU", "BLAN", "ROUG"]),
    "HHPHC": st.sampled_from("ACDEY"),
    "MOTDETAT": st.text("0123456789ABCDEF", min_size=6, max_size=6),
    "PPOT": st.text("0123456789ABCDEF", min_size=2, max_size=2),
}
_slots = st.builds(
    Slot,
    start=st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    word=st.integers(0, 0xFFFF),
)
profiles = st.lists(_slots, min_size=1, max_size=11).map(
    lambda slots: DayProfile(tuple(slots))
)
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - a meter's wall time
timestamps = st.builds(
    Timestamp,
    season=st.sampled_from([Season.SUMMER, Season.WINTER]),
    degraded=st.booleans(),
    wall=st.integers(0, 3_155_000_000).map(
        lambda seconds: _EPOCH + timedelta(seconds=seconds)
    ),
)


def texts(spec: LabelSpec) -> st.SearchStrategy[str]:
    """Data that `spec` allows."""
    length = max(spec.lengths)
    match spec.kind:
        case Kind.CODE:
            return _CODES[spec.label]
        case Kind.TEXT:
            letters = st.characters(min_codepoint=32, max_codepoint=95)
            return st.text(letters, min_size=length, max_size=length)
        case Kind.STATUS:
            return st.integers(0, 0xFFFFFFFF).map("{:08X}".format)
        case Kind.PROFILE:
            return profiles.map(str)
        case Kind.CLOCK:
            return st.just("")
        case _:
            highest = min(10**length - 1, spec.highest or 10**length)
            return st.integers(0, highest).map(lambda n: str(n).zfill(length))


def drawn(spec: LabelSpec) -> st.SearchStrategy[Drawn]:
    """A lawful group of this label."""
    stamps = timestamps.map(str) if spec.timestamped else st.just("")
    return st.builds(Drawn, st.just(spec.label), texts(spec), stamps)


any_group = st.sampled_from(list(SPECS.values())).flatmap(drawn)
