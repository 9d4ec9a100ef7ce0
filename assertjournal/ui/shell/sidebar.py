"""The sidebar: the conversation, its skills with their states, and the other pages."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assertjournal.core.answers import EntryState
from assertjournal.core.content import LEAST_SKILLS, Content
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.place_names import (
    BIN,
    DEBRIEF,
    HISTORY,
    JOURNAL,
    REFLECTION,
    SCENARIOS,
    SUMMARY,
    SUPPORT,
    VALUES,
    WORKSHEET,
)
from assertjournal.ui.shell.nav_button import NavButton
from assertjournal.ui.shell.switcher import Switcher
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.widgets.scrolling import scroll_area
from assertjournal.ui.widgets.side_frame import SideFrame

WIDTH = 264
WIDEST = 340
COMPACT_WIDTH = 60
_SIDES = 22


class Sidebar(SideFrame):
    """Offers the pages of the journal. `chosen` carries the name and the subject of the page that the user wants."""

    chosen = Signal(str, str)
    lock_asked = Signal()

    def __init__(self, content: Content, appearance: Appearance) -> None:
        """Build a button for each page."""
        super().__init__(appearance, line_on_left=False)
        self._appearance = appearance
        self._buttons: dict[tuple[str, str], NavButton] = {}
        self._sections: list[PlainLabel] = []
        self.switcher = Switcher(appearance)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(
            appearance.theme.px(11), appearance.theme.px(15), appearance.theme.px(10), appearance.theme.px(8)
        )
        self._layout.setSpacing(0)
        self._layout.addWidget(self.switcher)
        self._section(_("Six skills") if len(content.skills) == LEAST_SKILLS else _("Skills"))
        for sheet in content.skills:
            self._page(sheet.title, sheet.icon, WORKSHEET, sheet.id)
        self._section(_("Look back"))
        self._page(_("After the conversation"), "message-square-text", WORKSHEET, DEBRIEF)
        self._page(_("Values"), "heart", VALUES)
        self._page(_("Journal"), "notebook-text", JOURNAL)
        self._section(_("Learn"))
        self._page(_("Scenarios"), "library", SCENARIOS)
        self._page(_("Support"), "life-buoy", SUPPORT)
        self._layout.addStretch(1)
        self._lock = NavButton(_("Lock"), "lock", appearance, opens_page=False)
        self._lock.clicked.connect(self.lock_asked)
        self._settle(inside)
        appearance.theme.taken.connect(self._keep_marked_in_sight)
        self.set_compact(False)

    def show_states(self, states: Mapping[str, EntryState]) -> None:
        """Show how far each skill's worksheet is filled in for the conversation."""
        for (_page, subject), button in self._buttons.items():
            if subject in states and subject != DEBRIEF:
                button.show_state(states[subject])

    def show_place(self, place: Place) -> None:
        """Mark the page that is open."""
        page = SCENARIOS if place.page.startswith("scenario") else place.page
        if page == WORKSHEET and place.subject == REFLECTION:
            page = VALUES
        if page in (BIN, HISTORY):
            page = JOURNAL
        for (name, subject), button in self._buttons.items():
            button.setChecked(name == page and subject == (place.subject if name == WORKSHEET else ""))
        self._keep_marked_in_sight()

    def set_compact(self, compact: bool) -> None:
        """Shrink to icons, or show everything."""
        self.setFixedWidth(self._appearance.theme.px(COMPACT_WIDTH) if compact else self._width())
        # Icons alone leave no room for a scroll bar. The keyboard and the wheel still scroll.
        off, as_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._area.setVerticalScrollBarPolicy(off if compact else as_needed)
        self.switcher.set_compact(compact)
        for button in (*self._buttons.values(), self._lock):
            button.set_compact(compact)
        px = self._appearance.theme.px
        for section in self._sections:
            section.setVisible(not compact)
            section.setContentsMargins(px(16), px(14), 0, px(6))

    def _width(self) -> int:
        """Return the usual width, or a larger one if the longest name needs it, for example in a wide typeface."""
        px = self._appearance.theme.px
        longest = max(button.width_needed() for button in self._buttons.values())
        return max(px(WIDTH), min(longest + px(_SIDES), px(WIDEST)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between buttons with the arrow keys."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Return the width that was set. The window decides the height."""
        return QSize(self.width(), 0)

    def _make_room_for_bar(self, _least: int, most: int) -> None:
        """Replace the right margin by the scroll bar while there is one, so that names keep their room."""
        px = self._appearance.theme.px
        has_bar = most > 0 and self._area.verticalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._layout.setContentsMargins(px(11), px(15), 0 if has_bar else px(10), px(8))

    def _keep_marked_in_sight(self) -> None:
        for button in self._buttons.values():
            if button.isChecked():
                self._area.ensureWidgetVisible(button, 0)  # no side margin, so it never scrolls sideways

    def _section(self, title: str) -> None:
        label = PlainLabel(self._appearance.theme, title, LabelRole.SECTION)
        self._sections.append(label)
        self._layout.addWidget(label)

    def _page(self, text: str, icon: str, page: str, subject: str = "") -> None:
        self._layout.addWidget(self._button(text, icon, page, subject))

    def _button(self, text: str, icon: str, page: str, subject: str = "") -> NavButton:
        button = NavButton(text, icon, self._appearance)
        button.clicked.connect(lambda: self.chosen.emit(page, subject))
        self._buttons[page, subject] = button
        return button

    def _settle(self, inside: QWidget) -> None:
        """Make the pages scroll in a low window, while Session summary and Lock stay visible."""
        px = self._appearance.theme.px
        foot = QVBoxLayout()
        foot.setContentsMargins(px(11), 0, px(10), px(8))
        foot.setSpacing(0)
        foot.addWidget(self._button(_("Session summary"), "file-text", SUMMARY))
        foot.addWidget(self._lock)
        self._area = scroll_area(inside)
        # In a low window, the buttons become narrower beside the scroll bar instead of scrolling sideways.
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setMinimumWidth(1)
        self._area.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
