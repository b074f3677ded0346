"""Tempo, day-ahead prices and EcoWatt: what is shown when, what is kept, what happens when a service fails."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.hameau.core.series import Step
from custom_components.hameau.past import async_get_past
from custom_components.hameau.sources.point_hours import MARKET, TEMPO_DAYS
from custom_components.hameau.sources.tempo import TempoRuntime
from tests.servers.energy_charts import EnergyChartsStand, price
from tests.servers.rte import CLIENT_ID, CLIENT_SECRET, RteStand
from tests.servers.tempo import (
    CouleurTempoStand,
    RteTempoStand,
    TempoStand,
    season_colours,
)
from tests.servers.web import Fault, How
from tests.sources_past.pages import PARIS, later, raised, settle
from tests.sources_past.signals import added, colour, shown

AWAY = Fault(how=How.STATUS, status=503)


@dataclass
class Tempo:
    """Both services."""

    rte: RteTempoStand
    couleur: CouleurTempoStand

    def entry(self, hass: HomeAssistant) -> MockConfigEntry:
        """Give an entry that asks them."""
        urls = {"rte_url": self.rte.base, "couleur_url": self.couleur.base}
        return added(hass, "tempo", "Tempo", **urls)


@pytest.fixture
async def tempo() -> AsyncIterator[Tempo]:
    """RTE's page data and api-couleur-tempo.fr."""
    async with (
        RteTempoStand(dt_util.utcnow) as rte,
        CouleurTempoStand(dt_util.utcnow) as couleur,
    ):
        yield Tempo(rte, couleur)


async def start(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, entry: MockConfigEntry
) -> None:
    """Set up, and let the first question be asked."""
    await hass.config_entries.async_setup(entry.entry_id)
    await later(hass, freezer, seconds=1)


async def test_a_colour_runs_from_six_to_six(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tempo: Tempo
) -> None:
    """Before 06:00 it is still yesterday's; tomorrow's is not known before the morning."""
    freezer.move_to(datetime(2026, 12, 15, 5, 50, tzinfo=PARIS))
    await start(hass, freezer, tempo.entry(hass))
    assert shown(hass, "tempo_colour_today") == colour(date(2026, 12, 14))
    assert shown(hass, "tempo_colour_tomorrow") == colour(date(2026, 12, 15))
    await later(hass, freezer, minutes=15)
    assert shown(hass, "tempo_colour_today") == colour(date(2026, 12, 15))
    assert shown(hass, "tempo_colour_tomorrow") == "unknown"
    await later(hass, freezer, hours=1)
    assert shown(hass, "tempo_colour_tomorrow") == colour(date(2026, 12, 16))
    season = season_colours(2026)
    red = sum(season[day] == "RED" for day in season if day <= date(2026, 12, 16))
    assert shown(hass, "tempo_red_days_left") == str(22 - red)


async def test_past_seasons_are_kept_for_the_costs(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tempo: Tempo
) -> None:
    """Asked for once; a second start asks for no season again."""
    freezer.move_to(datetime(2026, 12, 15, 12, 0, tzinfo=PARIS))
    entry = tempo.entry(hass)
    await start(hass, freezer, entry)
    past = await async_get_past(hass)
    days = await past.async_ask(
        lambda archive: archive.days(TEMPO_DAYS, date(2023, 9, 1), date(2026, 12, 31))
    )
    assert len(days) == (date(2026, 12, 16) - date(2023, 9, 1)).days + 1
    assert all(text == colour(day) for day, text in days.items())
    seasons = [one for one in tempo.rte.asked if one.path.endswith("/tempo")]
    await hass.config_entries.async_reload(entry.entry_id)
    await later(hass, freezer, seconds=1)
    again = [one for one in tempo.rte.asked if one.path.endswith("/tempo")]
    assert len(again) == len(seasons) == 4


@pytest.mark.parametrize("which", ["rte", "couleur"])
async def test_one_of_two_services_is_enough(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tempo: Tempo, which: str
) -> None:
    """Nobody notices."""
    freezer.move_to(datetime(2026, 12, 15, 12, 0, tzinfo=PARIS))
    stand: TempoStand = getattr(tempo, which)
    stand.always = AWAY
    await start(hass, freezer, tempo.entry(hass))
    assert shown(hass, "tempo_colour_tomorrow") == colour(date(2026, 12, 16))
    assert raised(hass) == set()


async def test_services_that_differ_are_told(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tempo: Tempo
) -> None:
    """RTE is believed."""
    freezer.move_to(datetime(2026, 12, 15, 12, 0, tzinfo=PARIS))
    day = date(2026, 12, 16)
    tempo.couleur.wrong[day] = "RED" if colour(day) != "red" else "BLUE"
    await start(hass, freezer, tempo.entry(hass))
    assert shown(hass, "tempo_colour_tomorrow") == colour(day)
    assert raised(hass) == {"tempo_differs"}


