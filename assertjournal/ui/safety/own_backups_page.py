"""Backups of the open journal: making one, a second folder for them, and bringing back what is missing."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal

from assertjournal.core.changes import Changes
from assertjournal.i18n import _, ngettext
from assertjournal.services.places import Place
from assertjournal.services.safety import restoring
from assertjournal.services.safety.backups import MadeBackup
from assertjournal.services.safety.restoring import BackupLine
from assertjournal.services.transfer.import_run import ImportCounts
from assertjournal.services.transfer.readable_copy import Rescued, save_readable
from assertjournal.ui.dialogs.files import ask_for_folder, ask_where_to_save
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.safety.backup_table import entries_in_words, held
from assertjournal.ui.safety.backups_page import BackupsPage
from assertjournal.ui.safety.salvage_words import left_out_in_words
from assertjournal.ui.widgets.buttons import button_row, plain_button, primary_button
from assertjournal.ui.widgets.flow_layout import in_flow
from assertjournal.ui.widgets.section_card import SectionCard


class OwnBackupsPage(BackupsPage):
    """`backup_asked` asks for a backup, `call_off_asked` that it is to end, `copy_asked` for a copy as a journal."""

    backup_asked = Signal()
    call_off_asked = Signal()
    copy_asked = Signal()

    def __init__(self, context: PageContext, *, can_write: bool) -> None:
        """Show what can be done with backups. What would change the journal only where it can be written to."""
        self._context = context
        self._can_write = can_write
        self._backups = context.backups
        self._backing_up = False
        super().__init__(context.appearance, context.formatter, context.operations, restoring.open_place())

        self._add_rescue()

    def open(self, place: Place) -> None:
        """Read the list and the second folder again."""
        super().open(place)
        if self._can_write:
            self._context.operations.read(self._backups.second_folder, self._show_second)

    def show_begun(self) -> None:
        """Show that a backup is being made."""
        self._backing_up = True
        self.begin_work(_("Backing up. You can go on writing."))

    def show_made(self, made: MadeBackup) -> None:
        """Show where the backup is."""
        self._backing_up = False
        lines = [_("Backed up and verified: {file}").format(file=made.path)]
        if made.second is not None:
            lines.append(_("A copy is in the second folder: {file}").format(file=made.second))
        if made.problem is not None:
            lines.append(_("The second folder has no copy. {reason}").format(reason=made.problem))
        self.say("\n".join(lines))
        self.table.clearSelection()  # the new one is picked then
        self.read_list()

    def show_failed(self, words: str) -> None:
        """Show why there is no new backup."""
        self._backing_up = False
        self.say(words)

    def call_off(self) -> None:
        """Cancel what runs."""
        if self._backing_up:
            self.call_off_asked.emit()
        else:
            super().call_off()

    def _add_head(self) -> None:
        if not self._can_write:
            return
        card = SectionCard(self.appearance, _("Make one"))
        card.add_words(
            _(
                "The journal is backed up by itself when you unlock it, once an hour at most, at once after a change "
                "of the passphrase or recovery key, and before an import."
            )
        )
        self._second = card.add_words()
        self._back_up = primary_button(_("Back up now"))
        self._back_up.clicked.connect(self.backup_asked)
        choose = plain_button(_("Choose a second folder …"))
        choose.clicked.connect(self._choose_second)
        self._no_second = plain_button(_("Use no second folder"))
        self._no_second.clicked.connect(lambda: self._keep_second(None))
        self._look_there = plain_button(_("Look in the second folder"))
        self._look_there.clicked.connect(lambda: self.look_in(self._second_folder or Path()))
        card.add(in_flow(self.appearance.theme.px(8), self._back_up, choose, self._look_there, self._no_second))
        self.column.addWidget(card)
        self._show_second(None)

    def _acts(self) -> tuple[tuple[str, Callable[[], None], Callable[[BackupLine], bool]], ...]:
        acts = super()._acts()
        if not self._can_write:
            return acts
        return (*acts, (_("Bring back what is missing"), self._bring_back, lambda line: line.is_own))

    def _add_rescue(self) -> None:
        card = SectionCard(self.appearance, _("If the journal is damaged"))
        card.add_words(
            _(
                "All that can still be read can be saved as a new journal. It is encrypted, and the same passphrase "
                "opens it."
            )
        )
        copy = plain_button(_("Save a copy elsewhere …"))
        copy.clicked.connect(self.copy_asked)
        card.add(button_row(copy))
        card.add_words(
            _(
                "It can also be saved as a file, which the command “assertjournal import” brings into a journal. The "
                "file is not encrypted: anyone who can open it can read it."
            )
        )
        save = plain_button(_("Save what can be read …"))
        save.clicked.connect(self._save_readable)
        card.add(button_row(save))
        self.column.addWidget(card)

    def _save_readable(self) -> None:
        chosen = ask_where_to_save(self, _("Save what can be read"), "journal.json")
        if chosen is None:
            return
        self.say(_("Saving what can be read …"))

        def say(rescued: Rescued) -> None:
            self._say_rescued(chosen, rescued)

        operations = self._context.operations
        operations.run(
            lambda: save_readable(self._context.clock, chosen), *operations.keeping_open(say, self.say_error)
        )

    def _say_rescued(self, file: Path, done: Rescued) -> None:
        words = [_("Saved {what}: {file}").format(what=entries_in_words(done.entries), file=file)]
        if done.left_out is not None:
            words.append(left_out_in_words(done.left_out))
        self.say("\n".join(words))

    def _show_second(self, folder: Path | None) -> None:
        self._second_folder = folder
        if folder is None:
            words = _(
                "Backups lie beside the journal, on the same disk. A second folder on another disk, such as a USB "
                "stick, gets a copy of each: it is there when the disk fails."
            )
        else:
            words = _("The second folder gets a copy of each: {folder}").format(folder=folder)
        self._second.setText(words)
        for button in (self._no_second, self._look_there):
            button.setVisible(folder is not None)

    def _choose_second(self) -> None:
        chosen = ask_for_folder(self, _("Choose a second folder for backups"))
        if chosen is not None:
            self._keep_second(chosen)

    def _keep_second(self, folder: Path | None) -> None:
        self._context.operations.run(
            lambda: self._backups.choose_second_folder(folder), lambda _none: self._show_second(folder), self.say_error
        )

    def _bring_back(self) -> None:
        backup = self.picked()
        counts: list[ImportCounts] = []

        def bring_back() -> Changes:
            self.work.go_on(0)
            self._backups.make_if_changed(lambda _percent: self.work.go_on(0))
            found, changes = restoring.bring_back(self._context.content, backup, self.work.go_on)
            counts.append(found)
            return changes

        self.begin_work(_("Bringing back what is missing. The journal is saved to again when this is done."))
        self.work.begin()
        operations = self._context.operations
        operations.write(
            bring_back, *operations.keeping_open(lambda _changes: self._say_brought(counts[0]), self.say_error)
        )

    def _say_brought(self, counts: ImportCounts) -> None:
        if not counts.imported:
            self.say(_("Nothing is missing: all that is in the backup is in the journal, in the bin perhaps."))
            return
        self.say(_("Brought back: {what}. Everything else is as it was.").format(what=_brought(counts.imported)))
        self.read_list()


def _brought(counts: Mapping[str, int]) -> str:
    """Name entries and conversations, and count the rest together."""
    others = sum(count for name, count in counts.items() if name not in ("entries", "conversations"))
    words = held({"entry": counts.get("entries", 0), "conversation": counts.get("conversations", 0)})
    if not others:
        return words
    more = ngettext("{count} other thing", "{count} other things", others).format(count=others)
    return f"{words}, {more}"
