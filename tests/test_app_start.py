"""How the program begins: what it leaves to no one, and which journal it opens, or would make."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypedDict

import pytest

from assertjournal.app import SETTINGS_FILE, main, relaunch
from assertjournal.paths import default_journal, user_config
from assertjournal.services.preferences import Preferences, PreferencesFile
from assertjournal.ui.pages.dependencies import Comeback
from tests.support.builders import a_journal
from tests.support.source_tree import ROOT
from tests.support.window_start import COMEBACK


class Began(TypedDict):
    """What `tests.support.window_start` prints."""

    page: str
    journal: str
    core: list[int]
    core_allowed: int
    minimised: bool
    unasked: bool
    told_others: bool
    loaded: list[str]
    imports_by: str
    touches_namespace: bool
    umask: int


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return tmp_path


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


def test_what_it_writes_is_for_its_user_alone() -> None:
    assert start()["umask"] == 0o077


def test_imports_are_not_searched_for_a_switch_of_pyside() -> None:
    assert start()["imports_by"] != "__feature_import__"


def test_what_the_unlock_page_does_not_show_is_not_loaded_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)  # by which Qt would ask the desktop for light or dark
    assert start()["loaded"] == []


def test_the_unlock_page_is_built_and_painted_without_qts_namespace() -> None:
    with TemporaryDirectory() as folder:  # a path that need not be shortened
        journal = Path(folder) / "A.ajournal"
        a_journal(journal)
        began = start(str(journal))
    assert (began["page"], began["touches_namespace"]) == ("UnlockPage", False)


@pytest.mark.parametrize(
    ("comeback", "shown"), [(None, (False, False)), ("unasked", (False, True)), ("minimised", (True, False))]
)
def test_after_locking_the_window_comes_back_as_it_was(
    monkeypatch: pytest.MonkeyPatch, comeback: str | None, shown: tuple[bool, bool]
) -> None:
    if comeback is not None:
        monkeypatch.setenv(COMEBACK, comeback)
    began = start()
    assert (began["minimised"], began["unasked"]) == shown
    assert not began["told_others"]


@pytest.mark.parametrize("name", ["Journal.ajournal", "Monday.ajbackup", "folder without a suffix"])
def test_after_locking_a_journal_that_is_out_of_reach_is_asked_for_and_not_made(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place = home / "stick" / name
    monkeypatch.setenv(COMEBACK, Comeback.IN_FRONT)
    began = start(str(place))
    assert (began["page"], began["journal"]) == ("UnlockPage", str(place))
    assert not place.parent.exists()


def test_locking_starts_the_program_anew_with_nothing_but_the_place_and_the_state_of_the_window(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[list[str]] = []
    monkeypatch.setenv(COMEBACK, "")
    monkeypatch.setattr(os, "execv", lambda _program, words: started.append(words))
    relaunch(Path("/a/Journal.ajournal"), Comeback.MINIMISED)
    assert started == [[sys.executable, "-P", "-m", "assertjournal", "/a/Journal.ajournal"]]
    assert os.environ[COMEBACK] == "minimised"


def test_what_lies_in_the_current_folder_is_not_run_when_the_program_starts_anew(home: Path) -> None:
    lure = home / "lure"
    lure.mkdir()
    for name in ("gettext", "zxcvbn", "peewee", "assertjournal"):
        (lure / f"{name}.py").write_text("open('was-run', 'w').close()\n")
    words = "assertjournal.app.relaunch(pathlib.Path('Nowhere.ajournal'), '')"
    start = f"import assertjournal.app, pathlib; {words}"
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    # Were the place of the program left to whoever runs the tests, it could be the current folder.
    environment |= {"QT_QPA_PLATFORM": "", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", start], cwd=lure, env=environment, capture_output=True, text=True, check=False
    )
    assert "no display" in done.stderr
    assert not (lure / "was-run").exists()


@pytest.mark.usefixtures("garbage_collected")
def test_without_a_display_garbage_is_still_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    assert gc.isenabled()
