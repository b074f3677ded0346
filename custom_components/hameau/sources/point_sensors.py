"""The sensors of a point's past: to date against last year, the last day, what is missing."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import EntityCategory, UnitOfEnergy, UnitOfTime

from ..entity import SensorDescription
from .point import FIGURES
from .point_figures import COST, ToDate

if TYPE_CHECKING:
    from .point import PointRuntime

type Row = SensorDescription[PointRuntime]

_MICRO: Final = 1_000_000
_WHILES: Final = ("year", "month")

_energy = partial(
    SensorDescription,
    topics=(FIGURES,),
    device_class=SensorDeviceClass.ENERGY,
    native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
    suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
    suggested_display_precision=1,
)
_money = partial(
    SensorDescription,
    topics=(FIGURES,),
    device_class=SensorDeviceClass.MONETARY,
    native_unit_of_measurement="EUR",
    suggested_display_precision=2,
)


def _known(run: PointRuntime, *, what: str) -> bool:
    """Whether anything of it is known."""
    return what in run.figures.year


def _while(run: PointRuntime, what: str, length: str) -> ToDate | None:
    """The year, or the month, to date."""
    whiles = run.figures.year if length == "year" else run.figures.month
    return whiles.get(what)


def _figure(
    run: PointRuntime, *, what: str, length: str, field: str, money: bool
) -> float | None:
    found = _while(run, what, length)
    value: int | None = getattr(found, field) if found else None
    return _shown(value, money=money)


def _shown(value: int | None, *, money: bool) -> float | None:
    """Wh as they are, µEUR as euros."""
    return value if value is None or not money else round(value / _MICRO, 2)


def _about(run: PointRuntime, *, what: str, length: str) -> Mapping[str, Any]:
    """What is compared, and what is missing in it."""
    found = _while(run, what, length)
    if found is None:
        return {}
    return {
        "until": found.until.isoformat(),
        "days_compared": found.compared,
        "days_missing": found.missing,
        "days_missing_last_year": found.missing_before,
        **(_alone(found) if what == COST else {}),
    }


def _alone(found: ToDate) -> Mapping[str, Any]:
    """What of a cost is the standing charge of days of which no consumption is known."""
    return {
        "standing_of_missing_days": _shown(found.alone, money=True),
        "standing_of_missing_days_last_year": _shown(found.alone_before, money=True),
    }


def _last(run: PointRuntime, *, what: str, money: bool) -> float | None:
    return _shown(run.figures.last_values.get(what), money=money)


def _last_day(run: PointRuntime) -> datetime | None:
    """The morning of the last day that is known whole."""
    day = run.figures.last_day
    return None if day is None else datetime.combine(day, time(), run.zone)


def _date_of_last(run: PointRuntime) -> Mapping[str, Any]:
    day = run.figures.last_day
    return {"until": day.isoformat()} if day else {}


def rows_of(what: str, prefix: str, *, money: bool) -> Iterator[Row]:
    """Make the rows of one thing that is counted: seven figures, whose keys begin so."""
    make = _money if money else _energy
    exists = partial(_known, what=what)
    for length in _WHILES:
        former = "last_year" if length == "year" else "month_last_year"
        for key, field in (
            (length, "total"),
            (former, "before"),
            (f"{length}_change", "change"),
        ):
            yield make(
                key=f"{prefix}_{key}",
                exists=exists,
                value=partial(
                    _figure, what=what, length=length, field=field, money=money
                ),
                attributes=partial(_about, what=what, length=length),
                mark=partial(_mark, what=what, length=length),
            )
    yield make(
        key=f"{prefix}_last_day",
        exists=exists,
        value=partial(_last, what=what, money=money),
        attributes=_date_of_last,
        mark=_last_day,
    )


def _mark(run: PointRuntime, *, what: str, length: str) -> ToDate | None:
    return _while(run, what, length)


def _missing(run: PointRuntime) -> int | None:
    return run.figures.missing_days


KNOWN: Final[tuple[Row, ...]] = (
    SensorDescription(
        key="last_known_day",
        topics=(FIGURES,),
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        value=_last_day,
    ),
    SensorDescription(
        key="days_missing",
        topics=(FIGURES,),
        native_unit_of_measurement=UnitOfTime.DAYS,
        entity_category=EntityCategory.DIAGNOSTIC,
        value=_missing,
    ),
)
"""How far, and how whole, the past is known."""
