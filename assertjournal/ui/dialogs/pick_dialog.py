"""Picking words from a list."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.choices.tick_list import TickList
from assertjournal.ui.dialogs.sizing import open_within
from assertjournal.ui.widgets.buttons import plain_button, primary_button
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


class PickDialog(QDialog):
    """Offers suggestions to tick. Words that are searched for in vain are taken as one's own."""

    def __init__(
        self, title: str, suggestions: tuple[str, ...], appearance: Appearance, parent: QWidget, *, add_words: str = ""
    ) -> None:
        """Show the suggestions under the field's label; `add_words` is what the button says that takes them."""
        super().__init__(parent)
        self.setWindowTitle(_("Pick from a list"))
        self._list = TickList(
            appearance, title, rows=None, nothing=_("Not in the list. It is added in your own words.")
        )
        self._list.set_items((suggestion, suggestion) for suggestion in suggestions)
        add = primary_button(add_words or _("Add to my answer"))
        add.setDefault(True)
        add.clicked.connect(self.accept)
        cancel = plain_button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(add)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(appearance.theme.px(10))
        layout.addWidget(PlainLabel(appearance.theme, title, LabelRole.HEADING, wrap=True))
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        self._list.setFocus()
        open_within(self, parent, appearance.theme.px(380), appearance.theme.px(520))

    def picked(self) -> tuple[str, ...]:
        """Return the ticked suggestions in the list's order, then one's own words."""
        own = self._list.typed()
        return (*self._list.list.ticked(), *((own,) if own else ()))
