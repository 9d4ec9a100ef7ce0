"""Where the example panel is: beside the page, or a drawer over it where the window is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assertjournal.core.content import Content
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.page import Page
from assertjournal.ui.shell.example_panel import ExamplePanel

DRAWER_BELOW = 1000


class PanelPlace:
    """Keeps whether the panel is wanted, and shows it where the page has examples."""

    def __init__(self, appearance: Appearance, content: Content, *, shown: bool) -> None:
        """Begin as the user left it."""
        self._appearance = appearance
        self._content = content
        self._wanted = shown
        self._drawer = False
        self._drawer_open = False
        self.panel = ExamplePanel(appearance, content)
        self.panel.hide()

    def settle_in(self, window: QWidget, layout: QHBoxLayout) -> None:
        """Attach to this widget and its row."""
        self._window = window
        self._row = layout
        layout.addWidget(self.panel)

    @property
    def is_shown(self) -> bool:
        """Return whether the panel is in sight, or would be on a page that has examples."""
        return self._drawer_open if self._drawer else self._wanted

    def toggle(self) -> bool:
        """Show or hide the panel. Gives whether it is wanted beside the page from now on."""
        if self._drawer:
            self._drawer_open = not self._drawer_open
        else:
            self._wanted = not self._wanted
        return self._wanted

    def make_room(self, size: QSize) -> bool:
        """Switch to a drawer in a narrow window and to a column in a wide one; return whether that changed."""
        drawer = size.width() < self._appearance.theme.px(DRAWER_BELOW)
        changed = drawer != self._drawer
        if changed:
            self._drawer, self._drawer_open = drawer, False
            if drawer:
                self._row.removeWidget(self.panel)
            else:
                self._row.addWidget(self.panel)
        if drawer:
            width = self.panel.width()
            self.panel.setGeometry(size.width() - width, 0, width, size.height())
        return changed

    def follow(self, page: Page) -> None:
        """Show the examples for the page, and let the page offer them while they are hidden."""
        worksheet, field = page.examples()
        has_examples = any(worksheet in scenario.answers for scenario in self._content.scenarios.values())
        shown = has_examples and self.is_shown
        if shown:
            self.panel.follow(worksheet, field)
        self.panel.setVisible(shown)
        if shown and self._drawer:
            self.panel.raise_()
        scenario = self.panel.scenario
        page.offer_examples("" if shown else scenario.name, scenario.answers)
