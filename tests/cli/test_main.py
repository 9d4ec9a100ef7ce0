"""The command line: what it prints, where, and every exit code."""

import os
import re
import signal
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from assertjournal.cli import journal as cli_journal
from assertjournal.cli.main import main
from assertjournal.commands import COMMANDS
from assertjournal.data.database.database import database
from assertjournal.data.journal.journal_file import close_journal
from assertjournal.data.journal.key_to_keep import is_key_to_keep
from assertjournal.services.safety.journals import CheckResult, Journals
from assertjournal.version import VERSION
from tests.support.builders import PASSPHRASE, opened
from tests.support.command_line import PROGRAM, one_line, run, run_alone, secret_file
from tests.support.exports import Document, entry_item, export_of, exported, rich_export, written
from tests.support.source_tree import ROOT

CANARY = "zanzibar"
RECOVERY_KEY = r"([0-9A-Z]{5}-){6}[0-9A-Z]{4}"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def passphrase(tmp_path: Path) -> str:
    return secret_file(tmp_path / "passphrase", PASSPHRASE.encode() + b"\n")


def test_a_new_journal_opens_with_the_recovery_key_it_printed(tmp_path: Path, passphrase: str, capsys: Output) -> None:
    assert run("new", tmp_path / "J", "--passphrase-file", passphrase) == 0

    key = capsys.readouterr().out
    file = secret_file(tmp_path / "key", key.encode())
    assert run("check", tmp_path / "J", "--recovery-key-file", file) == 0


@pytest.mark.parametrize("inside", ["sub", "backups/New.ajournal", "deeper/New.ajournal"])
def test_no_journal_is_made_inside_a_journal(journal_path: Path, passphrase: str, capsys: Output, inside: str) -> None:
    before = sorted(journal_path.rglob("*"))

    assert run("new", journal_path / inside, "--passphrase-file", passphrase) == 1

    said = capsys.readouterr().err
    assert said == "This place is inside a journal’s own folder. Choose a place outside of it.\n"
    assert sorted(journal_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["keys.json", "journal.db"])
def test_a_file_that_is_only_called_as_those_of_a_journal_keeps_nobody_from_making_one_below(
    tmp_path: Path, passphrase: str, name: str
) -> None:
    (tmp_path / name).touch()

    assert run("new", tmp_path / "deeper" / "J.ajournal", "--passphrase-file", passphrase) == 0


