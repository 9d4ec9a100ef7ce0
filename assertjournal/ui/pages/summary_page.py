"""The session summary: choosing what is in it, and saving it to hand over."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from assertjournal.core.answers import Answer, answer_lines
from assertjournal.core.changes import Changes
from assertjournal.core.errors import UserError
from assertjournal.core.summary import MadeSummary, SessionSummary, SummaryChoices, SummaryOffer, SummaryRange
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.i18n import _
from assertjournal.services.places import Place
from assertjournal.ui.background_work import BackgroundWork
from assertjournal.ui.card import Card
from assertjournal.ui.desk import Desk
from assertjournal.ui.dialogs.files import ask_where_to_save
from assertjournal.ui.dialogs.questions import ask
from assertjournal.ui.pages.form_page import FormPage
from assertjournal.ui.pages.summary_parts import EntriesCard, FirstPageCard
from assertjournal.ui.pages.summary_range import RangeCard, RangeKind
from assertjournal.ui.pages.summary_saving import SaveCard
from assertjournal.ui.place_names import SUMMARY
from assertjournal.ui.usual_paper import usual_paper

_TALK_ABOUT, _QUESTIONS = "talk_about", "questions"
_MOST_TO_TALK_ABOUT = 3
_LIST_PART = 0.6


@dataclass(frozen=True, slots=True)
class _Read:
    """What the page shows of the journal."""

    last: MadeSummary | None
    since_last: SummaryRange
    typed: tuple[tuple[str, ...], tuple[str, ...]]
    offer: SummaryOffer


class SummaryPage(FormPage):
    """Four steps, one card each; what is typed and ticked stays until the journal is locked."""

    def __init__(self, desk: Desk) -> None:
        """Build the cards, which `open` fills."""
        super().__init__(_form(), desk, SUMMARY)
        self._filled = False
        self.add_title(
            _("Session summary"), _("Pages for your therapist, or for yourself. You choose what is in them.")
        )
        self.about = RangeCard(desk)
        self.about.changed.connect(self._read_offer)
        typed = Card(desk.look.theme)
        inside = QVBoxLayout(typed)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        self.first_page = FirstPageCard(desk.look)
        self.entries = EntriesCard(desk)
        self.save = SaveCard(desk.look, usual_paper(QLocale()))
        self.save.save_asked.connect(self._save)
        for card in (self.about, typed, self.first_page, self.entries, self.save):
            self.column.addWidget(card)
        self._writing = BackgroundWork(desk.operations, self, _("Called off; no file was left behind."))
        self.save.spoke.connect(self._follow_save)
        self._writing.progressed.connect(self.save.show_progress)
        self.save.cancel_asked.connect(self._writing.call_off)

    def open(self, place: Place) -> None:
        """Read what may be shared, and what was typed for the next session."""
        kind, chosen = self.about.chosen_kind(), self.about.range()
        self.desk.operations.read(lambda: self._load(kind, chosen), self._show)

    def refresh(self, changes: Changes) -> None:
        """Offer what there is now; while the page is not in sight, opening it does that."""
        if self.isVisible() and (changes.entries or changes.conversations or changes.people or changes.everything):
            self._read_offer()

    def end(self) -> None:
        """Call off what is being written, and wait until no half of it is left."""
        self._writing.end()

    def batch(self, field: str, answer: Answer | None) -> dict[str, tuple[str, ...]]:
        """Give both fields, which are kept together."""
        return {name: answer_lines(self.form.answer(name) or ()) for name in (_TALK_ABOUT, _QUESTIONS)}

    def focus_first(self) -> None:
        """Begin at the top: whoever comes here looks first."""
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of entries no more than most of the page."""
        super().resizeEvent(event)
        self.entries.list.leave_room(round(self.height() * _LIST_PART))

    def choices(self) -> SummaryChoices:
        """Give what is chosen, ticked and typed."""
        typed = self.batch("", None)
        return SummaryChoices(
            range=self.about.range(),
            entries=self.entries.model.chosen(),
            first_page=self.first_page.texts(),
            values=self.first_page.has_values(),
            names=self.save.names.chosen,
            talk_about=typed[_TALK_ABOUT][:_MOST_TO_TALK_ABOUT],
            questions=typed[_QUESTIONS],
        )

    def _load(self, kind: RangeKind | None, chosen: SummaryRange) -> _Read:
        summaries = self.desk.summaries
        since_last = summaries.default_range()
        wanted = since_last if kind in (None, RangeKind.SINCE_LAST) else chosen
        return _Read(summaries.last(), since_last, summaries.draft(), summaries.offer(wanted))

    def _show(self, read: _Read) -> None:
        made_on = None if read.last is None else read.last.made_at.astimezone().date()
        self.about.offer_since_last(made_on, read.since_last)
        self._fill(read.typed)
        self._show_offer(read.offer)
        self.shown.emit()

    def _fill(self, typed: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        def write(changed: dict[str, tuple[str, ...]], _begins: bool, _leaves: bool) -> Changes:
            return self.desk.summaries.keep_draft(changed[_TALK_ABOUT], changed[_QUESTIONS]) if changed else Changes()

        unsaved = self.follow("session summary", {}, write)
        if not self._filled or unsaved:
            stored = dict(zip((_TALK_ABOUT, _QUESTIONS), typed, strict=True))
            self.form.set_answers({name: lines for name, lines in (unsaved or stored).items() if lines})
            self._filled = True
        self._note_more_than_three()

    def edited(self, batch: dict[str, tuple[str, ...]]) -> None:
        """Take an edit, and say how much of it a summary holds."""
        super().edited(batch)
        self._note_more_than_three()

    def _note_more_than_three(self) -> None:
        many = len(answer_lines(self.form.answer(_TALK_ABOUT) or ())) > _MOST_TO_TALK_ABOUT
        self.form.show_note(_TALK_ABOUT, _("Page 1 holds the first three of these.") if many else "")

    def _read_offer(self) -> None:
        chosen = self.about.range()
        self.desk.operations.read(lambda: self.desk.summaries.offer(chosen), self._show_offer)

    def _show_offer(self, offer: SummaryOffer) -> None:
        self.about.set_conversations(offer.conversations)
        self.first_page.show_offer(offer)
        self.entries.show_offer(offer, self.about.if_empty())

    def _follow_save(self) -> None:
        """Bring what was said into sight, but for somebody who has gone on to something else."""
        focused = self.focusWidget()
        if focused is not None and self.save.isAncestorOf(focused):
            QTimer.singleShot(0, self, lambda: self.bring_into_sight(self.save.last_line()))

    def _save(self, as_text: bool) -> None:
        title = _("Save the session summary")
        file = ask_where_to_save(self, title, self.desk.summaries.default_name(as_text=as_text))
        file = None if file is None else self._with_suffix(file, ".txt" if as_text else ".pdf")
        if file is None:
            return
        if self.autosave is not None:
            self.autosave.save_now()  # what is saved after a summary was made counts as typed for the next one
        choices = self.choices()
        self._writing.begin()
        self.save.show_working(1)
        self.desk.operations.run(
            lambda: self.desk.summaries.build(choices),
            lambda summary: self._write(choices, summary, file, as_text),
            lambda error: self.save.say(str(error)),
        )

    def _with_suffix(self, file: Path, suffix: str) -> Path | None:
        """Name the file as what it is; the dialog has asked before replacing only what was named there."""
        if file.suffix.lower() == suffix or (suffix == ".txt" and file.suffix):
            return file
        full = file.with_name(file.name + suffix)
        words = _("There is a file of this name already. Replace it?")
        yes, no = _("Replace it"), _("Keep it")
        return full if not full.exists() or ask(self, words, full.name, yes=yes, no=no) else None

    def _write(self, choices: SummaryChoices, summary: SessionSummary, file: Path, as_text: bool) -> None:
        self.save.show_working(1 + len(summary.sections))
        paper, summaries = self.save.paper.chosen, self.desk.summaries
        self._writing.start(
            lambda progress: summaries.save_summary(
                summary, file, paper=paper, as_text=as_text, force=True, progress=progress
            ),
            lambda undrawable: self._written(choices, summary, file, undrawable),
            lambda error: self.save.say(str(error)),
        )

    def _written(
        self, choices: SummaryChoices, summary: SessionSummary, file: Path, undrawable: frozenset[str]
    ) -> None:
        self.save.say_saved(file, undrawable)
        self.desk.operations.write(lambda: self.desk.summaries.remember(choices, summary), failed=self._not_remembered)

    def _not_remembered(self, error: UserError) -> None:
        self.save.add_to_said(_("The journal could not note that this summary was made. {reason}").format(reason=error))


def _form() -> Worksheet:
    def lines(name: str, label: str, prompt: str) -> Field:
        return Field(name, FieldKind.LINES, label, prompt=prompt, group=_("For the session"), shown=True)

    few = _("Up to three things, one on each line. Kept in your journal as you type.")
    talk_about = lines(_TALK_ABOUT, _("What I want to talk about"), few)
    questions = lines(_QUESTIONS, _("Questions for my therapist"), _("One on each line."))
    return Worksheet(
        id="session_summary",
        version=1,
        kind=WorksheetKind.FORM,
        title=_("Session summary"),
        purpose="",
        icon="file-text",
        order=0,
        fields=(talk_about, questions),
    )
