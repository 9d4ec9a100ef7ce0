"""The style of all controls: Fusion, with our own shapes where its contrast or its calm is not enough."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QWidget,
)

from assertjournal.ui.appearance import style_buttons, style_chrome, style_fields
from assertjournal.ui.appearance.style_shapes import draw_chevron, draw_focus_ring, is_any
from assertjournal.ui.appearance.theme import Theme

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Contents = QStyle.ContentsType
_Metric = QStyle.PixelMetric
Draw = Callable[[Theme, Any, QPainter, QWidget | None], None]


def _draw_focus(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Draw the ring of what does not draw its own."""
    if widget is not None and is_any(widget, "QToolButton"):
        draw_focus_ring(painter, theme, widget.rect())
    elif not is_any(widget, "QPushButton", "QCheckBox", "QRadioButton"):
        draw_focus_ring(painter, theme, option.rect, 5)


def _arrow(direction: str) -> Draw:
    def draw(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        enabled = option.state & QStyle.StateFlag.State_Enabled
        draw_chevron(painter, theme, option.rect, direction, theme.color("secondary" if enabled else "outline"))

    return draw


_PRIMITIVES: dict[QStyle.PrimitiveElement, Draw] = {
    _Primitive.PE_PanelLineEdit: style_fields.draw_line_edit,
    _Primitive.PE_Frame: style_fields.draw_frame,
    _Primitive.PE_FrameFocusRect: _draw_focus,
    _Primitive.PE_PanelButtonTool: style_buttons.draw_tool_panel,
    _Primitive.PE_IndicatorCheckBox: style_buttons.draw_check_box,
    _Primitive.PE_IndicatorItemViewItemCheck: style_buttons.draw_check_box,
    _Primitive.PE_IndicatorRadioButton: style_buttons.draw_radio_button,
    _Primitive.PE_IndicatorArrowDown: _arrow("down"),
    _Primitive.PE_IndicatorArrowUp: _arrow("up"),
    _Primitive.PE_IndicatorArrowLeft: _arrow("left"),
    _Primitive.PE_IndicatorArrowRight: _arrow("right"),
    _Primitive.PE_PanelMenu: style_chrome.draw_sheet,
    _Primitive.PE_FrameMenu: style_chrome.draw_nothing,
    _Primitive.PE_PanelTipLabel: style_chrome.draw_sheet,
    _Primitive.PE_FrameTabWidget: style_chrome.draw_nothing,
    _Primitive.PE_FrameTabBarBase: style_chrome.draw_nothing,
}
_CONTROLS: dict[QStyle.ControlElement, Draw] = {
    _Control.CE_PushButtonBevel: style_buttons.draw_push_button,
    _Control.CE_ProgressBarGroove: style_chrome.draw_progress_groove,
    _Control.CE_ProgressBarContents: style_chrome.draw_progress_contents,
    _Control.CE_ProgressBarLabel: style_chrome.draw_nothing,
    _Control.CE_TabBarTabShape: style_chrome.draw_tab,
    _Control.CE_HeaderSection: style_chrome.draw_header,
    _Control.CE_HeaderEmptyArea: style_chrome.draw_header,
}
_LABELS: dict[QStyle.ControlElement, Callable[[Theme, Any, QPainter, QWidget | None], QStyleOption]] = {
    _Control.CE_PushButtonLabel: style_buttons.push_label,
    _Control.CE_MenuItem: style_chrome.menu_item,
}
_COMPLEX: dict[QStyle.ComplexControl, Draw] = {
    _Complex.CC_ComboBox: style_fields.draw_combo_box,
    _Complex.CC_SpinBox: style_fields.draw_spin_box,
    _Complex.CC_ScrollBar: style_chrome.draw_scroll_bar,
}
_PARTS: dict[QStyle.ComplexControl, Callable[[Theme, Any, QStyle.SubControl], QRect]] = {
    _Complex.CC_ComboBox: style_fields.combo_box_part,
    _Complex.CC_SpinBox: style_fields.spin_box_part,
    _Complex.CC_ScrollBar: style_chrome.scroll_bar_part,
}
_ROOMS: dict[QStyle.ContentsType, Callable[[Theme, Any, QSize, QWidget | None], QSize]] = {
    _Contents.CT_PushButton: style_buttons.push_button_size,
    _Contents.CT_ComboBox: style_fields.chooser_size,
    _Contents.CT_SpinBox: style_fields.chooser_size,
}
_PADDINGS = {
    _Contents.CT_ToolButton: (8, 8, 32),
    _Contents.CT_MenuItem: (0, 6, 0),
    _Contents.CT_ItemViewItem: (0, 6, 0),
    _Contents.CT_TabBarTab: (8, 0, 40),
}
_METRICS = {
    _Metric.PM_IndicatorWidth: 24,
    _Metric.PM_IndicatorHeight: 24,
    _Metric.PM_ExclusiveIndicatorWidth: 24,
    _Metric.PM_ExclusiveIndicatorHeight: 24,
    _Metric.PM_ScrollBarExtent: 12,
    _Metric.PM_SmallIconSize: 18,
    _Metric.PM_ButtonIconSize: 18,
    _Metric.PM_LineEditIconSize: 18,
    _Metric.PM_LineEditIconMargin: 10,
    _Metric.PM_ToolTipLabelFrameWidth: 8,
    _Metric.PM_MenuPanelWidth: 5,
    _Metric.PM_DefaultFrameWidth: 4,
    _Metric.PM_SpinBoxFrameWidth: 4,
    _Metric.PM_ComboBoxFrameWidth: 4,
    _Metric.PM_LayoutLeftMargin: 10,
    _Metric.PM_LayoutTopMargin: 10,
    _Metric.PM_LayoutRightMargin: 10,
    _Metric.PM_LayoutBottomMargin: 10,
    _Metric.PM_LayoutHorizontalSpacing: 6,
    _Metric.PM_LayoutVerticalSpacing: 6,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
}
_WRITING_PADDING = 10


class JournalStyle(QProxyStyle):
    """Draws with the theme's present tokens; `dress` puts it in force. Never set it on single widgets.

    Answering `styleHint` or `polish` too would slow down every page: Qt asks them of widgets that Python has not
    met yet, and PySide then loads all classes of widgets to find out what they are.
    """

    def __init__(self, theme: Theme) -> None:
        """Draw for this theme."""
        super().__init__("Fusion")
        self._theme = theme

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our own shape of an element, else Fusion's."""
        draw = _PRIMITIVES.get(element)
        if draw is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            draw(self._theme, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Draw our own shape of a control, else Fusion's. Labels and menu entries are Fusion's in our colours."""
        draw = _CONTROLS.get(element)
        if draw is not None:
            draw(self._theme, option, painter, widget)
        elif element in _LABELS:
            painter.save()
            label = _LABELS[element](self._theme, option, painter, widget)
            super().drawControl(element, label, painter, widget)
            painter.restore()
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our own combo boxes, spin boxes and scroll bars."""
        draw = _COMPLEX.get(control)
        if draw is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            draw(self._theme, option, painter, widget)

    def subControlRect(  # noqa: N802
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Return the place of a part of what we draw ourselves."""
        place = _PARTS.get(control)
        if place is None:
            return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # Qt gives none at times
        return place(self._theme, option, part)

    def sizeFromContents(  # noqa: N802
        self, kind: QStyle.ContentsType, option: QStyleOption, contents: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Return controls the room of the pictures."""
        room = _ROOMS.get(kind)
        if room is not None:
            return room(self._theme, option, contents, widget)
        size = super().sizeFromContents(kind, option, contents, widget)  # type: ignore[arg-type]  # as above
        wider, higher, at_least = _PADDINGS.get(kind, (0, 0, 0))
        px = self._theme.px
        return QSize(size.width() + px(wider), max(size.height() + px(higher), px(at_least)))

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Return a length of the pictures, scaled."""
        length = _METRICS.get(metric)
        if length is None:
            return super().pixelMetric(metric, option, widget)
        if metric == _Metric.PM_DefaultFrameWidth and is_any(widget, "QLineEdit", "QTextEdit", "QPlainTextEdit"):
            return self._theme.px(_WRITING_PADDING)
        return self._theme.px(length)


def dress(app: QApplication, theme: Theme) -> JournalStyle:
    """Put style, palette and font in force and keep them in step with the theme. Keep what is given back."""
    style = JournalStyle(theme)
    app.setStyle(style)

    def follow() -> None:
        app.setPalette(theme.palette())
        app.setFont(theme.ui_font())
        # Qt sends this only where a style object changed, and here the same one draws in other colours.
        for widget in app.allWidgets():
            app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    follow()
    theme.changed.connect(follow)
    return style
