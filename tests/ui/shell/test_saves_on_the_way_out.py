"""Saving everything before locking or closing: what was typed while a save ran counts, too."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from assertjournal.core.changes import Changes
from assertjournal.services.entries import Edit, SaveMoment
from assertjournal.ui.work.operations import Operations
from assertjournal.ui.work.saves import Saves
from tests.support.timers import NEVER


class SlowOperations(Operations):
    """A journal on a slow disk: what is handed in while others are waited for comes after them."""

    def __init__(self) -> None:
        super().__init__()
        self.handed_in: list[Callable[[], None]] = []

    def write(self, work: Callable[[], Changes], done: Any = None, failed: Any = None) -> None:
        self.handed_in.append(lambda: done(work()))

    def finish(self) -> None:
        jobs, self.handed_in = self.handed_in, []
        for job in jobs:
            job()


@pytest.fixture
def operations(qapp: QApplication) -> Iterator[Operations]:
    slow = SlowOperations()
    yield slow
    slow.stop()


def test_text_typed_while_a_save_is_under_way_is_saved_on_the_way_out(operations: Operations) -> None:
    written = []
    saves = Saves(operations, NEVER)

    def write(edit: Edit, _moment: SaveMoment) -> Changes:
        written.append(edit)
        return Changes()

    autosave = saves.open_entry("entry", write)
    autosave.add(Edit({"limit": "No"}))
    autosave.save_now()
    autosave.add(Edit({"limit": "No, thank you"}))

    assert saves.save_all()
    assert written == [Edit({"limit": "No"}), Edit({"limit": "No, thank you"})]


def test_leaving_a_page_and_locking_at_once_is_no_failure_to_save(operations: Operations) -> None:
    saves = Saves(operations, NEVER)
    autosave = saves.open_entry("entry", lambda _edit, _moment: Changes())
    autosave.add(Edit({"limit": "No"}))
    autosave.save_now(leaves=True)

    assert saves.save_all()
