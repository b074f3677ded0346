"""The demo's Home Assistant: its configuration, and what its log says of us."""

import json
from pathlib import Path
import socket
from unittest.mock import Mock

import pytest

from scripts.tools import INTEGRATION, ROOT
from scripts.tools.configuration import HOST, seed
from scripts.tools.ha import HomeAssistant, free_port

CALM = """\
2026-11-21 04:28:21.941 WARNING (MainThread) [homeassistant.bootstrap] Skipping pip
2026-11-21 04:28:22.001 WARNING (SyncWorker_1) [homeassistant.loader] We found a custom \
integration hameau which has not been tested by Home Assistant. Be careful
2026-11-21 04:28:22.752 ERROR (MainThread) [haffmpeg.core] FFmpeg fails
Traceback (most recent call last):
  File "ROOT/.venv/lib/python3.14/site-packages/haffmpeg/core.py", line 130, in open
2026-11-21 04:28:23.000 INFO (MainThread) [custom_components.hameau] The meter is live
"""
LOUD = (
    "2026-11-21 04:28:24.1 WARNING (MainThread) [custom_components.hameau] silent",
    (
        "2026-11-21 04:28:24.2 ERROR (MainThread) [homeassistant] Error doing job\n"
        'Traceback (most recent call last):\n  File "custom_components/hameau/sensor.py"'
    ),
    (
        "2026-11-21 04:28:24.3 WARNING (MainThread) [homeassistant.util.loop] Detected "
        "blocking call to open with args"
    ),
    (
        "2026-11-21 04:28:24.4 ERROR (MainThread) [homeassistant.setup] Setup failed for "
        "custom integration 'hameau'"
    ),
)


def complaints(folder: Path, log: str) -> list[str]:
    (folder / "demo.log").write_text(log.replace("ROOT", str(ROOT)))
    ha = HomeAssistant(url="", config=folder, session=Mock(), process=Mock())
    return ha.complaints()


def test_what_others_say_is_not_ours(tmp_path: Path) -> None:
    assert complaints(tmp_path, CALM) == []


@pytest.mark.parametrize("record", LOUD)
def test_what_is_ours_to_mend_is_found(tmp_path: Path, record: str) -> None:
    (found,) = complaints(tmp_path, f"{CALM}{record}\n{CALM}")
    assert found.strip() == record


def test_configuration_of_a_person_is_kept(tmp_path: Path) -> None:
    seed(tmp_path, port=8123, language="fr")
    (tmp_path / "configuration.yaml").write_text("frontend:\n")
    seed(tmp_path, port=8124, language="en")
    assert (tmp_path / "configuration.yaml").read_text() == "frontend:\n"
    place = json.loads((tmp_path / ".storage" / "core.config").read_text())
    http = json.loads((tmp_path / ".storage" / "http").read_text())
    assert place["data"]["language"] == "fr"
    assert http["data"] == {"server_host": [HOST], "server_port": 8124}
    assert (tmp_path / "custom_components" / "hameau").resolve() == INTEGRATION


def test_parts_of_a_configuration_are_packages(tmp_path: Path) -> None:
    switch = {"plug": {"name": "Éclairage"}}
    seed(tmp_path, port=8123, language="fr", parts={"plugs": {"input_boolean": switch}})
    main = (tmp_path / "configuration.yaml").read_text()
    assert "packages: !include_dir_named packages" in main
    part = (tmp_path / "packages" / "plugs.yaml").read_text()
    assert json.loads(part) == {"input_boolean": switch}


@pytest.mark.enable_socket
def test_port_that_is_taken_gives_another(socket_enabled: None) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        wanted = taken.getsockname()[1]
        assert free_port(wanted) != wanted
