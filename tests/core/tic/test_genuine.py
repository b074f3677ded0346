"""Captures of real meters: every group whose checksum is right and whose content is lawful, none else.

The oracle below knows nothing of the decoder: it cuts the bytes by hand and has its own list of lawful contents, written from
02E §2.3-2.5 and 54E §6.2.2.
"""

import ast
from pathlib import Path
import re

import pytest

from hameau_core.tic import Event, Fault, FaultKind, Frame, Group, Mode, TicDecoder

pytestmark = pytest.mark.genuine

_STAMP = r"[EHeh ]\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\t"
_STANDARD = (
    rf"(?:ADSC\t\d{{12}}|VTIC\t\d\d|DATE\t{_STAMP}|(?:NGTF|LTARF|MSG2)\t[ -~]{{1,16}}"
    r"|(?:EAST|EASF(?:0\d|10)|EASD0[1-4]|EAIT|ERQ[1-4])\t\d{9}|[IU]RMS[123]\t\d{3}"
    r"|(?:PREF|PCOUP)\t[0-3]\d|SINST(?:S[123]?|I)\t\d{5}"
    rf"|(?:SMAXSN[123]?|SMAXIN|CCASN|CCAIN)(?:-1)?\t{_STAMP}\d{{5}}|UMOY[123]\t{_STAMP}\d{{3}}"
    r"|STGE\t[0-9A-F]{8}|MSG1\t[ -~]{1,32}|PRM\t\d{14}|RELAIS\t[0-2]\d\d|NTARF\t(?:0\d|10)"
    r"|NJOURF(?:\+1)?\t0\d|(?:PJOURF\+1|PPOINTE)\t(?:(?:\d{4}[0-9A-F]{4}|NONUTILE) ?){11})\t.$"
)
_HISTORIQUE = (
    r"(?:ADCO \d{12}|OPTARIF (?:BASE|HC\.\.|EJP\.|BBR.)|ISOUSC \d\d|IMAX[123]? \d{3}|IINST[123]? \d{3}"
    r"|(?:BASE|HCHC|HCHP|BBRH[CP]J[BWR]) \d{9}|PTEC (?:TH\.\.|H[CP]\.\.|H[CP]J[BWR])"
    r"|DEMAIN (?:----|BLEU|BLAN|ROUG)|(?:PAPP|PMAX) \d{5}|HHPHC [ACDEY]|MOTDETAT \w{6}|PPOT \d\d) .$"
)

# Groups of a right checksum as counted in SOURCES.md; one of them is not lawful: an ADCO of twelve X.
VALID = {
    "std_mono_base_lains.bin": 467,
    "hist_tri_base_lains.bin": 102,
    "hist_tri_base_cooked_tty_lains.bin": 71,
    "hist_mono_hc_10frames_hallard.txt": 110,
    "hist_mono_hc_5frames_hallard.txt": 55,
    "hist_tri_base_prelinky_hallard.txt": 75,
    "std_mono_100frames_hallard.txt": 3_800,
    "std_tri_base_5frames_hallard.txt": 265,
    "hist_mono_hc_prelinky_124frames_nokyyz.raw": 1_372,
    "hist_mono_tempo_10frames_esciara.bin": 160,
    "hist_mono_base_veryold_enedis.txt": 9,
    "std_mono_hc_enedis.txt": 38,
    "std_mono_hc_1frame_trychlos.txt": 37,
    "hist_mono_base_lfonly_anonymised_jlesauce.txt": 473,
    "std_mono_producer_openhab.txt": 68,
    "std_tri_producer_tempo_openhab.txt": 167,
    "hist_tri_base_motdetat_anonymised_openhab.txt": 15,
    "std_tri_tempo_tasmota38.txt": 50,
    "std_tri_30kva_partial_esphome2060.txt": 38,
    "std_tri_groups_esphome4690.txt": 22,
    "hist_mono_hc_and_tempo_lf2l_simulator.txt": 27,
    "hist_tri_prelinky_texts.txt": 65,
}
# Frames seen from STX to their end. Text captures have lost STX, so their frames are not.
COMPLETE = {
    "std_mono_base_lains.bin": 12,
    "hist_tri_base_lains.bin": 6,
    "hist_tri_base_cooked_tty_lains.bin": 4,  # the fifth has no end, ETX being swallowed
    "hist_mono_hc_10frames_hallard.txt": 10,
    "hist_tri_base_prelinky_hallard.txt": 5,
    "std_mono_100frames_hallard.txt": 100,
    "std_tri_base_5frames_hallard.txt": 5,
    "hist_mono_hc_prelinky_124frames_nokyyz.raw": 123,
    "hist_mono_tempo_10frames_esciara.bin": 10,
    "std_mono_hc_enedis.txt": 1,
    "std_tri_producer_tempo_openhab.txt": 0,
}


def _oracle(data: bytes) -> list[tuple[str, str]]:
    """Label and data of each lawful group, cut out by hand."""
    found = []
    for line in re.split(r"[\r\n\x02\x03\x04]", data.decode("latin-1")):
        match = re.search(_STANDARD, line) or re.search(_HISTORIQUE, line)
        if match is None:
            continue
        group, separator = match[0], match[0][-2]
        zone = group[:-1] if separator == "\t" else group[:-2]
        if chr((sum(map(ord, zone)) & 63) + 32) == group[-1]:
            fields = group[:-2].split(separator)
            found.append((fields[0], fields[-1]))
    return found


