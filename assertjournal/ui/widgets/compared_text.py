"""A text to read beside another version of itself: the words that differ are underlined, and told to who listens."""

from typing import Literal

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from assertjournal.core.differences import Spans
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.plain_editor import PlainEditor

Tint = Literal["accent_soft", "warm_soft"]
_MOST_TOLD = 20


class ComparedText(PlainEditor):
    """Cannot be written in; `tint` lies under the words that differ."""

    def __init__(self, appearance: Appearance, name: str, tint: Tint) -> None:
        """Build an empty text; `name` is what a screen reader calls it."""
        self._tint: Tint = tint
        self._spans: Spans = ()
        super().__init__(appearance, 1)
        self.setReadOnly(True)
        self.setAccessibleName(name)

    def compare(self, text: str, spans: Spans) -> None:
        """Show a text, and which parts of it differ from the other one."""
        self.set_text(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._spans = spans
        self._mark()
        told = [f"“{text[begin:end]}”" for begin, end in spans[:_MOST_TOLD]]
        more = " …" if len(spans) > _MOST_TOLD else ""
        self.setAccessibleDescription(_("Only here: {words}").format(words=", ".join(told)) + more if told else "")

    def _take_theme(self) -> None:
        super()._take_theme()
        self._mark()

    def _mark(self) -> None:
        marked = QTextCharFormat()
        marked.setBackground(self._theme.color(self._tint))
        marked.setForeground(self._theme.color("ink"))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self.setExtraSelections([self._selection(begin, end, marked) for begin, end in self._spans])

    def _selection(self, begin: int, end: int, marked: QTextCharFormat) -> QTextEdit.ExtraSelection:
        text = self.text()
        selection = QTextEdit.ExtraSelection()
        selection.format = marked
        cursor = QTextCursor(self.document())
        cursor.setPosition(_in_document(text[:begin]))
        cursor.setPosition(_in_document(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        return selection


def _in_document(before: str) -> int:
    """Return the place after a text as Qt counts, for which a pictograph is two characters."""
    return len(before.encode("utf-16-le")) // 2
