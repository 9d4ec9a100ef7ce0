"""A layout that fills lines from the left and goes on below, as words do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

_Line = list[tuple[QLayoutItem, QSize]]


class LooseFlowLayout(QLayout):
    """Keeps its spacing between items, across and down. What is lower than its line stands in the middle of it.

    It takes the room that nothing else asks for, which the middle of the first page has none of; elsewhere use
    `FlowLayout`.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = -1, *, last_right: bool = False) -> None:
        """Lay out the children of `parent` with `gap` pixels between them. -1 is the gap of the layout around.

        `last_right` puts the last item at the right end of its line.
        """
        self._heights: dict[int, int] = {}
        self._items: list[QLayoutItem] = []
        super().__init__(parent)
        self.setSpacing(gap)
        self._last_right = last_right
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Add an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, or None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return the narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines take."""
        if width not in self._heights:  # asked for again and again while a page is laid out
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Lay out again: something has another size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Move the items into their lines."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self._gap() * max(len(sizes) - 1, 0)
        return QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _gap(self) -> int:
        around = self.parent()
        if self.spacing() >= 0:
            return self.spacing()
        if isinstance(around, QWidget):
            return around.style().pixelMetric(QStyle.PixelMetric.PM_LayoutHorizontalSpacing)
        return max(around.spacing(), 0) if isinstance(around, QLayout) else 0

    def _place(self, rect: QRect, *, move: bool) -> int:
        y, gap = rect.y(), self._gap()
        lines = self._lines(rect.width(), gap)
        for line in lines:
            height = max(size.height() for _item, size in line)
            if move:
                self._place_line(line, QRect(rect.x(), y, rect.width(), height), gap, is_last=line is lines[-1])
            y += height + gap
        return y - (gap if lines else 0) - rect.y()

    def _lines(self, width: int, gap: int) -> list[_Line]:
        lines: list[_Line] = []
        room = 0
        for item in self._shown():
            size = item.sizeHint()
            if size.width() > width:
                size = QSize(max(width, 1), item.heightForWidth(width) if item.hasHeightForWidth() else size.height())
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + gap
        return lines

    def _place_line(self, line: _Line, rect: QRect, gap: int, *, is_last: bool) -> None:
        x = rect.x()
        for number, (item, size) in enumerate(line):
            if self._last_right and is_last and number == len(line) - 1:
                x = rect.right() + 1 - size.width()
            item.setGeometry(QRect(QPoint(x, rect.y() + (rect.height() - size.height()) // 2), size))
            x += size.width() + gap


class FlowLayout(LooseFlowLayout):
    """Asks for no more room than its items need."""

    def expandingDirections(self) -> "Qt.Orientation":  # noqa: N802
        """Ask for none."""
        from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`

        return Qt.Orientation(0)


def in_flow(gap: int, *widgets: QWidget) -> QWidget:
    """Return a widget that lays these out as words, with `gap` pixels between them."""
    holder = QWidget()
    flow = FlowLayout(holder, gap)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
