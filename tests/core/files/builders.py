"""Files of every layout, made from values: same shape as the genuine ones, serials invented."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
import io
from xml.sax.saxutils import escape
import zipfile
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
PRM = "09123456789012"
PCE = "01234567890123"

type Value = int | str | None

CURVE_NAMES = (
    "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;"
    "Grandeur metier;Etape metier;Unite;Pas en minutes"
)
R63_NAMES = (
    "Identifiant PRM;Date de début;Date de fin;Grandeur physique;Grandeur métier;"
    "Etape métier;Unité;Horodate;Valeur;Nature;Pas;Indice de vraisemblance;Etat complémentaire"
)
REGISTERS = [
    *(f"EAS F{n}" for n in range(1, 11)),
    *(f"EAS D{n}" for n in range(1, 5)),
    "EAS T",
]


def at(text: str, *, fold: int = 0) -> int:
    """The instant of a Paris wall clock (epoch seconds)."""
    return int(
        datetime.fromisoformat(text).replace(tzinfo=PARIS, fold=fold).timestamp()
    )


def local(instant: int) -> datetime:
    """The Paris wall clock of an instant, with its offset."""
    return datetime.fromtimestamp(instant, PARIS)


def text(*lines: str, newline: str = "\n", encoding: str = "utf-8-sig") -> bytes:
    """A text file."""
    return newline.join((*lines, "")).encode(encoding)


def filled(value: Value) -> str:
    """A cell of a text file."""
    return "" if value is None else str(value)


def curve_lines(
    rows: Iterable[tuple[int, Value]],
    *,
    prm: str = PRM,
    way: str = "Consommation",
    unit: str = "W",
    first: str = "24/10/2022",
) -> list[str]:
    """Enedis' CSV "Courbe de charge", from (end of step, value)."""
    return [
        CURVE_NAMES,
        f"{prm};Courbe de charge;{first};25/07/2024;Energie active;{way};Comptage Brut;{unit};",
        "Horodate;Valeur",
        *(f"{local(end).isoformat()};{filled(value)}" for end, value in rows),
    ]


def curve(rows: Iterable[tuple[int, Value]], **said: str) -> bytes:
    """The same, as a file."""
    return text(*curve_lines(rows, **said))


def steps(
    first: str, values: Sequence[Value], minutes: int = 30
) -> list[tuple[int, Value]]:
    """Rows of a curve from a wall clock on: each stamp ends its step."""
    start = at(first)
    return [
        (start + 60 * minutes * n, value) for n, value in enumerate(values, start=1)
    ]


def index_lines(
    rows: Iterable[tuple[str, Mapping[str, Value]]], *, way: str = "Consommation"
) -> list[str]:
    """Enedis' CSV "Index", from (stamp as written, register → index)."""
    names = REGISTERS if way == "Consommation" else ["EAI T"]
    return [
        CURVE_NAMES.rpartition(";")[0],
        f"{PRM};Index;09/01/2024;25/07/2024;Energie active;{way};Comptage Brut;Wh",
        ";".join(("Horodate", "Type de releve", *names)),
        *(
            ";".join(
                (
                    stamp,
                    "Arrêté quotidien",
                    *(filled(given.get(name)) for name in names),
                )
            )
            for stamp, given in rows
        ),
    ]


def calendar_lines(*periods: tuple[str, str, Mapping[str, str]]) -> list[str]:
    """The block that names the registers, from (period as written, calendar, register → label)."""
    supplier = [f"F{n}" for n in range(1, 11)]
    distributor = [f"D{n}" for n in range(1, 5)]
    names = [
        "Periode",
        "Identifiant calendrier fournisseur",
        "Libelle calendrier fournisseur",
        *(
            f"{word} classe temporelle {n}"
            for n in range(1, 11)
            for word in ("Identifiant", "Libelle", "Cadran")
        ),
        "Identifiant calendrier distributeur",
        "Libelle calendrier distributeur",
        *(
            f"{word} classe temporelle distributeur {n}"
            for n in range(1, 5)
            for word in ("Identifiant", "Libelle", "Cadran")
        ),
    ]
    lines = [";".join(names)]
    for when, name, labels in periods:
        cells = [when, "FC000050", name]
        for register in supplier:
            label = labels.get(register, "")
            cells += [label[:4].upper(), label, f"EAS {register}"]
        cells += ["DI000001", "Sans différenciation temporelle"]
        for register in distributor:
            label = labels.get(register, "")
            cells += [label[:4].upper(), label, f"EAS {register}"]
        lines.append(";".join(cells))
    return lines


def r63_line(
    stamp: str,
    value: Value,
    *,
    prm: str = PRM,
    way: str = "CONS",
    unit: str = "W",
    nature: str = "B",
    pace: str = "PT30M",
    sure: str = "0;0",
) -> str:
    """A row of R63."""
    span = "2024-01-01 00:00:00;2025-01-01 00:00:00"
    return f"{prm};{span};PA;{way};BRUT;{unit};{stamp};{filled(value)};{nature};{pace};{sure}"


def edf_lines(days: Iterable[tuple[date, Sequence[tuple[str, Value]]]]) -> list[str]:
    """EDF's powers, from days and their (clock, W), both as they come: backwards."""
    lines = [
        "",
        "Récapitulatif de mes puissances atteintes en W",
        "",
        "Date et heure de relève par le distributeur;Puissance atteinte (W);Nature de la donnée",
    ]
    for day, rows in days:
        lines += ["", f"{day:%d/%m/%Y};;"]
        lines += [f"{clock};{filled(value)};Réelle" for clock, value in rows]
    return lines


