"""Files of people, from the upload to the statistics."""

import asyncio
from pathlib import Path
import subprocess
import sys

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.hameau import past as past_module, past_import
from custom_components.hameau.core.archive import Archive, archive as archive_module
from custom_components.hameau.core.errors import ArchiveError
from custom_components.hameau.core.series import Quantity, SeriesKey
from custom_components.hameau.past_files import clean, tellings, understand
from tests.core.files import builders as b
from tests.imports.sender import Sender, day_curve
from tests.past_views.home import Home, at

ROOT = Path(__file__).parents[2]
MASKED = f"{b.PRM[:4]}{'x' * 10}"


async def test_a_file_is_looked_at_before_anything_is_kept(sender: Sender) -> None:
    """What it is, whose, from when to when, and what would be new."""
    await sender.home.add(b.PRM)
    told = await sender.preview(("Enedis conso.csv", day_curve("2024-03-18")))
    (file,) = told["files"]
    (part,) = file["parts"]
    assert (file["name"], file["layout"], file["error"]) == ("Enedis conso.csv", "enedis_curve", None)  # fmt: skip
    assert (part["point"], part["point_known"], part["quantity"]) == (b.PRM, True, "import")  # fmt: skip
    assert (part["first"], part["last"]) == (at(2024, 3, 18) * 1000, at(2024, 3, 19) * 1000)  # fmt: skip
    assert part["counts"] == {"new": 48, "changed": 0, "same": 0}
    assert part["chart"] == [[at(2024, 3, 18) * 1000, 24_000]]
    assert await sender.nothing_kept()


async def test_what_is_confirmed_is_in_the_statistics(sender: Sender) -> None:
    """Day by day, as the Energy dashboard reads them."""
    await sender.home.add(b.PRM)
    (taken,) = await sender.send(day_curve("2024-03-18", 1234))
    assert (taken["new"], taken["changed"], taken["same"]) == (48, 0, 0)
    await sender.home.settle()
    told = await sender.home.statistics(
        f"hameau:{b.PRM}_import", "day", at(2024, 3, 17), at(2024, 3, 20), {"energy": "Wh"}
    )  # fmt: skip
    assert [round(value) for value in told] == [1234 * 24]


async def test_the_same_file_twice_changes_nothing(sender: Sender) -> None:
    """Its origin is one, whatever its name."""
    await sender.home.add(b.PRM)
    await sender.send(("a.csv", day_curve("2024-03-18")))
    again = await sender.preview(("b.csv", day_curve("2024-03-18")))
    assert again["files"][0]["parts"][0]["counts"] == {"new": 0, "changed": 0, "same": 48}  # fmt: skip
    (taken,) = await sender.confirm(again)
    assert (taken["new"], taken["changed"]) == (0, 0)
    assert len((await sender.home.ask("import/origins"))["origins"]) == 1


async def test_files_that_overlap_may_come_in_any_order(sender: Sender) -> None:
    """Days, then their half-hours: the finer are believed, the sum is theirs."""
    await sender.home.add(b.PRM)
    days = b.workbook(
        {"Export Consommation Quotidienne": b.enedis_days([("18/03/2024", 25), ("19/03/2024", 9)])}
    )  # fmt: skip
    await sender.send(("jours.xlsx", days), ("curve.csv", day_curve("2024-03-18")))
    assert await sender.total() == 24_000 + 9000


async def test_an_archive_brings_all_its_files(sender: Sender) -> None:
    """Electricity and gas, each to its own point."""
    await sender.home.add(b.PRM)
    await sender.home.add(b.PCE, "gas")
    gas = b.grdf([["17/03/2024", 10, 12, 2, 22, 11, 8, "Mesuré"]])
    zipped = b.archive({"a.csv": day_curve("2024-03-18"), "dossier/gaz.xlsx": gas})
    taken = await sender.send(("tout.zip", zipped))
    assert {one["point"] for one in taken} == {b.PRM, b.PCE}
    assert await sender.total() == 24_000
    assert await sender.total(Quantity.GAS_ENERGY, b.PCE) == 22_000


