"""The bin: items deleted in the last thirty days, to bring back or to delete for good."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from assertjournal.core.bin import Binned, BinnedConversation
from assertjournal.core.changes import Changes
from assertjournal.i18n import _, ngettext
from assertjournal.services.places import Place
from assertjournal.ui.dialogs.questions import ask
from assertjournal.ui.entries.conversation_names import ConversationNames
from assertjournal.ui.entries.entry_names import EntryNames
from assertjournal.ui.journal.bin_model import BinModel
from assertjournal.ui.journal.card_list import CardList
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import BIN, JOURNAL
from assertjournal.ui.widgets.buttons import button_row, plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class BinPage(Page):
    """A list of deleted items, with buttons below it that act on the chosen row."""

    def __init__(self, context: PageContext) -> None:
        """Build the page; `open` fills its list."""
        super().__init__(context.appearance, BIN)
        self._context = context
        names = EntryNames(context.content, context.formatter)
        conversations = ConversationNames(context.content, context.formatter)
        self.model = BinModel(context.formatter, names, conversations, context.preferences)
        self.list: CardList[Binned] = CardList(
            _("Bin"), self.model, context.appearance, lambda item: _icon(item, names), marks_chosen=True
        )
        self.add_title(
            _("Bin"),
            _("What you delete stays here for at least 30 days, and can be brought back. Then it is removed for good."),
        )
        self._empty = PlainLabel(context.appearance.theme, _("The bin is empty."), LabelRole.LEAD, wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self._empty, 1)  # or the title would stretch when the list is hidden
        self.fill_with(self.list)
        self._acts = (
            primary_button(_("Bring back")),
            plain_button(_("Delete for good")),
            plain_button(_("Empty the bin")),
        )
        back = plain_button(_("Back"))
        back.clicked.connect(self._go_back)
        self.set_foot(button_row(*self._acts, back))
        if context.can_write:
            self._offer_acts()
        for widget in (self._empty, self.list, *self._acts):  # until the bin has been read, any of them may be wrong
            widget.hide()

    def open(self, place: Place) -> None:
        """Show what is in the bin."""
        self._context.operations.read(self._context.bin.items, self._show)

    def refresh(self, changes: Changes) -> None:
        """Read the bin again if something went in or came out."""
        if self.isVisible() and (changes.entries or changes.conversations or changes.everything):
            self.open(Place(BIN))

    def focus_first(self) -> None:
        """Focus the list unless it is empty."""
        if self.list.isHidden():
            super().focus_first()
        else:
            self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the journal with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _offer_acts(self) -> None:
        self.list.add_act(_("Bring back"), "", self._bring_back)
        self.list.add_act(_("Delete for good"), QKeySequence.StandardKey.Delete, lambda item: self._purge((item,)))
        self.list.activated.connect(lambda index: self.list.act_on(index, self._bring_back))
        bring_back, purge, empty = self._acts
        bring_back.clicked.connect(lambda: self.list.act_on(self.list.currentIndex(), self._bring_back))
        purge.clicked.connect(lambda: self.list.act_on(self.list.currentIndex(), lambda item: self._purge((item,))))
        empty.clicked.connect(lambda: self._purge(self.model.items))

    def _show(self, items: tuple[Binned, ...]) -> None:
        # Keep the position rather than the item: the current item is usually the one that has just left the bin.
        row = max(self.list.currentIndex().row(), 0)
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.model.set_items(items)
        self.list.setCurrentIndex(self.model.index(min(row, len(items) - 1), 0))
        self._empty.setVisible(not items)
        self.list.setVisible(bool(items))
        for act in self._acts:
            act.setVisible(self._context.can_write and bool(items))
        # Qt moves the focus away from a widget that is hidden, such as the list once it is empty.
        if had_focus and self.isVisible():
            self.focus_first()
        self.shown.emit()

    def _bring_back(self, item: Binned) -> None:
        the_bin = self._context.bin
        restore = the_bin.restore_conversation if isinstance(item, BinnedConversation) else the_bin.restore_entry
        self._context.operations.write(lambda: restore(item.line.id))

    def _purge(self, items: tuple[Binned, ...]) -> None:
        words = ngettext("Delete this for good?", "Delete all {count} for good?", len(items)).format(count=len(items))
        along = sum(item.entries for item in items if isinstance(item, BinnedConversation) and len(items) == 1)
        more = [_("This cannot be undone. Earlier backups still contain what you delete.")]
        if along:
            with_it = ngettext("Its {count} entry is deleted, too.", "Its {count} entries are deleted, too.", along)
            more.insert(0, with_it.format(count=along))
        if ask(self, words, " ".join(more), yes=_("Delete for good"), no=_("Keep")):
            self._context.operations.write(lambda: self._context.bin.purge(*items))

    def _go_back(self) -> None:
        self.go.emit(Place(JOURNAL))


def _icon(item: Binned, names: EntryNames) -> str:
    return "users" if isinstance(item, BinnedConversation) else names.icon(item.line)
