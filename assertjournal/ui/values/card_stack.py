"""Cards below each other, one for each thing of a list, kept in the order of the list."""

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
    """A card with a form folded into it, which is built when it is first folded out.

    `grown` carries the card that grew by what the user did, `built` tells that the form is new.
    """

    grown = Signal(QWidget)
    built = Signal()

    def __init__(self, appearance: Appearance, title: str) -> None:
        """Build a folded card; `title` is on the button that folds the form out."""
        super().__init__(appearance.theme)
        self.form: SavedForm | None = None
        self._growing = QTimer(self, singleShot=True, interval=_LAYING_OUT_MS)
        self.fold = Fold(title, appearance)
        self._inside = QVBoxLayout()
        self.fold.set_content(self._inside)
        self.fold.toggled.connect(self._toggled)

    @abstractmethod
    def show_item(self, item: T) -> None:
        """Show what is stored."""

    @abstractmethod
    def build_form(self) -> SavedForm:
        """Return the form, filled."""

    def open(self) -> None:
        """Fold the form out, by program."""
        self.fold.set_open(True)
        self.form_toggled()

    def will_grow(self) -> None:
        """Scroll to the card once there is room for what was put on it."""
        self._growing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask to be in sight where the user has made the card grow."""
        super().resizeEvent(event)
        if self._growing.isActive():  # Qt lays out a page in several steps
            QTimer.singleShot(0, self, lambda: self.grown.emit(self))

    def form_toggled(self) -> None:
        """Build the form where it is folded out for the first time."""
        if self.fold.is_open and self.form is None:
            self.form = self.build_form()
            self._inside.addWidget(self.form)
            self.built.emit()

    def _toggled(self, opened: bool) -> None:
        self.form_toggled()
        if opened:
            self.will_grow()


class CardStack(QWidget, Generic[T]):
    """Builds its cards again where others are wanted, as Tab goes in the order in which they were built."""

    def __init__(self, appearance: Appearance, build: Callable[[T], FormCard[T]]) -> None:
        """Begin empty; `build` gives the card of a thing, which shows nothing yet."""
        super().__init__()
        self._build = build
        self.cards: dict[str, FormCard[T]] = {}
        self._column = bare_column(self, appearance.theme.px(10))

    def show_items(self, items: Mapping[str, T]) -> None:
        """Show these things by their ids; what was folded out stays so."""
        if list(self.cards) != list(items):
            self._rebuild(items)
        for name, item in items.items():
            self.cards[name].show_item(item)

    def forms(self) -> tuple[SavedForm, ...]:
        """Return the forms that were folded out so far."""
        return tuple(card.form for card in self.cards.values() if card.form is not None)

    def _rebuild(self, items: Mapping[str, T]) -> None:
        opened = {name for name, card in self.cards.items() if card.fold.is_open}
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {name: self._build(item) for name, item in items.items()}
        for name, card in self.cards.items():
            self._column.addWidget(card)
            if name in opened:
                card.open()
            card.built.connect(lambda name=name: self._take_up_below(name))

    def _take_up_below(self, name: str) -> None:
        """Set the order of Tab so that a form that was built late comes before the cards below."""
        names = list(self.cards)
        for below in names[names.index(name) + 1 :]:
            self.cards[below].setParent(None)
            self._column.addWidget(self.cards[below])
