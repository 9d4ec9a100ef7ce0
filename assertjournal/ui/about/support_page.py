"""Support: what to do in need, the user's own card, and what this program is and is not."""

from PySide6.QtWidgets import QVBoxLayout

from assertjournal.core.answers import Answer, Answers, ChangedAnswers, with_changes
from assertjournal.core.content import SUPPORT_CARD_FORM, Content
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.form_page import FormPage
from assertjournal.ui.pages.page import Page
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SUPPORT
from assertjournal.ui.widgets.fold import Fold
from assertjournal.ui.widgets.help_sections import help_sections

_FOLDED = ("questions", "disclaimer")


class SupportPage(Page):
    """General guidance, readable without a journal."""

    def __init__(self, appearance: Appearance, content: Content) -> None:
        """Build the guidance."""
        super().__init__(appearance, SUPPORT)
        _add_guidance(self, content)
        _add_folds(self, content)

    def open(self, place: Place) -> None:
        """Show the page; nothing is read for it."""
        self.shown.emit()


class OwnSupportPage(FormPage[ChangedAnswers]):
    """The guidance together with the user's own support card."""

    def __init__(self, context: PageContext) -> None:
        """Build the card's form once; `open` fills it."""
        card = context.content.forms[SUPPORT_CARD_FORM]
        super().__init__(card, context, SUPPORT)
        _add_guidance(self, context.content)
        self.column.addSpacing(self.appearance.theme.px(12))
        self.add_title(card.title, card.purpose, self.saved)
        self.column.addWidget(self.form)
        _add_folds(self, context.content)

    def open(self, place: Place) -> None:
        """Show what is on the card."""
        self.context.operations.read(self.context.support_card.answers, self._show)

    def batch(self, field: str, answer: Answer | None) -> ChangedAnswers:
        """Return the answer of one field."""
        return {field: answer}

    def focus_first(self) -> None:
        """Put the focus on the page itself: people come here to read the guidance first."""
        self.setFocus()

    def _show(self, answers: Answers) -> None:
        saves, card = self.context.saves, self.context.support_card
        unsaved = self.follow(lambda: saves.open_answers("support card", card.save))
        self.form.set_answers(with_changes(answers, unsaved or {}))
        self.shown.emit()


def _add_guidance(page: Page, content: Content) -> None:
    support = content.help[SUPPORT]
    page.add_title(support.title)
    page.column.addWidget(help_sections(page.appearance, support))


def _add_folds(page: Page, content: Content) -> None:
    for name in _FOLDED:
        text = content.help[name]
        fold = Fold(text.title, page.appearance)
        inside = QVBoxLayout()
        inside.addWidget(help_sections(page.appearance, text))
        fold.set_content(inside)
        page.column.addWidget(fold)
