"""Day-ahead prices saved to a file: what energy-charts, Nord Pool and ENTSO-E answer (sources.md §f).

All give €/MWh by the start of each interval: 1 €/MWh is 1,000 µEUR/kWh. Of energy-charts' answer nothing says of which bidding
zone it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final, NamedTuple
from xml.parsers import expat

from ..errors import FileError, PayloadError
from ..series import Parts, Quality, Series, Step, Unit
from .content import FileContent, Layout, Quotes

FRANCE: Final = "FR"
_MICRO: Final = 1000
_MOST: Final = 100_000
"""€/MWh: the auction is capped at 5,000."""
_UNIT: Final = "EUR/MWh"
_STEPS: Final = {"PT15M": 900, "PT30M": 1800, "PT60M": 3600, "PT1H": 3600}
_AREAS: Final = {"10YFR-RTE------C": FRANCE}
"""What ENTSO-E calls a bidding zone; others keep their code."""
_ROOT: Final = "Publication_MarketDocument"
_HEAD: Final = 2000

type _Object = Mapping[str, object]


class _Quote(NamedTuple):
    """A price: from when to when, in €/MWh."""

    start: int
    step_s: int
    price: Decimal


def is_market_json(document: object) -> bool:
    """Whether it is an answer of energy-charts or of Nord Pool."""
    return isinstance(document, Mapping) and (
        "multiAreaEntries" in document
        or ("unix_seconds" in document and "price" in document)
    )


def read_market_json(document: _Object, zone: tzinfo) -> FileContent:
    """Read either. Raises PayloadError."""
    if "multiAreaEntries" in document:
        return _content(_nord_pool(document), zone)
    return _content({"": _energy_charts(document)}, zone)


def _energy_charts(document: _Object) -> list[_Quote]:
    if str(document.get("unit") or "").replace(" ", "") != _UNIT:
        raise PayloadError("unit", document.get("unit"), _UNIT)
    starts, prices = _list(document, "unix_seconds"), _list(document, "price")
    if len(starts) != len(prices):
        raise PayloadError("price", len(prices), str(len(starts)))
    whole = [_whole(start, f"unix_seconds[{n}]") for n, start in enumerate(starts)]
    far = [later - earlier for earlier, later in pairwise(whole)]
    if any(distance <= 0 for distance in far):
        raise PayloadError("unix_seconds", min(far), "rising")
    return [
        # A hole must not stretch a price: the nearer of both neighbours tells the step.
        _Quote(start, min(far[max(0, n - 1) : n + 1], default=3600), _price(price, f"price[{n}]"))
        for n, (start, price) in enumerate(zip(whole, prices, strict=True))
        if price is not None
    ]  # fmt: skip


def _nord_pool(document: _Object) -> dict[str, list[_Quote]]:
    if document.get("currency", "EUR") != "EUR":
        raise PayloadError("currency", document["currency"], "EUR")
    found: dict[str, list[_Quote]] = {}
    for number, entry in enumerate(_list(document, "multiAreaEntries")):
        where = f"multiAreaEntries[{number}]"
        if not isinstance(entry, Mapping):
            raise PayloadError(where, entry, "an object")
        start, end = (_instant(entry.get(name), f"{where}.{name}") for name in ("deliveryStart", "deliveryEnd"))  # fmt: skip
        areas = entry.get("entryPerArea")
        if not isinstance(areas, Mapping):
            raise PayloadError(f"{where}.entryPerArea", areas, "an object")
        for area, price in areas.items():
            quote = _Quote(start, end - start, _price(price, f"{where}.{area}"))
            found.setdefault(str(area), []).append(quote)
    return found


def is_market_xml(text: str) -> bool:
    """Whether it is a document of ENTSO-E."""
    return text.lstrip()[:1] == "<" and _ROOT in text[:_HEAD]


def read_market_xml(text: str, zone: tzinfo) -> FileContent:
    """Read every period of ENTSO-E's document A44. Raises FileError: no XML, another unit, a step no market has."""
    reader = _Entsoe()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text

    def refuse(*_: object) -> None:
        raise FileError("entities", found="DOCTYPE")

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.strip(), True)
        return _content(reader.found, zone)
    except expat.ExpatError as err:
        raise FileError("damaged", row=err.lineno, found=str(err), expected="XML") from err  # fmt: skip
    except PayloadError as err:
        raise FileError("bad_json", column=err.path, found=err.found, expected=err.expected) from err  # fmt: skip


