"""A stack of cards, one for each item of a list, in the order of the list."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.saved_form import SavedForm
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.fold import Fold

T = TypeVar("T")
_LAYING_OUT_MS = 150


class FormCard(Card, Generic[T]):
    """A card with a folded form, which is built when it is first opened.

    `grown` carries the card after the user has made it grow. `built` announces that the form has just been built.
    """

    grown = Signal(QWidget)
    built = Signal()

    def __init__(self, appearance: Appearance, title: str) -> None:
        """Build a folded card. `title` is on the button that opens the form."""
        super().__init__(appearance.theme)
        self.form: SavedForm | None = None
        self._growing = QTimer(self, singleShot=True, interval=_LAYING_OUT_MS)
        self.fold = Fold(title, appearance)
        self._inside = QVBoxLayout()
        self.fold.set_content(self._inside)
        self.fold.toggled.connect(self._toggled)

    @abstractmethod
    def show_item(self, item: T) -> None:
        """Show what is stored of an item."""

    @abstractmethod
    def build_form(self) -> SavedForm:
        """Build the form and fill it in."""

    def open(self) -> None:
        """Open the form without the user having asked for it."""
        self.fold.set_open(True)
        self.form_toggled()

    def will_grow(self) -> None:
        """Prepare to scroll to the card as soon as it has grown."""
        self._growing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the card to be scrolled into view if the user has just made it grow."""
        super().resizeEvent(event)
        if self._growing.isActive():  # Qt lays out a page in several steps, so the first new size may not be the last
            QTimer.singleShot(0, self, lambda: self.grown.emit(self))

    def form_toggled(self) -> None:
        """Build the form when it is opened for the first time."""
        if self.fold.is_open and self.form is None:
            self.form = self.build_form()
            self._inside.addWidget(self.form)
            self.built.emit()

    def _toggled(self, opened: bool) -> None:
        self.form_toggled()
        if opened:
            self.will_grow()


class CardStack(QWidget, Generic[T]):
    """Shows a card for each item. If the items or their order change, all cards are built again.

    The Tab key follows the order in which widgets were added to the window, so cards cannot simply be moved.
    """

    def __init__(self, appearance: Appearance, build: Callable[[T], FormCard[T]]) -> None:
        """Begin empty. `build` returns a card for an item; the stack fills it in."""
        super().__init__()
        self._build = build
        self.cards: dict[str, FormCard[T]] = {}
        self._column = bare_column(self, appearance.theme.px(10))

    def show_items(self, items: Mapping[str, T]) -> None:
        """Show these items, whose keys are their ids. Forms that are open stay open."""
        if list(self.cards) != list(items):
            self._rebuild(items)
        for name, item in items.items():
            self.cards[name].show_item(item)

    def forms(self) -> tuple[SavedForm, ...]:
        """Return the forms that have been opened so far."""
        return tuple(card.form for card in self.cards.values() if card.form is not None)

    def _rebuild(self, items: Mapping[str, T]) -> None:
        opened = {name for name, card in self.cards.items() if card.fold.is_open}
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()  # deleteLater waits for the event loop
            card.deleteLater()
        self.cards = {name: self._build(item) for name, item in items.items()}
        for name, card in self.cards.items():
            self._column.addWidget(card)
            if name in opened:
                card.open()
            card.built.connect(lambda name=name: self._add_again_below(name))

    def _add_again_below(self, name: str) -> None:
        """Remove the cards below a new form and add them again, so that Tab reaches the form before them."""
        names = list(self.cards)
        for below in names[names.index(name) + 1 :]:
            self.cards[below].setParent(None)
            self._column.addWidget(self.cards[below])
