"""The settings file: small, private, and never in the way when it is damaged."""

import json
import os
import stat
from pathlib import Path

import pytest

from assertjournal.services.preferences import (
    ZOOMS,
    FontChoice,
    Preferences,
    PreferencesFile,
    RowShows,
    ThemeChoice,
)

OTHERS = Preferences(
    "abc=",
    panel_shown=False,
    journal="/a/b.ajournal",
    more_questions=("asking",),
    theme=ThemeChoice.DARK,
    zoom=150,
    font=FontChoice.SYSTEM,
    row_shows=RowShows.KINDS,
    remember_journal=False,
    lock_after=60,
    lock_when_minimised=True,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_everything_is_as_shipped(file: Path) -> None:
    assert PreferencesFile(file).read() == Preferences()


def test_what_was_written_comes_back(file: Path) -> None:
    PreferencesFile(file).write(Preferences())

    PreferencesFile(file).write(OTHERS)

    assert PreferencesFile(file).read() == OTHERS


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"panel_shown": "no", "geometry": 1}']
)
def test_a_damaged_file_is_as_good_as_none(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)

    assert PreferencesFile(file).read() == Preferences()


def test_what_can_be_read_of_a_file_is_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"journal": "/j", "more_questions": ["asking", 1], "horses": 3}), encoding="utf-8")

    assert PreferencesFile(file).read() == Preferences(journal="/j", more_questions=("asking",))


@pytest.mark.parametrize("leftover", [False, True])
def test_the_file_is_its_owners_only(file: Path, leftover: bool) -> None:
    before = os.umask(0o022)
    try:
        if leftover:
            file.parent.mkdir()
            file.with_name(f"{file.name}.new").write_bytes(b"")
        PreferencesFile(file).write(OTHERS)
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_folds_are_remembered_by_worksheet() -> None:
    opened = Preferences().with_more_questions("values", opened=True).with_more_questions("asking", opened=True)

    assert opened.more_questions == ("asking", "values")
    assert opened.with_more_questions("values", opened=False).more_questions == ("asking",)


@pytest.mark.parametrize(
    "stored",
    [
        {"theme": "sepia"},
        {"theme": 1},
        {"zoom": 10},
        {"lock_after": 3},
        {"lock_after": -1},
        {"lock_after": "never"},
        {"zoom": 10_000},
        {"zoom": True},
        {"zoom": "100"},
    ],
)
def test_a_choice_that_there_is_not_is_as_shipped(file: Path, stored: dict[str, object]) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps(stored), encoding="utf-8")

    assert PreferencesFile(file).read() == Preferences()


def test_what_another_window_has_changed_stays(file: Path) -> None:
    mine = PreferencesFile(file)
    PreferencesFile(file).write(Preferences(theme=ThemeChoice.DARK))

    mine.write_changes(Preferences(), Preferences(zoom=150))

    assert mine.read() == Preferences(theme=ThemeChoice.DARK, zoom=150)


@pytest.mark.parametrize(("larger", "last"), [(True, ZOOMS[-1]), (False, ZOOMS[0])])
def test_zooming_goes_by_steps_to_its_end(larger: bool, last: int) -> None:
    seen = [Preferences()]
    for _step in ZOOMS:
        seen.append(seen[-1].zoomed(larger=larger))

    assert {one.zoom for one in seen} == {zoom for zoom in ZOOMS if (zoom >= 100 if larger else zoom <= 100)}
    assert seen[-1].zoom == last
