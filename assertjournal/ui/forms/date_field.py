"""A day, or none."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QDateEdit, QLabel, QPushButton

from assertjournal.core.answers import Answer
from assertjournal.core.worksheet import Field
from assertjournal.i18n import _
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.forms.field_widget import FieldWidget
from assertjournal.ui.widgets.bare_layouts import bare_row


class DateField(FieldWidget):
    """A button to set a day. Once there is one, a day to change and a button to take it away."""

    def __init__(self, field: Field, appearance: Appearance, today: Callable[[], date]) -> None:
        """Begin with no day; `today` is what "Set a date" begins with."""
        super().__init__(field, appearance)
        self._today = today
        self.set_button = QPushButton(_("Set a date"))
        self.edit = QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setMinimumDate(QDate(1900, 1, 1))
        self.clear_button = QPushButton(_("Remove the date"))
        self.clear_button.setProperty("role", "link")
        self._settle_calendar()
        layout = bare_row(self)
        for widget in (self.set_button, self.edit, self.clear_button):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.set_button.clicked.connect(lambda: self._by_user(self._today().isoformat()))
        self.clear_button.clicked.connect(lambda: self._by_user(None))
        self.edit.userDateChanged.connect(lambda _day: self._dated())
        self._filling = self._read_only = False
        self._show(None)

    def answer(self) -> Answer | None:
        """Return the day in ISO form, or None."""
        return None if self.edit.isHidden() else self.edit.date().toString(Qt.DateFormat.ISODate)

    def set_answer(self, answer: Answer | None) -> None:
        """Show a day in ISO form, or none."""
        self._show(answer if isinstance(answer, str) else None)

    def be_read_only(self) -> None:
        """Allow the day only to be read and copied. Where there is none, nothing is offered."""
        self._read_only = True
        self.edit.setReadOnly(True)
        self.edit.setCalendarPopup(False)
        self._offer()

    def name_controls(self, name: str, label: QLabel) -> None:
        """Name the day after the field. The buttons say what they do."""
        label.setBuddy(self.edit)
        self.edit.setAccessibleName(name)
        for button in (self.set_button, self.clear_button):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(name)

    def _settle_calendar(self) -> None:
        calendar = self.edit.calendarWidget()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())  # Qt's own is red

    def _by_user(self, day: str | None) -> None:
        self._show(day)
        (self.set_button if day is None else self.edit).setFocus()
        self.edited.emit()

    def _dated(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _show(self, day: str | None) -> None:
        self._filling = True
        if day is not None:
            self.edit.setDate(QDate.fromString(day, Qt.DateFormat.ISODate))
        self._filling = False
        self.edit.setVisible(day is not None)
        self._offer()
        self.setFocusProxy(self.set_button if day is None else self.edit)

    def _offer(self) -> None:
        has_day = not self.edit.isHidden()
        self.set_button.setVisible(not (has_day or self._read_only))
        self.clear_button.setVisible(has_day and not self._read_only)
