"""Picking words from a list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from assertjournal.i18n import _
from assertjournal.ui.buttons import plain_button, primary_button
from assertjournal.ui.dialogs.sizing import open_within
from assertjournal.ui.labels import LabelRole, PlainLabel
from assertjournal.ui.look import Look


class PickDialog(QDialog):
    """Offers suggestions to tick; one's own words are written in the field itself."""

    def __init__(
        self, title: str, suggestions: tuple[str, ...], look: Look, parent: QWidget, *, add_words: str = ""
    ) -> None:
        """Show the suggestions under the field's label; `add_words` is what the button says that takes them."""
        super().__init__(parent)
        self.setWindowTitle(_("Pick from a list"))
        self._search = QLineEdit(placeholderText=_("Search the list"))
        self._search.setAccessibleName(_("Search the list"))
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        for suggestion in suggestions:
            item = QListWidgetItem(suggestion, self._list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
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
        layout.setSpacing(look.theme.px(10))
        layout.addWidget(PlainLabel(look.theme, title, LabelRole.HEADING, wrap=True))
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        open_within(self, parent, look.theme.px(380), look.theme.px(520))

    def picked(self) -> tuple[str, ...]:
        """Give the ticked suggestions in the list's order."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)

    def _filter(self, text: str) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())
