"""How a home draws over the week, and how much for how long."""

from custom_components.hameau.core.series import Quantity, Step
from tests.past_views.home import POINT, Home, at, contract, hours, ms

DRAWN = {"point": POINT, "quantity": "import"}


async def test_a_week_has_half_hours_where_they_are_known(home: Home) -> None:
    """Four Mondays of 250 Wh at noon, 50 Wh else."""
    await home.add()
    noon = [at(2026, 6, 1, 12) + 7 * 86_400 * n for n in range(4)]
    starts = range(at(2026, 6, 1), at(2026, 6, 29), 1800)
    rows = [(start, 250 if start in noon else 50) for start in starts]
    await home.tell(rows, step=Step.MINUTES_30)
    found = await home.ask("past/profile", **DRAWN, start=ms(2026, 6, 1), end=ms(2026, 6, 29))  # fmt: skip
    assert found["slots"] == 48
    assert found["days_used"] == 28
    assert found["cells"][0][24] == {
        "mean": 250, "p10": 250, "p25": 250, "p50": 250, "p75": 250, "p90": 250, "count": 4,
    }  # fmt: skip
    assert found["cells"][1][24]["mean"] == 50
    assert found["all"][24]["count"] == 28


async def test_days_alone_have_no_week(home: Home) -> None:
    """Nobody knows when in the day it was."""
    await home.add()
    await home.tell([(at(2026, 6, 1), 9000)], step=Step.DAY)
    span = {"start": ms(2026, 6, 1), "end": ms(2026, 6, 2)}
    assert (await home.refused("past/profile", **DRAWN, **span))["code"] == "no_data"
    assert (await home.refused("past/load", **DRAWN, **span))["code"] == "no_data"


async def test_the_curve_falls_from_the_peak_to_the_base(home: Home) -> None:
    """Bounded, whatever the span."""
    await home.add()
    await home.tell(hours(at(2025, 1, 1), 365 * 24))
    found = await home.ask("past/load", **DRAWN, start=ms(2025, 1, 1), end=ms(2026, 1, 1))  # fmt: skip
    watts = [power for _, power in found["curve"]]
    assert watts == sorted(watts, reverse=True)
    assert len(watts) <= 300
    assert watts[0] == found["peak_w"] == 1100
    assert found["curve"][-1][0] == 1
    assert found["over"] is None


async def test_peaks_over_the_subscribed_power_are_told_by_the_meter_too(
    home: Home,
) -> None:
    """The mean of an hour hides what the day's highest power shows."""
    await home.add(subentries_data=[contract()])
    rows = [(start, value + 5500) for start, value in hours(at(2026, 1, 1), 24)]
    await home.tell(rows)
    await home.tell([(at(2026, 1, 1), 7900)], step=Step.DAY, quantity=Quantity.MAX_POWER, name="max")  # fmt: skip
    found = await home.ask("past/load", **DRAWN, start=ms(2026, 1, 1), end=ms(2026, 1, 2))  # fmt: skip
    over = sum(value > 6000 for _, value in rows)
    assert found["subscribed_va"] == 6000
    assert found["over"]["count"] == over
    assert found["over"]["top"][0] == {
        "at": ms(2026, 1, 1), "value": 7900, "measured": "max_power",
    }  # fmt: skip
