"""All stand-ins run side by side, as the demo runs them."""

from datetime import date
from functools import partial

import aiohttp

from tests.core.clients.services import SERVICES, Clock
from tests.servers.everything import Everything


async def test_every_client_is_served_at_once(
    web: aiohttp.ClientSession, clock: Clock
) -> None:
    async with Everything(clock=clock) as everything:
        bases = {type(stand): stand.base for stand in everything.stands.values()}
        assert len(set(bases.values())) == 8
        for service in SERVICES.values():
            stand = service.stand(clock)
            everything.rte.forget_last_call()
            ask = service.make(web, bases[type(stand)], clock, 20)
            assert await ask()


def test_the_home_is_the_same_on_every_machine() -> None:
    home = Everything().home
    assert home.day(date(2026, 11, 10)) == 24_599
    give = partial(home.day, out=True)
    assert give(date(2026, 6, 21)) == 16_129
    assert give(date(2026, 12, 21)) < give(date(2026, 6, 21)) / 2
