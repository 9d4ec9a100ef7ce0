"""Passphrase and keys: each change asks for the present secret, says what came of it, and loses nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.core.errors import FileRefused, UserError, WrongSecret
from assertjournal.data.backup.folder import BACKUPS, stored_backups
from assertjournal.data.backup.opening import backup_keys, verify_backup
from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.keys.key_file import read_key_file
from assertjournal.data.tables import entries
from assertjournal.services.places import Place
from assertjournal.services.safety.journal_keys import EncryptedButClosed, JournalKeys, OldCopy, Remains
from assertjournal.ui.dialogs.progress_dialog import ProgressDialog
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import KEYS
from assertjournal.ui.safety.keys_page import KeysPage
from assertjournal.ui.shell.workspace import Workspace
from tests.support.builders import PASSPHRASE, an_entry
from tests.support.contexts import asked
from tests.support.hands import answering, button, buttons, focus, key, press, shown, words
from tests.support.walks import a_written_entry, settle

NEW = "four other words now"
PRESENT, FIRST, AGAIN = "Present passphrase, or recovery key", "New passphrase", "New passphrase again"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "Journal.ajournal"


@pytest.fixture
def made(new_key: NewRecoveryKey) -> list[str]:
    """Return the recovery keys that were made."""
    keys: list[str] = []
    new_key.show_asked.connect(lambda: keys.append(new_key.text))
    return keys


@pytest.fixture
def page(workspace: Workspace, context: PageContext, made: list[str]) -> KeysPage:
    workspace.show_aside(KEYS)
    settle(context)
    assert isinstance(workspace.page, KeysPage)
    return workspace.page


def line(page: KeysPage, name: str) -> QLineEdit:
    return next(one for one in shown(page, QLineEdit) if one.accessibleName() == name)


def fill(page: KeysPage, present: str, first: str = "", again: str = "") -> None:
    for name, text in ((PRESENT, present), (FIRST, first), (AGAIN, again)):
        if text:
            line(page, name).setText(text)


def wait_for(page: KeysPage, qtbot: QtBot, expected: str) -> None:
    qtbot.waitUntil(lambda: expected in words(page))


def opens(journal: Path, passphrase: str) -> bool:
    try:
        return bool(journal_file.unwrap_key(journal, passphrase=passphrase))
    except WrongSecret:
        return False


def test_what_each_change_does_not_help_against_is_said(page: KeysPage) -> None:
    assert "It does not keep out someone who knew the old one" in words(page)
    assert "Together with a backup or copy from before it still does." in words(page)
    assert "It does not reach back" in words(page)


def test_the_passphrase_is_changed_while_the_journal_is_open(page: KeysPage, journal: Path, qtbot: QtBot) -> None:
    press(page, "Choose a new passphrase")
    fill(page, PASSPHRASE, NEW, NEW)
    press(page, "Change the passphrase")
    wait_for(page, qtbot, "Your new passphrase opens the journal from now on.")
    assert opens(journal, NEW)
    assert not opens(journal, PASSPHRASE)
    assert [one.text() for one in page.findChildren(QLineEdit) if one.text()] == []


@pytest.mark.parametrize(
    ("opener", "asks_new", "starter"),
    [
        ("Choose a new passphrase", True, "Change the passphrase"),
        ("Get a new recovery key", False, "Make the new key"),
    ],
)
def test_after_a_change_there_is_soon_a_backup_that_opens_like_the_journal(
    workspace: Workspace,
    context: PageContext,
    page: KeysPage,
    journal: Path,
    qtbot: QtBot,
    opener: str,
    asks_new: bool,
    starter: str,
) -> None:
    a_written_entry(context, None, None, {"text": "x"})
    with qtbot.waitSignal(workspace.backups.backing_up.made):
        workspace.backups.backing_up.begin()
    press(page, opener)
    fill(page, PASSPHRASE, *((NEW, NEW) if asks_new else ()))
    with qtbot.waitSignal(workspace.backups.backing_up.made):
        press(page, starter)
    settle(context)

    newest, _former = stored_backups(journal / BACKUPS)
    assert backup_keys(newest.path) == read_key_file(journal)


def test_it_can_be_done_with_the_keyboard_alone(page: KeysPage, journal: Path, qtbot: QtBot) -> None:
    button(page, "Choose a new passphrase").setFocus()
    key(focus(), Qt.Key.Key_Space)
    for secret in (PASSPHRASE, NEW, NEW):
        typed = focus()
        assert isinstance(typed, QLineEdit)
        typed.setText(secret)
        key(typed, Qt.Key.Key_Return)
    wait_for(page, qtbot, "Your new passphrase opens the journal from now on.")
    assert opens(journal, NEW)


def test_a_wrong_present_passphrase_changes_nothing_and_can_be_typed_over(
    page: KeysPage, journal: Path, qtbot: QtBot
) -> None:
    press(page, "Choose a new passphrase")
    fill(page, "wrong", NEW, NEW)
    press(page, "Change the passphrase")
    wait_for(page, qtbot, "This passphrase does not open the journal.")
    assert opens(journal, PASSPHRASE)
    assert focus() is line(page, PRESENT)
    assert button(page, "Change the passphrase").isEnabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("", NEW, NEW), "First type the passphrase that opens the journal now"),
        ((PASSPHRASE, "", ""), "The passphrase is empty."),
        ((PASSPHRASE, NEW, "something else"), "The two passphrases are not the same."),
    ],
)
def test_what_is_missing_is_said_at_once(page: KeysPage, journal: Path, typed: tuple[str, str, str], said: str) -> None:
    press(page, "Choose a new passphrase")
    fill(page, *typed)
    press(page, "Change the passphrase")
    assert said in words(page)
    assert opens(journal, PASSPHRASE)


def test_a_new_recovery_key_is_handed_over_to_be_shown(
    page: KeysPage, journal: Path, made: list[str], qtbot: QtBot
) -> None:
    press(page, "Get a new recovery key")
    fill(page, PASSPHRASE)
    press(page, "Make the new key")
    qtbot.waitUntil(lambda: bool(made))
    assert journal_file.unwrap_key(journal, recovery_key=made[0])
    assert opens(journal, PASSPHRASE)


def test_going_elsewhere_forgets_what_was_typed(page: KeysPage, workspace: Workspace, context: PageContext) -> None:
    press(page, "Choose a new passphrase")
    fill(page, PASSPHRASE, NEW, NEW)
    press(page, "Back to where I was")
    settle(context)
    assert [one.text() for one in page.findChildren(QLineEdit) if one.text()] == []


def test_folding_in_forgets_what_was_typed(page: KeysPage) -> None:
    press(page, "Choose a new passphrase")
    fill(page, PASSPHRASE)
    press(page, "Choose a new passphrase")
    assert [one.text() for one in page.findChildren(QLineEdit) if one.text()] == []


def encrypt_anew(page: KeysPage, present: str = PASSPHRASE) -> None:
    press(page, "Re-encrypt everything")
    fill(page, present, NEW, NEW)
    press(page, "Start encrypting")


@pytest.fixture
def entry(context: PageContext) -> str:
    note = an_entry(title="Before")

    def write() -> None:
        with saving():
            entries.put(note, "")

    asked(context.operations, write)
    return note.id


def test_everything_is_encrypted_anew_and_goes_on_being_used(
    page: KeysPage, context: PageContext, journal: Path, made: list[str], entry: str, qtbot: QtBot
) -> None:
    encrypt_anew(page)
    qtbot.waitUntil(lambda: bool(made))
    assert opens(journal, NEW)
    assert not opens(journal, PASSPHRASE)
    assert journal_file.unwrap_key(journal, recovery_key=made[0])
    found = asked(context.operations, lambda: context.entries.get(entry))
    assert found is not None
    assert found.title == "Before"
    assert shown(page, ProgressDialog) == []


def wait_for_backup(page: KeysPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "Delete what is ticked" in buttons(page))
    qtbot.waitUntil(lambda: "First a backup is made" not in words(page))


def test_a_backup_under_the_new_key_is_made_before_old_ones_can_be_deleted(
    page: KeysPage, journal: Path, entry: str, qtbot: QtBot
) -> None:
    encrypt_anew(page)
    wait_for_backup(page, qtbot)
    (backup,) = stored_backups(journal / BACKUPS)
    verify_backup(backup.path, journal_file.unwrap_key(journal, passphrase=NEW))
    page._old._list.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert button(page, "Delete what is ticked").isEnabled()


def test_until_then_nothing_can_be_deleted(page: KeysPage, tmp_path: Path) -> None:
    old = OldCopy(tmp_path / "Journal (old key).ajournal")
    page._old.show_remains(Remains((old,), is_backed_up=False))
    page._old._list.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert not button(page, "Delete what is ticked").isEnabled()
    page._old.show_remains(Remains((old,)))
    page._old._list.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert button(page, "Delete what is ticked").isEnabled()


def test_where_no_backup_can_be_made_that_is_said_and_the_choice_left(
    page: KeysPage, context: PageContext, made: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise FileRefused("The disk is full.")

    monkeypatch.setattr("assertjournal.services.safety.backups.Backups.make", refuse)
    encrypt_anew(page)
    wait_for(page, qtbot, "There is no backup of the journal under its new key yet. The disk is full.")
    page._old._list.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert button(page, "Delete what is ticked").isEnabled()


def test_a_new_recovery_key_is_asked_for_until_somebody_says_that_it_is_kept(
    page: KeysPage, workspace: Workspace, context: PageContext, made: list[str], qtbot: QtBot
) -> None:
    assert "Have you kept your recovery key?" not in words(page)
    press(page, "Get a new recovery key")
    fill(page, PASSPHRASE)
    press(page, "Make the new key")
    qtbot.waitUntil(lambda: bool(made))
    page.open(Place(KEYS))
    settle(context)
    assert "Have you kept your recovery key?" in words(page)

    press(page, "I have kept it")
    settle(context)

    assert "Have you kept your recovery key?" not in words(page)
    assert not asked(context.operations, context.keys.is_key_to_keep)


def test_a_new_journal_that_cannot_be_opened_again_still_shows_its_recovery_key(
    page: KeysPage, made: list[str], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> str:
        raise EncryptedButClosed("KEY-OF-THE-NEW-ONE")

    monkeypatch.setattr(JournalKeys, "encrypt_anew", fail)
    encrypt_anew(page)
    qtbot.waitUntil(lambda: bool(made))
    assert made == ["KEY-OF-THE-NEW-ONE"]
    assert "cannot be opened again just now" in words(page)


def test_the_old_journal_is_named_afterwards_and_deleted_only_when_that_is_confirmed(
    page: KeysPage, context: PageContext, journal: Path, made: list[str], qtbot: QtBot
) -> None:
    old = journal.with_name("Journal (old key).ajournal")
    encrypt_anew(page)
    wait_for_backup(page, qtbot)
    assert not button(page, "Delete what is ticked").isEnabled()
    page._old._list.list.item(0).setCheckState(Qt.CheckState.Checked)
    with answering(lambda dialog: press(dialog, "Keep")):
        press(page, "Delete what is ticked")
    assert old.exists()
    with answering(lambda dialog: press(dialog, "Delete")):
        press(page, "Delete what is ticked")
    settle(context)
    assert not old.exists()
    assert "Delete what is ticked" not in buttons(page)
    assert opens(journal, NEW)


def test_old_copies_are_still_named_the_next_time(
    page: KeysPage, workspace: Workspace, context: PageContext, made: list[str], qtbot: QtBot
) -> None:
    encrypt_anew(page)
    qtbot.waitUntil(lambda: bool(made))
    press(page, "Back to where I was")
    settle(context)
    workspace.show_aside(KEYS)
    settle(context)
    assert "Delete what is ticked" in buttons(page)


def test_the_passphrase_that_somebody_may_know_is_refused(page: KeysPage, journal: Path, qtbot: QtBot) -> None:
    press(page, "Re-encrypt everything")
    fill(page, PASSPHRASE, PASSPHRASE, PASSPHRASE)
    press(page, "Start encrypting")
    wait_for(page, qtbot, "This is the passphrase that someone may know.")
    assert [path.name for path in journal.parent.glob("*.ajournal")] == [journal.name]
    assert shown(page, ProgressDialog) == []


@pytest.fixture
def stops_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Return what lets something happen on the journal's thread before encrypting begins."""
    real = JournalKeys.encrypt_anew
    happenings: list[Callable[[], None]] = []

    def encrypt(keys: JournalKeys, fresh: object, go_on: Callable[[int], None]) -> str:
        for happening in happenings:
            happening()
        return real(keys, fresh, go_on)  # type: ignore[arg-type]

    monkeypatch.setattr(JournalKeys, "encrypt_anew", encrypt)
    return happenings.append


