"""How far the text on a page is saved, in words."""

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel
from assertjournal.ui.work.saves import AnyAutosave, SaveState


class SaveWords(PlainLabel):
    """Follows one autosave at a time. Untouched text needs no word."""

    def __init__(self, appearance: Appearance) -> None:
        """Begin empty."""
        super().__init__(appearance.theme, "", LabelRole.SMALL)
        self._autosave: AnyAutosave | None = None

    def follow(self, autosave: AnyAutosave) -> None:
        """Show from now on how far this one is saved."""
        if self._autosave is not None:
            self._autosave.state_changed.disconnect(self._show)
        self._autosave = autosave
        autosave.state_changed.connect(self._show)
        self._show(autosave.state)

    def _show(self, state: SaveState) -> None:
        self.setText(
            {
                SaveState.UNTOUCHED: "",
                SaveState.WAITING: _("Saving …"),
                SaveState.SAVED: _("Saved"),
                SaveState.FAILED: _("Not saved yet"),
            }[state]
        )
