"""A recovery key made a moment ago: what becomes of it when the user keeps it, puts it off, or goes elsewhere."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey

KEY = "AAAAA-BBBBB"


@pytest.fixture
def key(qapp: object) -> NewRecoveryKey:
    one = NewRecoveryKey()
    one.come_into_sight(KEY)
    return one


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the questions that were asked; each is answered with no."""
    asked: list[str] = []

    def ask(_parent: QWidget, words: str, *_more: object, **_buttons: object) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr("assertjournal.ui.dialogs.questions.ask", ask)
    return asked


def test_a_key_that_is_kept_is_forgotten_by_the_program(key: NewRecoveryKey, qtbot: QtBot) -> None:
    with qtbot.waitSignal(key.kept):
        key.decide(kept=True)

    assert (key.text, key.is_put_off, key.is_kept) == ("", False, True)


def test_a_key_that_is_put_off_can_be_shown_again(key: NewRecoveryKey, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(key.kept), qtbot.waitSignal(key.put_off, check_params_cb=bool):
        key.decide(kept=False)

    assert (key.text, key.is_put_off) == (KEY, True)


def test_a_new_key_takes_the_place_of_one_that_was_kept_and_asks_to_be_shown(key: NewRecoveryKey, qtbot: QtBot) -> None:
    key.decide(kept=True)
    with qtbot.waitSignal(key.show_asked):
        key.replace("CCCCC-DDDDD")
    key.come_into_sight(key.text)

    assert (key.text, key.is_kept) == ("CCCCC-DDDDD", False)


def test_nothing_of_a_key_goes_along_to_another_journal(key: NewRecoveryKey) -> None:
    key.decide(kept=True)
    key.come_into_sight(KEY)
    key.forget()

    assert (key.text, key.is_in_sight, key.is_kept) == ("", False, False)


def test_one_is_asked_before_a_key_in_sight_goes_for_good(
    key: NewRecoveryKey, questions: list[str], qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    assert not key.may_leave(parent, "Only your passphrase opens this journal.", "Close")
    assert questions == ["Your recovery key is in sight for the last time."]


def test_nothing_is_asked_once_the_key_was_decided_about(
    key: NewRecoveryKey, questions: list[str], qtbot: QtBot
) -> None:
    key.decide(kept=False)
    parent = QWidget()
    qtbot.addWidget(parent)

    assert key.may_leave(parent, "Only your passphrase opens this journal.", "Close")
    assert questions == []
