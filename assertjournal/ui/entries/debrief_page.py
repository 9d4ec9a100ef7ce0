"""The page "After the conversation": the debrief, with earlier ratings beside the present ones."""

from collections.abc import Mapping
from dataclasses import replace

from assertjournal.i18n import _
from assertjournal.ui.entries.entry_page import EntryPage, OpenedEntry
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import DEBRIEF, WORKSHEET
from assertjournal.ui.widgets.buttons import button_row, plain_button

_PRIORITIES = "priorities"
_WEIGHTS = {
    "result": "weight_result",
    "relationship": "weight_relationship",
    "self_respect": "weight_self_respect",
}


class DebriefPage(EntryPage):
    """Shows the ratings from before the conversation without commenting on them."""

    def __init__(self, context: PageContext) -> None:
        """Build the debrief's form."""
        super().__init__(context.content.worksheets[DEBRIEF], context)
        last = context.content.skills[-1]
        back = plain_button(_("Back"))
        back.clicked.connect(lambda: self.go.emit(replace(self.place, page=WORKSHEET, subject=last.id)))
        self.set_foot(button_row(back))
        self.form.finished.connect(back.setFocus)

    def load(self, conversation: str | None, entry_id: str | None) -> OpenedEntry:
        """Read the ratings from before the conversation, too."""
        notes = {} if conversation is None else self._before(conversation)
        return replace(super().load(conversation, entry_id), notes=notes)

    def _before(self, conversation: str) -> Mapping[str, str]:
        notes = {}
        view = self.context.conversations.view(conversation)
        if view is not None and view.conversation.ratings.nervous is not None:
            notes["nervous"] = _("Beforehand: {number}").format(number=view.conversation.ratings.nervous)
        priorities = self.context.entries.newest(conversation, _PRIORITIES)
        for name, weight in _WEIGHTS.items():
            mattered = None if priorities is None else priorities.answers.get(weight)
            if mattered is not None:
                notes[name] = _("How much it mattered beforehand: {number}").format(number=mattered)
        return notes
