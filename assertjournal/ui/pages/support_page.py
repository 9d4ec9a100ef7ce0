"""Support: what to do in need, the user's own card, and what this program is and is not."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.answers import Answer, Answers
from assertjournal.core.changes import Changes
from assertjournal.core.content import SUPPORT_CARD_FORM, Content, HelpText
from assertjournal.services.places import Place
from assertjournal.ui.desk import Desk
from assertjournal.ui.fold import Fold
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.look import Look
from assertjournal.ui.pages.page import Page
from assertjournal.ui.place_names import SUPPORT
from assertjournal.ui.save_words import SaveWords
from assertjournal.ui.saves import Autosave

_FOLDED = ("questions", "disclaimer")


class SupportPage(Page):
    """General guidance, readable without a journal."""

    def __init__(self, look: Look, content: Content) -> None:
        """Build the guidance."""
        super().__init__(look, SUPPORT)
        self._content = content
        support = content.help[SUPPORT]
        self.add_title(support.title)
        self.column.addWidget(_sections(look, support))
        self.add_card()
        for name in _FOLDED:
            text = content.help[name]
            fold = Fold(text.title, look)
            inside = QVBoxLayout()
            inside.addWidget(_sections(look, text))
            fold.set_content(inside)
            self.column.addWidget(fold)

    def open(self, place: Place) -> None:
        """Nothing is read for it."""
        self.shown.emit()

    def add_card(self) -> None:
        """Leave room for the own card, which needs an unlocked journal."""


class OwnSupportPage(SupportPage):
    """The guidance together with the user's own support card."""

    def __init__(self, desk: Desk) -> None:
        """Build the card's form once; `open` fills it."""
        self._desk = desk
        self._autosave: Autosave | None = None
        super().__init__(desk.look, desk.content)

    def add_card(self) -> None:
        """Put the form of the card below the guidance."""
        form = self._content.forms[SUPPORT_CARD_FORM]
        self.form = WorksheetForm(form, self.look, self._desk.clock.today)
        self.form.edited.connect(self._edited)
        self.form.left.connect(lambda _name: self.leave())
        self._saved = SaveWords(self.look)
        self.column.addSpacing(self.look.theme.px(12))
        self.column.addWidget(PlainLabel(self.look.theme, form.title, LabelRole.TITLE, wrap=True))
        self.column.addWidget(PlainLabel(self.look.theme, form.purpose, LabelRole.SECONDARY, wrap=True))
        self.column.addWidget(self._saved)
        self.column.addWidget(self.form)

    def open(self, place: Place) -> None:
        """Show what is on the card."""
        self._desk.operations.read(self._desk.support_card.answers, self._show)

    def leave(self) -> None:
        """Save what was typed."""
        if self._autosave is not None:
            self._autosave.save_now()

    def focus_moved(self, widget: QWidget | None) -> None:
        """Let the form tell which field is entered or left."""
        self.form.focus_moved(widget)

    def _show(self, answers: Answers) -> None:
        def write(changed: Mapping[str, Answer | None], _begins: bool, _leaves: bool) -> Changes:
            return self._desk.support_card.save(changed)

        self._autosave = self._desk.saves.open("support card", {}, write)
        self._saved.follow(self._autosave)
        now = {**answers, **(self._autosave.unsaved or {})}
        self.form.set_answers({key: answer for key, answer in now.items() if answer is not None})
        self.shown.emit()

    def _edited(self, name: str) -> None:
        if self._autosave is not None:
            self._autosave.add({name: self.form.answer(name)})


def _sections(look: Look, text: HelpText) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.theme.px(8))
    for number, section in enumerate(text.sections):
        if number:
            column.addSpacing(look.theme.px(10))
        column.addWidget(PlainLabel(look.theme, section.heading, LabelRole.HEADING, wrap=True))
        for paragraph in section.paragraphs:
            column.addWidget(PlainLabel(look.theme, paragraph, wrap=True, selectable=True))
        for point in section.points:
            column.addWidget(PlainLabel(look.theme, f"•  {point}", wrap=True, selectable=True))
    return inside
