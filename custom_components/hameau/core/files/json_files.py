"""JSON saved to a file: what Enedis' gateways, GRDF's own site and GRDF ADICT answer (sources.md §c1, §d1, §d2).

Prices of the market and Tempo's colours have modules of their own.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time, tzinfo
from decimal import Decimal
import json
from typing import Final

from ..enedis import ReadingKind, is_meter_reading, read_meter_reading
from ..errors import FileError, PayloadError
from ..mesure import CONSUMPTION, PRODUCTION, directions, is_mesure
from ..series import Quantity
from .content import FileContent, Finding, FindingKind, Layout, Measure, PointContent
from .gas import Reading, hand_over, quality_of
from .grid import MOST, Number, stamp_of
from .market import is_market_json, read_market_json
from .points import Points, max_power_of
from .tempo_days import read_tempo_days, tempo_days

_MORNING: Final = time(6)
_SEVERAL: Final = "mesures"
_MOST_BODIES: Final = 5_000
"""Ten years of a call a day."""

type _Object = Mapping[str, object]


def is_json(text: str) -> bool:
    """Whether a text may be JSON."""
    return text.lstrip()[:1] in ("{", "[")


def read_json(text: str, zone: tzinfo) -> FileContent:
    """Read any of the answers. Raises FileError."""
    documents = _documents(text)
    try:
        if all(_is_enedis(document) for document in documents):
            return _enedis(documents, zone)
        if all(_is_adict(document) for document in documents):
            return _adict(documents, zone)
        if len(documents) == 1 and is_market_json(documents[0]):
            return read_market_json(_object(documents[0], "$"), zone)
        if len(documents) == 1 and (days := tempo_days(documents[0])):
            return read_tempo_days(days)
        if len(documents) == 1:
            return _grdf(documents[0], zone)
    except PayloadError as err:
        raise FileError(
            "bad_json", column=err.path, found=err.found, expected=err.expected
        ) from err
    raise FileError("unknown_layout", found=text.strip()[:40], expected="JSON")


def _documents(text: str) -> list[object]:
    """The objects of a text: one, a list of them, or one in each line. Numbers keep every digit."""
    try:
        whole = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except RecursionError as err:
        raise FileError("bad_json", found="[[[[…", expected="JSON") from err
    except ValueError as first:
        documents: list[object] = []
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip():
                continue
            try:
                documents.append(
                    json.loads(line, parse_float=Decimal, parse_constant=_refuse)
                )
            except ValueError as err:
                cause = err if documents else first
                raise FileError(
                    "bad_json", row=number, found=str(cause), expected="JSON"
                ) from cause
        return documents
    if isinstance(whole, list) and whole and all(_known(item) for item in whole):
        return whole
    return [whole]


def _refuse(word: str) -> object:
    """NaN and Infinity are no numbers."""
    raise ValueError(word)


def _known(document: object) -> bool:
    """Whether it is one answer of several."""
    return _is_enedis(document) or _is_adict(document)


def _is_enedis(document: object) -> bool:
    """Whether it is one or several of Enedis' bodies."""
    return is_meter_reading(document) or (
        isinstance(document, Mapping) and _SEVERAL in document
    )


def _enedis(documents: Sequence[object], zone: tzinfo) -> FileContent:
    """Bodies of Conso API and MyElectricalData."""
    points = []
    bodies = [body for document in documents for body in _bodies(document)]
    if len(bodies) > _MOST_BODIES:
        found = len(bodies)
        raise FileError("too_many_points", found=found, expected=str(_MOST_BODIES))
    for body in bodies:
        reading = read_meter_reading(body, zone)
        quantity, findings = _direction(body)
        if reading.kind is ReadingKind.MAX_POWER:
            quantity = max_power_of(quantity)
        if not reading.parts.series:
            findings.append(Finding(FindingKind.NO_VALUES))
        points.append(
            PointContent(
                layout=Layout.ENEDIS_JSON,
                point=reading.point,
                parts={Measure(quantity): reading.parts},
                moments=reading.moments,
                findings=tuple(findings),
            )
        )
    return FileContent(layout=Layout.ENEDIS_JSON, points=tuple(points))


def _bodies(document: object) -> list[object]:
    """The bodies of a document: flow R63 as JSON has several, each of perhaps several quantities."""
    if not isinstance(document, Mapping):
        return [document]
    if isinstance(several := document.get(_SEVERAL), list):
        return [body for item in several for body in _bodies(item)]
    items = document.get("grandeur")
    if isinstance(items, list) and len(items) > 1:
        return [{**document, "grandeur": [item]} for item in items]
    return [document]


