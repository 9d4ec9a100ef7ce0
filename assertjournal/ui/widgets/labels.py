"""Text on the page: labels that never read markup, and texts made safe for menus, buttons and tool tips."""

import re
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from assertjournal.ui.appearance.fonts import SEMIBOLD
from assertjournal.ui.appearance.icons import Icons
from assertjournal.ui.appearance.qt_options import set_qt_options
from assertjournal.ui.appearance.style_shapes import draw_box
from assertjournal.ui.appearance.theme import Theme
from assertjournal.ui.appearance.tokens import Token

# Compiled by `re` when first used, the last two hardly ever.
_LONG_WORD = r"\S{41,}"
_PIECE = r"\S{10}"
_STEP = r"(?<=[/\\])"
_BREAK = "\u200b"


class LabelRole(StrEnum):
    """What a text is for, which settles its font and colour."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LEAD = "lead"
    SECONDARY = "secondary"
    SMALL = "small"
    SECTION = "section"
    READING = "reading"
    KEY = "key"


_FONTS: dict[LabelRole, Callable[[Theme], QFont]] = {
    LabelRole.TITLE: Theme.title_font,
    LabelRole.HEADING: lambda theme: theme.ui_font(16, SEMIBOLD),
    LabelRole.BODY: Theme.ui_font,
    LabelRole.LEAD: lambda theme: theme.ui_font(16),
    LabelRole.SECONDARY: lambda theme: theme.ui_font(14),
    LabelRole.SMALL: Theme.small_font,
    LabelRole.SECTION: lambda theme: theme.ui_font(12, SEMIBOLD),
    LabelRole.READING: Theme.writing_font,
    LabelRole.KEY: Theme.key_font,
}
_QUIET = frozenset({LabelRole.LEAD, LabelRole.SECONDARY, LabelRole.SMALL, LabelRole.SECTION})


class PlainLabel(QLabel):
    """A label that shows every character as it is: no markup, no mnemonics. Very long words may break."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: LabelRole = LabelRole.BODY,
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`; wrapped labels grow in height with it, `selectable` ones let it be copied."""
        super().__init__(parent)
        self.theme = theme
        self._role = role
        self._text = ""
        set_qt_options(self, textFormat="PlainText")
        self.setWordWrap(wrap)
        if selectable:
            set_qt_options(self, textInteractionFlags="TextSelectableByMouse|TextSelectableByKeyboard")
        if role in _QUIET:
            self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._take_theme()
        theme.changed.connect(self._take_theme)
        self.setText(text)

    def text(self) -> str:
        """Return the text as it was set."""
        return self._text

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        self._text = text
        shown = _breakable(text) if self.wordWrap() else text
        super().setText(plain_menu_text(shown) if self.buddy() else shown)

    def setBuddy(self, buddy: QWidget) -> None:  # noqa: N802
        """Name another widget for screen readers. Only a label with one would read `&` as a mnemonic."""
        super().setBuddy(buddy)
        self.setText(self._text)

    def _take_theme(self) -> None:
        self.setFont(_FONTS[self._role](self.theme))


class Pill(PlainLabel):
    """A short fact in a soft rounded field, such as “4 of 6”."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        """Show `text`."""
        super().__init__(theme, text, LabelRole.SMALL, parent=parent)
        self.setForegroundRole(QPalette.ColorRole.Link)
        self.setSizePolicy(self.sizePolicy().Policy.Maximum, self.sizePolicy().Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the text."""
        painter = QPainter(self)
        draw_box(painter, self.rect(), self.height() / 2, self.theme.color("accent_soft"), None)
        painter.end()
        super().paintEvent(event)

    def _take_theme(self) -> None:
        self.setFont(self.theme.small_font(SEMIBOLD))
        sides, above = self.theme.px(14), self.theme.px(3)
        self.setContentsMargins(sides, above, sides, above)


class IconLabel(QLabel):
    """An icon that only decorates, redrawn when the theme changes."""

    def __init__(self, theme: Theme, icons: Icons, name: str, color: Token = "secondary", size: float = 18) -> None:
        """Show the icon `name` at `size` design pixels."""
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._name = name
        self._color: Token = color
        self._size = size
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        side = self._theme.px(self._size)
        self.setPixmap(self._icons.pixmap(self._name, self._color, side, self.devicePixelRatioF()))


def plain_menu_text(text: str) -> str:
    """Return `text` for a button, a menu entry or a tab, which would read a single `&` as a mnemonic."""
    return text.replace("&", "&&")


def tooltip_text(text: str) -> str:
    """Return `text` for a tool tip, which would read what looks like markup and open files named in it."""
    if "<" not in text and "&" not in text:  # asked first, for the sake of what follows
        return text
    from PySide6.QtGui import Qt as GuiQt  # imported late: start-up, see `qt_options`

    if not GuiQt.mightBeRichText(text):
        return text
    import html  # with a table of all named characters, which the first page does not need

    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>")


def _breakable(text: str) -> str:
    """Return a text in which words of more than 40 characters, such as addresses, can break."""
    return re.sub(_LONG_WORD, lambda word: _BREAK.join(map(_in_pieces, re.split(_STEP, word.group()))), text)


def _in_pieces(step: str) -> str:
    """Break a step of a path only where it is too long itself."""
    return re.sub(_PIECE, f"\\g<0>{_BREAK}", step) if re.fullmatch(_LONG_WORD, step) else step
