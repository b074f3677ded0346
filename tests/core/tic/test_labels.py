"""The table of labels, against the lists of 02E and 54E."""

import pytest

from hameau_core.tic import SPECS, Kind, Mode, Unit, canonical

# Written from the documents, apart from the table: label, length, T/3/P flags.
STANDARD = """
ADSC 12; VTIC 2; DATE 0 T; NGTF 16; LTARF 16; EAST 9; EASF01 9; EASF02 9; EASF03 9; EASF04 9;
EASF05 9; EASF06 9; EASF07 9; EASF08 9; EASF09 9; EASF10 9; EASD01 9; EASD02 9; EASD03 9;
EASD04 9; EAIT 9 P; ERQ1 9 P; ERQ2 9 P; ERQ3 9 P; ERQ4 9 P; IRMS1 3; IRMS2 3 3; IRMS3 3 3;
URMS1 3; URMS2 3 3; URMS3 3 3; PREF 2; PCOUP 2; SINSTS 5; SINSTS1 5 3; SINSTS2 5 3;
SINSTS3 5 3; SMAXSN 5 T; SMAXSN1 5 T3; SMAXSN2 5 T3; SMAXSN3 5 T3; SMAXSN-1 5 T;
SMAXSN1-1 5 T3; SMAXSN2-1 5 T3; SMAXSN3-1 5 T3; SINSTI 5 P; SMAXIN 5 TP; SMAXIN-1 5 TP;
CCASN 5 T; CCASN-1 5 T; CCAIN 5 TP; CCAIN-1 5 TP; UMOY1 3 T; UMOY2 3 T3; UMOY3 3 T3; STGE 8;
DPM1 2 T; FPM1 2 T; DPM2 2 T; FPM2 2 T; DPM3 2 T; FPM3 2 T; MSG1 32; MSG2 16; PRM 14;
RELAIS 3; NTARF 2; NJOURF 2; NJOURF+1 2; PJOURF+1 98; PPOINTE 98;
SINST1 5; SMAXN 5 T; SMAXN-1 5 T
"""
HISTORIQUE = """
ADCO 12; OPTARIF 4; ISOUSC 2; BASE 9; HCHC 9; HCHP 9; EJPHN 9; EJPHPM 9; BBRHCJB 9;
BBRHPJB 9; BBRHCJW 9; BBRHPJW 9; BBRHCJR 9; BBRHPJR 9; PEJP 2; PTEC 4; DEMAIN 4; IINST 3;
IINST1 3 3; IINST2 3 3; IINST3 3 3; ADPS 3; ADIR1 3 3; ADIR2 3 3; ADIR3 3 3; IMAX 3;
IMAX1 3 3; IMAX2 3 3; IMAX3 3 3; PMAX 5 3; PAPP 5; HHPHC 1; MOTDETAT 6; PPOT 2 3;
GAZ 7; AUTRE 7
"""


def _rows(text: str) -> dict[str, tuple[int, str]]:
    rows = (row.split() for row in text.replace("\n", " ").split(";"))
    return {label: (int(length), "".join(flags)) for label, length, *flags in rows}


@pytest.mark.parametrize(
    ("mode", "text"), [(Mode.STANDARD, STANDARD), (Mode.HISTORIQUE, HISTORIQUE)]
)
def test_table_is_the_one_of_the_documents(mode: Mode, text: str) -> None:
    table = {
        spec.label: (
            spec.lengths[0],
            "T" * spec.timestamped + "3" * spec.three_phase + "P" * spec.producer,
        )
        for spec in SPECS.values()
        if spec.mode is mode
    }

    assert table == _rows(text)


def test_no_label_ends_another() -> None:
    """Otherwise a lost first letter would turn one into the other."""
    assert not [(a, b) for a in SPECS for b in SPECS if a != b and a.endswith(b)]


def test_pilot_meters_name_three_values_otherwise() -> None:
    assert canonical("SINST1") == "SINSTS"
    assert canonical("SMAXN") == "SMAXSN"
    assert canonical("SMAXN-1") == "SMAXSN-1"
    assert canonical("PAPP") == "PAPP"
    assert canonical("UNHEARD") == "UNHEARD"


def test_registers_are_energies() -> None:
    registers = [spec for spec in SPECS.values() if spec.index]

    assert {spec.unit for spec in registers} == {Unit.WH, Unit.VARH}
    assert len(registers) == 11 + 20
    assert all(spec.kind is Kind.NUMBER for spec in registers)


def test_old_concentrators_send_eight_digits() -> None:
    assert SPECS["HCHC"].lengths == (9, 8)


def test_what_names_a_home_is_marked() -> None:
    personal = {spec.label for spec in SPECS.values() if spec.personal}

    assert personal == {"ADCO", "ADSC", "PRM"}


def test_what_comes_and_goes_is_marked() -> None:
    transient = {spec.label for spec in SPECS.values() if spec.transient}

    assert transient == {
        *("ADPS", "ADIR1", "ADIR2", "ADIR3", "PEJP", "DEMAIN"),
        *("DPM1", "FPM1", "DPM2", "FPM2", "DPM3", "FPM3", "PPOINTE", "MSG2"),
    }


def test_phase_is_read_from_the_label() -> None:
    assert SPECS["SMAXSN2-1"].phase == 2
    assert SPECS["IINST3"].phase == 3
    assert SPECS["SINST1"].phase is None
    assert SPECS["DPM1"].phase is None
