"""Repair issues: raised when a person can mend something, cleared when it is mended."""

from datetime import timedelta
from http import HTTPStatus
import json
from pathlib import Path

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.hameau import issues as issues_module
from custom_components.hameau.const import DOMAIN
from custom_components.hameau.core.errors import LinkError
from custom_components.hameau.core.tic import Contract
from custom_components.hameau.core.tic.simulator.scenarios import BASE
from custom_components.hameau.issues import LinkIssues
from custom_components.hameau.links.diagnosis import Diagnosis
from custom_components.hameau.links.radio import RadioLink
from custom_components.hameau.links.supervisor import LinkState, LinkStatus
from tests.wire import Home, Line

LIVE = LinkStatus(state=LinkState.LIVE)
SILENT = LinkStatus(state=LinkState.SILENT, diagnosis=Diagnosis.NO_SIGNAL)
GARBLED = LinkStatus(state=LinkState.GARBLED, diagnosis=Diagnosis.WRONG_SPEED)
DOWN = LinkStatus(
    state=LinkState.DOWN,
    error="port_busy",
    placeholders=(("address", "/dev/ttyTest"), ("detail", "busy")),
)


def raised(hass: HomeAssistant) -> set[str]:
    """Give the causes of our issues."""
    issues = ir.async_get(hass).issues.values()
    return {str(issue.translation_key) for issue in issues if issue.domain == DOMAIN}


async def later(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float
) -> None:
    """Let time pass."""
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


@pytest.fixture
def issues(hass: HomeAssistant) -> LinkIssues:
    """Give the issues of a link of its own."""
    return LinkIssues(hass, Home(hass, BASE).entry)


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (DOWN, "link_port_busy"),
        (GARBLED, "link_wrong_speed"),
        (SILENT, "link_no_signal"),
    ],
    ids=["down", "garbled", "silent"],
)
async def test_issue_comes_after_a_while_and_goes_with_the_cure(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    issues: LinkIssues,
    status: LinkStatus,
    cause: str,
) -> None:
    """A short trouble is no issue; a long one is, until a group comes."""
    patience_s = {"link_port_busy": 120, "link_wrong_speed": 60}.get(cause, 600)
    issues.update(status)
    await later(hass, freezer, patience_s - 1)
    assert raised(hass) == set()
    issues.update(status)
    await later(hass, freezer, 2)
    assert raised(hass) == {cause}
    issues.update(LIVE)
    assert raised(hass) == set()


async def test_trouble_that_passes_is_no_issue(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, issues: LinkIssues
) -> None:
    """Nor is one whose link is closed meanwhile, or of which nothing is known."""
    issues.update(GARBLED)
    issues.update(LIVE)
    await later(hass, freezer, 700)
    issues.update(DOWN)
    issues.closed()
    await later(hass, freezer, 700)
    issues.update(LinkStatus(state=LinkState.SILENT))
    await later(hass, freezer, 700)
    assert raised(hass) == set()


async def test_a_link_that_comes_and_goes_is_an_issue_too(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, issues: LinkIssues
) -> None:
    """Being open for a moment, without a sound group, is no cure."""
    listening = LinkStatus(state=LinkState.LISTENING)
    for _ in range(4):
        issues.update(DOWN)
        await later(hass, freezer, 30)
        issues.update(listening)
        await later(hass, freezer, 5)
    assert raised(hass) == {"link_port_busy"}


async def test_an_issue_a_person_ignored_stays_ignored(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, issues: LinkIssues
) -> None:
    """Trouble that goes on is not news."""
    issues.update(DOWN)
    await later(hass, freezer, 121)
    registry = ir.async_get(hass)
    (key,) = [key for key in registry.issues if key[0] == DOMAIN]
    registry.async_ignore(*key, ignore=True)
    issues.update(DOWN)
    await later(hass, freezer, 121)
    assert registry.issues[key].dismissed_version is not None


async def test_another_cause_takes_the_place_of_the_first(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory, issues: LinkIssues
) -> None:
    """One thing at a time; each can be dismissed alone."""
    issues.update(SILENT)
    await later(hass, freezer, 601)
    issues.update(GARBLED)
    await later(hass, freezer, 61)
    assert raised(hass) == {"link_wrong_speed"}


async def test_contract_that_is_hidden_asks_for_standard_mode(
    hass: HomeAssistant, issues: LinkIssues
) -> None:
    """The former contract is named as everybody calls it; the issue goes with the cure."""
    issues.contract(Contract.OFF_PEAK)
    issues.contract(Contract.OFF_PEAK)
    (issue,) = ir.async_get(hass).issues.values()
    assert issue.translation_key == "contract_hidden"
    assert issue.translation_placeholders == {"name": "Linky", "former": "HP/HC"}
    issues.contract(None)
    assert raised(hass) == set()


async def test_a_channel_outside_the_band_is_advised_against_until_it_is_changed(
    hass: HomeAssistant, issues: LinkIssues
) -> None:
    """2.484 GHz is not free for use in France."""
    data = {"channel": 84, "key": bytes(16).hex()}
    issues.opened(RadioLink(hass, data))
    assert raised(hass) == {"radio_outside_band"}
    issues.opened(RadioLink(hass, {**data, "channel": 83}))
    assert not raised(hass)


async def test_radio_without_key_is_explained_until_it_has_one(
    hass: HomeAssistant, issues: LinkIssues
) -> None:
    """Trust is a property of the link."""
    line = Line()
    line.trusted = False
    issues.opened(line)
    assert raised(hass) == {"radio_without_key"}
    line.trusted = True
    issues.opened(line)
    assert raised(hass) == set()


