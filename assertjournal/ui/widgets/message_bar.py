"""A quiet bar below the page: what was done and can be undone, or what could not be saved and why."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_row
from assertjournal.ui.widgets.buttons import plain_button
from assertjournal.ui.widgets.card import Card
from assertjournal.ui.widgets.labels import PlainLabel
from assertjournal.ui.widgets.undo_key import UndoKey

_UNDO_MS = 20_000
_NARROW = 560

_Offer = tuple[str, str, Callable[[], None]]


class MessageBar(QWidget):
    """Shows one message at a time: trouble until it is over, an offer for a while, the rest until it is closed.

    A reminder waits until what is offered is over.
    """

    def __init__(self, appearance: Appearance) -> None:
        """Begin hidden."""
        super().__init__()
        self._act: Callable[[], None] | None = None
        self._second_act: Callable[[], None] | None = None
        self._trouble = False
        self._is_reminder = False
        self._waiting: _Offer | None = None
        self._undo_key = UndoKey(self)
        self._theme = appearance.theme
        self._words = PlainLabel(appearance.theme, "", wrap=True)
        self._button = plain_button("")
        self._button.clicked.connect(self._pressed)
        self._second = plain_button("")
        self._second.clicked.connect(self._pressed_second)
        self._close = QToolButton()
        self._close.setIcon(appearance.icons.icon("x"))
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(_("Close this message"))
        self._close.setToolTip(_("Close this message"))
        self._close.clicked.connect(self._closed)
        card = Card(appearance.theme, bar="warm")
        row = bare_row(card)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inside.addWidget(self._words, 1)
        for button in (self._button, self._second):
            self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(self._inside, 1)
        row.addWidget(self._close)
        layout = QHBoxLayout(self)
        px = appearance.theme.px
        layout.setContentsMargins(px(32), px(4), px(32), px(12))
        layout.addWidget(card)
        self._timer = QTimer(self, singleShot=True, interval=_UNDO_MS)
        self._timer.timeout.connect(self._end)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where both beside each other would leave them too little room."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._inside.direction():
            self._inside.setDirection(direction)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the key for undoing to the text fields again."""
        super().hideEvent(event)
        self._undo_key.end()

    @property
    def button(self) -> QPushButton:
        """Return the button that acts on the message, such as Undo."""
        return self._button

    def words(self) -> str:
        """Return the message that shows, "" where none does."""
        return "" if self.isHidden() else self._words.text()

    def offer(self, words: str, action: str, act: Callable[[], None]) -> None:
        """Show what was done and offer `action` for a while. Trouble that shows keeps its place."""
        if self._trouble:
            return
        self._act = act
        self._name_button(action)
        self._show(words, with_button=True)
        self._timer.start()

    def remind(self, words: str, action: str, act: Callable[[], None]) -> None:
        """Offer something as soon as no other offer shows; of reminders only the last is shown, or waits."""
        if self._trouble:
            return
        if self._timer.isActive() and not self._is_reminder:
            self._waiting = words, action, act
            return
        self._waiting = None
        self.offer(words, action, act)
        self._is_reminder = True

    def offer_undo(self, words: str, undo: Callable[[], None]) -> None:
        """Show what was done, and offer for a while to take it back, also with the key for undoing."""
        self.offer(words, _("Undo"), undo)
        if not self._trouble:
            self._undo_key.begin()

    def undo(self) -> None:
        """Undo what can be undone, as the button would."""
        if self._undo_key.holds:
            self._pressed()

    def say(self, words: str) -> None:
        """Show something that needs no answer."""
        if not self._trouble:
            self._show(words, with_button=False)

    def show_trouble(
        self,
        words: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        second: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Show what does not work and keep saying so; `action`, and a second one, are offered as long as it shows."""
        self._trouble = True
        self._act = act
        self._name_button(action)
        self._show(words, with_button=bool(action))
        if second is not None:
            name, self._second_act = second
            self._second.setText(name)
            self._second.setAccessibleName(name)
            self._second.show()

    def end_trouble(self) -> None:
        """Hide the trouble that is over."""
        if self._trouble:
            self._trouble = False
            self._end()

    def _name_button(self, action: str) -> None:
        self._button.setText(action)
        self._button.setAccessibleName(action)

    def _show(self, words: str, *, with_button: bool) -> None:
        self._undo_key.end()
        self._is_reminder = False
        self._timer.stop()  # an offer that was replaced must not take this message away with it
        self._words.setText(words)
        self._button.setVisible(with_button)
        self._second.hide()
        self.setAccessibleName(words)
        self.show()

    def _closed(self) -> None:
        self._trouble = False  # it was read; what comes next may be said again
        self._end()

    def _end(self) -> None:
        """Hide the message; a reminder that waited shows in its place."""
        self.hide()
        self._timer.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.remind(*waiting)

    def _pressed_second(self) -> None:
        if self._second_act is not None:
            self._second_act()

    def _pressed(self) -> None:
        act = self._act
        if not self._trouble:
            self._end()
        if act is not None:
            act()
