"""What people may send by mistake or on purpose, through Home Assistant's own upload."""

from collections.abc import Callable

import pytest

from tests.core.files import builders as b
from tests.core.files.test_hostile_files import READ, REFUSED, Case
from tests.imports.sender import Sender

pytestmark = pytest.mark.long


# Home Assistant takes 100 MB; what is refused by true limits alone is of interest here.
SENT = [case for case in REFUSED if case.limits is None]
TAKEN = [(name, make, total) for name, make, total, *_ in READ]


@pytest.mark.parametrize("case", SENT, ids=lambda case: case.name)
async def test_it_is_refused_with_its_reason_and_nothing_is_kept(
    sender: Sender, case: Case
) -> None:
    """The page is told where and why."""
    await sender.home.add(b.PRM)
    told = await sender.preview(("file", case.make()))
    assert told["files"][0]["error"]["key"] == case.key
    refused = await sender.home.refused("import/confirm", preview=told["preview"])
    assert refused["code"] == "nothing_chosen"
    assert await sender.nothing_kept()


@pytest.mark.parametrize(("name", "make", "total"), TAKEN, ids=[one[0] for one in TAKEN])  # fmt: skip
async def test_it_is_read_to_its_sum(
    sender: Sender, name: str, make: Callable[[], bytes], total: int
) -> None:
    """Odd, and true all the same."""
    await sender.home.add(b.PRM)
    told = await sender.preview((f"{name}.csv", make()))
    assert told["files"][0]["error"] is None
    assert sum(part["total"] for part in told["files"][0]["parts"]) == total
