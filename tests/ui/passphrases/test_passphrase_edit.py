"""The field for a passphrase: dots unless shown on request, and a word where caps lock seems to be on."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.passphrases.passphrase_edit import PassphraseEdit
from assertjournal.ui.widgets.labels import PlainLabel
from tests.ui.conftest import Shown

SHIFT, NOTHING = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def edit(appearance: Appearance, show: Shown) -> PassphraseEdit:
    edit = PassphraseEdit(appearance, "Passphrase")
    show(edit)
    return edit


def type_letter(edit: PassphraseEdit, letter: str, modifiers: Qt.KeyboardModifier = NOTHING) -> None:
    QApplication.sendEvent(edit.line, QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, letter))


def warns_of_caps_lock(edit: PassphraseEdit) -> bool:
    return any("Caps lock" in label.text() for label in edit.findChildren(PlainLabel) if label.isVisible())


def test_what_is_typed_shows_as_dots_until_it_is_asked_for(edit: PassphraseEdit) -> None:
    before = edit.line.echoMode()
    edit.show_box.click()

    assert (before, edit.line.echoMode()) == (QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal)


def test_it_shows_as_dots_again_once_the_box_is_cleared(edit: PassphraseEdit) -> None:
    edit.show_box.click()
    edit.show_box.click()

    assert edit.line.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("key", "modifiers", "warns"),
    [
        ("A", NOTHING, True),
        ("a", SHIFT, True),
        ("a", NOTHING, False),
        ("A", SHIFT, False),
        ("Ä", NOTHING, True),
        ("語", NOTHING, False),
        ("7", NOTHING, False),
    ],
)
def test_a_word_about_caps_lock_follows_the_case_of_a_letter(
    edit: PassphraseEdit, key: str, modifiers: Qt.KeyboardModifier, warns: bool
) -> None:
    type_letter(edit, key, modifiers)

    assert warns_of_caps_lock(edit) is warns


def test_the_word_about_caps_lock_goes_with_the_next_letter_that_fits(edit: PassphraseEdit) -> None:
    type_letter(edit, "A")
    type_letter(edit, "b")

    assert not warns_of_caps_lock(edit)
