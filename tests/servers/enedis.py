"""What Enedis answers behind every gateway: measures in both its forms, its limits and its error codes."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from .linky_home import LinkyHome, steps

type Answer = tuple[int, dict[str, Any]]

ONE_DAY = timedelta(days=1)
CURVES = ("consumption_load_curve", "production_load_curve")
DAILY = ("daily_consumption", "daily_production")
MAX_POWER = "daily_consumption_max_power"
OUT = ("production_load_curve", "daily_production")
MESURE_NAMES = {
    "courbe_de_charge_consommation": "consumption_load_curve",
    "consommation_quotidienne": "daily_consumption",
    "puissance_conso_max_quotidienne": MAX_POWER,
    "courbe_de_charge_production": "production_load_curve",
    "production_quotidienne": "daily_production",
}
_DESCRIPTIONS = {
    "Invalid_request": "Start date should be before end date.",
    "ADAM-DC-0015": "The requested period is longer than 7 days.",
    "ADAM-ERR0125": "The start date must be greater than the history deadline.",
    "ADAM-ERR0123": "The requested period cannot be anterior to the meter's last activation date",
    "ADAM-ERR0069": "Le sens de la mesure ne correspond pas pour le PRM demandé",
    "ADAM-DC-0007": "The user is not the holder of the usage point",
    "ADAM-DC-0008": "No consent can be found for this customer and this usage point",
    "ADAM-DC-0009": "The requested period is before the consent",
    "no_data_found": "no measure found for this usage point",
    "STM-ERR-0000019": "Usage point not found",
    "technical_error": "Technical error. Please try later.",
}


def error(status: int, code: str) -> Answer:
    """One of Enedis' errors."""
    return status, {"error": code, "error_description": _DESCRIPTIONS[code]}


@dataclass(slots=True, kw_only=True)
class Enedis:
    """One home's data, as they can be had at a time.

    Yesterday is there from 08:00, of `late` days a day later. `step_s` gives the step of a day's curve; `tell_step` whether
    `interval_length` is sent. `holder` and `consent` are what can be wrong with the right to ask.
    """

    home: LinkyHome
    clock: Callable[[], datetime]
    step_s: Callable[[date], int] = lambda _: 1800
    tell_step: bool = True
    holder: bool = True
    consent: bool = True
    consent_since: date | None = None
    late: set[date] = field(default_factory=set)
    calls: list[tuple[str, date, date]] = field(default_factory=list)

    def today(self) -> date:
        """The day it is there."""
        return self.clock().astimezone(self.home.zone).date()

    def refuses(self, kind: str, start: date, end: date) -> Answer | None:
        """The error of a call that goes beyond what can be asked."""
        depth = 24 if kind in CURVES else 36
        if start >= end or end > self.today():
            return error(400, "Invalid_request")
        if kind in CURVES and (end - start).days > 7:
            return error(400, "ADAM-DC-0015")
        if (end - start).days > 1095:
            return error(400, "Invalid_request")
        if not self.holder:
            return error(400, "ADAM-DC-0007")
        if not self.consent:
            return error(403, "ADAM-DC-0008")
        if kind in OUT and not self.home.producer:
            return error(400, "ADAM-ERR0069")
        if start < months_before(self.today(), depth) - timedelta(days=15):
            return error(400, "ADAM-ERR0125")
        if start < self.home.activated:
            return error(400, "ADAM-ERR0123")
        if self.consent_since and start < self.consent_since:
            return error(403, "ADAM-DC-0009")
        return None

    def there(self, kind: str, day: date) -> bool:
        """Whether a day's values can be had by now."""
        home = self.home
        if day in home.no_day or (kind in CURVES and day in home.no_curve):
            return False
        if kind in CURVES and day < home.curve_since:
            return False
        ready = day + (2 * ONE_DAY if day in self.late else ONE_DAY)
        return self.clock() >= datetime.combine(ready, time(8), home.zone)

    def rows(self, kind: str, start: date, end: date) -> list[dict[str, str]]:
        """The values of a call, in the form Enedis had until autumn 2026."""
        rows: list[dict[str, str]] = []
        day = start
        while day < end:
            if self.there(kind, day):
                rows += self._of_day(kind, day)
            day += ONE_DAY
        return rows

    def legacy(self, kind: str, start: date, end: date) -> Answer:
        """Answer in the form of `metering_data` v5."""
        self.calls.append((kind, start, end))
        refused = self.refuses(kind, start, end)
        if refused:
            return refused
        rows = self.rows(kind, start, end)
        if not rows:
            return error(404, "no_data_found")
        reading = {
            "usage_point_id": self.home.point,
            "start": start.isoformat(),
            "end": end.isoformat(),
            "quality": "BRUT",
            "reading_type": _reading_type(kind),
            "interval_reading": rows,
        }
        return 200, {"meter_reading": reading}

    def mesure(self, name: str, start: date, end: date) -> Answer:
        """Answer in the form of `mesure_synchrone_auto` v2."""
        kind = MESURE_NAMES[name]
        status, body = self.legacy(kind, start, end)
        if status != 200:
            return status, body
        return 200, in_mesure_form(kind, body["meter_reading"])

    def _of_day(self, kind: str, day: date) -> list[dict[str, str]]:
        """One day's values."""
        home = self.home
        if kind in DAILY:
            value = home.day(day, out=kind in OUT)
            return [{"value": str(value), "date": day.isoformat()}]
        if kind == MAX_POWER:
            value, when = home.peak(day)
            return [{"value": str(value), "date": self._stamp(when)}]
        flow = home.watts_out if kind in OUT else home.watts
        step_s = self.step_s(day)
        told = {"interval_length": f"PT{step_s // 60}M"} if self.tell_step else {}
        return [
            {"value": str(flow(begin, step_s)), "date": self._stamp(begin + step_s)}
            | told
            | {"measure_type": "B"}
            for begin in steps(day, step_s, home.zone)
        ]

    def _stamp(self, instant: int) -> str:
        """A naive Paris stamp."""
        local = datetime.fromtimestamp(instant, self.home.zone)
        return local.strftime("%Y-%m-%d %H:%M:%S")