class _Entsoe:
    """Goes through the elements; a period's prices are told by their positions, of which a missing one repeats the last."""

    def __init__(self) -> None:
        """Begin before the root."""
        self.found: dict[str, list[_Quote]] = {}
        self._said: dict[str, str] = {}
        self._points: dict[int, Decimal] = {}
        self._path: list[str] = []
        self._words = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        del attributes
        self._path.append(name.rpartition(":")[2])
        self._words = ""
        if self._path[-1] == "Period":
            self._points = {}

    def text(self, data: str) -> None:
        """Text within an element."""
        self._words += data

    def end(self, _: str) -> None:
        """An element ends."""
        name = self._path.pop()
        self._said[name] = self._words.strip()
        if name == "Point":
            position = self._said.get("position", "")
            if not (position.isascii() and position.isdigit()):
                raise PayloadError("position", position, "1")
            price = self._said.get("price.amount", "")
            self._points[int(position)] = _price(price, "price.amount")
        elif name == "Period":
            self._period()

    def _period(self) -> None:
        """Take a period that is complete."""
        said = self._said
        unit = f"{said.get('currency_Unit.name')}/{said.get('price_Measure_Unit.name')}"
        if unit.upper() != _UNIT.upper():
            raise PayloadError("price_Measure_Unit.name", unit, _UNIT)
        step = _STEPS.get(said.get("resolution", ""))
        if step is None:
            raise PayloadError("resolution", said.get("resolution"), "PT15M")
        start, end = (_instant(said.get(name), name) for name in ("start", "end"))
        count = (end - start) // step
        if not 0 < count <= _MOST or any(p > count for p in self._points):
            raise PayloadError("timeInterval", count, "position")
        code = said.get("in_Domain.mRID", "")
        quotes = self.found.setdefault(_AREAS.get(code, code), [])
        last: Decimal | None = None
        for position in range(1, count + 1):
            last = self._points.get(position, last)
            if last is not None:
                quotes.append(_Quote(start + (position - 1) * step, step, last))


def _content(found: Mapping[str, Iterable[_Quote]], zone: tzinfo) -> FileContent:
    return FileContent(
        layout=Layout.MARKET_PRICES,
        quotes=tuple(Quotes(area, _parts(quotes, zone)) for area, quotes in found.items()),
    )  # fmt: skip


def _parts(quotes: Iterable[_Quote], zone: tzinfo) -> Parts:
    """Prices in µEUR/kWh, one series for each step; of two for one start the first is kept."""
    by_step: dict[Step, dict[int, tuple[int, int, Quality]]] = {}
    for quote in quotes:
        step = Step.lasting(quote.step_s)
        if step is None or step.floor(quote.start, zone) != quote.start:
            raise PayloadError("deliveryStart", quote.start, "00:15")
        row = (quote.start, round(quote.price * _MICRO), Quality.MEASURED)
        by_step.setdefault(step, {}).setdefault(quote.start, row)
    return Parts(
        series=tuple(
            Series.of(step, Unit.PRICE, zone, [rows[start] for start in sorted(rows)])
            for step, rows in by_step.items()
        )
    )


def _list(document: _Object, name: str) -> Sequence[object]:
    value = document.get(name)
    if not isinstance(value, list) or len(value) > _MOST:
        raise PayloadError(name, value, "a list")
    return value


def _whole(value: object, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**33:
        return value
    raise PayloadError(where, value, "1714773600")


def _instant(value: object, where: str) -> int:
    """A moment of UTC, as `2024-10-07T22:00Z`."""
    try:
        stamp = datetime.fromisoformat(str(value))
    except ValueError as err:
        raise PayloadError(where, value, "2024-10-07T22:00Z") from err
    return int((stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)).timestamp())


def _price(value: object, where: str) -> Decimal:
    """A price in €/MWh; it may be negative."""
    try:
        price = Decimal(str(value))
    except InvalidOperation as err:
        raise PayloadError(where, value, "64.98") from err
    if isinstance(value, bool) or not price.is_finite() or abs(price) > _MOST:
        raise PayloadError(where, value, "64.98")
    return price
