"""Which words open the window, and which are for the command line."""

import os
import resource
import sys
from pathlib import Path

import pytest

from assertjournal.app import main


@pytest.fixture(autouse=True)
def limits_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "setrlimit", lambda *_limits: None)


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


@pytest.mark.parametrize(("before", "after"), [("/somebody/lib", "/somebody/lib"), ("", None)])
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
    monkeypatch.setenv("LD_LIBRARY_PATH", "/somebody/lib")

    main(["--nonsense"])

    assert os.environ["LD_LIBRARY_PATH"] == "/somebody/lib"
