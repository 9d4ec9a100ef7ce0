"""A journal that is not at its place: nothing is made where one was remembered, and no path is too odd to open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assertjournal.ui.locked.first_run_page import FirstRunPage
from assertjournal.ui.locked.locked_flow import LockedFlow
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.locked.unlock_page import UnlockPage
from assertjournal.ui.pages.dependencies import Dependencies
from tests.support.builders import PASSPHRASE
from tests.support.hands import button, focus, key, shown, words
from tests.ui.conftest import Shown

Begin = Callable[[Path, bool], LockedFlow]
MISSING = "There is no journal at {place}."


@pytest.fixture
def begin(dependencies: Dependencies, show: Shown) -> Iterator[Begin]:
    def build(journal: Path, may_create: bool) -> LockedFlow:
        flow = LockedFlow(dependencies, journal, NewRecoveryKey(), may_create=may_create)
        show(flow)
        shown(flow, QLineEdit)[0].setFocus()
        return flow

    yield build
    dependencies.operations.stop()


def test_a_remembered_journal_that_is_missing_is_said_to_be(begin: Begin, tmp_path: Path) -> None:
    place = tmp_path / "stick" / "Journal.ajournal"
    flow = begin(place, False)
    assert shown(flow, UnlockPage)
    assert MISSING.format(place=place) in words(flow)
    assert not place.parent.exists()


def test_a_passphrase_makes_nothing_where_a_remembered_journal_is_missing(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "stick" / "Journal.ajournal"
    flow = begin(place, False)
    typed = focus()
    assert isinstance(typed, QLineEdit)
    typed.setText(PASSPHRASE)
    key(typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button(flow, "Unlock").isEnabled())
    assert shown(flow, UnlockPage)
    assert not place.parent.exists()


def test_a_place_that_nobody_chose_begins_with_the_first_run(begin: Begin, tmp_path: Path) -> None:
    flow = begin(tmp_path / "data" / "Journal.ajournal", True)
    assert shown(flow, FirstRunPage)
    assert "There is no journal" not in words(flow)


@pytest.mark.parametrize(("may_create", "page"), [(True, FirstRunPage), (False, UnlockPage)])
def test_a_place_out_of_reach_is_like_a_missing_one(
    begin: Begin, tmp_path: Path, may_create: bool, page: type[FirstRunPage | UnlockPage]
) -> None:
    flow = begin(tmp_path / ("x" * 300) / "Journal.ajournal", may_create)
    assert shown(flow, page)
