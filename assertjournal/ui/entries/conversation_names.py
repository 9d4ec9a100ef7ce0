"""The names under which conversations are shown."""

from datetime import datetime

from assertjournal.core.content import Content
from assertjournal.core.conversation import ConversationLine
from assertjournal.core.conversation_title import conversation_title
from assertjournal.core.formatting import Formatter
from assertjournal.i18n import _
from assertjournal.services.conversations import ConversationView


class ConversationNames:
    """Names conversations by title and person. An empty title is replaced by the day the conversation was begun."""

    def __init__(self, content: Content, formatter: Formatter) -> None:
        """Store where the names of relationships and the format of dates come from."""
        self._content = content
        self._formatter = formatter

    def title(self, title: str, begun: datetime) -> str:
        """Return the title, or its replacement if it is empty."""
        return conversation_title(title, begun, self._formatter)

    def of_view(self, view: ConversationView | None) -> tuple[str, str]:
        """Return a conversation's title and who it is with."""
        if view is None:
            return _("Without a conversation"), ""
        conversation, person = view.conversation, view.person
        who = "" if person is None else self._who(person.label, person.relationship)
        return self.title(conversation.title, conversation.created_at), who

    def of_line(self, line: ConversationLine) -> str:
        """Return the title and the person on one line."""
        title = self.title(line.title, line.created_at)
        who = self._who(line.person, line.relationship)
        return f"{title}, {who}" if who else title

    def _who(self, label: str, relationship: str) -> str:
        label = " ".join(label.split())
        kind = self._content.choice_label("relationships", relationship) if relationship else ""
        if label and kind:
            return _("with {label} ({relationship})").format(label=label, relationship=kind.lower())
        return _("with {label}").format(label=label) if label else kind
