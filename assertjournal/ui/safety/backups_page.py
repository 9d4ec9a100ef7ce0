"""The Backups page, with or without an open journal: a list, and actions on the selected backup."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from assertjournal.core.errors import UserError
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.services.safety import restoring
from assertjournal.services.safety.restoring import BackupLine
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.dialogs.files import ask_for_folder
from assertjournal.ui.pages.aside_page import AsidePage
from assertjournal.ui.pages.place_names import BACKUPS
from assertjournal.ui.safety.backup_table import BackupTable, in_folder
from assertjournal.ui.widgets.buttons import button_row, link_button, plain_button
from assertjournal.ui.widgets.flow_layout import in_flow
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.widgets.section_card import SectionCard
from assertjournal.ui.widgets.work_row import WorkRow
from assertjournal.ui.work.background_work import BackgroundWork
from assertjournal.ui.work.operations import Operations

T = TypeVar("T")
_WHOLE = 100


class BackupsPage(AsidePage):
    """Verifies, opens and restores backups. `open_asked` carries the path of the journal or backup to open."""

    open_asked = Signal(object)

    def __init__(self, appearance: Appearance, formatter: Formatter, operations: Operations, journal: Path) -> None:
        """Build the page for the backups beside `journal`, which may be missing or damaged.

        `open` reads the list.
        """
        super().__init__(appearance, BACKUPS)
        self.formatter = formatter
        self._operations = operations
        self.journal = journal
        self._folder = restoring.backups_folder(journal)
        self._restored: Path | None = None
        self.work = BackgroundWork(operations, self, _("Called off; nothing was changed."))
        self.work.progressed.connect(self.show_progress)
        self.add_title(_("Backups"), _("Copies of the whole journal, encrypted like the journal itself."))
        self._add_head()
        self._add_list()
        self._add_outcome()
        self._show_actions()

    def open(self, place: Place) -> None:
        """Read the list again."""
        self.say("")
        self.read_list()
        super().open(place)

    def end(self) -> None:
        """Cancel the running work, and wait for its end."""
        self.work.end()

    def read_list(self) -> None:
        """Read again which backups are in the folder."""
        folder = self._folder

        def show(lines: tuple[BackupLine, ...]) -> None:
            if folder == self._folder:  # another folder may have been chosen in the meantime
                self._show_list(lines)

        # Aside: a slow disk or network folder must not hold up saves.
        self._operations.aside(lambda: restoring.backup_lines(folder), show, lambda _error: None)

    def say(self, words: str, restored: Path | None = None) -> None:
        """Show a message in place of the progress. With `restored`, a button opens that new journal."""
        had_focus = self._row.has_focus  # hiding the row takes it away
        self._row.hide()
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._restored = restored
        self._open_restored.setVisible(restored is not None)
        self._show_actions()
        if had_focus:
            (self._open_restored if restored is not None else self.table).setFocus(Qt.FocusReason.OtherFocusReason)
        if words:
            self.bring_into_sight(self._said)

    def begin_work(self, words: str) -> None:
        """Show that work has begun, with a button that cancels it."""
        self.say(words)
        self._row.begin(_WHOLE)
        self._show_actions()
        self.bring_into_sight(self._row)

    def show_progress(self, percent: int) -> None:
        """Show how far the work has come."""
        self._row.show_progress(percent)

    def call_off(self) -> None:
        """Cancel the running work."""
        self.work.call_off()

    def _add_head(self) -> None:
        """Add what is above the list. Without an open journal there is nothing."""

    def _add_list(self) -> None:
        card = SectionCard(self.appearance, _("Your backups"))
        self._place = card.add_words(in_folder(self._folder))
        self.table = BackupTable(self.appearance, self.formatter)
        self.table.picked.connect(self._show_actions)
        card.add(self.table)
        self._empty = card.add_words(_("There are none here."), LabelRole.BODY)
        self._empty.hide()
        self._actions: list[tuple[QPushButton, Callable[[BackupLine], bool]]] = []
        for text, act, fits in self._acts():
            button = plain_button(text)
            button.clicked.connect(act)
            self._actions.append((button, fits))
        card.add(in_flow(self.appearance.theme.px(8), *(button for button, _fits in self._actions)))
        elsewhere = link_button(_("Look in another folder …"))
        elsewhere.clicked.connect(self._look_elsewhere)
        self._beside = link_button(_("Look beside the journal"))
        self._beside.clicked.connect(lambda: self.look_in(restoring.backups_folder(self.journal)))
        self._beside.hide()
        card.add(button_row(elsewhere, self._beside))
        self.column.addWidget(card)

    def _acts(self) -> tuple[tuple[str, Callable[[], None], Callable[[BackupLine], bool]], ...]:
        """Return the buttons below the list: text, action, and the condition under which a backup enables it."""
        return (
            (_("Verify"), self._verify, lambda _line: True),
            (_("Open read-only"), self._open_picked, lambda line: line.is_readable),
            (_("Restore as a new journal"), self._restore, lambda line: line.is_readable),
        )

    def _add_outcome(self) -> None:
        self._row = WorkRow()
        self._row.cancel_asked.connect(self.call_off)
        self.column.addWidget(self._row)
        self._said = PlainLabel(self.appearance.theme, "", wrap=True, selectable=True)
        self.column.addWidget(self._said)
        self._open_restored = plain_button(_("Open the restored journal"))
        self._open_restored.clicked.connect(lambda: self.open_asked.emit(self._restored))
        self.column.addLayout(button_row(self._open_restored))

    def _show_list(self, lines: tuple[BackupLine, ...]) -> None:
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def _show_actions(self) -> None:
        line, is_busy = self.table.line, not self._row.isHidden()
        for button, fits in self._actions:
            button.setEnabled(line is not None and not is_busy and fits(line))

    def look_in(self, folder: Path) -> None:
        """List the backups in a folder."""
        self._folder = folder
        self._show_list(())
        self._place.setText(in_folder(folder))
        self._beside.setVisible(folder != restoring.backups_folder(self.journal))
        self.say("")
        self.read_list()

    def picked(self) -> Path:
        """Return the path of the selected backup. Called only while one is selected."""
        line = self.table.line
        return Path() if line is None else line.path

    def say_error(self, error: UserError) -> None:
        """Show why something failed."""
        self.say(str(error))

    def _look_elsewhere(self) -> None:
        chosen = ask_for_folder(self, _("Choose a folder with backups"))
        if chosen is not None:
            self.look_in(chosen)

    def _open_picked(self) -> None:
        self.open_asked.emit(self.picked())

    def _verify(self) -> None:
        backup = self.picked()
        self._run(
            _("Verifying the backup …"),
            lambda go_on: restoring.verify(backup, go_on),
            lambda was_read: self.say(_verified(was_read)),
        )

    def _restore(self) -> None:
        backup = self.picked()

        def restore(go_on: Callable[[int], None]) -> Path:
            target = restoring.place_for(backup, self.journal)
            restoring.restore(backup, target, go_on=go_on)
            return target

        self._run(_("Restoring the backup …"), restore, self._say_restored)

    def _say_restored(self, place: Path) -> None:
        words = _("Restored as a new journal: {place}").format(place=place)
        secrets = _("It opens with the passphrase and recovery key of that time. Your present journal is unchanged.")
        self.say(f"{words}\n{secrets}", place)

    def _run(self, words: str, work: Callable[[Callable[[int], None]], T], done: Callable[[T], None]) -> None:
        self.begin_work(words)
        self.work.begin()
        self.work.start(work, done, self.say_error)


def _verified(was_read: bool) -> str:
    if was_read:
        return _("The backup is in order: every page was read, and nothing is missing.")
    return _("The backup is in order: every byte is as it was when the backup was made and checked.")
