"""Files made to hurt, broken on the way, or simply odd (community.md §3.5, class D): each case ends in its stated state.

A refused file gives a key and nothing else; one that is read gives the stated total.
"""

from collections.abc import Callable
from dataclasses import dataclass
import io
import struct
import zipfile

import pytest

from hameau_core.files import ERROR_KEYS, Limits, read
from hameau_core.series import DoubtKind, Step
from tests.core.files import builders as b
from tests.core.files.looks import odd, parts, refused, steps

ROWS = b.steps("2024-03-18", [1000] * 48)
CURVE = b.curve(ROWS)
TOTAL = 24_000
DAYS = "Export Consommation Quotidienne"
SHEET = {DAYS: b.enedis_days([("01/01/2026", 1)])}
SMALL = Limits(
    bytes=1_000_000,
    expanded=4_000_000,
    ratio=100,
    ratio_from=100_000,
    members=20,
    rows=10_000,
    strings=100,
)


@dataclass(frozen=True, slots=True)
class Case:
    """A file and the key it is refused with, under small limits or the true ones."""

    name: str
    make: Callable[[], bytes]
    key: str
    limits: Limits | None = None


def _bomb(size: int, *, names: int = 1) -> bytes:
    """A ZIP of nothing but blanks."""
    return b.archive({f"{n}.csv": b" " * size for n in range(names)})


def _patched(data: bytes, offset: int, layout: str, value: int) -> bytes:
    """A ZIP with a number in its first central header changed."""
    at = data.index(b"PK\x01\x02") + offset
    return data[:at] + struct.pack(layout, value) + data[at + struct.calcsize(layout) :]


def _twins() -> bytes:
    """A ZIP with one name twice, of which one would be lost."""
    data = b.archive({"a.csv": CURVE, "b.csv": CURVE})
    return data.replace(b"b.csv", b"a.csv")


def _scratched(data: bytes) -> bytes:
    """A ZIP with bytes of its first member overwritten."""
    return data[:60] + b"\xff" * 30 + data[90:]


