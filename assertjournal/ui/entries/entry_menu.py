"""A menu of entries of one worksheet, listed by day and time."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QPushButton

from assertjournal.core.entry import Entry
from assertjournal.core.formatting import Formatter


def offer_entries(
    button: QPushButton, entries: Iterable[Entry], formatter: Formatter, chosen: Callable[[str], None]
) -> None:
    """Attach a menu of entries to a button. `chosen` is called with the id of the entry that the user picks."""
    menu = QMenu(button)
    for entry in entries:
        begun = entry.created_at.astimezone()
        action = menu.addAction(f"{formatter.long_day(entry.date)}, {begun:%H:%M}")
        action.triggered.connect(lambda _checked=False, name=entry.id: chosen(name))
    before = button.menu()
    button.setMenu(menu)
    if before is not None:  # the button's parentage would keep the replaced menu alive
        before.deleteLater()
