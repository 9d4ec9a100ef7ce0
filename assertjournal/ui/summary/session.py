"""What the user wants to talk about and ask in the next session, and which of it has been in a summary."""

from PySide6.QtCore import Signal

from assertjournal.core.answers import Answers, ChangedAnswers, answer_lines
from assertjournal.core.summary import MOST_TO_TALK_ABOUT
from assertjournal.core.worksheet import Field, FieldKind, Worksheet, WorksheetKind
from assertjournal.i18n import _
from assertjournal.services.summary.session_summary import Typed, without
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.worksheet_form import WorksheetForm
from assertjournal.ui.widgets.bare_layouts import bare_column
from assertjournal.ui.widgets.buttons import button_row, link_button
from assertjournal.ui.widgets.card import Card

TALK_ABOUT, QUESTIONS = "talk_about", "questions"
_NOTHING: Typed = ((), ())


class SessionCard(Card):
    """Contains the form. `used_again` announces that the user has put the words of the last summary back into it."""

    used_again = Signal()

    def __init__(self, appearance: Appearance, form: WorksheetForm) -> None:
        """Begin with what is in the form, all of which is for the next summary."""
        super().__init__(appearance.theme)
        self._form = form
        self._handed_over = self._used = _NOTHING
        self._again = link_button(_("Use what I wrote last time"))
        self._again.clicked.connect(self._use_again)
        column = bare_column(self)
        column.addWidget(form)
        column.addLayout(button_row(self._again))
        self._again.hide()

    def typed(self) -> Typed:
        """Return what is in the fields."""
        talk_about, questions = (answer_lines(self._form.answer(name) or ()) for name in (TALK_ABOUT, QUESTIONS))
        return talk_about, questions

    def to_keep(self) -> ChangedAnswers:
        """Return what is for the next summary: everything in the fields except what was handed over."""
        left = map(without, self.typed(), self._handed_over)
        return dict(zip((TALK_ABOUT, QUESTIONS), left, strict=True))

    def hand_over(self, talk_about: tuple[str, ...], questions: tuple[str, ...]) -> None:
        """Keep these lines no longer for the next summary, because they are in one now.

        They stay in the fields, in case the user saves the same summary again.
        """
        self._handed_over = talk_about, questions

    def take_back(self) -> None:
        """Keep everything in the fields again."""
        self._handed_over = _NOTHING

    def fill(self, answers: Answers, used: Typed) -> None:
        """Show what is for the next summary, and offer to put back what the last one `used`."""
        self._handed_over, self._used = _NOTHING, used
        self._form.set_answers({name: lines for name, lines in answers.items() if lines})
        self._again.setVisible(any(used))

    def note_how_many(self) -> None:
        """Show a note if there are more lines than page 1 has room for."""
        many = len(self.typed()[0]) > MOST_TO_TALK_ABOUT
        self._form.show_note(TALK_ABOUT, _("Page 1 shows the first three of these.") if many else "")

    def _use_again(self) -> None:
        """Put the words of the last summary above what has been typed since."""
        both = [(*used, *typed) for used, typed in zip(self._used, self.typed(), strict=True)]
        self._form.set_answers(
            {name: lines for name, lines in zip((TALK_ABOUT, QUESTIONS), both, strict=True) if lines}
        )
        self._form.focus_first()
        self._again.hide()
        self.used_again.emit()


def session_form() -> Worksheet:
    """Return the form that asks for topics and questions."""

    def lines(name: str, label: str, prompt: str) -> Field:
        return Field(name, FieldKind.LINES, label, prompt=prompt, group=_("For the session"), shown=True)

    few = _("Up to three things, one on each line. Kept in your journal as you type.")
    talk_about = lines(TALK_ABOUT, _("What I want to talk about"), few)
    questions = lines(QUESTIONS, _("Questions for my therapist"), _("One on each line."))
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
