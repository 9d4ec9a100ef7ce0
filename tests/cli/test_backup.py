"""`assertjournal backup` and `restore`: what they print, where files go, and how each failure ends."""

import shutil
from pathlib import Path

import pytest

from assertjournal.data.backup.folder import BACKUPS
from assertjournal.data.journal import journal_file
from assertjournal.data.migrations import steps
from assertjournal.services.transfer.import_json import JsonImport
from tests.data.migrations.test_migrations import add_moods
from tests.support.builders import PASSPHRASE, a_journal, opened
from tests.support.command_line import one_line, run, run_alone, secret_file
from tests.support.disks import write_protected
from tests.support.exports import all_rows, rich_export, shipped_content, written


@pytest.fixture
def secret(tmp_path: Path) -> str:
    return secret_file(tmp_path / "secret", PASSPHRASE.encode())


@pytest.fixture
def rich(journal_path: Path, tmp_path: Path) -> Path:
    """Return a closed journal with something in every table."""
    opened(journal_path)
    JsonImport(shipped_content()).load(written(tmp_path / "rich.json", rich_export()))
    journal_file.close_journal()
    return journal_path


def printed_path(capsys: pytest.CaptureFixture[str]) -> Path:
    return Path(capsys.readouterr().out.splitlines()[0])


def rows_of(path: Path) -> object:
    opened(path)
    try:
        return all_rows()
    finally:
        journal_file.close_journal()


def test_a_backup_and_back_gives_every_row(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", rich, "--passphrase-file", secret) == 0
    backup = printed_path(capsys)

    assert run("restore", backup, "--to", tmp_path / "New.ajournal", "--passphrase-file", secret) == 0

    assert backup.parent == rich / BACKUPS
    assert "Every page was read" in capsys.readouterr().out
    assert rows_of(tmp_path / "New.ajournal") == rows_of(rich)


def test_restoring_needs_no_secret(rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)

    assert run("restore", backup, "--to", tmp_path / "New.ajournal") == 0

    assert "Every byte is as it was" in capsys.readouterr().out
    assert rows_of(tmp_path / "New.ajournal") == rows_of(rich)


@pytest.mark.parametrize("inside", ["in.ajournal", "backups/in.ajournal"])
def test_nothing_is_restored_into_a_journal(
    rich: Path, secret: str, capsys: pytest.CaptureFixture[str], inside: str
) -> None:
    run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)

    assert run("restore", backup, "--to", rich / inside) == 1

    said = capsys.readouterr().err
    assert said == "This place is inside a journal’s own folder. Choose a place outside of it.\n"
    assert not (rich / inside).exists()


def test_it_says_how_much_it_holds(rich: Path, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("backup", rich, "--passphrase-file", secret)

    assert "It contains 5 entries, 1 conversation, 1 person." in capsys.readouterr().out


def test_a_folder_of_ones_choice_gets_the_only_file(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stick").mkdir()
    assert run("backup", rich, "--to", tmp_path / "stick", "--passphrase-file", secret) == 0

    assert list((tmp_path / "stick").iterdir()) == [printed_path(capsys)]
    assert not (rich / BACKUPS).exists()


def test_a_folder_that_is_not_there_is_not_made_for_a_backup(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup", rich, "--to", tmp_path / "stick", "--passphrase-file", secret) == 1

    assert "no folder" in capsys.readouterr().err
    assert not (tmp_path / "stick").exists()


def test_a_journal_that_may_not_be_written_to_is_backed_up_elsewhere(tmp_path: Path, secret: str) -> None:
    (tmp_path / "stick").mkdir()
    with write_protected(tmp_path / "disk", lambda disk: a_journal(disk / "Journal.ajournal")) as disk:
        journal = disk / "Journal.ajournal"

        assert run("backup", journal, "--to", tmp_path / "stick", "--passphrase-file", secret) == 0
        assert run("backup", journal, "--passphrase-file", secret) == 1

    assert len(list((tmp_path / "stick").iterdir())) == 1


def test_a_journals_own_folder_takes_no_backup(rich: Path, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("backup", rich, "--to", rich, "--passphrase-file", secret) == 1

    assert one_line(capsys.readouterr().err)


def test_a_backup_is_exported_searched_and_checked_like_a_journal(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)

    for words in (["check"], ["search", "midday"], ["export", "--format", "json", "--output", tmp_path / "out.json"]):
        assert run(words[0], backup, *words[1:], "--passphrase-file", secret) == 0

    assert (tmp_path / "out.json").exists()
    assert list(backup.parent.iterdir()) == [backup]


def test_a_backup_of_a_backup_is_refused(rich: Path, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)

    assert run("backup", backup, "--passphrase-file", secret) == 1

    assert "is a copy" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-50]), 4),
        (lambda file: file.write_bytes(b"something else"), 4),
        (lambda file: file.unlink(), 1),
    ],
)
def test_a_backup_that_cannot_be_restored_leaves_nothing(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str], spoil: object, code: int
) -> None:
    run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)
    spoil(backup)  # type: ignore[operator]

    assert run("restore", backup, "--to", tmp_path / "New.ajournal") == code

    assert one_line(capsys.readouterr().err)
    assert not [path for path in tmp_path.iterdir() if "New" in path.name]


def test_a_backup_made_by_a_newer_version_is_called_so(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(steps, "STEPS", (*steps.STEPS, add_moods))
        run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)

    assert run("restore", backup, "--to", tmp_path / "New.ajournal") == 5
    assert run("search", backup, "x", "--passphrase-file", secret) == 5


def test_a_wrong_passphrase_restores_nothing(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", rich, "--passphrase-file", secret)
    backup = printed_path(capsys)
    wrong = secret_file(tmp_path / "wrong", b"not these words")

    assert run("restore", backup, "--to", tmp_path / "New.ajournal", "--passphrase-file", wrong) == 3

    assert not (tmp_path / "New.ajournal").exists()


def test_nothing_is_restored_over_a_journal(rich: Path, secret: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("backup", rich, "--passphrase-file", secret)
    before = (rich / "journal.db").read_bytes()

    assert run("restore", printed_path(capsys), "--to", rich) == 1

    assert (rich / "journal.db").read_bytes() == before


def test_an_import_backs_up_first_what_was_there(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    more = written(tmp_path / "more.json", {**rich_export(), "objections": [], "people": [], "conversations": []})

    assert run("import", rich, more, "--dry-run", "--passphrase-file", secret) == 0
    assert not (rich / BACKUPS).exists()
    assert run("import", rich, more, "--passphrase-file", secret) == 0

    assert len(list((rich / BACKUPS).iterdir())) == 1


def test_files_of_a_backup_are_their_owners_only(rich: Path, tmp_path: Path, secret: str) -> None:
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o700)
    done = run_alone(tmp_path, "backup", rich, "--to", stick, "--passphrase-file", secret)
    assert done.returncode == 0, done.stderr
    done = run_alone(tmp_path, "restore", next(stick.iterdir()), "--to", tmp_path / "New.ajournal")
    assert done.returncode == 0, done.stderr

    made = [stick, *stick.rglob("*"), tmp_path / "New.ajournal", *(tmp_path / "New.ajournal").rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in made} == {"0o700", "0o600"}


def test_a_restored_journal_needs_nothing_of_the_old_one(
    rich: Path, tmp_path: Path, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run("backup", rich, "--to", tmp_path, "--passphrase-file", secret)
    backup = printed_path(capsys)
    rows = rows_of(rich)
    shutil.rmtree(rich)

    run("restore", backup, "--to", rich)

    assert rows_of(rich) == rows
