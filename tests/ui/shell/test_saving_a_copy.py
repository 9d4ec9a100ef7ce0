"""Where saving fails, a copy can be saved elsewhere: from the message, and from the cover."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from assertjournal.services.safety.safe_copy import Held, SavedCopy
from assertjournal.ui.locked.covered_page import CoveredPage
from assertjournal.ui.pages.dependencies import Dependencies
from assertjournal.ui.shell import saving_a_copy
from assertjournal.ui.shell.main_window import MainWindow
from tests.support.hands import answering, press, shown, words
from tests.support.windows import Disk, kept_in, workspace_of, write_in

SAVE_A_COPY = "Save a copy elsewhere …"
Choose = Callable[[Path | None], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Return what answers the question for a place."""
    return lambda place: monkeypatch.setattr(saving_a_copy, "ask_where_to_save", lambda *_asked: place)


@pytest.fixture
def failing(window: MainWindow, dependencies: Dependencies, disk: Disk) -> MainWindow:
    """Return a window with a text that cannot be saved, as the disk is full."""
    disk.full = True
    page = write_in(window, dependencies, "heron at the river")
    page.leave()
    dependencies.operations.finish()
    return window


def test_the_message_offers_a_copy_as_long_as_saving_fails(failing: MainWindow) -> None:
    messages = workspace_of(failing).messages

    assert messages.button.isVisible()
    assert messages.button.text() == SAVE_A_COPY


def test_the_copy_holds_what_was_typed_and_the_window_keeps_it(
    failing: MainWindow, dependencies: Dependencies, disk: Disk, tmp_path: Path, choose: Choose, journal: Path
) -> None:
    choose(tmp_path / "Copy.ajournal")
    told: list[str] = []

    def room_elsewhere(place: Path, unsaved: object) -> SavedCopy:
        disk.full = False
        try:
            return save_copy(place, unsaved)  # type: ignore[arg-type]
        finally:
            disk.full = True

    context = workspace_of(failing)._context
    save_copy = context.safe_copy.save_copy
    context.safe_copy.save_copy = room_elsewhere  # type: ignore[method-assign]
    with answering(lambda dialog: told.append(dialog.text()) if isinstance(dialog, QMessageBox) else None):
        press(failing, SAVE_A_COPY)
        dependencies.operations.finish()

    assert told == [f"A copy is saved at {tmp_path / 'Copy.ajournal'}, with what you typed last."]
    assert "Not saved" in workspace_of(failing).messages.words()
    disk.full = False
    failing.end()
    assert kept_in(tmp_path / "Copy.ajournal", dependencies) == "heron at the river"
    assert kept_in(journal, dependencies) == "heron at the river"


def test_a_place_that_cannot_be_written_is_told_with_a_next_step(
    failing: MainWindow, dependencies: Dependencies, tmp_path: Path, choose: Choose
) -> None:
    (tmp_path / "Copy.ajournal").mkdir()
    choose(tmp_path / "Copy.ajournal")
    told: list[str] = []

    with answering(lambda dialog: told.append(words(dialog))):
        press(failing, SAVE_A_COPY)
        dependencies.operations.finish()

    assert "Choose another name or folder." in told[0]


def test_choosing_no_place_saves_nothing(
    failing: MainWindow, dependencies: Dependencies, tmp_path: Path, choose: Choose
) -> None:
    choose(None)
    before = sorted(tmp_path.rglob("*.ajournal"))

    press(failing, SAVE_A_COPY)
    dependencies.operations.finish()

    assert sorted(tmp_path.rglob("*.ajournal")) == before


def test_the_cover_offers_a_copy_too(
    failing: MainWindow, dependencies: Dependencies, tmp_path: Path, choose: Choose
) -> None:
    asked: list[str] = []
    choose(None)
    failing.lock()
    (cover,) = shown(failing, CoveredPage)
    cover.copy_asked.connect(lambda: asked.append("copy"))

    press(cover, SAVE_A_COPY)

    assert asked == ["copy"]
    assert shown(failing, CoveredPage)


def test_the_offer_goes_once_it_is_saved(failing: MainWindow, dependencies: Dependencies, disk: Disk) -> None:
    disk.full = False

    workspace_of(failing).save_all()
    dependencies.operations.finish()

    assert not workspace_of(failing).messages.isVisible()


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Held.READABLE, "What can still be read of the journal is saved at {place}, with what you typed last."),
        (Held.NOTHING, "Only what you typed last is saved at {place}. Nothing else in the journal can be read."),
    ],
)
def test_it_is_said_what_the_copy_lacks(
    failing: MainWindow, dependencies: Dependencies, tmp_path: Path, choose: Choose, held: Held, said: str
) -> None:
    place = tmp_path / "Copy.ajournal"
    choose(place)
    told: list[str] = []
    context = workspace_of(failing)._context
    context.safe_copy.save_copy = lambda *_given: SavedCopy(place, held)  # type: ignore[method-assign]

    with answering(lambda dialog: told.append(words(dialog))):
        press(failing, SAVE_A_COPY)
        dependencies.operations.finish()

    assert said.format(place=place) in told[0]
    assert "Keep the folder of the damaged journal and its backups." in told[0]


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Held.WHOLE, "A copy is saved at {place}."),
        (Held.READABLE, "What can still be read of the journal is saved at {place}."),
        (Held.NOTHING, "Nothing in the journal can be read, so the copy at {place} is empty."),
    ],
)
def test_where_nothing_waits_to_be_saved_it_is_not_said_that_something_did(
    window: MainWindow, dependencies: Dependencies, tmp_path: Path, choose: Choose, held: Held, said: str
) -> None:
    place = tmp_path / "Copy.ajournal"
    choose(place)
    told: list[str] = []
    workspace = workspace_of(window)
    workspace._context.saves.take_nothing()
    workspace._context.safe_copy.save_copy = lambda *_given: SavedCopy(place, held)  # type: ignore[method-assign]

    with answering(lambda dialog: told.append(words(dialog))):
        workspace.save_a_copy()
        dependencies.operations.finish()

    assert said.format(place=place) in told[0]
    assert "typed" not in told[0]
