"""Keeping the recovery key: the file is its owner's and never inside a journal; a print that fails says so."""

import stat
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog

from assertjournal.data.keys.key_file import KEY_FILE
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import UI_FAMILY
from assertjournal.ui.guard.clipboard_guard import ClipboardGuard
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.locked.recovery_key_ways import recovery_key_page
from assertjournal.ui.widgets.labels import PlainLabel
from tests.support.builders import a_journal
from tests.support.hands import press, shown, words
from tests.ui.conftest import Shown

KEY = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG"


@pytest.fixture
def page(appearance: Appearance, show: Shown) -> RecoveryKeyPage:
    one = recovery_key_page(appearance, KEY)
    show(one)
    return one


def save_to(page: RecoveryKeyPage, file: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("assertjournal.ui.locked.recovery_key_ways.ask_where_to_save", lambda *_asked: file)
    press(page, "Save to a file")


def print_to(page: RecoveryKeyPage, file: Path, patch: pytest.MonkeyPatch) -> None:
    """Press Print, and in its dialog choose to print to a file."""

    def choose_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFileName(str(file))
        return int(QPrintDialog.DialogCode.Accepted)

    patch.setattr(QPrintDialog, "exec", choose_file)
    press(page, "Print")


def test_saved_over_a_file_that_others_could_read_it_is_its_owners_only(
    page: RecoveryKeyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "recovery-key.txt"
    file.write_text("older")
    file.chmod(0o644)
    save_to(page, file, monkeypatch)
    assert KEY in file.read_text(encoding="utf-8")
    assert "older" not in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", [KEY_FILE, "recovery-key.txt"])
def test_it_is_never_saved_into_a_journal(
    page: RecoveryKeyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    journal = tmp_path / "Journal.ajournal"
    a_journal(journal)
    before = {file.name: file.read_bytes() for file in journal.iterdir()}
    save_to(page, journal / name, monkeypatch)
    assert "A journal is never written over, nor into." in words(page)
    assert {file.name: file.read_bytes() for file in journal.iterdir()} == before


def test_a_copied_key_leaves_the_clipboard_after_a_minute(page: RecoveryKeyPage) -> None:
    press(page, "Copy")
    assert QGuiApplication.clipboard().text() == KEY
    (guard,) = page.findChildren(ClipboardGuard)
    assert guard.timer.isActive()
    guard.timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_key_that_cannot_be_printed_is_said_not_to_be(
    page: RecoveryKeyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_to(page, tmp_path / "gone" / "key.pdf", monkeypatch)
    assert "It could not be printed." in words(page)
    assert "Sent to the printer." not in words(page)


def test_a_key_that_was_printed_is_said_to_be(
    page: RecoveryKeyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key.pdf"
    print_to(page, file, monkeypatch)
    assert "Anyone who can open that file can read the key." in words(page)
    assert file.read_bytes().startswith(b"%PDF")


def test_a_printed_key_is_set_in_the_face_that_is_easy_to_tell_apart(
    page: RecoveryKeyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key.pdf"
    print_to(page, file, monkeypatch)
    assert b"AtkinsonHyperlegible" in file.read_bytes()


@pytest.mark.parametrize("own_fonts", [True, False])
def test_a_shown_key_is_set_in_that_face_and_its_figures_are_equally_wide(
    page: RecoveryKeyPage, appearance: Appearance, own_fonts: bool
) -> None:
    appearance.theme.apply(own_fonts=own_fonts)
    (label,) = (one for one in shown(page, PlainLabel) if one.text() == KEY)
    appearance.theme.apply(own_fonts=True)
    assert label.fontInfo().family() == UI_FAMILY
    assert len({label.fontMetrics().horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_a_key_that_cannot_be_saved_is_said_in_words_that_fit_a_window(
    page: RecoveryKeyPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    save_to(page, tmp_path / "file" / "key.txt", monkeypatch)
    assert "The folder for this file does not exist. Make it first, or choose another." in words(page)