def _decode(path: Path, decoder: TicDecoder | None = None) -> list[Event]:
    """The events of a capture; a line end follows it, which one text file lacks."""
    return (decoder or TicDecoder()).feed(path.read_bytes() + b"\n")


def _groups(events: list[Event]) -> list[tuple[str, str]]:
    return [(event.label, event.text) for event in events if isinstance(event, Group)]


@pytest.mark.parametrize("name", VALID)
def test_every_lawful_group_is_decoded_and_none_else(
    shared_data: Path, name: str
) -> None:
    path = shared_data / "tic" / name
    expected = _oracle(path.read_bytes())

    assert _groups(_decode(path)) == expected
    assert len(expected) == VALID[name]


def test_every_capture_is_covered(shared_data: Path) -> None:
    names = {path.name for path in (shared_data / "tic").iterdir()}

    assert names - VALID.keys() == {"SOURCES.md", "damaged_lines_linkytic_dev.txt"}


@pytest.mark.parametrize("name", COMPLETE)
def test_complete_frames(shared_data: Path, name: str) -> None:
    events = _decode(shared_data / "tic" / name)

    frames = [event for event in events if isinstance(event, Frame)]
    assert sum(frame.complete for frame in frames) == COMPLETE[name]
    assert not any(frame.short for frame in frames)


@pytest.mark.parametrize("name", VALID)
def test_mode_and_phases_are_found(shared_data: Path, name: str) -> None:
    decoder = TicDecoder()
    _decode(shared_data / "tic" / name, decoder)
    standard = name.startswith("std")

    assert decoder.mode is (Mode.STANDARD if standard else Mode.HISTORIQUE)
    assert decoder.phases == (3 if "_tri_" in name else 1)
    assert decoder.producer in ({True} if "producer" in name else {False, None})
    assert not decoder.pilot


@pytest.mark.parametrize("size", [1, 7, 28])
def test_small_chunks_give_the_same(shared_data: Path, size: int) -> None:
    """28: the pieces of the radio."""
    for name in ("hist_tri_base_lains.bin", "std_mono_base_lains.bin"):
        data = (shared_data / "tic" / name).read_bytes()
        decoder = TicDecoder()
        pieces = [data[i : i + size] for i in range(0, len(data), size)]

        events = [event for piece in pieces for event in decoder.feed(piece)]

        assert events == TicDecoder().feed(data)


def test_captures_of_different_meters_in_one_stream(shared_data: Path) -> None:
    """Each register is compared with its own meter's: no capture disturbs another.

    Those that begin within a frame are left out: what comes before the serial number is
    compared with the meter before.
    """
    within = (
        "lains.bin",
        "openhab",
        "tasmota",
        "groups",
        "anonymised",
        "5frames_hallard",
    )
    names = [name for name in VALID if not any(word in name for word in within)]
    decoder = TicDecoder()

    events = [e for name in names for e in _decode(shared_data / "tic" / name, decoder)]

    assert FaultKind.INDEX not in decoder.faults
    assert len(_groups(events)) == sum(VALID[name] for name in names)


def test_faults_of_the_captures_are_the_known_ones(shared_data: Path) -> None:
    def faults(name: str) -> list[tuple[FaultKind, str | None]]:
        events = _decode(shared_data / "tic" / name)
        return [(e.kind, e.label) for e in events if isinstance(e, Fault)]

    # 53 serial numbers made anonymous without their sum, and four currents copied wrong.
    anonymised = faults("hist_mono_base_lfonly_anonymised_jlesauce.txt")
    assert anonymised.count((FaultKind.CHECKSUM, "ADCO")) == 53
    assert anonymised.count((FaultKind.CHECKSUM, "IINST")) == 4
    assert len(anonymised) == 57
    twelve_x = faults("hist_tri_base_motdetat_anonymised_openhab.txt")
    assert twelve_x == [(FaultKind.CHARACTER, "ADCO")] * 2
    copied_wrong = faults("std_mono_hc_1frame_trychlos.txt")
    assert copied_wrong == [(FaultKind.CHECKSUM, "PJOURF+1")]
    assert faults("std_mono_100frames_hallard.txt") == []
    cut_at_the_end = faults("hist_mono_hc_prelinky_124frames_nokyyz.raw")
    assert cut_at_the_end == [(FaultKind.FORMAT, None)]


def test_lines_of_a_real_reader(shared_data: Path) -> None:
    """Each is one fault; an empty line is none; EOT for ETX after a sound group is none."""
    text = (shared_data / "tic" / "damaged_lines_linkytic_dev.txt").read_text()
    for literal in text.splitlines():
        line: bytes = ast.literal_eval(literal)

        events = TicDecoder().feed(b"\n" + line + b"\r")

        faults = [event for event in events if isinstance(event, Fault)]
        sound = not line or b"\x04" in line
        assert len(faults) == (0 if sound else 1)
        assert not any(isinstance(e, Frame) and e.complete for e in events)