def test_a_new_journal_prints_nothing_but_the_key_on_standard_output(
    tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    run("new", tmp_path / "J", "--passphrase-file", passphrase)

    assert re.fullmatch(RECOVERY_KEY + r"\n", capsys.readouterr().out)


def test_a_new_journal_remembers_that_its_key_is_to_be_kept(tmp_path: Path, passphrase: str) -> None:
    run("new", tmp_path / "J", "--passphrase-file", passphrase)

    opened(tmp_path / "J")
    assert is_key_to_keep()
    close_journal()


def test_a_new_journal_made_with_less_memory_says_so(
    tmp_path: Path, passphrase: str, capsys: Output, short_of_memory: Journals
) -> None:
    assert main(["new", str(tmp_path / "J"), "--passphrase-file", passphrase], short_of_memory) == 0
    output = capsys.readouterr()
    assert re.fullmatch(RECOVERY_KEY + r"\n", output.out)
    assert output.err.splitlines() == [
        "Memory was short, so this passphrase is easier to guess than usual. Close other programs and start again.",
        "The journal is made. Keep this recovery key safe; it is not shown again.",
    ]


def test_a_new_journal_made_with_all_its_memory_says_nothing_of_it(
    tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    run("new", tmp_path / "J", "--passphrase-file", passphrase)

    assert capsys.readouterr().err == "The journal is made. Keep this recovery key safe; it is not shown again.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["new"],
        ["import", "J"],
        ["export", "J"],
        ["export", "J", "--output", "x", "--format", "pdf"],
        ["export", "J", "--output", "x", "--since", "yesterday"],
        ["export", "J", "--output", "x", "--since", "2026-02-30"],
        ["export", "J", "--output", "x", "--since", "2026-02-02", "--until", "2026-02-01"],
        ["export", "J", "--output", "x", "--conversation", "mine"],
        ["check", "J", "--passphrase", "secret"],
        ["check", "J", "--passphrase-file", "a", "--recovery-key-file", "b"],
        ["scenarios", "--format", "xml"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(capsys: Output, arguments: list[str]) -> None:
    assert run(*arguments) == 2
    assert one_line(capsys.readouterr().err)


@pytest.mark.parametrize("command", ["export", "summary"])
def test_days_in_the_wrong_order_point_to_the_help_of_their_command(capsys: Output, command: str) -> None:
    run(command, "J", "--output", "x", "--since", "2026-02-02", "--until", "2026-02-01")
    assert f"Type “assertjournal {command} --help”" in capsys.readouterr().err


def test_a_refused_file_is_exit_code_1_and_names_file_and_place(
    journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    good, bad = written(tmp_path / "good.json", export_of()), written(tmp_path / "bad.json", export_of(entries=[{}]))

    assert run("import", journal_path, good, bad, "--passphrase-file", passphrase) == 1
    output = capsys.readouterr()
    assert one_line(output.err)
    assert output.err.startswith("bad.json: entries[0].id is missing.")
    assert output.out.startswith("good.json: Imported nothing.")


def test_files_after_a_refused_one_are_named_as_not_read(
    journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    bad, good = written(tmp_path / "bad.json", export_of(entries=[{}])), written(tmp_path / "good.json", export_of())
    assert run("import", journal_path, bad, good, "--passphrase-file", passphrase) == 1
    assert "Not read any more: good.json." in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--passphrase-file", "--recovery-key-file"])
def test_a_wrong_secret_is_exit_code_3(journal_path: Path, tmp_path: Path, capsys: Output, option: str) -> None:
    assert run("check", journal_path, option, secret_file(tmp_path / "wrong", b"wrong\n")) == 3
    assert one_line(capsys.readouterr().err)


def test_a_missing_journal_is_exit_code_1(tmp_path: Path, passphrase: str) -> None:
    assert run("check", tmp_path / "nothing", "--passphrase-file", passphrase) == 1


def test_a_place_that_cannot_be_looked_into_is_exit_code_1(tmp_path: Path, passphrase: str, capsys: Output) -> None:
    assert run("check", tmp_path / ("long" * 100), "--passphrase-file", passphrase) == 1
    assert one_line(error := capsys.readouterr().err)
    assert error.startswith("The journal’s place cannot be read (File name too long). Check")


def test_what_is_no_journal_is_exit_code_4(tmp_path: Path, passphrase: str) -> None:
    assert run("check", tmp_path, "--passphrase-file", passphrase) == 4


def test_a_damaged_journal_is_exit_code_4(journal_path: Path, passphrase: str) -> None:
    (journal_path / "journal.db").write_bytes(b"x" * 8_192)

    assert run("check", journal_path, "--passphrase-file", passphrase) == 4


def test_what_could_not_be_checked_is_no_damage(
    journal_path: Path, passphrase: str, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone = (CheckResult("The seal of every page", (), undone="SQLITE_BUSY"),)
    monkeypatch.setattr(Journals, "check", lambda _self: undone)

    assert run("check", journal_path, "--passphrase-file", passphrase) == 1
    assert "The seal of every page: could not be checked (SQLITE_BUSY)" in capsys.readouterr().out


def test_findings_are_exit_code_4_and_are_listed(
    journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    many = written(tmp_path / "many.json", export_of(entries=[entry_item(number) for number in range(200)]))
    run("import", journal_path, many, "--passphrase-file", passphrase)
    stored = journal_path / "journal.db"
    content = bytearray(stored.read_bytes())
    content[-2_000] ^= 1
    stored.write_bytes(content)
    capsys.readouterr()

    assert run("check", journal_path, "--passphrase-file", passphrase) == 4
    output = capsys.readouterr()
    assert "The seal of every page: not in order" in output.out
    assert one_line(output.err)


def test_a_sound_journal_says_what_was_checked(journal_path: Path, passphrase: str, capsys: Output) -> None:
    assert run("check", journal_path, "--passphrase-file", passphrase) == 0
    assert capsys.readouterr().out.count(": in order") == 4


def test_an_export_of_a_newer_version_is_exit_code_5(journal_path: Path, tmp_path: Path, passphrase: str) -> None:
    newer = written(tmp_path / "newer.json", {**export_of(), "version": 2})

    assert run("import", journal_path, newer, "--passphrase-file", passphrase) == 5


def test_a_journal_in_use_is_exit_code_6(open_journal: Path, tmp_path: Path, passphrase: str) -> None:
    done = run_alone(tmp_path, "check", open_journal, "--passphrase-file", passphrase)

    assert done.returncode == 6
    assert one_line(done.stderr.decode())


def test_an_interruption_is_exit_code_130(monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path) -> None:
    monkeypatch.setattr("getpass.getpass", lambda prompt: os.kill(os.getpid(), signal.SIGTERM))

    assert run("new", tmp_path / "J") == 130
    assert one_line(capsys.readouterr().err)


def test_the_unexpected_is_named_by_its_type_only(
    monkeypatch: pytest.MonkeyPatch, capsys: Output, tmp_path: Path
) -> None:
    def failing(arguments: object, journals: object, locale_settings: object) -> int:
        raise ZeroDivisionError(CANARY)

    monkeypatch.setattr(cli_journal, "run", failing)

    assert run("new", tmp_path / "J") == 1
    error = capsys.readouterr().err
    assert one_line(error)
    assert error.startswith("Something unexpected went wrong (ZeroDivisionError). Try again.")


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", PROGRAM, "scenarios", "ben"]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)

    assert (done.returncode, done.stderr) == (1, b"")


def test_every_command_closes_the_journal(journal_path: Path, tmp_path: Path, passphrase: str) -> None:
    run("export", journal_path, "--output", tmp_path / "out.json", "--passphrase-file", passphrase)

    assert database.is_closed()


def test_a_dry_run_says_what_would_be_imported(
    journal_path: Path, tmp_path: Path, passphrase: str, capsys: Output
) -> None:
    file = written(tmp_path / "rich.json", rich_export())

    run("import", journal_path, file, "--dry-run", "--passphrase-file", passphrase)
    run("import", journal_path, file, "--passphrase-file", passphrase)

    would, did = capsys.readouterr().out.splitlines()
    assert would.startswith("Would import 1 conversation, 5 entries, 1 objection, 1 person, ")
    assert did == would.replace("Would import", "Imported")


def test_a_target_that_exists_is_refused_before_any_passphrase(journal_path: Path, passphrase: str) -> None:
    assert run("export", journal_path, "--output", passphrase, "--passphrase-file", "nothing") == 1


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def a_thousand() -> Document:
    return export_of(entries=[entry_item(number, answers={"request": f"{CANARY} {number}"}) for number in range(1_000)])


@pytest.mark.slow
def test_a_thousand_entries_come_out_as_they_went_in_and_are_nowhere_in_plain_text(tmp_path: Path) -> None:
    home, journal, secret = tmp_path / "home", tmp_path / "home" / "J", ("--passphrase-file", "-")
    home.mkdir()
    source, target = written(tmp_path / "in.json", a_thousand()), tmp_path / "out.json"

    results = [
        run_alone(home, "new", journal, *secret, stdin=b"pass\n"),
        run_alone(home, "import", journal, source, *secret, stdin=b"pass\n"),
        run_alone(home, "export", journal, "--output", target, *secret, stdin=b"pass\n"),
    ]

    assert [(result.returncode, result.stderr[:40]) for result in results[1:]] == [(0, b""), (0, b"")]
    assert results[1].stdout.decode() == "Imported 1,000 entries. Skipped 0 that were there already.\n"
    assert exported(target)["entries"] == a_thousand()["entries"]
    assert [path for path in files_below(home) if CANARY.encode() in path.read_bytes()] == []
    assert {stat.S_IMODE(path.stat().st_mode) for path in (*files_below(home), target)} == {0o600}
    assert stat.S_IMODE(journal.stat().st_mode) == 0o700


def test_the_version_is_that_of_the_project(capsys: Output) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert run("--version") == 0
    assert capsys.readouterr().out == f"assertjournal {project['version']}\n"
    assert project["version"] == VERSION


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help(capsys: Output, command: str) -> None:
    assert run(command, "--help") == 0
    assert f"usage: assertjournal {command}" in capsys.readouterr().out


def test_the_help_names_every_command(capsys: Output) -> None:
    assert run("--help") == 0

    helped = {line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("    ")}
    assert helped >= COMMANDS
