"""The service for automations: a file or a folder that Home Assistant may read, and no other."""

from pathlib import Path
from typing import Any

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
import pytest

from tests.core.files import builders as b
from tests.imports.sender import Sender, day_curve


@pytest.fixture
def folder(hass: HomeAssistant, tmp_path: Path) -> Path:
    """Give a folder that may be read."""
    made = tmp_path / "linky"
    made.mkdir()
    hass.config.allowlist_external_dirs = {str(made)}
    return made


async def call(sender: Sender, path: Path | str, **more: Any) -> Any:
    """Call it for its answer."""
    answer: Any = await sender.home.hass.services.async_call(
        "hameau",
        "import_history",
        {"path": str(path), **more},
        blocking=True,
        return_response=True,
    )
    return answer["files"]


async def test_a_folder_is_imported_and_each_file_answered_for(
    sender: Sender, folder: Path
) -> None:
    """What changed, and what is wrong with those that could not be taken, in words."""
    await sender.home.add(b.PRM)
    (folder / "a.csv").write_bytes(day_curve("2024-03-18"))
    (folder / "b.csv").write_bytes(b.curve([*b.steps("2024-03-19", [1] * 4), (b.at("2024-03-19T03:00"), "=1")]))  # fmt: skip
    (folder / ".hidden").write_bytes(b"x")
    one, two = await call(sender, folder)
    assert (one["name"], one["changes"][0]["new"]) == ("a.csv", 48)
    assert two["changes"] == []
    assert "row 8" in two["error"]
    assert "“=1”" in two["error"]
    assert await sender.total() == 24_000


async def test_again_nothing_changes(sender: Sender, folder: Path) -> None:
    """An automation may run every night."""
    await sender.home.add(b.PRM)
    (folder / "a.csv").write_bytes(day_curve("2024-03-18"))
    await call(sender, folder)
    (again,) = await call(sender, folder / "a.csv")
    assert (again["changes"][0]["new"], again["changes"][0]["same"]) == (0, 48)


async def test_a_point_can_be_said(sender: Sender, folder: Path) -> None:
    """For files that do not name theirs; without, the answer asks for it."""
    await sender.home.add(b.PRM)
    (folder / "a.csv").write_bytes(b.text("horodatage,value", "2024-03-18,5.5"))
    (asked,) = await call(sender, folder)
    assert asked["changes"] == []
    assert "choose the point" in asked["error"]
    await call(sender, folder, point=b.PRM)
    assert await sender.total() == 5500


async def test_what_may_not_be_read_is_not(
    sender: Sender, folder: Path, tmp_path: Path
) -> None:
    """Neither by its name nor through a link in an allowed folder."""
    await sender.home.add(b.PRM)
    outside = tmp_path / "secret.csv"
    outside.write_bytes(day_curve("2024-03-18"))
    (folder / "link.csv").symlink_to(outside)
    for path in (outside, folder / ".." / "secret.csv", folder, "linky", folder / "no"):
        with pytest.raises(ServiceValidationError) as caught:
            await call(sender, path)
        wanted = "past_no_such_path" if str(path).endswith("no") else "past_path_not_allowed"  # fmt: skip
        assert caught.value.translation_key == wanted
    assert await sender.nothing_kept()


async def test_without_an_answer_a_refused_file_is_an_error(
    sender: Sender, folder: Path
) -> None:
    """So that an automation's trace shows it."""
    (folder / "a.csv").write_bytes(b"Nom;Prenom\n")
    with pytest.raises(ServiceValidationError, match=r"a\.csv"):
        await sender.home.hass.services.async_call(
            "hameau", "import_history", {"path": str(folder)}, blocking=True
        )


async def test_it_is_for_administrators(sender: Sender, folder: Path) -> None:
    """An automation acts for one."""
    hass = sender.home.hass
    user = await hass.auth.async_create_user("U", group_ids=[GROUP_ID_USER])
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            "hameau",
            "import_history",
            {"path": str(folder)},
            blocking=True,
            context=Context(user_id=user.id),
        )
