"""How buttons, check boxes and radio buttons look.

A push button's property `role` may be "primary" (the page's next step) or "link" (flat, underlined).
"""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionButton, QToolButton, QWidget

from assertjournal.ui.appearance.fonts import SEMIBOLD
from assertjournal.ui.appearance.style_shapes import (
    RADIUS,
    RING,
    draw_box,
    draw_dash,
    draw_focus_ring,
    draw_tick,
    mixed,
)
from assertjournal.ui.appearance.theme import Theme

_State = QStyle.StateFlag
_LINK_SIDE = 4
_BOX_INSET = 3
_HOVER, _PRESSED = 0.12, 0.24


def push_button_size(theme: Theme, option: QStyleOptionButton, contents: QSize, widget: QWidget | None) -> QSize:
    """Return the size of a push button whose text and icon need `contents`."""
    font = _label_font(option, widget)
    width = contents.width()
    if font:
        bold = QFontMetrics(font).horizontalAdvance(option.text)
        width += bold - option.fontMetrics.horizontalAdvance(option.text)
    if _role(widget) == "link":
        return QSize(width + 2 * theme.px(_LINK_SIDE), contents.height() + theme.px(6))
    return QSize(width + 2 * theme.px(16), max(theme.px(38), contents.height() + theme.px(12)))


