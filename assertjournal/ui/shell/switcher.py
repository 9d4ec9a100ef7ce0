"""The card above the sidebar that shows the conversation of the skills, with a button to switch to another."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import REGULAR, SEMIBOLD
from assertjournal.ui.widgets.bare_layouts import bare_row

_HEIGHT = 78
_INSET = 13


class _TitleCard(QAbstractButton):
    """A card with title and person. Pressing it opens the conversation's page."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._theme = appearance.theme
        self.title = ""
        self.person = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus()
        painter.setPen(QPen(theme.color("accent" if ring or self.underMouse() else "hairline"), 2 if ring else 1))
        painter.setBrush(theme.color("card"))
        radius = theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        room = self.width() - theme.px(2 * _INSET)
        lines = (
            (_("Conversation").upper(), theme.ui_font(12, REGULAR), "secondary"),
            (self.title, theme.ui_font(15, SEMIBOLD), "ink"),
            (self.person, theme.ui_font(14, REGULAR), "secondary"),
        )
        for number, (words, font, tint) in enumerate(lines):
            painter.setFont(font)
            painter.setPen(theme.color(tint))  # type: ignore[arg-type]
            shorter = Qt.TextElideMode.ElideRight
            width = room - (theme.px(26) if number == 0 else 0)
            words = painter.fontMetrics().elidedText(words, shorter, width)  # noqa: PLW2901
            painter.drawText(theme.px(_INSET), theme.px(9 + 20 * number) + painter.fontMetrics().ascent(), words)


class Switcher(QWidget):
    """Shows the conversation. `opened` asks for its page, and `list_asked` for the list of all conversations."""

    opened = Signal()
    list_asked = Signal()

    def __init__(self, appearance: Appearance) -> None:
        """Begin without a conversation."""
        super().__init__()
        self._appearance = appearance
        self._card = _TitleCard(appearance)
        self._card.clicked.connect(self.opened)
        self.list_button = QToolButton(self)
        self.list_button.setIcon(appearance.icons.icon("chevrons-up-down"))
        self.list_button.setAutoRaise(True)
        self.list_button.setAccessibleName(_("Switch conversation"))
        self.list_button.setToolTip(_("Switch conversation (Ctrl+K)"))
        self.list_button.clicked.connect(self.list_asked)
        layout = bare_row(self)
        layout.addWidget(self._card)
        self.show_conversation(_("Without a conversation"), "")

    def show_conversation(self, title: str, person: str) -> None:
        """Show the title and who the conversation is with."""
        self._card.title, self._card.person = title, person
        self._card.setAccessibleName(f"{_('Conversation')}: {title}")
        self._card.setAccessibleDescription(person)
        self._card.update()

    def set_compact(self, compact: bool) -> None:
        """Show only the button that opens the list."""
        self._card.setVisible(not compact)
        self.setFixedHeight(self._appearance.theme.px(36 if compact else _HEIGHT))
        self._place_button()

    def resizeEvent(self, _event: object) -> None:
        """Keep the button in the upper corner of the card."""
        self._place_button()

    def _place_button(self) -> None:
        px = self._appearance.theme.px
        self.list_button.setFixedSize(px(28), px(28))
        left = (self.width() - px(28)) // 2 if self._card.isHidden() else self.width() - px(34)
        self.list_button.move(left, px(5))
        self.list_button.raise_()