async def test_link_that_cannot_be_opened_is_an_issue_until_it_can(
    hass: HomeAssistant,
) -> None:
    """The set-up is tried again by Home Assistant; the person sees why."""
    home = Home(hass, BASE)
    home.line.error = LinkError("no_such_port", {"address": "/dev/ttyTest"})
    assert not await home.set_up(frames=0)
    assert home.entry.state is ConfigEntryState.SETUP_RETRY
    assert raised(hass) == {"link_no_such_port"}
    home.line.error = None
    assert await home.set_up()
    assert raised(hass) == set()


async def test_issue_goes_when_the_entry_is_put_to_rest(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    """A link that is not read cannot be wrong."""
    home = Home(hass, BASE)
    await home.set_up()
    home.line.error = LinkError("connection_lost")
    home.line.say(home.line.error)
    await home.settle()
    await later(hass, freezer, 121)
    assert raised(hass) == {"link_connection_lost"}
    await hass.config_entries.async_unload(home.entry.entry_id)
    assert raised(hass) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_cause_has_its_advice(language: str) -> None:
    """What a diagnosis or an error of a link is called has an issue's text."""
    file = Path(issues_module.__file__).parent / "translations" / f"{language}.json"
    texts = json.loads(file.read_text(encoding="utf-8"))
    causes = {str(diagnosis) for diagnosis in Diagnosis}
    causes |= texts["config"]["error"].keys() & texts["exceptions"].keys()
    assert {f"link_{cause}" for cause in causes} <= texts["issues"].keys()


async def test_issues_go_with_their_entry(hass: HomeAssistant) -> None:
    """Nothing is left to mend of an entry that was removed."""
    home = Home(hass, BASE)
    home.line.error = LinkError("port_busy")
    await home.set_up(frames=0)
    await hass.config_entries.async_remove(home.entry.entry_id)
    assert raised(hass) == set()


@pytest.fixture
async def replaced(hass: HomeAssistant) -> Home:
    """Give a home whose meter was exchanged."""
    assert await async_setup_component(hass, "repairs", {})
    home = Home(hass, BASE)
    await home.set_up()
    home.replace_meter()
    await home.hear(4)
    assert raised(hass) == {"meter_replaced"}
    return home


async def decide(
    hass: HomeAssistant, client: ClientSessionGenerator, home: Home, choice: str
) -> dict[str, object]:
    """Open the repair and choose, as a person does."""
    http = await client()
    issue_id = f"meter_replaced_{home.entry.entry_id}"
    data = {"handler": DOMAIN, "issue_id": issue_id}
    answer = await http.post("/api/repairs/issues/fix", json=data)
    assert answer.status == HTTPStatus.OK
    menu = await answer.json()
    assert menu["menu_options"] == ["adopt", "separate"]
    assert menu["description_placeholders"] == {"name": "Linky"}
    url = f"/api/repairs/issues/fix/{menu['flow_id']}"
    answer = await http.post(url, json={"next_step_id": choice})
    result: dict[str, object] = await answer.json()
    await hass.async_block_till_done()
    return result


async def test_exchanged_meter_goes_on_under_the_same_entities(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, replaced: Home
) -> None:
    """The identity changes, the entity ids and their history do not."""
    energy = replaced.entity("energy_total")
    result = await decide(hass, hass_client, replaced, "adopt")
    assert result["type"] == "create_entry"
    assert raised(hass) == set()
    assert replaced.entry.unique_id == replaced.settings.number
    assert replaced.entity("energy_total") == energy


async def test_a_meter_another_entry_reads_is_not_adopted(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, replaced: Home
) -> None:
    """Two ways in were exchanged, not two meters: both entries stay what they are."""
    former = replaced.entry.unique_id
    MockConfigEntry(
        domain=DOMAIN, title="Linky 2", unique_id=replaced.settings.number
    ).add_to_hass(hass)
    result = await decide(hass, hass_client, replaced, "adopt")
    assert result["reason"] == "known_meter"
    assert result["description_placeholders"] == {"other": "Linky 2"}
    assert replaced.entry.unique_id == former


async def test_second_meter_leaves_the_first_at_rest(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, replaced: Home
) -> None:
    """The old entry is disabled with its history, and the new one's flow is open."""
    former = replaced.entry.unique_id
    result = await decide(hass, hass_client, replaced, "separate")
    assert result["type"] == "create_entry"
    assert replaced.entry.disabled_by is ConfigEntryDisabler.USER
    assert replaced.entry.unique_id == former
    assert len(hass.config_entries.flow.async_progress_by_handler(DOMAIN)) == 1


@pytest.mark.parametrize("choice", ["adopt", "separate"])
async def test_decision_about_an_entry_that_is_gone_is_refused(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    replaced: Home,
    choice: str,
) -> None:
    """The issue stays known while its entry is not running."""
    issue = ir.async_get(hass).issues[
        (DOMAIN, f"meter_replaced_{replaced.entry.entry_id}")
    ]
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue.issue_id,
        data={"entry_id": "gone"},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="meter_replaced",
        translation_placeholders={"name": "Linky"},
    )
    http = await hass_client()
    data = {"handler": DOMAIN, "issue_id": issue.issue_id}
    menu = await (await http.post("/api/repairs/issues/fix", json=data)).json()
    url = f"/api/repairs/issues/fix/{menu['flow_id']}"
    result = await (await http.post(url, json={"next_step_id": choice})).json()
    assert (result["type"], result["reason"]) == ("abort", "not_loaded")
