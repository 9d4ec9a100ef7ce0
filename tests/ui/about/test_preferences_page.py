"""Preferences: every choice holds at once, and the page shows what holds."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from assertjournal.services.places import Place
from assertjournal.services.preferences import Preferences, PreferencesFile, RowShows, ThemeChoice
from assertjournal.ui.about.preferences_page import PreferencesPage
from assertjournal.ui.appearance.appearance import Appearance
from assertjournal.ui.appearance.live_preferences import LivePreferences
from assertjournal.ui.locked.new_recovery_key import NewRecoveryKey
from assertjournal.ui.pages.page_context import PageContext
from assertjournal.ui.pages.place_names import JOURNAL, PREFERENCES
from assertjournal.ui.shell.workspace import Workspace
from tests.support.hands import button, focus, key, press, shown, words
from tests.support.walks import go, settle
from tests.ui.conftest import Shown

AS_SHIPPED = {
    "As the system",
    "100 %",
    "The program’s own",
    "Title and first words",
    "10 minutes",
    "Stay open",
    "Remember it",
}


def chosen(page: PreferencesPage) -> set[str]:
    return {one.text() for one in page.findChildren(QRadioButton) if one.isChecked()}


@pytest.fixture
def preferences(tmp_path: Path) -> LivePreferences:
    return LivePreferences(PreferencesFile(tmp_path / "settings.json"))


@pytest.fixture
def page(appearance: Appearance, preferences: LivePreferences, show: Shown) -> PreferencesPage:
    page = PreferencesPage(appearance, preferences)
    show(page)
    return page


def test_it_shows_what_holds(page: PreferencesPage) -> None:
    assert chosen(page) == AS_SHIPPED


@pytest.mark.parametrize(
    ("pressed", "field", "value"),
    [
        ("Dark", "theme", "dark"),
        ("Light", "theme", "light"),
        ("80 %", "zoom", 80),
        ("200 %", "zoom", 200),
        ("The system’s", "font", "system"),
        ("Title only", "row_shows", "titles"),
        ("No text, only skill and day", "row_shows", "kinds"),
        ("1 minute", "lock_after", 1),
        ("60 minutes", "lock_after", 60),
        ("Never", "lock_after", 0),
        ("Lock", "lock_when_minimised", True),
        ("Do not remember it", "remember_journal", False),
    ],
)
def test_a_choice_holds_at_once_and_changes_nothing_else(
    page: PreferencesPage, preferences: LivePreferences, pressed: str, field: str, value: object
) -> None:
    press(page, pressed)
    assert preferences.now == replace(Preferences(), **{field: value})  # type: ignore[arg-type]


def test_what_is_changed_elsewhere_is_shown(page: PreferencesPage, preferences: LivePreferences) -> None:
    preferences.put(replace(preferences.now, zoom=125, row_shows=RowShows.TITLES))
    assert chosen(page) == (AS_SHIPPED - {"100 %", "Title and first words"}) | {"125 %", "Title only"}


def test_that_a_choice_cannot_be_kept_is_said(appearance: Appearance, tmp_path: Path, show: Shown) -> None:
    (tmp_path / "file").write_bytes(b"")
    page = PreferencesPage(appearance, LivePreferences(PreferencesFile(tmp_path / "file" / "settings.json")))
    show(page)
    before = words(page)

    press(page, "Dark")

    said = "The settings file cannot be written, so this applies until the program ends."
    assert (said in before, said in words(page)) == (False, True)


@pytest.mark.parametrize("leave", ["button", "Escape"])
def test_it_leads_back_to_where_one_was(workspace: Workspace, context: PageContext, leave: str) -> None:
    go(workspace, context, Place(JOURNAL))
    workspace.show_aside(PREFERENCES)
    settle(context)
    assert workspace.place.page == PREFERENCES

    if leave == "button":
        press(workspace, "Back to where I was")
    else:
        key(focus(), Qt.Key.Key_Escape)
    settle(context)

    assert workspace.place.page == JOURNAL


def test_from_one_page_about_the_program_to_the_other_one_still_finds_back(
    workspace: Workspace, context: PageContext
) -> None:
    go(workspace, context, Place(JOURNAL))
    for page in ("preferences", "about", "shortcuts"):
        workspace.show_aside(page)
        settle(context)

    press(workspace, "Back to where I was")
    settle(context)

    assert workspace.place.page == JOURNAL


def test_what_is_open_next_time_is_where_one_was_before(
    workspace: Workspace, context: PageContext, show: Shown
) -> None:
    go(workspace, context, Place(JOURNAL))
    workspace.show_aside(PREFERENCES)
    settle(context)
    workspace.save_all()

    again = Workspace(context, NewRecoveryKey(), read_only=False)
    show(again)
    again.start()
    settle(context)

    assert again.place.page == JOURNAL


def test_the_keyboard_begins_with_the_choice_that_holds(workspace: Workspace, context: PageContext) -> None:
    context.preferences.put(replace(context.preferences.now, theme=ThemeChoice.DARK))
    workspace.show_aside(PREFERENCES)
    settle(context)
    assert focus() is button(workspace, "Dark")
    assert len(shown(workspace, QRadioButton)) == 27
