"""Which words open the window, and which are for the command line."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from assertjournal.app import main
from assertjournal.core.locale_settings import LocaleSettings
from assertjournal.core.summary import Paper
from tests.support.builders import TODAY


@pytest.mark.parametrize("words", [["frob"], ["chek", "Journal.ajournal"], ["--nonsense"]])
def test_a_word_that_is_neither_command_nor_journal_is_wrong_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["Journal.ajournal"], ["."]])
def test_without_a_display_the_window_says_so(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert main(words) == 1
    assert "no display" in capsys.readouterr().err


def test_a_missing_journal_is_named_before_a_passphrase_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "Nothing.ajournal"), "--passphrase-file", str(tmp_path / "missing")]) == 1
    assert "no journal at this place" in capsys.readouterr().err


@pytest.mark.parametrize(("before", "after"), [("/someone/lib", "/someone/lib"), ("", None)])
def test_what_the_frozen_program_starts_finds_the_libraries_of_the_system(
    before: str, after: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/frozen/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "0")

    assert main(["--nonsense"]) == 2

    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"


def test_the_program_of_a_checkout_leaves_the_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/someone/lib")

    main(["--nonsense"])

    assert os.environ["LD_LIBRARY_PATH"] == "/someone/lib"


def test_a_command_has_no_way_out_and_leaves_no_core_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("assertjournal.app.leave_no_core", lambda: done.append("no core"))
    monkeypatch.setattr(
        "assertjournal.app.refuse_network", lambda *, with_window: done.append(f"window: {with_window}")
    )
    monkeypatch.setattr("assertjournal.cli.main.main", lambda _words, *, locale_settings: done.append("command"))

    main(["search"])

    assert done == ["no core", "window: False", "command"]


@pytest.mark.parametrize(
    ("locale", "day", "paper"), [("en_US", "Nov 23, 2026", Paper.LETTER), ("de_DE", "23. Nov. 2026", Paper.A4)]
)
def test_commands_write_by_the_customs_of_the_user(
    locale: str, day: str, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[LocaleSettings] = []

    def command(_words: Sequence[str], *, locale_settings: Callable[[], LocaleSettings]) -> int:
        found.append(locale_settings())
        return 0

    monkeypatch.setattr("assertjournal.cli.main.main", command)
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        main(["search"])
    finally:
        QLocale.setDefault(before)

    assert [(locale_settings.formatter.day(TODAY), locale_settings.paper) for locale_settings in found] == [
        (day, paper)
    ]