def _compressed(method: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as zipped:
        zipped.writestr("a.csv", CURVE)
    return out.getvalue()


def _book(**parts_of: str) -> bytes:
    """A workbook with a part replaced."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "book": "xl/workbook.xml",
        "relations": "xl/_rels/workbook.xml.rels",
    }
    return b.workbook(SHEET, parts={names[key]: part for key, part in parts_of.items()})


def _xml(rows: str, *, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<worksheet><sheetData>{rows}</sheetData></worksheet>'


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>'
EXTERNAL_SHEET = (
    '<Relationships><Relationship Id="rId1" Target="http://127.0.0.1/worksheets/a.xml" '
    'TargetMode="External"/></Relationships>'
)

REFUSED = [
    # Zip bombs
    Case("bomb_by_ratio", lambda: _bomb(2_000_000), "expands_too_much", SMALL),
    Case("bomb_by_ratio_true_limits", lambda: _bomb(30 * 2**20), "expands_too_much"),
    Case("bomb_by_sum", lambda: _bomb(90_000, names=19), "expands_too_much", Limits(expanded=10**6)),
    Case("bomb_many_members", lambda: b.archive({f"{n}": b"" for n in range(21)}), "too_many_members", SMALL),
    Case("bomb_1001_members", lambda: b.archive({f"{n}": b"" for n in range(1001)}), "too_many_members"),
    Case("bomb_nested", lambda: b.archive({"a.zip": b.archive({"b.csv": CURVE})}), "nested_archive"),
    Case("bomb_nested_thrice", lambda: b.archive({"a": b.archive({"b": b.archive({"c": CURVE})})}), "nested_archive"),
    Case("bomb_in_nested_workbook", lambda: b.archive({"a.xlsx": _book(strings=" " * 2_000_000)}), "expands_too_much", SMALL),
    Case("bomb_in_workbook", lambda: _book(sheet=" " * 2_000_000), "expands_too_much", SMALL),
    Case("members_of_workbooks_count_too", lambda: b.archive({f"{n}.xlsx": b.workbook(SHEET) for n in range(5)}), "too_many_members", SMALL),
    Case("claims_less_than_it_is", lambda: _patched(b.archive({"a.csv": CURVE}), 24, "<I", 100), "damaged"),
    Case("claims_more_than_it_is", lambda: _patched(b.archive({"a.csv": CURVE}), 24, "<I", 2**31), "expands_too_much"),
    Case("file_too_large", lambda: b"x" * 1_000_001, "too_large", SMALL),
    Case("file_over_20_mib", lambda: b"x" * (20 * 2**20 + 1), "too_large"),
    # Damaged containers
    Case("zip_cut_in_half", lambda: b.archive({"a.csv": CURVE})[:200], "damaged"),
    Case("zip_without_directory", lambda: b.archive({"a.csv": CURVE})[:-60], "damaged"),
    Case("zip_with_bad_bytes", lambda: _scratched(b.archive({"a.csv": CURVE})), "damaged"),
    Case("zip_with_a_name_twice", _twins, "damaged"),
    Case("zip_head_only", lambda: b"PK\x03\x04", "damaged"),
    Case("zip_encrypted", lambda: _patched(b.archive({"a.csv": CURVE}), 8, "<H", 1), "encrypted"),
    Case("zip_bzip2", lambda: _compressed(zipfile.ZIP_BZIP2), "damaged"),
    Case("zip_lzma", lambda: _compressed(zipfile.ZIP_LZMA), "damaged"),
    Case("zip_empty", lambda: b.archive({}), "unknown_layout"),
    Case("zip_of_notices", lambda: b.archive({"lisez-moi.txt": b"Bonjour"}), "unknown_layout"),
    Case("zip_of_a_folder", lambda: b.archive({"dossier/": b""}), "unknown_layout"),
    # XML
    Case("xml_billion_laughs", lambda: _book(sheet=_xml("&c;", before=LAUGHS)), "entities"),
    Case("xml_laughs_in_strings", lambda: _book(strings=f"{LAUGHS}<sst><si><t>&c;</t></si></sst>"), "entities"),
    Case("xml_outside_file", lambda: _book(sheet=_xml("&f;", before=OUTSIDE)), "entities"),
    Case("xml_outside_file_in_book", lambda: _book(book=f"{OUTSIDE}<workbook/>"), "entities"),
    Case("xml_parameter_entity", lambda: _book(sheet=_xml("", before=PARAMETER)), "entities"),
    Case("xml_doctype_alone", lambda: _book(relations="<!DOCTYPE x><Relationships/>"), "entities"),
    Case("xml_cut", lambda: _book(sheet="<worksheet><sheetData><row"), "damaged"),
    Case("xml_no_xml", lambda: _book(sheet="bonjour"), "damaged"),
    Case("xml_empty_sheet_part", lambda: _book(sheet=""), "damaged"),
    Case("xml_undeclared_entity", lambda: _book(sheet=_xml("&nbsp;")), "damaged"),
    Case("xml_in_another_encoding", lambda: _book(sheet='<?xml version="1.0" encoding="x-y"?><a/>'), "damaged"),
    Case("relation_leads_outside", lambda: _book(relations=EXTERNAL_SHEET), "empty_file"),
    Case("relation_leads_up", lambda: _book(relations='<R><Relationship Id="rId1" Target="../../worksheets/a.xml"/></R>'), "damaged"),
    Case("relation_leads_nowhere", lambda: _book(relations="<Relationships/>"), "empty_file"),
    Case("shared_text_that_is_not_there", lambda: _book(strings="<sst/>"), "damaged"),
    Case("shared_text_number_is_none", lambda: _book(sheet=_xml('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')), "damaged"),
    Case("workbook_without_tables", lambda: b.workbook({"Feuil1": {1: ["Bonjour"]}}), "unknown_layout"),
    Case("workbook_without_rows", lambda: b.workbook({"Feuil1": {}}), "empty_file"),
    Case("open_document", lambda: b.archive({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), "unknown_layout"),
    # Rows
    Case("2_m_rows_of_csv", lambda: b"Horodate;Valeur\n" * 10_001, "too_many_rows", SMALL),
    Case("2_m_rows_true_limits", lambda: b"a;1\n" * 2_000_001, "too_many_rows"),
    Case("2_m_rows_of_sheet", lambda: _book(sheet=_xml("<row/>" * 10_001)), "too_many_rows", Limits(rows=10_000)),
    Case("too_many_shared_texts", lambda: _book(strings=f"<sst>{'<si/>' * 101}</sst>"), "too_many_rows", SMALL),
    Case("2_m_rows_of_old_mac", lambda: b"a;1\r" * 10_001, "too_many_rows", SMALL),
    Case("a_row_of_endless_cells", lambda: _book(sheet=_xml(f"<row>{'<c/>' * 5_000}</row>")), "too_many_rows", Limits(elements=5_000)),
    Case("an_endless_cell", lambda: _book(sheet=_xml(f'<row r="1"><c r="A1"><v>{"9" * 40_000}</v></c></row>')), "damaged"),
    Case("shared_texts_too_long", lambda: _book(strings=f"<sst><si><t>{'x' * 3_000}</t></si></sst>"), "too_large", Limits(text=2_000)),
    Case("text_too_long_in_archive", lambda: b.archive({"a.csv": CURVE}), "too_large", Limits(text=1_000)),
    Case("json_too_long", lambda: b'{"x": ' + b"1" * 2_000 + b"}", "too_large", Limits(json=2_000)),
    Case("no_column_of_values", lambda: b"Horodate;\n2024-03-18T00:30:00+01:00\n", "missing_column"),
    Case("no_second_column", lambda: CURVE.replace(b"Horodate;Valeur", b"Horodate"), "missing_column"),
    Case("names_without_values", b.CURVE_NAMES.encode, "unknown_layout"),
    Case("a_point_in_every_row", lambda: b.text(b.R63_NAMES, *(b.r63_line("2024-03-18 00:30:00", 1, prm=f"{n:014}") for n in range(1_001))), "too_many_points"),
    Case("a_body_in_every_line", lambda: b'{"interval_reading": [], "reading_type": {"unit": "W"}}\n' * 5_001, "too_many_points"),
    # Dates that no meter has seen
    Case("year_one", lambda: CURVE + b"0001-01-01T00:00:00+14:00;1", "bad_date"),
    Case("year_9999", lambda: b.workbook({DAYS: b.enedis_days([("31/12/9999 24:00:00", 1)])}), "bad_date"),
    Case("year_1812", lambda: b.text("Date;Consommation (en kWh)", "14/09/1812;1"), "bad_date"),
    Case("text_too_long", lambda: CURVE, "too_large", Limits(text=1_000)),
    Case("day_0_of_a_sheet", lambda: b.workbook({DAYS: b.enedis_days([(1, 1)])}), "bad_date"),
    Case("month_13", lambda: b.text("Date;Consommation (en kWh)", "01/13/2026;1"), "bad_date"),
    Case("29_february_of_no_leap_year", lambda: b.text("Date;Consommation (en kWh)", "29/02/2026;1"), "bad_date"),
    # Formula cells are text, and no number
    Case("formula_in_sheet", lambda: b.workbook({DAYS: b.enedis_days([("01/01/2026", "=SUM(A1:A9)")])}), "bad_number"),
    Case("formula_in_csv", lambda: b.curve([*ROWS, (ROWS[-1][0] + 1800, "=1+1")]), "bad_number"),
    Case("formula_by_plus", lambda: b.curve([*ROWS, (ROWS[-1][0] + 1800, "+cmd|' /C calc'!A0")]), "bad_number"),
    Case("formula_by_at", lambda: b.curve([*ROWS, (ROWS[-1][0] + 1800, "@SUM(1)")]), "bad_number"),
    Case("formula_as_date", lambda: b.workbook({DAYS: b.enedis_days([("=TODAY()", 1)])}), "bad_date"),
    Case("sheet_error_value", lambda: b.workbook({DAYS: b.enedis_days([("01/01/2026", "#REF!")])}), "bad_number"),
    # Numbers that are none
    Case("infinite", lambda: b.curve(b.steps("2024-03-18", ["inf", "1"])), "bad_number"),
    Case("underscores", lambda: b.curve(b.steps("2024-03-18", ["1_000", "1"])), "bad_number"),
    Case("other_digits", lambda: b.curve(b.steps("2024-03-18", ["٤٢", "1"])), "bad_number"),
    Case("beyond_any_meter", lambda: b.curve(b.steps("2024-03-18", ["9" * 18, "1"])), "bad_number"),
    Case("hundred_digits", lambda: b.curve(b.steps("2024-03-18", ["9" * 100, "1"])), "bad_number"),
    Case("huge_exponent", lambda: b.curve(b.steps("2024-03-18", ["1e99", "1"])), "bad_number"),
    Case("two_commas", lambda: b.curve(b.steps("2024-03-18", ["1,2,3", "1"])), "bad_number"),
    # Text that is none
    Case("empty", lambda: b"", "empty_file"),
    Case("blank", lambda: b" \r\n\t\n", "empty_file"),
    Case("only_a_mark", lambda: b"\xef\xbb\xbf", "unknown_layout"),
    Case("binary", lambda: bytes(range(256)) * 20, "binary"),
    Case("picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50 + b"\x01\x02\x03" * 90, "binary"),
    Case("old_excel", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel"),
    Case("utf16_cut", lambda: "Horodate;Valeur".encode("utf-16")[:-1], "damaged"),
    Case("web_page", lambda: b"<!DOCTYPE html><html><body>Erreur 500</body></html>", "unknown_layout"),
    Case("pdf", lambda: b"%PDF-1.7\n1 0 obj\nendobj\n", "unknown_layout"),
    Case("someone_elses_table", lambda: b"Nom;Prenom\nA;B\n", "unknown_layout"),
    Case("a_quote_that_never_closes", lambda: CURVE + b'"' + b"x" * 140_000, "damaged"),
    # Truncated where it matters
    Case("cut_within_a_stamp", lambda: CURVE + b"2024-03-19T0;100", "bad_date"),
    Case("json_cut", lambda: b'{"interval_reading": [{"val', "bad_json"),
]  # fmt: skip


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_it_is_refused_whole_and_the_reason_has_a_key(case: Case) -> None:
    error = refused(case.make(), limits=case.limits)
    assert error.key == case.key
    assert error.key in ERROR_KEYS
    assert set(error.placeholders) == {
        "member",
        "sheet",
        "row",
        "column",
        "found",
        "expected",
    }
    assert all(
        len(text) <= 80 and "\n" not in text for text in error.placeholders.values()
    )


def _stamped(rows: list[tuple[int, b.Value]]) -> bytes:
    return b.curve(rows)


MIXED = b.steps("2024-03-18", [1000] * 24, 60) + b.steps("2024-03-19", [1000] * 144, 10)
MARCH: list[tuple[int, b.Value]] = [
    (end, 1000) for end in b.half_hours(b.at("2024-03-31"), b.at("2024-04-01"))
]
OCTOBER: list[tuple[int, b.Value]] = [
    (end, 1000) for end in b.half_hours(b.at("2024-10-27"), b.at("2024-10-28"))
]
TEXT = CURVE.decode("utf-8-sig")
ACCENTS = TEXT.replace("Date de debut", "Date de début").replace("Unite", "Unité")

READ: list[tuple[str, Callable[[], bytes], int, set[DoubtKind]]] = [
    ("utf8_with_mark", lambda: ACCENTS.encode("utf-8-sig"), TOTAL, set()),
    ("utf8_plain", ACCENTS.encode, TOTAL, set()),
    ("cp1252", lambda: ACCENTS.encode("cp1252"), TOTAL, set()),
    ("latin1", lambda: ACCENTS.encode("latin-1"), TOTAL, set()),
    ("utf16_little", lambda: ACCENTS.encode("utf-16"), TOTAL, set()),
    ("utf16_big_with_mark", lambda: b"\xfe\xff" + ACCENTS.encode("utf-16-be"), TOTAL, set()),
    ("utf16_little_plain", lambda: ACCENTS.encode("utf-16-le"), TOTAL, set()),
    ("utf16_big_plain", lambda: ACCENTS.encode("utf-16-be"), TOTAL, set()),
    ("mojibake", lambda: ACCENTS.encode().decode("cp1252").encode(), TOTAL, set()),
    ("tilde_that_is_meant", lambda: ACCENTS.replace("Courbe de charge", "Ão ж").encode(), TOTAL, set()),
    ("crlf", lambda: TEXT.replace("\n", "\r\n").encode(), TOTAL, set()),
    ("old_mac_ends", lambda: TEXT.replace("\n", "\r").encode(), TOTAL, set()),
    ("blank_lines_everywhere", lambda: TEXT.replace("\n", "\n\n\n").encode(), TOTAL, set()),
    ("trailing_separators", lambda: TEXT.replace("\n", ";;;\n").encode(), TOTAL, set()),
    ("quotes", lambda: "\n".join(";".join(f'"{c}"' for c in line.split(";")) for line in TEXT.splitlines()).encode(), TOTAL, set()),
    ("tabs", lambda: TEXT.replace(";", "\t").encode(), TOTAL, set()),
    ("commas", lambda: TEXT.replace(";", ",").encode(), TOTAL, set()),
    ("no_newline_at_the_end", CURVE.rstrip, TOTAL, set()),
    ("a_sign_for_thousands", lambda: TEXT.replace(";1000", ";1 000").encode(), TOTAL, set()),
    ("decimal_points", lambda: TEXT.replace(";1000", ";1000.0").encode(), TOTAL, set()),
    ("negative", lambda: _stamped([*ROWS[:-1], (ROWS[-1][0], -1000)]), TOTAL - 1000, {DoubtKind.NEGATIVE}),
    ("duplicate_equal", lambda: _stamped(ROWS + ROWS), TOTAL, {DoubtKind.DUPLICATE}),
    ("duplicate_different", lambda: _stamped([*ROWS, (ROWS[0][0], 5)]), TOTAL, {DoubtKind.CONFLICT}),
    ("duplicate_empty", lambda: _stamped([(end, None) for end, _ in ROWS] + ROWS), TOTAL, {DoubtKind.DUPLICATE}),
    ("unsorted", lambda: _stamped(ROWS[1::2] + ROWS[::2]), TOTAL, set()),
    ("falling", lambda: _stamped(ROWS[::-1]), TOTAL, set()),
    ("mixed_steps", lambda: _stamped(MIXED), 48_000, set()),
    ("23_hours", lambda: _stamped(MARCH), 23_000, set()),
    ("25_hours", lambda: _stamped(OCTOBER), 25_000, set()),
    ("two_meters", lambda: b.text(*b.curve_lines(ROWS), *b.curve_lines([], prm="09999999999999")), TOTAL, set()),
    ("in_an_archive", lambda: b.archive({"Conso.csv": CURVE}), TOTAL, set()),
    ("named_to_climb", lambda: b.archive({"../../etc/passwd": CURVE}), TOTAL, set()),
]  # fmt: skip


@pytest.mark.parametrize(("make", "total", "doubts"), [case[1:] for case in READ], ids=[case[0] for case in READ])  # fmt: skip
def test_it_is_read_whole(
    make: Callable[[], bytes], total: int, doubts: set[DoubtKind]
) -> None:
    found = next(iter(read(make()).points[0].parts.values()))
    assert found.total == total
    assert odd(found) == doubts


def test_overlapping_files_agree_where_they_overlap() -> None:
    """A week and the week that begins in its middle: any order, the same values."""
    rows = b.steps("2024-03-18", [int(n % 997) * 2 for n in range(48 * 14)])
    one, two = parts(b.curve(rows[:480])), parts(b.curve(rows[240:]))
    both = {at.start: at.value for at in one.series[0]}
    assert all(both.get(at.start, at.value) == at.value for at in two.series[0])


def test_ten_year_steps_are_within_the_limits() -> None:
    """525,000 rows of 10 minutes fit in 20 MiB and 2 million rows."""
    row = b"2024-03-18T00:30:00+01:00;1000\n"
    assert 525_960 * len(row) < Limits().bytes
    assert Limits().rows > 525_960


def test_there_are_enough_cases() -> None:
    assert len(REFUSED) + len(READ) >= 60
    assert steps(parts(CURVE)) == {Step.MINUTES_30: 48}
