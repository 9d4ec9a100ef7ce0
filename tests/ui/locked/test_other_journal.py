"""Opening another journal: what is none is refused before anything is closed, and there is a way back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from assertjournal.data.journal import journal_file
from assertjournal.paths import default_journal
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.journal.welcome_page import WelcomePage
from assertjournal.ui.locked.first_run_page import FirstRunPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from assertjournal.ui.widgets.path_label import PathLabel
from tests.support.builders import a_journal
from tests.support.hands import answering, buttons, key, name_of, press, shown, words
from tests.support.windows import Opener
from tests.ui.conftest import Shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pick(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def set_choice(folder: Path) -> None:
        monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: folder)

    return set_choice


def holiday(tmp_path: Path) -> Path:
    (tmp_path / "Holiday").mkdir()
    (tmp_path / "Holiday" / "beach.txt").write_text("no journal")
    return tmp_path / "Holiday"


def hear(heard: list[str]) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        heard.append(words(dialog))
        press(dialog, "Close")

    return act


def test_a_plain_folder_is_refused_before_the_open_journal_is_closed(
    window: MainWindow, tmp_path: Path, pick: Callable[[Path], None], relaunched: list[Path]
) -> None:
    pick(holiday(tmp_path))
    heard: list[str] = []
    with answering(hear(heard)):
        key(window, Qt.Key.Key_O, CONTROL)
    assert "This is not a journal." in heard[0]
    assert relaunched == []
    assert shown(window, WelcomePage)


def test_a_journal_is_gone_to(
    window: MainWindow, tmp_path: Path, pick: Callable[[Path], None], relaunched: list[Path]
) -> None:
    a_journal(tmp_path / "Other.ajournal")
    pick(tmp_path / "Other.ajournal")
    key(window, Qt.Key.Key_O, CONTROL)
    assert relaunched == [tmp_path / "Other.ajournal"]


def test_a_damaged_journal_is_gone_to_as_its_page_knows_ways_to_help(
    window: MainWindow, tmp_path: Path, pick: Callable[[Path], None], relaunched: list[Path]
) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    (other / journal_file.DATABASE_FILE).unlink()
    pick(other)
    key(window, Qt.Key.Key_O, CONTROL)
    assert relaunched == [other]


def test_a_plain_folder_is_refused_while_locked_too(
    open_window: Opener, journal: Path, tmp_path: Path, pick: Callable[[Path], None]
) -> None:
    window = open_window(journal)
    pick(holiday(tmp_path))
    heard: list[str] = []
    with answering(hear(heard)):
        press(window, "Open another journal")
    assert "This is not a journal." in heard[0]
    assert window.flow.journal == journal


def test_a_journal_that_is_not_there_is_not_made(
    open_window: Opener, tmp_path: Path, pick: Callable[[Path], None]
) -> None:
    window = open_window(tmp_path / "New.ajournal")
    pick(tmp_path / "Gone.ajournal")
    heard: list[str] = []
    with answering(hear(heard)):
        press(window, "Open another journal")
    assert "There is no journal at this place." in heard[0]
    assert window.flow.journal == tmp_path / "New.ajournal"


def test_from_another_journal_one_goes_back_to_the_usual_one(open_window: Opener, journal: Path) -> None:
    a_journal(default_journal())
    window = open_window(journal)
    press(window, "Back to my usual journal")
    assert window.flow.journal == default_journal()
    assert "Back to my usual journal" not in buttons(window)


def test_the_usual_journal_is_the_one_that_is_remembered(
    open_window: Opener, journal: Path, dependencies: Dependencies, tmp_path: Path
) -> None:
    a_journal(tmp_path / "Mine.ajournal")
    dependencies.preferences.put(replace(dependencies.preferences.now, journal=str(tmp_path / "Mine.ajournal")))
    window = open_window(journal)
    press(window, "Back to my usual journal")
    assert window.flow.journal == tmp_path / "Mine.ajournal"


def test_from_a_remembered_journal_one_comes_to_the_one_at_the_usual_place(
    open_window: Opener, journal: Path, dependencies: Dependencies
) -> None:
    a_journal(default_journal())
    dependencies.preferences.put(replace(dependencies.preferences.now, journal=str(journal)))
    window = open_window(journal)
    press(window, "Open the journal at the usual place")
    assert window.flow.journal == default_journal()


def test_where_there_is_no_usual_journal_yet_one_goes_back_to_the_start(open_window: Opener, journal: Path) -> None:
    window = open_window(journal)
    press(window, "Back to the start")
    assert shown(window, FirstRunPage)


def test_a_long_place_is_shortened_in_the_middle_and_whole_to_the_ear(appearance: Appearance, show: Shown) -> None:
    place = "/" + "/".join(f"a folder with a name {number}" for number in range(20)) + "/Journal.ajournal"
    page = UnlockPage(appearance, place)
    show(page)
    (label,) = shown(page, PathLabel)
    drawn = QLabel.text(label)
    assert drawn.startswith("/a folder")
    assert drawn.endswith("Journal.ajournal")
    assert "…" in drawn
    assert (name_of(label), label.toolTip()) == (place, place)
