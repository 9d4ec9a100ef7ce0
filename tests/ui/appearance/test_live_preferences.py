"""The preferences in force: at once, in the file, and in step with what the window looks like."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assertjournal.services.preferences import FontChoice, Preferences, PreferencesFile, ThemeChoice
from assertjournal.ui.appearance.chosen_theme import ChosenTheme
from assertjournal.ui.appearance.fonts import UI_FAMILY, system_family
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.appearance.theme import Scheme, Theme


@pytest.fixture
def file(tmp_path: Path) -> PreferencesFile:
    return PreferencesFile(tmp_path / "settings.json")


@pytest.fixture
def preferences(file: PreferencesFile, qtbot: QtBot) -> LivePreferences:
    return LivePreferences(file)


@pytest.fixture
def theme(preferences: LivePreferences) -> Theme:
    theme = Theme(Scheme.LIGHT)
    ChosenTheme(theme, preferences, Scheme.LIGHT)
    return theme


def test_a_change_is_in_the_file_at_once(preferences: LivePreferences, file: PreferencesFile) -> None:
    preferences.put(replace(preferences.now, zoom=150))
    assert file.read().zoom == 150
    assert preferences.is_kept


def test_what_is_as_before_is_told_to_nobody(preferences: LivePreferences, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.put(Preferences())


def test_a_file_that_cannot_be_written_holds_nothing_up(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_bytes(b"")
    preferences = LivePreferences(PreferencesFile(tmp_path / "file" / "settings.json"))

    preferences.put(replace(preferences.now, zoom=150))

    assert preferences.now.zoom == 150
    assert not preferences.is_kept


def test_the_chosen_theme_holds_whatever_the_desktop_asks(preferences: LivePreferences) -> None:
    theme = Theme(Scheme.LIGHT)
    chosen_theme = ChosenTheme(theme, preferences, Scheme.LIGHT)
    preferences.put(replace(preferences.now, theme=ThemeChoice.LIGHT))

    chosen_theme.system_changed(Scheme.DARK)

    assert theme.scheme is Scheme.LIGHT


def test_left_to_the_system_the_theme_follows_the_desktop(preferences: LivePreferences) -> None:
    theme = Theme(Scheme.LIGHT)
    chosen_theme = ChosenTheme(theme, preferences, Scheme.LIGHT)
    preferences.put(replace(preferences.now, theme=ThemeChoice.LIGHT))
    chosen_theme.system_changed(Scheme.DARK)

    preferences.put(replace(preferences.now, theme=ThemeChoice.SYSTEM))

    assert theme.scheme is Scheme.DARK


def test_zoom_and_typeface_are_in_force_at_once(preferences: LivePreferences, theme: Theme) -> None:
    own = theme.ui_font().family()

    preferences.put(replace(preferences.now, zoom=150, font=FontChoice.SYSTEM))

    assert (theme.zoom, own, theme.ui_font().family()) == (1.5, UI_FAMILY, system_family())
    assert theme.writing_font().family() == system_family()


def test_what_was_chosen_last_time_is_in_force_from_the_beginning(file: PreferencesFile, qtbot: QtBot) -> None:
    file.write(Preferences(theme=ThemeChoice.DARK, zoom=200))
    theme = Theme(Scheme.LIGHT)

    ChosenTheme(theme, LivePreferences(file), Scheme.LIGHT)

    assert (theme.scheme, theme.zoom) == (Scheme.DARK, 2.0)