def draw_push_button(theme: Theme, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """Draw a push button without its label."""
    focused = bool(option.state & _State.State_HasFocus)
    if _role(widget) == "link":
        if focused:
            draw_focus_ring(painter, theme, _link_rect(theme, option, widget), 5)
        return
    _draw_panel(theme, option, painter, _fill_and_edge(theme, option, widget), focused)


def push_label(theme: Theme, option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> QStyleOption:
    """Return the option that the base style draws a push button's label with. The painter gets its font."""
    label = QStyleOptionButton(option)
    font = _label_font(option, widget)
    if font:
        painter.setFont(font)
        label.fontMetrics = QFontMetrics(font)
    if _role(widget) == "link":
        label.rect = _link_rect(theme, option, widget)
        label.features &= ~QStyleOptionButton.ButtonFeature.HasMenu  # a link keeps no room for an arrow
        _recolor(label, theme.color("accent"))
    elif _is_filled(option, widget):
        _recolor(label, theme.color("on_accent"))
    return label


def draw_tool_panel(theme: Theme, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Draw a tool button without its icon and text: flat ones show only while something happens to them."""
    raised = isinstance(widget, QToolButton) and not widget.autoRaise()
    fill = edge = None
    if raised:
        fill, edge = theme.color("card"), theme.color("outline" if _enabled(option) else "hairline")
    if option.state & _State.State_Sunken:
        fill = mixed(theme.color("accent_soft"), theme.color("ink"), _HOVER)
    elif option.state & _State.State_On or (_enabled(option) and option.state & _State.State_MouseOver):
        fill = theme.color("accent_soft")
    draw_box(painter, option.rect, theme.px(RADIUS), fill, edge, theme.px(1))


def draw_check_box(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw the box of a check box, with its tick or dash."""
    box = _draw_indicator(theme, option, painter, 4)
    mark = theme.color("on_accent" if _enabled(option) else "paper")
    if option.state & _State.State_On:
        draw_tick(painter, theme, box, mark)
    elif option.state & _State.State_NoChange:
        draw_dash(painter, theme, box, mark)


def draw_radio_button(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw the circle of a radio button, with its dot."""
    box = _draw_indicator(theme, option, painter, 9)
    if option.state & _State.State_On:
        inset = box.width() * 0.32
        dot = box.adjusted(inset, inset, -inset, -inset)
        draw_box(painter, dot, dot.width() / 2, theme.color("on_accent" if _enabled(option) else "paper"), None)


def _draw_indicator(theme: Theme, option: QStyleOption, painter: QPainter, radius: float) -> QRectF:
    inset = theme.px(_BOX_INSET)
    side = min(option.rect.width(), option.rect.height())
    around = QRectF(0, 0, side, side)
    around.moveCenter(QRectF(option.rect).center())
    box = around.adjusted(inset, inset, -inset, -inset)
    if option.state & (_State.State_On | _State.State_NoChange):
        fill = edge = theme.color("accent" if _enabled(option) else "outline")
    else:
        hovered = _enabled(option) and option.state & _State.State_MouseOver
        fill = theme.color("accent_soft" if hovered else "card")
        edge = theme.color("outline" if _enabled(option) else "hairline")
    draw_box(painter, box, theme.px(radius), fill, edge, theme.px(1))
    if option.state & _State.State_HasFocus:
        draw_focus_ring(painter, theme, around, radius + _BOX_INSET)
    return box


def _draw_panel(
    theme: Theme,
    option: QStyleOptionButton,
    painter: QPainter,
    appearance: tuple[QColor | None, QColor | None],
    focused: bool,
) -> None:
    """Draw fill and edge. Under the focus they shrink, so that the ring stands around them with a gap."""
    fill, edge = appearance
    rect, radius = option.rect, theme.px(RADIUS)
    if focused:
        draw_focus_ring(painter, theme, rect)
        gap = theme.px(RING) * 2
        rect, radius = rect.adjusted(gap, gap, -gap, -gap), max(radius - gap, 2)
    draw_box(painter, rect, radius, fill, edge, theme.px(1))


def _fill_and_edge(
    theme: Theme, option: QStyleOptionButton, widget: QWidget | None
) -> tuple[QColor | None, QColor | None]:
    flat = bool(option.features & QStyleOptionButton.ButtonFeature.Flat)
    if not _enabled(option):
        return (None, None) if flat else (theme.color("side"), theme.color("hairline"))
    share = _PRESSED if option.state & _State.State_Sunken else _HOVER if _hovered(option) else 0
    if _is_filled(option, widget):
        return mixed(theme.color("accent"), theme.color("ink"), share), None
    fill = mixed(theme.color("accent_soft"), theme.color("ink"), share - _HOVER) if share else theme.color("card")
    return (fill if share or not flat else None), (None if flat else theme.color("outline"))


def _is_filled(option: QStyleOption, widget: QWidget | None) -> bool:
    """Return whether the button is filled with the accent: the next step, or a choice that is on."""
    return _enabled(option) and (bool(option.state & _State.State_On) or _role(widget) == "primary")


def _label_font(option: QStyleOption, widget: QWidget | None) -> QFont | None:
    """Return the font of a label that differs from the button's own."""
    if widget is None:
        return None
    font = QFont(widget.font())
    if _role(widget) == "link":
        font.setUnderline(True)
    elif _role(widget) == "primary" or option.state & _State.State_On:
        font.setWeight(SEMIBOLD)
    else:
        return None
    return font


def _link_rect(theme: Theme, option: QStyleOptionButton, widget: QWidget | None) -> QRect:
    """Return the part of a wide link that its text fills, on the side where reading begins."""
    text = option.fontMetrics.size(0, option.text)
    icon = option.iconSize.width() + 4 if not option.icon.isNull() else 0
    width = text.width() + icon + 2 * theme.px(_LINK_SIDE)
    rect = QRect(option.rect.topLeft(), QSize(min(width, option.rect.width()), option.rect.height()))
    if widget is not None and widget.isRightToLeft():
        rect.moveRight(option.rect.right())
    return rect


def _recolor(label: QStyleOptionButton, color: QColor) -> None:
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        label.palette.setColor(group, QPalette.ColorRole.ButtonText, color)  # the option's own, as that is a copy


def _role(widget: QWidget | None) -> str:
    return (widget.property("role") or "") if widget else ""


def _enabled(option: QStyleOption) -> bool:
    return bool(option.state & _State.State_Enabled)


def _hovered(option: QStyleOption) -> bool:
    return bool(option.state & _State.State_MouseOver)
