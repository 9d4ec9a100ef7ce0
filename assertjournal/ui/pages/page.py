"""What every page of an unlocked journal shares: a column to read and write in, and its part in leaving."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from assertjournal.core.changes import Changes
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.hairline import Hairline
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.widgets.plain_editor import PlainEditor
from assertjournal.ui.widgets.scrolling import COLUMN_WIDTH, scroll_area

_MARGIN = 48
_NARROW_MARGIN = 24
_NARROW = 560
_NARROWEST_MARGIN = 12
_NARROWEST = 360
_AROUND = 24
_SCROLLING = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class Page(QWidget):
    """A whole screen.

    `go` asks for another place, and `shown` tells that what `open` asked for is there. `offer_undo` carries what was
    done and how to undo it. `example_moved` asks the example panel to follow, `panel_asked` asks for it to be shown.
    """

    go = Signal(object)
    shown = Signal()
    offer_undo = Signal(str, object)
    example_moved = Signal()
    panel_asked = Signal()

    def __init__(self, appearance: Appearance, name: str) -> None:
        """Begin with an empty column; `name` is that of the place."""
        super().__init__()
        self.appearance = appearance
        self.name = name
        self.column = QVBoxLayout()
        self.column.setSpacing(appearance.theme.px(16))
        self._margins = QHBoxLayout()
        self._area = scroll_area(self._inside())
        layout = bare_column(self, 0)
        layout.addWidget(self._area, 1)
        self._foot = QHBoxLayout()
        self._line = Hairline(appearance)
        self._line.hide()
        layout.addWidget(self._line)
        layout.addLayout(self._foot)
        self._has_foot = False
        self._area.verticalScrollBar().rangeChanged.connect(self._set_margins)
        appearance.theme.changed.connect(self._set_margins)
        appearance.theme.taken.connect(self._keep_focus_in_sight)
        self._set_margins()

    def open(self, place: Place) -> None:
        """Show what the place names. Called each time that the page is gone to."""

    def leave(self) -> None:
        """Save what was typed. Called before another place is shown, and before locking."""

    def call_off(self) -> None:
        """Cancel what runs for the page. Called before the journal is locked or closed."""

    def end(self) -> None:
        """Wait for what was called off, not for ever."""

    def refresh(self, changes: Changes) -> None:
        """Refresh what was changed."""

    def focus_moved(self, widget: QWidget | None) -> None:
        """Handle that another widget has the focus."""

    def offer_examples(self, name: str, answered: Mapping[str, Collection[str]]) -> None:
        """Offer at the fields to see how `name` did it: `answered` holds field ids by worksheet; "" offers nothing."""

    def focus_first(self) -> None:
        """Put the focus where one begins."""
        for child in self.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def examples(self) -> tuple[str, str]:
        """Return the worksheet and the field that the example panel is to follow; two "" for none."""
        return "", ""

    def set_foot(self, row: QLayout) -> None:
        """Put a row below the column that does not scroll with it."""
        inside = QWidget()
        inside.setMaximumWidth(self.appearance.theme.px(COLUMN_WIDTH))
        row.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(row)
        self._foot.addWidget(inside, 1)
        self._foot.addStretch(0)
        self._has_foot = True
        self._set_margins()

    def fill_with(self, widget: QWidget) -> None:
        """Fill the rest of the column with a widget that scrolls by itself."""
        self.column.addWidget(widget, 1)
        self._outer.setStretch(0, 1)
        self._outer.setStretch(1, 0)

    def add_title(
        self, title: str, lead: str = "", beside: QWidget | None = None, above: QLayout | None = None
    ) -> None:
        """Add a title, with something small at its right end or above it, and a sentence below it."""
        row = QHBoxLayout()
        row.addWidget(PlainLabel(self.appearance.theme, title, LabelRole.TITLE, wrap=True), 1)
        if beside is not None:
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        block = QVBoxLayout()
        block.setSpacing(self.appearance.theme.px(6))
        if above is not None:
            block.addLayout(above)
        block.addLayout(row)
        if lead:
            block.addWidget(PlainLabel(self.appearance.theme, lead, LabelRole.LEAD, wrap=True))
        self.column.addLayout(block)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll as little as is needed to show a widget of the column."""
        self._area.ensureWidgetVisible(widget, 0, self.appearance.theme.px(_AROUND))

    def bring_focus_into_sight(self, widget: QWidget) -> None:
        """Scroll to what has the keyboard now, unless a press of the mouse has given it that."""
        # The page would scroll away from under the pointer, so that letting the button go would choose nothing.
        if QGuiApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.bring_into_sight(widget)

    def scroll_to_top(self) -> None:
        """Show the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the keys for it, where nothing on the page has another use for them."""
        act = _SCROLLING.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            self._area.verticalScrollBar().triggerAction(act)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set narrow pages narrower margins."""
        self._set_margins()

    def _inside(self) -> QWidget:
        inside = QWidget()
        self._column = column = QWidget()
        column.setMaximumWidth(self.appearance.theme.px(COLUMN_WIDTH))
        self.column.setContentsMargins(0, 0, 0, 0)
        column.setLayout(self.column)
        self._margins.addWidget(column, 1)
        self._margins.addStretch(0)
        self._outer = bare_column(inside)
        self._outer.addLayout(self._margins)
        self._outer.addStretch(1)
        return inside

    def _keep_focus_in_sight(self) -> None:
        """Scroll to what has the keyboard, which may have moved with the zoom."""
        focused = self.focusWidget()
        if isinstance(focused, PlainEditor):
            focused.keep_cursor_in_sight()
        elif focused is not None and self._column.isAncestorOf(focused):
            self.bring_into_sight(focused)

    def _set_margins(self) -> None:
        px = self.appearance.theme.px
        margins = ((_NARROWEST, _NARROWEST_MARGIN), (_NARROW, _NARROW_MARGIN))
        side = px(next((margin for limit, margin in margins if self.width() < px(limit)), _MARGIN))
        bar = self._area.verticalScrollBar()
        # The column keeps its width, whether there is a scroll bar beside it or not.
        width, scrolls = bar.sizeHint().width(), bar.maximum() > 0
        self._margins.setContentsMargins(side, px(32), side + (0 if scrolls else width), px(24))
        self._line.setVisible(self._has_foot and scrolls)
        if self._has_foot:
            self._foot.setContentsMargins(side, px(8), side + width, px(16))
