"""ZIP files of files, as Enedis sends them: all read, or none."""

from hameau_core.files import FindingKind, Layout, read
from tests.core.files import builders as b
from tests.core.files.looks import GAS, IMPORT, findings, refused

CURVE = b.curve(b.steps("2024-03-18", [1000] * 48))
DAYS = b.workbook(
    {"Export Consommation Quotidienne": b.enedis_days([("01/01/2026", 1)])}
)


def test_every_member_is_read_and_named() -> None:
    gas = b.grdf([["24/11/2020", 1, 2, 1, 11, None, None, "Mesuré"]])
    prices = b.text("Mois,abonnement_elec", "01/01/2024,15.75")
    content = read(
        b.archive(
            {"a/Conso.csv": CURVE, "b.xlsx": DAYS, "gaz.xlsx": gas, "p.csv": prices}
        )
    )
    assert content.layout is Layout.ARCHIVE
    assert [point.member for point in content.points] == [
        "a/Conso.csv",
        "b.xlsx",
        "gaz.xlsx",
    ]
    assert content.points[0].parts[IMPORT].total == 24_000
    assert content.points[2].parts[GAS].total == 11_000
    assert len(content.prices) == 1
    assert content.findings == ()


def test_what_is_no_table_is_passed_over_and_named() -> None:
    content = read(
        b.archive(
            {
                "Conso.csv": CURVE,
                "Lisez-moi.txt": b"Bonjour",
                "logo.png": b"\x89PNG\0\0\0",
                "vide.csv": b"",
                "__MACOSX/._Conso.csv": b"\0\0",
            }
        )
    )
    assert findings(content) == {FindingKind.IGNORED}
    assert [found.detail for found in content.findings] == [
        "Lisez-moi.txt",
        "logo.png",
        "vide.csv",
    ]


def test_one_wrong_member_refuses_all_and_is_named() -> None:
    wrong = b.curve([*b.steps("2024-03-18", [1000, "beaucoup"])])
    error = refused(b.archive({"bonne.csv": CURVE, "mauvaise.csv": wrong}))
    assert error.key == "bad_number"
    assert error.placeholders["member"] == "mauvaise.csv"
    assert error.placeholders["row"] == "5"


def test_a_name_is_shown_without_what_breaks_a_line() -> None:
    wrong = b.curve(b.steps("2024-03-18", ["x", "y"]))
    error = refused(b.archive({"a\nb\u202e" + "c" * 200: wrong}))
    assert error.placeholders["member"] == "a b " + "c" * 76
