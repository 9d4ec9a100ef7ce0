"""A recovery key made a moment ago: whether it is in sight, and whether the user keeps it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assertjournal.i18n import _


class NewRecoveryKey(QObject):
    """Belongs to the window, and passes with it from the locked pages to the unlocked ones.

    `show_asked` asks the window to show the key. `put_off` tells whether the user put off keeping it, each time that
    this was decided. `kept` tells that the user keeps it.
    """

    show_asked = Signal()
    put_off = Signal(bool)
    kept = Signal()

    def __init__(self) -> None:
        """Begin without a key."""
        super().__init__()
        self.text = ""
        self.is_in_sight = False
        self.is_kept = False

    @property
    def is_put_off(self) -> bool:
        """Return whether there is a key that the user has still to keep."""
        return bool(self.text)

    def come_into_sight(self, text: str) -> None:
        """Record that a page shows this key until the user decides."""
        self.text = text
        self.is_in_sight = True
        self.is_kept = False

    def replace(self, text: str) -> None:
        """Store the key that a journal has from now on, and ask for it to be shown."""
        self.text = text
        self.show_asked.emit()

    def decide(self, *, kept: bool) -> None:
        """Record the user's decision: the key is kept, or keeping it is put off."""
        self.is_in_sight = False
        self.is_kept = kept
        if kept:
            self.text = ""
            self.kept.emit()
        self.put_off.emit(self.is_put_off)

    def forget(self) -> None:
        """Clear the key, as when the user goes to another journal."""
        self.text = ""
        self.is_in_sight = self.is_kept = False

    def may_leave(self, parent: QWidget, consequence: str, yes: str) -> bool:
        """Return whether the key may go out of sight for good; while it is in sight, the user is asked."""
        if not self.is_in_sight:
            return True
        from assertjournal.ui.dialogs.questions import ask  # imported late: start-up

        words = _("Your recovery key is in sight for the last time.")
        return ask(parent, words, consequence, yes=yes, no=_("Stay here"))
