"""The last step of a session summary: how people are named, the paper size, and saving."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from assertjournal.core.summary import Names, Paper
from assertjournal.i18n import _
from assertjournal.services.summary.characters import named_characters
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.radio_choice import RadioChoice
from assertjournal.ui.desktop.show_folder import show_folder
from assertjournal.ui.widgets.buttons import button_row, link_button, plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole
from assertjournal.ui.widgets.section_card import SectionCard
from assertjournal.ui.widgets.work_row import WorkRow


class SaveCard(SectionCard):
    """Asks for the remaining choices and reports the result.

    `save_asked` carries whether to save as plain text. `spoke` announces that the card shows a new message.
    """

    save_asked = Signal(bool)
    cancel_asked = Signal()
    spoke = Signal()

    def __init__(self, appearance: Appearance, paper: Paper) -> None:
        """Begin with people named by their labels, and with this paper."""
        super().__init__(appearance, _("Save it"))
        self._folder: Path | None = None
        named = {Names.LABELS: _("By their label"), Names.INITIALS: _("By initials"), Names.FULL: _("By full name")}
        self.names = RadioChoice(appearance, _("How people are named"), named, beside=True)
        self.paper = RadioChoice(appearance, _("Paper"), {Paper.A4: _("A4"), Paper.LETTER: _("Letter")}, beside=True)
        self.paper.choose(paper)
        for choice, words in (
            (self.names, _("Names in what you wrote stay as you wrote them.")),
            (self.paper, ""),
        ):
            self.add_words(choice.accessibleName(), LabelRole.BODY)
            self.add(choice)
            if words:
                self.add_words(words)
        self.add_words(_records())
        self._save = primary_button(_("Save as PDF …"))
        self._save.clicked.connect(lambda: self.save_asked.emit(False))
        self._save_text = plain_button(_("Save as text …"))
        self._save_text.clicked.connect(lambda: self.save_asked.emit(True))
        self.add(button_row(self._save, self._save_text))
        self._working = WorkRow()
        self._working.cancel_asked.connect(self.cancel_asked)
        self.add(self._working)
        self._said = self.add_words(role=LabelRole.BODY)
        self._open_folder = link_button(_("Open the folder"))
        self._open_folder.clicked.connect(self._show_folder)
        self.add(button_row(self._open_folder))
        self.say("")

    def show_working(self) -> None:
        """Show that a summary is being written. The number of pages is not known until it is done."""
        self.say(_("Writing the summary. You can go on using the journal; locking it stops this and leaves no file."))
        self._working.begin(None)  # moves the focus to Cancel before the button that has it is disabled
        self._enable(False)
        self.spoke.emit()

    def say(self, words: str, saved_in: Path | None = None) -> None:
        """Show a message. With `saved_in`, a link opens that folder."""
        had_focus = self._working.has_focus
        self._enable(True)  # first, as a disabled button cannot be given the focus
        if had_focus:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)
        self._working.hide()
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._folder = saved_in
        self._open_folder.setVisible(saved_in is not None)
        self.spoke.emit()

    def last_line(self) -> QWidget:
        """Return the lowest visible widget of the card."""
        lowest = (self._open_folder, self._said, self._working)
        return next((widget for widget in lowest if not widget.isHidden()), self._save)

    def say_saved(self, file: Path, undrawable: Iterable[str]) -> None:
        """Show where the file is, who can read it now, and which characters could not be drawn."""
        paragraphs = [
            _("Saved: {file}").format(file=file),
            _("From now on, this program cannot protect it: anyone who can open the file can read it."),
            _records(),
            _undrawable_words(undrawable),
        ]
        self.say("\n".join(filter(None, paragraphs)), file.parent)

    def add_to_said(self, words: str) -> None:
        """Add a line to the message."""
        self._said.setText(f"{self._said.text()}\n{words}")

    def _enable(self, enabled: bool) -> None:
        for button in (self._save, self._save_text):
            button.setEnabled(enabled)

    def _show_folder(self) -> None:
        if self._folder is not None:
            show_folder(self._folder, self)


def _records() -> str:
    return _("Pages that you hand over may be kept as records, and others, such as a court, may ask for them.")


def _undrawable_words(characters: Iterable[str]) -> str:
    named = named_characters(characters)
    words = _(
        "These characters could not be drawn, and a box stands for each: {characters}. "
        "“Save as text” keeps them as you wrote them."
    )
    return words.format(characters=named) if named else ""
