"""Draws an entry in a list as a card with its icon, title, kind and opening words."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import SEMIBOLD
from assertjournal.ui.journal.journal_model import JournalRole

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_DAY_HEIGHT = 36
_CARD_GAP = 8
_EDGE = 14
_LINES = 2
_KIND_SHARE = 0.6  # of the width at most, so that some of the title always shows


class JournalDelegate(QStyledItemDelegate, Generic[T]):
    """Draws cards in the current theme. Each card has room for two lines of text."""

    def __init__(self, appearance: Appearance, icon_of: Callable[[T], str], *, marks_chosen: bool = False) -> None:
        """Draw each row with the icon that `icon_of` names.

        With `marks_chosen` the selected row is marked, for lists whose buttons act on it.
        """
        super().__init__()
        self._chosen = QStyle.StateFlag.State_Selected if marks_chosen else QStyle.StateFlag.State_None
        self._appearance = appearance
        self._icon_of = icon_of

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card, including the day's heading if the row has one."""
        px = self._appearance.theme.px
        writing = QFontMetrics(self._appearance.theme.writing_font())
        title = QFontMetrics(self._appearance.theme.ui_font(15, SEMIBOLD))
        words = 0 if index.data(JournalRole.OPENING) is None else px(4) + _LINES * writing.lineSpacing()
        card = 2 * px(_EDGE) + title.height() + words
        day = px(_DAY_HEIGHT) if index.data(JournalRole.DAY) else 0
        return QSize(option.rect.width(), card + px(_CARD_GAP) + day)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the day's heading, the card and its content."""
        theme, px = self._appearance.theme, self._appearance.theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(1, 0, -2, -px(_CARD_GAP))
        if day := index.data(JournalRole.DAY):
            heading = QRect(box.left() + px(_EDGE), box.top(), box.width(), px(_DAY_HEIGHT) - px(6))
            painter.setFont(theme.ui_font(12, SEMIBOLD))
            painter.setPen(theme.color("secondary"))
            painter.drawText(heading, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, day)
            box.setTop(box.top() + px(_DAY_HEIGHT))
        self._draw_card(painter, option, box)
        self._draw_head(painter, box, index)
        self._draw_opening(painter, box, index)
        painter.restore()

    def _draw_card(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        theme = self._appearance.theme
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(state & self._chosen)
        marked = focused or chosen or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(theme.color("accent" if marked else "hairline"), 2 if focused or chosen else 1))
        painter.setBrush(theme.color("accent_soft" if chosen else "card"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme.px(10), theme.px(10))

    def _draw_head(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme, px = self._appearance.theme, self._appearance.theme.px
        size = px(20)
        icon = self._appearance.icons.pixmap(
            self._icon_of(index.data(JournalRole.LINE)), "accent", size, painter.device().devicePixelRatio()
        )
        painter.drawPixmap(QRect(box.left() + px(_EDGE), box.top() + px(_EDGE) - 1, size, size), icon)
        head, metrics = self._text_box(box), QFontMetrics(theme.small_font())
        room = round(head.width() * _KIND_SHARE)
        kind = metrics.elidedText(index.data(JournalRole.KIND), Qt.TextElideMode.ElideRight, room)
        kind_width = metrics.horizontalAdvance(kind) + px(12)
        painter.setFont(theme.small_font())
        painter.setPen(theme.color("secondary"))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, kind)
        painter.setFont(theme.ui_font(15, SEMIBOLD))
        painter.setPen(theme.color("ink"))
        width = max(head.width() - kind_width, 0)
        title = painter.fontMetrics().elidedText(index.data(JournalRole.TITLE), Qt.TextElideMode.ElideRight, width)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)

    def _draw_opening(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme = self._appearance.theme
        place = self._text_box(box)
        top = place.top() + QFontMetrics(theme.ui_font(15, SEMIBOLD)).height() + theme.px(4)
        opening: str = index.data(JournalRole.OPENING) or ""
        painter.setPen(theme.color("secondary"))
        _draw_lines(painter, theme.writing_font(), " ".join(opening.split()), QPointF(place.left(), top), place.width())

    def _text_box(self, box: QRect) -> QRect:
        px = self._appearance.theme.px
        return box.adjusted(px(_EDGE + 34), px(_EDGE) - 2, -px(_EDGE), -px(_EDGE))


def _draw_lines(painter: QPainter, font: QFont, text: str, at: QPointF, width: int) -> None:
    metrics = QFontMetrics(font)
    painter.setFont(font)
    for number, words in enumerate(first_lines(text, font, width)):
        painter.drawText(at + QPointF(0, number * metrics.lineSpacing() + metrics.ascent()), words)


def first_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """Return the first two lines of `text` at a width of `width` pixels.

    The second one ends in an ellipsis if there is more text.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts in UTF-16 units: an emoji is two of them
    lines = []
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        end = None if number == _LINES - 1 else 2 * (line.textStart() + line.textLength())
        words = units[2 * line.textStart() : end].decode("utf-16-le", "replace")
        lines.append(QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width) if end is None else words)
    layout.endLayout()
    return tuple(lines)
