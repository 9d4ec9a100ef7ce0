"""A journal's page that is left for another journal's while its key is worked out: no answer mixes the two."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from assertjournal.data.journal import journal_file
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.locked.new_passphrase_page import NewPassphrasePage
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.work.operations import Operations
from tests.support.backups import a_backup
from tests.support.builders import PASSPHRASE, a_journal, opened
from tests.support.hands import press, shown, words
from tests.support.windows import Opener, choose, line

LONGEST_SECONDS = 10


class Held:
    """Holds one of the journals' slow doings until it is let go on, and keeps the threads that ran aside.

    `begun` is set once it is held.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._free = threading.Event()
        self.begun = threading.Event()
        self._threads: list[threading.Thread] = []
        aside = Operations.aside

        def noted(operations: Operations, *work: Any) -> threading.Thread:
            self._threads.append(aside(operations, *work))
            return self._threads[-1]

        monkeypatch.setattr(Operations, "aside", noted)

    def hold(self, name: str) -> None:
        self._patch.setattr(Journals, name, self.holding(getattr(Journals, name)))

    def holding(self, work: Callable[..., object]) -> Callable[..., Any]:
        def held(*given: Any, **more: Any) -> object:
            self.begun.set()
            assert self._free.wait(LONGEST_SECONDS)
            return work(*given, **more)

        return held

    def let_go(self, dependencies: Dependencies) -> None:
        self._free.set()
        for thread in self._threads:
            thread.join(LONGEST_SECONDS)
        dependencies.operations.finish()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    one = Held(monkeypatch)
    yield one
    one._free.set()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "Journal.ajournal"


@pytest.fixture(autouse=True)
def recovery_key(journal: Path) -> str:
    return a_journal(journal)


def is_at(window: MainWindow, journal: Path) -> bool:
    return window.workspace is None and bool(shown(window, UnlockPage)) and window.flow.journal == journal


@pytest.mark.parametrize("secret", [PASSPHRASE, "wrong"])
def test_an_answer_for_a_journal_that_was_left_is_not_given(
    open_window: Opener, journal: Path, other: Path, dependencies: Dependencies, held: Held, qtbot: QtBot, secret: str
) -> None:
    window = open_window(journal)
    held.hold("unwrap_with_passphrase")
    line(window, "Passphrase").setText(secret)
    press(window, "Unlock")
    press(window, "Open another journal")
    held.let_go(dependencies)
    assert is_at(window, other)
    assert "does not open" not in words(window)


def test_the_journal_that_is_looked_for_is_the_one_of_the_page_that_asked(
    open_window: Opener,
    journal: Path,
    other: Path,
    dependencies: Dependencies,
    held: Held,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_for: list[Path] = []
    monkeypatch.setattr(Journals, "find_free", lambda _journals, path: looked_for.append(path))
    window = open_window(journal)
    object.__setattr__(dependencies, "content", held.holding(dependencies.content))  # it is frozen
    line(window, "Passphrase").setText(PASSPHRASE)
    press(window, "Unlock")
    qtbot.waitUntil(held.begun.is_set)
    press(window, "Open another journal")

    held.let_go(dependencies)

    assert looked_for == [journal]


def test_a_recovery_key_is_not_taken_for_the_next_journal(
    open_window: Opener, journal: Path, recovery_key: str, other: Path, dependencies: Dependencies, held: Held
) -> None:
    window = open_window(journal)
    held.hold("unwrap_with_recovery_key")
    press(window, "Use the recovery key")
    line(window, "Recovery key").setText(recovery_key)
    press(window, "Unlock")
    press(window, "Open another journal")
    held.let_go(dependencies)
    assert is_at(window, other)


def test_a_journal_is_made_where_it_was_asked_for(
    open_window: Opener, tmp_path: Path, other: Path, dependencies: Dependencies, held: Held
) -> None:
    place = tmp_path / "New.ajournal"
    window = open_window(place)
    held.hold("create")
    choose(window, PASSPHRASE, PASSPHRASE)
    press(window, "Open another journal")
    held.let_go(dependencies)
    assert is_at(window, other)
    assert place.is_dir()


def test_a_changed_passphrase_opens_nothing_that_was_left(
    open_window: Opener,
    journal: Path,
    recovery_key: str,
    other: Path,
    dependencies: Dependencies,
    held: Held,
    qtbot: QtBot,
) -> None:
    window = open_window(journal)
    press(window, "Use the recovery key")
    line(window, "Recovery key").setText(recovery_key)
    press(window, "Unlock")
    qtbot.waitUntil(lambda: bool(shown(window, NewPassphrasePage)))
    held.hold("change_passphrase")
    line(window, "New passphrase").setText("another one altogether")
    line(window, "New passphrase again").setText("another one altogether")
    press(window, "Change the passphrase")
    window.flow.ask_for_another()
    held.let_go(dependencies)
    assert is_at(window, other)


@pytest.mark.parametrize("comes", ["workspace", "recovery key"])
def test_what_opened_while_another_was_chosen_stays(
    open_window: Opener,
    journal: Path,
    tmp_path: Path,
    other: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    comes: str,
) -> None:
    place = journal if comes == "workspace" else tmp_path / "New.ajournal"
    window = open_window(place)
    came: dict[str, Callable[[], bool]] = {
        "workspace": lambda: window.workspace is not None,
        "recovery key": lambda: bool(shown(window, RecoveryKeyPage)),
    }

    def ask(_parent: object) -> Path:
        qtbot.waitUntil(came[comes])
        return other

    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", ask)
    if comes == "workspace":
        line(window, "Passphrase").setText(PASSPHRASE)
        press(window, "Unlock")
    else:
        choose(window, PASSPHRASE, PASSPHRASE)
    press(window, "Open another journal")
    assert came[comes]()
    assert window.flow.journal == place


def test_locking_comes_back_to_the_journal_that_opened_behind_the_page_of_another(
    open_window: Opener,
    journal: Path,
    other: Path,
    dependencies: Dependencies,
    held: Held,
    qtbot: QtBot,
    relaunched: list[Path],
) -> None:
    window = open_window(journal)
    held.hold("open")
    line(window, "Passphrase").setText(PASSPHRASE)
    press(window, "Unlock")
    qtbot.waitUntil(held.begun.is_set)
    press(window, "Open another journal")
    assert is_at(window, other)
    held.let_go(dependencies)
    qtbot.waitUntil(lambda: window.workspace is not None)

    window.lock()

    assert relaunched == [journal]


def test_the_keys_in_a_backup_are_not_offered_on_a_page_that_was_left(
    open_window: Opener,
    journal: Path,
    other: Path,
    dependencies: Dependencies,
    held: Held,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[object] = []
    monkeypatch.setattr(UnlockPage, "offer_backup_keys", lambda *given: offered.append(given))
    opened(journal)
    a_backup(journal)
    journal_file.close_journal()
    for name in (KEY_FILE, KEY_FILE_COPY):
        (journal / name).unlink()
    window = open_window(journal)
    held.hold("are_keys_lost")
    line(window, "Passphrase").setText(PASSPHRASE)
    press(window, "Unlock")
    qtbot.waitUntil(held.begun.is_set)
    press(window, "Open another journal")

    held.let_go(dependencies)

    assert is_at(window, other)
    assert offered == []
