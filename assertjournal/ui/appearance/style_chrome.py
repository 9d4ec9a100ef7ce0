"""How the things around the controls look: scroll bars, progress bars, menus, tabs, headers and tool tips."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from assertjournal.ui.appearance.style_shapes import draw_box, draw_focus_ring
from assertjournal.ui.appearance.theme import Theme

_State = QStyle.StateFlag
_Part = QStyle.SubControl
_SHORTEST_HANDLE = 36


def draw_scroll_bar(theme: Theme, option: QStyleOptionSlider, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw the handle of a scroll bar. There are no arrows and no groove."""
    if option.maximum <= option.minimum:
        return
    active = option.state & (_State.State_MouseOver | _State.State_Sunken)
    inset = theme.px(2 if active else 3)
    handle = scroll_bar_part(theme, option, _Part.SC_ScrollBarSlider).adjusted(inset, inset, -inset, -inset)
    radius = min(handle.width(), handle.height()) / 2
    draw_box(painter, handle, radius, theme.color("secondary" if active else "outline"), None)


def scroll_bar_part(theme: Theme, option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Return the place of a scroll bar's handle, of the way before and after it, or of its whole groove."""
    if part == _Part.SC_ScrollBarGroove:
        return option.rect
    upright = not option.state & _State.State_Horizontal
    room = option.rect.height() if upright else option.rect.width()
    length = _handle_length(theme, option, room)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    spans = {
        _Part.SC_ScrollBarSlider: (start, length),
        _Part.SC_ScrollBarSubPage: (0, start),
        _Part.SC_ScrollBarAddPage: (start + length, room - start - length),
    }
    if part not in spans:
        return QRect()
    begin, extent = spans[part]
    rect = option.rect
    if upright:
        return QRect(rect.left(), rect.top() + begin, rect.width(), extent)
    across = QRect(rect.left() + begin, rect.top(), extent, rect.height())
    return QStyle.visualRect(option.direction, rect, across)


def _handle_length(theme: Theme, option: QStyleOptionSlider, room: int) -> int:
    span = option.maximum - option.minimum + option.pageStep
    share = room * option.pageStep // span if span > 0 else room
    return min(max(share, theme.px(_SHORTEST_HANDLE)), room)


def draw_progress_groove(
    theme: Theme, option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None
) -> None:
    """Draw the empty part of a progress bar."""
    band = _progress_band(theme, option)
    draw_box(painter, band, band.height() / 2, theme.color("card"), theme.color("outline"), theme.px(1))


def draw_progress_contents(
    theme: Theme, option: QStyleOptionProgressBar, painter: QPainter, _widget: QWidget | None
) -> None:
    """Draw how far it is. A bar that cannot know shows a third in its middle, and nothing moves."""
    from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`; no first page has such a bar

    band = _progress_band(theme, option)
    span = option.maximum - option.minimum
    if span <= 0:
        done = band.adjusted(band.width() / 3, 0, -band.width() / 3, 0)
    else:
        share = min(max((option.progress - option.minimum) / span, 0), 1)
        done = QRectF(band.topLeft(), band.size())
        done.setWidth(max(band.width() * share, band.height()) if share else 0)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            done.moveRight(band.right())
    if done.width():
        draw_box(painter, done, band.height() / 2, theme.color("accent"), None)


def _progress_band(theme: Theme, option: QStyleOptionProgressBar) -> QRectF:
    band = QRectF(option.rect)
    band.setHeight(theme.px(8))
    band.moveCenter(QRectF(option.rect).center())
    return band


def menu_item(theme: Theme, option: QStyleOptionMenuItem, _painter: QPainter, _widget: QWidget | None) -> QStyleOption:
    """Return the option that the base style draws a menu entry with: the chosen one is soft, not loud."""
    item = QStyleOptionMenuItem(option)
    palette = QPalette(option.palette)
    palette.setColor(QPalette.ColorRole.Highlight, theme.color("accent_soft"))
    palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("ink"))
    item.palette = palette
    return item


def draw_sheet(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw the ground of a menu or a tool tip, which are windows of their own and so have square corners."""
    painter.fillRect(option.rect, theme.color("outline"))
    edge = theme.px(1)
    painter.fillRect(option.rect.adjusted(edge, edge, -edge, -edge), theme.color("card"))


def draw_nothing(_theme: Theme, _option: QStyleOption, _painter: QPainter, _widget: QWidget | None) -> None:
    """Leave out what the base style would draw."""


def draw_tab(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw a tab without its text: a line under the one that is open."""
    selected = option.state & _State.State_Selected
    thickness = theme.px(3 if selected else 1)
    rect = option.rect
    line = QRect(rect.left(), rect.bottom() + 1 - thickness, rect.width(), thickness)
    painter.fillRect(line, theme.color("accent" if selected else "hairline"))
    if option.state & _State.State_HasFocus:
        draw_focus_ring(painter, theme, rect.adjusted(0, 0, 0, -thickness))


def draw_header(theme: Theme, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """Draw one section of a table's header without its text."""
    painter.fillRect(option.rect, theme.color("side"))
    edge = theme.px(1)
    rect = option.rect
    painter.fillRect(rect.left(), rect.bottom() + 1 - edge, rect.width(), edge, theme.color("hairline"))