async def test_a_masked_number_finds_its_point(sender: Sender) -> None:
    """The only one that fits is proposed, and taken."""
    await sender.home.add(b.PRM)
    told = await sender.preview(day_curve("2024-03-18", prm=MASKED))
    part = told["files"][0]["parts"][0]
    assert (part["point"], part["point_known"], part["suggested"]) == (MASKED, False, b.PRM)  # fmt: skip
    await sender.confirm(told)
    assert await sender.total() == 24_000


async def test_a_masked_number_of_two_homes_is_asked_for(sender: Sender) -> None:
    """And a point that does not fit is not taken."""
    twin = f"{b.PRM[:4]}0000000000"
    await sender.home.add(b.PRM)
    await sender.home.add(twin)
    await sender.home.add("55555555555555")
    told = await sender.preview(day_curve("2024-03-18", prm=MASKED))
    assert sorted(told["files"][0]["parts"][0]["choices"]) == sorted([b.PRM, twin])
    confirm = {"preview": told["preview"]}
    asked = await sender.home.refused("import/confirm", **confirm)
    assert asked["code"] == "point_wanted"
    wrong = await sender.home.refused("import/confirm", **confirm, point="55555555555555")  # fmt: skip
    assert wrong["code"] == "wrong_point"
    assert await sender.nothing_kept()
    await sender.confirm(told, point=twin)
    assert await sender.total(point=twin) == 24_000


EDF_DAYS = b.text(
    "Récapitulatif de ma consommation",
    "Date de consommation;Consommation (kWh);Nature de la donnée",
    "18/03/2024;9;Réelle",
    encoding="cp1252",
)


async def test_a_file_that_does_not_say_which_energy_it_is_asks(sender: Sender) -> None:
    """Its point says: gas days where that is a gas meter's, electricity else; nothing is proposed of two."""
    await sender.home.add(b.PRM)
    await sender.home.add(b.PCE, "gas")
    told = await sender.preview(EDF_DAYS)
    (file,) = told["files"]
    assert [found["kind"] for found in file["findings"]] == ["energy_assumed"]
    (part,) = file["parts"]
    assert (part["suggested"], set(part["choices"])) == (None, {b.PRM, b.PCE})
    asked = await sender.home.refused("import/confirm", preview=told["preview"])
    assert asked["code"] == "point_wanted"
    await sender.confirm(told, point=b.PCE)
    assert await sender.total(Quantity.GAS_ENERGY, b.PCE) == 9000
    assert await sender.total() == 0
    await sender.send(EDF_DAYS, point=b.PRM)
    assert await sender.total() == 9000


async def test_a_file_of_either_energy_is_shown_as_that_of_the_only_point(
    sender: Sender,
) -> None:
    """A home with gas alone sees gas."""
    await sender.home.add(b.PCE, "gas")
    told = await sender.preview(EDF_DAYS)
    (part,) = told["files"][0]["parts"]
    assert (part["suggested"], part["kind"], part["quantity"]) == (b.PCE, "gas", "gas_energy")  # fmt: skip


async def test_a_point_without_an_entry_is_named(sender: Sender) -> None:
    """So that a person can add it, and confirm then."""
    told = await sender.preview(day_curve("2024-03-18"))
    assert told["files"][0]["parts"][0]["point_known"] is False
    refused = await sender.home.refused("import/confirm", preview=told["preview"])
    assert refused["code"] == "point_missing"
    assert refused["translation_placeholders"] == {"point": b.PRM}
    await sender.home.add(b.PRM)
    await sender.confirm(told)
    assert await sender.total() == 24_000


async def test_only_what_is_chosen_is_kept(sender: Sender) -> None:
    """Of several files, some."""
    await sender.home.add(b.PRM)
    told = await sender.preview(day_curve("2024-03-18"), day_curve("2024-03-19", 500))
    await sender.confirm(told, files=[1])
    assert await sender.total() == 12_000


async def test_one_bad_file_does_not_keep_the_others_out(sender: Sender) -> None:
    """It says where and why; nothing of it is kept."""
    await sender.home.add(b.PRM)
    bad = b.curve([*b.steps("2024-03-19", [1000] * 4), (b.at("2024-03-19T03:00"), "=1+1")])  # fmt: skip
    told = await sender.preview(("bad.csv", bad), ("good.csv", day_curve("2024-03-18")))
    error = told["files"][0]["error"]
    assert (error["key"], error["row"], error["found"]) == ("bad_number", "8", "=1+1")
    assert error["expected"]
    assert told["files"][0]["parts"] == []
    await sender.confirm(told)
    assert await sender.total() == 24_000


