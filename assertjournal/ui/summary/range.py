"""The first step of a session summary: the period or the conversations that it covers."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assertjournal.core.answers import Answer
from assertjournal.core.summary import OfferedConversation, SummaryRange
from assertjournal.core.worksheet import Field, FieldKind
from assertjournal.i18n import _
from assertjournal.ui.choices.radio_choice import RadioChoice
from assertjournal.ui.choices.tick_list import TickList
from assertjournal.ui.forms.field_frame import FieldFrame
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.labels import LabelRole
from assertjournal.ui.widgets.section_card import SectionCard


class RangeKind(StrEnum):
    """The ways to choose what a summary covers."""

    SINCE_LAST = "since_last"
    EVERYTHING = "everything"
    PERIOD = "period"
    CONVERSATIONS = "conversations"


class RangeCard(SectionCard):
    """Asks for the range of the summary. `changed` announces that the user has chosen another."""

    changed = Signal()

    def __init__(self, context: PageContext) -> None:
        """Begin with everything chosen."""
        super().__init__(context.appearance, _("What it covers"))
        self._formatter = context.formatter
        self._since_last = SummaryRange()
        self._untouched = True
        options = {
            RangeKind.SINCE_LAST: "",
            RangeKind.EVERYTHING: _("Everything so far"),
            RangeKind.PERIOD: _("A period"),
            RangeKind.CONVERSATIONS: _("Chosen conversations"),
        }
        self.kind = RadioChoice(context.appearance, _("What it covers"), options)
        self.kind.chosen_by_user.connect(self._kind_chosen)
        self.add(self.kind)
        self.first_day = FieldFrame(
            Field("since", FieldKind.DATE, _("From")), context.appearance, context.clock.today, in_group=True
        )
        self.last_day = FieldFrame(
            Field("until", FieldKind.DATE, _("Until")), context.appearance, context.clock.today, in_group=True
        )
        self._days = QWidget()
        days = bare_column(self._days)
        for frame in (self.first_day, self.last_day):
            frame.widget.edited.connect(self._days_edited)
            days.addWidget(frame)
        self.add(self._days)
        self.conversations = TickList(context.appearance, _("Conversations"))
        self.conversations.ticked.connect(self.changed)
        self.add(self.conversations)
        self._note = self.add_words(role=LabelRole.SECONDARY)
        self.offer_since_last(SummaryRange())

    def offer_since_last(self, since_last: SummaryRange) -> None:
        """Offer the time since the last summary, and choose it unless the user has made a choice.

        `since_last` covers all days if there is no summary yet. Then everything is chosen.
        """
        self._since_last = since_last
        since = since_last.since
        if since is not None:
            words = _("Since the last summary ({day})").format(day=self._formatter.day(since))
            self.kind.rename(RangeKind.SINCE_LAST, words)
        self.kind.offer(RangeKind.SINCE_LAST, since is not None)
        if self._untouched:
            self.kind.choose(RangeKind.EVERYTHING if since is None else RangeKind.SINCE_LAST)
        self._show_parts()

    def set_conversations(self, conversations: tuple[OfferedConversation, ...]) -> None:
        """List the conversations that can be chosen."""
        self.conversations.set_items((one.id, own_words(one)) for one in conversations)
        self._show_parts()

    def chosen_kind(self) -> RangeKind | None:
        """Return what the user chose, or None if the choice is still the default."""
        return None if self._untouched else self.kind.chosen

    def if_empty(self) -> str:
        """Return advice for when the range has nothing to share."""
        if self.kind.chosen is RangeKind.CONVERSATIONS and not self.conversations.chosen():
            return _("Tick a conversation above, and what belongs to it is listed here.")
        if self.kind.chosen is RangeKind.EVERYTHING:
            return _("There is nothing to share yet. What you write in worksheets and notes is offered here.")
        return _("Nothing was written during this time. Choose “Everything so far” above to see the rest.")

    def range(self) -> SummaryRange:
        """Return the chosen range."""
        if self.kind.chosen is RangeKind.SINCE_LAST:
            return self._since_last
        if self.kind.chosen is RangeKind.PERIOD:
            return SummaryRange(_day(self.first_day.widget.answer()), _day(self.last_day.widget.answer()))
        if self.kind.chosen is RangeKind.CONVERSATIONS:
            return SummaryRange(conversations=self.conversations.chosen())
        return SummaryRange()

    def _kind_chosen(self) -> None:
        self._untouched = False
        self._show_parts()
        self.changed.emit()

    def _days_edited(self) -> None:
        chosen = self.range()
        backwards = chosen.since and chosen.until and chosen.since > chosen.until
        self.last_day.show_note(
            _("This day is before the first one, so there is nothing between them.") if backwards else ""
        )
        self.changed.emit()

    def _show_parts(self) -> None:
        self._days.setVisible(self.kind.chosen is RangeKind.PERIOD)
        chooses = self.kind.chosen is RangeKind.CONVERSATIONS
        some = self.conversations.list.count() > 0
        self.conversations.setVisible(chooses and some)
        self._note.setText(_("There is no conversation with anything to share yet.") if chooses and not some else "")
        self._note.setVisible(chooses and not some)


def own_words(conversation: OfferedConversation) -> str:
    """Return the title and name of a conversation for its owner to read. The summary itself leaves titles out."""
    title = " ".join(conversation.title.split())
    return f"{title}, {conversation.name}" if title else conversation.name


def _day(answer: Answer | None) -> date | None:
    return date.fromisoformat(answer) if isinstance(answer, str) else None
