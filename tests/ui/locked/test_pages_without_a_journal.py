"""The pages about the program itself before unlocking: they lie over what is in sight, and take nothing away."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from assertjournal.core.content import Content
from assertjournal.core.errors import UserError
from assertjournal.ui.locked.recovery_key_page import RecoveryKeyPage
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.builders import a_journal
from tests.support.hands import answering, focus, key, press, shown, type_text, words
from tests.support.windows import Opener, shown_key


@pytest.mark.parametrize(("answer", "stays"), [("Stay here", True), ("Go on without the key", False)])
def test_another_journal_leaves_a_key_behind_only_when_told_to(
    with_key: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, stays: bool
) -> None:
    other = tmp_path / "Other.ajournal"
    a_journal(other)
    monkeypatch.setattr("assertjournal.ui.dialogs.files.ask_for_journal", lambda _parent: other)
    with answering(lambda question: press(question, answer)):
        key(with_key, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert bool(shown(with_key, RecoveryKeyPage)) == stays
    assert (str(other) in words(with_key).split("\n")) != stays


ASIDE = {
    "Preferences": (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier),
    "Keyboard shortcuts": (Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier),
    "About, privacy and sources": (Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier),
}


@pytest.mark.parametrize("title", ASIDE)
def test_the_pages_about_the_program_need_no_journal(open_window: Opener, journal: Path, title: str) -> None:
    window = open_window(journal)
    key(window, *ASIDE[title])
    assert title in words(window).split("\n")
    key(focus(), Qt.Key.Key_Escape)
    assert shown(window, UnlockPage)


def test_a_key_that_is_to_be_kept_is_still_there_after_reading(with_key: MainWindow) -> None:
    recovery_key = shown_key(with_key)
    for pressed in ASIDE.values():
        key(with_key, *pressed)
    assert not shown(with_key, RecoveryKeyPage)

    press(with_key, "Back to the start")

    assert shown_key(with_key) == recovery_key
    assert with_key.new_key.is_in_sight


def test_a_passphrase_half_typed_is_still_there_after_the_preferences(open_window: Opener, journal: Path) -> None:
    window = open_window(journal)
    line = focus()
    type_text(line, "corr")
    key(window, *ASIDE["Preferences"])
    press(window, "200 %")
    press(window, "Back to the start")
    assert line.property("text") == "corr"
    assert line.isVisible()


def test_preferences_need_no_content_either(
    open_window: Opener, journal: Path, dependencies: Dependencies, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(journal)

    def broken() -> Content:
        raise UserError("A file of the program is damaged.", "Install it again.")

    monkeypatch.setattr(window.flow, "_dependencies", replace(dependencies, content=broken))
    key(window, *ASIDE["Preferences"])
    assert "Preferences" in words(window).split("\n")