async def test_what_a_file_told_can_be_taken_back(sender: Sender) -> None:
    """The statistics are as if it had never come."""
    await sender.home.add(b.PRM)
    (kept,) = await sender.send(day_curve("2024-03-17", 700))
    (taken,) = await sender.send(day_curve("2024-03-18"))
    await sender.home.settle()
    await sender.home.ask("import/undo", point=b.PRM, origin=taken["origin"])
    await sender.home.settle()
    told = await sender.home.statistics(
        f"hameau:{b.PRM}_import", "day", at(2024, 3, 16), at(2024, 3, 20), {"energy": "Wh"}
    )  # fmt: skip
    assert [round(value) for value in told] == [700 * 24]
    (left,) = (await sender.home.ask("import/origins", point=b.PRM))["origins"]
    assert left["number"] == kept["origin"]
    again = await sender.home.refused("import/undo", origin=taken["origin"])
    assert again["code"] == "unknown_origin"


async def test_names_are_kept_short(sender: Sender) -> None:
    """As text; what it says is for whoever shows it to show as text."""
    await sender.home.add(b.PRM)
    name = f"=cmd <img src=x>{'é' * 90}.csv"
    await sender.send((name, day_curve("2024-03-18")))
    (origin,) = (await sender.home.ask("import/origins"))["origins"]
    assert len(origin["name"]) <= 80
    assert origin["name"].endswith("….csv")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Temp\\a.csv", "a.csv"),
        ("a\nb\u202ecsv.exe", "a b csv.exe"),
        ("", "?"),
        ("x" * 200, "x" * 79 + "…"),
    ],
)
def test_names_have_no_folder_and_one_line(name: str, shown: str) -> None:
    """Nor a mark that turns the direction of writing."""
    assert clean(name) == shown


