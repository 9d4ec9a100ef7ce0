"""The few shapes that every control is drawn from: rounded boxes, focus rings, ticks and chevrons."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from assertjournal.ui.appearance.theme import Theme

RADIUS = 8
RING = 2
_CHEVRONS: dict[str, Sequence[tuple[float, float]]] = {
    "down": ((-4, -2), (0, 2), (4, -2)),
    "up": ((-4, 2), (0, -2), (4, 2)),
    "left": ((2, -4), (-2, 0), (2, 4)),
    "right": ((-2, -4), (2, 0), (-2, 4)),
}
_TICK = ((-4, 0.5), (-1.25, 3), (4, -3))
_DASH = ((-4, 0), (4, 0))


def draw_box(
    painter: QPainter, rect: QRect | QRectF, radius: float, fill: QColor | None, edge: QColor | None, width: float = 1
) -> None:
    """Draw a rounded box inside `rect`, with an edge of `width` pixels that lies within it too."""
    inset = width / 2 if edge else 0
    box = QPainterPath()
    box.addRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if fill:
        painter.fillPath(box, _pen(fill).brush())
    if edge:
        painter.strokePath(box, _pen(edge, width))
    painter.restore()


def draw_focus_ring(painter: QPainter, theme: Theme, rect: QRect | QRectF, radius: float = RADIUS) -> None:
    """Draw the ring that shows where the keyboard is, along the inside of `rect`; `radius` is in design pixels."""
    draw_box(painter, rect, theme.px(radius), None, theme.color("accent"), theme.px(RING))


def draw_chevron(painter: QPainter, theme: Theme, rect: QRect | QRectF, direction: str, color: QColor) -> None:
    """Draw an arrow in the middle of `rect`; `direction` is down, up, left or right."""
    _draw_line(painter, theme, rect, _CHEVRONS[direction], color, 1.6)


def draw_tick(painter: QPainter, theme: Theme, rect: QRect | QRectF, color: QColor) -> None:
    """Draw a tick in the middle of `rect`."""
    _draw_line(painter, theme, rect, _TICK, color, 2)


def draw_dash(painter: QPainter, theme: Theme, rect: QRect | QRectF, color: QColor) -> None:
    """Draw the dash of a box that is neither on nor off."""
    _draw_line(painter, theme, rect, _DASH, color, 2)


def is_any(widget: QWidget | None, *classes: str) -> bool:
    """Return whether a widget is of one of these classes of Qt's, named so that those not in sight need not be
    loaded.
    """
    return widget is not None and any(map(widget.inherits, classes))


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return `first` with a share (0 to 1) of `second`."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def _pen(color: QColor, width: float = 1) -> QPen:
    """Make a pen in steps, as Qt's namespace is searched for a colour that is given at once (see `qt_options`)."""
    pen = QPen()
    pen.setColor(color)
    pen.setWidthF(width)
    return pen


def _draw_line(
    painter: QPainter,
    theme: Theme,
    rect: QRect | QRectF,
    points: Sequence[tuple[float, float]],
    color: QColor,
    width: float,
) -> None:
    from PySide6.QtCore import Qt  # imported late: start-up, see `qt_options`; no first page has such a line

    scale = theme.px(100) / 100
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(rect).center())
    painter.scale(scale, scale)
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(*point) for point in points]))
    painter.restore()