def in_mesure_form(kind: str, reading: dict[str, Any]) -> dict[str, Any]:
    """Bring a reading into the form of autumn 2026 (bokub/linky, test fixtures)."""
    curve = kind in CURVES
    points = [
        {"v": row["value"], "d": row["date"]}
        | ({"p": row["interval_length"]} if "interval_length" in row else {})
        | ({"n": "B", "iv": "0", "ec": "0"} if curve else {})
        for row in reading["interval_reading"]
    ]
    physical = "PA" if curve else "PMA" if kind == MAX_POWER else "EA"
    head: dict[str, Any] = {
        "idPrm": reading["usage_point_id"],
        "etapeMetier": "BRUT",
        "periode": {"dateDebut": reading["start"], "dateFin": reading["end"]},
    }
    if physical == "EA":
        head |= {"typeValeur": "GLOBALE", "modeCalcul": "DIFF.INDEX", "pas": "P1D"}
    elif physical == "PMA":
        head |= {"modeCalcul": "MESURE", "pas": "P1D"}
    else:
        head |= {"modeCalcul": "MESURE"}
    quantity = {
        "grandeurMetier": "PROD" if kind in OUT else "CONS",
        "grandeurPhysique": physical,
        "unite": {"PA": "W", "PMA": "VA", "EA": "Wh"}[physical],
        "points": points,
        "calendrier": [],
    }
    return head | {"grandeur": [quantity], "contexte": []}


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _reading_type(kind: str) -> dict[str, str]:
    """What the values are."""
    if kind in CURVES:
        return {"unit": "W", "measurement_kind": "power", "aggregate": "average"}
    if kind in DAILY:
        what = {"unit": "Wh", "measurement_kind": "energy", "aggregate": "sum"}
    else:
        what = {"unit": "VA", "measurement_kind": "power", "aggregate": "maximum"}
    return what | {"measuring_period": "P1D"}
