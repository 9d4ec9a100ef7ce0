"""How the places to write and choose look: line edits, text edits, combo boxes and spin boxes."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QWidget,
)

from assertjournal.ui.appearance.style_shapes import RADIUS, draw_box, draw_chevron, is_any
from assertjournal.ui.appearance.theme import Theme
from assertjournal.ui.appearance.tokens import Token

_State = QStyle.StateFlag
_Part = QStyle.SubControl
_SIDE = 12
_ARROW = 32


def draw_line_edit(theme: Theme, option: QStyleOptionFrame, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw a line edit without its text. Inside a spin box or combo box it has no look of its own."""
    if option.lineWidth > 0:
        _draw_field(theme, option, painter, is_quiet=bool(option.state & _State.State_ReadOnly))


def draw_frame(theme: Theme, option: QStyleOptionFrame, painter: QPainter, widget: QWidget | None) -> None:
    """Draw the frame around a text edit, as a field, or around anything else, as a quiet sheet."""
    if widget is not None and is_any(widget, "QTextEdit", "QPlainTextEdit"):
        _draw_field(theme, option, painter, is_quiet=bool(widget.property("readOnly")))
    else:
        draw_box(painter, option.rect, theme.px(RADIUS), theme.color("card"), theme.color("hairline"), theme.px(1))


def chooser_size(theme: Theme, _option: QStyleOption, contents: QSize, _widget: QWidget | None) -> QSize:
    """Return the size of a combo box or spin box whose longest text needs `contents`."""
    return QSize(contents.width() + theme.px(_SIDE + _ARROW + 4), max(theme.px(40), contents.height() + theme.px(14)))


def draw_combo_box(theme: Theme, option: QStyleOptionComboBox, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw a combo box without its text."""
    _draw_field(theme, option, painter)
    arrow = combo_box_part(theme, option, _Part.SC_ComboBoxArrow)
    draw_chevron(painter, theme, arrow, "down", theme.color(_arrow_color(option, True)))


def combo_box_part(theme: Theme, option: QStyleOptionComboBox, part: QStyle.SubControl) -> QRect:
    """Return the place of a combo box's text, arrow or list."""
    rect, arrow = option.rect, theme.px(_ARROW)
    if part == _Part.SC_ComboBoxEditField:
        rect = rect.adjusted(theme.px(_SIDE), 2, -arrow, -2)
    elif part == _Part.SC_ComboBoxArrow:
        rect = QRect(rect.right() + 1 - arrow, rect.top(), arrow, rect.height())
    return QStyle.visualRect(option.direction, option.rect, rect)


def draw_spin_box(theme: Theme, option: QStyleOptionSpinBox, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw a spin box without its text."""
    _draw_field(theme, option, painter)
    for part, direction, step in (
        (_Part.SC_SpinBoxUp, "up", QAbstractSpinBox.StepEnabledFlag.StepUpEnabled),
        (_Part.SC_SpinBoxDown, "down", QAbstractSpinBox.StepEnabledFlag.StepDownEnabled),
    ):
        color = theme.color(_arrow_color(option, bool(option.stepEnabled & step)))
        draw_chevron(painter, theme, spin_box_part(theme, option, part), direction, color)


def spin_box_part(theme: Theme, option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect:
    """Return the place of a spin box's text or of one of its arrows."""
    rect, arrow = option.rect, theme.px(_ARROW)
    middle = rect.height() // 2
    if part == _Part.SC_SpinBoxEditField:
        rect = rect.adjusted(theme.px(_SIDE - 2), 2, -arrow, -2)
    elif part == _Part.SC_SpinBoxUp:
        rect = QRect(rect.right() + 1 - arrow, rect.top() + 4, arrow, middle - 4)
    elif part == _Part.SC_SpinBoxDown:
        rect = QRect(rect.right() + 1 - arrow, rect.top() + middle, arrow, middle - 4)
    return QStyle.visualRect(option.direction, option.rect, rect)


def _draw_field(theme: Theme, option: QStyleOption, painter: QPainter, *, is_quiet: bool = False) -> None:
    """Draw the box of a field. What can only be read is quiet."""
    enabled = option.state & _State.State_Enabled
    focused = option.state & _State.State_HasFocus
    fill = theme.color("card" if enabled else "side")
    edge = theme.color("accent" if focused else "outline" if enabled and not is_quiet else "hairline")
    draw_box(painter, option.rect, theme.px(RADIUS), fill, edge, theme.px(2 if focused else 1))


def _arrow_color(option: QStyleOption, possible: bool) -> Token:
    return "secondary" if possible and option.state & _State.State_Enabled else "hairline"
