"""Which points there are."""

from custom_components.hameau.core.series import Step
from tests.past_views.home import POINT, Home, at, contract, hours, ms


async def test_without_an_entry_there_is_none(home: Home) -> None:
    """An empty list, not an error."""
    assert await home.ask("past/points") == {"points": []}


async def test_a_point_says_what_is_known_of_it(home: Home) -> None:
    """From when to when, in which step at best, in which statistics."""
    entry = await home.add(subentries_data=[contract()])
    await home.tell([(at(2025, 12, 31), 9000)], step=Step.DAY)
    await home.tell(hours(at(2026, 1, 1), 24), name="finer")
    (found,) = (await home.ask("past/points"))["points"]
    assert found["entry_id"] == entry.entry_id
    assert found["device_id"]
    assert found["contract"] == {
        "option": "base",
        "subscribed_kva": 6,
        "periods": ["base"],
    }
    assert found["quantities"] == [
        {
            "quantity": "import",
            "first": ms(2025, 12, 31),
            "last": ms(2026, 1, 2),
            "step": "60min",
            "statistic": f"hameau:{POINT}_import",
            "cost_statistic": f"hameau:{POINT}_cost",
        }
    ]
