"""Passphrases for the command line: from a file, standard input or the terminal, and plain words without one."""

import io
import sys
from pathlib import Path

import pytest

from assertjournal.cli.secret_input import LONGEST_LINE
from tests.support.builders import PASSPHRASE
from tests.support.command_line import one_line, run, run_alone, secret_file

Output = pytest.CaptureFixture[str]


def test_a_typed_passphrase_is_asked_for_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prompts: list[str] = []

    def typed(prompt: str) -> str:
        prompts.append(prompt)
        return PASSPHRASE

    monkeypatch.setattr("getpass.getpass", typed)

    assert run("new", tmp_path / "J") == 0
    assert len(prompts) == 2


def test_two_different_passphrases_make_no_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    typed = iter(["one", "two"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))

    assert run("new", tmp_path / "J") == 1
    assert one_line(capsys.readouterr().err)
    assert not (tmp_path / "J").exists()


def test_a_typed_passphrase_opens_after_one_question(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSPHRASE)

    assert run("check", journal_path) == 0


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n", b"\nanother line\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_passphrase_is_the_first_line_of_its_file(
    journal_path: Path, tmp_path: Path, mark: bytes, ending: bytes
) -> None:
    file = secret_file(tmp_path / "passphrase", mark + PASSPHRASE.encode() + ending)

    assert run("check", journal_path, "--passphrase-file", file) == 0


def test_a_dash_reads_the_passphrase_from_standard_input(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PASSPHRASE.encode() + b"\n")))

    assert run("check", journal_path, "--passphrase-file", "-") == 0


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nabc", b"\xff\xfe", b"x" * (LONGEST_LINE + 1)])
def test_an_unusable_passphrase_file_is_one_plain_line(
    journal_path: Path, tmp_path: Path, capsys: Output, content: bytes
) -> None:
    assert run("check", journal_path, "--passphrase-file", secret_file(tmp_path / "passphrase", content)) == 1
    assert one_line(capsys.readouterr().err)


@pytest.mark.parametrize("name", ["nothing", ".", "x" * 300])
def test_a_passphrase_file_that_cannot_be_read_is_one_plain_line(
    journal_path: Path, tmp_path: Path, capsys: Output, name: str
) -> None:
    assert run("check", journal_path, "--passphrase-file", tmp_path / name) == 1
    assert one_line(capsys.readouterr().err)


def test_without_a_terminal_or_file_there_is_no_passphrase(journal_path: Path, tmp_path: Path) -> None:
    done = run_alone(tmp_path, "check", journal_path)

    assert done.returncode == 1
    assert done.stderr.decode().startswith("There is no terminal to ask")
