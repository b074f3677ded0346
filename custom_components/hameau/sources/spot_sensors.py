"""The sensors of prices that change with the hour, as a table."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import Platform
from homeassistant.util import dt as dt_util

from ..core.series import Step
from ..entity import Description, SensorDescription
from .signal import TOLD

if TYPE_CHECKING:
    from .spot import SpotRuntime

_ONE_DAY: Final = timedelta(days=1)
_MICRO: Final = 1_000_000
_PRICE: Final = "EUR/kWh"


def _euros(price: int | None) -> float | None:
    return None if price is None else round(price / _MICRO, 5)


def _now(run: SpotRuntime) -> float | None:
    return _euros(run.price_at(int(dt_util.utcnow().timestamp())))


def _next(run: SpotRuntime) -> float | None:
    instant = int(dt_util.utcnow().timestamp())
    return _euros(run.price_at(instant - instant % 900 + 900))


def _of_today(run: SpotRuntime) -> list[int]:
    first = Step.DAY.start_of(run.today, run.zone)
    return list(run.prices.between(first, Step.DAY.end(first, run.zone)).values)


def _lowest(run: SpotRuntime) -> float | None:
    return _euros(min(_of_today(run), default=None))


def _highest(run: SpotRuntime) -> float | None:
    return _euros(max(_of_today(run), default=None))


def _lists(run: SpotRuntime) -> Mapping[str, Any]:
    return {
        "today": run.of_day(run.today),
        "tomorrow": run.of_day(run.today + _ONE_DAY),
        "licence": run.licence,
    }


def _count(run: SpotRuntime) -> int:
    return len(run.prices)


def _price(key: str, value: Any, **more: Any) -> SensorDescription[SpotRuntime]:
    return SensorDescription(
        key=key,
        topics=(TOLD,),
        native_unit_of_measurement=_PRICE,
        suggested_display_precision=4,
        value=value,
        **more,
    )


DESCRIPTIONS: Final[Mapping[Platform, Sequence[Description[Any]]]] = {
    Platform.SENSOR: (
        _price("market_price", _now, attributes=_lists, mark=_count),
        _price("market_price_next", _next),
        _price("market_price_low", _lowest),
        _price("market_price_high", _highest),
    )
}