def _direction(body: object) -> tuple[Quantity, list[Finding]]:
    """Which way the energy goes: only the newer form says so."""
    if isinstance(body, Mapping) and is_mesure(body):
        told = directions(body)
        if told == {PRODUCTION}:
            return Quantity.EXPORT, []
        if told == {CONSUMPTION}:
            return Quantity.IMPORT, []
    return Quantity.IMPORT, [Finding(FindingKind.DIRECTION_ASSUMED)]


def _grdf(document: object, zone: tzinfo) -> FileContent:
    """The answer of GRDF's site: `{pce: {idPce, releves}}`; `{}` and `[]` are what it says when it has nothing."""
    points = Points(zone)
    if document in ({}, []):
        finding = Finding(FindingKind.NO_VALUES)
        return FileContent(layout=Layout.GRDF_JSON, findings=(finding,))
    if isinstance(document, list):
        document = {str(place): body for place, body in enumerate(document)}
    for name, body in _object(document, "$").items():
        if not isinstance(body, Mapping) or "releves" not in body:
            raise FileError(
                "unknown_layout", found=name, expected="releves, interval_reading"
            )
        rows = body["releves"]
        if not isinstance(rows, list):
            raise PayloadError(f"{name}.releves", rows, "a list")
        readings = [
            _grdf_reading(_object(row, where), where, zone)
            for number, row in enumerate(rows)
            for where in (f"{name}.releves[{number}]",)
        ]
        hand_over(points.at(str(body.get("idPce") or name)), readings)
    layout = Layout.GRDF_JSON
    return FileContent(layout=layout, points=points.contents(layout))


def _grdf_reading(row: _Object, where: str, zone: tzinfo) -> Reading:
    """One `releve`. Its gas day is `journeeGaziere`; published readings span months and have none."""
    first = _gas_day(row, "dateDebutReleve", where, zone)
    last = _gas_day(row, "dateFinReleve", where, zone)
    if row.get("journeeGaziere"):
        said = _gas_day(row, "journeeGaziere", where, zone)
        first, last = said, said + (last - first)
    quality = quality_of(str(row.get("qualificationReleve") or ""))
    if quality is None:
        return Reading(first, last, None, None)
    return Reading(
        first,
        last,
        _number(row, "volumeBrutConsomme", where),
        _number(row, "energieConsomme", where),
        quality,
        _number(row, "coeffConversion", where),
    )


def _is_adict(document: object) -> bool:
    """Whether it is a line of ADICT."""
    return (
        isinstance(document, Mapping)
        and "pce" in document
        and ("consommation" in document)
    )


def _adict(documents: Sequence[object], zone: tzinfo) -> FileContent:
    """GRDF ADICT `donnees_consos_informatives` or `_publiees`: an object in each line, stamps with true offsets."""
    points = Points(zone)
    found: dict[str, list[Reading]] = {}
    for number, document in enumerate(documents, start=1):
        body = _object(document, f"[{number}]")
        where = f"[{number}].consommation"
        used = _object(body["consommation"], where)
        name = str(_object(body["pce"], f"[{number}].pce").get("id_pce") or "")
        first = _gas_day(used, "date_debut_consommation", where, zone)
        last = _gas_day(used, "date_fin_consommation", where, zone)
        quality = quality_of(str(used.get("type_qualif_conso") or ""))
        factors = used.get("coeff_calcul") or {}
        reading = Reading(first, last, None, None)
        if quality is not None:
            reading = Reading(
                first,
                last,
                _number(used, "volume_brut", where),
                _number(used, "energie", where),
                quality,
                _number(_object(factors, where), "coeff_conversion", where),
            )
        found.setdefault(name, []).append(reading)
    for name, readings in found.items():
        hand_over(points.at(name or None), readings)
    layout = Layout.GRDF_ADICT
    return FileContent(layout=layout, points=points.contents(layout))


def _gas_day(row: _Object, name: str, where: str, zone: tzinfo) -> date:
    """The gas day a stamp begins.

    Older answers call local 06:00 `T06:00:00+00:00` all year: where the clock as written shows 06:00 it is believed, and not
    its offset. Any other hour is taken to the zone first.
    """
    text = str(row.get(name) or "")
    try:
        stamp = stamp_of(text)
    except ValueError as err:
        raise PayloadError(
            f"{where}.{name}", text, "2024-03-18T06:00:00+01:00"
        ) from err
    if len(text) == 10 or stamp.tzinfo is None or stamp.time() == _MORNING:
        return stamp.date()
    return stamp.astimezone(zone).date()


def _number(row: _Object, name: str, where: str) -> Number | None:
    """A number that may be missing."""
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        number: Number = value
        if -MOST < number < MOST:
            return number
    raise PayloadError(f"{where}.{name}", value, "25.247")


def _object(value: object, where: str) -> _Object:
    """A JSON object."""
    if not isinstance(value, Mapping):
        raise PayloadError(where, value, "an object")
    return value
