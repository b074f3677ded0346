"""JSON saved to files: Enedis' gateways, GRDF's site, GRDF ADICT."""

from collections.abc import Mapping
import json

import pytest

from hameau_core.files import FindingKind, Layout, Measure, read
from hameau_core.series import GapReason, Quality, Quantity, Step
from tests.core.files import builders as b
from tests.core.files.looks import (
    EXPORT,
    GAS,
    IMPORT,
    POWER,
    VOLUME,
    findings,
    parts,
    point,
    qualities,
    reasons,
    refused,
    steps,
    values,
)


def _bytes(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def _meter(
    unit: str = "W", aggregate: str = "average", **rows: object
) -> dict[str, object]:
    """A body of Conso API, from stamp (its space an underscore) → value."""
    return {
        "usage_point_id": b.PRM,
        "start": "2024-03-18",
        "end": "2024-03-19",
        "reading_type": {"unit": unit, "aggregate": aggregate},
        "interval_reading": [
            {"value": value, "date": stamp.replace("_", " ")}
            for stamp, value in rows.items()
        ],
    }


CURVE = _meter(**{"2024-03-18_00:30:00": "752", "2024-03-18_01:00:00": "346"})
DAYS = _meter("Wh", "sum", **{"2024-03-18": "11776", "2024-03-19": "0"})


def test_bodies_bare_and_wrapped() -> None:
    assert read(_bytes(CURVE)).layout is Layout.ENEDIS_JSON
    assert parts(_bytes({"meter_reading": CURVE})) == parts(_bytes(CURVE))
    assert parts(_bytes(CURVE)).total == 549
    assert values(parts(_bytes(DAYS)))[1] == (b.at("2024-03-19"), 0)
    assert findings(point(_bytes(DAYS))) == {FindingKind.DIRECTION_ASSUMED}


def test_several_bodies_in_one_file() -> None:
    power = _meter("VA", "maximum", **{"2024-03-18_12:06:20": "4638"})
    for data in (_bytes([CURVE, power]), _bytes(CURVE) + b"\n\n" + _bytes(power)):
        one, two = read(data).points
        assert (one.parts[IMPORT].total, two.parts[POWER].total) == (549, 4638)
        assert two.moments == {b.at("2024-03-18"): b.at("2024-03-18T12:06:20")}


def test_a_body_without_values() -> None:
    assert FindingKind.NO_VALUES in findings(point(_bytes(_meter())))


def _newer(*quantities: tuple[str, str, str, str]) -> dict[str, object]:
    """A body as it comes since autumn 2026, from (way, physical, unit, value)."""
    return {
        "idPrm": b.PRM,
        "etapeMetier": "BRUT",
        "periode": {"dateDebut": "2026-11-01", "dateFin": "2026-11-02"},
        "grandeur": [
            {
                "grandeurMetier": way,
                "grandeurPhysique": physical,
                "unite": unit,
                "points": [
                    {"v": value, "d": "2026-11-01 00:30:00", "p": "PT30M", "n": "B"}
                ],
            }
            for way, physical, unit, value in quantities
        ],
    }


def test_the_newer_form_says_which_way() -> None:
    drawn = _newer(("CONS", "PA", "W", "752"))
    assert (parts(_bytes(drawn)).total, findings(point(_bytes(drawn)))) == (376, set())
    assert parts(_bytes(_newer(("PROD", "PA", "W", "752"))), EXPORT).total == 376
    power = Measure(Quantity.MAX_POWER_EXPORT)
    assert parts(_bytes(_newer(("PROD", "PMA", "VA", "900"))), power).total == 900
    silent = point(_bytes(_newer(("", "PA", "W", "1"))))
    assert findings(silent) == {FindingKind.DIRECTION_ASSUMED}


def test_several_quantities_of_several_points() -> None:
    """Flow R63 as JSON."""
    both = _newer(("CONS", "PA", "W", "752"), ("PROD", "PA", "W", "100"))
    content = read(_bytes({"header": {"codeFlux": "R63"}, "mesures": [both, both]}))
    totals = [next(iter(point.parts.values())).total for point in content.points]
    assert totals == [376, 50, 376, 50]
    assert refused(_bytes({"mesures": [3]})).key == "bad_json"


def _reading(
    day: str, volume: object, energy: object, **more: object
) -> dict[str, object]:
    """A reading of GRDF's site, stamped as it was until 2025."""
    return {
        "dateDebutReleve": f"{day}T06:00:00+00:00",
        "dateFinReleve": f"{day[:8]}{int(day[8:]) + 1:02}T06:00:00+00:00",
        "journeeGaziere": day,
        "volumeBrutConsomme": volume,
        "energieConsomme": energy,
        "coeffConversion": 11.12,
        "qualificationReleve": "Mesuré",
        **more,
    }


def _grdf(*readings: Mapping[str, object], pce: str = b.PCE) -> bytes:
    return _bytes({pce: {"idPce": pce, "frequence": None, "releves": readings}})


@pytest.mark.parametrize("month", ["01", "07"])
def test_six_in_the_morning_is_local_whatever_the_label(month: str) -> None:
    """`T06:00:00+00:00` all year; taken at its word it would be 07:00 or 08:00."""
    data = _grdf(
        _reading(f"2020-{month}-10", 7, 75), _reading(f"2020-{month}-11", 13, 146)
    )
    assert read(data).layout is Layout.GRDF_JSON
    assert point(data).point == b.PCE
    assert values(parts(data, GAS))[0] == (b.at(f"2020-{month}-10T06:00"), 75_000)
    assert steps(parts(data, VOLUME)) == {Step.GAS_DAY: 2}
    assert set(point(data).coefficients.values()) == {11_120}


def test_true_offsets_and_decimals() -> None:
    data = _grdf(
        _reading(
            "2025-12-10",
            3.117,
            34.941,
            dateDebutReleve="2025-12-10T06:00:00+01:00",
            dateFinReleve="2025-12-11T05:00:00+00:00",
            journeeGaziere=None,
        )
    )
    assert values(parts(data, GAS)) == [(b.at("2025-12-10T06:00"), 34_941)]
    assert values(parts(data, VOLUME)) == [(b.at("2025-12-10T06:00"), 3117)]


def test_absence_estimates_and_corrections() -> None:
    data = _grdf(
        _reading(
            "2021-08-10",
            None,
            None,
            qualificationReleve="Absence de Données",
            coeffConversion=None,
        ),
        _reading("2021-08-11", 1, 11, qualificationReleve="Estimé"),
        _reading("2021-08-12", 1, 11, qualificationReleve="Corrigé"),
    )
    assert qualities(parts(data, GAS)) == [Quality.ESTIMATED, Quality.CORRECTED]
    assert reasons(parts(data, GAS)) == [GapReason.EMPTY]


def test_published_readings_span_months() -> None:
    data = _grdf(
        _reading(
            "2021-01-05",
            310,
            3450,
            dateFinReleve="2021-02-08T06:00:00+00:00",
            journeeGaziere=None,
            natureReleve="Publiée",
        )
    )
    (gap,) = parts(data, GAS).gaps
    assert (gap.start, gap.end) == (b.at("2021-01-05T06:00"), b.at("2021-02-08T06:00"))
    assert (gap.reason, gap.value) == (GapReason.WHOLE, 3_450_000)


@pytest.mark.parametrize("pce", ["00000000000042", "GI123456"])
def test_two_points_and_their_names(pce: str) -> None:
    one = json.loads(_grdf(_reading("2021-08-11", 1, 11)))
    two = json.loads(_grdf(_reading("2021-08-11", 2, 22), pce=pce))
    contents = read(_bytes(one | two)).points
    assert [content.point for content in contents] == [b.PCE, pce]


def test_points_in_a_list() -> None:
    (body,) = json.loads(_grdf(_reading("2021-08-11", 1, 11))).values()
    assert point(_bytes([body])).point == b.PCE


@pytest.mark.parametrize("text", [b"{}", b"[]"])
def test_nothing_is_nothing(text: bytes) -> None:
    content = read(text)
    assert (content.points, findings(content)) == ((), {FindingKind.NO_VALUES})


def _adict(day: str, energy: object, **more: object) -> dict[str, object]:
    """A line of ADICT."""
    used: dict[str, object] = {
        "date_debut_consommation": f"{day}T06:00:00+02:00",
        "date_fin_consommation": f"{day[:8]}{int(day[8:]) + 1:02}T06:00:00+02:00",
        "volume_brut": 1,
        "coeff_calcul": {"coeff_conversion": 11.16},
        "energie": energy,
        "type_qualif_conso": "Mesuré",
    }
    return {"pce": {"id_pce": b.PCE}, "consommation": {**used, **more}}


def test_adict_has_an_object_in_each_line() -> None:
    lines = [_bytes(_adict(f"2021-08-{n}", 8)) for n in (16, 17, 18)]
    for data in (
        b"\n".join(lines),
        b"\n".join([*lines, b""]),
        b"[" + b",".join(lines) + b"]",
    ):
        assert read(data).layout is Layout.GRDF_ADICT
        assert (point(data).point, parts(data, GAS).total) == (b.PCE, 24_000)
    assert set(point(lines[0]).coefficients.values()) == {11_160}


def test_adict_without_data() -> None:
    lines = _bytes(_adict("2021-08-16", None, type_qualif_conso="Absence de Données"))
    assert reasons(parts(lines, GAS)) == [GapReason.EMPTY]
    lines = _bytes(_adict("2021-08-16", 5, coeff_calcul=None))
    assert point(lines).coefficients == {}


@pytest.mark.parametrize(
    ("data", "key", "where"),
    [
        (b'{"a": ', "bad_json", ""),
        (_bytes(CURVE) + b"\n{", "bad_json", ""),
        (b"[" * 100_000, "bad_json", ""),
        (b'{"x": NaN}', "bad_json", ""),
        (b'{"x": 1}', "unknown_layout", ""),
        (b'{"x": {}}', "unknown_layout", ""),
        (b"[1]", "unknown_layout", ""),
        (b"[{}, 2]", "unknown_layout", ""),
        (b"3", "unknown_layout", ""),
        (b'{"1": {"releves": 3}}', "bad_json", "1.releves"),
        (b'{"1": {"releves": [3]}}', "bad_json", "1.releves[0]"),
        (_grdf({"journeeGaziere": "2021-08-10"}), "bad_json", f"{b.PCE}.releves[0].dateDebutReleve"),
        (_grdf(_reading("2021-08-10", "7", 75)), "bad_json", f"{b.PCE}.releves[0].volumeBrutConsomme"),
        (_grdf(_reading("2021-08-10", 7, True)), "bad_json", f"{b.PCE}.releves[0].energieConsomme"),
        (_grdf(_reading("2021-08-10", 7, 1e300)), "bad_json", f"{b.PCE}.releves[0].energieConsomme"),
        (b'{"interval_reading": 3}', "bad_json", "interval_reading"),
        (b"\n".join([_bytes(CURVE), b'{"x": 1}']), "unknown_layout", ""),
    ],
)  # fmt: skip
def test_errors_say_where(data: bytes, key: str, where: str) -> None:
    error = refused(data)
    assert (error.key, error.placeholders["column"]) == (key, where)