async def test_after_a_restart_files_are_to_be_sent_again(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits is in memory alone; so is it after a quarter of an hour."""
    await sender.home.add(b.PRM)
    told = await sender.preview(day_curve("2024-03-18"))
    sender.home.hass.data.pop(past_import._PREVIEWS).stop()
    gone = await sender.home.refused("import/confirm", preview=told["preview"])
    assert gone["code"] == "no_preview"
    monkeypatch.setattr(past_import, "KEPT_S", 0.0)
    told = await sender.preview(day_curve("2024-03-18"))
    late = await sender.home.refused("import/confirm", preview=told["preview"])
    assert late["code"] == "no_preview"
    assert await sender.nothing_kept()


async def test_a_file_can_be_looked_at_once(sender: Sender) -> None:
    """Home Assistant's copy is gone then, whatever it was."""
    file_id = await sender.upload(day_curve("2024-03-18"))
    await sender.home.ask("import/preview", file_ids=[file_id])
    again = await sender.home.refused("import/preview", file_ids=[file_id])
    assert again["code"] == "file_gone"
    for name in ("../../secrets.yaml", "/etc/passwd", "x"):
        refused = await sender.home.refused("import/preview", file_ids=[name])
        assert refused["code"] == "file_gone"


async def test_what_waits_is_bounded(sender: Sender) -> None:
    """The oldest is let go; too many at once are refused."""
    first = await sender.preview(day_curve("2024-03-18"))
    for _ in range(past_import.MOST_PREVIEWS):
        await sender.preview(day_curve("2024-03-18"))
    gone = await sender.home.refused("import/confirm", preview=first["preview"])
    assert gone["code"] == "no_preview"
    many = await sender.home.refused("import/preview", file_ids=["x"] * 31)
    assert many["code"] == "too_many_files"


async def test_two_people_at_once_do_not_meet(
    hass: HomeAssistant, sender: Sender, hass_ws_client: WebSocketGenerator
) -> None:
    """Each has what is his, and the past has both."""
    await sender.home.add(b.PRM)
    other = Sender(Home(hass, await hass_ws_client(hass)), sender.http)
    one, two = await asyncio.gather(
        sender.preview(day_curve("2024-03-18")),
        other.preview(day_curve("2024-03-18"), day_curve("2024-03-19")),
    )
    assert one["preview"] != two["preview"]
    await asyncio.gather(sender.confirm(one), other.confirm(two))
    assert await sender.total() == 48_000


@pytest.mark.parametrize("place", ["_keep_gaps", "mark", "_series", "_keep"])
async def test_a_failure_midway_leaves_nothing_of_the_file(
    sender: Sender, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Whatever part of it was written already; and it can be confirmed again."""
    await sender.home.add(b.PRM)
    await sender.home.add(b.PCE, "gas")
    gas = b.grdf([["17/03/2024", 10, 12, 2, 22, 11, 8, "Mesuré"]])
    zipped = b.archive({"a.csv": day_curve("2024-03-18"), "gaz.xlsx": gas})
    told = await sender.preview(("tout.zip", zipped))
    true, calls = getattr(archive_module, place), 0

    def fail(*args: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise ArchiveError("disk_full", "for the test")
        return true(*args)

    with monkeypatch.context() as patch:
        patch.setattr(archive_module, place, fail)
        refused = await sender.home.refused("import/confirm", preview=told["preview"])
    assert refused["code"] == "not_ready"
    assert await sender.nothing_kept()
    await sender.confirm(told)
    assert await sender.total() == 24_000
    assert past_module.opened_past(sender.home.hass) is not None


async def test_what_a_file_does_not_say_a_person_may(sender: Sender) -> None:
    """Days of production under a heading that says neither."""
    await sender.home.add(b.PRM)
    days = b.text("Date;Valeur (en kWh)", "18/03/2024;7")
    told = await sender.preview(days)
    assert {"kind": "direction_assumed", "detail": ""} in told["files"][0]["findings"]
    await sender.confirm(told, point=b.PRM, production=[0])
    assert await sender.total(Quantity.EXPORT) == 7000
    assert await sender.total() == 0


KILLED = """
import os, signal, sys
from pathlib import Path
from custom_components.hameau.core.archive import Archive, archive as inside
from custom_components.hameau.past_files import PARIS, tellings, understand
folder, point = Path(sys.argv[1]), sys.argv[2]
file = understand("a.csv", (folder / "a.csv").read_bytes())
told = list(tellings(file, [point], 1))
def die(place, count):
    true, calls = getattr(inside, place), 0
    def killed(*args):
        nonlocal calls
        calls += 1
        if calls == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return true(*args)
    setattr(inside, place, killed)
    Archive.open(folder / f"{place}_{count}.db").add_all(told)
    os._exit(0)
for one in sys.argv[3:]:
    place, _, count = one.partition(":")
    child = os.fork()
    if child == 0:
        die(place, int(count))
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, one
"""
MARKS = [
    ("_origin", 1), ("_series", 1), ("_keep", 1), ("_keep", 7), ("_keep", 12), ("_keep_gaps", 1),
]  # fmt: skip


def test_a_process_killed_while_it_keeps_a_file_has_kept_nothing(
    tmp_path: Path,
) -> None:
    """Kill -9 at marked points; confirmed again, the totals are those of a run in peace."""
    ends = b.half_hours(b.at("2024-01-01"), b.at("2025-01-01"))
    data = b.curve([(end, 1000) for end in ends])
    (tmp_path / "a.csv").write_bytes(data)
    marks = [f"{place}:{count}" for place, count in MARKS]
    arguments = [str(tmp_path), b.PRM, *marks]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False, cwd=ROOT)  # fmt: skip
    assert done.returncode == 0
    key = SeriesKey(b.PRM, Quantity.IMPORT)
    told = list(tellings(understand("a.csv", data), [b.PRM], 1))
    for place, count in MARKS:
        left = Archive.open(tmp_path / f"{place}_{count}.db")
        assert left.keys() == []
        left.add_all(told)
        assert left.believed(key, 0, 4_000_000_000).total == len(ends) * 500
        left.close()


async def test_a_year_keeps_its_sum(sender: Sender) -> None:
    """Over both clock changes, against a sum that is none of ours."""
    await sender.home.add(b.PRM)
    ends = b.half_hours(b.at("2024-01-01"), b.at("2025-01-01"))
    rows: list[tuple[int, b.Value]] = [(end, 2 * (n % 700)) for n, end in enumerate(ends)]  # fmt: skip
    await sender.send(b.curve(rows))
    assert len(rows) == 366 * 48
    assert await sender.total() == sum(n % 700 for n in range(len(rows)))
