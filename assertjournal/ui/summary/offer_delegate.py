"""Draws an entry offered for a session summary: a tick box, its title and day, and its opening words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem

from assertjournal.core.summary import OfferedEntry
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.fonts import SEMIBOLD
from assertjournal.ui.appearance.style_shapes import draw_focus_ring
from assertjournal.ui.summary.offer_model import OfferModel, OfferRole

Index = QModelIndex | QPersistentModelIndex
_BOX = 24
_EDGE = 8
_GAP = 2


class OfferDelegate(QStyledItemDelegate):
    """Draws rows in the current theme. They all have the same height, so that long lists are laid out quickly."""

    def __init__(self, appearance: Appearance, model: OfferModel) -> None:
        """Store the appearance and the model, which knows how much the rows show."""
        super().__init__()
        self._appearance = appearance
        self._model = model

    def row_height(self) -> int:
        """Return the height of every row: one or two lines of text, and some space around them."""
        px = self._appearance.theme.px
        title, opening = QFontMetrics(self._title_font()), QFontMetrics(self._opening_font())
        below = px(_GAP) + opening.height() if self._model.shows_openings else 0
        return title.height() + below + 2 * px(_EDGE)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the width of the list and the height of a row."""
        return QSize(option.rect.width(), self.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading, or an entry with its tick box."""
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect).adjusted(0, 0, -theme.px(_EDGE), 0)
        row = index.data(OfferRole.ROW)
        if isinstance(row, OfferedEntry):
            if option.state & QStyle.StateFlag.State_HasFocus:
                draw_focus_ring(painter, theme, QRect(option.rect).adjusted(1, 1, -1, -1), 6)
            self._draw_tick(painter, option, box, index)
            self._draw_entry(painter, box, index)
        else:
            self._draw_heading(painter, box, str(row))
        painter.restore()

    def _draw_heading(self, painter: QPainter, box: QRect, words: str) -> None:
        theme = self._appearance.theme
        room = box.adjusted(theme.px(_EDGE), 0, 0, -theme.px(_EDGE))
        painter.setPen(theme.color("secondary"))
        self._write(
            painter, room, words, theme.ui_font(14, SEMIBOLD), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        )

    def _draw_tick(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, index: Index) -> None:
        tick = QStyleOptionButton()
        side = self._appearance.theme.px(_BOX)
        tick.rect = QRect(box.left() + self._appearance.theme.px(_EDGE), box.center().y() - side // 2, side, side)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        tick.state = QStyle.StateFlag.State_Enabled | (
            QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        )
        if option.state & QStyle.StateFlag.State_MouseOver:
            tick.state |= QStyle.StateFlag.State_MouseOver
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        option.widget.style().drawPrimitive(element, tick, painter, option.widget)

    def _draw_entry(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme, px = self._appearance.theme, self._appearance.theme.px
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        room = box.adjusted(px(2 * _EDGE + _BOX), px(_EDGE), 0, -px(_EDGE))
        day, small = str(index.data(OfferRole.DAY)), theme.small_font()
        painter.setPen(theme.color("secondary"))
        painter.setFont(small)
        painter.drawText(room, right | Qt.AlignmentFlag.AlignTop, day)
        title = room.adjusted(0, 0, -QFontMetrics(small).horizontalAdvance(day) - px(12), 0)
        painter.setPen(theme.color("ink"))
        self._write(
            painter, title, str(index.data(OfferRole.TITLE)), self._title_font(), left | Qt.AlignmentFlag.AlignTop
        )
        painter.setPen(theme.color("secondary"))
        opening = " ".join(str(index.data(OfferRole.OPENING) or "").split())
        self._write(painter, room, opening, self._opening_font(), left | Qt.AlignmentFlag.AlignBottom)

    def _write(self, painter: QPainter, room: QRect, words: str, font: QFont, where: Qt.AlignmentFlag) -> None:
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, where | Qt.TextFlag.TextSingleLine, shown)

    def _title_font(self) -> QFont:
        return self._appearance.theme.ui_font(15)

    def _opening_font(self) -> QFont:
        return self._appearance.theme.writing_font(14)