async def test_both_away_is_asked_again_and_caught_up(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tempo: Tempo
) -> None:
    """After days it is told; then it is as if nothing had been."""
    freezer.move_to(datetime(2026, 12, 15, 12, 0, tzinfo=PARIS))
    tempo.rte.always = tempo.couleur.always = AWAY
    await start(hass, freezer, tempo.entry(hass))
    assert shown(hass, "tempo_colour_today") == "unknown"
    for _ in range(5):
        await later(hass, freezer, days=1)
    assert raised(hass) == {"service_away"}
    tempo.rte.always = tempo.couleur.always = None
    await later(hass, freezer, days=1)
    today = dt_util.utcnow().astimezone(PARIS).date()
    assert shown(hass, "tempo_colour_today") == colour(today)
    assert raised(hass) == set()


async def test_a_mistake_of_ours_is_logged_and_asked_again(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    tempo: Tempo,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    freezer.move_to(datetime(2026, 12, 15, 12, 0, tzinfo=PARIS))
    with monkeypatch.context() as mistaken:
        mistaken.setattr(TempoRuntime, "async_ask", None)
        await start(hass, freezer, tempo.entry(hass))
    assert "a mistake of ours" in caplog.text
    await later(hass, freezer, minutes=6)
    assert shown(hass, "tempo_colour_today") == colour(date(2026, 12, 15))


@pytest.mark.parametrize("before", [0, 2])
async def test_seasons_that_were_not_told_are_asked_again_soon(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, tempo: Tempo, before: int
) -> None:
    """Both go away after today's colour and some seasons; not a day passes before the rest is asked."""
    freezer.move_to(datetime(2026, 12, 15, 12, 0, tzinfo=PARIS))
    tempo.rte.script.extend([None] * (1 + before) + [AWAY] * (4 - before))
    tempo.couleur.targets, tempo.couleur.always = "joursTempo", AWAY
    await start(hass, freezer, tempo.entry(hass))
    assert shown(hass, "tempo_colour_today") == colour(date(2026, 12, 15))
    tempo.rte.script.clear()
    tempo.couleur.always = None
    await later(hass, freezer, minutes=6)
    past = await async_get_past(hass)
    days = await past.async_ask(
        lambda archive: archive.days(TEMPO_DAYS, date(2023, 9, 1), date.max)
    )
    assert len(days) == (date(2026, 12, 16) - date(2023, 9, 1)).days + 1


async def test_prices_of_today_and_tomorrow(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """By quarters of an hour; tomorrow's from about 13:00; three years of them are kept for the costs, asked for one by one."""
    freezer.move_to(datetime(2026, 11, 20, 12, 7, tzinfo=PARIS))
    async with EnergyChartsStand(dt_util.utcnow) as stand:
        await start(hass, freezer, added(hass, "spot", "Spot", url=stand.base))
        now = int(datetime(2026, 11, 20, 12, 0, tzinfo=PARIS).timestamp())
        assert float(shown(hass, "spot_price_now")) == round(price(now) / 1000, 5)
        await later(hass, freezer, minutes=8)
        after = round(price(now + 900) / 1000, 5)
        assert float(shown(hass, "spot_price_now")) == after
        state = hass.states.get("sensor.spot_price_now")
        assert state is not None
        assert len(state.attributes["today"]) == 96
        assert state.attributes["tomorrow"] == []
        for _ in range(3):
            await later(hass, freezer, minutes=11)
        await later(hass, freezer, hours=2)
        state = hass.states.get("sensor.spot_price_now")
        assert state is not None
        assert len(state.attributes["tomorrow"]) == 96
        assert state.state_info is not None
        assert "today" in state.state_info["unrecorded_attributes"]
    past = await async_get_past(hass)
    first = Step.DAY.start_of(date(2023, 12, 1), PARIS)
    kept = await past.async_ask(
        lambda archive: archive.believed(MARKET, first, first + 1084 * 86_400)
    )
    assert list(kept.values) == [round(price(at) * 1000) for at in kept.starts]
    quarters = Step.DAY.start_of(date(2025, 10, 1), PARIS)
    assert kept.holes(first, kept.ends[-1]) == []
    assert len(kept.between(first, quarters)) == (quarters - first) // 3600


async def test_ecowatt_is_known_after_a_restart_without_a_second_question(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """RTE refuses a second one within a quarter of an hour."""
    freezer.move_to(datetime(2026, 11, 20, 7, 30, tzinfo=PARIS))
    async with RteStand(dt_util.utcnow) as stand:
        stand.tense = {0: 2}
        keys = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
        entry = added(hass, "ecowatt", "EcoWatt", url=stand.base, **keys)
        await start(hass, freezer, entry)
        assert shown(hass, "ecowatt_grid_now") == "normal"
        tense = datetime(2026, 11, 20, 8, tzinfo=PARIS)
        told = datetime.fromisoformat(shown(hass, "ecowatt_next_tense_hour"))
        assert told == tense
        await hass.config_entries.async_reload(entry.entry_id)
        await later(hass, freezer, seconds=1)
        assert shown(hass, "ecowatt_grid_today") == "tense"
        assert entry.runtime_data.next - dt_util.utcnow() > timedelta(minutes=10)
        await later(hass, freezer, minutes=31)
        assert shown(hass, "ecowatt_grid_now") == "tense"
        stand.subscribed = False
        await later(hass, freezer, hours=1)
        assert raised(hass) == {"service_not_subscribed"}
        stand.subscribed = True
        await later(hass, freezer, hours=3)
        assert raised(hass) == set()
        await settle(hass)
