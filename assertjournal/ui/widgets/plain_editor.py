"""The one editor for what people write: plain text only, growing with its text."""

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit

from assertjournal.ui.appearance.appearance import Appearance

_PADDING = 3
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class PlainEditor(QTextEdit):
    """Text without format: what is pasted loses it, so nothing that a text names is ever opened."""

    edited = Signal()
    go_on = Signal()

    def __init__(self, appearance: Appearance, lines: int, *, one_paragraph: bool = False) -> None:
        """Build an editor at least `lines` lines high; with `one_paragraph`, Return goes on instead of breaking the
        line.
        """
        super().__init__()
        self._one_paragraph = one_paragraph
        self._filling = False
        self._lines = lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._theme = appearance.theme
        # Not a length that is scaled: a change of it would be one more step for undo.
        self.document().setDocumentMargin(_PADDING)
        self._take_theme()
        appearance.theme.changed.connect(self._take_theme)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._cursor_moved)

    def be_read_only(self) -> None:
        """Accept no more text. What is there can be selected and copied, with the pointer and by keys."""
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)

    def text(self) -> str:
        """Return the text as it stands. Qt's own plain text would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Fill the editor; this is no edit, and cannot be undone."""
        self._filling = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)  # who goes on writing writes behind what stands there
        self._filling = False

    def replace_text(self, text: str) -> None:
        """Replace the text as an edit of the user's, which undo takes back."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Return the height of the text, and never less than the lines asked for."""
        margins = 2 * self.frameWidth() + round(2 * self.document().documentMargin())
        lowest = self._lines * self.fontMetrics().lineSpacing() + margins
        text = round(self.document().size().height()) + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), max(lowest, text))

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, not the editor."""
        return QSize(0, self.sizeHint().height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only."""
        if source.hasText() and not self.isReadOnly():  # Qt leaves this to who inserts
            self.insertPlainText(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Ctrl+Enter, and with Enter alone where the answer is one paragraph."""
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if returned and (control or (self._one_paragraph and not event.modifiers())):
            self.go_on.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Scroll to the cursor when the user comes here by key. A page that opens shows its beginning."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEY:
            self._cursor_moved()

    def _cursor_moved(self) -> None:
        if self._filling:
            return
        # The editor has its new height, which the page scrolls in, only once Qt has laid out the page.
        QTimer.singleShot(0, self, self.keep_cursor_in_sight)

    def keep_cursor_in_sight(self) -> None:
        """Scroll the page to the line that is written, as long as the keyboard is here."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        column = None if around is None else around.widget()
        if around is None or column is None or not self.hasFocus():
            return
        cursor = self.cursorRect()
        at = self.viewport().mapTo(column, cursor.center())
        around.ensureVisible(at.x(), at.y(), 0, 2 * cursor.height())

    def _take_theme(self) -> None:
        self._filling = True  # Qt says that the text has changed
        self.setFont(self._theme.writing_font())
        self._filling = False

    def _tell(self) -> None:
        if not self._filling:
            self.edited.emit()
