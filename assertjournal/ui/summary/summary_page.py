"""The session summary: choosing what is in it, and saving it to hand over."""

from dataclasses import dataclass, field

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent

from assertjournal.core.answers import Answer, ChangedAnswers, answer_lines, with_changes
from assertjournal.core.changes import Changes
from assertjournal.core.summary import MOST_TO_TALK_ABOUT, SummaryChoices, SummaryOffer, SummaryRange
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.services.summary.session_summary import Typed
from assertjournal.ui.pages.form_page import FormPage
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import SUMMARY
from assertjournal.ui.summary.parts import EntriesCard, FirstPageCard
from assertjournal.ui.summary.range import RangeCard, RangeKind
from assertjournal.ui.summary.saving import SaveCard
from assertjournal.ui.summary.session import QUESTIONS, TALK_ABOUT, SessionCard, session_form
from assertjournal.ui.summary.writing import SummaryWriting

_LIST_PART = 0.6


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows of the journal."""

    since_last: SummaryRange
    typed: Typed = field(repr=False)
    used: Typed = field(repr=False)
    offer: SummaryOffer


class SummaryPage(FormPage[ChangedAnswers]):
    """One card for each step.

    What is ticked stays until the journal is locked, or the page is opened again after a summary was made.
    """

    def __init__(self, context: PageContext) -> None:
        """Build the cards, which `open` fills."""
        super().__init__(session_form(), context, SUMMARY)
        self._filled = self._made = False
        self._reading = self._outdated = False
        self.add_title(
            _("Session summary"), _("Pages for your therapist, or for yourself. You choose what is in them.")
        )
        self.about = RangeCard(context)
        self.session = SessionCard(context.appearance, self.form)
        self.first_page = FirstPageCard(context.appearance)
        self.entries = EntriesCard(context)
        self.save = SaveCard(context.appearance, context.paper)
        for card in (self.about, self.session, self.first_page, self.entries, self.save):
            self.column.addWidget(card)
        self._writing = SummaryWriting(context, self.save)
        self._connect()

    def open(self, place: Place) -> None:
        """Read what may be shared, and what was typed for the next session."""
        kind, chosen = self.about.chosen_kind(), self.about.range()
        self.context.operations.read(lambda: self._load(kind, chosen), self._show)

    def refresh(self, changes: Changes) -> None:
        """Offer what there is now. While the page is not in sight, opening it does that."""
        if self.isVisible() and (changes.entries or changes.conversations or changes.people or changes.everything):
            self._read_offer()

    def call_off(self) -> None:
        """Cancel what is being written."""
        self._writing.call_off()

    def end(self) -> None:
        """Call off what is being written, and wait until no half of it is left."""
        self._writing.end()

    def batch(self, field: str, answer: Answer | None) -> ChangedAnswers:
        """Return both fields, which are kept together, without what is in a summary already."""
        return self.session.to_keep()

    def edited(self, batch: ChangedAnswers) -> None:
        """Add an edit, and show how much of it a summary includes."""
        super().edited(batch)
        self.session.note_how_many()

    def focus_first(self) -> None:
        """Put the focus on the page itself: people come here to look first."""
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of entries no more than most of the page."""
        super().resizeEvent(event)
        self.entries.list.leave_room(round(self.height() * _LIST_PART))

    def choices(self) -> SummaryChoices:
        """Return what is chosen, ticked and typed."""
        talk_about, questions = self.session.typed()
        return SummaryChoices(
            range=self.about.range(),
            entries=self.entries.model.chosen(),
            first_page=self.first_page.texts(),
            values=self.first_page.has_values(),
            names=self.save.names.chosen,
            talk_about=talk_about[:MOST_TO_TALK_ABOUT],
            questions=questions,
        )

    def _connect(self) -> None:
        self.about.changed.connect(self._read_offer)
        self.session.used_again.connect(self._keep_words)
        self.save.save_asked.connect(self._save)
        self.save.spoke.connect(self._follow_save)
        self._writing.written.connect(self._hand_over)
        self._writing.noted.connect(self._note_made)
        self._writing.not_noted.connect(self._take_back)

    def _load(self, kind: RangeKind | None, chosen: SummaryRange) -> _Read:
        summaries = self.context.summaries
        since_last = summaries.default_range()
        wanted = since_last if kind in (None, RangeKind.SINCE_LAST) else chosen
        return _Read(since_last, summaries.draft(), summaries.used(), summaries.offer(wanted))

    def _show(self, read: _Read) -> None:
        if self._made:  # what comes now is the next summary
            self._filled = self._made = False
            self.entries.model.forget()
            self.first_page.forget()
        self.about.offer_since_last(read.since_last)
        self._fill(read)
        self._show_offer(read.offer)
        self.shown.emit()

    def _fill(self, read: _Read) -> None:
        def write(changed: ChangedAnswers) -> Changes:
            talk_about, questions = (answer_lines(changed[name] or ()) for name in (TALK_ABOUT, QUESTIONS))
            return self.context.summaries.keep_draft(talk_about, questions)

        unsaved = self.follow(lambda: self.context.saves.open_answers("session summary", write))
        if not self._filled or unsaved:
            stored = dict(zip((TALK_ABOUT, QUESTIONS), read.typed, strict=True))
            self.session.fill(with_changes(stored, unsaved or {}), read.used)
            self._filled = True
        self.session.note_how_many()

    def _read_offer(self) -> None:
        """Read what is offered. However much changes meanwhile, it is read once more then, and saves come first."""
        if self._reading:
            self._outdated = True
            return
        # One reading at a time: each tick would otherwise queue another one.
        self._reading = True
        chosen = self.about.range()
        self.context.operations.read(lambda: self.context.summaries.offer(chosen), self._take_offer, self._end_reading)

    def _take_offer(self, offer: SummaryOffer) -> None:
        self._show_offer(offer)
        self._end_reading()

    def _end_reading(self) -> None:
        outdated, self._reading, self._outdated = self._outdated, False, False
        if outdated:
            self._read_offer()

    def _show_offer(self, offer: SummaryOffer) -> None:
        self.about.set_conversations(offer.conversations)
        self.first_page.show_offer(offer)
        self.entries.show_offer(offer, self.about.if_empty())

    def _follow_save(self) -> None:
        """Scroll to what was said, unless the user has gone on to something else."""
        focused = self.focusWidget()
        if focused is not None and self.save.isAncestorOf(focused):
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(self.save.last_line()))

    def _save(self, as_text: bool) -> None:
        file = self._writing.ask_where(as_text)
        if file is None:
            return
        if self.autosave is not None:
            self.autosave.save_now()
        self._writing.write(self.choices(), file, self.save.paper.chosen, as_text)

    def _hand_over(self, choices: SummaryChoices) -> None:
        """Keep only what was typed since; an unsaved draft from before the summary would undo its noting."""
        self.session.hand_over(choices.talk_about, choices.questions)
        if self.autosave is not None and self.autosave.unsaved is not None:
            self._keep_words()

    def _note_made(self) -> None:
        self._made = True

    def _take_back(self) -> None:
        """Keep all words for the next summary, as the journal does not know of this one."""
        self.session.take_back()
        self._keep_words()

    def _keep_words(self) -> None:
        self.edited(self.session.to_keep())
