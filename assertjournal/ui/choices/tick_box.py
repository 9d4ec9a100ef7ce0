"""A check box whose words go on in the next line where there is no room beside the box."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

_WRAPPED = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic
)
_HIGHEST = 100_000


class TickBox(QCheckBox):
    """Looks like any check box as long as its words have room in one line."""

    def __init__(self, text: str = "") -> None:
        """Show `text`, in which `&` marks a mnemonic."""
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed, QSizePolicy.ControlType.CheckBox)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split()), default=0)
        return QSize(self._beside() + longest, self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """Return the narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the lines take."""
        one_line = self.sizeHint()
        if width >= one_line.width():
            return one_line.height()
        return max(one_line.height(), self._words(QRect(0, 0, width, _HIGHEST)).height() + 2 * self._above())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box beside the first line."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter, style, option = QPainter(self), self.style(), self._option()
        option.rect = QRect(0, 0, self.width(), self.sizeHint().height())
        option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, option, painter, self)
        place = self._words(self.rect()).translated(0, self._above())
        role = self.foregroundRole()
        style.drawItemText(painter, place, int(_WRAPPED), self.palette(), self.isEnabled(), self.text(), role)

    def _words(self, rect: QRect) -> QRect:
        room = rect.adjusted(self._beside(), 0, 0, 0)
        return self.fontMetrics().boundingRect(room, int(_WRAPPED), self.text())

    def _above(self) -> int:
        return (self.sizeHint().height() - self.fontMetrics().height()) // 2

    def _beside(self) -> int:
        style, option = self.style(), self._option()
        width = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, self)
        return width + style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, option, self)

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option
