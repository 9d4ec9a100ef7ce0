"""The way into a journal: the first run, unlocking, and what can be read without one."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.cli.secret_input import secret_in
from assertjournal.data.disk.instance_lock import InstanceLock
from assertjournal.data.journal import journal_file
from assertjournal.data.journal.key_to_keep import is_key_to_keep, remember_key_to_keep
from assertjournal.data.keys import kdf
from assertjournal.data.keys.key_file import KEY_FILE, KEY_FILE_COPY
from assertjournal.services.safety.journals import Journals
from assertjournal.ui.about.scenario_page import ScenarioPage
from assertjournal.ui.journal.welcome_page import WelcomePage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.builders import PASSPHRASE, a_journal
from tests.support.clocks import AFTER_A_WRONG_SECRET, SetClock
from tests.support.hands import answering, button, buttons, focus, press, shown, words
from tests.support.windows import asked_again, choose, first_run, line, shown_key, unlock_with, unlocked, wait_for_words

Opener = Callable[[Path], MainWindow]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "Journal.ajournal"
    a_journal(path)
    return path


def test_a_place_with_a_journal_asks_for_its_passphrase(open_window: Opener, journal: Path) -> None:
    window = open_window(journal)
    assert "Your journal is locked." in words(window)
    assert focus() is line(window, "Passphrase")
    assert line(window, "Passphrase").echoMode() is QLineEdit.EchoMode.Password


def test_the_passphrase_opens_it(open_window: Opener, journal: Path, qtbot: QtBot) -> None:
    window = open_window(journal)
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(shown(window, WelcomePage)))


def test_the_passphrase_does_not_stay_in_the_window(open_window: Opener, journal: Path, qtbot: QtBot) -> None:
    window = open_window(journal)
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert [one.text() for one in window.flow.findChildren(QLineEdit) if one.text()] == []


def test_a_wrong_passphrase_says_so_and_can_be_typed_over(
    open_window: Opener, journal: Path, clock: SetClock, qtbot: QtBot
) -> None:
    window = open_window(journal)
    unlock_with(window, "something else")
    wait_for_words(window, qtbot, "This passphrase does not open the journal")
    passphrase = line(window, "Passphrase")
    assert focus() is passphrase
    assert passphrase.selectedText() != ""
    clock.pass_by(AFTER_A_WRONG_SECRET)
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.workspace is not None)


def no_journal(path: Path) -> None:
    for inner in path.iterdir():
        inner.unlink()
    (path / "holiday.txt").write_text("not a journal")


def damaged(path: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (path / name).write_bytes(b"{}")


def damaged_text(path: Path) -> None:
    (path / journal_file.DATABASE_FILE).write_bytes(b"x" * 8192)


def newer(path: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        file = path / name
        file.write_bytes(file.read_bytes().replace(b'"version":1', b'"version":9'))


FAILURES = {
    "wrong passphrase": (lambda _path: None, "something else", "This passphrase does not open the journal"),
    "not a journal": (no_journal, PASSPHRASE, "This is not a journal."),
    "damaged keys": (damaged, PASSPHRASE, "damaged"),
    "damaged text": (damaged_text, PASSPHRASE, "damaged"),
    "newer": (newer, PASSPHRASE, "newer version"),
}


@pytest.mark.parametrize(("spoil", "secret", "said"), FAILURES.values(), ids=FAILURES)
def test_every_way_in_which_it_does_not_open_has_words_of_its_own(
    open_window: Opener, journal: Path, qtbot: QtBot, spoil: Callable[[Path], None], secret: str, said: str
) -> None:
    spoil(journal)
    window = open_window(journal)
    unlock_with(window, secret)
    wait_for_words(window, qtbot, said)
    others = {words_of for _spoil, _secret, words_of in FAILURES.values()} - {said}
    assert not [other for other in others if other in words(window)]
    assert button(window, "Unlock").isEnabled()


def test_a_journal_in_use_says_so_before_its_key_is_worked_out(
    open_window: Opener, journal: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out: list[object] = []
    monkeypatch.setattr(kdf, "hash_secret_raw", lambda *secret, **_costs: worked_out.append(secret))
    held = InstanceLock(journal)
    try:
        window = open_window(journal)
        unlock_with(window, PASSPHRASE)
        wait_for_words(window, qtbot, "This journal is open in another window or program.")
        assert window.workspace is None
        assert worked_out == []
    finally:
        held.release()


def test_an_empty_passphrase_is_said_to_be_empty(open_window: Opener, journal: Path, qtbot: QtBot) -> None:
    window = open_window(journal)
    unlock_with(window, "")
    wait_for_words(window, qtbot, "The passphrase is empty.")


def test_a_wrong_recovery_key_says_so(open_window: Opener, journal: Path, clock: SetClock, qtbot: QtBot) -> None:
    window = open_window(journal)
    press(window, "Use the recovery key")
    unlock_with(window, "AAAAA")
    wait_for_words(window, qtbot, "recovery key")
    press(window, "Use the passphrase")
    clock.pass_by(AFTER_A_WRONG_SECRET)
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.workspace is not None)


def test_the_journal_is_named_so_that_one_knows_which_it_is(open_window: Opener, journal: Path) -> None:
    assert str(journal) in words(open_window(journal)).split("\n")


@pytest.mark.parametrize(
    ("typed", "modifier", "warned"),
    [
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
    ],
)
def test_caps_lock_is_noticed(
    open_window: Opener, journal: Path, typed: str, modifier: Qt.KeyboardModifier, warned: bool
) -> None:
    window = open_window(journal)
    QApplication.sendEvent(focus(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, typed))
    assert ("Caps lock seems to be on." in words(window)) == warned


def test_what_is_typed_can_be_shown(open_window: Opener, journal: Path) -> None:
    window = open_window(journal)
    press(window, "Show what I type")
    assert line(window, "Passphrase").echoMode() is QLineEdit.EchoMode.Normal


def test_an_empty_passphrase_makes_no_journal(open_window: Opener, tmp_path: Path) -> None:
    window = first_run(open_window, tmp_path)
    choose(window, "", "")
    assert "The passphrase is empty." in words(window)
    assert focus() is line(window, "Passphrase")
    assert not (tmp_path / "place").exists()


def test_two_different_passphrases_make_no_journal(open_window: Opener, tmp_path: Path) -> None:
    window = first_run(open_window, tmp_path)
    choose(window, PASSPHRASE, "three words there")
    assert "The two passphrases are not the same." in words(window)
    assert focus() is line(window, "Passphrase again")
    assert not (tmp_path / "place").exists()


def test_a_passphrase_is_rated_in_words(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    window = first_run(open_window, tmp_path)
    before = words(window)
    QTest.keyClicks(line(window, "Passphrase"), "abc")
    qtbot.waitUntil(lambda: words(window) != before)


def test_where_the_journal_will_be_is_said(open_window: Opener, tmp_path: Path) -> None:
    window = first_run(open_window, tmp_path)
    assert str(tmp_path / "place" / "New.ajournal") in words(window)


def test_the_recovery_key_that_is_shown_opens_the_new_journal(with_key: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "place" / "New.ajournal"
    assert journal_file.unwrap_key(path, recovery_key=shown_key(with_key)) == journal_file.unwrap_key(
        path, passphrase=PASSPHRASE
    )


@pytest.mark.parametrize(("pressed", "reminded"), [("I have kept it", False), ("Later", True)])
def test_whether_it_was_kept_or_put_off_the_journal_opens(
    with_key: MainWindow, qtbot: QtBot, pressed: str, reminded: bool
) -> None:
    press(with_key, pressed)
    qtbot.waitUntil(lambda: bool(shown(with_key, WelcomePage)))
    assert ("Your recovery key can still be shown" in words(with_key)) == reminded


def test_a_key_that_was_put_off_can_be_shown_again_until_it_is_kept(with_key: MainWindow, qtbot: QtBot) -> None:
    recovery_key = shown_key(with_key)
    press(with_key, "Later")
    qtbot.waitUntil(lambda: bool(shown(with_key, WelcomePage)))
    press(with_key, "Show the recovery key")
    assert shown_key(with_key) == recovery_key
    press(with_key, "I have kept it")
    assert "Your recovery key can still be shown" not in words(with_key)


def test_the_key_is_copied_with_a_word_for_password_managers(with_key: MainWindow) -> None:
    press(with_key, "Copy")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == shown_key(with_key)
    assert data.data("x-kde-passwordManagerHint") == b"secret"
    assert "Any program can read the clipboard" in words(with_key)


def test_the_copied_key_is_taken_back_at_the_end(with_key: MainWindow) -> None:
    press(with_key, "Copy")
    with_key.end()
    assert QGuiApplication.clipboard().text() == ""


def test_the_copied_key_is_taken_back_when_locking(with_key: MainWindow, qtbot: QtBot) -> None:
    press(with_key, "Copy")
    press(with_key, "Later")
    qtbot.waitUntil(lambda: with_key.workspace is not None)
    with_key.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_since_stays(with_key: MainWindow) -> None:
    press(with_key, "Copy")
    QGuiApplication.clipboard().setText("something else")
    with_key.end()
    assert QGuiApplication.clipboard().text() == "something else"


def test_the_key_is_saved_to_a_file_for_its_owner_only(
    with_key: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "recovery-key.txt"
    monkeypatch.setattr("assertjournal.ui.locked.recovery_key_ways.ask_where_to_save", lambda *_asked: file)
    press(with_key, "Save to a file")
    assert shown_key(with_key) in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_place_where_the_key_cannot_be_saved_is_said(
    with_key: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "gone" / "recovery-key.txt"
    monkeypatch.setattr("assertjournal.ui.locked.recovery_key_ways.ask_where_to_save", lambda *_asked: file)
    press(with_key, "Save to a file")
    assert "Make it first, or choose another." in words(with_key)


@pytest.mark.parametrize("scenarios", ["Read the scenarios", "Read the scenarios first"])
def test_scenarios_can_be_read_without_a_journal(
    open_window: Opener, journal: Path, tmp_path: Path, scenarios: str
) -> None:
    window = open_window(tmp_path / "New.ajournal" if scenarios.endswith("first") else journal)
    press(window, scenarios)
    press(window, "Read Ben")
    assert shown(window, ScenarioPage)
    assert "Start my own from this" not in buttons(window)
    press(window, "All scenarios")
    press(window, "Back to the start")
    assert scenarios in buttons(window)


def test_support_can_be_read_without_a_journal(open_window: Opener, journal: Path) -> None:
    window = open_window(journal)
    press(window, "Support")
    assert "emergency" in words(window)
    press(window, "Back to the start")
    assert shown(window, UnlockPage)


def test_another_journal_can_be_opened(
    open_window: Opener, journal: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: other)
    window = open_window(journal)
    press(window, "Open another journal")
    assert str(other) in words(window).split("\n")
    unlock_with(window, PASSPHRASE)
    qtbot.waitUntil(lambda: window.workspace is not None)
    assert window.flow.journal == other


def test_short_memory_while_making_a_journal_is_said_with_the_key(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Journals, "was_short_of_memory", lambda *_asked: True)
    window = first_run(open_window, tmp_path)
    choose(window, PASSPHRASE, PASSPHRASE)
    wait_for_words(window, qtbot, "little free memory")


@pytest.mark.parametrize(("answer", "closes"), [("Close without the key", True), ("Stay here", False)])
def test_closing_with_the_key_in_sight_asks_first(with_key: MainWindow, answer: str, closes: bool) -> None:
    with answering(lambda dialog: press(dialog, answer)):
        with_key.close()
    assert with_key.isVisible() == (not closes)


def test_the_first_line_of_a_saved_key_opens_the_journal(
    with_key: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "recovery-key.txt"
    monkeypatch.setattr("assertjournal.ui.locked.recovery_key_ways.ask_where_to_save", lambda *_asked: file)
    press(with_key, "Save to a file")
    path = tmp_path / "place" / "New.ajournal"
    assert journal_file.unwrap_key(path, recovery_key=secret_in(str(file))) == journal_file.unwrap_key(
        path, passphrase=PASSPHRASE
    )


@pytest.mark.parametrize(("pressed", "to_keep"), [("I have kept it", False), ("Later", True), ("", True)])
def test_a_key_that_nobody_said_is_kept_is_noted_as_such_in_the_journal(
    with_key: MainWindow, qtbot: QtBot, pressed: str, to_keep: bool
) -> None:
    if pressed:
        press(with_key, pressed)
        qtbot.waitUntil(lambda: with_key.workspace is not None)
        with_key.lock()
    assert asked_again(with_key.flow.journal, is_key_to_keep) == to_keep


def test_until_it_is_kept_every_unlocking_asks_for_it(
    open_window: Opener, journal: Path, dependencies: Dependencies, qtbot: QtBot
) -> None:
    asked_again(journal, lambda: remember_key_to_keep(1))
    window = unlocked(open_window(journal), dependencies, qtbot)
    assert "Have you kept your recovery key?" in words(window)
    press(window, "Recovery key")
    dependencies.operations.finish()
    assert "Have you kept your recovery key?" in words(window)
