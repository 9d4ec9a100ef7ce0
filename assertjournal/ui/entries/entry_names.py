"""The names of entries in lists: their conversation or title, and their worksheet."""

from assertjournal.core.content import Content
from assertjournal.core.entry import NOTE, EntryLine
from assertjournal.core.formatting import Formatter
from assertjournal.core.worksheet import Worksheet, WorksheetKind
from assertjournal.i18n import _
from assertjournal.ui.entries.conversation_names import ConversationNames


class EntryNames:
    """Names worksheets by their conversation and notes by their title.

    A reflection, or a note without a title, is named by its kind.
    """

    def __init__(self, content: Content, formatter: Formatter) -> None:
        """Store where the worksheets and the format of dates come from."""
        self._worksheets = content.worksheets
        self._conversations = ConversationNames(content, formatter)

    def describe(self, line: EntryLine) -> tuple[str, str]:
        """Return an entry's title and the name of its kind."""
        is_missing = line.worksheet is not None and line.worksheet not in self._worksheets
        kind = (line.worksheet or "") if is_missing else self.sheet(line).title
        if line.worksheet is None:
            return " ".join(line.title.split()) or _("Note"), kind
        if self.sheet(line).kind is WorksheetKind.REFLECTION:
            return kind, kind
        if line.conversation_begun is None:
            return _("Without a conversation"), kind
        return self._conversations.title(line.conversation_title, line.conversation_begun), kind

    def sheet(self, line: EntryLine) -> Worksheet:
        """Return the worksheet of an entry, or the form of a note if there is none."""
        return self._worksheets.get(line.worksheet or "", NOTE)

    def icon(self, line: EntryLine) -> str:
        """Return the name of an entry's icon."""
        return self.sheet(line).icon
