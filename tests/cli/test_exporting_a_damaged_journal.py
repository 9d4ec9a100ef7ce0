"""Exporting a damaged journal: what can be read is written, what cannot is counted, and the exit code says so."""

import json
from pathlib import Path

import pytest

from assertjournal.data.database.database import saving
from assertjournal.data.journal import journal_file
from assertjournal.data.tables import entries
from tests.support.builders import PASSPHRASE, an_entry, opened
from tests.support.command_line import one_line, run, secret_file

ENTRIES = 60


@pytest.fixture
def written(journal_path: Path) -> Path:
    """Return a closed journal with many entries."""
    opened(journal_path)
    with saving():
        for number in range(ENTRIES):
            text = f"{number} words " * 200
            entries.put(an_entry(answers={"text": text}), text)
    journal_file.close_journal()
    return journal_path


def damage(journal: Path, fraction: float) -> None:
    file = journal / journal_file.DATABASE_FILE
    content = bytearray(file.read_bytes())
    content[int(len(content) * fraction)] ^= 1
    file.write_bytes(content)


def export(journal: Path, tmp_path: Path) -> int:
    secret = secret_file(tmp_path / "secret", PASSPHRASE.encode())
    output = tmp_path / "out.json"
    return run("export", journal, "--format", "json", "--output", output, "--history", "--passphrase-file", secret)


def test_what_can_be_read_is_exported(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(written, 0.5)

    assert export(written, tmp_path) == 4

    exported = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["entries"]
    said = capsys.readouterr()
    assert 0 < ENTRIES - len(exported) < 10
    assert f"Exported {len(exported)} entries." in said.out
    assert f"Left out, as it cannot be read: {ENTRIES - len(exported)} entr" in said.err
    assert one_line(said.err)


def test_a_sound_journal_is_exported_whole(written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(written, tmp_path) == 0

    assert f"Exported {ENTRIES} entries." in capsys.readouterr().out


def test_a_journal_without_a_beginning_leaves_no_file(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(written, 0.0)

    assert export(written, tmp_path) == 4

    assert not (tmp_path / "out.json").exists()
    assert one_line(capsys.readouterr().err)


def test_the_damaged_file_is_left_as_it_is(written: Path, tmp_path: Path) -> None:
    damage(written, 0.5)
    before = (written / journal_file.DATABASE_FILE).read_bytes()

    export(written, tmp_path)

    assert (written / journal_file.DATABASE_FILE).read_bytes() == before
