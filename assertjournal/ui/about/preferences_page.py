"""Preferences: how the window looks and what it gives away. Every change holds at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QVBoxLayout

from assertjournal.i18n import _, ngettext
from assertjournal.services.preferences import LOCK_AFTER, NEVER, ZOOMS, FontChoice, Preferences, RowShows, ThemeChoice
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.choices.radio_choice import RadioChoice
from assertjournal.ui.pages.aside_page import AsidePage
from assertjournal.ui.pages.place_names import PREFERENCES
from assertjournal.ui.widgets.labels import LabelRole, PlainLabel


@dataclass(frozen=True, slots=True)
class _Setting:
    """One preference and its options: `get` gives the one in force, `put` takes another."""

    label: str
    help: str
    options: Mapping[str, str]
    get: Callable[[Preferences], str]
    put: Callable[[Preferences, str], Preferences]


class PreferencesPage(AsidePage):
    """A few options for each preference. The page follows changes made elsewhere, such as in the menu."""

    def __init__(self, appearance: Appearance, preferences: LivePreferences) -> None:
        """Show what is in force."""
        super().__init__(appearance, PREFERENCES)
        self._preferences = preferences
        self.add_title(_("Preferences"), _("Changes apply at once."))
        self._rows = [(setting, self._row(setting)) for setting in _settings()]
        self._not_kept = PlainLabel(appearance.theme, _NOT_KEPT, wrap=True)
        self.column.addWidget(self._not_kept)
        preferences.changed.connect(self._show)
        self._show(preferences.now)

    def focus_first(self) -> None:
        """Begin with the option of the first preference that is in force."""
        chosen = next(one for one in self.findChildren(QRadioButton) if one.isChecked())
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, setting: _Setting) -> RadioChoice[str]:
        theme = self.appearance.theme
        choice = RadioChoice(self.appearance, setting.label, setting.options, beside=True)
        choice.chosen_by_user.connect(lambda: self._choose(setting, choice.chosen))
        block = QVBoxLayout()
        block.setSpacing(theme.px(6))
        block.addWidget(PlainLabel(theme, setting.label, LabelRole.HEADING, wrap=True))
        block.addWidget(PlainLabel(theme, setting.help, LabelRole.SECONDARY, wrap=True))
        block.addWidget(choice)
        self.column.addLayout(block)
        self.column.addSpacing(theme.px(8))
        return choice

    def _choose(self, setting: _Setting, chosen: str) -> None:
        self._preferences.put(setting.put(self._preferences.now, chosen))

    def _show(self, now: Preferences) -> None:
        for setting, choice in self._rows:
            choice.choose(setting.get(now))
        self._not_kept.setVisible(not self._preferences.is_kept)


_NOT_KEPT = _("The settings file cannot be written, so this applies until the program ends.")


def _settings() -> tuple[_Setting, ...]:
    return _theme(), _zoom(), _typeface(), _row_shows(), _lock_after(), _lock_when_minimised(), _remember_journal()


def _theme() -> _Setting:
    return _Setting(
        _("Theme"),
        _("Dark ink on light paper, or light ink on dark paper."),
        {
            ThemeChoice.SYSTEM: _("As the system"),
            ThemeChoice.LIGHT: _("Light"),
            ThemeChoice.DARK: _("Dark"),
        },
        lambda now: now.theme,
        lambda now, chosen: replace(now, theme=ThemeChoice(chosen)),
    )


def _zoom() -> _Setting:
    return _Setting(
        _("Zoom"),
        _("How large everything is. The View menu has keys for it."),
        {str(zoom): _("{percent} %").format(percent=zoom) for zoom in ZOOMS},
        lambda now: str(now.zoom),
        lambda now, chosen: replace(now, zoom=int(chosen)),
    )


def _typeface() -> _Setting:
    return _Setting(
        _("Typeface"),
        _("The program’s own are Atkinson Hyperlegible Next and Literata, made to be read easily."),
        {FontChoice.OWN: _("The program’s own"), FontChoice.SYSTEM: _("The system’s")},
        lambda now: now.font,
        lambda now, chosen: replace(now, font=FontChoice(chosen)),
    )


def _row_shows() -> _Setting:
    return _Setting(
        _("What a row of the journal shows"),
        _("Show less where someone may look over your shoulder. An entry that you open always shows all of it."),
        {
            RowShows.WORDS: _("Title and first words"),
            RowShows.TITLES: _("Title only"),
            RowShows.KINDS: _("No text, only skill and day"),
        },
        lambda now: now.row_shows,
        lambda now, chosen: replace(now, row_shows=RowShows(chosen)),
    )


def _lock_after() -> _Setting:
    def words(minutes: int) -> str:
        if minutes == NEVER:
            return _("Never")
        return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)

    return _Setting(
        _("Lock when no one is there"),
        _("So long without a key or a move of the mouse. Half a minute before, a line says so. Nothing typed is lost."),
        {str(minutes): words(minutes) for minutes in LOCK_AFTER},
        lambda now: str(now.lock_after),
        lambda now, chosen: replace(now, lock_after=int(chosen)),
    )


def _lock_when_minimised() -> _Setting:
    return _Setting(
        _("When the window is minimised"),
        _("With any choice here, it locks when the screen is locked and before the computer sleeps."),
        {"open": _("Stay open"), "lock": _("Lock")},
        lambda now: "lock" if now.lock_when_minimised else "open",
        lambda now, chosen: replace(now, lock_when_minimised=chosen == "lock"),
    )


def _remember_journal() -> _Setting:
    return _Setting(
        _("A journal that is not at the usual place"),
        _("Remembered, it is asked for at the next start. Only its place is noted, on this computer."),
        {"yes": _("Remember it"), "no": _("Do not remember it")},
        lambda now: "yes" if now.remember_journal else "no",
        lambda now, chosen: replace(now, remember_journal=chosen == "yes"),
    )