def half_hours(first: int, last: int) -> list[int]:
    """The ends of the half-hours from one instant to another."""
    return list(range(first + 1800, last + 1, 1800))


# Workbooks

type Cell = int | float | str | None
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def column(place: int) -> str:
    """Letters of a column."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(row: int, place: int, value: Cell, strings: list[str], *, inline: bool) -> str:
    """A cell: a number, a formula ("=…"), a text shared or its own."""
    where = f'r="{column(place)}{row}" s="1"'
    if value is None:
        return f"<c {where}/>"
    if isinstance(value, int | float):
        return f"<c {where}><v>{value}</v></c>"
    if value.startswith("="):
        return f"<c {where}><f>{escape(value[1:])}</f><v>42</v></c>"
    if inline:
        return f'<c {where} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    strings.append(value)
    return f'<c {where} t="s"><v>{len(strings) - 1}</v></c>'


def sheet_xml(
    rows: Mapping[int, Sequence[Cell]], strings: list[str], *, inline: bool, claims: str
) -> str:
    """A sheet, from row number → cells from column A on."""
    body = "".join(
        f'<row r="{number}">'
        + "".join(
            cell(number, n, value, strings, inline=inline)
            for n, value in enumerate(cells)
        )
        + "</row>"
        for number, cells in rows.items()
    )
    return f'<?xml version="1.0"?><worksheet {_NS}><dimension ref="{claims}"/><sheetData>{body}</sheetData></worksheet>'


def workbook(
    sheets: Mapping[str, Mapping[int, Sequence[Cell]]],
    *,
    inline: bool = False,
    claims: str = "A1:P1500",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """An XLSX file; `parts` replaces or adds parts of it."""
    strings: list[str] = []
    found = {
        f"xl/worksheets/sheet{n}.xml": sheet_xml(
            rows, strings, inline=inline, claims=claims
        )
        for n, rows in enumerate(sheets.values(), start=1)
    }
    names = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="x" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in enumerate(sheets, start=1)
    )
    shared = "".join(f"<si><t>{escape(string)}</t></si>" for string in strings)
    found |= {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook {_NS} xmlns:r="r"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {_NS}>{shared}</sst>",
        **(parts or {}),
    }
    return archive({name: part.encode() for name, part in found.items()})


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return out.getvalue()


def enedis_days(
    days: Iterable[tuple[Cell, Cell]],
    *,
    unit: str = "kWh",
    kind: str = "Consommation Quotidienne",
    header: int = 14,
) -> dict[int, Sequence[Cell]]:
    """A sheet `Export … Quotidienne`."""
    rows: dict[int, Sequence[Cell]] = {
        2: [None, "Export des données de l'énergie"],
        8: [
            None,
            "Point Référence Mesure (PRM) : ",
            PRM,
            None,
            "Type de comptage : ",
            kind,
        ],
        9: [
            None,
            "Date de début : ",
            "01/01/2026",
            None,
            "NA",
            "Donnée non disponible",
        ],
        header: [None, "Date", f"Valeur (en {unit})"],
    }
    rows |= {
        header + n: [None, day, value] for n, (day, value) in enumerate(days, start=1)
    }
    return rows


def enedis_hours(rows: Iterable[tuple[Cell, Cell, Cell]]) -> dict[int, Sequence[Cell]]:
    """A sheet `Consommation Horaire`."""
    sheet: dict[int, Sequence[Cell]] = {
        8: [None, None, "Point Référence Mesure (PRM) : ", PRM],
        15: [None, None, "Plage horaire"],
        16: [None, None, "Début", "Fin", "Valeur (en kW)"],
    }
    sheet |= {16 + n: [None, None, *cells] for n, cells in enumerate(rows, start=1)}
    return sheet


def grdf(
    rows: Iterable[Sequence[Cell]],
    *,
    header: int = 9,
    daily: bool = True,
    pce: str = PCE,
) -> bytes:
    """GRDF's workbook: daily rows of eight cells, weekly and monthly ones of three."""
    names = (
        [
            "Date de relevé",
            "Index de début de période (m3)",
            "Index de fin de période (m3)",
            "Volume consommé (m3)",
            "Energie consommée (kWh)",
            "Coefficient de conversion",
            "Température locale (°C)",
            "Qualification du relevé",
        ]
        if daily
        else ["Date de relevé", "Volume consommé (m3)", "Energie consommée (kWh)"]
    )
    sheet: dict[int, Sequence[Cell]] = {
        1: [
            None,
            "Données informatives et détaillées",
            None,
            None,
            "Export du 24/11/2021",
        ],
        3: [None, None, "Adresse du logement : "],
        4: [None, None, "N° PCE :", None, pce],
        5: [None, None, "Libellé du logement :"],
        7: [None, "Les consommations dans ce tableau sont fournies à titre indicatif."],
        header: [None, *names],
    }
    sheet |= {header + n: [None, *cells] for n, cells in enumerate(rows, start=1)}
    return workbook({"Historique par mois": sheet})


def days_between(first: date, last: date) -> list[date]:
    """Every date from one to another, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def utc(instant: int) -> datetime:
    """The moment of an instant."""
    return datetime.fromtimestamp(instant, UTC)
