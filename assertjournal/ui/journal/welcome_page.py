"""The first page of a new journal: ways to begin."""

from PySide6.QtCore import Signal

from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SCENARIO, WELCOME, WORKSHEET
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.buttons import button_row, link_button, plain_button, primary_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class WelcomePage(Page):
    """Offers a conversation, an example, a note or a skill to begin with.

    `conversation_asked` asks for a new conversation, `note_asked` for a new note, and `key_asked` for the recovery
    key to be shown.
    """

    conversation_asked = Signal()
    note_asked = Signal()
    key_asked = Signal()

    def __init__(self, context: PageContext) -> None:
        """Build the page."""
        super().__init__(context.appearance, WELCOME)
        self.add_title(_("A place to begin"), _("Which conversation is on your mind?"))
        words = (
            _(
                "Prepare it in six small steps, in any order. Nothing has to be filled in; everything is saved as you "
                "type."
            ),
            _("Not sure how this works? Read how Ben asked for a proper break at work; he used all six skills."),
        )
        for paragraph in words:
            self.column.addWidget(PlainLabel(context.appearance.theme, paragraph, LabelRole.BODY, wrap=True))
        first = next(iter(context.content.scenarios.values()))
        begin = primary_button(_("New conversation"))
        begin.clicked.connect(self.conversation_asked)
        read = plain_button(_("Read {name}").format(name=first.name))
        read.clicked.connect(lambda: self.go.emit(Place(SCENARIO, None, first.id)))
        self.column.addLayout(button_row(begin, read))
        if not context.can_write:
            begin.hide()
        skill = context.content.skills[0]
        for text, act in (
            (_("Just write a note"), self.note_asked.emit),
            (_("Try a skill without a conversation"), lambda: self.go.emit(Place(WORKSHEET, None, skill.id))),
        ):
            link = link_button(text)
            link.clicked.connect(act)
            self.column.addLayout(button_row(link))
            if not context.can_write:
                link.hide()

        self._key_line = self._recovery_key_line()
        self.column.addWidget(self._key_line)

    def remind_of_key(self, still_to_keep: bool) -> None:
        """Show or hide the reminder that the user has not kept the recovery key yet."""
        self._key_line.setVisible(still_to_keep)

    def _recovery_key_line(self) -> Card:
        card = Card(self.appearance.theme)
        row = bare_row(card)
        words = _("Your recovery key can still be shown until you lock the journal.")
        row.addWidget(PlainLabel(self.appearance.theme, words, wrap=True), 1)
        show = plain_button(_("Show the recovery key"))
        show.clicked.connect(self.key_asked)
        row.addWidget(show)
        card.hide()
        return card

    def open(self, place: Place) -> None:
        """Show the page, which needs nothing from the journal."""
        self.shown.emit()
