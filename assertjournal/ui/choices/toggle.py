"""Buttons of which one or none is chosen: the numbers of a scale, the options of a choice."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import REGULAR, SEMIBOLD
from assertjournal.ui.appearance.tokens import Token

_RADIUS = 8
_TOGETHER_MS = 1_000


class Toggle(QAbstractButton):
    """A rounded button that stays down while it is chosen."""

    def __init__(self, text: str, appearance: Appearance, padding: float) -> None:
        """Show `text` with `padding` design pixels at its sides."""
        super().__init__()
        self._theme = appearance.theme
        self._padding = padding
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the width of the text as it is when bold."""
        return QSize(self._text_width() + 2 * self._theme.px(self._padding), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the bare text."""
        return QSize(self._text_width() + 2 * self._theme.px(3), self._theme.px(36))

    def _text_width(self) -> int:
        return QFontMetrics(self._theme.ui_font(15, SEMIBOLD)).horizontalAdvance(self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill with the accent while chosen. A ring shows the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, theme = self.isChecked(), self._theme
        radius = theme.px(_RADIUS)
        # The ring stands off a chosen toggle, or it would be lost in the same colour.
        edge = 4.5 if chosen and self.hasFocus() else 2.5
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        usable = self.isEnabled()
        under = self.underMouse() and usable and not chosen
        edged: Token = "accent" if chosen or under else "outline" if usable else "hairline"
        filled: Token = "card" if not chosen else "accent" if usable else "accent_soft"
        painter.setPen(QPen(theme.color(edged), 1))
        painter.setBrush(theme.color(filled))
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius + 1, radius + 1)
        painter.setPen(theme.color("on_accent" if chosen and usable else "ink" if usable or chosen else "secondary"))
        painter.setFont(theme.ui_font(15, SEMIBOLD if chosen else REGULAR))
        room = self.width() - 2 * theme.px(3)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class ToggleRow(QWidget):
    """Toggles of which at most one is chosen.

    One Tab stop; arrows move, Space or the toggle's own sign chooses, Delete takes back.
    """

    chosen_by_user = Signal()

    def __init__(self) -> None:
        """Begin empty; `add` takes the toggles."""
        super().__init__()
        self.toggles: list[Toggle] = []
        self._typed = ("", 0)

    def add(self, toggle: Toggle) -> None:
        """Add a toggle, which the caller has put into a layout of this widget."""
        self.toggles.append(toggle)
        toggle.clicked.connect(lambda: self._clicked(toggle))
        toggle.installEventFilter(self)
        self._one_tab_stop()

    @property
    def chosen(self) -> int | None:
        """Return the index of the chosen toggle, or None."""
        return next((index for index, toggle in enumerate(self.toggles) if toggle.isChecked()), None)

    def choose(self, index: int | None) -> None:
        """Choose a toggle by program; None takes the choice back."""
        for number, toggle in enumerate(self.toggles):
            toggle.setChecked(number == index)
        self._one_tab_stop()

    def eventFilter(self, watched: object, event: object) -> bool:
        """Move with the arrow keys. Take back with Delete or Backspace."""
        if isinstance(event, QKeyEvent) and event.type() is QKeyEvent.Type.KeyPress and watched in self.toggles:
            return self.isEnabled() and self._key(self.toggles.index(watched), event)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _key(self, index: int, event: QKeyEvent) -> bool:
        key, last = event.key(), len(self.toggles) - 1
        steps = {
            Qt.Key.Key_Right: min(index + 1, last),
            Qt.Key.Key_Down: min(index + 1, last),
            Qt.Key.Key_Left: max(index - 1, 0),
            Qt.Key.Key_Up: max(index - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in steps:
            self._focus(steps[Qt.Key(key)])
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.chosen is not None:
            self._decide(None)
            return True
        named = self._named_by(event)
        if named is not None:
            self._focus(named)
            self._decide(named)
        return named is not None

    def _named_by(self, event: QKeyEvent) -> int | None:
        """Return the toggle whose sign was typed, or whose two signs were typed one right after the other, as in 10."""
        before, when = self._typed
        self._typed = (event.text(), event.timestamp())
        at_once = event.text() and event.timestamp() - when < _TOGETHER_MS
        signs = [toggle.text() for toggle in self.toggles]
        for typed in (before + event.text() if at_once else "", event.text()):
            if typed in signs:
                return signs.index(typed)
        return None

    def _decide(self, index: int | None) -> None:
        self.choose(index)
        self.chosen_by_user.emit()

    def _focus(self, index: int) -> None:
        self.toggles[index].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggles[index].setFocus(Qt.FocusReason.TabFocusReason)
        self._one_tab_stop(index)

    def _clicked(self, toggle: Toggle) -> None:
        # A click on the chosen one has just unchecked it, which takes the choice back.
        self._decide(self.toggles.index(toggle) if toggle.isChecked() else None)

    def _one_tab_stop(self, index: int | None = None) -> None:
        stop = index if index is not None else (self.chosen or 0)
        for number, toggle in enumerate(self.toggles):
            here = number == stop
            toggle.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if self.toggles:
            self.setFocusProxy(self.toggles[stop])
