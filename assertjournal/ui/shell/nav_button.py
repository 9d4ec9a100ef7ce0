"""A button in the sidebar: an icon, a name and, for a skill, how far its worksheet is filled in."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from assertjournal.core.answers import EntryState
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import REGULAR, SEMIBOLD
from assertjournal.ui.appearance.tokens import Token
from assertjournal.ui.widgets.labels import tooltip_text

_HEIGHT = 36
_ICON = 18
_EDGE = 10
STATE_ICONS = {
    EntryState.EMPTY: "circle-dashed",
    EntryState.BEGUN: "circle-dot-dashed",
    EntryState.FILLED_IN: "circle-check",
}


class NavButton(QAbstractButton):
    """Is checked while its page is open. When compact, it shows only its icon, with its name in a tooltip."""

    def __init__(self, text: str, icon: str, appearance: Appearance, *, opens_page: bool = True) -> None:
        """Show `text` and the icon named `icon`. `opens_page` is False for a button that performs an action."""
        super().__init__()
        self._appearance = appearance
        self._icon = icon
        self._state: EntryState | None = None
        self._compact = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(opens_page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, state: EntryState | None) -> None:
        """Show how far the skill's worksheet is filled in, as an icon and in the accessible description."""
        self._state = state
        self.setAccessibleDescription("" if state is None else state_words(state))
        self._name_icon()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Show only the icon, or the whole button."""
        self._compact = compact
        self._name_icon()
        self.updateGeometry()

    def _name_icon(self) -> None:
        """Show the name and state in a tooltip while only the icon is visible."""
        words = self.text() if self._state is None else f"{self.text()}: {state_words(self._state)}"
        self.setToolTip(tooltip_text(words if self._compact else ""))

    def nextCheckState(self) -> None:  # noqa: N802
        """Keep the state, because the window checks the button once its page is open."""

    def width_needed(self) -> int:
        """Return the width at which the whole name fits, even in bold."""
        px = self._appearance.theme.px
        words = QFontMetrics(self._appearance.theme.ui_font(15, SEMIBOLD)).horizontalAdvance(self.text())
        return px(_EDGE + _ICON + 9) + words + px(_EDGE + _ICON + 1)

    def sizeHint(self) -> QSize:
        """Return the height of one line, and the width for an icon or for a whole button."""
        px = self._appearance.theme.px
        return QSize(px(_HEIGHT) if self._compact else px(240), px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Handle the pointer entering or leaving the button by painting it again."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the background that marks the open page, the icon, the name and the state."""
        theme, chosen = self._appearance.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8)
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if chosen else "hairline"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, radius, radius)
        self._draw_icon(painter, self._icon, "accent" if chosen else "secondary", self._icon_place())
        if not self._compact:
            self._draw_words(painter, chosen)

    def _draw_words(self, painter: QPainter, chosen: bool) -> None:
        theme, px = self._appearance.theme, self._appearance.theme.px
        painter.setPen(theme.color("accent" if chosen else "ink"))
        painter.setFont(theme.ui_font(15, SEMIBOLD if chosen else REGULAR))
        left = px(_EDGE + _ICON + 9)
        right = px(_EDGE + _ICON + 1) if self._state else px(_EDGE)
        room = self.rect().adjusted(left, 0, -right, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self._state is not None:
            size = px(16)
            place = QRect(self.width() - px(_EDGE) - size, (self.height() - size) // 2, size, size)
            tint: Token = "accent" if self._state is EntryState.FILLED_IN else "secondary"
            self._draw_icon(painter, STATE_ICONS[self._state], tint, place)

    def _draw_icon(self, painter: QPainter, name: str, tint: Token, place: QRect) -> None:
        painter.drawPixmap(place, self._appearance.icons.pixmap(name, tint, place.width(), self.devicePixelRatioF()))

    def _icon_place(self) -> QRect:
        size = self._appearance.theme.px(_ICON)
        left = (self.width() - size) // 2 if self._compact else self._appearance.theme.px(_EDGE)
        return QRect(left, (self.height() - size) // 2, size, size)


def state_words(state: EntryState) -> str:
    """Return the words for how far a worksheet is filled in."""
    return {
        EntryState.EMPTY: _("Nothing written yet"),
        EntryState.BEGUN: _("Begun"),
        EntryState.FILLED_IN: _("Filled in"),
    }[state]
