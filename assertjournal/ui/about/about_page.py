"""About, privacy and sources: what the program is, what it keeps to itself, and what it is made of."""

from assertjournal.core.content import Content
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.pages.aside_page import AsidePage
from assertjournal.ui.pages.place_names import ABOUT
from assertjournal.ui.widgets.help_sections import help_sections
from assertjournal.version import VERSION


class AboutPage(AsidePage):
    """The version, the text of `about.toml`, and the disclaimer with its sources."""

    def __init__(self, appearance: Appearance, content: Content) -> None:
        """Build the text."""
        super().__init__(appearance, ABOUT)
        about, disclaimer = content.help[ABOUT], content.help["disclaimer"]
        self.add_title(about.title, _("AssertJournal {version}").format(version=VERSION))
        self.column.addWidget(help_sections(appearance, disclaimer))
        self.column.addWidget(help_sections(appearance, about))

    def focus_first(self) -> None:
        """Put the focus on the page itself, so that the keys scroll: people come here to read."""
        self.setFocus()
