"""A card that lists copies of the journal under an old key, for the user to tick and delete."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _, ngettext
from assertjournal.services.safety.journal_keys import OldCopy, Remains
from assertjournal.ui.choices.tick_list import TickList
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, plain_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class OldCopiesCard(Card):
    """Lists old copies. `delete_asked` asks to delete the ticked ones, after the user has confirmed."""

    delete_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        """Build the card with an empty list."""
        super().__init__(context.appearance.theme, bar="warm")
        theme = context.appearance.theme
        self._formatter = context.formatter
        self._copies: tuple[OldCopy, ...] = ()
        self._may_go = True
        self._list = TickList(context.appearance, _("Old copies"))
        self._list.ticked.connect(self._follow)
        self._delete = plain_button(_("Delete what is ticked"))
        self._delete.clicked.connect(self._ask)
        self._problem = PlainLabel(theme, "", wrap=True)
        column = bare_column(self, theme.px(10))
        column.addWidget(PlainLabel(theme, _("Old copies"), LabelRole.HEADING, wrap=True))
        words = _(
            "These still open with the old passphrase or the old recovery key. Delete what you do not need; first make "
            "sure that the new passphrase opens your journal. On most disks, deleted files can be restored for a "
            "while by someone who tries hard."
        )
        column.addWidget(PlainLabel(theme, words, LabelRole.SECONDARY, wrap=True))
        column.addWidget(self._list)
        column.addWidget(self._problem)
        column.addLayout(button_row(self._delete))
        self._follow()

    def show_remains(self, remains: Remains) -> None:
        """Show the copies that are left, or hide the card if there are none."""
        self._copies = remains.copies
        self._list.set_items((str(copy.path), self._name(copy)) for copy in remains.copies)
        # Until there is a backup under the new key, the old copies may be the only ones.
        self._may_go = remains.is_backed_up
        wait = _("First a backup is made under the new key, and verified …")
        said = str(remains.problem or "") if self._may_go else wait
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
        self.setVisible(bool(remains.copies))
        self._follow()

    def chosen(self) -> tuple[OldCopy, ...]:
        """Return the ticked copies."""
        ticked = self._list.chosen()
        return tuple(copy for copy in self._copies if str(copy.path) in ticked)

    def _name(self, copy: OldCopy) -> str:
        name, folder = copy.path.name, copy.path.parent
        if copy.made_at is None:
            return _("{name}, the journal as it was, in {folder}").format(name=name, folder=folder)
        day = self._formatter.day(copy.made_at.astimezone().date())
        return _("Backup of {day}: {name}, in {folder}").format(day=day, name=name, folder=folder)

    def _follow(self) -> None:
        self._delete.setEnabled(self._may_go and bool(self._list.chosen()))

    def _ask(self) -> None:
        # imported late: start-up
        from assertjournal.ui.dialogs.questions import ask

        count = len(self.chosen())
        question = ngettext("Delete this old copy?", "Delete these {count} old copies?", count).format(count=count)
        more = _("This cannot be undone. Your present journal is not touched.")
        if ask(self, question, more, yes=_("Delete"), no=_("Keep")):
            self.delete_asked.emit()
