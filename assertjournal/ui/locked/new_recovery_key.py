"""A recovery key that has just been made: whether it is shown, and whether the user has kept it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from assertjournal.i18n import _


class NewRecoveryKey(QObject):
    """The state of a new recovery key. It belongs to the window, because it outlives the locked pages.

    `show_asked` asks the window to show the key. `put_off` carries, after each decision of the user, whether keeping
    the key was put off. `kept` announces that the user has kept it.
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
        """Return whether there is a key that the user has not kept yet."""
        return bool(self.text)

    def come_into_sight(self, text: str) -> None:
        """Record that a page shows this key until the user has decided."""
        self.text = text
        self.is_in_sight = True
        self.is_kept = False

    def replace(self, text: str) -> None:
        """Store the journal's new key, and ask for it to be shown."""
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
        """Forget the key, for example because the user opens another journal."""
        self.text = ""
        self.is_in_sight = self.is_kept = False

    def may_leave(self, parent: QWidget, consequence: str, yes: str) -> bool:
        """Return whether the key may be hidden for good. The user is asked if it is still shown."""
        if not self.is_in_sight:
            return True
        from assertjournal.ui.dialogs.questions import ask  # imported late: start-up

        words = _("Your recovery key is in sight for the last time.")
        return ask(parent, words, consequence, yes=yes, no=_("Stay here"))
