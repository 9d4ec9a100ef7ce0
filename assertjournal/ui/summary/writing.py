"""Writes a session summary: asks for the file, writes it, and notes in the journal that it was made."""

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from assertjournal.core.errors import UserError
from assertjournal.core.summary import Paper, SessionSummary, SummaryChoices
from assertjournal.i18n import _
from assertjournal.ui.dialogs.files import ask_where_to_save
from assertjournal.ui.dialogs.questions import ask
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.summary.saving import SaveCard
from assertjournal.ui.work.background_work import BackgroundWork


class SummaryWriting(QObject):
    """Writes one summary at a time, and reports the result on the card.

    `written` carries the choices of a summary once it is in its file, but before the journal has noted that. It is
    followed by `noted`, or by `not_noted` if noting failed.
    """

    written = Signal(object)
    noted = Signal()
    not_noted = Signal()

    def __init__(self, context: PageContext, card: SaveCard) -> None:
        """Connect the card, whose Cancel button stops the writing."""
        super().__init__(card)
        self._context = context
        self._card = card
        self._work = BackgroundWork(context.operations, self, _("Called off; no file was left behind."))
        card.cancel_asked.connect(self.call_off)

    def ask_where(self, as_text: bool) -> Path | None:
        """Ask where to save the summary. Return None if the user cancels."""
        title = _("Save the session summary")
        file = ask_where_to_save(self._card, title, self._context.summaries.default_name(as_text=as_text))
        if file is None or _has_fitting_name(file, as_text):
            return file
        # The dialog has asked about replacing the name typed there, not the name with its ending.
        full = file.with_suffix(".txt") if as_text else file.with_name(f"{file.name}.pdf")
        is_taken = os.path.exists(full)  # noqa: PTH110 - Path.exists fails for a name that is too long
        return full if not is_taken or self._may_replace(full) else None

    def write(self, choices: SummaryChoices, file: Path, paper: Paper, as_text: bool) -> None:
        """Build the summary, write it to the file, and note in the journal that it was made."""
        summaries = self._context.summaries

        def save(summary: SessionSummary) -> None:
            # Forced, because the user has already agreed to replace the file if there is one.
            self._work.start(
                lambda progress: summaries.save_summary(
                    summary, file, paper=paper, as_text=as_text, force=True, progress=progress
                ),
                lambda undrawable: self._saved(choices, summary, file, undrawable),
                self._say,
            )

        self._work.begin()
        self._card.show_working()
        self._context.operations.read(lambda: summaries.build(choices), save, refused=self._say)

    def call_off(self) -> None:
        """Cancel the writing."""
        self._work.call_off()

    def end(self) -> None:
        """Cancel the writing, and wait until no unfinished file is left."""
        self._work.end()

    def _may_replace(self, file: Path) -> bool:
        words = _("There is already a file with this name. Replace it?")
        return ask(self._card, words, file.name, yes=_("Replace it"), no=_("Keep it"))

    def _say(self, error: UserError) -> None:
        self._card.say(str(error))

    def _saved(self, choices: SummaryChoices, summary: SessionSummary, file: Path, undrawable: frozenset[str]) -> None:
        self._card.say_saved(file, undrawable)
        self.written.emit(choices)
        self._context.operations.write(
            lambda: self._context.summaries.remember(choices, summary),
            lambda _changes: self.noted.emit(),
            self._not_remembered,
        )

    def _not_remembered(self, error: UserError) -> None:
        self.not_noted.emit()
        words = _("The journal could not note that this summary was made. {reason}")
        self._card.add_to_said(words.format(reason=error))


def _has_fitting_name(file: Path, as_text: bool) -> bool:
    """Return whether a name suits its content. A text needs some ending other than .pdf, a PDF needs .pdf."""
    is_pdf = file.suffix.lower() == ".pdf"
    return bool(file.suffix) and not is_pdf if as_text else is_pdf
