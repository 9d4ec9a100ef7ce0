"""The command that changes the passphrase."""

from dataclasses import replace
from pathlib import Path

import pytest

from assertjournal.cli.main import main
from assertjournal.data.keys.key_file import read_key_file, write_key_file
from assertjournal.services.safety.journals import Journals
from tests.support.builders import PASSPHRASE, a_journal
from tests.support.command_line import one_line, run, run_alone, secret_file

Output = pytest.CaptureFixture[str]
NEW = b"four other words now"


@pytest.fixture
def old(tmp_path: Path) -> str:
    return secret_file(tmp_path / "old", PASSPHRASE.encode() + b"\n")


@pytest.fixture
def new(tmp_path: Path) -> str:
    return secret_file(tmp_path / "new", NEW + b"\n")


def test_the_passphrase_is_changed(journal_path: Path, old: str, new: str, capsys: Output) -> None:
    assert run("passphrase", journal_path, "--passphrase-file", old, "--new-passphrase-file", new) == 0

    output = capsys.readouterr()
    assert output.out.startswith("The passphrase is changed. The recovery key is still the same.\n")
    assert output.err == ""
    assert run("check", journal_path, "--passphrase-file", new) == 0
    assert run("check", journal_path, "--passphrase-file", old) == 3


def test_the_recovery_key_lets_a_forgotten_one_be_changed(tmp_path: Path, new: str) -> None:
    key = secret_file(tmp_path / "key", a_journal(tmp_path / "J").encode())

    assert run("passphrase", tmp_path / "J", "--recovery-key-file", key, "--new-passphrase-file", new) == 0
    assert run("check", tmp_path / "J", "--passphrase-file", new) == 0


def test_both_can_come_one_after_the_other_from_standard_input(journal_path: Path, tmp_path: Path, new: str) -> None:
    both = PASSPHRASE.encode() + b"\n" + NEW + b"\n"

    done = run_alone(
        tmp_path, "passphrase", journal_path, "--passphrase-file", "-", "--new-passphrase-file", "-", stdin=both
    )

    assert done.returncode == 0
    assert run("check", journal_path, "--passphrase-file", new) == 0


def test_a_terminal_is_asked_for_the_old_one_once_and_for_the_new_one_twice(
    journal_path: Path, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = iter([PASSPHRASE, NEW.decode(), NEW.decode()])

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return next(answers)

    monkeypatch.setattr("getpass.getpass", answer)

    assert run("passphrase", journal_path) == 0
    assert asked == ["Passphrase: ", "New passphrase: ", "The same again: "]
    assert run("check", journal_path, "--passphrase-file", new) == 0


def test_two_new_ones_that_differ_change_nothing(
    journal_path: Path, old: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    answers = iter(["one thing", "another"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))

    assert run("passphrase", journal_path, "--passphrase-file", old) == 1
    assert one_line(capsys.readouterr().err)
    assert run("check", journal_path, "--passphrase-file", old) == 0


def test_a_wrong_passphrase_is_exit_code_3(journal_path: Path, new: str, capsys: Output) -> None:
    assert run("passphrase", journal_path, "--passphrase-file", new, "--new-passphrase-file", new) == 3
    assert one_line(capsys.readouterr().err)


def test_a_journal_in_use_is_exit_code_6(open_journal: Path, old: str, new: str) -> None:
    assert run("passphrase", open_journal, "--passphrase-file", old, "--new-passphrase-file", new) == 6


def test_an_empty_new_one_is_exit_code_1(journal_path: Path, tmp_path: Path, old: str) -> None:
    empty = secret_file(tmp_path / "empty", b"\n")

    assert run("passphrase", journal_path, "--passphrase-file", old, "--new-passphrase-file", empty) == 1
    assert run("check", journal_path, "--passphrase-file", old) == 0


def test_one_made_with_less_memory_says_so(
    journal_path: Path, old: str, new: str, capsys: Output, short_of_memory: Journals
) -> None:
    arguments = ["passphrase", str(journal_path), "--passphrase-file", old, "--new-passphrase-file", new]

    assert main(arguments, short_of_memory) == 0
    assert capsys.readouterr().err == (
        "Memory was short, so this passphrase is easier to guess than usual. "
        "Close other programs and change it once more.\n"
    )


@pytest.fixture
def without_recovery_key(journal_path: Path) -> Path:
    """Return a journal whose key files have lost the slot of the recovery key."""
    header = read_key_file(journal_path)
    write_key_file(journal_path, replace(header, slots=header.slots[:1]))
    return journal_path


def test_a_missing_recovery_key_is_not_called_the_same(
    without_recovery_key: Path, old: str, new: str, capsys: Output
) -> None:
    run("passphrase", without_recovery_key, "--passphrase-file", old, "--new-passphrase-file", new)

    said = capsys.readouterr().out
    assert said.startswith("The passphrase is changed. There is no recovery key.")


def test_the_check_says_what_opens_a_journal(journal_path: Path, old: str, capsys: Output) -> None:
    run("check", journal_path, "--passphrase-file", old)

    assert "What opens it: passphrase and recovery key\n" in capsys.readouterr().out


def test_the_check_says_that_a_recovery_key_is_missing(without_recovery_key: Path, old: str, capsys: Output) -> None:
    assert run("check", without_recovery_key, "--passphrase-file", old) == 0

    assert "What opens it: There is no recovery key." in capsys.readouterr().out
