"""The preferences in force, and word of it when one changes."""

from PySide6.QtCore import QObject, Signal

from assertjournal.services.preferences import Preferences, PreferencesFile


class LivePreferences(QObject):
    """What the user chose, at once in force and in the settings file; `changed` carries them all."""

    changed = Signal(object)

    def __init__(self, file: PreferencesFile) -> None:
        """Begin with what the file holds."""
        super().__init__()
        self._file = file
        self._now = file.read()
        self.is_kept = True

    @property
    def now(self) -> Preferences:
        """Return the preferences in force."""
        return self._now

    def put(self, preferences: Preferences) -> None:
        """Put others in force and write them; `is_kept` tells whether they outlast the program."""
        before, self._now = self._now, preferences
        if preferences == before:
            return
        try:
            self._file.write_changes(before, preferences)
            self.is_kept = True
        except OSError:
            self.is_kept = False
        self.changed.emit(preferences)
