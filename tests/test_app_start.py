"""How the program begins: what it leaves to nobody, and which journal it opens, or would make."""

import gc
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest

from assertjournal.app import SETTINGS_FILE, main
from assertjournal.paths import default_journal, user_config
from assertjournal.services.preferences import Preferences, PreferencesFile
from tests.support.source_tree import ROOT


class Began(TypedDict):
    """What `tests.support.window_start` prints."""

    page: str
    journal: str
    core: list[int]
    core_allowed: int
    imports_by: str


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


@pytest.fixture
def limits_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda *_limits: None)
    monkeypatch.setenv("ASSERTJOURNAL_SANDBOX", "0")


@pytest.fixture
def garbage_collected() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def start(*words: str) -> Began:
    command = [sys.executable, "-m", "tests.support.window_start", *words]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    began: Began = json.loads(done.stdout)
    return began


def test_without_a_journal_it_begins_with_the_first_run_and_leaves_no_memory_behind() -> None:
    began = start()
    assert (began["page"], began["journal"]) == ("FirstRunPage", str(default_journal()))
    if began["core_allowed"] == 0:
        pytest.skip("this system allows no files of memory, whatever the program does")
    assert began["core"] == [0, 0]


def test_a_remembered_journal_that_is_missing_is_asked_for_and_not_made(home: Path) -> None:
    stick = home / "stick" / "Journal.ajournal"
    PreferencesFile(user_config() / SETTINGS_FILE).write(Preferences(journal=str(stick)))
    began = start()
    assert (began["page"], began["journal"]) == ("UnlockPage", str(stick))
    assert not stick.parent.exists()


def test_a_named_place_may_become_a_journal(home: Path) -> None:
    place = home / "New.ajournal"
    PreferencesFile(user_config() / SETTINGS_FILE).write(Preferences(journal=str(home / "Other.ajournal")))
    began = start(str(place))
    assert (began["page"], began["journal"]) == ("FirstRunPage", str(place))


def test_imports_are_not_searched_for_a_switch_of_pyside() -> None:
    assert start()["imports_by"] != "__feature_import__"


@pytest.mark.usefixtures("garbage_collected", "limits_as_before")
def test_without_a_display_garbage_is_still_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert gc.isenabled()
