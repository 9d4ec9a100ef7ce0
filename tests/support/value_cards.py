"""The Values page in tests: going there, adding to it, finding its cards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from assertjournal.services.people import KnownPerson
from assertjournal.services.places import Place
from assertjournal.ui.forms.scale_field import ScaleField
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import VALUES
from assertjournal.ui.shell.workspace import Workspace
from assertjournal.ui.values.card_stack import FormCard
from assertjournal.ui.values.value_card import ValueCard
from assertjournal.ui.values.values_page import ValuesPage
from tests.support.contexts import asked
from tests.support.hands import key, press, shown, words
from tests.support.walks import go, page_as, settle


def the_page(workspace: Workspace, context: PageContext) -> ValuesPage:
    """Go to the Values page and return it."""
    go(workspace, context, Place(VALUES, workspace.place.conversation))
    return page_as(workspace, ValuesPage)


def with_values(context: PageContext, *given: str) -> None:
    """Store these values."""
    asked(context.operations, lambda: context.values.add(given))


def add(context: PageContext, page: ValuesPage, line: QLineEdit, text: str) -> None:
    """Write a name into a line and add it with Enter."""
    line.setFocus()
    line.insert(text)
    key(line, Qt.Key.Key_Return)
    settle(context)


def card_of(page: ValuesPage, label: str) -> ValueCard:
    """Return the visible card of a value."""
    (found,) = (card for card in shown(page, ValueCard) if label in words(card).split("\n"))
    return found


def person_card(page: ValuesPage, label: str) -> FormCard[KnownPerson]:
    """Return the card of a person."""
    (found,) = (card for card in page.relationships.stack.cards.values() if label in words(card).split("\n"))
    return found


def rate(context: PageContext, card: ValueCard, field: str, number: int) -> None:
    """Rate a value, folding its card out first where that is needed."""
    if not card.fold.is_open:
        press(card, "Rate today")
    assert card.form is not None
    scale = card.form.frames[field].widget
    assert isinstance(scale, ScaleField)
    scale.row.toggles[number].click()
    settle(context)
