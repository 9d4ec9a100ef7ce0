"""The user's choice of theme, zoom and typeface, put in force."""

from PySide6.QtCore import QObject

from assertjournal.services.preferences import FontChoice, Preferences, ThemeChoice
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.appearance.theme import Scheme, Theme

_SCHEMES = {ThemeChoice.LIGHT: Scheme.LIGHT, ThemeChoice.DARK: Scheme.DARK}


class ChosenTheme(QObject):
    """Keeps the theme as the user chose it and, where that is left to the system, as the desktop asks."""

    def __init__(self, theme: Theme, preferences: LivePreferences, system: Scheme) -> None:
        """Begin with the desktop's present scheme."""
        super().__init__(theme)
        self._theme = theme
        self._system = system
        self._chosen = preferences.now
        self._apply()
        preferences.changed.connect(self._take)

    def system_changed(self, scheme: Scheme) -> None:
        """Follow the desktop, unless the user has settled the theme."""
        self._system = scheme
        self._apply()

    def _take(self, preferences: Preferences) -> None:
        self._chosen = preferences
        self._apply()

    def _apply(self) -> None:
        chosen = self._chosen
        self._theme.apply(
            _SCHEMES.get(chosen.theme, self._system), chosen.zoom / 100, own_fonts=chosen.font is FontChoice.OWN
        )