def test_called_off_the_journal_is_as_it_was(
    page: KeysPage, journal: Path, made: list[str], qtbot: QtBot, stops_at: Callable[[Callable[[], None]], None]
) -> None:
    stops_at(page._acts.call_off)
    encrypt_anew(page)
    wait_for(page, qtbot, "Called off. The journal is as it was.")
    assert opens(journal, PASSPHRASE)
    assert made == []
    assert [path.name for path in journal.parent.glob("*.ajournal")] == [journal.name]


def test_cancel_in_the_dialog_calls_off(
    page: KeysPage, journal: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = page._context.keys.prepare_anew

    def prepare(folder: Path, present: str, passphrase: str) -> object:
        prepared = waits(folder, present, passphrase)
        page._acts._called_off.wait(10)
        return prepared

    monkeypatch.setattr(JournalKeys, "prepare_anew", lambda _keys, *asked: prepare(*asked))
    encrypt_anew(page)
    qtbot.waitUntil(lambda: bool(shown(page.window(), ProgressDialog)))
    press(shown(page.window(), ProgressDialog)[0], "Cancel")
    wait_for(page, qtbot, "Called off. The journal is as it was.")
    assert opens(journal, PASSPHRASE)


def test_locking_calls_off_and_lets_nothing_be_half_done(
    page: KeysPage, workspace: Workspace, context: PageContext, journal: Path, qtbot: QtBot
) -> None:
    encrypt_anew(page)
    assert workspace.save_all()
    qtbot.waitUntil(lambda: not shown(page.window(), ProgressDialog))
    context.operations.finish()
    assert opens(journal, PASSPHRASE) != opens(journal, NEW)


def test_a_journal_that_is_only_read_says_why_nothing_can_be_changed(
    page: KeysPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_keys: JournalKeys) -> Path:
        raise UserError("This journal is open for reading only.")

    monkeypatch.setattr(JournalKeys, "folder", refuse)
    press(page, "Get a new recovery key")
    fill(page, PASSPHRASE)
    press(page, "Make the new key")
    wait_for(page, qtbot, "This journal is open for reading only.")
